using MqttCertGate.X509;

namespace MqttCertGate.Paths;

/// <summary>What a search may still spend on signatures; all its walks draw on the same one, and none is verified twice.</summary>
internal sealed class SignatureAllowance(SignatureVerifier verifier, PathBudget budget)
{
    private readonly Dictionary<(Certificate, string Key), SignatureVerdict> links = [];
    private readonly Dictionary<(CertificateRevocationList, string Key), SignatureVerdict> lists = [];
    private int steps;

    /// <summary>What is used up, as it is printed; null while there is something left of everything.</summary>
    public string? Exhausted { get; private set; }

    /// <summary>Whether <paramref name="issuer"/> signed <paramref name="certificate"/>; nothing is known once the budget is used up.</summary>
    public SignatureVerdict Try(Certificate certificate, Certificate issuer)
    {
        if (++steps <= budget.Steps)
            return Verify(links, certificate, issuer.PublicKey, budget.Signatures, "signatures");
        Exhausted = $"{budget.Steps} issuers tried";
        return SignatureVerdict.NotEvaluated;
    }

    /// <inheritdoc cref="Try(Certificate, Certificate)"/>
    public SignatureVerdict Try(CertificateRevocationList list, Certificate issuer) =>
        Verify(lists, list, issuer.PublicKey, budget.ListSignatures, "signatures of revocation lists");

    private SignatureVerdict Verify<T>(Dictionary<(T, string Key), SignatureVerdict> verdicts, T signed, PublicKey key, int limit, string what)
        where T : ISignedStructure
    {
        var link = (signed, key.SpkiSha256);
        if (verdicts.TryGetValue(link, out var known))
            return known;
        if (verdicts.Count < limit)
            return verdicts[link] = verifier.Verify(signed, key);
        Exhausted = $"{limit} {what} verified";
        return SignatureVerdict.NotEvaluated;
    }
}
