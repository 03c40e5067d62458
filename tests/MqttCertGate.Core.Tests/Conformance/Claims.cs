namespace MqttCertGate.Tests.Conformance;

/// <summary>What the gate does not claim to do: cases that ask for it are skipped, by what they ask for and never by name.</summary>
internal static class Claims
{
    private static readonly (string Feature, string Reason)[] NotClaimed =
    [
        ("pedantic-", "no client that is known demands it"),
        ("max-chain-depth", "the depth of a path is limited by its certificates, not by the caller"),
        ("policy-inputs", "any policy is accepted: the caller names none"),
        ("dsa", "DSA is refused whatever it signs (MCG2022)"),
    ];

    /// <summary>Planned, and not there yet.</summary>
    private static readonly (string Name, Func<PathCase, bool> Asks)[] PendingFeatures =
    [
        ("crl", item => item.Features.Contains("has-crl") || item.Features.Contains("crl-decides")),
        ("policies", item => item.Features.Contains("policy") || item.Features.Contains("has-policy-constraints")),
    ];

    /// <summary>Null for a case that is claimed.</summary>
    public static string? ReasonToSkip(PathCase item) =>
        NotClaimed.Where(claim => item.Features.Any(feature => feature.StartsWith(claim.Feature, StringComparison.Ordinal)))
            .Select(claim => claim.Reason)
            .Concat(PendingFeatures.Where(feature => feature.Asks(item)).Select(feature => $"{feature.Name} is not there yet"))
            .FirstOrDefault();
}
