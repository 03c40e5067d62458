using System.Text;

namespace MqttCertGate.TestPki;

/// <summary>RFC 7468 text: 64 columns, LF, a line feed at the end.</summary>
public static class Pem
{
    private const int Columns = 64;

    public static string Encode(string label, byte[] content)
    {
        var text = new StringBuilder($"-----BEGIN {label}-----\n");
        foreach (var line in Convert.ToBase64String(content).Chunk(Columns))
            text.Append(line).Append('\n');
        return text.Append($"-----END {label}-----\n").ToString();
    }

    /// <summary>A chain file: the certificates in the order given.</summary>
    public static string Chain(params TestCertificate[] certificates) => string.Concat(certificates.Select(certificate => certificate.Pem));
}
