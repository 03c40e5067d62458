using System.Security.Cryptography;
using MqttCertGate.Artifacts;
using MqttCertGate.Reporting;
using MqttCertGate.X509;

namespace MqttCertGate.Tool.Making;

/// <summary>The files that a broker is given: the leaf, then each certificate's issuer, and no root.</summary>
internal static class ServedFiles
{
    /// <param name="intermediates">The leaf's issuer first.</param>
    public static IReadOnlyList<OutputFile> Of(ManifestEntry entry, Certificate leaf, IReadOnlyList<Certificate> intermediates)
    {
        if (!entry.Demands.IsLeafAlone || intermediates.Count == 0)
            return [File(entry.File, [leaf, .. intermediates])];
        if (entry.Declaration.Chain is not [var chain, ..])
        {
            throw new CannotCheckException(
                $"The broker takes the certificate of '{entry.Name}' alone and its chain in another file; say where that is to be, such as 'chain: certs/server.chain.pem'.");
        }

        return [File(entry.File, [leaf]), File(entry.PathOf(chain), intermediates)];
    }

    /// <summary>RFC 7468 text: 64 columns, LF, and a line feed at the end.</summary>
    public static string PemOf(IEnumerable<Certificate> certificates) =>
        string.Concat(certificates.Select(certificate => $"{PemEncoding.WriteString("CERTIFICATE", certificate.Der)}\n"));

    private static OutputFile File(string path, IReadOnlyList<Certificate> certificates) => FormatPromise.Broken(path, ArtifactFormat.Pem) is { } broken
        ? throw new CannotCheckException($"PEM is all that can be written. {broken}")
        : new OutputFile(path, PemOf(certificates), string.Join(", ", certificates.Select(certificate => $"'{certificate.Subject.ShortText}' until {certificate.NotAfter.Day()}")));
}
