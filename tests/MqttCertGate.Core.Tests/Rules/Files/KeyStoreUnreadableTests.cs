using MqttCertGate.Findings;
using MqttCertGate.Reporting;
using MqttCertGate.TestPki;
using static MqttCertGate.Tests.Containers;
using static MqttCertGate.Tests.Scenario;

namespace MqttCertGate.Tests.Rules.Files;

public sealed class KeyStoreUnreadableTests
{
    [Fact]
    public void A_store_whose_password_is_named_and_right_is_checked_like_any_file()
    {
        using var scenario = Store("server.pfx", Containers.Server(), Password);

        Assert.Empty(scenario.Check().Findings);
        Assert.Equal(3, scenario.Check().CertificateCount);
    }

    [Theory]
    [InlineData("wrong")]
    [InlineData(null)]
    public void A_store_that_is_not_opened_never_passes(string? password)
    {
        using var scenario = Store("server.pfx", Containers.Server(), password);

        Assert.StartsWith("error: The file is a PKCS #12 store that cannot be read: ", Assert.Single(scenario.FindingsOf("MCG1024")), StringComparison.Ordinal);
        scenario.File("mqttcertgate.yml", Manifest("server.pfx") + "    rules: { pfx.unreadable: none }\n");
        Assert.Equal(Outcome.NotChecked, scenario.Check().OutcomeAt(Level.Error));
    }

    [Fact]
    public void The_key_of_a_store_has_to_be_that_of_its_certificate()
    {
        using var scenario = Store("server.pfx", Pkcs12(TestKey.P384, 0, 2, Good, Intermediate), Password);

        Assert.Equal(
            ["error: The private key (P-384) is not the key of 'mqtt.example.com' (P-256)."], scenario.FindingsOf("MCG2005"));
    }

    [Fact]
    public void A_key_has_no_place_in_a_store_of_trust_anchors()
    {
        using var scenario = Server(Good, "chain: more.pfx\npassword-env: SECRET").File("more.pfx", Containers.Server());
        scenario.Variables["SECRET"] = Password;

        Assert.Single(scenario.FindingsOf("MCG2004"));
    }

    [Fact]
    public void A_Java_key_store_without_its_password_is_not_evaluated()
    {
        using var scenario = Store("server.jks", Jks(), null);
        Assert.StartsWith("error: The integrity of a Java key store was not evaluated: ", Assert.Single(scenario.FindingsOf("MCG0003")), StringComparison.Ordinal);

        scenario.Variables["SECRET"] = Password;
        Assert.Empty(scenario.FindingsOf("MCG0003"));
    }

    [Theory]
    [InlineData("pkcs8", Password, null)]
    [InlineData("pkcs1", Password, null)]
    [InlineData("pkcs8", "wrong", "the password is wrong, or the content is damaged")]
    [InlineData("pkcs8", null, "the environment variable 'SECRET', named by 'password-env', is not set")]
    [InlineData("pkcs1", null, "the environment variable 'SECRET', named by 'password-env', is not set")]
    public void An_encrypted_key_is_compared_where_its_password_is_there(string form, string? password, string? fault)
    {
        var leaf = Good.With(TestKey.Rsa2048A);
        using var rsa = (System.Security.Cryptography.RSA)Import(leaf.Key);
        var key = form == "pkcs8" ? Pem.Encode("ENCRYPTED PRIVATE KEY", rsa.ExportEncryptedPkcs8PrivateKey(Password, Aes)) : Legacy(leaf.Key);
        using var scenario = Server(leaf, "domains: [mqtt.example.com]\nkey: server.key\npassword-env: SECRET").File("server.key", key);
        if (password is not null)
            scenario.Variables["SECRET"] = password;

        Assert.Equal(
            fault is null ? [] : [$"error: Whether the private key belongs to 'mqtt.example.com' could not be told: it is encrypted, and {fault}."],
            scenario.FindingsOf("MCG2005"));
    }

    [Fact]
    public void Two_entries_may_name_two_passwords_for_one_file()
    {
        using var scenario = new Scenario("version: 1\ncertificates:\n" + Entry("a", "WRONG") + Entry("b", "SECRET") + Entry("c", "SECRET"))
            .File("server.pfx", Containers.Server()).File("root.pem", Root.Pem);
        scenario.Variables["SECRET"] = Password;
        scenario.Variables["WRONG"] = "wrong";

        Assert.Single(scenario.FindingsOf("MCG1024"));
        Assert.Equal(["b", "c"], scenario.Check().Inventory!.Certificates[0].Uses.Select(use => use.EntryName));
        Assert.Equal(["mqttcertgate.yml", "root.pem", "server.pfx"], scenario.Check().Artifacts.Select(artifact => Path.GetFileName(artifact.Path)));
    }

    [Fact]
    public void A_password_that_is_wrong_is_the_fault_of_the_entry_that_names_it()
    {
        using var scenario = new Scenario("version: 1\ncertificates:\n" + Entry("a", "WRONG") + Entry("b", "STALE"))
            .File("server.pfx", Containers.Server()).File("root.pem", Root.Pem);
        scenario.Variables["WRONG"] = scenario.Variables["STALE"] = "wrong";

        Assert.Equal(
            [3, 4], scenario.Check().Findings.Where(finding => finding.Rule.Id == "MCG1024").Select(finding => finding.Violation.Location.Line));
    }

    [Theory]
    [InlineData("server.pfx", Password)]
    [InlineData("server.pfx", "0ther-Passw0rd")]
    [InlineData("server.jks", "0ther-Passw0rd")]
    public void A_password_is_in_no_output(string name, string password)
    {
        using var scenario = Store(name, name == "server.jks" ? Jks() : Pkcs12(TestKey.P384, 0, 2, Good), password);
        var report = scenario.Check();
        using var sarif = new StringWriter();
        SarifWriter.Write(report, sarif);

        Assert.NotEmpty(report.Findings);
        Assert.DoesNotContain(password, sarif.ToString(), StringComparison.Ordinal);
        Assert.All(report.Findings, finding => Assert.DoesNotContain(password, CanonicalText.Line(finding, scenario.Folder), StringComparison.Ordinal));
    }

    private static Scenario Store(string name, byte[] store, string? password)
    {
        var scenario = new Scenario(Manifest(name)).File(name, store).File("root.pem", Root.Pem);
        if (password is not null)
            scenario.Variables["SECRET"] = password;
        return scenario;
    }

    private static string Manifest(string file) => $"""
        version: 1
        certificates:
          broker:
            file: {file}
            trust: root.pem
            pki: private
            password-env: SECRET
            domains: [mqtt.example.com]

        """;

    private static string Entry(string name, string variable) => $"  {name}: {{ file: server.pfx, trust: root.pem, password-env: {variable} }}\n";

    /// <summary>As OpenSSL wrote keys before PKCS #8: RFC 1421 headers, and BouncyCastle's word for it.</summary>
    private static string Legacy(TestKey key)
    {
        using var text = new StringWriter { NewLine = "\n" };
        using (var writer = new Org.BouncyCastle.OpenSsl.PemWriter(text))
        {
            writer.WriteObject(
                Org.BouncyCastle.Security.PrivateKeyFactory.CreateKey(key.Pkcs8), "AES-256-CBC", Password.ToCharArray(),
                new Org.BouncyCastle.Security.SecureRandom());
        }

        return text.ToString();
    }
}
