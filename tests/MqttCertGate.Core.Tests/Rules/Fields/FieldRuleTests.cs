using MqttCertGate.TestPki;
using static MqttCertGate.Tests.Scenario;

namespace MqttCertGate.Tests.Rules.Fields;

public sealed class FieldRuleTests
{
    private static readonly TestNamePart Organization = new(TestName.Organization, "Example");

    [Theory]
    [InlineData(1, "error: The certificate is of version 1; version 3 is required.")]
    [InlineData(2, "error: The certificate is of version 2; version 3 is required.")]
    [InlineData(3, null)]
    public void Certificates_are_of_version_3(int version, string? finding)
    {
        using var scenario = Server(Good.With(template => template with { Version = version }));

        Assert.Equal(Maybe(finding), scenario.FindingsOf("MCG3001"));
    }

    [Theory]
    [InlineData(false, "note")]
    [InlineData(true, "error")]
    public void Only_an_old_root_may_be_of_version_1_and_without_extensions(bool hasExtensions, string level)
    {
        using var scenario = Anchored(Root.With(template => template with { Version = 1, Extensions = hasExtensions ? template.Extensions : [] }));

        Assert.Equal([$"{level}: The certificate is of version 1; version 3 is required."], scenario.FindingsOf("MCG3001"));
        Assert.Empty(scenario.FindingsOf("MCG4043"));
    }

    [Theory]
    [InlineData("00", "zero")]
    [InlineData("FB", "negative")]
    [InlineData("80", "negative")]
    [InlineData("01", null)]
    [InlineData("7F", null)]
    [InlineData("0080", null)]
    public void A_serial_number_is_positive_by_the_sign_of_its_encoding(string octets, string? found)
    {
        using var scenario = Server(WithSerial(Convert.FromHexString(octets)));

        Assert.Equal(
            Maybe(found is null ? null : $"warning: The serial number '{octets.ToLowerInvariant()}' is {found}; it must be positive."),
            scenario.FindingsOf("MCG3002"));
    }

    [Theory]
    [InlineData(20, 0x7F, null)]
    [InlineData(21, 0x00, "warning: The serial number has 21 bytes; at most 20 are allowed.")]
    [InlineData(21, 0x7F, "warning: The serial number has 21 bytes; at most 20 are allowed.")]
    public void A_serial_number_has_twenty_octets_as_encoded(int octets, byte first, string? finding)
    {
        using var scenario = Server(WithSerial([first, .. Enumerable.Repeat<byte>(0x80, octets - 1)]));

        Assert.Equal(Maybe(finding), scenario.FindingsOf("MCG3003"));
    }

