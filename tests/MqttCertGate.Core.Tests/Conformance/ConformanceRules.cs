using MqttCertGate.Artifacts;
using MqttCertGate.Findings;
using MqttCertGate.Manifests;
using MqttCertGate.Profiles;
using MqttCertGate.Rules;

namespace MqttCertGate.Tests.Conformance;

/// <summary>
/// The rules a case is judged by: at their default levels, as for a manifest without profile, and as a private PKI's, but for two suites. x509-limbo
/// asks what a strict client says, so it is judged as a manifest with the overlay for such clients would be; and where it asks what the CA/B Forum
/// demands, as publicly trusted. PKITS asks for paths alone.
/// </summary>
internal static class ConformanceRules
{
    private static readonly RuleLayer StrictClient = new(ProfileReader.Read(
        ProfileKind.Clients, new Located<string>("python-3.13", SourceLocation.StartOf("/case/mqttcertgate.yml")), "/case", new Repository("/case")).Profile!.Rules);

    // The generator of x509-limbo marks no keyUsage critical, in leaf or CA, whatever a case is about.
    private static readonly RuleLayer LimboItself = new(
    [
        Set("ku.not-critical", Level.Warning),
        Set("ku.ca-present-critical", Level.Warning),
    ]);

    // RFC 5280 knows no servers: what one needs beside a valid path is asked in the cases of the web's PKI, which have a twin of each of these.
    private static readonly RuleLayer NoServer = new(
    [
        Set("bc.leaf-not-ca", Level.Warning),
        Set("ku.digital-signature", Level.Warning),
        Set("eku.server-auth", Level.Error, PurposeMissing.Required, false),
        Set("san.missing", Level.Warning),
    ]);

    // x509-limbo takes the grammar of RFC 1034 §3.5 for a must, whoever issued the certificate.
    private static readonly RuleLayer StrictNames = new([Set("id.dns-underscore", Level.Error)]);

    // PKITS is older than RFC 5280: RFC 3280 left it to CAs whether policyConstraints are critical, and test 4.6.4 wants basicConstraints that are not
    // accepted. Both bind the CA alone, and no path.
    private static readonly RuleLayer PathsAlone = new(
    [
        Set("bc.critical", Level.Warning),
        Set("policy-ext.misplaced", Level.Warning),
    ]);

    private static readonly RuleSet Default = RuleSet.Resolve(isPublic: false);
    private static readonly RuleSet Limbo = RuleSet.Resolve(isPublic: false, StrictClient, LimboItself, NoServer, StrictNames);
    private static readonly RuleSet PublicLimbo = RuleSet.Resolve(isPublic: true, StrictClient, LimboItself);

    private static readonly RuleSet Pkits = RuleSet.Resolve(isPublic: false, PathsAlone);

    public static RuleSet For(PathCase item) => item.Suite switch
    {
        "limbo" => IsPublic(item) ? PublicLimbo : Limbo,
        "nist-pkits" => Pkits,
        _ => Default,
    };

    /// <summary>x509-limbo names by the first part of an identifier which document a case is about.</summary>
    public static bool IsPublic(PathCase item) => item.Suite == "limbo" && item.Id.StartsWith("webpki::", StringComparison.Ordinal);

    private static RuleSetting Set(string rule, Level level, Parameter<bool>? parameter = null, bool value = false) => new(
        new Located<string>(rule, SourceLocation.StartOf(rule)), level,
        parameter is null ? [] : new Dictionary<string, object> { [parameter.Name] = value });
}
