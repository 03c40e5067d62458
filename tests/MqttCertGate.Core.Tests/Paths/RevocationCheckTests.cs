using MqttCertGate.TestPki;
using static MqttCertGate.Tests.Paths.PathTesting;

namespace MqttCertGate.Tests.Paths;

/// <summary>Revocation by declared lists (RFC 5280 §6.3.3): nothing passes that no list covers.</summary>
public sealed class RevocationCheckTests
{
    private const string Uri = "http://crl.example/ca.crl";

    private static readonly TestCertificate Root = Pki.Root("root");
    private static readonly TestCertificate Ca = Root.Intermediate("ca");
    private static readonly TestCertificate Leaf = Ca.Server("leaf");
    private static readonly TestRevocationList OfRoot = Pki.Crl(Root, [[0x01]]);
    private static readonly TestRevocationList OfCa = Pki.Crl(Ca, [[0x01]]);

    [Fact]
    public void Passes_what_current_lists_of_every_issuer_cover() => Assert.Empty(Judge(OfRoot, OfCa));

    [Fact]
    public void Judges_nothing_where_no_list_is_declared() => Assert.NotNull(Search(Leaf, [Ca], [Root]).Valid);

    [Fact]
    public void Tells_what_is_revoked()
    {
        Assert.Equal(["Revoked leaf on 2026-04-01 00:00:00 UTC"], Judge(OfRoot, Pki.Crl(Ca, Leaf)));
        Assert.Equal(["Revoked ca on 2026-04-01 00:00:00 UTC"], Judge(Pki.Crl(Root, Ca), OfCa));
        Assert.Equal(["Revoked leaf on 2026-04-01 00:00:00 UTC (keyCompromise)"], Judge(OfRoot, OfCa with { Revoked = [new(Leaf.SerialNumber, TestRevocation.Reason(1))] }));
        Assert.Equal(["Revoked leaf on 2026-04-01 00:00:00 UTC"], Judge(OfRoot, OfCa, Pki.Crl(Ca, Leaf)));
    }

    [Fact]
    public void Knows_nothing_of_what_no_list_is_about()
    {
        Assert.Equal(["RevocationUnknown ca", "RevocationUnknown leaf"], Judge());
        Assert.Equal(["RevocationUnknown leaf"], Judge(OfRoot));
        Assert.Equal(["RevocationUnknown ca"], Judge(OfCa));
        Assert.Equal(["RevocationUnknown leaf"], Judge(OfRoot, Pki.Crl(Root.Intermediate("other"), Leaf)));
    }

    [Theory]
    [InlineData("2026-04-30T23:59:59Z", "RevocationUnknown leaf is not current before 2026-05-01 00:00:00 UTC")]
    [InlineData("2026-05-01T00:00:00Z", null)]
    [InlineData("2026-07-01T00:00:00Z", null)]
    [InlineData("2026-07-01T00:00:01Z", "RevocationUnknown leaf was to be replaced by 2026-07-01 00:00:00 UTC")]
    public void Uses_a_list_from_its_first_to_its_last_second(string at, string? expected)
    {
        var time = new ValidationTime(Pki.Utc(at));

        var reasons = Search(Root.Server("leaf"), [], [Root], time: time, revocationLists: [OfRoot]).Reasons;

        Assert.Equal(expected is null ? [] : [expected], reasons.Select(Text));
    }

    [Fact]
    public void Knows_when_a_list_will_be_stale()
    {
        var time = new ValidationTime(Pki.Now);

        Search(Leaf, [Ca], [Root], time: time, revocationLists: [OfRoot, OfCa]);

        Assert.Equal(Pki.Utc("2026-07-01T00:00:01Z"), time.NextChange);
    }

    [Theory]
    [MemberData(nameof(Unusable))]
    public void Uses_no_list_that_cannot_be_relied_on(string fault, string expected)
    {
        var list = Spoil(fault);

        Assert.Equal([$"RevocationUnknown leaf {expected}"], Judge(OfRoot, list));
        // Another list that can be used makes up for it.
        Assert.Empty(Judge(OfRoot, list, OfCa));
    }

    public static TheoryData<string, string> Unusable => new()
    {
        { "no next update", "does not say until when it is current" },
        { "stale", "was to be replaced by 2026-05-31 00:00:00 UTC" },
        { "bad signature", "is not signed with the issuer's key" },
        { "another's key", "is not signed with the issuer's key" },
        { "unknown critical", "has the extension 1.2.3.4, which is not processed" },
        { "unknown critical of an entry", "has the extension 1.2.3.5, which is not processed" },
        { "another issuer's entry", "has the extension certificateIssuer, which is not processed" },
        { "critical number", "has the extension cRLNumber, which is not processed" },
        { "no number", "has no cRLNumber, which every list of version v2 must have" },
        { "malformed scope", "has a malformed extension: SEQUENCE was expected, and NULL found" },
        { "indirect", "has a scope with indirectCRL, which is not evaluated" },
        { "reasons", "has a scope with onlySomeReasons, which is not evaluated" },
        { "attributes", "has a scope with onlyContainsAttributeCerts, which is not evaluated" },
        { "relative", "has a scope with nameRelativeToCRLIssuer, which is not evaluated" },
        { "authorities", "is about certificates of CAs alone" },
        { "elsewhere", "is of a distribution point that the certificate does not name" },
        { "delta", "is a delta CRL, which covers nothing without its base" },
    };

