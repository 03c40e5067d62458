using MqttCertGate.Findings;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class CommonNameNotInSan
{
    public static readonly Rule<ServerCertificate> Rule = new(
        new("MCG8004", "id.cn-in-san", nameof(CommonNameNotInSan))
        {
            Title = "The common name is none of the subject alternative names",
            DefaultLevel = Level.Error,
            PrivateLevel = Level.Warning,
            Source = BaselineRequirements.Must("7.1.4.3"),
            Class = FindingClass.Profile,
            Help = """
                Old clients compare the common name, all others the subject alternative names: where the two differ, they disagree about which broker this
                is. An IPv6 address is written as RFC 5952 has it ('2001:db8::1'), an international name in A-labels ('xn--…').
                Issue the certificate again with one of the names as the common name, letter for letter; or without one, if the broker takes that.
                """,
        },
        Check);

    private static void Check(ServerCertificate server, RuleContext context)
    {
        // Without any name there is nothing to copy, and that is what is reported then.
        if (server.Certificate.SubjectAlternativeName.Value is not { Names: { Count: > 0 } names })
            return;

        // A declared domain that stands in the common name alone has a rule of its own.
        if (server.Domains.Any(domain => Coverage.Of(server.Certificate, domain.Name.Value) == DomainCoverage.CommonNameOnly))
            return;

        foreach (var commonName in server.Certificate.Subject.CommonNames.Where(commonName => !names.Any(name => name.Text == commonName)))
        {
            context.Report(server.Violation(
                $"The common name '{commonName}' is none of the subject alternative names; a character-for-character copy of one is required: "
                + $"{Coverage.Describe(server.Certificate)}.",
                commonName));
        }
    }
}
