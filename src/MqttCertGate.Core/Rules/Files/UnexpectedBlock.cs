using MqttCertGate.Artifacts;
using MqttCertGate.Findings;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class UnexpectedBlock
{
    // Far above what anybody reads.
    private const int MostBlocks = 100;

    public static readonly Rule<Entry> Rule = new(
        new("MCG1011", "pem.unexpected-block", nameof(UnexpectedBlock))
        {
            Title = "A file holds a PEM block that has no place in it",
            DefaultLevel = Level.Warning,
            Source = Design.Should("a file holds what it is for"),
            Class = FindingClass.Configuration,
            Help = """
                What is not a certificate is skipped by some loaders and refused by others, and counts towards a broker's limit either way.
                Remove the block from the file. A request ('CERTIFICATE REQUEST') is no certificate: its issuer has yet to answer it.
                """,
        },
        Check);

    private static void Check(Entry entry, RuleContext context)
    {
        foreach (var file in entry.CertificateFiles)
            // A private key there has a rule of its own, and what may hold certificates is read or not evaluated.
            Report(entry, file, block => block.IsCertificate || block.IsPrivateKey || block.MayHoldCertificates, "certificates", context);

        // Few have one.
        if (entry.RevocationLists.Count > 0)
        {
            foreach (var file in entry.RevocationLists.Except(entry.CertificateFiles))
                Report(entry, file, block => block.IsRevocationList || block.IsPrivateKey, "revocation lists", context);
        }

        // A file that is both is judged as the public one.
        if (entry.Key is { } key && !entry.PublicFiles.Contains(key))
        {
            // 'openssl ecparam -genkey' writes the curve before the key.
            Report(entry, key, block => block.IsPrivateKey || block.MayHoldCertificates || block.Label == "EC PARAMETERS", "private keys", context);
        }
    }

    private static void Report(Entry entry, Artifact file, Func<PemBlock, bool> isExpected, string expected, RuleContext context)
    {
        var left = MostBlocks;
        foreach (var block in file.Blocks)
        {
            if (isExpected(block))
                continue;
            if (left-- == 0)
                return;
            context.Report(entry.ViolationAt(block.Location, $"A block '{block.Label}' stands in a file of {expected}; it has no place there.", block.Label));
        }
    }
}
