using MqttCertGate.Findings;

namespace MqttCertGate.Manifests;

/// <summary>A key of a certificate entry.</summary>
internal sealed record EntryKey : Key<CertificateEntry>
{
    private EntryKey(Key<CertificateEntry> key)
        : base(key)
    {
    }

    /// <summary>Whether <c>defaults</c> may hold it too: not what belongs to one certificate only.</summary>
    public bool InDefaults { get; init; } = true;

    public static new EntryKey Of<T>(string name, string description, Form<T> form, Action<CertificateEntry, T> set)
        where T : class => new(Key<CertificateEntry>.Of(name, description, form, set));
}

/// <summary>Every key of a certificate entry, in the order of the documentation.</summary>
internal static class EntryKeys
{
    public static readonly IReadOnlyList<EntryKey> All =
    [
        EntryKey.Of(
            "file", "The artifact, leaf first, then intermediates. Exactly one of 'file' and 'files' is given.",
            Values.Path, (entry, file) => entry.File = file) with { InDefaults = false },
        EntryKey.Of(
            "files", "A glob or a list of globs; every match is an entry of its own. A glob without match is an error.",
            Values.Paths, (entry, files) => entry.Files = files) with { InDefaults = false },
        EntryKey.Of(
            "role", "What the certificate is for; server where it is not said.",
            Values.Choice(Role.Server, Role.Client, Role.Ca, Role.Trust, Role.Auto), (entry, role) => entry.Role = role),
        EntryKey.Of(
            "domains", "What clients connect to; the subject alternative name must cover each.",
            new ListForm<Domain>(new DomainForm()), (entry, domains) => entry.Domains = domains) with { InDefaults = false },
        EntryKey.Of(
            "match", "Whether the subject alternative name may hold names beyond 'domains' (covers) or not (exact).",
            Values.Choice(DomainMatch.Covers, DomainMatch.Exact), (entry, match) => entry.Match = match),
        EntryKey.Of(
            "transports", "How clients reach the broker; mqtts where it is not said.",
            new ListForm<Located<Transport>>(Values.Choice(Transport.Mqtts, Transport.Wss)),
            (entry, transports) => entry.Transports = transports),
        EntryKey.Of(
            "chain", "Files of intermediates that are not in 'file'.",
            Values.Paths, (entry, chain) => entry.Chain = chain),
        EntryKey.Of(
            "trust", "Files of trust anchors; nothing else is ever trusted.",
            Values.Paths, (entry, trust) => entry.Trust = trust),
        EntryKey.Of(
            "anchors", "For role trust: the entries that must build a path to it.",
            Values.Names, (entry, anchors) => entry.Anchors = anchors),
        EntryKey.Of(
            "key", "The file of the private key that must belong to the leaf.",
            Values.Path, (entry, key) => entry.Key = key) with { InDefaults = false },
        EntryKey.Of(
            "key-type", "The key algorithm the leaf must have.",
            Values.Choice("P-256", "P-384", "P-521", "RSA-2048", "RSA-3072", "RSA-4096", "RSA-8192", "Ed25519", "Ed448"),
            (entry, keyType) => entry.KeyType = keyType),
        EntryKey.Of(
            "password-env", "The environment variable that holds the password of a PFX, a JKS or an encrypted key.",
            Values.VariableName, (entry, variable) => entry.PasswordEnv = variable),
        EntryKey.Of(
            "crl", "Files of revocation lists.",
            Values.Paths, (entry, crl) => entry.Crl = crl),
        EntryKey.Of(
            "pin", "The SHA-256 of the leaf, or 'spki:' and the SHA-256 of its public key.",
            Values.Pin, (entry, pin) => entry.Pin = pin),
        EntryKey.Of(
            "pki", "Which requirements apply.",
            Values.Choice(Pki.Public, Pki.Private, Pki.Auto), (entry, pki) => entry.Pki = pki),
        EntryKey.Of(
            "renew-before", "From when on the certificate counts as expiring: a percentage of its lifetime, or days.",
            Values.RenewBefore, (entry, renewBefore) => entry.RenewBefore = renewBefore),
        EntryKey.Of(
            "max-validity", "The longest validity, in days.",
            Values.Days, (entry, days) => entry.MaxValidity = days),
        EntryKey.Of(
            "cluster", "Entries of one cluster share its limits; the profile's id where it is not said.",
            Values.Text, (entry, cluster) => entry.Cluster = cluster),
        EntryKey.Of(
            "rules", "Levels and parameters of rules for this entry.",
            RuleSettingsForm.OfManifest,
            (entry, rules) => entry.Rules = [.. entry.Rules, .. rules]),
        EntryKey.Of(
            "allow", "Accepted findings, each with a rule, a reason and an end.",
            new ListForm<Waiver>(new WaiverForm()), (entry, allow) => entry.Allow = allow) with { InDefaults = false },
    ];

    /// <summary>A certificate entry.</summary>
    public static readonly MappingForm<CertificateEntry> Entry = new(All);

    /// <summary>What holds for every entry that does not say otherwise.</summary>
    public static readonly MappingForm<CertificateEntry> Defaults = new(
        [.. All.Where(key => key.InDefaults)], [.. All.Where(key => !key.InDefaults).Select(key => key.Name)]);
}
