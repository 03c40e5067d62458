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
    public static IEnumerable<ISubject> SubjectsOf(Entry entry)
    {
        yield return entry;
        if (entry.Leaf is { } leaf)
            yield return entry.Role == Role.Server ? new ServerCertificate(entry, leaf) : new ClientCertificate(entry, leaf);

        if (entry.Role != Role.Trust)
        {
            // An anchor that is sent along is judged once, as the anchor.
            foreach (var placed in entry.Sent
                .Where(placed => placed != entry.Leaf && !entry.IsAnchor(placed.Certificate)))
            {
                yield return new AuthorityCertificate(entry, placed);
            }
        }

        foreach (var unevaluated in UnevaluatedOf(entry))
            yield return unevaluated;
    }

    /// <summary>What there is to judge of the entries that an anchor is declared for, and of those that can build no path to one.</summary>
    public static IEnumerable<ISubject> SubjectsOf(IEnumerable<Anchoring> anchorings)
    {
        foreach (var anchoring in anchorings)
        {
            yield return anchoring;
            if (anchoring.Entries.FirstOrDefault(entry => entry.Role is not (Role.Server or Role.Client)) is { } other)
            {
                yield return new Unevaluated(
                    anchoring.Trust.ViolationAt(
                        anchoring.Name.Location,
                        $"'{anchoring.Name.Value}' has the role '{other.Role.ToString().ToLowerInvariant()}', which builds no path; 'anchors' takes entries of servers and clients.",
                        anchoring.Name.Value),
                    Need.Always);
            }
        }
    }

    /// <summary>What there is to judge of a file, which other entries may name too.</summary>
    public static IEnumerable<ISubject> SubjectsOf(Artifact file, Entry entry)
    {
        yield return file;
        if (entry.Trust.Contains(file) || (entry.Role == Role.Trust && file == entry.File))
        {
            foreach (var anchor in file.Certificates)
                yield return new TrustAnchorCertificate(entry, anchor);
        }

        foreach (var defect in file.Defects.Where(defect => IsUnevaluated(defect.Kind)))
        {
            yield return new Unevaluated(
                entry.ViolationAt(defect.Location, defect.Message, Path.GetFileName(file.Path)) with { File = file.Path, Help = defect.Help }, Need.Always);
        }
    }

    /// <summary>All files of an entry, each once.</summary>
    public static IEnumerable<Artifact> FilesOf(Entry entry) => entry.Key is null ? entry.PublicFiles : entry.PublicFiles.Append(entry.Key).Distinct();

    /// <summary>
    /// What was not judged although nothing said so: whatever levels a manifest lowers, a file without a certificate, and anchors and keys
    /// that cannot be used, never pass.
    /// </summary>
    public static IEnumerable<ISubject> LeftUnchecked(Entry entry)
    {
        if (entry.File.Certificates.Count == 0)
        {
            yield return new ManifestProblem(
                ManifestProblemKind.NothingToCheck,
                $"'{Path.GetFileName(entry.File.Path)}' holds no certificate, so nothing was checked for '{entry.Name}'.", entry.Place)
            {
                Field = entry.Name,
            };
        }
        else if (entry is { Role: Role.Server or Role.Client, Leaf: null })
        {
            yield return new ManifestProblem(
                ManifestProblemKind.NothingToCheck,
                $"'{Path.GetFileName(entry.File.Path)}' holds only CAs, so no certificate of a {entry.Role.ToString().ToLowerInvariant()} was checked for '{entry.Name}'.", entry.Place)
            {
                Field = entry.Name,
            };
        }

        List<Located<string>> paths = [.. entry.Declaration.Chain, .. entry.Declaration.Trust];
        List<Artifact> files = [.. entry.Chain, .. entry.Trust];
        for (var index = 0; index < files.Count; index++)
        {
            if (files[index].Certificates.Count == 0)
            {
                yield return new Unevaluated(
                    entry.ViolationAt(
                        paths[index].Location, $"'{paths[index].Value}' holds no certificate, so no certification path through it was evaluated.",
                        Path.GetFileName(files[index].Path)),
                    Need.Always);
            }
        }

        if (entry is { Leaf: not null, Key.IsComplete: false, Declaration.Key: { } key })
        {
            yield return new Unevaluated(
                entry.ViolationAt(key.Location, "The key file cannot be read whole, so whether the key belongs to the certificate was not evaluated.", "key"),
                Need.Always);
        }
    }

    private static IEnumerable<Unevaluated> UnevaluatedOf(Entry entry)
    {
        if (entry.Leaf is { } leaf && entry.Declaration.Trust.Count == 0)
        {
            yield return new Unevaluated(
                entry.ViolationAt(entry.Declaration.Name.Location, "No trust anchor is declared, so no certification path was evaluated.", "trust") with
                {
                    Help = "Declare the root certificate that clients trust as 'trust'.",
                },
                Need.ByProfile);
        }

        if (entry is { Role: Role.Server, Leaf: not null, Declaration.IsImplied: true })
        {
            yield return new Unevaluated(
                entry.ViolationAt(entry.Declaration.Name.Location, "No domain is declared, so whether the certificate covers what clients connect to was not evaluated.", "domains") with
                {
                    Help = "Write a manifest and declare them as 'domains'.",
                },
                Need.Unasked);
        }

        foreach (var violation in RevocationListsNotEvaluated(entry))
            yield return new Unevaluated(violation, Need.Always);

        foreach (var (node, key) in DeclaredForAnotherRole(entry))
        {
            yield return new Unevaluated(
                entry.ViolationAt(node, $"'{key}' is declared and is not evaluated for the role '{entry.Role.ToString().ToLowerInvariant()}'.", key) with
                {
                    Help = entry.Declaration.Role is { Value: Role.Auto }
                        ? "The role was taken from the certificate itself; say which one is meant as 'role'."
                        : $"Correct 'role', or remove '{key}'.",
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

    private static bool IsUnevaluated(FileDefectKind kind) =>
        kind is FileDefectKind.Unreadable or FileDefectKind.UnsupportedFormat or FileDefectKind.IntegrityNotEvaluated;

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

    /// <summary>A key that belongs to one certificate is a promise; what <c>defaults</c> may hold need not fit every entry.</summary>
    private static IEnumerable<(SourceLocation Node, string Key)> DeclaredForAnotherRole(Entry entry)
    {
        var declaration = entry.Declaration;
        if (entry.Role != Role.Server && declaration.Domains.Count > 0)
            yield return (declaration.Domains[0].Name.Location, "domains");
        if (entry.Role != Role.Trust && declaration.Anchors.Count > 0)
            yield return (declaration.Anchors[0].Location, "anchors");
        if (entry.Role is Role.Server or Role.Client)
            yield break;
        if (declaration.Key is { } key)
            yield return (key.Location, "key");
        if (declaration.Pin is { } pin)
            yield return (pin.Location, "pin");
    }
}
