using MqttCertGate.Findings;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

internal static class ForbiddenPurpose
{
    private static readonly Grade Unusual = new("another purpose", Level.Note);

    private static readonly string[] Forbidden =
        [Oids.CodeSigning, Oids.EmailProtection, Oids.TimeStamping, Oids.OcspSigning, Oids.PrecertificateSigning];

    /// <summary>clientAuth and anyExtendedKeyUsage have rules of their own.</summary>
    private static readonly string[] OfTls = [Oids.ServerAuth, Oids.ClientAuth, Oids.AnyExtendedKeyUsage];

    public static readonly Rule<ServerCertificate> Rule = new(
        new("MCG4032", "eku.forbidden-purpose", nameof(ForbiddenPurpose))
        {
            Title = "The certificate of a server is for something else too",
            DefaultLevel = Level.Error,
            PrivateLevel = Level.Warning,
            Source = BaselineRequirements.Must("7.1.2.7.10"),
            Class = FindingClass.Profile,
            SecuritySeverity = 4.3,
            Cwe = 295,
            Grades = [Unusual],
            Help = """
                Whoever takes the broker's key can then also sign code, mail, time stamps or revocation answers with it.
                Issue the certificate again with 'extendedKeyUsage = serverAuth', and another one for the other purpose.
                """,
        },
        Check);

    private static void Check(ServerCertificate server, RuleContext context)
    {
        // Without serverAuth it is no certificate of a server at all, and that is what is reported then.
        if (server.Certificate.ExtendedKeyUsage.Value is not { } usage || !usage.Has(server.Purpose))
            return;

        foreach (var purpose in usage.Purposes.Distinct().Except(OfTls))
        {
            context.Report(server.Violation($"The extended key usage holds {Oids.NameOf(purpose)}; a TLS server's holds serverAuth alone.", purpose) with
            {
                Grade = Forbidden.Contains(purpose) ? null : Unusual,
            });
        }
    }
}
