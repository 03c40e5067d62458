using MqttCertGate.Findings;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class LeafIsCa
{
    private static readonly Parameter<bool> Required =
        new("required", false, "Whether basicConstraints with CA:FALSE must be there; without, its absence says the same.");

    private static readonly Grade Missing = new("basicConstraints missing", Level.Warning);

    public static readonly Rule<EndEntityCertificate> Rule = new(
        new("MCG4010", "bc.leaf-not-ca", nameof(LeafIsCa))
        {
            Title = "The certificate of a server or client is a CA's",
            DefaultLevel = Level.Error,
            Source = BaselineRequirements.Must("7.1.2.7.8"),
            AlsoIn = [Rfc.Must(5280, "4.2.1.9"), Tdmq.Should()],
            Class = FindingClass.Profile,
            SecuritySeverity = 8.1,
            Cwe = 295,
            Parameters = [Required],
            Grades = [Missing],
            Help = """
                With CA:TRUE whoever takes the broker's key can issue certificates that its clients believe.
                Issue the certificate again with 'basicConstraints = critical, CA:FALSE'.
                """,
        },
        Check);

    private static void Check(EndEntityCertificate use, RuleContext context)
    {
        if (use.Certificate.IsCa)
            context.Report(use.Violation("The certificate has CA:TRUE, as only a CA's may; CA:FALSE is required."));
        else if (context.Get(Required) && !use.Certificate.BasicConstraints.IsPresent)
            context.Report(use.Violation("The certificate has no basicConstraints; CA:FALSE is recommended.") with { Grade = Missing });
    }
}
