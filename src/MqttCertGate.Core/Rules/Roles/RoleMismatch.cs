using MqttCertGate.Findings;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

internal static class RoleMismatch
{
    public static readonly Rule<EndEntityCertificate> Rule = new(
        new("MCG9001", "role.mismatch", nameof(RoleMismatch))
        {
            Title = "The certificate is that of an OCSP responder",
            DefaultLevel = Level.Error,
            Source = Design.Must("what is declared is what is there"),
            Class = FindingClass.Profile,
            SecuritySeverity = 5.3,
            Cwe = 295,
            Help = """
                It is there to sign answers about revocation; neither brokers nor clients accept it in a handshake. Most likely the wrong file was copied.
                Name the file of the server's or client's certificate in 'file'; 'openssl x509 -in FILE -noout -ext extendedKeyUsage' shows what one is for.
                """,
        },
        Check);

    private static void Check(EndEntityCertificate use, RuleContext context)
    {
        // What another role is taken for, a CA's or a client's in place of a server's, is seen by rules of their own.
        if (use.IsOcspResponder)
        {
            context.Report(use.Violation(
                $"The extended key usage is '{use.Certificate.ExtendedKeyUsage.Value}', that of an OCSP responder; {Oids.NameOf(use.Purpose)} is required."));
        }
    }
}
