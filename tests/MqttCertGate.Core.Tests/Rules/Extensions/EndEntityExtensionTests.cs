using MqttCertGate.Findings;
using MqttCertGate.TestPki;
using static MqttCertGate.Tests.Scenario;

namespace MqttCertGate.Tests.Rules.Extensions;

/// <summary>What a leaf says it is for, how it is named, and what else it promises.</summary>
public sealed class EndEntityExtensionTests
{
    private const string Server = TestExtension.ServerAuth;
    private const string Client = TestExtension.ClientAuth;
    private const string CodeSigning = "1.3.6.1.5.5.7.3.3";
    private const string Email = "1.3.6.1.5.5.7.3.4";
    private const string TimeStamping = "1.3.6.1.5.5.7.3.8";
    private const string Ocsp = "1.3.6.1.5.5.7.3.9";
    private const string SmartCard = "1.3.6.1.4.1.311.20.2.2";
    private const string PrecertificateSigning = "1.3.6.1.4.1.11129.2.4.4";
    private const string Any = "2.5.29.37.0";
    private const string Domains = "domains: [mqtt.example.com]";

    [Theory]
    [InlineData("public", "error")]
    [InlineData("private", "warning")]
    public void A_key_for_every_purpose_weighs_more_in_a_public_certificate(string pki, string level)
    {
        using var scenario = With($"pki: {pki}", Server, Any);

        Assert.Equal(
            [$"{level}: The extended key usage is 'serverAuth, anyExtendedKeyUsage'; anyExtendedKeyUsage must not be in it."], scenario.FindingsOf("MCG4031"));
    }

    [Theory]
    [InlineData("role: client", Client, "MCG4031")]
    [InlineData("role: client", Server, "MCG9002")]
    [InlineData(Domains, Server, "MCG4031")]
    [InlineData(Domains, Client, "MCG4030")]
    public void Any_purpose_beside_the_wrong_one_is_only_the_lack_of_the_right_one(string entry, string purpose, string rule)
    {
        using var scenario = With(entry, purpose, Any);

        Assert.Equal([rule], Ids(scenario));
    }

    [Theory]
    [InlineData(CodeSigning, "codeSigning")]
    [InlineData(Email, "emailProtection")]
    [InlineData(TimeStamping, "timeStamping")]
    [InlineData(Ocsp, "OCSPSigning")]
    [InlineData(PrecertificateSigning, "precertificate signing")]
    public void A_server_signs_nothing_else(string purpose, string name)
    {
        var message = $"The extended key usage holds {name}; a TLS server's holds serverAuth alone.";
        using var itsOwn = With("pki: private", Server, purpose);
        using var publicly = With("pki: public", Server, purpose);

        Assert.Equal([$"warning: {message}"], itsOwn.FindingsOf("MCG4032"));
        Assert.Equal([$"error: {message}"], publicly.FindingsOf("MCG4032"));
    }

    [Theory]
    [InlineData("private")]
    [InlineData("public")]
    public void Another_purpose_of_a_server_is_a_note_each(string pki)
    {
        using var scenario = With($"pki: {pki}", Server, SmartCard, SmartCard, "1.2.3.4");

        Assert.Equal(
            [
                "note: The extended key usage holds 1.2.3.4; a TLS server's holds serverAuth alone.",
                $"note: The extended key usage holds {SmartCard}; a TLS server's holds serverAuth alone.",
            ],
            scenario.FindingsOf("MCG4032"));
    }

    [Fact]
    public void Purposes_of_clients_are_their_own_business()
    {
        using var scenario = With("role: client", Client, Email, SmartCard);

        Assert.Empty(Ids(scenario));
    }

    [Fact]
    public void Without_the_purpose_of_a_server_that_is_the_one_finding()
    {
        using var scenario = With(Domains, CodeSigning);

        Assert.Equal(["MCG4030"], Ids(scenario));
    }

    [Theory]
    [InlineData("2027-03-14T23:59:59Z", "warning")]
    [InlineData("2027-03-15T00:00:00Z", "error")]
    public void A_public_server_is_no_client_from_the_ides_of_march_on(string issued, string level)
    {
        using var scenario = Scenario.Server(
            Good.With(TestExtension.ExtendedKeyUsage(Server, Client)).Valid(Pki.Utc(issued), Pki.Utc("2027-06-01T00:00:00Z")), "pki: public");

        Assert.Equal(
            [$"{level}: The extended key usage holds clientAuth; publicly trusted server certificates issued since 2027-03-15 must not."],
            scenario.FindingsOf("MCG4034"));
    }

