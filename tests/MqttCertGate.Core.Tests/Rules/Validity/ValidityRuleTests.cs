using MqttCertGate.TestPki;
using static MqttCertGate.Tests.Scenario;

namespace MqttCertGate.Tests.Rules.Validity;

public sealed class ValidityRuleTests
{
    [Theory]
    [InlineData("2026-12-31T23:59:59Z", null)]
    [InlineData("2026-12-31T23:59:58Z", "the intermediate 'Short CA' only until 2026-12-31 23:59:58 UTC")]
    public void A_certificate_outlives_no_issuer(string end, string? expected)
    {
        var ca = Root.Intermediate("Short CA").Valid(Pki.Utc("2024-01-01T00:00:00Z"), Pki.Utc(end));
        using var scenario = Of(Pem.Chain(ca.Server("mqtt.example.com"), ca));

        Assert.Equal(
            expected is null ? [] : [$"warning: The certificate 'mqtt.example.com' is valid until 2026-12-31 23:59:59 UTC and {expected}; every CA of the path must be valid as long."],
            scenario.FindingsOf("MCG6010"));
    }

    [Fact]
    public void A_certificate_outlives_no_anchor()
    {
        var root = Root.Valid(Pki.Utc("2024-01-01T00:00:00Z"), Pki.Utc("2026-07-01T00:00:00Z"));
        using var scenario = Server(Good).File("root.pem", root.Pem);

        Assert.Equal(
            ["warning: The certificate 'mqtt.example.com' is valid until 2026-12-31 23:59:59 UTC and the trust anchor 'Example Root CA' only until 2026-07-01 00:00:00 UTC; every CA of the path must be valid as long."],
            scenario.FindingsOf("MCG6010"));
        // Once it has ended, that it has is the finding.
        Assert.Empty(scenario.FindingsOf("MCG6010", Pki.Utc("2026-07-01T00:00:01Z")));
    }

    [Theory]
    [InlineData("2026-12-31T23:59:59Z", 0)]
    [InlineData("2027-01-01T00:00:00Z", 1)]
    public void The_last_second_is_still_valid_and_the_next_is_not(string at, int findings)
    {
        using var scenario = Server(Good);

        Assert.Equal(findings, scenario.FindingsOf("MCG6001", Pki.Utc(at)).Count);
    }

    [Theory]
    [InlineData("2026-05-31T23:59:59Z", "MCG6002")]
    [InlineData("2026-06-01T00:00:00Z", null)]
    [InlineData("2026-06-01T00:00:01Z", "MCG6001")]
    public void A_single_second_is_a_time_of_validity(string at, string? expected)
    {
        var second = Pki.Utc("2026-06-01T00:00:00Z");
        using var scenario = Server(Good.Valid(second, second));

        Assert.Equal(
            expected is null ? [] : [expected],
            scenario.Check(Pki.Utc(at)).Findings.Select(finding => finding.Rule.Id).Intersect(["MCG6001", "MCG6002", "MCG6004", "MCG6005"]));
    }

    [Fact]
    public void An_expired_certificate_is_one_finding()
    {
        using var scenario = Server(Good);

        var findings = scenario.Check(Pki.Utc("2027-06-01T00:00:00Z")).Findings;

        Assert.Equal(
            ["MCG6001: The certificate 'mqtt.example.com' expired on 2026-12-31 23:59:59 UTC."],
            findings.Select(finding => $"{finding.Rule.Id}: {finding.Violation.Message}"));
    }

    [Theory]
    [InlineData("2025-12-31T23:59:59Z", 1)]
    [InlineData("2026-01-01T00:00:00Z", 0)]
    public void The_first_second_is_valid_and_the_one_before_is_not(string at, int findings)
    {
        using var scenario = Server(Good);

        Assert.Equal(findings, scenario.FindingsOf("MCG6002", Pki.Utc(at)).Count);
    }

