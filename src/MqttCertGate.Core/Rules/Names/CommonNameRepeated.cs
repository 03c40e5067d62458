using MqttCertGate.Findings;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class CommonNameRepeated
{
    public static readonly Rule<ServerCertificate> Rule = new(
        new("MCG8005", "id.cn-multiple", nameof(CommonNameRepeated))
        {
            Title = "The subject has more than one common name",
            DefaultLevel = Level.Warning,
            Source = Rfc.Should(6125, "4.1"),
            AlsoIn = [BaselineRequirements.Must("7.1.4.3")],
            Class = FindingClass.Profile,
            Help = """
                Programs that look at the common name look at the first, the last or all of them, so it is anyone's guess which one counts.
                Issue the certificate again with one common name, and every name of the broker in subjectAltName.
                """,
        },
        Check);

    private static void Check(ServerCertificate server, RuleContext context)
    {
        var names = server.Certificate.Subject.CommonNames.ToList();
        if (names.Count > 1)
            context.Report(server.Violation($"The subject has {names.Count} common names, '{string.Join("', '", names)}'; at most one is recommended."));
    }
}
