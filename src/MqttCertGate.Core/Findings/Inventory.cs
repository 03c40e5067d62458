namespace MqttCertGate.Findings;

/// <summary>What a run looked at, whether or not anything is wrong with it: for reports that show a deployment, not only its faults.</summary>
/// <param name="Entries">By manifest, in the order of declaration.</param>
/// <param name="Certificates">Each once, the one that ends first before the others, those of one end in the order of the entries; trust anchors last.</param>
internal sealed record Inventory(IReadOnlyList<ListedEntry> Entries, IReadOnlyList<ListedCertificate> Certificates)
{
    /// <summary>Of certificates that may be listed several times, once for each use.</summary>
    public static Inventory Of(IEnumerable<ListedEntry> entries, IEnumerable<ListedCertificate> certificates) => new(
        [.. entries],
        [.. certificates
            .GroupBy(certificate => certificate.Facts.Sha256)
            .Select(ListedCertificate.Merge)
            .OrderBy(certificate => certificate.IsAnchor)
            .ThenBy(certificate => certificate.Facts.NotAfter)]);
}

/// <summary>What a certificate is to an entry.</summary>
internal enum CertificateRole
{
    /// <summary>What a broker serves.</summary>
    Server,
    /// <summary>What a client presents.</summary>
    Client,
    /// <summary>A CA's, sent along with a leaf.</summary>
    Intermediate,
    /// <summary>One of a bundle of CAs registered at the broker.</summary>
    Authority,
    Anchor,
}

/// <summary>A place of a certificate: for which entry it stands there, and as what.</summary>
/// <param name="EntryName">By the user's own name for it.</param>
/// <param name="Manifest">Absolute path of the manifest that has the entry.</param>
/// <param name="Location">Where the certificate stands.</param>
internal sealed record ListedUse(string EntryName, string Manifest, CertificateRole Role, SourceLocation Location);

/// <summary>A certificate of the run, wherever it stands.</summary>
/// <param name="Name">The common name, or the whole subject where there is none.</param>
/// <param name="Issuer">The issuer's name, RFC 4514 style, as found.</param>
/// <param name="Names">The subject alternative names, each with its kind: <c>DNS mqtt.example.com</c>.</param>
/// <param name="Key">The key's kind and size: <c>P-256</c>, <c>RSA-2048</c>.</param>
/// <param name="Signature">The name of the signature's algorithm.</param>
/// <param name="RenewFrom">The instant (UTC) from which it is reported as expiring; null where it is nobody's leaf.</param>
/// <param name="Uses">At least one, in the order of the entries.</param>
internal sealed record ListedCertificate(
    CertificateFacts Facts, string Name, string Issuer, IReadOnlyList<string> Names, string Key, string Signature, DateTime? RenewFrom, IReadOnlyList<ListedUse> Uses)
{
    /// <summary>Whether an entry trusts it, and none has it as its leaf.</summary>
    public bool IsAnchor => RenewFrom is null && Uses.Any(use => use.Role == CertificateRole.Anchor);

    /// <summary>One certificate of several listings of it.</summary>
    public static ListedCertificate Merge(IEnumerable<ListedCertificate> listings)
    {
        var all = listings.ToList();
        return all[0] with
        {
            RenewFrom = all.Min(listing => listing.RenewFrom),
            Uses = [.. all.SelectMany(listing => listing.Uses).Distinct()],
        };
    }
}

/// <summary>An entry of a manifest and the certification paths of its leaf.</summary>
/// <param name="Role">Of the certificate the entry is about.</param>
/// <param name="Place">The manifest node that names the file.</param>
/// <param name="File">Absolute path of the entry's own file.</param>
/// <param name="Paths">All valid paths; where there is none, the one that came nearest; nothing where there is no leaf, or no anchor.</param>
internal sealed record ListedEntry(string Name, CertificateRole Role, SourceLocation Place, string File, IReadOnlyList<ListedPath> Paths);

/// <summary>A certification path as a reader sees it.</summary>
/// <param name="Steps">The trust anchor first.</param>
internal sealed record ListedPath(bool IsValid, IReadOnlyList<ListedStep> Steps);

/// <summary>One certificate of a path.</summary>
/// <param name="Name">The common name, or the whole subject where there is none.</param>
/// <param name="Sha256">Of the certificate; null for one that is missing.</param>
/// <param name="Break">Why the step before this one is not its issuer, as half a sentence; null where it is, and for the first step.</param>
/// <param name="Faults">What else makes the path invalid here, as half sentences.</param>
internal sealed record ListedStep(string Name, Sha256? Sha256, string? Break, IReadOnlyList<string> Faults);
