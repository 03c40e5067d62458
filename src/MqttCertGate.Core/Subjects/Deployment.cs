using MqttCertGate.Artifacts;
using MqttCertGate.Findings;
using MqttCertGate.Manifests;
using MqttCertGate.X509;

namespace MqttCertGate.Subjects;

/// <summary>
/// All that the manifests of a run declare: what no single entry shows is judged here, once. Of a certificate it keeps what that takes, so that a
/// fleet's need not all be in memory.
/// </summary>
internal sealed class Deployment : ISubject
{
    private readonly List<DeployedCertificate> certificates = [];
    private readonly Dictionary<Sha256, int> indexes = [];
    private readonly HashSet<Artifact> shared = [];
    private readonly HashSet<byte[]> moduli = new(Octets.Comparer);
    private SourceLocation? place;

    /// <summary>Most moduli that are kept; comparing as many takes about a minute.</summary>
    public const int MaximumModuli = 10_000;

    public SourceLocation Place => place ?? throw new InvalidOperationException("Nothing is deployed.");

    /// <summary>Whether there was no entry.</summary>
    public bool IsEmpty => place is null;

    /// <summary>Every certificate once, at its first place; a leaf is one wherever it is declared as such.</summary>
    public IReadOnlyList<DeployedCertificate> Certificates => certificates;

    /// <summary>Whether there are more moduli than are kept.</summary>
    public bool HasMoreModuli { get; private set; }

    /// <summary>Takes the certificates of an entry, in the order in which entries are declared.</summary>
    public void Add(Entry entry)
    {
        place ??= entry.Place;
        if (entry.Leaf is { } leaf)
            Add(entry, leaf);
        // What is no leaf has one place, however many entries have its file.
        foreach (var placed in entry.CertificateFiles.Where(file => file == entry.File || shared.Add(file)).SelectMany(file => file.Certificates))
            Add(entry, placed);
    }

    /// <summary>Those of <paramref name="certificates"/> that have a key in common with another one, by that key.</summary>
    /// <remarks>A fleet's have none, and a group for each of them, or a set of all, would take much memory for a moment: hash codes tell most apart.</remarks>
    public static IEnumerable<IGrouping<TKey, DeployedCertificate>> Sharing<TKey>(
        IEnumerable<DeployedCertificate> certificates, Func<DeployedCertificate, TKey> keyOf)
        where TKey : class
    {
        var all = certificates as IReadOnlyCollection<DeployedCertificate> ?? [.. certificates];
        var (codes, count) = (new int[all.Count], 0);
        foreach (var certificate in all)
            codes[count++] = keyOf(certificate).GetHashCode();
        Array.Sort(codes);
        return all.Where(certificate => IsShared(keyOf(certificate).GetHashCode())).GroupBy(keyOf).Where(alike => alike.Skip(1).Any());

        bool IsShared(int code)
        {
            var index = Array.BinarySearch(codes, code);
            return (index > 0 && codes[index - 1] == code) || (index + 1 < codes.Length && codes[index + 1] == code);
        }
    }

    private void Add(Entry entry, PlacedCertificate placed)
    {
        var isLeaf = placed == entry.Leaf && !placed.Certificate.IsCa;
        if (!indexes.TryGetValue(placed.Certificate.Sha256, out var index))
        {
            indexes.Add(placed.Certificate.Sha256, certificates.Count);
            certificates.Add(new DeployedCertificate(entry, placed, isLeaf) { Modulus = ModulusToKeep(placed.Certificate.PublicKey) });
        }
        else if (isLeaf && !certificates[index].IsLeaf)
        {
            certificates[index] = new DeployedCertificate(entry, placed, isLeaf) { Modulus = certificates[index].Modulus };
        }
    }

    // Small factors and unusable keys have rules of their own, and such moduli have more in common than primes.
    private byte[]? ModulusToKeep(PublicKey key)
    {
        if (HasMoreModuli || key is not RsaPublicKey { Factors.Small: null, Faults.Count: 0, Modulus: var modulus } || !moduli.Add(modulus))
            return null;
        HasMoreModuli = moduli.Count > MaximumModuli;
        return modulus;
    }
}

/// <summary>A certificate of a run, and the entry it belongs to: what is told from the two once they are judged.</summary>
/// <param name="isLeaf">Whether it is the end-entity certificate of the entry.</param>
internal sealed class DeployedCertificate(Entry entry, PlacedCertificate placed, bool isLeaf)
{
    // What the name of the entry is made of, which a fleet's manifest has already.
    private readonly CertificateEntry declaration = entry.Declaration;
    private readonly string? match = entry.Match;
    private readonly SourceLocation entryPlace = entry.Place;
    private readonly SourceLocation place = placed.Location;
    private readonly string file = placed.File;
    private readonly Role role = entry.Role;
    private readonly string slot = entry.SlotOf(placed.Certificate);

    public CertificateFacts Facts { get; } = placed.Certificate.Facts;

    /// <summary>The subject, in short.</summary>
    public string Name { get; } = placed.Certificate.Subject.ShortText;

    /// <inheritdoc cref="DistinguishedName.ComparableText"/>
    public string Issuer { get; } = placed.Certificate.Issuer.ComparableText;

    public bool IsCa { get; } = placed.Certificate.IsCa;

    /// <inheritdoc cref="DeployedCertificate(Entry, PlacedCertificate, bool)" path="/param[@name='isLeaf']"/>
    public bool IsLeaf => isLeaf;

    /// <summary>The modulus of an RSA key that may be compared with others; null for what is none, and where another certificate has it already.</summary>
    public byte[]? Modulus { get; init; }

    private string EntryName => Entry.NameOf(declaration, match);

    /// <summary>Whether it is the end-entity certificate of an entry of that role.</summary>
    public bool IsLeafOf(Role role) => isLeaf && this.role == role;

    /// <summary>A violation of this certificate that another one shares.</summary>
    public Violation ViolationWith(DeployedCertificate other, string message, string discriminator) => new(message, place)
    {
        EntryName = EntryName,
        DeclaredAt = entryPlace,
        Slot = slot,
        Discriminator = discriminator,
        Certificate = Facts,
        File = file,
        Related = [new RelatedLocation(other.place, "The other certificate"), new RelatedLocation(other.entryPlace, $"The entry '{other.EntryName}'")],
    };
}
