using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using MqttCertGate.TestPki;
using MqttCertGate.X509;

namespace MqttCertGate.Tests.X509;

public sealed class CertificateDecoderTests
{
    private static readonly TestCertificate Server = Pki.Root("Plant Root CA").Server("broker.example");

    [Fact]
    public void Fills_every_member_as_dotnet_does()
    {
        var certificate = Server.Decode();
        using var expected = X509CertificateLoader.LoadCertificate(Server.Der);

        Assert.Equal(Server.Der, certificate.Der);
        Assert.Equal(3, certificate.Version);
        Assert.Equal(expected.SerialNumber, Convert.ToHexString(certificate.SerialNumber));
        Assert.Equal(expected.SignatureAlgorithm.Value, certificate.SignatureAlgorithm.Oid);
        Assert.Equal(certificate.SignatureAlgorithm.Encoded, certificate.TbsSignatureAlgorithm.Encoded);
        Assert.Equal(expected.IssuerName.RawData, certificate.Issuer.Encoded);
        Assert.Equal(expected.SubjectName.RawData, certificate.Subject.Encoded);
        Assert.Equal(expected.NotBefore.ToUniversalTime(), certificate.NotBefore);
        Assert.Equal(expected.NotAfter.ToUniversalTime(), certificate.NotAfter);
        Assert.Equal(expected.PublicKey.ExportSubjectPublicKeyInfo(), certificate.PublicKey.Spki);
        Assert.Equal(expected.GetCertHashString(HashAlgorithmName.SHA256), certificate.Sha256.ToString(), ignoreCase: true);
        Assert.Equal(
            expected.Extensions.Select(extension => (extension.Oid!.Value!, extension.Critical, Convert.ToHexString(extension.RawData))),
            certificate.Extensions.Select(extension => (extension.Oid, extension.Critical, Convert.ToHexString(extension.Value))));
        Assert.Empty(certificate.EncodingFaults);
    }

