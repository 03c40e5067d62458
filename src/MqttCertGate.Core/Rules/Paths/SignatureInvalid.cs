using MqttCertGate.Findings;
using MqttCertGate.Paths;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class SignatureInvalid
{
    public static readonly Rule<Entry> Rule = new(
        new("MCG7003", "chain.signature", nameof(SignatureInvalid))
        {
            Title = "A certificate was not signed with its issuer's key",
            DefaultLevel = Level.Error,
            Source = Rfc.Must(5280, "6.1.3"),
            Class = FindingClass.Trust,
            SecuritySeverity = 8.1,
            Cwe = 295,
            Help = """
                The issuer's name fits and its key does not: the CA was given a new key, two CAs share a name, or a certificate was altered.
                Put the certificate of the very CA that issued this one into the file; 'openssl verify -partial_chain -trusted intermediate.crt server.crt' then says OK.
                """,
        },
        Check);

    private static void Check(Entry entry, RuleContext context)
    {
        foreach (var reason in PathReason.Of(entry, PathFailureKind.SignatureInvalid))
        {
            context.Report(PathReason.Violation(
                entry, reason, context,
                $"The signature of '{reason.Certificate.Subject.ShortText}' does not verify with the key of '{reason.Issuer!.Subject.ShortText}'; the certificate of the key that made it is required."));
        }
    }
}
