using MqttCertGate.TestPki;
using static MqttCertGate.Tests.Scenario;

namespace MqttCertGate.Tests.Rules.Extensions;

public sealed class ExtensionRuleTests
{
    private const string BasicConstraints = "2.5.29.19";
    private const string ExtendedKeyUsage = "2.5.29.37";

    [Fact]
    public void An_extension_that_appears_twice_is_a_duplicate_and_not_malformed()
    {
        using var scenario = Server(Good.With(template => template.Add(TestExtension.BasicConstraints(isCa: false))));

        Assert.Equal(["error: The extension basicConstraints appears more than once; once is the most."], scenario.FindingsOf("MCG4001"));
        Assert.Empty(scenario.FindingsOf("MCG4003"));
    }

    [Fact]
    public void An_extension_that_appears_three_times_is_one_finding()
    {
        var extension = new TestExtension("1.2.3.4", critical: false, [0x05, 0x00]);
        using var scenario = Server(Good.With(template => template.Add(extension).Add(extension).Add(extension)));

        Assert.Single(scenario.FindingsOf("MCG4001"));
    }

    [Theory]
    [InlineData("2.5.29.14", "subjectKeyIdentifier")]
    [InlineData("2.5.29.15", "keyUsage")]
    [InlineData("2.5.29.17", "subjectAltName")]
    [InlineData(BasicConstraints, "basicConstraints")]
    [InlineData("2.5.29.35", "authorityKeyIdentifier")]
    [InlineData(ExtendedKeyUsage, "extKeyUsage")]
    [InlineData("1.3.6.1.5.5.7.1.1", "authorityInfoAccess")]
    [InlineData("2.5.29.31", "cRLDistributionPoints")]
    [InlineData("2.5.29.32", "certificatePolicies")]
    [InlineData("2.5.29.33", "policyMappings")]
    [InlineData("2.5.29.36", "policyConstraints")]
    [InlineData("2.5.29.54", "inhibitAnyPolicy")]
    [InlineData("1.3.6.1.5.5.7.1.24", "TLS feature")]
    public void A_malformed_extension_is_named_and_never_counts_as_absent(string oid, string name)
    {
        using var scenario = Server(Good.With(new TestExtension(oid, critical: false, [0x05, 0x00])));

        Assert.StartsWith($"error: The extension {name} is malformed:", Assert.Single(scenario.FindingsOf("MCG4003")), StringComparison.Ordinal);
        Assert.Empty(scenario.FindingsOf("MCG4030"));
        Assert.Empty(scenario.FindingsOf("MCG4050"));
    }

    [Fact]
    public void An_end_entity_is_no_ca()
    {
        using var scenario = Server(Good.With(TestExtension.BasicConstraints(isCa: true)));

        Assert.Equal(["error: The certificate has CA:TRUE, as only a CA's may; CA:FALSE is required."], scenario.FindingsOf("MCG4010"));
    }

