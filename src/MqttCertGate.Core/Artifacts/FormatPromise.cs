namespace MqttCertGate.Artifacts;

/// <summary>What a file's name promises of its content. Loaders that go by the name fail on the content, or read nothing.</summary>
internal static class FormatPromise
{
    /// <summary>How <paramref name="path"/> promises another format than the content has; null where it does not, or where the content has none.</summary>
    public static string? Broken(string path, ArtifactFormat format)
    {
        var extension = Path.GetExtension(path);
        var promised = PromisedBy(extension);
        return format == ArtifactFormat.Unknown || promised.Length == 0 || promised.Contains(format)
            ? null
            : $"The file's name ends in '{extension}' and its content is {NameOf(format)}; {NameOf(promised[0])} is expected.";
    }

    /// <summary>None for <c>.cer</c>, <c>.crt</c>, <c>.key</c>, <c>.chain</c> and whatever else is used for PEM and DER alike.</summary>
    private static ArtifactFormat[] PromisedBy(string extension) => extension.ToUpperInvariant() switch
    {
        ".PEM" => [ArtifactFormat.Pem],
        ".DER" => [ArtifactFormat.Der, ArtifactFormat.PrivateKey, ArtifactFormat.CertificationRequest, ArtifactFormat.CertificateRevocationList],
        ".PFX" or ".P12" => [ArtifactFormat.Pkcs12],
        ".P7B" or ".P7C" => [ArtifactFormat.Pkcs7],
        // keytool has written PKCS #12 under this name since Java 9 (JEP 229).
        ".JKS" => [ArtifactFormat.JavaKeyStore, ArtifactFormat.Pkcs12],
        _ => [],
    };

    private static string NameOf(ArtifactFormat format) => format switch
    {
        ArtifactFormat.Pem => "PEM",
        ArtifactFormat.Der => "a DER certificate",
        ArtifactFormat.Pkcs7 => "PKCS #7",
        ArtifactFormat.Pkcs12 => "PKCS #12",
        ArtifactFormat.JavaKeyStore => "a Java key store",
        ArtifactFormat.CertificationRequest => "a DER certification request",
        ArtifactFormat.CertificateRevocationList => "a DER certificate revocation list",
        ArtifactFormat.PrivateKey => "a DER private key",
        _ => "unknown",
    };
}
