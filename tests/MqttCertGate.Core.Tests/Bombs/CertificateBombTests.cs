using MqttCertGate.TestPki;

namespace MqttCertGate.Tests.Bombs;

public sealed class CertificateBombTests
{
    private const int HundredThousand = 100_000;

    [Fact]
    public Task A_hundred_thousand_names_are_too_many() =>
        Refuses(With(TestExtension.SubjectAlternativeName(Names(HundredThousand, "com"))));

    [Fact]
    public Task A_hundred_thousand_name_constraints_are_too_many() =>
        Refuses(Scenario.Intermediate.With(TestExtension.NameConstraints(Names(HundredThousand, "com"), [])));

    [Fact]
    public Task A_hundred_thousand_attributes_are_too_many() => Refuses(Scenario.Good.With(template => template with
    {
        Subject = TestName.Of([.. Enumerable.Repeat(new TestNamePart(TestName.OrganizationalUnit, "a"), HundredThousand)]),
    }));

    [Fact]
    public Task A_hundred_thousand_extensions_are_too_many() => Refuses(Scenario.Good.With(template => template with
    {
        Extensions = [.. Enumerable.Range(0, HundredThousand).Select(number => new TestExtension($"1.3.6.1.4.1.99999.{number}", critical: false, [5, 0]))],
    }));

    [Fact]
    public Task A_hundred_thousand_policies_are_too_many() =>
        Refuses(With(TestExtension.CertificatePolicies([.. Enumerable.Range(0, HundredThousand).Select(number => $"1.3.6.1.4.1.99999.{number}")])));

    [Fact]
    public async Task Nesting_without_end_inside_a_certificate_is_refused()
    {
        const int depth = 20_000;
        var content = new byte[depth * 4];
        for (var level = 0; level < depth; level++)
        {
            var length = content.Length - (4 * (level + 1));
            (content[4 * level], content[(4 * level) + 1], content[(4 * level) + 2], content[(4 * level) + 3]) = (0x30, 0x82, (byte)(length >> 8), (byte)length);
        }

        var attribute = Tlv.Encode(Tlv.SequenceTag, [Tlv.EncodeOid("2.5.4.3"), content]);
        var subject = new TestName(Tlv.Encode(Tlv.SequenceTag, Tlv.Encode(Tlv.SetTag, attribute)));
        using var scenario = Scenario.Server(Scenario.Good.With(template => template with { Subject = subject }));

        Assert.Contains("MCG1015 The CERTIFICATE block cannot be decoded as a certificate: more than 30 elements are nested.", await Bomb.Check(scenario));
    }

    [Theory]
    [InlineData(0x30)]
    [InlineData(0x24)]
    [InlineData(0xA0)]
    public async Task Nesting_without_end_inside_a_bundle_is_refused(byte tag)
    {
        byte[] nested = [.. Enumerable.Range(0, 2_000_000).Select(index => index % 2 == 0 ? tag : (byte)0x80)];
        using var scenario = Scenario.Of("").File("server.pem", [0x30, 0x80, .. Tlv.EncodeOid("1.2.840.113549.1.7.2"), 0xA0, 0x80, .. nested]);

        Assert.Contains("MCG1024 The file is a PKCS #7 bundle that cannot be read: more than 30 elements are nested.", await Bomb.Check(scenario));
    }

    [Theory]
    [InlineData(1_000_000, 3)]
    [InlineData(384, 1_000_000)]
    public async Task An_RSA_key_of_a_megabyte_is_refused(int modulus, int exponent)
    {
        var spki = Rsa(modulus, exponent);
        await Refuses(Scenario.Good.With(template => template with { RawSpki = spki }));
        await Refuses(Scenario.Intermediate.With(template => template with { RawSpki = spki }));
    }

    /// <summary>As large as a certificate may be, and odd, so that nothing but its size is wrong with the key.</summary>
    [Theory]
    [InlineData(100_000, 3, "the modulus has more than 16384 bits")]
    [InlineData(512, 90_000, "the exponent has more than 64 bits")]
    public async Task An_RSA_key_of_a_hundred_kilobytes_is_not_verified_with(int modulus, int exponent, string fault)
    {
        var issuer = Scenario.Intermediate.With(template => template with { RawSpki = Rsa(modulus, exponent), Key = TestKey.Rsa2048A });
        using var scenario = Scenario.Of(Pem.Chain(issuer.Server("mqtt.example.com"), issuer));

        Assert.Contains(await Bomb.Check(scenario), finding => finding.Contains(fault, StringComparison.Ordinal));
    }

    [Fact]
    public async Task As_many_names_as_there_may_be_meet_as_many_constraints()
    {
        var constrained = Scenario.Intermediate.With(TestExtension.NameConstraints([], Names(4_000, "org")));
        var leaf = constrained.Server("mqtt.example.com").With(TestExtension.SubjectAlternativeName(Names(4_000, "com")));
        using var scenario = Scenario.Of(Pem.Chain(leaf, constrained));

        Assert.Contains(
            "MCG7012 No valid path of 'mqtt.example.com' was found with 250000 names compared with name constraints; a path must be found within that budget.",
            await Bomb.Check(scenario));
    }

    [Fact]
    public async Task As_many_names_as_there_may_be_meet_as_many_domains()
    {
        var domains = string.Join(", ", Enumerable.Range(0, 10_000).Select(number => $"b{number}.example.com"));
        using var scenario = Scenario.Server(With(TestExtension.SubjectAlternativeName(Names(4_000, "com"))), $"domains: [{domains}]");

        Assert.Contains(await Bomb.Check(scenario), finding => finding.StartsWith("MCG8001 'b9999.example.com' is not covered", StringComparison.Ordinal));
    }

    private static async Task Refuses(TestCertificate certificate)
    {
        using var scenario = Scenario.Of(certificate.Pem);

        Assert.Contains(
            $"MCG1015 The CERTIFICATE block cannot be decoded as a certificate: it has {certificate.Der.Length} bytes, and at most 102400 are read.", await Bomb.Check(scenario));
    }

    private static TestCertificate With(TestExtension extension) => Scenario.Good.With(extension);

    private static TestGeneralName[] Names(int count, string domain) =>
        [.. Enumerable.Range(0, count).Select(number => TestGeneralName.Dns($"a{number}.example.{domain}"))];

    private static byte[] Rsa(int modulus, int exponent)
    {
        var key = Tlv.Encode(Tlv.SequenceTag, [Tlv.Encode(Tlv.IntegerTag, Odd(modulus)), Tlv.Encode(Tlv.IntegerTag, Odd(exponent))]);
        var algorithm = Tlv.Encode(Tlv.SequenceTag, [Tlv.EncodeOid("1.2.840.113549.1.1.1"), [0x05, 0x00]]);
        return Tlv.Encode(Tlv.SequenceTag, [algorithm, Tlv.Encode(Tlv.BitStringTag, [0x00, .. key])]);
    }

    private static byte[] Odd(int length)
    {
        var number = new byte[length];
        new Random(8017).NextBytes(number);
        (number[0], number[^1]) = (0x40, (byte)(number[^1] | 1));
        return number;
    }
}
