using MqttCertGate.Findings;
using MqttCertGate.Reporting;

namespace MqttCertGate.Manifests;

/// <summary>An accepted finding (<c>allow:</c>). Whatever is missing or malformed is a problem, never an allowance without end.</summary>
internal sealed class WaiverForm : Form<Waiver>
{
    private static readonly MappingForm<Draft> Keys = new(
    [
        Key<Draft>.Of("rule", "The rule, by id or by name.", Values.Text, (draft, rule) => draft.Rule = rule) with { IsRequired = true },
        Key<Draft>.Of("reason", "Why the finding is accepted.", Values.Prose, (draft, reason) => draft.Reason = reason) with { IsRequired = true },
        Key<Draft>.Of("until", "The last day of the allowance, UTC, at most one year ahead.", Values.Date, (draft, until) => draft.Until = until)
            with { IsRequired = true },
        Key<Draft>.Of(
            "sha256", "Only for the certificate with this SHA-256, or a prefix of it.", Values.Sha256Prefix, (draft, sha256) => draft.Sha256 = sha256),
    ]);

    public override Waiver? Read(YamlNode node, FileReading reading)
    {
        var ofWaiver = reading with { Malformed = ManifestProblemKind.InvalidWaiver };
        var draft = Keys.Read(node, new Draft(), ofWaiver);
        if (draft is not { Rule: { } rule, Reason: { } reason, Until: { } until })
            return null;
        if (RuleNames.Catalog.Find(rule, reading) is not { } descriptor)
            return null;
        if (descriptor.IsMeta)
            ofWaiver.Invalid(rule.Location, $"{descriptor.Id} ({descriptor.Name}) is a rule of the gate itself; it cannot be allowed.");
        return new Waiver(descriptor.Id, reason.Value, until.Value, draft.Sha256?.Value, node.Location);
    }

    public override void Describe(JsonText schema) => Keys.Describe(schema);

    private sealed record Draft
    {
        public Located<string>? Rule { get; set; }

        public Located<string>? Reason { get; set; }

        public Located<DateTime>? Until { get; set; }

        public Located<string>? Sha256 { get; set; }
    }
}
