using MqttCertGate.Paths;
using MqttCertGate.TestPki;
using static MqttCertGate.Tests.Paths.PathTesting;

namespace MqttCertGate.Tests.Paths;

/// <summary>What is wrong with a path (RFC 5280 §6.1).</summary>
public sealed class PathValidationTests
{
    private const string NameConstraints = "2.5.29.30";
    private const string Unknown = "1.2.3.4";

    private static readonly TestCertificate Root = Pki.Root("root");
    private static readonly TestCertificate Ca = Root.Intermediate("ca");

    [Theory]
    [InlineData("2026-12-31T23:59:59Z", new string[0])]
    [InlineData("2027-01-01T00:00:00Z", new[] { "Expired leaf" })]
    [InlineData("2026-01-01T00:00:00Z", new string[0])]
    [InlineData("2025-12-31T23:59:59Z", new[] { "NotYetValid leaf" })]
    [InlineData("2034-01-01T00:00:00Z", new[] { "Expired leaf" })]
    [InlineData("2034-01-01T00:00:01Z", new[] { "AnchorExpired root", "Expired ca", "Expired leaf" })]
    [InlineData("2023-12-31T23:59:59Z", new[] { "AnchorNotYetValid root", "NotYetValid ca", "NotYetValid leaf" })]
    public void Counts_the_first_and_the_last_second_as_valid(string at, string[] expected) =>
        Assert.Equal(expected, Failures(Root, [Ca], at: Pki.Utc(at)));

    [Fact]
    public void Knows_when_the_clock_will_change_the_verdict()
    {
        var time = new ValidationTime(Pki.Now);

        Search(Ca.Server("leaf"), [Ca], [Root], time: time);

        Assert.Equal(Pki.Utc("2027-01-01T00:00:00Z"), time.NextChange);
    }

    [Theory]
    [InlineData(0, 0, null)]
    [InlineData(0, 1, "1")]
    [InlineData(1, 1, null)]
    [InlineData(1, 2, "2")]
    [InlineData(1, 3, "2")]
    public void Allows_as_many_authorities_below_one_as_its_constraint_says(int pathLength, int below, string? tooMany)
    {
        var constrained = Ca.With(TestExtension.BasicConstraints(isCa: true, pathLength));
        var chain = Descend(constrained, below);

        AssertTooLong(Search(chain[^1].Server("leaf"), [.. chain], [Root]), tooMany, setBy: "ca");
        var anchor = Root.With(TestExtension.BasicConstraints(isCa: true, pathLength));
        AssertTooLong(Search(Descend(anchor, below)[^1].Server("leaf"), [.. Descend(anchor, below).Skip(1)], [anchor]), tooMany, setBy: "root");
    }

    [Fact]
    public void Does_not_count_self_issued_authorities()
    {
        var constrained = Ca.With(TestExtension.BasicConstraints(isCa: true, pathLength: 0));
        var rollover = constrained.Intermediate("ca").With(TestKey.P256G);

        Assert.Equal("leaf < ca < ca < root", Search(rollover.Server("leaf"), [constrained, rollover], [Root]).Valid?.Names());
    }

    [Fact]
    public void Keeps_the_tighter_of_two_constraints_and_reports_each_once()
    {
        var wide = Ca.With(TestExtension.BasicConstraints(isCa: true, pathLength: 0));
        var narrow = wide.Intermediate("narrow").With(TestExtension.BasicConstraints(isCa: true, pathLength: 0));
        var last = narrow.Intermediate("last");

        var reasons = Search(last.Server("leaf"), [wide, narrow, last], [Root]).Reasons;

        Assert.Equal(["PathTooLong narrow by ca", "PathTooLong last by narrow"], reasons.Select(reason => $"{Text(reason)} by {reason.Issuer?.Subject.ShortText}"));
    }

    [Fact]
    public void Tightens_a_constraint_further_down_and_never_loosens_it()
    {
        var one = Ca.With(TestExtension.BasicConstraints(isCa: true, pathLength: 1));
        var nine = one.Intermediate("nine").With(TestExtension.BasicConstraints(isCa: true, pathLength: 9));
        Assert.Equal(["PathTooLong last"], Failures(Root, [one, nine, nine.Intermediate("last")]));

        nine = Ca.With(TestExtension.BasicConstraints(isCa: true, pathLength: 9));
        var none = nine.Intermediate("none").With(TestExtension.BasicConstraints(isCa: true, pathLength: 0));
        Assert.Equal(["PathTooLong last"], Failures(Root, [nine, none, none.Intermediate("last")]));
    }

    [Fact]
    public void Requires_every_intermediate_to_be_a_ca()
    {
        Assert.Equal(["IssuerNotCa ca"], Failures(Root, [Ca.With(TestExtension.BasicConstraints(isCa: false))]));
        Assert.Equal(["IssuerNotCa ca"], Failures(Root, [Ca.Without("2.5.29.19")]));
        Assert.Equal(["IssuerNotCa ca"], Failures(Root, [Ca.With(template => template with { Version = 1, Extensions = [] })]));
    }

    [Fact]
    public void Takes_a_self_signed_anchor_at_the_manifests_word()
    {
        Assert.Empty(Failures(Root.With(template => template with { Version = 1, Extensions = [] }), []));
        Assert.Empty(Failures(Root.Without("2.5.29.19"), []));
        Assert.Equal(["IssuerNotCa root"], Failures(Root.With(TestExtension.BasicConstraints(isCa: false)), []));
        Assert.Equal(["IssuerNotCa ca"], Failures(Ca.Without("2.5.29.19"), []));
    }

