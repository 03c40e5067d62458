using MqttCertGate.Manifests;

namespace MqttCertGate.Tests.Manifests;

public sealed class WaiverFormTests
{
    private const string Rule = "rule: rsa.modulus-size";
    private const string Reason = "reason: Old gateways (OPS-4711)";
    private const string Until = "until: 2026-12-31";

    [Fact]
    public void Reads_rule_reason_end_and_certificate()
    {
        var waiver = Read(Rule, "reason: >", "  Old gateways", "  cannot do more", Until, "sha256: 9F86D081").Manifest!.Entries[0].Allow[0];

        Assert.Equal(
            ("MCG2006", "Old gateways cannot do more", new DateTime(2026, 12, 31, 0, 0, 0, DateTimeKind.Utc), "9f86d081"),
            (waiver.RuleId, waiver.Reason, waiver.Until, waiver.Sha256));
        Assert.Equal(DateTimeKind.Utc, waiver.Until.Kind);
        Assert.Equal((6, 9), (waiver.Location.Line, waiver.Location.Column));
    }

    [Theory]
    [InlineData("rule", new[] { Reason, Until })]
    [InlineData("reason", new[] { Rule, Until })]
    [InlineData("until", new[] { Rule, Reason })]
    public void Nothing_of_it_may_be_missing(string missing, string[] lines) => Assert.Equal(
        [$"6:9 InvalidWaiver The key '{missing}' is missing; it is required here."], ManifestFolder.Printed(Read(lines).Problems));

    [Theory]
    [InlineData("rule:", "Found nothing; a text on one line is required.")]
    [InlineData("rule: gate.internal-error", "MCG0001 (gate.internal-error) is a rule of the gate itself; it cannot be allowed.")]
    [InlineData("rule: mcg0002", "MCG0002 (gate.nothing-evaluated) is a rule of the gate itself; it cannot be allowed.")]
    [InlineData("reason:", "Found nothing; a text is required.")]
    [InlineData("reason: ''", "Found ''; a text is required.")]
    [InlineData("reason: \" \\n \"", "Found ' \n '; a text is required.")]
    [InlineData("until: never", "Found 'never'; a date such as 2026-12-31 is required.")]
    [InlineData("until: 2026-02-30", "Found '2026-02-30'; a date such as 2026-12-31 is required.")]
    [InlineData("until: 2026-1-1", "Found '2026-1-1'; a date such as 2026-12-31 is required.")]
    [InlineData("until: 31.12.2026", "Found '31.12.2026'; a date such as 2026-12-31 is required.")]
    [InlineData("until: 2026-12-31T00:00:00Z", "Found '2026-12-31T00:00:00Z'; a date such as 2026-12-31 is required.")]
    [InlineData("until: 9999-12-31", "Found '9999-12-31'; a date such as 2026-12-31 is required.")]
    [InlineData("sha256: 9f86d08", "Found '9f86d08'; a SHA-256 or its first 8 hexadecimal digits or more is required.")]
    [InlineData("sha256: 9f86d08g", "Found '9f86d08g'; a SHA-256 or its first 8 hexadecimal digits or more is required.")]
    public void A_malformed_part_is_never_an_allowance(string line, string expected)
    {
        var key = line[..line.IndexOf(':', StringComparison.Ordinal)];
        var lines = new[] { Rule, Reason, Until }.Where(other => !other.StartsWith(key, StringComparison.Ordinal)).Prepend(line);

        var reading = Read([.. lines]);

        Assert.Null(reading.Manifest);
        var problem = Assert.Single(reading.Problems);
        Assert.Equal((ManifestProblemKind.InvalidWaiver, expected, 6), (problem.Kind, problem.Message, problem.Location.Line));
    }

    [Theory]
    [InlineData("rule: rsa.modulus-sise", "Unknown rule 'rsa.modulus-sise'.", "did you mean \"rsa.modulus-size\"?")]
    [InlineData("rule: MCG2O06", "Unknown rule 'MCG2O06'.", "did you mean \"MCG2006\"?")]
    [InlineData("rules: rsa.modulus-size", "Unknown key 'rules'.", "did you mean \"rule\"?")]
    public void An_unknown_name_is_a_problem_with_a_suggestion(string line, string expected, string marker)
    {
        var problem = Read(line, Reason, Until).Problems[0];

        Assert.Equal((ManifestProblemKind.UnknownName, expected, marker), (problem.Kind, problem.Message, problem.Marker));
    }

    private static ManifestReading Read(params string[] lines) => ManifestFolder.ReadText(
        "version: 1\ncertificates:\n  broker:\n    file: a.pem\n    allow:\n      - " + string.Join("\n        ", lines) + "\n");
}
