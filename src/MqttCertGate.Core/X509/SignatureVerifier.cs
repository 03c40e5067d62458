using System.Collections.Concurrent;

namespace MqttCertGate.X509;

/// <summary>What is known of a signature.</summary>
internal enum SignatureVerdict
{
    Valid,
    Invalid,
    /// <summary>The algorithm cannot belong to the key (RSA signature, EC key).</summary>
    KeyTypeMismatch,
    /// <summary>Algorithm, parameters or key are not supported: nothing is known.</summary>
    NotEvaluated,
}

/// <summary>Verifies the signatures of certificates and revocation lists, each pair of one and issuer key once, as long as it is not forgotten. Safe to use from several threads.</summary>
internal sealed class SignatureVerifier : IDisposable
{
    private readonly ConcurrentDictionary<Sha256, Issuer> issuers = new();

    /// <summary>
    /// Whether the key <paramref name="issuer"/> made the signature of <paramref name="signed"/> (RFC 5280 §6.1.3 (a)(1), §6.3.3 (g)). The
    /// algorithm outside what is signed counts; whether the one inside is the same is for a rule.
    /// </summary>
    public SignatureVerdict Verify(ISignedStructure signed, PublicKey issuer) =>
        issuers.GetOrAdd(issuer.SpkiSha256, _ => new Issuer(issuer)).Verify(signed);

    /// <summary>Keeps no longer what is known of a signature; should it be asked for again, it is verified again.</summary>
    public void Forget(ISignedStructure signed)
    {
        foreach (var issuer in issuers)
            issuer.Value.Forget(signed);
    }

    public void Dispose()
    {
        foreach (var issuer in issuers.Values)
            issuer.Dispose();
    }

    private static SignatureVerdict Evaluate(ISignedStructure signed, PublicKey issuer, Lazy<VerificationKey> key)
    {
        if (SignatureAlgorithm.From(signed.SignatureAlgorithm) is not { } algorithm || issuer is UnsupportedPublicKey or MalformedPublicKey)
            return SignatureVerdict.NotEvaluated;
        if (!IsOfFamily(issuer, algorithm))
            return SignatureVerdict.KeyTypeMismatch;
        if (!IsSupported(issuer))
            return SignatureVerdict.NotEvaluated;
        if (!HasForm(signed.Signature, issuer))
            return SignatureVerdict.Invalid;

        return key.Value.Verify(algorithm, signed.Tbs, signed.Signature);
    }

    private static bool IsOfFamily(PublicKey issuer, SignatureAlgorithm algorithm) => algorithm.Family switch
    {
        SignatureFamily.Ecdsa => issuer is EcPublicKey,
        SignatureFamily.Edwards => issuer is EdwardsPublicKey edwards && edwards.Oid == algorithm.Oid,
        SignatureFamily.MlDsa => issuer is MlDsaPublicKey lattice && lattice.Oid == algorithm.Oid,
        _ => issuer is RsaPublicKey,
    };

    private static bool IsSupported(PublicKey issuer) => issuer switch
    {
        // What an id-RSASSA-PSS key restricts (RFC 4055 §3.3) is not evaluated, nor are parameters where NULL belongs: BoringSSL refuses both.
        RsaPublicKey rsa => rsa is { IsForPss: false, Algorithm.HasNullParameters: true } && issuer.Faults.Count == 0,
        EcPublicKey { Curve: var curve } => curve is Oids.P256 or Oids.P384 or Oids.P521,
        _ => true,
    };

    /// <summary>RFC 8017 §8.1.2, §8.2.2: as many octets as the modulus; RFC 3279 §2.2.3: a DER SEQUENCE.</summary>
    private static bool HasForm(byte[] signature, PublicKey issuer) => issuer switch
    {
        RsaPublicKey rsa => signature.Length == rsa.Modulus.Length,
        EcPublicKey => EcdsaSignature.Read(signature) is not null,
        _ => true,
    };

    /// <summary>
    /// A key that may have signed, made ready where it is needed, and what is known of its signatures, by the SHA-256 of all that it signed, the
    /// signature included.
    /// </summary>
    private sealed class Issuer(PublicKey publicKey) : IDisposable
    {
        private readonly Lazy<VerificationKey> key = new(() => new VerificationKey(publicKey));
        private readonly ConcurrentDictionary<Sha256, Verified> verdicts = new();

        public SignatureVerdict Verify(ISignedStructure signed) =>
            verdicts.GetOrAdd(signed.Sha256, _ => new Verified(Evaluate(signed, publicKey, key))).Verdict;

        public void Forget(ISignedStructure signed) => verdicts.TryRemove(signed.Sha256, out _);

        public void Dispose()
        {
            if (key.IsValueCreated)
                key.Value.Dispose();
        }
    }

    private sealed record Verified(SignatureVerdict Verdict);
}
