namespace MqttCertGate.Findings;

/// <summary>An accepted finding (<c>allow:</c> in the manifest; a SARIF suppression).</summary>
/// <param name="RuleId">The rule allowed.</param>
/// <param name="Reason">Why; never empty.</param>
/// <param name="Until">The last day on which it holds, UTC, inclusive.</param>
/// <param name="Sha256">Hexadecimal prefix (8 digits or more) of the SHA-256 of the certificate it is for; null for any.</param>
/// <param name="Location">Where it is declared.</param>
internal sealed record Waiver(string RuleId, string Reason, DateTime Until, string? Sha256, SourceLocation Location);
