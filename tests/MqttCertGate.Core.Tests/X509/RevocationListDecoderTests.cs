using MqttCertGate.TestPki;
using MqttCertGate.X509;

namespace MqttCertGate.Tests.X509;

public sealed class RevocationListDecoderTests
{
    private static readonly TestCertificate Root = Pki.Root("root");
    private static readonly TestRevocationList List = Pki.Crl(Root, [[0x7b], [0x00, 0x80], [0x80]]);

    [Fact]
    public void Reads_every_field()
    {
        var list = RevocationListDecoder.Decode((List with { Revoked = List.Revoked.Add(new([0x05], TestRevocation.Reason(4))) }).Der);

        Assert.Equal(2, list.Version);
        Assert.Equal("root", list.Issuer.ShortText);
        Assert.Equal(Pki.ListValidity, (list.ThisUpdate, list.NextUpdate!.Value));
        Assert.Equal(["7b", "0080", "80", "05"], list.Revoked.Select(entries => entries.Key));
        var entry = Assert.Single(list.Revoked["05"]);
        Assert.Equal((Pki.Utc("2026-04-01T00:00:00Z"), "superseded", "root"), (entry.RevokedAt, entry.Reason, Assert.Single(entry.CertificateIssuers).ShortText));
        Assert.Equal([0x01], list.Number.Value!.Value);
        Assert.False(list.DeltaIndicator.IsPresent);
        Assert.Null(list.Unprocessed);
        using var verifier = new SignatureVerifier();
        Assert.Equal(SignatureVerdict.Valid, verifier.Verify(list, Root.Decode().PublicKey));
    }

    [Fact]
    public void Reads_a_list_that_names_nothing()
    {
        var list = RevocationListDecoder.Decode((List with { Version = 1, Revoked = [], Extensions = [], NextUpdate = null }).Der);

        Assert.Equal(1, list.Version);
        Assert.Empty(list.Revoked);
        Assert.Null(list.NextUpdate);
    }

    [Fact]
    public void Reads_a_scope()
    {
        var list = RevocationListDecoder.Decode(List.Scoped(
            [.. Tlv.Encode(0xa0, Tlv.Encode(0xa0, TestGeneralName.Uri("http://a").Encoded)), 0x81, 0x01, 0xff]).Der);

        var scope = list.IssuingDistributionPoint.Value!;
        Assert.Equal("URI http://a", Assert.Single(scope.Name!.FullName).ToString());
        Assert.Equal((true, false, null), (scope.OnlyContainsUserCerts, scope.OnlyContainsCaCerts, scope.OnlySomeReasons));
        Assert.Equal((false, false), (scope.IndirectCrl, scope.OnlyContainsAttributeCerts));
    }

    [Fact]
    public void Reads_whose_certificates_an_indirect_list_is_about()
    {
        var list = RevocationListDecoder.Decode((List with { Revoked = [new([0x01]), new([0x02], Of("ca")), new([0x03]), new([0x04], Of("root"))] }).Scoped(0x84, 0x01, 0xff).Der);

        Assert.Equal(
            ["01 root", "02 ca", "03 ca", "04 root"],
            list.Revoked.SelectMany(entries => entries, (entries, entry) => $"{entries.Key} {Assert.Single(entry.CertificateIssuers).ShortText}"));
        Assert.Null(list.Unprocessed);
    }

    [Theory]
    [InlineData("01", "01", 0)]
    [InlineData("01", "02", -1)]
    [InlineData("7f", "0080", -1)]
    [InlineData("00ff", "0100", -1)]
    [InlineData("010000", "0100", 1)]
    public void Compares_numbers_by_value(string left, string right, int expected) => Assert.Equal(
        expected, Math.Sign(new CrlNumber(Convert.FromHexString(left)).CompareTo(new CrlNumber(Convert.FromHexString(right)))));

    private static TestExtension Of(string commonName) => TestRevocation.CertificateIssuer(TestGeneralName.DirectoryName(TestName.Cn(commonName)));

    [Theory]
    [MemberData(nameof(Faults))]
    public void Reads_no_list_with_a_fault(string fault, string message) =>
        Assert.Equal(message, Assert.Throws<MalformedException>(() => RevocationListDecoder.Decode(Spoil(fault))).Message);

    public static TheoryData<string, string> Faults => new()
    {
        { "certificate", "SEQUENCE was expected, and [0] found" },
        { "trailing", "data follows where nothing may follow" },
        { "cut", "the length of the SEQUENCE runs past the end" },
        { "version", "the version is neither v1 nor v2" },
        { "v1 with extensions", "a list of version v1 has extensions" },
        { "algorithms", "the signature algorithms inside and outside differ" },
        { "serial number", "an INTEGER is not minimal" },
        { "reason", "a reason code is malformed: the reason is none that is assigned" },
        { "two reasons", "a reason code is malformed: appears twice" },
        { "certificate issuer", "a certificate issuer is malformed: no name is a directory name" },
        { "default", "critical FALSE is written out" },
        { "scope default", "indirectCRL FALSE is written out" },
    };

    private static byte[] Spoil(string fault) => fault switch
    {
        "certificate" => Root.Der,
        "trailing" => [.. List.Der, 0x00],
        "cut" => List.Der[..^1],
        "version" => (List with { Version = 3 }).Der,
        "v1 with extensions" => (List with { Version = 1 }).Der,
        "algorithms" => (List with { EditTbs = tbs => tbs.Replace(SignatureScheme.EcdsaSha256.Algorithm, SignatureScheme.EcdsaSha384.Algorithm) }).Der,
        "serial number" => (List with { Revoked = [new([0x00, 0x7b])] }).Der,
        "reason" => (List with { Revoked = [new([0x01], TestRevocation.Reason(7))] }).Der,
        "two reasons" => (List with { Revoked = [new([0x01], TestRevocation.Reason(1), TestRevocation.Reason(1))] }).Der,
        "certificate issuer" => (List with { Revoked = [new([0x01], TestRevocation.CertificateIssuer(TestGeneralName.Dns("ca.example")))] }).Der,
        "default" => List.With(new TestExtension("1.2.3.4", critical: false, [0x05, 0x00]) { WritesDefault = true }).Der,
        "scope default" => List.Scoped(0x84, 0x01, 0x00).Der,
        _ => throw new ArgumentOutOfRangeException(nameof(fault)),
    };
}
