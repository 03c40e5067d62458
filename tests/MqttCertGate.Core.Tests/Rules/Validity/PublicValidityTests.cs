using MqttCertGate.TestPki;
using static MqttCertGate.Tests.Scenario;

namespace MqttCertGate.Tests.Rules.Validity;

/// <summary>The limits of public CAs. A day is 86,400 seconds and the last second counts.</summary>
public sealed class PublicValidityTests
{
    [Theory]
    [InlineData("2016-06-30T23:59:59Z", 3000, 0, null)]
    [InlineData("2018-02-28T23:59:59Z", 1185, 0, null)]
    [InlineData("2018-02-28T23:59:59Z", 1185, 1, "note: The certificate is valid for 1186 days; issued from 2016-07-01 on, at most 1185 were allowed.")]
    [InlineData("2018-03-01T00:00:00Z", 825, 1, "note: The certificate is valid for 826 days; issued from 2018-03-01 on, at most 825 were allowed.")]
    [InlineData("2020-08-31T23:59:59Z", 825, 0, null)]
    [InlineData("2020-09-01T00:00:00Z", 398, 1, "error: The certificate is valid for 399 days; issued from 2020-09-01 on, at most 398 are allowed.")]
    [InlineData("2026-03-14T23:59:59Z", 397, 0, null)]
    [InlineData("2026-03-14T23:59:59Z", 397, 1, "warning: The certificate is valid for 398 days; issued from 2020-09-01 on, at most 397 are recommended.")]
    [InlineData("2026-03-14T23:59:59Z", 398, 0, "warning: The certificate is valid for 398 days; issued from 2020-09-01 on, at most 397 are recommended.")]
    [InlineData("2026-03-14T23:59:59Z", 398, 1, "error: The certificate is valid for 399 days; issued from 2020-09-01 on, at most 398 are allowed.")]
    [InlineData("2026-03-15T00:00:00Z", 199, 0, null)]
    [InlineData("2026-03-15T00:00:00Z", 199, 1, "warning: The certificate is valid for 200 days; issued from 2026-03-15 on, at most 199 are recommended.")]
    [InlineData("2026-03-15T00:00:00Z", 200, 0, "warning: The certificate is valid for 200 days; issued from 2026-03-15 on, at most 199 are recommended.")]
    [InlineData("2026-03-15T00:00:00Z", 200, 1, "error: The certificate is valid for 201 days; issued from 2026-03-15 on, at most 200 are allowed.")]
    [InlineData("2027-03-14T23:59:59Z", 199, 0, null)]
    [InlineData("2027-03-15T00:00:00Z", 99, 0, null)]
    [InlineData("2027-03-15T00:00:00Z", 99, 1, "warning: The certificate is valid for 100 days; issued from 2027-03-15 on, at most 99 are recommended.")]
    [InlineData("2027-03-15T00:00:00Z", 100, 1, "error: The certificate is valid for 101 days; issued from 2027-03-15 on, at most 100 are allowed.")]
    [InlineData("2029-03-14T23:59:59Z", 99, 0, null)]
    [InlineData("2029-03-15T00:00:00Z", 46, 0, null)]
    [InlineData("2029-03-15T00:00:00Z", 46, 1, "warning: The certificate is valid for 47 days; issued from 2029-03-15 on, at most 46 are recommended.")]
    [InlineData("2029-03-15T00:00:00Z", 47, 1, "error: The certificate is valid for 48 days; issued from 2029-03-15 on, at most 47 are allowed.")]
    public void Each_limit_begins_and_ends_at_a_second(string notBefore, int days, int moreSeconds, string? expected)
    {
        using var scenario = Server(Lasting(notBefore, days, moreSeconds), "pki: public");

        Assert.Equal(expected is null ? [] : [expected], scenario.FindingsOf("MCG6008"));
    }

    [Theory]
    [InlineData("pki: private")]
    [InlineData("pki: public\nrole: client")]
    public void Only_servers_that_are_publicly_trusted_have_such_limits(string entry)
    {
        using var scenario = Server(Lasting("2026-04-01T00:00:00Z", 300), entry);

        Assert.Empty(scenario.FindingsOf("MCG6008"));
        Assert.Empty(scenario.FindingsOf("MCG6014"));
    }

    [Theory]
    [InlineData(900, "public", new[] { "MCG6008" })]
    [InlineData(900, "private", new[] { "MCG6009" })]
    [InlineData(398, "public", new[] { "MCG6008", "MCG6014" })]
    [InlineData(397, "public", new[] { "MCG6009", "MCG6014" })]
    [InlineData(365, "public", new[] { "MCG6014" })]
    public void What_is_valid_for_too_long_is_one_finding(int days, string pki, string[] expected)
    {
        using var scenario = Server(Lasting("2026-01-01T00:00:00Z", days), $"pki: {pki}");

        Assert.Equal(expected, scenario.Check().Findings.Select(finding => finding.Rule.Id).Where(id => id.StartsWith("MCG60", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("2025-08-01T00:00:00Z", "2026-03-14T23:59:59Z", null)]
    [InlineData("2025-08-01T00:00:00Z", "2026-03-15T00:00:00Z", "note: The certificate is valid for 227 days and ends on 2026-03-15; what is issued from 2026-03-15 on may be valid for 200 at most.")]
    [InlineData("2026-03-14T00:00:00Z", "2026-09-29T23:59:59Z", null)]
    [InlineData("2026-03-14T00:00:00Z", "2026-09-30T00:00:00Z", "note: The certificate is valid for 201 days and ends on 2026-09-30; what is issued from 2026-03-15 on may be valid for 200 at most.")]
    [InlineData("2026-03-15T00:00:00Z", "2026-09-30T00:00:00Z", null)]
    [InlineData("2026-10-01T00:00:00Z", "2027-03-31T00:00:00Z", "note: The certificate is valid for 182 days and ends on 2027-03-31; what is issued from 2027-03-15 on may be valid for 100 at most.")]
    [InlineData("2029-03-15T00:00:00Z", "2029-04-29T00:00:00Z", null)]
    [InlineData("2026-10-01T00:00:00Z", "2027-10-01T00:00:00Z", null)]
    public void The_next_limit_is_foretold_where_it_comes_before_the_end_and_is_shorter(string notBefore, string notAfter, string? expected)
    {
        using var scenario = Server(Good.Valid(Pki.Utc(notBefore), Pki.Utc(notAfter)), "pki: public");

        Assert.Equal(expected is null ? [] : [expected], scenario.FindingsOf("MCG6014"));
    }

    private static TestCertificate Lasting(string notBefore, int days, int moreSeconds = 0) =>
        Good.Valid(Pki.Utc(notBefore), Pki.Utc(notBefore).AddDays(days).AddSeconds(moreSeconds - 1));
}
