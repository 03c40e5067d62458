namespace MqttCertGate.Findings;

/// <summary>One certificate of a path as a reader sees it, the trust anchor first.</summary>
/// <param name="Name">The common name, or the whole subject where there is none.</param>
/// <param name="Location">Where the certificate stands; null for one that is missing.</param>
/// <param name="Remark">What there is to say of it, "until 2034-01-01" or "not in the file".</param>
internal sealed record PathStep(string Name, SourceLocation? Location, string Remark);
