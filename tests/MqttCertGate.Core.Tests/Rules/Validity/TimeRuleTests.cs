using MqttCertGate.TestPki;
using static MqttCertGate.Tests.Scenario;

namespace MqttCertGate.Tests.Rules.Validity;

public sealed class TimeRuleTests
{
    private const string NeverEnds = "The certificate ends on 9999-12-31 23:59:59 UTC, which means never; a server's should end.";

    private static readonly DateTime Never = Pki.Utc("9999-12-31T23:59:59Z");

    public static TheoryData<byte[], string[]> Types => new()
    {
        { TestValidity.Utc("260101000000Z", "491231235959Z"), [] },
        { TestValidity.Generalized("260101000000Z", "20500101000000Z"), [] },
        {
            TestValidity.Generalized("260101000000Z", "20491231235959Z"),
            ["error: A date must be a UTCTime up to 2049 and a GeneralizedTime from 2050 on: notAfter is the GeneralizedTime '20491231235959Z', which is before 2050."]
        },
        {
            TestValidity.Utc("260101000000Z", "500101000000Z"),
            ["error: The end of the certificate is written as a UTCTime of the year 1950, before its beginning; from 2050 on a GeneralizedTime is required."]
        },
        {
            TestValidity.Utc("260101000000Z", "991231235959Z"),
            ["error: The end of the certificate is written as a UTCTime of the year 1999, before its beginning; from 2050 on a GeneralizedTime is required."]
        },
        { TestValidity.Utc("260101000000Z", "000101000000Z"), [] },
        { TestValidity.Utc("500101000000Z", "510101000000Z"), [] },
    };

    [Theory]
    [MemberData(nameof(Types))]
    public void A_date_has_the_type_of_its_year(byte[] validity, string[] expected)
    {
        using var scenario = Server(Good.With(template => template with { RawValidity = validity }));

        Assert.Equal(expected, scenario.FindingsOf("MCG6005"));
    }

    [Fact]
    public void An_end_in_the_wrong_century_is_one_finding()
    {
        using var scenario = Server(Good.With(template => template with { RawValidity = TestValidity.Utc("260101000000Z", "500101000000Z") }));

        Assert.Equal(["MCG6005"], scenario.Check().Findings.Select(finding => finding.Rule.Id));
    }

    public static TheoryData<byte[], string> Forms => new()
    {
        { TestValidity.Utc("2601010000Z", "261231235959Z"), "notBefore is the UTCTime '2601010000Z', which is not YYMMDDHHMMSSZ" },
        { TestValidity.Utc("260101000000Z", "261231235959+0100"), "notAfter is the UTCTime '261231235959+0100', which is not YYMMDDHHMMSSZ" },
        { TestValidity.Generalized("260101000000Z", "20501231235959.5Z"), "notAfter is the GeneralizedTime '20501231235959.5Z', which is not YYYYMMDDHHMMSSZ" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_date_in_another_form_is_an_error_and_loses_nothing_else(byte[] validity, string fault)
    {
        using var scenario = Server(Good.With(template => template with { RawValidity = validity }), "domains: [mqtt.example.net]");

        Assert.Equal([$"error: A date is malformed: {fault}."], scenario.FindingsOf("MCG6006"));
        Assert.Single(scenario.FindingsOf("MCG8001"));
    }

    [Theory]
    [InlineData("2027-01-01T00:59:59Z", 0)]
    [InlineData("2027-01-01T01:00:00Z", 1)]
    public void A_date_with_an_offset_is_judged_as_the_instant_it_names(string at, int expired)
    {
        using var scenario = Server(Good.With(template => template with { RawValidity = TestValidity.Utc("260101000000Z", "261231235959-0100") }));

        Assert.Equal(expired, scenario.FindingsOf("MCG6001", Pki.Utc(at)).Count);
    }

    [Fact]
    public void A_date_without_a_zone_names_no_instant_and_the_certificate_does_not_pass()
    {
        using var scenario = Server(Good.With(template => template with { RawValidity = TestValidity.Utc("260101000000Z", "261231235959") }));

        Assert.Equal(
            ["error: The CERTIFICATE block cannot be decoded as a certificate: the UTCTime is not YYMMDDHHMMSSZ."], scenario.FindingsOf("MCG1015"));
    }

    [Theory]
    [InlineData("pki: private", new[] { $"warning: {NeverEnds}" })]
    [InlineData("role: client", new[] { $"note: {NeverEnds}" })]
    [InlineData("pki: public", new string[0])]
    [InlineData("max-validity: 365d", new string[0])]
    public void An_end_that_never_comes_is_for_devices(string entry, string[] expected)
    {
        using var scenario = Server(Good.Valid(Pki.LeafValidity.NotBefore, Never), entry);

        Assert.Equal(expected, scenario.FindingsOf("MCG6007"));
    }

    [Theory]
    [InlineData("pki: private", "MCG6007")]
    [InlineData("pki: public", "MCG6008")]
    [InlineData("max-validity: 365d", "MCG6009")]
    public void A_server_s_end_that_never_comes_is_one_finding(string entry, string rule)
    {
        using var scenario = Server(Good.Valid(Pki.LeafValidity.NotBefore, Never), entry);

        Assert.Equal([rule], scenario.Check().Findings.Select(finding => finding.Rule.Id));
    }

    [Fact]
    public void A_second_before_never_is_an_end()
    {
        using var scenario = Server(Good.Valid(Pki.LeafValidity.NotBefore, Never.AddSeconds(-1)));

        Assert.Empty(scenario.FindingsOf("MCG6007"));
        Assert.Single(scenario.FindingsOf("MCG6009"));
    }

    [Fact]
    public void An_authority_without_an_end_is_noted_and_holds_for_ever()
    {
        var root = Pki.Root("Eternal Root CA").Valid(Pki.AuthorityValidity.NotBefore, Never);
        var intermediate = root.Intermediate("Eternal CA").Valid(Pki.AuthorityValidity.NotBefore, Never);
        using var scenario = Of(Pem.Chain(intermediate.Client("device"), intermediate), "role: client").File("root.pem", root.Pem);

        Assert.Equal([$"note: {NeverEnds}", $"note: {NeverEnds}"], scenario.FindingsOf("MCG6007"));
        Assert.Equal(["MCG6007", "MCG6007"], scenario.Check().Findings.Select(finding => finding.Rule.Id));
        Assert.DoesNotContain(scenario.Check(DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc)).Findings, finding => finding.Rule.Id is "MCG7018" or "MCG7019");
    }
}