    private static TestRevocationList Spoil(string fault) => fault switch
    {
        "no next update" => OfCa with { NextUpdate = null },
        "stale" => OfCa with { NextUpdate = Pki.Now.AddDays(-1) },
        "bad signature" => OfCa with { EditSignature = signature => [.. signature[..^1], (byte)(signature[^1] ^ 1)] },
        "another's key" => OfRoot with { IssuerName = Ca.Template.Subject },
        "unknown critical" => OfCa.With(new TestExtension("1.2.3.4", critical: true, [0x05, 0x00])),
        "unknown critical of an entry" => OfCa with { Revoked = [new([0x01], new TestExtension("1.2.3.5", critical: true, [0x05, 0x00]))] },
        "another issuer's entry" => OfCa with
        {
            Revoked = [new([0x01], new TestExtension("2.5.29.29", critical: false, Tlv.Encode(Tlv.SequenceTag, TestGeneralName.DirectoryName(Root.Template.Subject).Encoded)))],
        },
        "critical number" => OfCa.With(new TestExtension("2.5.29.20", critical: true, [0x02, 0x01, 0x01])),
        "no number" => OfCa.Without("2.5.29.20"),
        "malformed scope" => OfCa.With(new TestExtension("2.5.29.28", critical: true, [0x05, 0x00])),
        "indirect" => OfCa.Scoped(0x84, 0x01, 0xff),
        "reasons" => OfCa.Scoped(0x83, 0x02, 0x06, 0x40),
        "attributes" => OfCa.Scoped(0x85, 0x01, 0xff),
        "relative" => OfCa.Scoped(Tlv.Encode(0xa0, Tlv.Encode(0xa1, [0x05, 0x00]))),
        "authorities" => OfCa.Scoped(0x82, 0x01, 0xff),
        "elsewhere" => OfCa.Scoped(Tlv.Encode(0xa0, Tlv.Encode(0xa0, TestGeneralName.Uri(Uri).Encoded))),
        "delta" => OfCa.With(new TestExtension("2.5.29.27", critical: true, [0x02, 0x01, 0x01])),
        _ => throw new ArgumentOutOfRangeException(nameof(fault)),
    };

    [Fact]
    public void Evaluates_a_scope_of_end_entities_authorities_or_a_named_distribution_point()
    {
        byte[] onlyUsers = [0x81, 0x01, 0xff], onlyAuthorities = [0x82, 0x01, 0xff];
        byte[] named = Tlv.Encode(0xa0, Tlv.Encode(0xa0, TestGeneralName.Uri(Uri).Encoded));
        var leaf = Leaf.With(TestExtension.CrlDistributionPoint(TestGeneralName.Uri(Uri)));

        Assert.Empty(Judge(OfRoot.Scoped(onlyAuthorities), OfCa.Scoped(onlyUsers)));
        Assert.Equal(["RevocationUnknown ca is about certificates of end entities alone"], Judge(OfRoot.Scoped(onlyUsers), OfCa));
        Assert.Empty(JudgeLeaf(leaf, OfRoot, OfCa.Scoped(named)));
        Assert.Equal(["Revoked leaf on 2026-04-01 00:00:00 UTC"], JudgeLeaf(leaf, OfRoot, Pki.Crl(Ca, leaf).Scoped(named)));
    }

    [Fact]
    public void Lets_a_delta_list_revoke_and_not_cover()
    {
        var delta = new TestExtension("2.5.29.27", critical: true, [0x02, 0x01, 0x01]);

        Assert.Equal(["Revoked leaf on 2026-04-01 00:00:00 UTC"], Judge(OfRoot, OfCa, Pki.Crl(Ca, Leaf).With(delta)));
        Assert.Empty(Judge(OfRoot, OfCa, (OfCa with { Revoked = [new(Leaf.SerialNumber, TestRevocation.Reason(8))] }).With(delta)));
    }

    [Fact]
    public void Demands_cRLSign_of_a_signer_that_has_a_keyUsage()
    {
        var silent = Root.Intermediate("ca").With(TestExtension.KeyUsage(KeyUsageBits.KeyCertSign));
        var free = Root.Intermediate("ca").Without("2.5.29.15");

        Assert.Equal(
            ["RevocationUnknown leaf is signed by a CA whose key usage has no cRLSign"],
            Search(Leaf, [silent], [Root], revocationLists: [OfRoot, OfCa]).Reasons.Select(Text));
        Assert.Empty(Search(Leaf, [free], [Root], revocationLists: [OfRoot, OfCa]).Reasons);
    }

    [Fact]
    public void Reads_lists_of_version_v1() => Assert.Equal(
        ["Revoked leaf on 2026-04-01 00:00:00 UTC"], Judge(OfRoot with { Version = 1, Extensions = [] }, Pki.Crl(Ca, Leaf) with { Version = 1, Extensions = [] }));

    [Theory]
    [InlineData("0080", "80", false)]
    [InlineData("80", "0080", false)]
    [InlineData("80", "80", true)]
    [InlineData("ff7f", "ff7f", true)]
    [InlineData("7f01", "7f01", true)]
    public void Compares_serial_numbers_with_their_sign(string ofLeaf, string ofList, bool isRevoked)
    {
        var leaf = Leaf.With(template => template with { SerialNumber = Convert.FromHexString(ofLeaf) });

        Assert.Equal(isRevoked, JudgeLeaf(leaf, OfRoot, Pki.Crl(Ca, [Convert.FromHexString(ofList)])).Any());
    }

    private static IEnumerable<string> Judge(params TestRevocationList[] lists) => JudgeLeaf(Leaf, lists);

    private static IEnumerable<string> JudgeLeaf(TestCertificate leaf, params TestRevocationList[] lists) =>
        Search(leaf, [Ca], [Root], revocationLists: lists).Reasons.Select(reason => Text(reason).TrimEnd());
}
