using MqttCertGate.Reporting;

namespace MqttCertGate.Manifests;

/// <summary>What one manifest file says, before the file it extends is known.</summary>
internal sealed record ManifestDraft
{
    public static readonly MappingForm<ManifestDraft> Keys = new(
    [
        Key<ManifestDraft>.Of(
            "version", "The version of the format: 1.",
            new ScalarForm<int>("1, the only version of the format,", TryVersion, DescribeVersion), (_, _) => { }) with { IsRequired = true },
        Key<ManifestDraft>.Of(
            "profile", "What the broker demands: the id of a built-in profile, or the path of a profile file.",
            Values.ProfileName, (draft, profile) => draft.Profile = profile),
        Key<ManifestDraft>.Of(
            "clients", "What the programs that connect will refuse: ids of built-in client overlays, or paths of overlay files.",
            Values.ProfileNames, (draft, clients) => draft.Clients = clients),
        Key<ManifestDraft>.Of(
            "extends", "A manifest whose profile, clients, defaults and rules come first; its certificates are not inherited.",
            Values.Path, (draft, extends) => draft.Extends = extends),
        new(
            "defaults", "What holds for every certificate entry that does not say otherwise.",
            (draft, node, _) => draft.Defaults = node, EntryKeys.Defaults.Describe),
        Key<ManifestDraft>.Of(
            "rules", "Levels and parameters of rules, by id or by name.",
            RuleSettingsForm.OfManifest, (draft, rules) => draft.Rules = rules),
        new(
            "certificates", "The certificate entries, by the name used in every message.",
            (draft, node, _) => draft.Certificates = node, DescribeEntries),
    ]);

    public Located<string>? Profile { get; set; }

    public IReadOnlyList<Located<string>> Clients { get; set; } = [];

    public Located<string>? Extends { get; set; }

    public YamlNode? Defaults { get; set; }

    public IReadOnlyList<RuleSetting> Rules { get; set; } = [];

    public YamlNode? Certificates { get; set; }

    private static void DescribeEntries(JsonText schema)
    {
        schema.Property("type", "object");
        schema.Property("minProperties", 1);
        using (schema.Object("additionalProperties"))
        {
            EntryKeys.Entry.Describe(schema);
            using (schema.Array("oneOf"))
            {
                foreach (var required in new[] { "file", "files" })
                {
                    using (schema.Object())
                        schema.Property("required", [required]);
                }
            }
        }
    }

    private static void DescribeVersion(JsonText schema)
    {
        using (schema.Array("enum"))
            schema.Item(1);
    }

    private static bool TryVersion(YamlScalar scalar, out int value)
    {
        value = 1;
        return scalar is { IsPlain: true, Text: "1" };
    }
}
