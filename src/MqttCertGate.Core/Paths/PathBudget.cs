namespace MqttCertGate.Paths;

/// <summary>
/// How much a search may cost, so that no input is slow; the numbers are those of rustls/webpki (<c>verify_cert.rs</c>, Budget), with two
/// exceptions. It takes the signatures of revocation lists from the same number as those of certificates (<c>crl/mod.rs</c>): here they are as many
/// again. And it grants 200,000 steps, but ends with the first path that is valid, where here all are found and kept: a tenth is granted.
/// </summary>
/// <param name="Signatures">Certificates whose signature is verified in one search.</param>
/// <param name="Steps">Certificates tried as issuer in one search.</param>
/// <param name="NameComparisons">Names held against subtrees of nameConstraints in one search.</param>
/// <param name="ListSignatures">Revocation lists whose signature is verified in one search, once for each key that may have made it.</param>
internal sealed record PathBudget(int Signatures = 100, int Steps = 20_000, int NameComparisons = 250_000, int ListSignatures = 100);
