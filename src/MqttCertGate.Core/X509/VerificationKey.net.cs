using System.Security.Cryptography;

namespace MqttCertGate.X509;

/// <summary>
/// An issuer's key made ready to verify, safe to use from several threads: with .NET's own primitives, which are many times as fast for RSA, and
/// with BouncyCastle for what those cannot do or refuse.
/// </summary>
internal sealed class VerificationKey : IDisposable
{
    // .NET does not promise that a key can be used from two threads at a time.
    private readonly Lock gate = new();
    private readonly PublicKey publicKey;
    private readonly AsymmetricAlgorithm? key;
    private BouncyCastleKey? fallback;

    public VerificationKey(PublicKey publicKey)
    {
        this.publicKey = publicKey;
        try
        {
            key = Import(publicKey);
        }
        catch (CryptographicException)
        {
            key = null;
        }
    }

    public SignatureVerdict Verify(SignatureAlgorithm algorithm, byte[] data, byte[] signature)
    {
        lock (gate)
        {
            return VerifyByPlatform(algorithm, data, signature) switch
            {
                true => SignatureVerdict.Valid,
                false => SignatureVerdict.Invalid,
                null => (fallback ??= new BouncyCastleKey(publicKey)).Verify(algorithm, data, signature),
            };
        }
    }

    public void Dispose() => key?.Dispose();

    private static AsymmetricAlgorithm? Import(PublicKey publicKey) => publicKey switch
    {
        RsaPublicKey rsa => RSA.Create(new RSAParameters { Modulus = rsa.Modulus, Exponent = rsa.Exponent }),
        EcPublicKey { Curve: { } curve, Point: [0x04, .. var coordinates] } => ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.CreateFromValue(curve),
            Q = new ECPoint { X = coordinates[..(coordinates.Length / 2)], Y = coordinates[(coordinates.Length / 2)..] },
        }),
        _ => null,
    };

    /// <summary>Null where .NET cannot tell, or a policy of the platform keeps it from telling: no SHA-1, no short modulus.</summary>
    private bool? VerifyByPlatform(SignatureAlgorithm algorithm, byte[] data, byte[] signature)
    {
        if (!IsKnownToPlatform(algorithm))
            return null;
        var hash = HashAlgorithmName.FromOid(algorithm.Hash);
        var padding = algorithm.Family == SignatureFamily.RsaPss ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1;
        try
        {
            return key switch
            {
                RSA rsa => rsa.VerifyData(data, signature, hash, padding),
                ECDsa ecdsa => ecdsa.VerifyData(data, signature, hash, DSASignatureFormat.Rfc3279DerSequence),
                _ => null,
            };
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>.NET has no SHA-224, no salt of another length than the hash, and ML-DSA only where the system has it.</summary>
    private static bool IsKnownToPlatform(SignatureAlgorithm algorithm) => algorithm.Family switch
    {
        SignatureFamily.Edwards or SignatureFamily.MlDsa => false,
        SignatureFamily.RsaPss => algorithm.SaltLength == algorithm.Hash switch
        {
            Oids.Sha256 => SHA256.HashSizeInBytes,
            Oids.Sha384 => SHA384.HashSizeInBytes,
            Oids.Sha512 => SHA512.HashSizeInBytes,
            _ => -1,
        },
        _ => algorithm.Hash != Oids.Sha224,
    };
}
