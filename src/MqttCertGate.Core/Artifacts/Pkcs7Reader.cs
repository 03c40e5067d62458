using MqttCertGate.X509;

namespace MqttCertGate.Artifacts;

/// <summary>Reads the certificates of a PKCS #7 bundle: a SignedData (RFC 5652 §5.1) that need not sign anything.</summary>
internal static class Pkcs7Reader
{
    private const string SignedData = "1.2.840.113549.1.7.2";

    /// <exception cref="MalformedException">It is damaged, or not a SignedData.</exception>
    public static ContainerContent Read(byte[] bytes)
    {
        var contentInfo = BerElement.Read(bytes);
        if (contentInfo.Child(0, DerTag.ObjectIdentifier).Oid is not SignedData and var type)
            throw new MalformedException($"its content is of the type {type}, and not signed data");
        var signedData = contentInfo.Child(1, DerTag.ContextConstructed(0)).Child(0, DerTag.Sequence);

        // version, digestAlgorithms, encapContentInfo, certificates [0] OPTIONAL, crls [1] OPTIONAL, signerInfos
        signedData.Child(2, DerTag.Sequence);
        var certificates = signedData.Find(3, DerTag.ContextConstructed(0))?.Children ?? [];
        return new ContainerContent([.. certificates.Select(certificate => certificate.Encoded)], [], contentInfo.End);
    }
}
