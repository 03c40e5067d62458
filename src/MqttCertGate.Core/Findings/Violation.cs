namespace MqttCertGate.Findings;

/// <summary>What a check saw. It has no level: the profile decides that.</summary>
/// <param name="Message">
/// One to three sentences: what was found, then what is required. Dates are absolute and in UTC. Text taken from a certificate or
/// a file stands in single quotes.
/// </param>
/// <param name="Location">The place at fault.</param>
internal sealed record Violation(string Message, SourceLocation Location)
{
    /// <summary>The manifest entry concerned, by the user's own name for it.</summary>
    public string? EntryName { get; init; }

    /// <summary>The node of the manifest that declares what is at fault.</summary>
    public SourceLocation? DeclaredAt { get; init; }

    /// <summary>Which part of the entry: <c>leaf</c>, <c>issuer:…</c>, <c>root:…</c>, <c>key</c>, <c>crl</c> or nothing. Never a position in a file.</summary>
    public string Slot { get; init; } = "";

    /// <summary>What tells two findings of one rule and slot apart: a host name, an OID, a field. Never a date, a line or a count.</summary>
    public string Discriminator { get; init; } = "";

    /// <summary>The certificate at fault.</summary>
    public CertificateFacts? Certificate { get; init; }

    /// <summary>The file at fault where <see cref="Location"/> is not in it: one that is not text, or cannot be read. Absolute; null for none.</summary>
    public string? File { get; init; }

    /// <summary>Whether it is about a file that any entry may name, so that the entry here does not tell it apart from others.</summary>
    public bool IsOfFile { get; init; }

    /// <summary>What an allowance names a private key by, which has no certificate: the SHA-256 of its SubjectPublicKeyInfo, or of the file where it is locked.</summary>
    public Sha256? KeySha256 { get; init; }

    /// <summary>Other places to look at.</summary>
    public IReadOnlyList<RelatedLocation> Related { get; init; } = [];

    /// <summary>The path this is about, trust anchor first.</summary>
    public IReadOnlyList<PathStep> Path { get; init; } = [];

    /// <summary>A few words for the place itself, printed under it.</summary>
    public string? Marker { get; init; }

    /// <summary>What to do about this one; where it is null the rule's help speaks.</summary>
    public string? Help { get; init; }

    /// <summary>The weaker form of the rule's fault that this is; null for the fault itself.</summary>
    public Grade? Grade { get; init; }
}
