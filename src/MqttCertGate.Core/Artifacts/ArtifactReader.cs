using MqttCertGate.Findings;
using MqttCertGate.X509;

namespace MqttCertGate.Artifacts;

/// <summary>Makes an artifact of a file's bytes, by their content and never by their name.</summary>
internal sealed class ArtifactReader
{
    // Far above what anybody reads; it keeps a file of rubbish from making a report of gigabytes.
    private const int MostDefects = 100;

    private readonly string path;
    private readonly SourceLocation namedAt;
    private readonly byte[] bytes;
    private readonly FilePassword password;
    private readonly CertificatePool pool;
    private readonly List<FileDefect> defects = [];
    private readonly List<PlacedCertificate> certificates = [];
    private readonly List<PlacedPrivateKey> privateKeys = [];
    private readonly List<PlacedRevocationList> revocationLists = [];
    private IReadOnlyList<PemBlock> blocks = [];
    private PlacedPrivateKey? lockedKey;
    private int parts;

    private ArtifactReader(string path, SourceLocation namedAt, byte[] bytes, FilePassword password, CertificatePool pool)
    {
        this.pool = pool;
        this.path = path;
        this.namedAt = namedAt;
        this.bytes = bytes;
        this.password = password;
    }

    /// <summary>Never throws for bad content: whatever is wrong is a defect.</summary>
    /// <param name="pool">Where files of one run meet; null for a file of its own.</param>
    public static Artifact Read(string path, SourceLocation namedAt, byte[] bytes, FilePassword password, CertificatePool? pool = null)
    {
        var reader = new ArtifactReader(path, namedAt, bytes, password, pool ?? new CertificatePool());
        var format = reader.ReadContent();
        if (FormatPromise.Broken(path, format) is { } broken)
            reader.Add(FileDefectKind.FormatMismatch, broken, namedAt);
        return new Artifact
        {
            Path = path,
            NamedAt = namedAt,
            Length = bytes.Length,
            Sha256 = Sha256.Of(bytes),
            Format = format,
            Blocks = [.. reader.blocks.Select(block => block.WithoutContent())],
            Certificates = [.. reader.certificates],
            PrivateKeys = [.. reader.privateKeys],
            LockedKey = reader.lockedKey,
            RevocationLists = [.. reader.revocationLists],
            Defects = reader.defects.Count < 2 ? reader.defects
                : [.. reader.defects.GroupBy(defect => defect.Kind).SelectMany(Bounded).OrderBy(defect => defect.Location, SourceLocation.InFile)],
            NeedsPassword = password.WasAsked,
            IsComplete = reader.defects.TrueForAll(defect => LosesNothing(defect.Kind)),
        };
    }

    /// <summary>The first defects of a kind, of which the last says how many there are beyond.</summary>
    private static IEnumerable<FileDefect> Bounded(IEnumerable<FileDefect> ofOneKind)
    {
        var all = ofOneKind.ToList();
        return all.Count <= MostDefects
            ? all
            : [.. all.Take(MostDefects - 1), all[MostDefects - 1] with { Message = $"{all[MostDefects - 1].Message} {all.Count - MostDefects} more like it are not listed." }];
    }

    private static bool LosesNothing(FileDefectKind kind) => kind
        is FileDefectKind.FormatMismatch or FileDefectKind.ByteOrderMark or FileDefectKind.CarriageReturn or FileDefectKind.IntegrityNotEvaluated;

    private ArtifactFormat ReadContent()
    {
        if (WholeFile.FaultOf(path, bytes, namedAt) is { } fault)
        {
            defects.Add(fault);
            return ArtifactFormat.Unknown;
        }

        if (DerContent.IsLongSequence(bytes))
            return ReadBinary(DerContent.Of(bytes));
        if (JavaKeyStoreReader.IsKeyStore(bytes))
            return ReadBinary(DerContent.JavaKeyStore);

        var text = PemScanner.Scan(path, bytes);
        privateKeys.AddRange(LooseKeys.In(bytes, text));
        if (text.IsPem)
            return ReadPem(text);
        var content = DerContent.Of(bytes);
        if (content != DerContent.Unknown)
            return ReadBinary(content);

        Add(FileDefectKind.NoPem, "The file holds no PEM block and is not DER either; a block begins with a line such as '-----BEGIN CERTIFICATE-----'.",
            SourceLocation.StartOf(path));
        return ArtifactFormat.Unknown;
    }

    private ArtifactFormat ReadPem(PemText text)
    {
        defects.AddRange(text.Defects);
        blocks = text.Blocks;

        // In PEM of any other kind such a block is skipped by whoever loads the file, and so it is here.
        if (blocks.Count > 0 && blocks.All(block => block.IsPkcs7))
        {
            foreach (var block in blocks.Where(block => block.Content is not null))
                AddContainer(DerContent.Pkcs7, block.Content!, block.Location);
            return ArtifactFormat.Pkcs7;
        }

        foreach (var block in blocks)
        {
            if (block.IsPrivateKey)
                AddPrivateKey(block);
            else if (block.IsRevocationList)
                AddRevocationList(block.Content, block.Location);
            else if (block is { IsCertificate: true, Content: { } content })
                AddCertificate(content, block.Location, "The CERTIFICATE block");
            else if (block.MayHoldCertificates)
                Add(FileDefectKind.UnsupportedFormat, $"A block '{block.Label}' holds certificates in a form that this version does not read.", block.Location);
        }

        return ArtifactFormat.Pem;
    }

