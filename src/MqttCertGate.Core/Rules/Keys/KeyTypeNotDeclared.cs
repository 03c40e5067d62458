using MqttCertGate.Findings;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class KeyTypeNotDeclared
{
    public static readonly Rule<CertificateUse> Rule = new(
        new("MCG2025", "key.type-mismatch", nameof(KeyTypeNotDeclared))
        {
            Title = "The key is not of the declared type",
            DefaultLevel = Level.Error,
            Source = Design.Must("a declared key type is a promise"),
            Class = FindingClass.Key,
            Help = """
                The manifest pins the key's algorithm and size with 'key-type', and the certificate has another key.
                Issue the certificate again over a key of that type, or change 'key-type'.
                """,
        },
        Check);

    private static void Check(CertificateUse use, RuleContext context)
    {
        var found = use.Certificate.PublicKey.AlgorithmName;
        if (use.IsDeclared && use.Entry.Declaration.KeyType is { } declared && declared.Value != found)
            context.Report(use.Violation($"The key is of type '{found}'; the manifest declares '{declared.Value}'."));
    }
}
