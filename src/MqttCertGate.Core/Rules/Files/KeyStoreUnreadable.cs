using MqttCertGate.Artifacts;
using MqttCertGate.Findings;

namespace MqttCertGate.Rules;

internal static class KeyStoreUnreadable
{
    public static readonly Rule<Artifact> Rule = new(
        new("MCG1024", "pfx.unreadable", nameof(KeyStoreUnreadable))
        {
            Title = "A key store or bundle cannot be opened",
            DefaultLevel = Level.Error,
            Source = Design.Must("fail closed"),
            AlsoIn = [Rfc.Must(7292, "4")],
            Class = FindingClass.Configuration,
            Help = """
                Nothing in the file was checked: it is damaged, or its password is missing or wrong, and a broker would fail on it just so.
                Name the environment variable that holds the password as 'password-env', and set it where the check runs. Look into the file with
                'openssl pkcs12 -in FILE -info -nokeys', 'openssl pkcs7 -in FILE -inform DER -print_certs' or 'keytool -list -keystore FILE'.
                """,
        },
        (artifact, context) => FileDefects.Report(artifact, FileDefectKind.ContainerUnreadable, context));
}