    [Theory]
    [InlineData("renew-before: 33%", "2026-12-01T23:59:58Z", 0)]
    [InlineData("renew-before: 33%", "2026-12-01T23:59:59Z", 1)]
    [InlineData("renew-before: 33%", "2026-12-31T23:59:59Z", 1)]
    [InlineData("renew-before: 33%", "2027-01-01T00:00:00Z", 0)]
    [InlineData("renew-before: 60d", "2026-11-01T23:59:58Z", 0)]
    [InlineData("renew-before: 60d", "2026-11-01T23:59:59Z", 1)]
    [InlineData("renew-before: 1%", "2026-12-28T08:23:59Z", 0)]
    [InlineData("renew-before: 1%", "2026-12-28T08:24:00Z", 1)]
    public void Expiring_begins_a_share_of_the_lifetime_or_days_before_the_end(string renewBefore, string at, int findings)
    {
        using var scenario = Server(Good, renewBefore);

        Assert.Equal(findings, scenario.FindingsOf("MCG6003", Pki.Utc(at)).Count);
    }

    [Fact]
    public void A_short_lived_certificate_is_not_always_expiring()
    {
        using var scenario = Server(Good.Valid(Pki.Utc("2026-05-30T00:00:00Z"), Pki.Utc("2026-06-05T00:00:00Z")));

        Assert.Empty(scenario.FindingsOf("MCG6003"));
    }

    [Fact]
    public void An_end_before_the_beginning_is_its_own_finding_and_the_only_one()
    {
        using var scenario = Server(Good.Valid(Pki.Utc("2026-06-02T00:00:00Z"), Pki.Utc("2026-05-01T00:00:00Z")));

        Assert.Equal(
            ["error: The certificate begins on 2026-06-02 00:00:00 UTC and ends on 2026-05-01 00:00:00 UTC; the end may not come first."],
            scenario.FindingsOf("MCG6004"));
        Assert.Empty(scenario.FindingsOf("MCG6001"));
        Assert.Empty(scenario.FindingsOf("MCG6002"));
    }

    [Fact]
    public void A_certificate_for_one_second_is_legal()
    {
        using var scenario = Server(Good.Valid(Pki.Now, Pki.Now));

        Assert.Empty(scenario.FindingsOf("MCG6004"));
        Assert.Empty(scenario.FindingsOf("MCG6001"));
    }

    [Theory]
    [InlineData("2027-01-01T00:00:00Z", null)]
    [InlineData("2027-01-01T00:00:01Z", "note: The certificate is valid for 366 days; at most 365 are recommended.")]
    [InlineData("2028-04-05T00:00:00Z", "note: The certificate is valid for 825 days; at most 365 are recommended.")]
    [InlineData("2028-04-05T00:00:01Z", "warning: The certificate is valid for 826 days; at most 825 are accepted.")]
    public void A_server_certificate_is_best_for_a_year_and_at_most_for_825_days(string notAfter, string? expected)
    {
        using var scenario = Server(Good.Valid(Pki.Utc("2026-01-01T00:00:00Z"), Pki.Utc(notAfter)));

        Assert.Equal(expected is null ? [] : [expected], scenario.FindingsOf("MCG6009"));
    }

    [Theory]
    [InlineData("role: client", 0)]
    [InlineData("role: client\nmax-validity: 364d", 1)]
    [InlineData("max-validity: 365d", 0)]
    [InlineData("max-validity: 364d", 1)]
    public void What_the_manifest_says_of_validity_counts_for_any_leaf(string entry, int findings)
    {
        using var scenario = Server(Good, entry);

        Assert.Equal(findings, scenario.FindingsOf("MCG6009").Count);
    }

    [Fact]
    public void A_verdict_holds_until_the_clock_alone_changes_it()
    {
        using var scenario = Server(Good);

        Assert.Equal(Pki.Utc("2026-12-01T23:59:59Z"), scenario.Check().NextChange);
        Assert.Equal(Pki.Utc("2027-01-01T00:00:00Z"), scenario.Check(Pki.Utc("2026-12-02T00:00:00Z")).NextChange);
    }
}
