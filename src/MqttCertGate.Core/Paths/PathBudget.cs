namespace MqttCertGate.Paths;

/// <summary>How much a search may cost, so that no input is slow; the numbers are those of rustls/webpki (<c>verify_cert.rs</c>, Budget).</summary>
/// <param name="Signatures">Signature verifications of one search.</param>
/// <param name="Steps">Certificates tried as issuer in one search.</param>
/// <param name="NameComparisons">Names held against subtrees of nameConstraints in one search.</param>
internal sealed record PathBudget(int Signatures = 100, int Steps = 200_000, int NameComparisons = 250_000);
