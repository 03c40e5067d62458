using MqttCertGate.TestPki;
using static MqttCertGate.Tests.Paths.PathTesting;

namespace MqttCertGate.Tests.Paths;

/// <summary>Lists that another certificate than the issuer's signed (RFC 5280 §5.3.3, §6.3.3 (b), (f)).</summary>
public sealed class RevocationListSignerTests
{
    private const string NoPath = "is signed by a certificate without a valid path to the same anchor";

    private static readonly byte[] Indirect = [0x84, 0x01, 0xff];
    private static readonly TestCertificate Root = Pki.Root("root");
    private static readonly TestCertificate Ca = Root.Intermediate("ca");

    /// <summary>No CA: it signs lists and nothing else.</summary>
    private static readonly TestCertificate Signer = Root.Client("signer")
        .With(TestKey.P256E).With(TestExtension.KeyUsage(KeyUsageBits.CrlSign)).Without("2.5.29.37");

    private static readonly TestCertificate Leaf = Ca.Server("leaf").With(TestExtension.CrlDistributionPoints(By(Signer)));
    private static readonly TestRevocationList OfRoot = Pki.Crl(Root, [[0x01]]);
    private static readonly TestRevocationList OfSigner = Pki.Crl(Signer, [[0x01]]).Scoped(Indirect);

    [Theory]
    [MemberData(nameof(Entries))]
    public void Holds_an_entry_against_the_issuer_that_it_names(string[] issuers, bool isRevoked)
    {
        // The entry of the leaf's serial number is the last.
        var entries = issuers.Select((issuer, index) => new TestRevocation(
            index == issuers.Length - 1 ? Leaf.SerialNumber : [0x01], issuer.Length == 0 ? [] : [TestRevocation.CertificateIssuer(Name(issuer))]));

        Assert.Equal(
            isRevoked ? ["Revoked leaf on 2026-04-01 00:00:00 UTC"] : [],
            Judge(Signer, OfRoot, OfSigner with { Revoked = [.. entries] }));
    }

    public static TheoryData<string[], bool> Entries => new()
    {
        { ["ca"], true },
        { ["ca", "", ""], true },
        { ["other", "ca"], true },
        { [""], false },
        { ["other"], false },
        { ["ca", "other", ""], false },
    };

    [Fact]
    public void Demands_of_a_list_for_another_issuer_that_it_says_so() => Assert.Equal(
        ["RevocationUnknown leaf is not an indirect CRL, and so is about certificates of its own issuer alone"], Judge(Signer, OfRoot, OfSigner.Without("2.5.29.28")));

    [Fact]
    public void Knows_a_distribution_point_without_a_name_by_the_issuer_of_its_lists()
    {
        byte[] PointOf(TestGeneralName name) => [.. new TestDistributionPoint { FullName = name }.EncodedName, .. Indirect];

        Assert.Empty(Judge(Signer, OfRoot, OfSigner.Scoped(PointOf(Name("signer")))));
        Assert.Equal(
            ["RevocationUnknown leaf is of a distribution point that the certificate does not name"], Judge(Signer, OfRoot, OfSigner.Scoped(PointOf(Name("ca")))));
    }

    [Fact]
    public void Takes_no_list_of_an_issuer_that_the_certificate_does_not_name() => Assert.Equal(
        ["RevocationUnknown plain"], Search(Ca.Server("plain"), [Ca, Signer], [Root], revocationLists: [OfRoot, OfSigner]).Reasons.Select(Text));

    [Theory]
    [MemberData(nameof(Signers))]
    public void Demands_a_valid_path_of_the_signer(string change, string? expected)
    {
        TestCertificate[] anchors = [Root, Pki.Root("other").With(TestKey.P256F)];
        var signer = change switch
        {
            "expired" => Signer.Valid(Pki.Now.AddDays(-9), Pki.Now.AddDays(-1)),
            "no cRLSign" => Signer.With(TestExtension.KeyUsage(KeyUsageBits.DigitalSignature)),
            "any usage" => Signer.Without("2.5.29.15"),
            "other anchor" => Signer.SignedBy(anchors[1]),
            _ => Signer,
        };
        var ofRoot = change == "revoked" ? Pki.Crl(Root, Signer) : OfRoot;

        var reasons = Search(
            Leaf, change == "missing" ? [Ca] : [Ca, signer], anchors, revocationLists: [ofRoot, Pki.Crl(anchors[1]), OfSigner]).Reasons.Select(Text);

        Assert.Equal(expected is null ? [] : [$"RevocationUnknown leaf {expected}"], reasons);
    }

    public static TheoryData<string, string?> Signers => new()
    {
        { "as it is", null },
        { "any usage", null },
        { "no cRLSign", "is signed by a CA whose key usage has no cRLSign" },
        { "missing", "is not signed with the issuer's key" },
        { "expired", NoPath },
        { "revoked", NoPath },
        { "other anchor", NoPath },
    };

    [Fact]
    public void Lets_a_signer_say_whether_it_is_revoked_itself_and_nobody_else_elsewhere()
    {
        var ofAuthorities = OfRoot.Scoped(0x82, 0x01, 0xff);
        var own = Signer.With(TestExtension.CrlDistributionPoints(By(Signer)));
        var second = Signer.With(template => template with { Subject = TestName.Cn("second"), Key = TestKey.P256F });
        var relying = Signer.With(TestExtension.CrlDistributionPoints(By(second)));

        Assert.Empty(Judge(own, ofAuthorities, OfSigner));
        Assert.Equal(
            [$"RevocationUnknown leaf {NoPath}"],
            Judge(own, ofAuthorities, OfSigner with { Revoked = [new(own.SerialNumber, TestRevocation.CertificateIssuer(Name("root")))] }));
        Assert.Equal(
            [$"RevocationUnknown leaf {NoPath}"],
            Search(Leaf, [Ca, relying, second], [Root], revocationLists: [OfRoot.Scoped(0x82, 0x01, 0xff), OfSigner, Pki.Crl(second).Scoped(Indirect)]).Reasons.Select(Text));
    }

    [Fact]
    public void Accepts_a_list_that_a_CA_signs_with_a_key_of_its_own_for_lists()
    {
        var ofLists = Root.Intermediate("ca").With(TestKey.P256F).With(TestExtension.KeyUsage(KeyUsageBits.CrlSign));
        var leaf = Ca.Server("leaf");

        Assert.Empty(Search(leaf, [Ca, ofLists], [Root], revocationLists: [OfRoot, Pki.Crl(ofLists)]).Reasons);
        Assert.Equal(["Revoked leaf on 2026-04-01 00:00:00 UTC"], Search(leaf, [Ca, ofLists], [Root], revocationLists: [OfRoot, Pki.Crl(ofLists, leaf)]).Reasons.Select(Text));
    }

    private static IEnumerable<string> Judge(TestCertificate signer, params TestRevocationList[] lists) =>
        Search(Leaf, [Ca, signer], [Root], revocationLists: lists).Reasons.Select(reason => Text(reason).TrimEnd());

    private static TestDistributionPoint By(TestCertificate issuer) => new() { CrlIssuer = TestGeneralName.DirectoryName(issuer.Template.Subject) };

    private static TestGeneralName Name(string commonName) => TestGeneralName.DirectoryName(TestName.Cn(commonName));
}
