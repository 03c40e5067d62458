using MqttCertGate.Artifacts;
using MqttCertGate.Findings;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class PrivateKeyInDer
{
    public static readonly Rule<UndeclaredFile> Rule = new(
        new("MCG2002", "key.private-der", nameof(PrivateKeyInDer))
        {
            Title = "A private key in DER lies beside the certificates",
            DefaultLevel = Level.Error,
            Source = BaselineRequirements.Must("9.6.3"),
            AlsoIn = [BaselineRequirements.Must("4.9.1.1")],
            Class = FindingClass.Key,
            SecuritySeverity = 9.4,
            Cwe = 312,
            Help = """
                The file is a private key in binary form, which searches for 'BEGIN PRIVATE KEY' do not find; its name says nothing. Every file that lies in a
                folder of files that the manifest names is searched.
                Move the key to a store of secrets, and replace key and certificate if it was ever committed. A key that belongs there is named as an
                entry's 'key', and a test key is accepted by 'allow' with the SHA-256 that the message says.
                """,
        },
        Check);

    private static void Check(UndeclaredFile undeclared, RuleContext context)
    {
        if (undeclared.File.Format != ArtifactFormat.PrivateKey)
            return;
        foreach (var key in undeclared.File.PrivateKeys)
            context.Report(undeclared.ViolationOf(key, "a private key in DER"));
    }
}
