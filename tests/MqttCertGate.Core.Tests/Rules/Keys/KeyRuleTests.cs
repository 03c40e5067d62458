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

    [Fact]
    public void A_key_that_cannot_be_evaluated_does_not_pass()
    {
        using var scenario = Server(Good.With(template => template with { RawSpki = TestSpki.Of("2.16.840.1.101.3.4.3.17") }));

        Assert.Equal(
            ["error: The public key's algorithm 2.16.840.1.101.3.4.3.17 is not evaluated; RSA, ECDSA, Ed25519 or Ed448 is required."],
            scenario.FindingsOf("MCG2024"));
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
    public void Two_keys_in_the_key_file_are_one_too_many()
    {
        using var scenario = Server(Good, "key: server.key").File("server.key", Good.PrivateKeyPem + Root.PrivateKeyPem);

        Assert.Equal(["error: The key file holds 2 private keys; exactly one is required."], scenario.FindingsOf("MCG2005"));
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
