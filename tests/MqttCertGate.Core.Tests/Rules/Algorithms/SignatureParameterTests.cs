using MqttCertGate.TestPki;
using static MqttCertGate.Tests.Scenario;

namespace MqttCertGate.Tests.Rules.Algorithms;

/// <summary>What stands beside the name of a signature algorithm.</summary>
public sealed class SignatureParameterTests
{
    private const string Pss = "1.2.840.113549.1.1.10";
    private const string Usual = "; SHA-256, SHA-384 or SHA-512, MGF1 over the same hash and a salt as long as the hash are required.";

    // AlgorithmIdentifiers in DER: SHA-1, SHA-224 and SHA-256, each with NULL, and what RSASSA-PSS-params hold of them.
    private const string Sha1 = "300906052b0e03021a0500";
    private const string Sha224 = "300d06096086480165030402040500";
    private const string Sha256 = "300d06096086480165030402010500";
    private const string Sha256Bare = "300b0609608648016503040201";
    private const string Mgf1 = "06092a864886f70d010108";

    private static TestCertificate RsaCa { get; } = Root.Intermediate("RSA CA").With(TestKey.Rsa2048A);

    [Theory]
    [InlineData("1.2.840.113549.1.1.11", "0500", null)]
    [InlineData("1.2.840.113549.1.1.11", "", "The signature algorithm sha256WithRSAEncryption has no parameters; NULL is required.")]
    [InlineData("1.2.840.113549.1.1.11", "3000", "The signature algorithm sha256WithRSAEncryption has other parameters than NULL; NULL is required.")]
    [InlineData("1.2.840.113549.1.1.5", "", "The signature algorithm sha1WithRSAEncryption has no parameters; NULL is required.")]
    [InlineData("1.3.101.112", "", null)]
    public void An_RSA_signature_has_NULL_for_parameters(string oid, string parameters, string? expected) =>
        FiresByPki("MCG5004", RsaCa, SignatureScheme.RsaSha256.Labelled(oid, Convert.FromHexString(parameters)), expected);

    [Theory]
    [InlineData("1.2.840.10045.4.3.2", "", null)]
    [InlineData("1.2.840.10045.4.3.2", "0500", "The signature algorithm ecdsa-with-SHA256 has parameters; they must be absent.")]
    [InlineData("1.2.840.10045.4.1", "0500", "The signature algorithm ecdsa-with-SHA1 has parameters; they must be absent.")]
    [InlineData("1.2.840.113549.1.1.11", "0500", null)]
    public void An_ECDSA_signature_has_no_parameters(string oid, string parameters, string? expected) =>
        FiresByPki("MCG5005", Intermediate, SignatureScheme.EcdsaSha256.Labelled(oid, Convert.FromHexString(parameters)), expected);

    [Theory]
    [InlineData(nameof(SignatureScheme.RsaPssSha256))]
    [InlineData(nameof(SignatureScheme.RsaPssSha384))]
    [InlineData(nameof(SignatureScheme.RsaPssSha512))]
    public void The_usual_parameters_of_PSS_pass(string scheme) =>
        FiresByPki("MCG5006", RsaCa, (SignatureScheme)typeof(SignatureScheme).GetProperty(scheme)!.GetValue(null)!, null);

    public static TheoryData<string[], string> Unusual => new()
    {
        { [Hash(Sha256), Mask(Sha256), Salt(20)], "the salt has 20 bytes" },
        { [Hash(Sha256), Mask(Sha256), Salt(33)], "the salt has 33 bytes" },
        { [Hash(Sha256), Mask(Sha256)], "the salt has 20 bytes" },
        { [Hash(Sha224), Mask(Sha224), Salt(28)], "the hash is SHA-224" },
        { [Hash(Sha256Bare), Mask(Sha256Bare), Salt(32)], "a hash has no NULL beside it" },
        { [Hash(Sha256), Mask(Sha256Bare), Salt(32), "a303020101"], "a hash has no NULL beside it, the trailer field is written out" },
    };

