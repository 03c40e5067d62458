using MqttCertGate.Artifacts;
using MqttCertGate.Findings;
using MqttCertGate.Manifests;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class FormatNotAccepted
{
    private static readonly Parameter<IReadOnlyList<string>> AcceptedFormats =
        new("acceptedFormats", ["PEM"], "Formats the broker takes certificates in: PEM, DER, PKCS7, PKCS12, JKS.");

    public static readonly Rule<Entry> Rule = new(
        new("MCG1031", "file.format-accepted", nameof(FormatNotAccepted))
        {
            Title = "A file is in a format that the broker does not take",
            DefaultLevel = Level.Error,
            OnByDefault = false,
            Source = new Citation("AWS Certificate Manager, prerequisites for importing certificates", "", Keyword.Must, "https://docs.aws.amazon.com/acm/latest/userguide/import-certificate-prerequisites.html"),
            Class = FindingClass.Configuration,
            Parameters = [AcceptedFormats],
            Help = """
                The same certificate can be written down in several ways, and a broker that reads PEM text alone cannot load a binary file or a key store.
                Convert it: 'openssl x509 -inform DER -in server.cer -out server.crt' for a single certificate,
                'openssl pkcs7 -inform DER -in server.p7b -print_certs -out server.crt' for a bundle,
                'openssl pkcs12 -in server.pfx -nokeys -out server.crt' for a PFX.
                """,
        },
        Check);

    private static void Check(Entry entry, RuleContext context)
    {
        var accepted = context.Get(AcceptedFormats);
        foreach (var file in entry.Role == Role.Server ? entry.Chain.Prepend(entry.File).Distinct() : [])
        {
            if (WordOf(file.Format) is { } format && !accepted.Contains(format))
            {
                context.Report(entry.ViolationAt(
                    file.NamedAt, $"The file is in the format {format}; the broker takes {string.Join(", ", accepted)}.", Path.GetFileName(file.Path)));
            }
        }
    }

    /// <summary>Null for what holds no certificate, which other rules report.</summary>
    private static string? WordOf(ArtifactFormat format) => format switch
    {
        ArtifactFormat.Pem => "PEM",
        ArtifactFormat.Der => "DER",
        ArtifactFormat.Pkcs7 => "PKCS7",
        ArtifactFormat.Pkcs12 => "PKCS12",
        ArtifactFormat.JavaKeyStore => "JKS",
        _ => null,
    };
}
