using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MqttCertGate.Tool.Rendering;
using MqttCertGate.X509;
using PublicKey = System.Security.Cryptography.X509Certificates.PublicKey;

namespace MqttCertGate.Tool.Making;

/// <summary>Reads the request that lies beside the key of an entry. Only its public key counts: what it asks for is in the manifest.</summary>
internal static class CertificationRequest
{
    /// <summary>The key that the request is for, which made its signature (RFC 2986 §4.2).</summary>
    /// <exception cref="CannotCheckException">There is none, or it is not of the entry's key.</exception>
    public static PublicKey Read(ManifestEntry entry, Display display)
    {
        var name = display.Path(entry.Request);
        if (!File.Exists(entry.Request))
            throw new CannotCheckException($"There is no request '{name}'; `mqttcertgate request {OpenSslRecipe.Quote(entry.Name)}` makes it.");
        var (text, _) = InputFile.ReadText(entry.Request, display.WorkingDirectory);
        PublicKey key;
        try
        {
            key = CertificateRequest.LoadSigningRequestPem(
                text, HashAlgorithmName.SHA256, CertificateRequestLoadOptions.Default, RSASignaturePadding.Pkcs1).PublicKey;
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException)
        {
            throw new CannotCheckException($"'{name}' is no certification request in PEM that its own key signed.");
        }

        if (File.Exists(entry.Key)
            && InputFile.Read(entry.Key, display.WorkingDirectory, FilePassword.None).PrivateKeys is [{ PublicKey: { } own }]
            && own.SpkiSha256 != Sha256.Of(key.ExportSubjectPublicKeyInfo()))
        {
            throw new CannotCheckException($"'{name}' is for another key than '{display.Path(entry.Key)}'; make both anew with `mqttcertgate request {OpenSslRecipe.Quote(entry.Name)} --force`.");
        }

        return key;
    }
}