    private ArtifactFormat ReadBinary(DerContent content)
    {
        switch (content.Format)
        {
            case ArtifactFormat.Der or ArtifactFormat.Unknown:
                AddCertificate(bytes, namedAt, "The file");
                break;
            case ArtifactFormat.PrivateKey:
                AddPrivateKey(new PemBlock(content.KeyLabel!, bytes, namedAt, 0, 0));
                break;
            case ArtifactFormat.Pkcs7 or ArtifactFormat.Pkcs12 or ArtifactFormat.JavaKeyStore:
                AddContainer(content, bytes, namedAt);
                break;
            case ArtifactFormat.CertificateRevocationList:
                AddRevocationList(bytes, namedAt);
                break;
            default:
                Add(FileDefectKind.UnsupportedFormat, $"The file is {content.Name}, which this version does not read.", namedAt);
                break;
        }

        return content.Format;
    }

    private void AddCertificate(byte[] content, SourceLocation location, string holder)
    {
        if (++parts > PartBudget.Parts)
        {
            if (parts == PartBudget.Parts + 1)
                Add(FileDefectKind.Oversize, PartBudget.Exceeded, location);
            return;
        }

        var kind = DerContent.Of(content);
        if (kind.Format != ArtifactFormat.Der && kind != DerContent.Unknown)
        {
            Add(FileDefectKind.NotACertificate, $"{holder} holds {kind.Name}; a certificate is required.", location);
            return;
        }

        if (CertificateDecoder.TryMeasure(content, out var length) && length < content.Length)
        {
            AddTrailing(content.Length - length, "the certificate", location);
            Array.Resize(ref content, length);
        }

        try
        {
            certificates.Add(new PlacedCertificate(pool.Decode(content), location, certificates.Count) { File = path });
        }
        catch (MalformedException exception)
        {
            Add(FileDefectKind.NotACertificate, $"{holder} cannot be decoded as a certificate: {exception.Message}.", location);
        }
    }

    private void AddContainer(DerContent kind, byte[] content, SourceLocation location)
    {
        try
        {
            var container = ContainerReader.Read(kind.Format, content, password, location);
            if (container.Length < content.Length)
                AddTrailing(content.Length - container.Length, kind.Name, location);
            if (container.Doubt is { } doubt)
                Add(FileDefectKind.IntegrityNotEvaluated, $"The integrity of {kind.Name} was not evaluated: {doubt}.", location);
            foreach (var certificate in container.Certificates)
                AddCertificate(certificate, location, kind.Name);
            privateKeys.AddRange(container.Keys);
        }
        catch (MalformedException exception)
        {
            if (kind.Format == ArtifactFormat.Pkcs12 && Pkcs12Reader.ShowsKey(content))
                lockedKey = new PlacedPrivateKey(null, "it is in a PKCS #12 store that cannot be opened", location);
            Add(FileDefectKind.ContainerUnreadable, $"The file is {kind.Name} that cannot be read: {exception.Message}.", location);
        }
    }

    private void AddPrivateKey(PemBlock block) => privateKeys.Add(block switch
    {
        { Content: null } => new PlacedPrivateKey(null, "it is encrypted or its block is damaged", block.Location),
        { Encryption: { } encryption } => PlacedPrivateKey.ReadEncrypted(
            () => PrivateKeyReader.PublicKeyOf(
                block.Label, PasswordCipher.DecryptPem(encryption.Algorithm, encryption.InitializationVector, block.Content, password)),
            block.Location),
        { Label: "ENCRYPTED PRIVATE KEY" } => PlacedPrivateKey.ReadEncrypted(() => PrivateKeyReader.PublicKeyOf(block.Content, password), block.Location),
        _ => PlacedPrivateKey.Read(() => PrivateKeyReader.PublicKeyOf(block.Label, block.Content), block.Location),
    });

    private void AddRevocationList(byte[]? content, SourceLocation location)
    {
        try
        {
            revocationLists.Add(content is null
                ? new PlacedRevocationList(null, "its block is damaged", location)
                : new PlacedRevocationList(RevocationListDecoder.Decode(content), null, location));
        }
        catch (MalformedException exception)
        {
            revocationLists.Add(new PlacedRevocationList(null, exception.Message, location));
        }
    }

    private void AddTrailing(int count, string what, SourceLocation location) =>
        Add(FileDefectKind.TrailingData, $"{count} {(count == 1 ? "byte follows" : "bytes follow")} {what}; nothing may follow it.", location);

    private void Add(FileDefectKind kind, string message, SourceLocation location) => defects.Add(new FileDefect(kind, message, location));
}
