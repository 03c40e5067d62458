using MqttCertGate.Findings;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

internal static class RoleAssumed
{
    public static readonly Rule<AssumedRole> Rule = new(
        new("MCG9016", "role.assumed", nameof(RoleAssumed))
        {
            Title = "What a certificate is for was assumed",
            DefaultLevel = Level.Note,
            Source = Design.May("what is assumed is said"),
            Class = FindingClass.Configuration,
            IsHeuristic = true,
            Help = """
                Servers, clients and CAs have to meet different requirements, and with 'role: auto' the certificate itself decided which were checked: a wrong
                certificate is then judged by the wrong ones.
                Say it in the manifest: 'role: server', 'role: client' or 'role: ca'.
                """,
        },
        Check);

    private static void Check(AssumedRole assumed, RuleContext context)
    {
        var entry = assumed.First;
        var role = assumed.Role.ToString().ToLowerInvariant();
        var what = assumed.Count == 1 ? $"The certificate '{entry.Subject!.Subject.ShortText}' is" : $"{assumed.Count} certificates are";
        context.Report(entry.ViolationAt(
            assumed.Place, $"{what} judged as role '{role}', because {EvidenceIn(entry.Subject!)}; 'role: {role}' says it for good.", role));
    }

    private static string EvidenceIn(Certificate certificate) =>
        certificate.IsCa ? "it has CA:TRUE"
        : certificate.ExtendedKeyUsage.Value is { } usage ? $"the extended key usage is '{usage}'"
        : "nothing in it says otherwise";
}
