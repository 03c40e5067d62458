using MqttCertGate.Findings;
using MqttCertGate.Manifests;
using MqttCertGate.Rules;

namespace MqttCertGate;

/// <summary>What the rules in force for an entry ask of whoever makes its key, certificate and files.</summary>
internal sealed class IssuanceDemands
{
    // Types that .NET can make, the one first that most brokers and clients take and that is quickest.
    private static readonly (string Type, string Kind, int RsaBits)[] Makeable =
    [
        ("P-256", "EC", 0), ("P-384", "EC", 0), ("RSA-2048", "RSA", 2048), ("RSA-3072", "RSA", 3072), ("RSA-4096", "RSA", 4096), ("P-521", "EC", 0),
    ];

    /// <summary>TDMQ for MQTT, page 76736, step 1 (-days 365).</summary>
    private const int UsualDays = 365;

    private readonly CertificateEntry entry;
    private readonly RuleSet rules;

    public IssuanceDemands(RulePolicy policy, CertificateEntry entry)
    {
        this.entry = entry;
        rules = RuleSet.Resolve(isPublic: entry.Pki?.Value == Pki.Public, [.. policy.LayersFor(entry)]);
    }

    /// <summary>The key type to take, as <c>key-type</c> spells it; null where none that can be made is accepted.</summary>
    public string? KeyType => (
        from key in Makeable
        where entry.KeyType is { } pinned ? key.Type == pinned.Value : IsAccepted(key.Type, key.Kind)
        where key.RsaBits == 0 || key.RsaBits >= Get(RsaModulusTooShort.Rule, RsaModulusTooShort.MinimumBits)
        orderby key.RsaBits > 0 && key.RsaBits < Get(RsaModulusTooShort.Rule, RsaModulusTooShort.RecommendedBits)
        select key.Type).FirstOrDefault();

    /// <summary>For how many days of 86,400 seconds to issue.</summary>
    public int Days => entry.MaxValidity?.Value
        ?? Math.Min(Get(ValidityTooLong.Rule, ValidityTooLong.MaximumDays), Get(ValidityTooLong.Rule, ValidityTooLong.RecommendedDays) is > 0 and var days ? days : UsualDays);

    /// <summary>Whether the leaf stands alone in its file and the intermediates in another: as the broker takes them, else as the entry declares them.</summary>
    public bool IsLeafAlone => rules.Rules.Any(rule => rule.Rule == ChainFileSplit.Rule)
        ? Get(ChainFileSplit.Rule, ChainFileSplit.RequiredLeafAlone)
        : entry.Chain.Count > 0;

    /// <summary>The rule on accepted keys speaks of servers.</summary>
    private bool IsAccepted(string type, string kind)
    {
        bool Names(IReadOnlyList<string> words) => words.Contains(type) || words.Contains(kind);
        var accepted = Get(KeyTypeNotAccepted.Rule, KeyTypeNotAccepted.AcceptedKeys);
        return entry.Role?.Value == Role.Client
            || ((accepted.Count == 0 || Names(accepted)) && !Names(Get(KeyTypeNotAccepted.Rule, KeyTypeNotAccepted.RefusedKeys)));
    }

    /// <summary>The value in force; the default where the rule is off.</summary>
    private T Get<T>(Rule rule, Parameter<T> parameter)
        where T : notnull =>
        rules.Rules.FirstOrDefault(configured => configured.Rule == rule)?.Parameters.TryGetValue(parameter.Name, out var value) == true ? (T)value : parameter.Default;
}
