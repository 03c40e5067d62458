using MqttCertGate.Artifacts;
using MqttCertGate.Findings;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class PrivateKeyInRepository
{
    public static readonly Rule<UndeclaredFile> Rule = new(
        new("MCG2001", "key.private-in-repo", nameof(PrivateKeyInRepository))
        {
            Title = "A private key lies beside the certificates",
            DefaultLevel = Level.Error,
            Source = BaselineRequirements.Must("9.6.3"),
            AlsoIn = [BaselineRequirements.Must("4.9.1.1")],
            Class = FindingClass.Key,
            SecuritySeverity = 9.4,
            Cwe = 312,
            Help = """
                Whoever can read the repository, or its history, can answer in the name of the key's certificate. Every file that lies in a folder of files
                that the manifest names is searched: PEM of any kind, PuTTY's, base64 without boundaries, PKCS #12 and Java key stores.
                Move the key to a store of secrets, and replace key and certificate if it was ever committed. A key that belongs there is named as an
                entry's 'key', and a test key is accepted by 'allow' with the SHA-256 that the message says.
                """,
        },
        Check);

    private static void Check(UndeclaredFile undeclared, RuleContext context)
    {
        // Binary keys without any container are MCG2002's.
        if (undeclared.File.Format == ArtifactFormat.PrivateKey)
            return;
        foreach (var key in undeclared.File.LockedKey is { } locked ? undeclared.File.PrivateKeys.Append(locked) : undeclared.File.PrivateKeys)
            context.Report(undeclared.ViolationOf(key, "a private key"));
    }
}