    [Theory]
    [InlineData("pki: private", Server, Client)]
    [InlineData("pki: private\nrules: { eku.client-auth-in-public-server: error }", Server, Client)]
    [InlineData("pki: public", Server)]
    [InlineData("pki: public", Client)]
    public void A_server_of_a_private_pki_may_be_a_client_too(string entry, params string[] purposes)
    {
        using var scenario = With(entry, purposes);

        Assert.Empty(scenario.FindingsOf("MCG4034"));
    }

    [Theory]
    [InlineData(Domains, "serverAuth")]
    [InlineData("role: client", "clientAuth")]
    public void An_ocsp_responder_is_neither_server_nor_client(string entry, string required)
    {
        using var scenario = With(entry, Ocsp);

        Assert.Equal(["MCG9001"], Ids(scenario));
        Assert.Equal([$"error: The extended key usage is 'OCSPSigning', that of an OCSP responder; {required} is required."], scenario.FindingsOf("MCG9001"));
    }

    [Theory]
    [InlineData("role: client", Server, "MCG9002")]
    [InlineData("role: client", Client, null)]
    [InlineData(Domains, Client, "MCG4030")]
    public void What_belongs_to_the_other_role_has_a_rule_of_its_own(string entry, string purpose, string? rule)
    {
        using var scenario = With(entry, purpose, Ocsp);

        Assert.Equal(rule is null ? [] : [rule], Ids(scenario));
    }

