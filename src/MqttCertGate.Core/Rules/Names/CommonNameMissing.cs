using MqttCertGate.Findings;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class CommonNameMissing
{
    public static readonly Rule<ServerCertificate> Rule = new(
        new("MCG8003", "id.cn-required", nameof(CommonNameMissing))
        {
            Title = "The server certificate has no common name",
            DefaultLevel = Level.Error,
            OnByDefault = false,
            Source = Tdmq.Must(),
            Class = FindingClass.Profile,
            Help = """
                TDMQ for MQTT requires a common name beside the subject alternative name, and some public CAs leave it out.
                Request the certificate with a common name ('CN = mqtt.example.com'), or from another certificate profile of the CA.
                """,
        },
        Check);

    private static void Check(ServerCertificate server, RuleContext context)
    {
        if (!server.Certificate.Subject.CommonNames.Any(name => name.Trim().Length > 0))
            context.Report(server.Violation("The subject has no common name; the broker requires one."));
    }
}
