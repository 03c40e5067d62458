using MqttCertGate.Findings;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

/// <summary>How much depends on the signature of a certificate, for the rules about weak ones.</summary>
internal static class SignatureWeight
{
    /// <summary>A CA certificate lies in the file that the best valid path does without: only clients that build another path stumble over it.</summary>
    public static readonly Grade BesidePath = new("not on the valid path", Level.Warning);

    /// <summary>
    /// A trust anchor is believed because it is declared, not because it signed itself (RFC 5280 §6.1.1 (d)). What a CA issues to itself for a new
    /// key is signed with the old one, and that signature counts.
    /// </summary>
    public static bool IsNone(CertificateUse use) => use is TrustAnchorCertificate || ServedFile.IsRoot(use.Entry, use.Certificate);

    /// <summary>The grade of a fault of the signature.</summary>
    public static Grade? GradeOf(CertificateUse use) => use is AuthorityCertificate && use.Entry.IsBesideValidPath(use.Certificate) ? BesidePath : null;
}
