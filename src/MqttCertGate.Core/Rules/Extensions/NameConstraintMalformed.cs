using MqttCertGate.Findings;
using MqttCertGate.Paths;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

internal static class NameConstraintMalformed
{
    private static readonly Grade LeadingPeriod = new("DNS name with a leading period", Level.Warning);

    public static readonly Rule<CertificateUse> Rule = new(
        new("MCG4061", "nc.malformed", nameof(NameConstraintMalformed))
        {
            Title = "A name constraint has not the form of its kind",
            DefaultLevel = Level.Error,
            Source = Rfc.Must(5280, "4.2.1.10"),
            Class = FindingClass.Profile,
            SecuritySeverity = 3.1,
            Cwe = 295,
            Grades = [LeadingPeriod],
            Help = """
                A name constraint says which names a CA may certify. In another form clients read it each in their own way, or refuse every name of its
                kind. 'example.com' already means the host and all below it; a leading period is for mail addresses and URIs.
                Have the CA's certificate issued again with 'nameConstraints = critical, permitted;DNS:example.com'.
                """,
        },
        Check);

    private static void Check(CertificateUse use, RuleContext context)
    {
        if (use.Certificate.NameConstraints.Value is not { } constraints)
            return;

        foreach (var subtree in constraints.Permitted.Concat(constraints.Excluded).Where(subtree => !NameSubtree.IsWellFormed(subtree)))
        {
            var isPeriod = subtree is { Kind: GeneralNameKind.DnsName, Text: var text } && text[0] == '.' && NameSubtree.IsWellFormed(subtree with { Text = text.Substring(1) });
            context.Report(use.Violation(
                $"The name constraint '{subtree}' {(isPeriod ? "begins with a period" : "is no host of the Internet")}; one such as 'mqtt.example.com' is required.", subtree.ToString()) with
            {
                Grade = isPeriod ? LeadingPeriod : null,
            });
        }
    }
}
