using MqttCertGate.TestPki;
using static MqttCertGate.Tests.Scenario;

namespace MqttCertGate.Tests.Rules.Algorithms;

public sealed class SignatureRuleTests
{
    private static TestCertificate RsaCa => Root.Intermediate("RSA CA").With(TestKey.Rsa2048A);

    public static TheoryData<string, string, string[]> Hashes => new()
    {
        { nameof(SignatureScheme.RsaMd5), "MCG5001", ["error: The certificate is signed with md5WithRSAEncryption; SHA-256 or stronger is required."] },
        { nameof(SignatureScheme.RsaSha1), "MCG5002", ["error: The certificate is signed with sha1WithRSAEncryption; SHA-256 or stronger is required."] },
        { nameof(SignatureScheme.RsaSha256), "MCG5001", [] },
        { nameof(SignatureScheme.RsaSha256), "MCG5002", [] },
        { nameof(SignatureScheme.RsaSha512), "MCG5002", [] },
        { nameof(SignatureScheme.RsaPssSha256), "MCG5002", [] },
    };

    [Theory]
    [MemberData(nameof(Hashes))]
    public void A_weak_hash_in_the_leaf_s_signature_is_an_error(string scheme, string rule, string[] expected)
    {
        var leaf = RsaCa.Server("mqtt.example.com").With(template => template with { Scheme = SchemeOf(scheme) });
        using var scenario = Of(Pem.Chain(leaf, RsaCa));

        Assert.Equal(expected, scenario.FindingsOf(rule));
    }

    [Fact]
    public void The_intermediate_s_signature_counts_and_the_anchor_s_own_is_only_noted()
    {
        var root = Pki.Root("Old Root CA").With(template => template with { Scheme = SignatureScheme.EcdsaSha1 });
        var intermediate = root.Intermediate("Old CA").With(template => template with { Scheme = SignatureScheme.EcdsaSha1 });
        using var scenario = Of(Pem.Chain(intermediate.Server("mqtt.example.com"), intermediate)).File("root.pem", root.Pem);

        const string message = "The certificate is signed with ecdsa-with-SHA1; SHA-256 or stronger is required.";
        Assert.Equal([$"error: {message}", $"note: {message}"], scenario.FindingsOf("MCG5002"));
    }

    [Theory]
    [InlineData(nameof(SignatureScheme.RsaMd5), "MCG5001", "md5WithRSAEncryption")]
    [InlineData(nameof(SignatureScheme.RsaSha1), "MCG5002", "sha1WithRSAEncryption")]
    public void What_a_ca_signs_for_its_own_new_key_counts(string scheme, string rule, string algorithm)
    {
        var renewed = RsaCa.Intermediate("RSA CA").With(template => template with { Scheme = SchemeOf(scheme) });
        using var scenario = Of(Pem.Chain(renewed.Server("mqtt.example.com"), renewed, RsaCa));

        Assert.Equal([$"error: The certificate is signed with {algorithm}; SHA-256 or stronger is required."], scenario.FindingsOf(rule));
    }

    [Fact]
    public void The_algorithm_inside_must_be_the_one_outside()
    {
        using var scenario = Server(Good.With(template => template with { RawTbsAlgorithm = SignatureScheme.EcdsaSha384.Algorithm }));

        Assert.Equal(
            ["error: The certificate names ecdsa-with-SHA384 inside and ecdsa-with-SHA256 outside its signed part; both must be the same octets."],
            scenario.FindingsOf("MCG3006"));
    }

    private static SignatureScheme SchemeOf(string name) => (SignatureScheme)typeof(SignatureScheme).GetProperty(name)!.GetValue(null)!;
}
