using MqttCertGate.Artifacts;
using MqttCertGate.Findings;
using MqttCertGate.Manifests;
using MqttCertGate.Paths;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate;

/// <summary>Lists what the entries of a run are made of.</summary>
internal sealed class InventoryReader
{
    private readonly List<ListedEntry> entries = [];
    private readonly List<ListedCertificate> certificates = [];

    /// <summary>Takes an entry, in the order in which they are declared.</summary>
    public void Add(Entry entry)
    {
        entries.Add(List(entry));
        certificates.AddRange(ListCertificates(entry));
    }

    public Inventory Read() => Inventory.Of(entries, certificates);

    private static ListedEntry List(Entry entry) => new(entry.Name, RoleOfEntry(entry), entry.Place, entry.File.Path, PathsOf(entry.Paths));

    private static IEnumerable<ListedCertificate> ListCertificates(Entry entry) =>
        from file in entry.CertificateFiles
        from placed in file.Certificates
        select List(entry, placed);

    private static ListedCertificate List(Entry entry, PlacedCertificate placed)
    {
        var certificate = placed.Certificate;
        return new ListedCertificate(
            certificate.Facts,
            certificate.Subject.ShortText,
            certificate.Issuer.ToString(),
            [.. certificate.SubjectAlternativeName.Value?.Names.Select(name => name.ToString()) ?? []],
            certificate.PublicKey.AlgorithmName,
            Oids.NameOf(certificate.SignatureAlgorithm.Oid),
            certificate.Sha256 == entry.Leaf?.Certificate.Sha256 ? Renewal.From(entry, certificate.Facts) : null,
            [new ListedUse(entry.Name, entry.Place.Path, RoleOf(certificate, entry), placed.Location)]);
    }

    private static CertificateRole RoleOf(Certificate certificate, Entry entry) =>
        certificate.Sha256 == entry.Leaf?.Certificate.Sha256 ? RoleOfEntry(entry)
        : entry.IsAnchor(certificate) ? CertificateRole.Anchor
        : entry.Role is Role.Ca or Role.Trust ? RoleOfEntry(entry)
        : CertificateRole.Intermediate;

    private static CertificateRole RoleOfEntry(Entry entry) => entry.Role switch
    {
        Role.Client => CertificateRole.Client,
        Role.Ca => CertificateRole.Authority,
        Role.Trust => CertificateRole.Anchor,
        _ => CertificateRole.Server,
    };

    private static IReadOnlyList<ListedPath> PathsOf(PathSearch? search) => search switch
    {
        { Valid: not null } => [.. search.Paths.Where(path => path.IsValid).Select(Of)],
        { Paths.Count: > 0 } => [Of(search.Paths[0])],
        { DeadEnds.Count: > 0 } => [Of(search.DeadEnds[0])],
        _ => [],
    };

    private static ListedPath Of(CertificationPath path) => new(
        path.IsValid, StepsOf(path.Certificates.Append(path.Anchor.Certificate), path.Failures));

    private static ListedPath Of(DeadEnd end)
    {
        var (failure, top) = (end.Failure, end.Certificates[end.Certificates.Count - 1]);
        var missing = failure switch
        {
            { Kind: PathFailureKind.IssuerNotFound } => new ListedStep(top.Issuer.ShortText, Sha256: null, Break: null, []),
            { Issuer: { } issuer } when issuer != top => new ListedStep(issuer.Subject.ShortText, issuer.Sha256, Break: null, []),
            _ => null,
        };
        if (missing is null)
            return new ListedPath(IsValid: false, StepsOf(end.Certificates, [failure]));

        var steps = StepsOf(end.Certificates, []);
        return new ListedPath(IsValid: false, [missing, steps[0] with { Break = PathFailureText.Of(failure) }, .. steps.Skip(1)]);
    }

    private static ListedStep[] StepsOf(IEnumerable<Certificate> certificates, IReadOnlyList<PathFailure> failures) =>
    [
        .. from certificate in certificates.Reverse()
           let faults = failures.Where(failure => failure.Certificate.Sha256 == certificate.Sha256).Select(PathFailureText.Of).Distinct()
           select new ListedStep(certificate.Subject.ShortText, certificate.Sha256, Break: null, [.. faults]),
    ];
}
