using MqttCertGate.TestPki;

namespace MqttCertGate.Tests.Regressions;

public sealed class NotEvaluatedTests
{
    [Theory]
    [InlineData("rules: { file.missing: none }")]
    [InlineData("allow: [{ rule: file.missing, reason: Made on deployment, until: 2026-12-31 }]")]
    public void A_key_that_could_not_be_read_does_not_pass_for_one_that_belongs(string leniency)
    {
        using var scenario = Scenario.Server(Scenario.Good, $"domains: [mqtt.example.com]\nkey: missing.key\n{leniency}");

        Assert.Equal(
            ["error: The key file cannot be read whole, so whether the key belongs to the certificate was not evaluated."], scenario.FindingsOf("MCG0003"));
    }

    [Fact]
    public void A_path_through_a_CA_for_another_purpose_does_not_pass()
    {
        using var scenario = Through(ForClients);

        Assert.Equal(
            ["error: 'Client CA' is an issuer and its extended key usage is 'clientAuth'; serverAuth is required, or no such extension."],
            scenario.FindingsOf("MCG4036"));
    }

    [Theory]
    [InlineData(TestExtension.ServerAuth)]
    [InlineData("2.5.29.37.0")]
    public void A_path_through_a_CA_for_the_purpose_passes(string purpose)
    {
        using var scenario = Through(Scenario.Root.Intermediate("Server CA").With(TestExtension.ExtendedKeyUsage(purpose, TestExtension.ClientAuth)));

        Assert.Empty(scenario.Check().Findings);
    }

    [Fact]
    public void A_path_around_a_CA_for_another_purpose_passes()
    {
        var twin = ForClients.Without("2.5.29.37");
        using var scenario = Scenario.Of(Pem.Chain(ForClients.Server("mqtt.example.com"), ForClients, twin));

        Assert.Empty(scenario.FindingsOf("MCG4036"));
    }

    [Theory]
    [InlineData("TRUSTED CERTIFICATE")]
    [InlineData("X509 CERTIFICATE")]
    [InlineData("PKCS7")]
    public void Certificates_that_only_others_read_do_not_pass(string label)
    {
        using var scenario = Scenario.Of(Pem.Encode(label, Scenario.Good.Der) + Pem.Chain(Scenario.Good, Scenario.Intermediate));

        Assert.Equal([$"error: A block '{label}' holds certificates in a form that this version does not read."], scenario.FindingsOf("MCG0003"));
        Assert.Single(scenario.Check().Findings);
    }

    [Theory]
    [InlineData("chain: more.pem")]
    [InlineData("trust: [root.pem, more.pem]")]
    public void A_file_without_certificates_beside_others_does_not_pass(string key)
    {
        var manifest = $"version: 1\ncertificates: {{ broker: {{ file: server.pem, trust: root.pem, {key} }} }}\n";
        using var scenario = new Scenario(key.StartsWith("trust", StringComparison.Ordinal) ? manifest.Replace("trust: root.pem, ", "", StringComparison.Ordinal) : manifest)
            .File("server.pem", Pem.Chain(Scenario.Good, Scenario.Intermediate))
            .File("root.pem", Scenario.Root.Pem)
            .File("more.pem", Pem.Encode("CERTIFICATE REQUEST", [0x30, 0x00]));

        Assert.Equal(
            ["error: 'more.pem' holds no certificate, so no certification path through it was evaluated."], scenario.FindingsOf("MCG0003"));
    }

    private static TestCertificate ForClients => Scenario.Root.Intermediate("Client CA").With(TestExtension.ExtendedKeyUsage(TestExtension.ClientAuth));

    private static Scenario Through(TestCertificate authority) => Scenario.Of(Pem.Chain(authority.Server("mqtt.example.com"), authority));
}
