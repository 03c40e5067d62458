using MqttCertGate.Findings;
using MqttCertGate.TestPki;

namespace MqttCertGate.Tests;

/// <summary>The gate and <c>openssl verify</c> give the same verdict on the same chain, anchors, purpose and instant.</summary>
public sealed class OpenSslAgreementTests
{
    private const string Host = "mqtt.example.com";

    private static readonly TestCertificate Root = Scenario.Root;
    private static readonly TestCertificate Intermediate = Scenario.Intermediate;
    private static readonly TestCertificate Good = Scenario.Good;
    private static readonly (DateTime From, DateTime To) Past = (Pki.Utc("2020-01-01T00:00:00Z"), Pki.Utc("2026-05-31T23:59:59Z"));

    /// <summary>Served certificates, the leaf first, and the declared anchor.</summary>
    private static readonly Dictionary<string, (TestCertificate[] Served, TestCertificate Anchor, bool IsAccepted)> Chains = new()
    {
        ["a leaf below a root"] = ([Root.Server(Host)], Root, true),
        ["a leaf below an intermediate"] = ([Good, Intermediate], Root, true),
        ["two intermediates"] = (Below(Intermediate.Intermediate("Sub CA"), Intermediate), Root, true),
        ["a root in the file"] = ([Good, Intermediate, Root], Root, true),
        ["RSA-2048 below RSA-4096"] = RsaChain(SignatureScheme.RsaSha256, true),
        ["RSA with SHA-512"] = RsaChain(SignatureScheme.RsaSha512, true),
        ["RSASSA-PSS"] = RsaChain(SignatureScheme.RsaPssSha256, true),
        ["P-384 with SHA-384"] = Below(Root.Intermediate("P-384 CA").With(TestKey.P384), true),
        ["P-521 with SHA-512"] = Below(Root.Intermediate("P-521 CA").With(TestKey.P521), true),
        ["Ed25519"] = Below(Root.Intermediate("Ed25519 CA").With(TestKey.Ed25519), true),
        // In the last second itself the two differ: RFC 5280 §4.1.2.5 counts it in, X509_cmp_time(3) counts it out.
        ["the second before the last"] = ([Good.Valid(Past.From, Pki.Now.AddSeconds(1)), Intermediate], Root, true),
        ["the second after the last"] = ([Good.Valid(Past.From, Pki.Now.AddSeconds(-1)), Intermediate], Root, false),
        ["the second before the first"] = ([Good.Valid(Pki.Now.AddSeconds(1), Pki.Now.AddDays(90)), Intermediate], Root, false),
        ["an expired intermediate"] = Below(Root.Intermediate("Expired CA").Valid(Past.From, Past.To), false),
        ["an expired root"] = ([Expired.Server(Host)], Expired, false),
        ["a missing intermediate"] = ([Good], Root, false),
        ["another root of the same name"] = ([Good, Intermediate], Pki.Root("Example Root CA").With(TestKey.P256E), false),
        ["a root that is not declared"] = ([Good, Intermediate, Root], Pki.Root("Another Root CA").With(TestKey.P256E), false),
        ["a signature with a bit turned"] = ([Good.With(template => template.CorruptSignature()), Intermediate], Root, false),
        ["an intermediate with CA:FALSE"] = Below(Root.Intermediate("No CA").With(TestExtension.BasicConstraints(isCa: false)), false),
        ["an intermediate without basicConstraints and keyUsage"] =
            Below(Root.Intermediate("Old CA").Without("2.5.29.19").Without("2.5.29.15"), false),
        ["an intermediate that may not sign certificates"] =
            Below(Root.Intermediate("Silent CA").With(TestExtension.KeyUsage(KeyUsageBits.CrlSign)), false),
        ["a path length of zero that suffices"] =
            Below(Root.Intermediate("Confined CA").With(TestExtension.BasicConstraints(isCa: true, pathLength: 0)), true),
        ["a path length of zero that does not"] = (Below(Confined.Intermediate("Sub CA"), Confined), Root, false),
        ["a critical extension nobody knows"] = ([Good.With(new TestExtension("1.2.3.4", critical: true, [0x05, 0x00])), Intermediate], Root, false),
        ["a leaf for clients"] = ([Good.With(TestExtension.ExtendedKeyUsage(TestExtension.ClientAuth)), Intermediate], Root, false),
        ["a leaf that signed itself"] = ([Pki.SelfSignedServer(Host)], Root, false),
    };

