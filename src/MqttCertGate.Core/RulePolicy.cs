using MqttCertGate.Artifacts;
using MqttCertGate.Findings;
using MqttCertGate.Manifests;
using MqttCertGate.Profiles;
using MqttCertGate.Rules;

namespace MqttCertGate;

/// <summary>What a manifest turned out to be, its profile and overlays read; where there is a problem there is no policy.</summary>
internal sealed record PolicyReading(RulePolicy? Policy, IReadOnlyList<ManifestProblem> Problems)
{
    /// <summary>The manifest, what it extends, and a team's own profiles, as far as they could be read.</summary>
    public IReadOnlyList<CheckedArtifact> Files { get; init; } = [];
}

/// <summary>A manifest with the profile and overlays it names: everything that says which rules hold for an entry, in order of precedence.</summary>
internal sealed record RulePolicy(Manifest Manifest, Profile Broker, IReadOnlyList<Profile> Clients, IReadOnlyList<RuleSetting> Host)
{
    /// <param name="host">The host's own settings of rules, which outweigh the manifest's.</param>
    public static PolicyReading Read(string path, Repository repository, IReadOnlyList<RuleSetting> host) =>
        Of(ManifestReader.Read(path, repository), repository, host);

    /// <inheritdoc cref="Read"/>
    public static PolicyReading Of(ManifestReading reading, Repository repository, IReadOnlyList<RuleSetting> host)
    {
        if (reading.Manifest is not { } manifest)
            return new PolicyReading(null, reading.Problems) { Files = reading.Files };

        ProfileReading ReadProfile(ProfileKind kind, Located<string> name) =>
            ProfileReader.Read(kind, name, Path.GetDirectoryName(manifest.Path)!, repository);

        var broker = manifest.Profile is { } profile ? ReadProfile(ProfileKind.Broker, profile) : new ProfileReading(Profile.None, []);
        List<ProfileReading> clients = [.. manifest.Clients.Select(name => ReadProfile(ProfileKind.Clients, name))];
        List<ManifestProblem> problems = [.. clients.Prepend(broker).SelectMany(read => read.Problems).Select(reading.Locate)];
        var policy = problems.Count > 0 ? null : new RulePolicy(manifest, broker.Profile!, [.. clients.Select(client => client.Profile!)], host);
        problems.AddRange(policy?.Contradictions() ?? []);
        return new PolicyReading(problems.Count == 0 ? policy : null, problems)
        {
            Files = [.. reading.Files, .. broker.Files, .. clients.SelectMany(client => client.Files)],
        };
    }

    /// <summary>The layers that hold for an entry, the weakest first; without one, for the manifest as a whole.</summary>
    public IEnumerable<RuleLayer> LayersFor(CertificateEntry? entry) =>
    [
        new(Broker.Rules),
        .. Clients.Select(overlay => new RuleLayer(overlay.Rules) { OnlyTightens = true }),
        new(Manifest.Rules),
        new(entry?.Rules ?? []),
        new(Host),
    ];

    private IEnumerable<ManifestProblem> Contradictions()
    {
        foreach (var ofRule in RuleSet.ValuesOf(LayersFor(null)))
        {
            foreach (var value in ofRule.Value.Values)
            {
                if (value.Value is { Against: { } against, By: var by })
                    yield return Contradiction(ofRule.Key.Descriptor, value.Key, by, against);
            }
        }
    }

    private ManifestProblem Contradiction(RuleDescriptor rule, string name, RuleSetting one, RuleSetting other) => new(
        ManifestProblemKind.Invalid,
        $"{one.Origin} and {other.Origin} say different values for '{name}' of {rule.Name}, and nothing satisfies both.",
        Manifest.Clients[0].Location,
        Help: $"Say under 'rules' of the manifest which value holds: '{rule.Name}: {{ {name}: … }}'. Both have their sources ({one.Source}; {other.Source}).")
    {
        Field = $"{rule.Id} {name}",
    };
}
