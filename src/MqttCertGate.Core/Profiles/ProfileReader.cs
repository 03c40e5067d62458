using MqttCertGate.Artifacts;
using MqttCertGate.Findings;
using MqttCertGate.Manifests;

namespace MqttCertGate.Profiles;

/// <summary>What a profile turned out to be; where there is a problem there is no profile.</summary>
internal sealed record ProfileReading(Profile? Profile, IReadOnlyList<ManifestProblem> Problems)
{
    /// <summary>The files of a team's own profile, as far as they could be read; none for a built-in one.</summary>
    public IReadOnlyList<CheckedArtifact> Files { get; init; } = [];
}

/// <summary>Reads profiles of brokers and overlays of clients: built in by id, or a team's own file by path.</summary>
internal sealed class ProfileReader
{
    private const string Extension = ".yml";

    private readonly ProfileKind kind;
    private readonly string directory;
    private readonly FileReading reading;

    private ProfileReader(ProfileKind kind, string directory, Repository repository)
    {
        this.kind = kind;
        this.directory = directory;
        reading = new FileReading(repository);
    }

    /// <summary>Ids of the built-in profiles of a kind, sorted.</summary>
    public static IReadOnlyList<string> BuiltIn(ProfileKind kind) =>
    [
        .. typeof(ProfileReader).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(FolderOf(kind), StringComparison.Ordinal))
            .Select(name => name.Substring(FolderOf(kind).Length, name.Length - FolderOf(kind).Length - Extension.Length))
            .OrderBy(name => name, StringComparer.Ordinal),
    ];

    /// <summary>Reads the profile a manifest names; a value with <c>/</c> or ending in .yml or .yaml is a path relative to <paramref name="directory"/>.</summary>
    public static ProfileReading Read(ProfileKind kind, Located<string> name, string directory, Repository repository)
    {
        var reader = new ProfileReader(kind, directory, repository);
        var profile = reader.Read(name);
        var reading = reader.reading;
        return new ProfileReading(reading.Problems.Count == 0 ? profile : null, [.. reading.Located]) { Files = [.. reading.Files] };
    }

    private Profile? Read(Located<string> name)
    {
        var file = reading.Of(name);
        if (Open(name, file) is not { } source || YamlCursor.Read(source, file) is not { } root)
            return null;

        var draft = ProfileDraft.Keys.Read(root, new ProfileDraft(), file);
        var below = draft.Extends is { } extends ? Read(extends) : Profile.None;
        if (below is null || draft is not { Id: { } id, Title: { } title, Revision: { } revision })
            return null;

        var speaker = $"{WordOf(kind)} {id.Value}";
        return new Profile(
            id.Value, title.Value, revision.Value, [.. below.Rules, .. draft.Rules.Select(setting => setting with { Speaker = speaker })])
        {
            Ids = [.. below.Ids, id.Value],
            Documents = [.. below.Documents, .. draft.Documents.Select(document => document.Value)],
        };
    }

    private static string FolderOf(ProfileKind kind) => kind == ProfileKind.Broker ? "Brokers/" : "Clients/";

    private static string WordOf(ProfileKind kind) => kind == ProfileKind.Broker ? "profile" : "client overlay";

    private SourceText? Open(Located<string> name, FileReading file)
    {
        if (ProfileNameForm.IsPath(name.Value))
            return SourceText.Read(directory, name, file);
        var builtIn = BuiltIn(kind);
        if (!builtIn.Contains(name.Value))
        {
            file.Unknown(WordOf(kind), name.Value, name.Location, builtIn);
            return null;
        }

        using var resource = typeof(ProfileReader).Assembly.GetManifestResourceStream(FolderOf(kind) + name.Value + Extension)!;
        using var content = new MemoryStream();
        resource.CopyTo(content);
        return SourceText.Decode(content.ToArray(), name.Value + Extension, file);
    }

    /// <summary>What one profile file says, before the one it extends is known.</summary>
    private sealed record ProfileDraft
    {
        public static readonly MappingForm<ProfileDraft> Keys = new(
        [
            Key<ProfileDraft>.Of("id", "As manifests name it.", Values.Text, (draft, id) => draft.Id = id) with { IsRequired = true },
            Key<ProfileDraft>.Of("title", "What it is for.", Values.Prose, (draft, title) => draft.Title = title) with { IsRequired = true },
            Key<ProfileDraft>.Of("revision", "The date of the documents, or the commit they were read at.", Values.Text, (draft, revision) => draft.Revision = revision)
                with { IsRequired = true },
            Key<ProfileDraft>.Of(
                "documents", "URLs of the documents.", new ListForm<Located<string>>(Values.Url), (draft, documents) => draft.Documents = documents),
            Key<ProfileDraft>.Of(
                "extends", "The profile whose rules come first: a built-in id or a path.",
                Values.ProfileName, (draft, extends) => draft.Extends = extends),
            Key<ProfileDraft>.Of(
                "rules", "Levels and parameters of rules, each with its source.", RuleSettingsForm.OfProfile, (draft, rules) => draft.Rules = rules)
                with { IsRequired = true },
        ]);

        public Located<string>? Id { get; set; }

        public Located<string>? Title { get; set; }

        public Located<string>? Revision { get; set; }

        public IReadOnlyList<Located<string>> Documents { get; set; } = [];

        public Located<string>? Extends { get; set; }

        public IReadOnlyList<RuleSetting> Rules { get; set; } = [];
    }
}
