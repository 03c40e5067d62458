using MqttCertGate.Findings;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class SerialNumberTwice
{
    public static readonly Rule<Deployment> Rule = new(
        new("MCG3005", "cert.serial-duplicate", nameof(SerialNumberTwice))
        {
            Title = "A CA has given a serial number twice",
            DefaultLevel = Level.Error,
            Source = Rfc.Must(5280, "4.1.2.2"),
            Class = FindingClass.Instance,
            SecuritySeverity = 5.3,
            Help = """
                Issuer and serial number name a certificate: who revokes one of the two revokes both, and some programs take one for the other.
                Have the later one issued again with a random serial number; 'openssl x509 -req' makes one where neither '-set_serial' nor an old '.srl'
                file says otherwise. A CA that was set up anew needs another name.
                """,
        },
        Check);

    private static void Check(Deployment deployment, RuleContext context)
    {
        foreach (var alike in deployment.Certificates
            .GroupBy(holder => holder.Issuer, StringComparer.Ordinal)
            .SelectMany(ofIssuer => Deployment.Sharing(ofIssuer, holder => holder.Facts.SerialNumber)))
        {
            var first = alike.First();
            foreach (var second in alike.Skip(1))
            {
                context.Report(second.ViolationWith(
                    first,
                    $"'{second.Name}' has the serial number {second.Facts.SerialNumber} of another certificate of its issuer, '{first.Name}'; a CA must not use one twice.",
                    second.Facts.Sha256.ToString()));
            }
        }
    }
}