    private static TestCertificate Expired => Pki.Root("Expired Root CA").Valid(Past.From, Past.To);

    private static TestCertificate Confined => Root.Intermediate("Confined CA").With(TestExtension.BasicConstraints(isCa: true, pathLength: 0));

    public static TheoryData<string> Names => [.. Chains.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_verdict_is_the_same(string name)
    {
        var (served, anchor, isAccepted) = Chains[name];
        using var scenario = new Scenario("version: 1\ncertificates: { broker: { file: server.pem, trust: root.pem } }\n")
            .File("server.pem", Pem.Chain(served)).File("root.pem", anchor.Pem)
            .File("leaf.pem", served[0].Pem).File("untrusted.pem", Pem.Chain(served[1..]));

        var report = scenario.Check();
        var verdict = await OpenSslVerify(scenario.Folder, served.Length > 1);

        Assert.Equal((isAccepted, isAccepted), (report.OutcomeAt(Level.Error) == Outcome.Passed, verdict));
    }

    [Theory]
    [InlineData("p256")]
    [InlineData("rsa4096")]
    public async Task The_verdict_on_the_sample_is_the_same(string kind)
    {
        var sample = Path.Combine(RepositoryPaths.Root, "samples", "tdmq-server");
        var at = new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero);
        var report = Gate.Check(new GateRequest
        {
            Manifests = [Path.Combine(sample, Scenario.ManifestName)],
            RepositoryRoot = RepositoryPaths.Root,
            At = at.UtcDateTime,
        });

        var (exitCode, output) = await DebianTool.Run(
            DebianTool.Find("openssl"), "verify", "-attime", at.ToUnixTimeSeconds().ToString(), "-purpose", "sslserver", "-no-CApath", "-no-CAstore",
            "-CAfile", Path.Combine(sample, "CA.crt"), "-verify_hostname", Host, Path.Combine(sample, kind, "server.chain.crt"));

        Assert.Equal(Outcome.Passed, report.OutcomeAt(Level.Error));
        Assert.True(exitCode == 0, output);
    }

    private static async Task<bool> OpenSslVerify(string folder, bool hasUntrusted)
    {
        string[] untrusted = hasUntrusted ? ["-untrusted", Path.Combine(folder, "untrusted.pem")] : [];
        var (exitCode, output) = await DebianTool.Run(
            DebianTool.Find("openssl"),
            ["verify", "-attime", new DateTimeOffset(Pki.Now).ToUnixTimeSeconds().ToString(), "-purpose", "sslserver", "-no-CApath", "-no-CAstore",
                "-CAfile", Path.Combine(folder, "root.pem"), .. untrusted, Path.Combine(folder, "leaf.pem")]);

        // 0 is verified and 2 is refused; anything else is OpenSSL not having judged at all.
        Assert.True(exitCode is 0 or 2, output);
        return exitCode == 0;
    }

    private static TestCertificate[] Below(params TestCertificate[] authorities) => [authorities[0].Server(Host), .. authorities];

    private static (TestCertificate[] Served, TestCertificate Anchor, bool IsAccepted) Below(TestCertificate authority, bool isAccepted) =>
        (Below([authority]), Root, isAccepted);

    private static (TestCertificate[] Served, TestCertificate Anchor, bool IsAccepted) RsaChain(SignatureScheme scheme, bool isAccepted)
    {
        var root = Pki.Root("RSA Root CA").With(TestKey.Rsa4096);
        var leaf = root.Server(Host).With(TestKey.Rsa2048A).With(template => template with { Scheme = scheme });
        return ([leaf], root, isAccepted);
    }
}
