using MqttCertGate.TestPki;
using static MqttCertGate.Tests.Scenario;

namespace MqttCertGate.Tests.Rules.Keys;

public sealed class KeyRuleTests
{
    public static TheoryData<string, string[]> RsaKeys => new()
    {
        { nameof(TestKey.Rsa1024), ["error: The RSA modulus has 1024 bits; at least 2048 are required."] },
        { nameof(TestKey.Rsa2048A), ["note: The RSA modulus has 2048 bits; 4096 are recommended."] },
        { nameof(TestKey.Rsa3072), ["note: The RSA modulus has 3072 bits; 4096 are recommended."] },
        { nameof(TestKey.Rsa4096), [] },
        { nameof(TestKey.P256A), [] },
    };

    [Theory]
    [MemberData(nameof(RsaKeys))]
    public void The_modulus_is_compared_with_the_minimum_and_with_what_the_broker_recommends(string key, string[] expected)
    {
        using var scenario = Server(Good.With((TestKey)typeof(TestKey).GetProperty(key)!.GetValue(null)!));

        Assert.Equal(expected, scenario.FindingsOf("MCG2006"));
    }

    [Theory]
    [InlineData("minimumRsaBits: 2048", 0)]
    [InlineData("minimumRsaBits: 2049", 1)]
    public void A_manifest_moves_the_minimum(string parameter, int errors)
    {
        using var scenario = Server(Good.With(TestKey.Rsa2048A), $"rules: {{ rsa.modulus-size: {{ {parameter} }} }}");

        Assert.Equal(errors, scenario.FindingsOf("MCG2006").Count(line => line.StartsWith("error", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_key_of_an_intermediate_is_judged_too()
    {
        var weak = Root.Intermediate("Weak CA").With(TestKey.Rsa1024);
        using var scenario = Of(Pem.Chain(weak.Server("mqtt.example.com"), weak));

        Assert.Equal(["error: The RSA modulus has 1024 bits; at least 2048 are required."], scenario.FindingsOf("MCG2006"));
    }

    [Theory]
    [InlineData("public", "error")]
    [InlineData("private", "warning")]
    public void A_curve_that_clients_do_not_know_weighs_more_in_a_public_certificate(string pki, string level)
    {
        var leaf = Good.With(template => template with { RawSpki = TestSpki.OnCurve("1.3.132.0.10", TestSpki.Secp256K1Generator) });
        using var scenario = Server(leaf, $"pki: {pki}");

        Assert.Equal([$"{level}: The key is on the curve 1.3.132.0.10; P-256, P-384 or P-521 is required."], scenario.FindingsOf("MCG2016"));
    }

    [Theory]
    [InlineData(nameof(TestKey.P256A))]
    [InlineData(nameof(TestKey.P384))]
    [InlineData(nameof(TestKey.P521))]
    [InlineData(nameof(TestKey.Ed25519))]
    [InlineData(nameof(TestKey.Rsa4096))]
    public void Known_keys_are_accepted(string key)
    {
        using var scenario = Server(Good.With((TestKey)typeof(TestKey).GetProperty(key)!.GetValue(null)!));

        Assert.DoesNotContain(scenario.Check().Findings, finding => finding.Rule.Id is "MCG2016" or "MCG2017" or "MCG2022" or "MCG2024");
    }

    [Theory]
    [InlineData("2.16.840.1.101.3.4.3.20", "'s algorithm SLH-DSA-SHA2-128s is not evaluated")]
    [InlineData("2.16.840.1.101.3.4.4.2", "'s algorithm ML-KEM-768 is not evaluated")]
    [InlineData("1.2.3.4", "'s algorithm 1.2.3.4 is not evaluated")]
    [InlineData("1.3.6.1.4.1.2.267.7.6.5", "'s algorithm 1.3.6.1.4.1.2.267.7.6.5 was an experiment before the post-quantum standards (FIPS 203, 204 and 205)")]
    [InlineData("1.3.9999.3.6", "'s algorithm 1.3.9999.3.6 was an experiment before the post-quantum standards (FIPS 203, 204 and 205)")]
    [InlineData("1.3.6.1.4.1.22554.5.6.2", "'s algorithm 1.3.6.1.4.1.22554.5.6.2 was an experiment before the post-quantum standards (FIPS 203, 204 and 205)")]
    [InlineData("2.16.840.1.114027.80.8.1.4", "'s algorithm 2.16.840.1.114027.80.8.1.4 was an experiment before the post-quantum standards (FIPS 203, 204 and 205)")]
    [InlineData("1.3.6.1.4.1.2.2670", "'s algorithm 1.3.6.1.4.1.2.2670 is not evaluated")]
    public void A_key_that_cannot_be_evaluated_does_not_pass(string algorithm, string expected)
    {
        using var scenario = Server(Good.With(template => template with { RawSpki = TestSpki.Of(algorithm) }));

        Assert.Equal([$"error: The public key{expected}; RSA, ECDSA, Ed25519 or Ed448 is required."], scenario.FindingsOf("MCG2024"));
    }

    [Fact]
    public void SM2_is_not_evaluated_and_is_one_finding()
    {
        using var scenario = Server(Good.With(template => template with { RawSpki = TestSpki.OnCurve("1.2.156.10197.1.301", TestSpki.Secp256K1Generator) }));

        Assert.Equal(["error: The public key is SM2 (GB/T 32918), which is not evaluated; RSA, ECDSA, Ed25519 or Ed448 is required."], scenario.FindingsOf("MCG2024"));
        Assert.Empty(scenario.FindingsOf("MCG2016"));
    }

    [Theory]
    [InlineData("private", "warning: The public key is ML-DSA-65, which TLS 1.3 (RFC 8446) does not know; broker and every client must support it.")]
    [InlineData("public", "error: The public key is ML-DSA-65; in a publicly trusted certificate RSA or ECDSA is required.")]
    public void An_ML_DSA_key_is_known_and_does_not_pass_in_silence(string pki, string expected)
    {
        using var scenario = Server(Good.With(TestKey.MlDsa65), $"pki: {pki}");

        Assert.Equal([expected], scenario.FindingsOf("MCG2024"));
    }

    [Fact]
    public void What_an_ML_DSA_key_signed_is_verified()
    {
        var root = Pki.Root("Lattice Root CA").With(TestKey.MlDsa65);
        var leaf = root.Server("mqtt.example.com");
        using var good = Of(leaf.Pem).File("root.pem", root.Pem);
        using var forged = Of(leaf.With(template => template.CorruptSignature()).Pem).File("root.pem", root.Pem);

        Assert.Equal(["MCG2024"], good.Check().Findings.Select(finding => finding.Rule.Id));
        Assert.Equal(["error: The signature of 'mqtt.example.com' does not verify with the key of 'Lattice Root CA'; the certificate of the key that made it is required."], forged.FindingsOf("MCG7003"));
    }

    [Fact]
    public void A_signature_with_SM2_is_not_evaluated()
    {
        var leaf = Good.With(template => template with { Scheme = SignatureScheme.EcdsaSha256.Labelled("1.2.156.10197.1.501") });
        using var scenario = Server(leaf);

        Assert.Equal(
            ["error: The signature of 'mqtt.example.com' could not be evaluated: SM2 with SM3 with a key of type P-256 is not supported."],
            scenario.FindingsOf("MCG0003"));
    }

    [Fact]
    public void A_malformed_key_does_not_pass()
    {
        using var scenario = Server(Good.With(template => template with { RawSpki = TestSpki.Of("1.2.840.113549.1.1.1") }));

        Assert.StartsWith("error: The 1.2.840.113549.1.1.1 public key is malformed:", Assert.Single(scenario.FindingsOf("MCG2024")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_dsa_key_is_one_finding()
    {
        using var scenario = Server(Good.With(template => template with { RawSpki = TestSpki.Of("1.2.840.10040.4.1") }));

        Assert.Single(scenario.FindingsOf("MCG2022"));
        Assert.Empty(scenario.FindingsOf("MCG2024"));
    }

    [Theory]
    [InlineData("P-256", 0)]
    [InlineData("P-384", 1)]
    [InlineData("RSA-2048", 1)]
    public void The_declared_key_type_is_compared(string declared, int findings)
    {
        using var scenario = Server(Good, $"key-type: {declared}");

        Assert.Equal(findings, scenario.FindingsOf("MCG2025").Count);
    }

    [Fact]
    public void The_certificate_s_own_key_belongs_to_it()
    {
        using var scenario = Server(Good, "key: server.key").File("server.key", Good.PrivateKeyPem);

        Assert.Empty(scenario.FindingsOf("MCG2005"));
    }

    [Fact]
    public void Another_key_does_not_belong_to_it()
    {
        using var scenario = Server(Good, "key: server.key").File("server.key", Root.PrivateKeyPem);

        Assert.Equal(["error: The private key (P-256) is not the key of 'mqtt.example.com' (P-256)."], scenario.FindingsOf("MCG2005"));
    }

    [Fact]
    public void The_key_that_an_entry_names_is_compared_and_not_that_of_its_key_store()
    {
        using var scenario = new Scenario("version: 1\ncertificates: { broker: { file: server.pfx, key: server.key, password-env: SECRET } }\n")
            .File("server.pfx", Containers.Pkcs12(Good.Key, 0, 2, Good)).File("server.key", Root.PrivateKeyPem);
        scenario.Variables["SECRET"] = Containers.Password;

        var finding = Assert.Single(scenario.Check().Findings, finding => finding.Rule.Id == "MCG2005");

        Assert.EndsWith("server.key", finding.Violation.Location.Path, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_keys_in_the_key_file_are_one_too_many()
    {
        using var scenario = Server(Good, "key: server.key").File("server.key", Good.PrivateKeyPem + Root.PrivateKeyPem);

        var finding = Assert.Single(scenario.Check().Findings, finding => finding.Rule.Id == "MCG2005");

        Assert.Equal("The key file holds 2 private keys; exactly one is required.", finding.Violation.Message);
        Assert.Equal("key: server.key", File.ReadAllLines(finding.Violation.Location.Path)[finding.Violation.Location.Line - 1].Trim());
    }

    [Theory]
    [InlineData("server.jks", true)]
    [InlineData("server.jks", false)]
    [InlineData("server.pfx", true)]
    [InlineData("server.pfx", false)]
    public void A_key_store_s_own_key_is_compared_although_no_entry_names_it(string name, bool isRight)
    {
        var key = isRight ? Good.Key : TestKey.P384;
        using var scenario = new Scenario($"version: 1\ncertificates: {{ broker: {{ file: {name}, password-env: SECRET }} }}\n")
            .File(name, name == "server.jks" ? Containers.Jks(key) : Containers.Pkcs12(key, 0, 2, Good));
        scenario.Variables["SECRET"] = Containers.Password;

        Assert.Equal(isRight ? [] : ["error: The private key (P-384) is not the key of 'mqtt.example.com' (P-256)."], scenario.FindingsOf("MCG2005"));
    }

    [Fact]
    public void An_encrypted_key_is_not_taken_for_the_right_one()
    {
        using var scenario = Server(Good, "key: server.key").File("server.key", Pem.Encode("ENCRYPTED PRIVATE KEY", [0x30, 0x00]));

        Assert.StartsWith(
            "error: Whether the private key belongs to 'mqtt.example.com' could not be told:", Assert.Single(scenario.FindingsOf("MCG2005")),
            StringComparison.Ordinal);
    }
}