    [Theory]
    [InlineData("MCG3002")]
    [InlineData("MCG3003")]
    [InlineData("MCG3012")]
    public void What_binds_public_cas_is_an_error_there_and_a_note_in_an_anchor(string rule)
    {
        Func<CertificateTemplate, CertificateTemplate> wrong = template => template with
        {
            Subject = TestName.Cn(new string('a', 65)),
            SerialNumber = [0x80, .. new byte[20]],
        };
        using var leaf = Server(Good.With(wrong), "pki: public");
        using var anchor = Anchored(Root.With(wrong), "pki: public");

        Assert.StartsWith("error: ", Assert.Single(leaf.FindingsOf(rule)), StringComparison.Ordinal);
        Assert.StartsWith("note: ", Assert.Single(anchor.FindingsOf(rule)), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_certificate_names_its_issuer()
    {
        using var scenario = Server(Good.With(template => template with { Issuer = TestName.Empty }));

        Assert.Equal(["error: The issuer is an empty name; a name is required."], scenario.FindingsOf("MCG3007"));
    }

    [Fact]
    public void A_root_without_a_name_is_one_finding()
    {
        using var scenario = Anchored(Root.With(template => template with { Subject = TestName.Empty }));

        Assert.Equal(["error: The subject of the CA is an empty name; a name is required."], scenario.FindingsOf("MCG3008"));
        Assert.Empty(scenario.FindingsOf("MCG3007"));
    }

    [Fact]
    public void An_intermediate_without_a_name_is_found_and_what_is_no_ca_is_not()
    {
        using var scenario = Of(Pem.Chain(Good, Nameless(Intermediate), Nameless(Root.Intermediate("Not a CA").With(TestExtension.BasicConstraints(isCa: false)))));

        Assert.Equal(["error: The subject of the CA is an empty name; a name is required."], scenario.FindingsOf("MCG3008"));
    }

    [Theory]
    [InlineData(true, "error: The subject is empty and the subject alternative name is not critical; it must be.")]
    [InlineData(false, null)]
    public void Where_the_subject_is_empty_the_alternative_name_is_critical(bool isEmpty, string? finding)
    {
        using var optional = Server(isEmpty ? Nameless(Good) : Good);
        using var critical = Server(Nameless(Good).With(TestExtension.SubjectAlternativeName(TestGeneralName.Dns("mqtt.example.com")) with { Critical = true }));

        Assert.Equal(Maybe(finding), optional.FindingsOf("MCG3009"));
        Assert.Empty(critical.FindingsOf("MCG3009"));
    }

    [Fact]
    public void A_client_has_a_name_of_either_kind_and_a_server_without_one_is_reported_once()
    {
        using var client = Server(Nameless(Intermediate.Client("device")), "role: client");
        using var server = Server(Nameless(Good).Without("2.5.29.17"));

        Assert.Equal(
            ["error: The certificate has neither a subject nor a subject alternative name; one is required."], client.FindingsOf("MCG3009"));
        Assert.Empty(server.FindingsOf("MCG3009"));
        Assert.Single(server.FindingsOf("MCG4050"));
    }

    [Theory]
    [InlineData(TestName.CommonName, "a", 64, 65, "CN")]
    [InlineData(TestName.CommonName, "ä", 64, 65, "CN")]
    [InlineData(TestName.CommonName, "𝔸", 64, 65, "CN")]
    [InlineData(TestName.Organization, "a", 64, 65, "O")]
    [InlineData(TestName.OrganizationalUnit, "a", 64, 65, "OU")]
    [InlineData(TestName.Country, "D", 2, 3, "C")]
    [InlineData("2.5.4.7", "a", 128, 129, "L")]
    [InlineData("2.5.4.8", "a", 128, 129, "ST")]
    public void The_parts_of_a_name_are_measured_in_characters(string oid, string character, int most, int tooLong, string name)
    {
        using var longest = Server(WithSubject(new TestNamePart(oid, Repeat(character, most))));
        using var longer = Server(WithSubject(Organization, new TestNamePart(oid, Repeat(character, tooLong))));

        Assert.Empty(longest.FindingsOf("MCG3012"));
        Assert.Equal([$"warning: {name} has {tooLong} characters in the subject; at most {most} are allowed."], longer.FindingsOf("MCG3012"));
    }

    [Fact]
    public void A_part_without_a_bound_and_the_name_of_the_issuer_are_not_measured()
    {
        var authority = Root.With(template => template with { Subject = TestName.Cn(new string('a', 65)) });
        using var scenario = Of(authority.Server("mqtt.example.com").With(template => template with
        {
            Subject = TestName.Of(new TestNamePart("2.5.4.9", new string('a', 500))),
        }).Pem).File("root.pem", Root.Pem);

        Assert.Empty(scenario.FindingsOf("MCG3012"));
    }

    private static string Repeat(string character, int count) => string.Concat(Enumerable.Repeat(character, count));

    private static string[] Maybe(string? finding) => finding is null ? [] : [finding];

    private static TestCertificate Nameless(TestCertificate certificate) => certificate.With(template => template with { Subject = TestName.Empty });

    private static TestCertificate WithSubject(params TestNamePart[] parts) => Good.With(template => template with { Subject = TestName.Of(parts) });

    private static TestCertificate WithSerial(byte[] octets) => Good.With(template => template with { SerialNumber = octets });

    /// <summary>What is good, and <paramref name="root"/> declared as anchor.</summary>
    private static Scenario Anchored(TestCertificate root, string entry = "domains: [mqtt.example.com]") => Server(Good, entry).File("root.pem", root.Pem);
}
