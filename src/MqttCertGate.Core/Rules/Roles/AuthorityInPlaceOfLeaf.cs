using MqttCertGate.Findings;
using MqttCertGate.Manifests;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class AuthorityInPlaceOfLeaf
{
    public static readonly Rule<Entry> Rule = new(
        new("MCG9017", "role.ca-for-leaf", nameof(AuthorityInPlaceOfLeaf))
        {
            Title = "A CA stands in the place of the server's or client's certificate",
            DefaultLevel = Level.Error,
            Source = Rfc.Must(8446, "4.4.2"),
            AlsoIn = [Rfc.Must(5246, "7.4.2")],
            Class = FindingClass.Configuration,
            Help = """
                A broker or client presents the certificate that was issued to it; the CA's belongs to those who verify. Most likely two files were taken for
                each other, such as 'certfile' and 'cafile' of Mosquitto.
                Name the file with the server's or client's own certificate as 'file' and the CA's as 'trust';
                'openssl x509 -in FILE -noout -subject -ext basicConstraints' tells which is which.
                """,
        },
        Check);

    private static void Check(Entry entry, RuleContext context)
    {
        // What is left of a damaged file says nothing of what was meant to be in it.
        if (entry is not { Role: Role.Server or Role.Client, Leaf: null, File: { IsComplete: true, Certificates: { Count: > 0 } found } })
            return;

        var role = entry.Role.ToString().ToLowerInvariant();
        context.Report(entry.ViolationOf(
            found[0].Certificate,
            $"'{found[0].Certificate.Subject.ShortText}' is a CA, and no certificate of a {role} is in the file; the {role}'s own must come first."));
    }
}
