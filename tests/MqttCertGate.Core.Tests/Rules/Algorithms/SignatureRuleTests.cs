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

    [Theory]
    [InlineData(nameof(SignatureScheme.RsaMd5), "MCG5001", "md5WithRSAEncryption")]
    [InlineData(nameof(SignatureScheme.RsaSha1), "MCG5002", "sha1WithRSAEncryption")]
    public void A_ca_that_no_valid_path_needs_is_a_warning(string scheme, string rule, string algorithm)
    {
        var weak = RsaCa.Intermediate("Low CA").With(template => template with { Scheme = SchemeOf(scheme) });
        var sound = RsaCa.Intermediate("Low CA").Valid(Pki.Utc("2024-01-01T00:00:00Z"), Pki.Utc("2035-01-01T00:00:00Z"));
        var leaf = sound.Server("mqtt.example.com");
        using var beside = Of(Pem.Chain(leaf, sound, weak, RsaCa));
        using var onPath = Of(Pem.Chain(leaf, weak, RsaCa));
        using var noPath = Of(Pem.Chain(leaf, sound, weak));

        Assert.Equal([$"warning: The certificate is signed with {algorithm}; SHA-256 or stronger is required."], beside.FindingsOf(rule));
        Assert.Equal([$"error: The certificate is signed with {algorithm}; SHA-256 or stronger is required."], onPath.FindingsOf(rule));
        Assert.Equal([$"error: The certificate is signed with {algorithm}; SHA-256 or stronger is required."], noPath.FindingsOf(rule));
    }

    [Theory]
    [InlineData(nameof(TestKey.Rsa2048A), 112, null)]
    [InlineData(nameof(TestKey.Rsa2048A), 113, "The key of 'Any CA', RSA-2048, has 112 bits of security, which no other part of the path falls below; at least 113 are required.")]
    [InlineData(nameof(TestKey.Rsa3072), 128, null)]
    [InlineData(nameof(TestKey.P384), 128, null)]
    [InlineData(nameof(TestKey.P384), 129, "The signature of 'Any CA', ecdsa-with-SHA256, has 128 bits of security, which no other part of the path falls below; at least 129 are required.")]
    [InlineData(nameof(TestKey.Rsa1024), 128, null)]
    public void The_weakest_part_of_the_path_has_the_strength_that_is_required(string key, int minimum, string? message)
    {
        var ca = Root.Intermediate("Any CA").With((TestKey)typeof(TestKey).GetProperty(key)!.GetValue(null)!);
        using var scenario = Of(Pem.Chain(ca.Server("mqtt.example.com"), ca), $"rules: {{ path.min-strength: {{ minimumBits: {minimum} }} }}");

        // 128 bits are the root's, whose own signature nobody verifies. What is weaker than 112 bits is MCG2006's.
        Assert.Equal(message is null ? [] : [$"error: {message}"], scenario.FindingsOf("MCG5009"));
    }

    [Fact]
    public void The_hash_of_a_signature_and_the_anchor_s_key_are_parts_of_the_path()
    {
        const string entry = "rules: { path.min-strength: { minimumBits: 128 } }";
        var weakRoot = Root.With(TestKey.Rsa2048A);
        var sha224 = Good.With(template => template with { Scheme = SignatureScheme.EcdsaSha256.Labelled("1.2.840.10045.4.3.1") });
        using var anchor = Of(weakRoot.Server("mqtt.example.com").Pem, entry).File("root.pem", weakRoot.Pem);
        using var invalid = Server(sha224, entry);

        Assert.Equal(
            ["error: The key of 'Example Root CA', RSA-2048, has 112 bits of security, which no other part of the path falls below; at least 128 are required."],
            anchor.FindingsOf("MCG5009"));
        // Why there is no valid path is for other rules to say.
        Assert.Empty(invalid.FindingsOf("MCG5009"));
    }

    [Fact]
    public void The_algorithm_inside_must_be_the_one_outside()
    {
        using var scenario = Server(Good.With(template => template with { RawTbsAlgorithm = SignatureScheme.EcdsaSha384.Algorithm }));

        Assert.Equal(
            ["error: The certificate names ecdsa-with-SHA384 inside and ecdsa-with-SHA256 outside its signed part; both must be the same bytes."],
            scenario.FindingsOf("MCG3006"));
    }

    private static SignatureScheme SchemeOf(string name) => (SignatureScheme)typeof(SignatureScheme).GetProperty(name)!.GetValue(null)!;
}