    [Theory]
    [MemberData(nameof(Unusual))]
    public void Unusual_parameters_of_PSS_weigh_less_in_a_private_PKI(string[] parameters, string found) =>
        FiresByPki("MCG5006", RsaCa, SignatureScheme.RsaPssSha256.Labelled(Pss, Parameters(parameters)), $"The RSASSA-PSS parameters are unusual: {found}{Usual}");

    public static TheoryData<byte[], string> NotEvaluated => new()
    {
        { [], "they cannot be read, SEQUENCE is missing at the end" },
        { [0x05, 0x00], "they cannot be read, SEQUENCE was expected, and NULL found" },
        { Parameters([Hash(Sha256), Salt(32)]), "the hash is SHA-256 and that of the mask SHA-1" },
        { Parameters([Hash(Sha256), Mask(Sha224), Salt(32)]), "the hash is SHA-256 and that of the mask SHA-224" },
        { Parameters([Hash(Sha256), "a10630040602" + "2a03", Salt(32)]), "the mask generation function 1.2.3 is not MGF1" },
        { Parameters([Hash("300406022a03"), Mask("300406022a03"), Salt(32)]), "the hash 1.2.3 is not supported" },
        { Parameters([Hash("300d06096086480165030402013000"), Mask(Sha256), Salt(32)]), "a hash has parameters" },
        { Parameters([Hash(Sha256), Mask(Sha256), Salt(32), "a303020102"]), "the trailer field is 2" },
    };

    [Theory]
    [MemberData(nameof(NotEvaluated))]
    public void What_is_not_evaluated_is_an_error_in_any_PKI(byte[] parameters, string fault)
    {
        using var scenario = Signed(RsaCa, SignatureScheme.RsaPssSha256.Labelled(Pss, parameters), "private");

        Assert.Equal([$"error: The RSASSA-PSS signature was not evaluated with these parameters: {fault}{Usual}"], scenario.FindingsOf("MCG5006"));
        Assert.Single(scenario.FindingsOf("MCG0003"));
    }

    public static TheoryData<byte[]> OfSha1 => [Parameters([]), Parameters([Hash(Sha1), Mask(Sha1), Salt(20)])];

    [Theory]
    [MemberData(nameof(OfSha1))]
    public void PSS_without_parameters_is_SHA_1_and_that_is_one_finding(byte[] parameters)
    {
        using var scenario = Signed(RsaCa, SignatureScheme.RsaPssSha256.Labelled(Pss, parameters), "private");

        Assert.Equal(["error: The certificate is signed with RSASSA-PSS and SHA-1; SHA-256 or stronger is required."], scenario.FindingsOf("MCG5002"));
        Assert.Empty(scenario.FindingsOf("MCG5006"));
    }

    private static void FiresByPki(string rule, TestCertificate issuer, SignatureScheme scheme, string? expected)
    {
        foreach (var (pki, level) in new[] { ("public", "error"), ("private", "warning") })
        {
            using var scenario = Signed(issuer, scheme, pki);
            Assert.Equal(expected is null ? [] : [$"{level}: {expected}"], scenario.FindingsOf(rule));
        }
    }

    private static Scenario Signed(TestCertificate issuer, SignatureScheme scheme, string pki)
    {
        var leaf = issuer.Server("mqtt.example.com").With(template => template with { Scheme = scheme });
        return Of(Pem.Chain(leaf, issuer), $"pki: {pki}");
    }

    private static byte[] Parameters(string[] parts) => Tlv.Encode(Tlv.SequenceTag, parts.Select(Convert.FromHexString));

    private static string Hash(string algorithm) => Tagged(0xa0, algorithm);

    private static string Mask(string hash) => Tagged(0xa1, Tagged(Tlv.SequenceTag, Mgf1 + hash));

    private static string Salt(byte octets) => Tagged(0xa2, $"0201{octets:x2}");

    private static string Tagged(byte tag, string content) => Convert.ToHexString(Tlv.Encode(tag, Convert.FromHexString(content)));
}