    [Fact]
    public void Requires_keyCertSign_of_every_issuer_that_has_a_keyUsage()
    {
        Assert.Equal(["IssuerMayNotSign ca"], Failures(Root, [Ca.With(TestExtension.KeyUsage(KeyUsageBits.CrlSign))]));
        Assert.Equal(["IssuerMayNotSign root"], Failures(Root.With(TestExtension.KeyUsage(KeyUsageBits.CrlSign)), []));
        Assert.Empty(Failures(Root, [Ca.Without("2.5.29.15")]));
    }

    [Fact]
    public void Refuses_critical_extensions_that_are_not_processed()
    {
        var extension = new TestExtension(Unknown, critical: true, [0x05, 0x00]);

        Assert.Equal(["UnknownCriticalExtension root 1.2.3.4"], Failures(Root.With(extension), []));
        Assert.Equal(["UnknownCriticalExtension ca 1.2.3.4"], Failures(Root, [Ca.With(extension)]));
        Assert.Equal(["UnknownCriticalExtension leaf 1.2.3.4"], Search(Ca.Server("leaf").With(extension), [Ca], [Root]).Reasons.Select(Text));
        Assert.Empty(Failures(Root, [Ca.With(extension with { Critical = false })]));
    }

    [Fact]
    public void Leaves_a_constraint_of_an_end_entity_alone_unless_it_is_critical()
    {
        var extension = new TestExtension(NameConstraints, critical: false, Tlv.Encode(Tlv.SequenceTag));

        Assert.NotNull(Search(Ca.Server("leaf").With(extension), [Ca], [Root]).Valid);
        Assert.Null(Search(Ca.Server("leaf").With(extension with { Critical = true }), [Ca], [Root]).Valid);
    }

    [Theory]
    [InlineData("2.5.29.19", false, true)]
    [InlineData("2.5.29.15", false, true)]
    [InlineData("2.5.29.37", false, false)]
    [InlineData("2.5.29.37", true, true)]
    [InlineData("2.5.29.17", true, true)]
    [InlineData("2.5.29.14", true, true)]
    [InlineData("2.5.29.35", true, true)]
    [InlineData("2.5.29.35", false, false)]
    [InlineData(NameConstraints, true, true)]
    [InlineData("2.5.29.32", false, true)]
    [InlineData("2.5.29.33", false, true)]
    [InlineData("2.5.29.36", false, true)]
    [InlineData("2.5.29.54", false, true)]
    public void Refuses_malformed_extensions_that_the_verdict_needs(string oid, bool critical, bool isRefused)
    {
        var malformed = new TestExtension(oid, critical, [0x30, 0x05]);

        string[] Expected(string name) => isRefused ? [$"MalformedExtension {name} {oid}"] : [];

        Assert.Equal(Expected("ca"), Failures(Root, [Ca.With(malformed)]));
        Assert.Equal(Expected("leaf"), Search(Ca.Server("leaf").With(malformed), [Ca], [Root]).Reasons.Select(Text));
    }

    [Fact]
    public void Collects_everything_from_the_anchor_to_the_end_entity()
    {
        var ca = Ca.Valid(Pki.Utc("2024-01-01T00:00:00Z"), Pki.Utc("2025-01-01T00:00:00Z")).With(TestExtension.KeyUsage(KeyUsageBits.CrlSign));
        var root = Root.With(TestExtension.BasicConstraints(isCa: false));
        var leaf = ca.Server("leaf").Valid(Pki.Utc("2027-01-01T00:00:00Z"), Pki.Utc("2028-01-01T00:00:00Z"));

        Assert.Equal(
            ["IssuerNotCa root", "Expired ca", "IssuerMayNotSign ca", "NotYetValid leaf"], Search(leaf, [ca], [root]).Reasons.Select(Text));
    }

    [Fact]
    public void Judges_a_declared_end_entity_by_its_dates_and_extensions_alone()
    {
        var own = Pki.SelfSignedServer("leaf");

        Assert.Empty(Search(own, [], [own]).Reasons);
        Assert.Equal(["Expired leaf"], Search(own, [], [own], time: new ValidationTime(Pki.Utc("2027-01-01T00:00:00Z"))).Reasons.Select(Text));
    }

    /// <summary>What is wrong with the path of a leaf below the last of <paramref name="intermediates"/>.</summary>
    private static IEnumerable<string> Failures(TestCertificate anchor, TestCertificate[] intermediates, DateTime? at = null)
    {
        var issuer = intermediates.Length > 0 ? intermediates[^1] : anchor;
        var search = Search(issuer.Server("leaf"), intermediates, [anchor], time: new ValidationTime(at ?? Pki.Now));
        return Assert.Single(search.Paths).Failures();
    }

    /// <summary><paramref name="top"/> and so many authorities below it, named by their number.</summary>
    private static TestCertificate[] Descend(TestCertificate top, int below)
    {
        var chain = new List<TestCertificate> { top };
        for (var number = 1; number <= below; number++)
            chain.Add(chain[^1].Intermediate($"{number}"));
        return [.. chain];
    }

    private static void AssertTooLong(PathSearch search, string? tooMany, string setBy)
    {
        var found = search.Reasons.Select(reason => (reason.Kind, reason.Certificate.Subject.ShortText, reason.Issuer?.Subject.ShortText));
        Assert.Equal(tooMany is null ? [] : [(PathFailureKind.PathTooLong, tooMany, setBy)], found);
    }
}