    [Theory]
    [InlineData("profile: tdmq", 1)]
    [InlineData("", 0)]
    public void Only_a_broker_that_asks_for_basic_constraints_misses_them(string profile, int warnings)
    {
        using var scenario = new Scenario($"""
            version: 1
            {profile}
            certificates:
              broker: {"{ file: server.pem, trust: root.pem }"}
            """).File("server.pem", Pem.Chain(Good.Without(BasicConstraints), Intermediate)).File("root.pem", Root.Pem);

        Assert.Equal(warnings, scenario.FindingsOf("MCG4010").Count(line => line.StartsWith("warning", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(KeyUsageBits.DigitalSignature, 0)]
    [InlineData(KeyUsageBits.DigitalSignature | KeyUsageBits.KeyCertSign, 1)]
    [InlineData(KeyUsageBits.DigitalSignature | KeyUsageBits.CrlSign, 1)]
    public void A_leaf_signs_neither_certificates_nor_lists(KeyUsageBits usage, int findings)
    {
        using var scenario = Server(Good.With(TestExtension.KeyUsage(usage)));

        Assert.Equal(findings, scenario.FindingsOf("MCG4021").Count);
    }

    [Fact]
    public void A_key_usage_without_a_bit_is_one_finding()
    {
        using var scenario = Server(Good.With(TestExtension.KeyUsage(KeyUsageBits.None)));

        Assert.Single(scenario.FindingsOf("MCG4022"));
        Assert.Empty(scenario.FindingsOf("MCG4024"));
    }

    [Theory]
    [InlineData("public", "error")]
    [InlineData("private", "warning")]
    public void A_key_usage_that_is_not_critical_weighs_more_in_a_public_certificate(string pki, string level)
    {
        using var scenario = Server(Good.With(TestExtension.KeyUsage(KeyUsageBits.DigitalSignature, critical: false)), $"pki: {pki}");

        Assert.Equal([$"{level}: The key usage is not critical; it should be."], scenario.FindingsOf("MCG4023"));
    }

    [Theory]
    [InlineData(false, "mqtts", "error")]
    [InlineData(true, "mqtts", "warning")]
    [InlineData(true, "wss", "error")]
    public void Without_digital_signature_only_old_rsa_suites_are_left_and_no_browser(bool rsa, string transport, string level)
    {
        var leaf = Good.With(rsa ? TestKey.Rsa4096 : TestKey.P256A).With(TestExtension.KeyUsage(KeyUsageBits.KeyEncipherment));
        using var scenario = Server(leaf, $"transports: [{transport}]");

        Assert.Equal([$"{level}: The key usage is 'keyEncipherment'; digitalSignature is required."], scenario.FindingsOf("MCG4024"));
    }

    [Theory]
    [InlineData(true, KeyUsageBits.DigitalSignature | KeyUsageBits.KeyEncipherment, 0)]
    [InlineData(false, KeyUsageBits.DigitalSignature | KeyUsageBits.KeyEncipherment, 1)]
    [InlineData(false, KeyUsageBits.DigitalSignature | KeyUsageBits.DataEncipherment, 1)]
    [InlineData(false, KeyUsageBits.DigitalSignature, 0)]
    public void Encipherment_is_for_rsa_keys(bool rsa, KeyUsageBits usage, int findings)
    {
        var leaf = Good.With(rsa ? TestKey.Rsa4096 : TestKey.P256A).With(TestExtension.KeyUsage(usage));
        using var scenario = Server(leaf);

        Assert.Equal(findings, scenario.FindingsOf("MCG4026").Count);
    }

    // The profile of the scenario makes a note of the rule, so its own level is asked for.
    [Theory]
    [InlineData("public", KeyUsageBits.NonRepudiation, "error: The key usage of the P-256 key is 'digitalSignature, nonRepudiation'; nonRepudiation must not be set in a publicly trusted certificate.")]
    [InlineData("public", KeyUsageBits.KeyAgreement | KeyUsageBits.DecipherOnly, "error: The key usage of the P-256 key is 'digitalSignature, keyAgreement, decipherOnly'; decipherOnly must not be set in a publicly trusted certificate.")]
    [InlineData("public", KeyUsageBits.KeyAgreement | KeyUsageBits.EncipherOnly, "error: The key usage of the P-256 key is 'digitalSignature, keyAgreement, encipherOnly'; encipherOnly must not be set in a publicly trusted certificate.")]
    [InlineData("public", KeyUsageBits.KeyAgreement, "warning: The key usage of the P-256 key is 'digitalSignature, keyAgreement'; keyAgreement is not recommended in a publicly trusted certificate.")]
    [InlineData("public", KeyUsageBits.None, null)]
    [InlineData("private", KeyUsageBits.NonRepudiation, null)]
    [InlineData("private", KeyUsageBits.KeyAgreement, null)]
    public void A_publicly_trusted_elliptic_curve_key_signs_and_does_nothing_else(string pki, KeyUsageBits more, string? finding)
    {
        using var scenario = Server(
            Good.With(TestExtension.KeyUsage(KeyUsageBits.DigitalSignature | more)), $"pki: {pki}\nrules: {{ ku.ec-consistency: error }}");

        Assert.Equal(finding is null ? [] : [finding], scenario.FindingsOf("MCG4026"));
    }

    [Fact]
    public void Encipherment_with_an_elliptic_curve_key_is_an_error_but_in_the_profile_whose_vendor_teaches_it()
    {
        var leaf = Good.With(TestExtension.KeyUsage(KeyUsageBits.DigitalSignature | KeyUsageBits.KeyEncipherment));
        const string message = "The key usage of the P-256 key is 'digitalSignature, keyEncipherment'; encipherment is only for RSA.";
        using var tdmq = Server(leaf);
        using var any = Server(leaf, "rules: { ku.ec-consistency: error }");

        Assert.Equal([$"note: {message}"], tdmq.FindingsOf("MCG4026"));
        Assert.Equal([$"error: {message}"], any.FindingsOf("MCG4026"));
    }

    [Fact]
    public void Without_extended_key_usage_a_certificate_is_not_for_servers()
    {
        using var scenario = Server(Good.Without(ExtendedKeyUsage));

        Assert.Equal(["error: The certificate has no extended key usage; serverAuth is required."], scenario.FindingsOf("MCG4030"));
    }

    [Theory]
    [InlineData(TestExtension.ClientAuth, "error: The extended key usage is 'clientAuth'; serverAuth is required.")]
    [InlineData("2.5.29.37.0", "error: The extended key usage is 'anyExtendedKeyUsage'; serverAuth is required.")]
    public void Another_purpose_does_not_stand_for_server_authentication(string purpose, string message)
    {
        using var scenario = Server(Good.With(TestExtension.ExtendedKeyUsage(purpose)));

        Assert.Equal([message], scenario.FindingsOf("MCG4030"));
    }

    [Fact]
    public void Server_authentication_may_stand_among_other_purposes()
    {
        using var scenario = Server(Good.With(TestExtension.ExtendedKeyUsage(TestExtension.ClientAuth, TestExtension.ServerAuth)));

        Assert.Empty(scenario.FindingsOf("MCG4030"));
    }

    [Theory]
    [InlineData("mqtts", "error: The certificate has no subject alternative name; one is required.")]
    [InlineData("wss", "error: The certificate has no subject alternative name; one is required, and browsers, which connect over WebSocket, look nowhere else.")]
    public void A_server_certificate_needs_a_subject_alternative_name(string transport, string message)
    {
        using var scenario = Server(Good.Without("2.5.29.17"), $"transports: [{transport}]");

        Assert.Equal([message], scenario.FindingsOf("MCG4050"));
    }
}