    [Fact]
    public void Keeps_what_the_signature_covers()
    {
        var certificate = Server.Decode();
        using var issuer = ECDsa.Create();
        issuer.ImportSubjectPublicKeyInfo(Server.Issuer.Key.Spki, out _);

        Assert.True(issuer.VerifyData(certificate.Tbs, certificate.Signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Reads_the_version(int version) =>
        Assert.Equal(version, Server.With(template => template with { Version = version }).Decode().Version);

    [Fact]
    public void Refuses_a_version_there_is_not() =>
        Refuses("the version is none of v1, v2 and v3", Server.With(template => template with { Version = 4 }).Der);

    [Fact]
    public void Notes_a_version_that_is_written_out_though_it_is_the_default()
    {
        var certificate = CertificateDecoder.Decode(Server.Der.Replace([0xa0, 3, 2, 1, 2], [0xa0, 3, 2, 1, 0]));

        Assert.Equal(1, certificate.Version);
        Assert.Equal([new(EncodingFaultKind.DefaultEncoded, "the version v1 is written out")], certificate.EncodingFaults);
    }

    [Fact]
    public void Notes_critical_FALSE()
    {
        var usage = TestExtension.KeyUsage(KeyUsageBits.DigitalSignature, critical: false) with { WritesDefault = true };
        var certificate = Server.With(usage).Decode();

        Assert.False(certificate.KeyUsage.IsCritical);
        Assert.Equal([new(EncodingFaultKind.DefaultEncoded, "critical FALSE is written out")], certificate.EncodingFaults);
    }

    // What many certificates have in common is decoded once, and still has its fault in each of them.
    [Theory]
    [InlineData("an extension", "critical FALSE is written out")]
    [InlineData("the value of an extension", "keyUsage ends in zero bits")]
    [InlineData("the issuer", "a relative distinguished name is empty")]
    public void Notes_a_fault_in_every_certificate_that_has_it(string part, string fault)
    {
        var usage = TestExtension.KeyUsage(KeyUsageBits.DigitalSignature, critical: false);
        for (byte serialNumber = 1; serialNumber <= 2; serialNumber++)
        {
            var server = Server.With(template => template with { SerialNumber = [serialNumber] });
            var certificate = part switch
            {
                "an extension" => server.With(usage with { WritesDefault = true }).Decode(),
                "the value of an extension" => CertificateDecoder.Decode(server.With(usage).Der.Replace([3, 2, 7, 0x80], [3, 2, 6, 0x80])),
                _ => server.With(template => template with
                {
                    EditTbs = tbs => Tlv.Encode(Tlv.SequenceTag, Content(tbs).Replace(server.Decode().Issuer.Encoded, [0x30, 2, 0x31, 0])),
                }).Decode(),
            };

            Assert.Equal([fault], certificate.EncodingFaults.Select(noted => noted.Message));
        }
    }

    [Theory]
    [InlineData("00")]
    [InlineData("fb")]
    [InlineData("0080")]
    public void Keeps_the_sign_of_the_serial_number(string hex) => Assert.Equal(
        Convert.FromHexString(hex), Server.With(template => template with { SerialNumber = Convert.FromHexString(hex) }).Decode().SerialNumber);

    [Fact]
    public void Refuses_a_serial_number_that_is_not_minimal() =>
        Refuses("an INTEGER is not minimal", Server.With(template => template with { SerialNumber = [0, 1] }).Der);

    [Fact]
    public void Reads_either_form_of_time()
    {
        var certificate = WithValidity(Time(0x17, "491231235959Z"), Time(0x18, "99991231235959Z"));

        Assert.Equal(new DateTime(2049, 12, 31, 23, 59, 59, DateTimeKind.Utc), certificate.NotBefore);
        Assert.Equal(new DateTime(9999, 12, 31, 23, 59, 59, DateTimeKind.Utc), certificate.NotAfter);
    }

    [Fact]
    public void Refuses_times_it_cannot_read()
    {
        Assert.Throws<MalformedException>(() => WithValidity(Time(0x17, "260101000000"), Time(0x17, "270101000000Z")));
        Assert.Throws<MalformedException>(() => WithValidity(Time(0x17, "260101000000Z"), Time(0x16, "270101000000Z")));
        Assert.Throws<MalformedException>(() => WithValidity(Time(0x17, "260101000000Z"), [.. Time(0x17, "270101000000Z"), 5, 0]));
    }

    [Fact]
    public void Refuses_data_after_the_certificate() => Refuses("data follows where nothing may follow", [.. Server.Der, 0]);

    [Fact]
    public void Refuses_a_certificate_that_is_cut_short() => Refuses("the length of the SEQUENCE runs past the end", Server.Der[..^1]);

    [Fact]
    public void Refuses_data_after_the_signature() =>
        Refuses("data follows where nothing may follow", Tlv.Encode(Tlv.SequenceTag, [.. Content(Server.Der), 5, 0]));

    [Fact]
    public void Refuses_a_signature_that_does_not_end_at_an_octet()
    {
        var signature = Tlv.Encode(Tlv.BitStringTag, [0, .. Server.Decode().Signature]);
        var odd = Tlv.Encode(Tlv.BitStringTag, [1, .. Server.Decode().Signature[..^1], 0]);

        Refuses("a BIT STRING does not end at a byte", Server.Der.Replace(signature, odd));
    }

    [Fact]
    public void Refuses_data_after_the_extensions() =>
        Refuses("data follows where nothing may follow", WithTbs(fields => [.. fields, 5, 0]));

    [Fact]
    public void Notes_a_list_of_extensions_that_is_empty()
    {
        var bare = Server.With(template => template with
        {
            Extensions = [],
            EditTbs = tbs => Tlv.Encode(Tlv.SequenceTag, [.. Content(tbs), 0xa3, 2, 0x30, 0]),
        }).Decode();

        Assert.Empty(bare.Extensions);
        Assert.Equal([new(EncodingFaultKind.NotDer, "the list of extensions is empty")], bare.EncodingFaults);
    }

    [Fact]
    public void Steps_over_unique_identifiers()
    {
        var identified = Server.With(template => template with
        {
            Extensions = [],
            EditTbs = tbs => Tlv.Encode(Tlv.SequenceTag, [.. Content(tbs), 0x81, 2, 0, 1, 0x82, 2, 4, 0x10]),
        });

        Assert.Empty(identified.Decode().Extensions);
    }

    [Theory]
    [InlineData("82020001" + "81020001")]
    [InlineData("81020001" + "81020001")]
    [InlineData("81020001" + "a0030201" + "02")]
    [InlineData("a10403020001")]
    [InlineData("81020401")]
    public void Refuses_fields_out_of_place(string fields) => Assert.Throws<MalformedException>(() => Server.With(template => template with
    {
        Extensions = [],
        EditTbs = tbs => Tlv.Encode(Tlv.SequenceTag, [.. Content(tbs), .. Convert.FromHexString(fields)]),
    }).Decode());

    [Fact]
    public void Refuses_an_extension_whose_frame_is_malformed()
    {
        byte[] critical = [.. Tlv.EncodeOid(Oids.KeyUsage), 1, 1, 0xff];

        Refuses("a BOOLEAN is neither 00 nor FF", Server.Der.Replace(critical, [.. critical[..^1], 1]));
    }

    [Fact]
    public void A_malformed_key_does_not_lose_the_certificate()
    {
        var certificate = Server.With(template => template with { RawSpki = Server.Key.Spki.Replace([0, 4], [0, 6]) }).Decode();

        Assert.IsType<MalformedPublicKey>(certificate.PublicKey);
        Assert.Equal("broker.example", certificate.Subject.ShortText);
    }

    [Theory]
    [InlineData("3000", true, 2)]
    [InlineData("30000a0b", true, 2)]
    [InlineData("300205000a", true, 4)]
    [InlineData("", false, 0)]
    [InlineData("3001", false, 0)]
    [InlineData("3080050000000000", false, 0)]
    [InlineData("2d2d2d2d2d", false, 0)]
    public void Measures_the_outer_SEQUENCE(string hex, bool measured, int expected)
    {
        Assert.Equal(measured, CertificateDecoder.TryMeasure(Convert.FromHexString(hex), out var length));
        Assert.Equal(expected, length);
    }

    private static byte[] Time(byte tag, string text) => Tlv.Encode(tag, Encoding.ASCII.GetBytes(text));

    private static Certificate WithValidity(byte[] notBefore, byte[] notAfter) =>
        Server.With(template => template with { RawValidity = Tlv.Encode(Tlv.SequenceTag, [notBefore, notAfter]) }).Decode();

    private static byte[] WithTbs(Func<byte[], byte[]> edit) =>
        Server.With(template => template with { EditTbs = tbs => Tlv.Encode(Tlv.SequenceTag, edit(Content(tbs))) }).Der;

    /// <summary>What is inside a SEQUENCE whose length is written in one octet, or in two after 81 or 82.</summary>
    private static byte[] Content(byte[] sequence) => sequence[(sequence[1] < 0x80 ? 2 : 2 + (sequence[1] & 0x7f))..];

    private static void Refuses(string fault, byte[] der) =>
        Assert.Equal(fault, Assert.Throws<MalformedException>(() => CertificateDecoder.Decode(der)).Message);
}