    [Fact]
    public void A_subject_alternative_name_without_entry_is_empty_and_not_malformed()
    {
        using var scenario = Named();

        Assert.Equal(["error: The subject alternative name has no entry; at least one is required."], scenario.FindingsOf("MCG4051"));
        Assert.Empty(scenario.FindingsOf("MCG4003"));
        Assert.Empty(scenario.FindingsOf("MCG4050"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(6)]
    [InlineData(7)]
    public void An_empty_entry_is_one_finding(int tag)
    {
        using var scenario = Named(TestGeneralName.Dns("mqtt.example.com"), TestGeneralName.Raw(tag, []));

        Assert.Equal(["MCG4051"], Ids(scenario));
        Assert.Equal(["error: An entry of the subject alternative name is empty; each has to name something."], scenario.FindingsOf("MCG4051"));
    }

    [Fact]
    public void A_directory_name_without_attributes_is_an_empty_entry()
    {
        using var scenario = Named(TestGeneralName.Dns("mqtt.example.com"), TestGeneralName.DirectoryName(TestName.Empty));

        Assert.Equal(["MCG4051"], Ids(scenario));
    }

    [Theory]
    [InlineData("public", true, 1, "error")]
    [InlineData("private", true, 1, "note")]
    [InlineData("public", false, 0, "")]
    public void A_subject_alternative_name_is_critical_only_in_place_of_a_subject(string pki, bool hasSubject, int findings, string level)
    {
        using var scenario = Scenario.Server(
            Good.With(TestExtension.SubjectAlternativeName(TestGeneralName.Dns("mqtt.example.com")) with { Critical = true })
                .With(template => hasSubject ? template : template with { Subject = TestName.Empty }),
            $"pki: {pki}");

        Assert.Equal(
            Enumerable.Repeat($"{level}: The subject alternative name is critical and the subject is not empty; it must not be critical then.", findings),
            scenario.FindingsOf("MCG4052"));
    }

    public static TheoryData<TestGeneralName, string> ForeignNames => new()
    {
        { TestGeneralName.OtherName("1.2.3.4", [0x05, 0x00]), "otherName 06032a0304a0020500" },
        { TestGeneralName.Email("ops@example.com"), "email ops@example.com" },
        { TestGeneralName.DirectoryName(TestName.Cn("Broker")), "directoryName CN=Broker" },
        { TestGeneralName.Uri("spiffe://example.com/broker"), "URI spiffe://example.com/broker" },
        { TestGeneralName.RegisteredId("1.2.3.4"), "registeredID 1.2.3.4" },
        { TestGeneralName.Raw(5, [0x81, 0x01, 0x41], constructed: true), "ediPartyName 810141" },
    };

    [Theory]
    [MemberData(nameof(ForeignNames))]
    public void Only_hosts_name_a_server(TestGeneralName name, string text)
    {
        var leaf = Good.With(TestExtension.SubjectAlternativeName(TestGeneralName.Dns("mqtt.example.com"), TestGeneralName.Ip("10.0.0.5"), name));
        using var itsOwn = Scenario.Server(leaf);
        using var publicly = Scenario.Server(leaf, "pki: public");

        var message = $"The subject alternative name holds '{text}'; only DNS names and IP addresses belong into a server's.";
        Assert.Equal([$"note: {message}"], itsOwn.FindingsOf("MCG4053"));
        Assert.Equal([$"error: {message}"], publicly.FindingsOf("MCG4053"));
    }

    [Theory]
    [InlineData(5, "", 1)]
    [InlineData(17, "", 1)]
    [InlineData(16, "", 0)]
    [InlineData(5, "rules: { must-staple: { staples: true } }", 0)]
    public void A_promise_to_staple_takes_a_broker_that_does(byte feature, string entry, int findings)
    {
        using var scenario = Scenario.Server(
            Good.With(new TestExtension("1.3.6.1.5.5.7.1.24", critical: false, [0x30, 0x03, 0x02, 0x01, feature])), $"{Domains}\n{entry}");

        Assert.Equal(
            Enumerable.Repeat(
                "warning: The certificate demands an OCSP response in every handshake (must-staple); the broker has to staple one, or it has to go.", findings),
            scenario.FindingsOf("MCG4083"));
    }

    [Theory]
    [InlineData(false, true, "The certificate is a precertificate; the final certificate is required.")]
    [InlineData(false, false, "The certificate is a precertificate; the final certificate is required.")]
    [InlineData(true, true, "The certificate is a precertificate and yet holds signed certificate timestamps; the final certificate is required.")]
    public void A_precertificate_is_not_deployed(bool hasTimestamps, bool isCritical, string message)
    {
        var poisoned = Good.With(new TestExtension("1.3.6.1.4.1.11129.2.4.3", isCritical, [0x05, 0x00]));
        using var scenario = Scenario.Server(
            hasTimestamps ? poisoned.With(new TestExtension("1.3.6.1.4.1.11129.2.4.2", critical: false, [0x04, 0x02, 0x00, 0x00])) : poisoned);

        Assert.Equal([$"error: {message}"], scenario.FindingsOf("MCG4084"));
        Assert.Empty(scenario.FindingsOf("MCG4002"));
    }

    [Theory]
    [InlineData(KeyUsageBits.KeyEncipherment, "The key usage is 'keyEncipherment'; digitalSignature is required.")]
    [InlineData(KeyUsageBits.DigitalSignature | KeyUsageBits.KeyEncipherment, null)]
    [InlineData(KeyUsageBits.None, null)]
    public void A_client_signs_the_handshake(KeyUsageBits usage, string? message)
    {
        using var scenario = Scenario.Server(
            Intermediate.Client("device-1").With(TestKey.Rsa4096).With(TestExtension.KeyUsage(usage)), "role: client");

        Assert.Equal(message is null ? [] : [$"error: {message}"], scenario.FindingsOf("MCG9003"));
    }

    [Fact]
    public void A_client_without_key_usage_may_sign()
    {
        using var scenario = Scenario.Server(Intermediate.Client("device-1").Without("2.5.29.15"), "role: client");

        Assert.Empty(scenario.FindingsOf("MCG9003"));
    }

    private static Scenario With(string entry, params string[] purposes) =>
        Scenario.Server(Good.With(TestExtension.ExtendedKeyUsage(purposes)), entry);

    private static Scenario Named(params TestGeneralName[] names) => Scenario.Server(Good.With(TestExtension.SubjectAlternativeName(names)));

    private static string[] Ids(Scenario scenario) =>
        [.. scenario.Check().Findings.Where(finding => finding.Level > Level.None).Select(finding => finding.Rule.Id)];
}
