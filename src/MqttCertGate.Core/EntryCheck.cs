using MqttCertGate.Artifacts;
using MqttCertGate.Findings;
using MqttCertGate.Manifests;
using MqttCertGate.Paths;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate;

/// <summary>All that there is to judge of an entry.</summary>
internal static class EntryCheck
{
    /// <param name="isNew">Whether an artifact is seen for the first time in the run: a file that many entries name is judged once.</param>
    public static IEnumerable<ISubject> SubjectsOf(Entry entry, Func<Artifact, bool> isNew)
    {
        foreach (var artifact in FilesOf(entry).Where(isNew))
        {
            yield return artifact;
            if (entry.Trust.Contains(artifact) || (entry.Role == Role.Trust && artifact == entry.File))
            {
                foreach (var anchor in artifact.Certificates)
                    yield return new TrustAnchorCertificate(entry, anchor);
            }
        }

        yield return entry;
        if (entry.Leaf is { } leaf)
            yield return entry.Role == Role.Server ? new ServerCertificate(entry, leaf) : new ClientCertificate(entry, leaf);

        if (entry.Role != Role.Trust)
        {
            foreach (var placed in entry.Chain.Prepend(entry.File).SelectMany(file => file.Certificates).Where(placed => placed != entry.Leaf))
                yield return new AuthorityCertificate(entry, placed);
        }

        foreach (var unevaluated in UnevaluatedOf(entry))
            yield return unevaluated;
    }

    /// <summary>
    /// What was not judged although nothing said so: whatever levels a manifest lowers, a file without a certificate and anchors that cannot be
    /// used never pass.
    /// </summary>
    public static IEnumerable<ISubject> LeftUnchecked(Entry entry)
    {
        if (entry.File.Certificates.Count == 0)
        {
            yield return new ManifestProblem(
                ManifestProblemKind.NothingToCheck,
                $"'{Path.GetFileName(entry.File.Path)}' holds no certificate, so nothing was checked for '{entry.Name}'.", entry.Place);
        }
        else if (entry is { Leaf: not null, Paths: null, Declaration.Trust: { Count: > 0 } trust })
        {
            yield return new Unevaluated(
                entry.ViolationAt(trust[0].Location, "The declared trust anchors hold no certificate, so no certification path was evaluated.", "trust"),
                Need.Always);
        }
    }

    private static IEnumerable<Artifact> FilesOf(Entry entry)
    {
        var files = entry.Chain.Prepend(entry.File).Concat(entry.Trust).Concat(entry.RevocationLists);
        return entry.Key is null ? files : files.Append(entry.Key);
    }

    private static IEnumerable<Unevaluated> UnevaluatedOf(Entry entry)
    {
        foreach (var file in FilesOf(entry))
        {
            foreach (var defect in file.Defects.Where(defect => defect.Kind is FileDefectKind.Unreadable or FileDefectKind.UnsupportedFormat))
            {
                yield return new Unevaluated(
                    entry.ViolationAt(defect.Location, defect.Message, Path.GetFileName(file.Path)) with { Help = defect.Help }, Need.Always);
            }
        }

        if (entry.Leaf is { } leaf && entry.Declaration.Trust.Count == 0)
        {
            yield return new Unevaluated(
                entry.ViolationAt(entry.Declaration.Name.Location, "No trust anchor is declared, so no certification path was evaluated.", "trust") with
                {
                    Help = "Declare the root certificate that clients trust as 'trust'.",
                },
                Need.ByProfile);
        }

        foreach (var violation in RevocationListsNotEvaluated(entry))
            yield return new Unevaluated(violation, Need.Always);

        foreach (var (node, key) in DeclaredAndNotEvaluated(entry.Declaration))
        {
            yield return new Unevaluated(
                entry.ViolationAt(node, $"'{key}' is declared and this version does not evaluate it.", key) with
                {
                    Help = $"Remove '{key}' until a version that evaluates it is in use.",
                },
                Need.Always);
        }

        foreach (var reason in entry.Paths?.Reasons.Where(reason => reason.Kind == PathFailureKind.SignatureNotEvaluated) ?? [])
        {
            var certificate = reason.Certificate;
            yield return new Unevaluated(
                entry.ViolationAt(
                    entry.Find(certificate)?.Location ?? entry.Place,
                    $"The signature of '{certificate.Subject.ShortText}' could not be evaluated: {Oids.NameOf(certificate.SignatureAlgorithm.Oid)} with a key of type {reason.Issuer?.PublicKey.AlgorithmName} is not supported.",
                    certificate.SignatureAlgorithm.Oid) with
                {
                    Certificate = certificate.Facts,
                },
                Need.Always);
        }
    }

    /// <summary>A revocation list in the place of a certificate or key, or none in its own.</summary>
    private static IEnumerable<Violation> RevocationListsNotEvaluated(Entry entry)
    {
        foreach (var file in FilesOf(entry).Where(file => file.Format == ArtifactFormat.CertificateRevocationList && !entry.RevocationLists.Contains(file)))
            yield return entry.ViolationAt(file.NamedAt, "The file is a certificate revocation list, which is of no use here.", Path.GetFileName(file.Path));

        foreach (var file in entry.RevocationLists)
        {
            if (file.IsComplete && file.RevocationLists.Count == 0)
                yield return entry.ViolationAt(file.NamedAt, "The file holds no certificate revocation list.", Path.GetFileName(file.Path));
            foreach (var placed in file.RevocationLists.Where(placed => placed.Fault is not null))
                yield return entry.ViolationAt(placed.Location, $"A certificate revocation list cannot be read: {placed.Fault}.", Path.GetFileName(file.Path));
        }

        if (entry is { RevocationLists.Count: > 0, Paths: null })
        {
            yield return entry.ViolationAt(
                entry.Declaration.Crl[0].Location, "'crl' is declared and there is no certification path to judge by it.", "crl");
        }
    }

    private static IEnumerable<(SourceLocation Node, string Key)> DeclaredAndNotEvaluated(CertificateEntry declaration)
    {
        if (declaration.PasswordEnv is { } password)
            yield return (password.Location, "password-env");
        if (declaration.Anchors.Count > 0)
            yield return (declaration.Anchors[0].Location, "anchors");
    }
}
