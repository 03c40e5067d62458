using MqttCertGate.Artifacts;
using MqttCertGate.Findings;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

internal static class KeyCertificateMismatch
{
    public static readonly Rule<Entry> Rule = new(
        new("MCG2005", "key.cert-mismatch", nameof(KeyCertificateMismatch))
        {
            Title = "The private key does not belong to the certificate",
            DefaultLevel = Level.Error,
            Source = Design.Must("a broker cannot answer with a key that is not the certificate's"),
            Class = FindingClass.Key,
            SecuritySeverity = 6.5,
            Help = """
                A broker refuses to start, or cannot finish a handshake, with a key that does not match its certificate.
                Use the key the certificate was requested with, or request a certificate for this key. The two belong together where
                'openssl pkey -in KEY -pubout' and 'openssl x509 -in CERTIFICATE -pubkey -noout' print the same.
                """,
        },
        Check);

    // The whole SubjectPublicKeyInfo is compared: algorithm, parameters and point. Comparing one coordinate would miss another curve.
    private static void Check(Entry entry, RuleContext context)
    {
        if (entry.Leaf is not { } leaf || (entry.Key ?? StoreWithKey(entry)) is not { IsComplete: true } file)
            return;
        var place = entry.Declaration.Key?.Location ?? entry.Place;
        if (file.PrivateKeys.Count != 1)
        {
            context.Report(entry.ViolationAt(
                place, $"The key file holds {file.PrivateKeys.Count} private keys; exactly one is required.", "count") with
            {
                Slot = "key",
            });
            return;
        }

        var key = file.PrivateKeys[0];
        if (key.PublicKey is { } publicKey && publicKey.Spki.SameAs(leaf.Certificate.PublicKey.Spki))
            return;

        context.Report(entry.ViolationAt(key.Location, Message(key.PublicKey, key.Fault, leaf.Certificate)) with
        {
            Slot = "key",
            Certificate = leaf.Certificate.Facts,
            Related = [new RelatedLocation(leaf.Location, "The certificate")],
        });
    }

    /// <summary>Without a password a Java key store is read and its keys are not; that this was not evaluated is said of the file.</summary>
    private static Artifact? StoreWithKey(Entry entry) =>
        entry.KeyStore is { PrivateKeys.Count: > 0 } store && store.Defects.All(defect => defect.Kind != FileDefectKind.IntegrityNotEvaluated) ? store : null;

    private static string Message(PublicKey? key, string? fault, Certificate leaf) => key is null
        ? $"Whether the private key belongs to '{leaf.Subject.ShortText}' could not be told: {fault}."
        : $"The private key ({key.AlgorithmName}) is not the key of '{leaf.Subject.ShortText}' ({leaf.PublicKey.AlgorithmName}).";
}
