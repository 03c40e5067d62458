using MqttCertGate.TestPki;
using static MqttCertGate.Tests.Paths.PathTesting;

namespace MqttCertGate.Tests.Paths;

/// <summary>Revocation by declared lists (RFC 5280 §6.3.3): nothing passes that no list covers.</summary>
public sealed class RevocationCheckTests
{
    private static readonly TestDistributionPoint Point = new() { FullName = TestGeneralName.Uri("http://crl.example/ca.crl") };

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
        { "reasons", "is about some reasons alone, and no other is about the rest" },
        { "attributes", "is about attribute certificates alone" },
        { "authorities", "is about certificates of CAs alone" },
        { "elsewhere", "is of a distribution point that the certificate does not name" },
        { "delta", "is a delta CRL, which is about nothing without its base" },
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
            Revoked = [new([0x01], TestRevocation.CertificateIssuer(TestGeneralName.DirectoryName(Root.Template.Subject)) with { Critical = false })],
        },
        "critical number" => OfCa.With(new TestExtension("2.5.29.20", critical: true, [0x02, 0x01, 0x01])),
        "no number" => OfCa.Without("2.5.29.20"),
        "malformed scope" => OfCa.With(new TestExtension("2.5.29.28", critical: true, [0x05, 0x00])),
        "reasons" => OfCa.Scoped(0x83, 0x02, 0x06, 0x40),
        "attributes" => OfCa.Scoped(0x85, 0x01, 0xff),
        "authorities" => OfCa.Scoped(0x82, 0x01, 0xff),
        "elsewhere" => OfCa.Scoped(Point.EncodedName),
        "delta" => OfCa.Delta(baseNumber: 1, number: 1),
        _ => throw new ArgumentOutOfRangeException(nameof(fault)),
    };

    [Fact]
    public void Evaluates_a_scope_of_end_entities_authorities_or_a_named_distribution_point()
    {
        byte[] onlyUsers = [0x81, 0x01, 0xff], onlyAuthorities = [0x82, 0x01, 0xff];
        var leaf = Leaf.With(TestExtension.CrlDistributionPoints(Point));

        Assert.Empty(Judge(OfRoot.Scoped(onlyAuthorities), OfCa.Scoped(onlyUsers)));
        Assert.Equal(["RevocationUnknown ca is about certificates of end entities alone"], Judge(OfRoot.Scoped(onlyUsers), OfCa));
        Assert.Empty(JudgeLeaf(leaf, OfRoot, OfCa.Scoped(Point.EncodedName)));
        Assert.Equal(["Revoked leaf on 2026-04-01 00:00:00 UTC"], JudgeLeaf(leaf, OfRoot, Pki.Crl(Ca, leaf).Scoped(Point.EncodedName)));
    }

    [Fact]
    public void Finds_a_distribution_point_by_a_name_relative_to_the_issuer()
    {
        var relative = new TestDistributionPoint { RelativeName = new TestNamePart(TestName.OrganizationalUnit, "Lists") };
        var full = new TestDistributionPoint { FullName = TestGeneralName.DirectoryName(TestName.Of(new TestNamePart(TestName.CommonName, "ca"), relative.RelativeName)) };
        var another = new TestDistributionPoint { RelativeName = new TestNamePart(TestName.OrganizationalUnit, "Others") };

        Assert.Empty(JudgeLeaf(At(relative), OfRoot, OfCa.Scoped(full.EncodedName)));
        Assert.Empty(JudgeLeaf(At(full), OfRoot, OfCa.Scoped(relative.EncodedName)));
        Assert.Empty(JudgeLeaf(At(relative), OfRoot, OfCa.Scoped(relative.EncodedName)));
        Assert.Equal(
            ["RevocationUnknown leaf is of a distribution point that the certificate does not name"],
            JudgeLeaf(At(relative), OfRoot, OfCa.Scoped(another.EncodedName)));
    }

    [Fact]
    public void Demands_lists_about_every_reason()
    {
        byte[] keyCompromise = [0x06, 0x40], others = [0x07, 0x3f, 0x80];
        byte[] ofKeyCompromise = Tlv.Encode(0x83, keyCompromise), ofOthers = Tlv.Encode(0x83, others);
        string[] unknown = ["RevocationUnknown leaf is about some reasons alone, and no other is about the rest"];

        Assert.Empty(Judge(OfRoot, OfCa.Scoped(ofKeyCompromise), OfCa.Scoped(ofOthers)));
        Assert.Equal(unknown, Judge(OfRoot, OfCa.Scoped(ofOthers)));
        Assert.Equal(["Revoked leaf on 2026-04-01 00:00:00 UTC"], Judge(OfRoot, OfCa.Scoped(ofKeyCompromise), Pki.Crl(Ca, Leaf).Scoped(ofOthers)));

        // What the certificate says of its distribution point counts too (RFC 5280 §6.3.3 (d)).
        var leaf = At(Point with { Reasons = keyCompromise });
        Assert.Equal(unknown, JudgeLeaf(leaf, OfRoot, OfCa.Scoped(Point.EncodedName)));
        Assert.Equal(unknown, JudgeLeaf(leaf, OfRoot, OfCa.Scoped([.. Point.EncodedName, .. ofOthers])));
        Assert.Empty(JudgeLeaf(leaf, OfRoot, OfCa.Scoped(Point.EncodedName), OfCa.Scoped(ofOthers)));
    }

    [Theory]
    [InlineData(1, 1, 2, "", null)]
    [InlineData(3, 1, 4, "", null)]
    [InlineData(1, 2, 3, "", "has to be made from the list, or from an older one")]
    [InlineData(2, 1, 2, "", "has to be later")]
    [InlineData(1, 1, 2, "scope", "has to be of the same scope")]
    [InlineData(1, 1, 2, "key", "has to be signed with the same key")]
    public void Believes_a_delta_list_that_takes_back_what_its_base_says(byte complete, byte baseNumber, byte number, string change, string? condition)
    {
        var held = (OfCa with { Revoked = [new(Leaf.SerialNumber, TestRevocation.Reason(6))] }).Numbered(complete);
        var renewed = Ca.With(TestKey.P256E);
        var delta = (OfCa with { Revoked = [new(Leaf.SerialNumber, TestRevocation.Reason(8))], Issuer = change == "key" ? renewed : Ca }).Delta(baseNumber, number);

        var reasons = Search(
            Leaf, [Ca, renewed], [Root], revocationLists: [OfRoot, held, change == "scope" ? delta.Scoped(0x81, 0x01, 0xff) : delta]).Reasons.Select(Text);

        Assert.Equal(condition is null ? [] : ["Revoked leaf on 2026-04-01 00:00:00 UTC (certificateHold)"], reasons);
    }

    [Fact]
    public void Lets_the_latest_delta_list_speak_and_none_be_about_anything_alone()
    {
        var revokes = Pki.Crl(Ca, Leaf);
        var takesBack = OfCa with { Revoked = [new(Leaf.SerialNumber, TestRevocation.Reason(8))] };
        string[] revoked = ["Revoked leaf on 2026-04-01 00:00:00 UTC"];

        Assert.Empty(Judge(OfRoot, OfCa, revokes.Delta(1, 2), takesBack.Delta(1, 3)));
        Assert.Equal(revoked, Judge(OfRoot, OfCa, revokes.Delta(1, 3), takesBack.Delta(1, 2)));
        Assert.Equal(revoked, Judge(OfRoot, OfCa, revokes.Delta(1, 2)));
        // Revoked by a list whose base is not there is revoked all the same.
        Assert.Equal(revoked, Judge(OfRoot, OfCa, revokes.Delta(7, 8)));
        Assert.Empty(Judge(OfRoot, OfCa, takesBack.Delta(7, 8)));
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

    private static TestCertificate At(TestDistributionPoint point) => Leaf.With(TestExtension.CrlDistributionPoints(point));

    private static IEnumerable<string> Judge(params TestRevocationList[] lists) => JudgeLeaf(Leaf, lists);

    private static IEnumerable<string> JudgeLeaf(TestCertificate leaf, params TestRevocationList[] lists) =>
        Search(leaf, [Ca], [Root], revocationLists: lists).Reasons.Select(reason => Text(reason).TrimEnd());
}
