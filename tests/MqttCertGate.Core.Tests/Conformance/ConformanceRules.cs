using MqttCertGate.Findings;
using MqttCertGate.Manifests;
using MqttCertGate.Rules;

namespace MqttCertGate.Tests.Conformance;

/// <summary>
/// The rules a case is judged by: at their default levels, as for a manifest without profile, and as a private PKI's, but for two suites. x509-limbo
/// asks what a strict client says, so it is judged as a manifest with the overlay for such clients would be; and where it asks what the CA/B Forum
/// demands, as publicly trusted. PKITS asks for paths alone.
/// </summary>
internal static class ConformanceRules
{
    // What OpenSSL demands with X509_V_FLAG_X509_STRICT (check_extensions in crypto/x509/x509_vfy.c), of anchors too; and the syntax of names.
    private static readonly IReadOnlyList<RuleSetting> StrictClient =
    [
        Set("bc.critical", Level.Error, anchorsToo: true),
        Set("ski.ca-missing", Level.Error, anchorsToo: true),
        Set("kid.critical", Level.Error, anchorsToo: true),
        Set("aki.missing", Level.Error),
        Set("id.dns-underscore", Level.Error),
    ];

    // The generator of x509-limbo marks no keyUsage critical, in leaf or CA, whatever a case is about.
    private static readonly IReadOnlyList<RuleSetting> LimboItself =
    [
        Set("ku.not-critical", Level.Warning),
        Set("ku.ca-present-critical", Level.Warning),
    ];

    // Nor does it ask which common name a leaf has, in any case that is not about that.
    private static readonly IReadOnlyList<RuleSetting> CommonNameAside = [Set("id.cn-in-san", Level.Warning)];

    // PKITS is older than RFC 5280: RFC 3280 left it to CAs whether policyConstraints are critical, and test 4.6.4 wants basicConstraints that are not
    // accepted. Both bind the CA alone, and no path.
    private static readonly IReadOnlyList<RuleSetting> PathsAlone =
    [
        Set("bc.critical", Level.Warning),
        Set("policy-ext.misplaced", Level.Warning),
    ];

    private static readonly IReadOnlyList<ConfiguredRule> Default = RuleSet.Resolve(isPublic: false);
    private static readonly IReadOnlyList<ConfiguredRule> Limbo = RuleSet.Resolve(isPublic: false, StrictClient, LimboItself);
    private static readonly IReadOnlyList<ConfiguredRule> PublicLimbo = RuleSet.Resolve(isPublic: true, StrictClient, LimboItself, CommonNameAside);
    private static readonly IReadOnlyList<ConfiguredRule> CommonNames = RuleSet.Resolve(isPublic: true, StrictClient, LimboItself);
    private static readonly IReadOnlyList<ConfiguredRule> Pkits = RuleSet.Resolve(isPublic: false, PathsAlone);

    public static IReadOnlyList<ConfiguredRule> For(PathCase item) => item.Suite switch
    {
        "limbo" when item.Id.StartsWith("webpki::cn::", StringComparison.Ordinal) => CommonNames,
        "limbo" => IsPublic(item) ? PublicLimbo : Limbo,
        "nist-pkits" => Pkits,
        _ => Default,
    };

    /// <summary>x509-limbo names by the first part of an identifier which document a case is about.</summary>
    public static bool IsPublic(PathCase item) => item.Suite == "limbo" && item.Id.StartsWith("webpki::", StringComparison.Ordinal);

    private static RuleSetting Set(string rule, Level level, bool anchorsToo = false) => new(
        new Located<string>(rule, SourceLocation.StartOf(rule)), level,
        anchorsToo ? new Dictionary<string, object> { [AnchorGrade.AnchorsToo.Name] = true } : []);
}
