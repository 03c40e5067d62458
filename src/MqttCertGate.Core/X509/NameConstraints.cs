namespace MqttCertGate.X509;

/// <summary>RFC 5280 §4.2.1.10. A subtree is its base: minimum is 0 and maximum absent, or the extension is malformed.</summary>
/// <param name="Permitted">Names of a kind that is among them must lie within one of that kind.</param>
/// <param name="Excluded">No name may lie within any.</param>
internal sealed record NameConstraints(IReadOnlyList<GeneralName> Permitted, IReadOnlyList<GeneralName> Excluded);
