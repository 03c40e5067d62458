using MqttCertGate.Artifacts;
using MqttCertGate.Paths;
using MqttCertGate.Reporting;
using MqttCertGate.Tool.Rendering;
using MqttCertGate.X509;

namespace MqttCertGate.Tool.Making;

/// <summary>What <c>inspect</c> prints.</summary>
internal sealed class InspectText(IReadOnlyList<Artifact> files, Survey survey, ValidationTime time, Display display)
{
    private const int LabelWidth = 12;

    private readonly StyledText text = new();
    private readonly IReadOnlyList<Certificate> certificates =
        [.. files.SelectMany(file => file.Certificates).Select(placed => placed.Certificate).DistinctBy(certificate => certificate.Sha256)];

    /// <param name="names">How a manifest names the files; null where it cannot, and then there is no fragment.</param>
    public IReadOnlyList<Span> Write(EntryNames? names)
    {
        foreach (var file in files)
            WriteFile(file);
        WriteChains();
        if (names is not null && survey.Entries.Count > 0)
        {
            text.Line("For the manifest", Style.Strong);
            foreach (var line in new ManifestText(names).Of(survey.Entries).TrimEnd('\n').Split('\n'))
                text.Line(line.Length == 0 ? "" : $"  {line}");
        }

        return text.Spans;
    }

    private void WriteFile(Artifact file)
    {
        text.Add(display.Path(file.Path), Style.Strong)
            .Line($": {string.Join(", ", [FormatOf(file), .. Counted(file.Certificates.Count, "certificate"), .. Counted(file.PrivateKeys.Count, "private key")])}");
        if (file.Defects.Count + file.Certificates.Count + file.PrivateKeys.Count == 0)
            text.Line("  It holds neither a certificate nor a private key.", Style.Error);
        foreach (var defect in file.Defects)
            text.Add($"  {FindingText.Place(defect.Location, display)}: ").Line(SafeText.Message(defect.Message), Style.Error);
        text.EndLine();
        foreach (var placed in file.Certificates)
            WriteCertificate(placed);
        foreach (var key in file.PrivateKeys)
            WriteKey(key);
    }

    private static string[] Counted(int count, string noun) => count == 0 ? [] : [Verdict.Counted(count, noun)];

    private void WriteCertificate(PlacedCertificate placed)
    {
        var (certificate, facts) = (placed.Certificate, placed.Certificate.Facts);
        text.Add($"  {SafeText.Name(certificate.Subject.ShortText)}", Style.Strong).Line($"  {FindingText.Place(placed.Location, display)}", Style.Dim);
        Row("subject", TextOf(certificate.Subject));
        Row("issuer", TextOf(certificate.Issuer));
        var names = certificate.SubjectAlternativeName;
        Rows("names", names.Fault is { } fault ? [$"(malformed: {fault})"] : names.Value?.Names.Select(name => name.ToString()) ?? []);
        Row("use", UseOf(certificate));
        Row("key", certificate.PublicKey.AlgorithmName);
        Row("signature", Oids.NameOf(certificate.SignatureAlgorithm.Oid));
        Row("serial", facts.SerialNumber);
        var (bar, mark) = ValidityBar.Of(certificate, time, display.Glyphs);
        Rows("valid", mark.Length == 0 ? [bar] : [bar, mark]);
        Row("SHA-256", facts.Sha256.ToString());
        Row("key SHA-256", facts.SpkiSha256.ToString());
        text.EndLine();
    }

    private void WriteKey(PlacedPrivateKey key)
    {
        var owner = certificates.FirstOrDefault(certificate => certificate.PublicKey.SpkiSha256 == key.PublicKey?.SpkiSha256);
        text.Add("  private key", Style.Strong).Line($"  {FindingText.Place(key.Location, display)}", Style.Dim);
        Row("key", key.PublicKey?.AlgorithmName ?? $"(not read: {key.Fault})");
        if (key.PublicKey is not null)
            Row("belongs to", owner is null ? "none of these certificates" : $"'{owner.Subject.ShortText}'");
        text.EndLine();
    }

    /// <summary>A tree for each certificate that issued none of the others, unless it is a root that stands alone.</summary>
    private void WriteChains()
    {
        var searches = certificates.Select(survey.PathsOf).ToList();
        var issuers = searches.SelectMany(IssuersIn).ToHashSet();
        var holder = PathTree.HolderOf(files);
        var trees = searches.Where(search => !issuers.Contains(search.EndEntity.Sha256))
            .Select(search => PathTree.Of(search, holder, time))
            .Where(tree => tree.Steps.Count > 1 || tree.Failure is not null)
            .ToList();
        if (trees.Count == 0)
            return;
        text.Line("How they chain", Style.Strong);
        foreach (var tree in trees)
            tree.Write(text, display);
        text.EndLine();
    }

    private static IEnumerable<Sha256> IssuersIn(PathSearch search) =>
        (search.Paths is [var best, ..] ? best.Certificates.Append(best.Anchor.Certificate) : search.DeadEnds[0].Certificates)
            .Select(certificate => certificate.Sha256)
            .Where(sha256 => sha256 != search.EndEntity.Sha256);

    private void Row(string label, string value) => Rows(label, [SafeText.Name(value)]);

    private void Rows(string label, IEnumerable<string> values)
    {
        foreach (var value in values)
        {
            text.Add($"    {label.PadRight(LabelWidth)}", Style.Dim).Line(value);
            label = "";
        }
    }

    private static string TextOf(DistinguishedName name) => name.IsEmpty ? "(empty)" : name.ToString();

    private static string UseOf(Certificate certificate)
    {
        var basic = certificate.BasicConstraints.Value;
        string?[] uses =
        [
            basic is not { IsCa: true } ? null : basic.PathLength is { } length ? $"CA, path length {length}" : "CA",
            certificate.KeyUsage.Value?.ToString(),
            certificate.ExtendedKeyUsage.Value?.ToString(),
        ];
        var said = string.Join("; ", uses.OfType<string>());
        return said.Length == 0 ? "(not restricted)" : said;
    }

    private static string FormatOf(Artifact file) => file.Format switch
    {
        ArtifactFormat.Pem => "PEM",
        ArtifactFormat.Der => "DER",
        ArtifactFormat.Pkcs7 => "PKCS #7",
        ArtifactFormat.Pkcs12 => "PKCS #12",
        ArtifactFormat.JavaKeyStore => "Java key store",
        ArtifactFormat.CertificationRequest => "a certification request",
        ArtifactFormat.CertificateRevocationList => "a revocation list",
        ArtifactFormat.PrivateKey => "a private key",
        _ => "of no known format",
    };
}
