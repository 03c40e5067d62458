using MqttCertGate.X509;

namespace MqttCertGate.Paths;

/// <summary>What a search may still spend on signatures; all its walks draw on the same one, and none is verified twice.</summary>
internal sealed class SignatureAllowance(SignatureVerifier verifier, PathBudget budget)
{
    private readonly HashSet<Link> links = [];
    private readonly HashSet<Link> lists = [];

    /// <summary>How often a certificate was tried as issuer.</summary>
    public int Steps { get; private set; }

    /// <summary>What is used up, as it is printed; null while there is something left of everything.</summary>
    public string? Exhausted { get; private set; }

    /// <summary>Whether <paramref name="issuer"/> signed <paramref name="certificate"/>; nothing is known once the budget is used up.</summary>
    public SignatureVerdict Try(Certificate certificate, Certificate issuer)
    {
        if (++Steps <= budget.Steps)
            return Verify(links, certificate, issuer.PublicKey, budget.Signatures, "signatures");
        Exhausted = $"{budget.Steps} issuers tried";
        return SignatureVerdict.NotEvaluated;
    }

    /// <inheritdoc cref="Try(Certificate, Certificate)"/>
    public SignatureVerdict Try(CertificateRevocationList list, Certificate issuer) =>
        Verify(lists, list, issuer.PublicKey, budget.ListSignatures, "signatures of revocation lists");

    private SignatureVerdict Verify(HashSet<Link> verified, ISignedStructure signed, PublicKey key, int limit, string what)
    {
        var link = new Link(key.SpkiSha256, signed.Sha256);
        if (verified.Contains(link) || (verified.Count < limit && verified.Add(link)))
            return verifier.Verify(signed, key);
        Exhausted = $"{limit} {what} verified";
        return SignatureVerdict.NotEvaluated;
    }

    private sealed record Link(Sha256 Key, Sha256 Signed);
}
