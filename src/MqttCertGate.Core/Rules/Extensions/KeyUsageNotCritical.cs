using MqttCertGate.Findings;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class KeyUsageNotCritical
{
    public static readonly Rule<EndEntityCertificate> Rule = new(
        new("MCG4023", "ku.not-critical", nameof(KeyUsageNotCritical))
        {
            Title = "The key usage is not critical",
            DefaultLevel = Level.Error,
            PrivateLevel = Level.Warning,
            Source = BaselineRequirements.Must("7.1.2.7.6"),
            AlsoIn = [Rfc.Should(5280, "4.2.1.3"), Tdmq.Should()],
            Class = FindingClass.Profile,
            Help = """
                A verifier may ignore a key usage that is not marked critical.
                Issue the certificate again with 'keyUsage = critical, …'.
                """,
        },
        Check);

    private static void Check(EndEntityCertificate use, RuleContext context)
    {
        if (use.Certificate.KeyUsage is { Value: not null, IsCritical: false })
            context.Report(use.Violation("The key usage is not critical; it should be."));
    }
}
