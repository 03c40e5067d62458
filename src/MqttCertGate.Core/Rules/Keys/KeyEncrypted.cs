using MqttCertGate.Findings;
using MqttCertGate.Manifests;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class KeyEncrypted
{
    public static readonly Rule<Entry> Rule = new(
        new("MCG2033", "key.unencrypted", nameof(KeyEncrypted))
        {
            Title = "The private key is encrypted and its broker takes none that is",
            DefaultLevel = Level.Error,
            OnByDefault = false,
            Source = new Citation("AWS Certificate Manager, prerequisites for importing certificates", "", Keyword.Must, "https://docs.aws.amazon.com/acm/latest/userguide/import-certificate-prerequisites.html"),
            AlsoIn = [new Citation("EMQX Cloud, TLS/SSL of Dedicated deployments", "", Keyword.Must, "https://docs.emqx.com/zh/cloud/latest/deployments/tls_ssl.html")],
            Class = FindingClass.Configuration,
            Help = """
                A broker that asks for no password cannot read an encrypted key, and refuses it on upload or does not start.
                Decrypt a copy for the upload, 'openssl pkey -in server.key -out plain.key', keep it out of the repository and delete it afterwards; or say
                with 'key.unencrypted: none' that it is decrypted on the way.
                """,
        },
        Check);

    private static void Check(Entry entry, RuleContext context)
    {
        if (entry is { Role: Role.Server, Key.NeedsPassword: true, Declaration.Key: { } key })
            context.Report(entry.ViolationAt(key.Location, "The private key is encrypted; the broker takes an unencrypted one alone.") with { Slot = "key" });
    }
}
