using MqttCertGate.TestPki;
using MqttCertGate.X509;

namespace MqttCertGate.Tests.X509;

/// <summary>Certificates of which only the signature is of interest: data, algorithm and signature may be anything.</summary>
internal static class SignedData
{
    private static readonly Certificate Any = Pki.Root("Any").Decode();

    public static Certificate Of(byte[] data, byte[] algorithm, byte[] signature)
    {
        var reader = new DerReader(algorithm, []);
        byte[] all = [.. data, .. algorithm, .. signature];
        return new Certificate
        {
            // The verifier knows certificates by their bytes.
            Der = all,
            Sha256 = Sha256.Of(all),
            TbsStart = 0,
            TbsLength = data.Length,
            SignatureAlgorithm = PublicKeyDecoder.ReadAlgorithm(ref reader),
            Signature = signature,
            Version = Any.Version,
            SerialNumber = Any.SerialNumber,
            TbsSignatureAlgorithm = Any.TbsSignatureAlgorithm,
            Issuer = Any.Issuer,
            Subject = Any.Subject,
            NotBefore = Any.NotBefore,
            NotAfter = Any.NotAfter,
            PublicKey = Any.PublicKey,
            Extensions = Any.Extensions,
            BasicConstraints = Any.BasicConstraints,
            KeyUsage = Any.KeyUsage,
            ExtendedKeyUsage = Any.ExtendedKeyUsage,
            SubjectAlternativeName = Any.SubjectAlternativeName,
            SubjectDirectoryAttributes = Any.SubjectDirectoryAttributes,
            SubjectKeyIdentifier = Any.SubjectKeyIdentifier,
            AuthorityKeyIdentifier = Any.AuthorityKeyIdentifier,
            AuthorityInformationAccess = Any.AuthorityInformationAccess,
            NameConstraints = Any.NameConstraints,
            CrlDistributionPoints = Any.CrlDistributionPoints,
            CertificatePolicies = Any.CertificatePolicies,
            PolicyMappings = Any.PolicyMappings,
            PolicyConstraints = Any.PolicyConstraints,
            InhibitAnyPolicy = Any.InhibitAnyPolicy,
            TlsFeature = Any.TlsFeature,
        };
    }
}
