using MqttCertGate.Findings;

namespace MqttCertGate.Manifests;

/// <summary>A value of the manifest and the place where it stands.</summary>
internal sealed record Located<T>
{
    private readonly SourceLocation? location;
    private readonly YamlDocument? document;
    private readonly int index;

    /// <param name="value">The value.</param>
    /// <param name="location">Where it stands.</param>
    public Located(T value, SourceLocation location) => (Value, this.location) = (value, location);

    /// <param name="value">The value.</param>
    /// <param name="node">The node that says it.</param>
    public Located(T value, YamlNode node) => (Value, document, index) = (value, node.Document, node.Index);

    public T Value { get; init; }

    /// <summary>Made for who asks: of a long manifest nobody asks where most of its values are.</summary>
    public SourceLocation Location => location ?? document!.Locate(index);
}

/// <summary>What a certificate is for.</summary>
internal enum Role
{
    /// <summary>Served by a broker.</summary>
    Server,
    /// <summary>Presented by a client.</summary>
    Client,
    /// <summary>A bundle of CA certificates registered at the broker.</summary>
    Ca,
    /// <summary>Trust anchors on the client side.</summary>
    Trust,
    /// <summary>Taken from the certificate itself.</summary>
    Auto,
}

/// <summary>Whether the SAN may hold names beyond the declared domains.</summary>
internal enum DomainMatch
{
    Covers,
    Exact,
}

/// <summary>How clients reach the broker.</summary>
internal enum Transport
{
    /// <summary>MQTT over TLS.</summary>
    Mqtts,
    /// <summary>MQTT over secure WebSocket, which browsers use.</summary>
    Wss,
}

/// <summary>Which requirements apply.</summary>
internal enum Pki
{
    Public,
    Private,
    Auto,
}

/// <summary>A duration: a share of a certificate's lifetime, or days of 86,400 seconds.</summary>
internal readonly record struct RenewBefore(int? Percent, int? Days);

/// <summary>A name clients connect to, and the access point its CNAME record points to.</summary>
internal sealed record Domain(Located<string> Name, Located<string>? Cname);

/// <summary>A SHA-256 the leaf or its public key must have.</summary>
/// <param name="OfPublicKey">True for <c>spki:</c>.</param>
internal sealed record Pin(string Sha256, bool OfPublicKey);

/// <summary>A level or parameter values given to a rule.</summary>
/// <param name="Rule">The rule's id or short name as written; known to exist.</param>
internal sealed record RuleSetting(Located<string> Rule, Level? Level, IReadOnlyDictionary<string, object> Parameters)
{
    /// <summary>Who says it, where its place does not tell a reader: <c>profile tdmq</c>.</summary>
    public string? Speaker { get; init; }

    /// <summary>Who or what place says it, as a reader knows it.</summary>
    public string Origin => Speaker ?? FormattableString.Invariant($"{Path.GetFileName(Rule.Location.Path)} line {Rule.Location.Line}");

    /// <summary>The passage it follows from; null outside profiles.</summary>
    public string? Source { get; init; }

    /// <summary>What to know beside the rule's help, such as who demands the contrary and what to do then.</summary>
    public string? Note { get; init; }
}

/// <summary>
/// What the manifest says of one artifact, defaults applied. Paths are as written: relative to the manifest, with <c>/</c>. Its keys are set one after
/// the other while the manifest is read, and never afterwards.
/// </summary>
internal sealed record CertificateEntry
{
    /// <summary>Unique in the manifest; used in every message.</summary>
    public required Located<string> Name { get; init; }

    /// <summary>Whether a certificate file was given without a manifest, so that nothing says which names it is for.</summary>
    public bool IsImplied { get; init; }

    /// <summary>The artifact; exactly one of this and <see cref="Files"/> is given.</summary>
    public Located<string>? File { get; set; }

    /// <summary>Globs, each match an entry of its own.</summary>
    public IReadOnlyList<Located<string>> Files { get; set; } = [];

    public Located<Role>? Role { get; set; }

    public IReadOnlyList<Domain> Domains { get; set; } = [];

    public Located<DomainMatch>? Match { get; set; }

    public IReadOnlyList<Located<Transport>> Transports { get; set; } = [];

    /// <summary>Intermediates that are not in the file.</summary>
    public IReadOnlyList<Located<string>> Chain { get; set; } = [];

    /// <summary>Trust anchors; nothing else is ever trusted.</summary>
    public IReadOnlyList<Located<string>> Trust { get; set; } = [];

    /// <summary>For <see cref="Role.Trust"/>: the entries that must build a path to it.</summary>
    public IReadOnlyList<Located<string>> Anchors { get; set; } = [];

    public Located<string>? Key { get; set; }

    /// <summary>Pinned key algorithm, in the spelling of <c>PublicKey.AlgorithmName</c>.</summary>
    public Located<string>? KeyType { get; set; }

    public Located<string>? PasswordEnv { get; set; }

    public IReadOnlyList<Located<string>> Crl { get; set; } = [];

    public Located<Pin>? Pin { get; set; }

    public Located<Pki>? Pki { get; set; }

    public Located<RenewBefore>? RenewBefore { get; set; }

    /// <summary>Days of 86,400 seconds.</summary>
    public Located<int>? MaxValidity { get; set; }

    public Located<string>? Cluster { get; set; }

    public IReadOnlyList<RuleSetting> Rules { get; set; } = [];

    public IReadOnlyList<Waiver> Allow { get; set; } = [];
}

/// <summary>A manifest as read, with the manifest it extends already applied.</summary>
/// <param name="Path">Absolute path; of an implied manifest, where it would stand.</param>
/// <param name="Profile">The broker profile: an id or a path as written.</param>
/// <param name="Clients">The client overlays, likewise.</param>
/// <param name="Rules">In order of precedence, the weakest first.</param>
internal sealed record Manifest(
    string Path,
    Located<string>? Profile,
    IReadOnlyList<Located<string>> Clients,
    IReadOnlyList<RuleSetting> Rules,
    IReadOnlyList<CertificateEntry> Entries)
{
    /// <summary>Whether it stands for certificate files that were given without a manifest.</summary>
    public bool IsImplied => Entries.Any(entry => entry.IsImplied);
}

/// <summary>What can be wrong with a manifest or profile; each kind is judged by its own rule.</summary>
internal enum ManifestProblemKind
{
    /// <summary>Not readable as what it should be: syntax, type, duplicate or missing key, depth, aliases.</summary>
    Invalid,
    /// <summary>An unknown key, value, rule, parameter, profile or entry.</summary>
    UnknownName,
    /// <summary>A waiver without rule, reason or end, or with an end too far ahead.</summary>
    InvalidWaiver,
    /// <summary>A waiver that matched no finding.</summary>
    UnusedWaiver,
    /// <summary>Nothing to check: no certificates, or a glob without match.</summary>
    NothingToCheck,
}

/// <summary>A fault of the manifest itself; a manifest with one is not checked any further.</summary>
/// <param name="Marker">A few words for the place, such as <c>did you mean "domains"?</c>.</param>
internal sealed record ManifestProblem(
    ManifestProblemKind Kind, string Message, SourceLocation Location, string? Marker = null, string? Help = null)
    : ISubject
{
    /// <summary>What it is about, wherever that stands: the keys that lead to it, such as <c>certificates/broker/domains</c>, or a name.</summary>
    public string Field { get; init; } = "";

    SourceLocation ISubject.Place => Location;
}
