namespace MqttCertGate.Tests.Conformance;

/// <summary>What the gate does not claim to do: cases that ask for it are skipped, by what they ask for and never by name.</summary>
internal static class Claims
{
    private static readonly (string Feature, string Reason)[] NotClaimed =
    [
        ("pedantic-", "no client that is known demands it"),
        ("max-chain-depth", "the depth of a path is limited by its certificates, not by the caller"),
        ("dsa", "DSA is refused whatever it signs (MCG2022)"),
    ];

    /// <summary>Null for a case that is claimed.</summary>
    public static string? ReasonToSkip(PathCase item) =>
        NotClaimed.Where(claim => item.Features.Any(feature => feature.StartsWith(claim.Feature, StringComparison.Ordinal)))
            .Select(claim => claim.Reason)
            .FirstOrDefault();
}
