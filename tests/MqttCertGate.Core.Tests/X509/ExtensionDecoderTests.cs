using MqttCertGate.TestPki;
using MqttCertGate.X509;

namespace MqttCertGate.Tests.X509;

public sealed class ExtensionDecoderTests
{
    [Theory]
    [InlineData("3000", false, null)]
    [InlineData("30030101ff", true, null)]
    [InlineData("30060101ff020100", true, 0)]
    [InlineData("30060101ff020103", true, 3)]
    [InlineData("30090101ff02047ffffffe", true, int.MaxValue - 1)]
    [InlineData("3003020100", false, 0)]
    public void Reads_basicConstraints(string hex, bool isCa, int? pathLength) =>
        Assert.Equal(new BasicConstraints(isCa, pathLength), Decode(Oids.BasicConstraints, hex).BasicConstraints.Value);

    [Theory]
    [InlineData("", "SEQUENCE is missing at the end")]
    [InlineData("3003010101", "a BOOLEAN is neither 00 nor FF")]
    [InlineData("30060101ff0201ff", "an INTEGER is negative")]
    [InlineData("30070101ff02020001", "an INTEGER is not minimal")]
    [InlineData("30090101ff02047fffffff", "the pathLenConstraint is 2147483647 or more")]
    [InlineData("300a0101ff02050100000000", "the pathLenConstraint is 2147483647 or more")]
    [InlineData("30060201000101ff", "data follows where nothing may follow")]
    [InlineData("30000500", "data follows where nothing may follow")]
    [InlineData("3080", "the length of the SEQUENCE is indefinite")]
    public void Tells_what_is_wrong_with_basicConstraints(string hex, string fault)
    {
        var certificate = Decode(Oids.BasicConstraints, hex);

        Assert.Equal(Extension<BasicConstraints>.Malformed(fault, critical: true), certificate.BasicConstraints);
        Assert.True(certificate.BasicConstraints.IsPresent);
        Assert.False(certificate.IsCa);
    }

    [Theory]
    [InlineData("3006300406022a03", "1.2.3")]
    [InlineData("301e301c06022a033016301406082b0601050507020116086874", null)]
    [InlineData("300c300406022a03300406022a04", "1.2.3 1.2.4")]
    [InlineData("300e300c06022a033006300406022a03", null)]
    [InlineData("3010300e06022a033008300606022a030500", "1.2.3")]
    [InlineData("3000", null)]
    [InlineData("3008300606022a033000", null)]
    public void Reads_certificatePolicies(string hex, string? policies)
    {
        var extension = Decode(Oids.CertificatePolicies, hex).CertificatePolicies;

        Assert.Equal(policies is null, extension.Fault is not null);
        Assert.Equal(policies?.Split(' '), extension.Value?.Policies);
    }

    [Theory]
    [InlineData("300a300806022a0306022a04", null)]
    [InlineData("3000", "the list of mappings is empty")]
    [InlineData("300c300a06022a030604551d2000", "anyPolicy is mapped")]
    [InlineData("300c300a0604551d200006022a03", "anyPolicy is mapped")]
    [InlineData("3006300406022a03", "OBJECT IDENTIFIER is missing at the end")]
    public void Reads_policyMappings(string hex, string? fault) =>
        Assert.Equal(fault, Decode(Oids.PolicyMappings, hex).PolicyMappings.Fault);

    [Theory]
    [InlineData("3003800100", 0, null, null)]
    [InlineData("3003810102", null, 2, null)]
    [InlineData("3006800101810100", 1, 0, null)]
    [InlineData("3000", null, null, "there is no constraint in it")]
    [InlineData("30038001ff", null, null, "an INTEGER is negative")]
    [InlineData("3006810100800101", null, null, "data follows where nothing may follow")]
    public void Reads_policyConstraints(string hex, int? requireExplicitPolicy, int? inhibitPolicyMapping, string? fault)
    {
        var extension = Decode(Oids.PolicyConstraints, hex).PolicyConstraints;

        Assert.Equal(fault, extension.Fault);
        Assert.Equal(fault is null ? new PolicyConstraints(requireExplicitPolicy, inhibitPolicyMapping) : null, extension.Value);
    }

    [Theory]
    [InlineData("3008300606022a033100", "1.2.3", null)]
    [InlineData("3010300606022a033100300606022a043100", "1.2.3 1.2.4", null)]
    [InlineData("3000", null, "the list of attributes is empty")]
    [InlineData("3006300406022a03", null, "SET is missing at the end")]
    [InlineData("300a300806022a0331000500", null, "data follows where nothing may follow")]
    public void Reads_subjectDirectoryAttributes(string hex, string? types, string? fault)
    {
        var extension = Decode(Oids.SubjectDirectoryAttributes, hex).SubjectDirectoryAttributes;

        Assert.Equal(types, extension.Value is { } attributes ? string.Join(' ', attributes.Types) : null);
        Assert.Equal(fault, extension.Fault);
    }

    [Theory]
    [InlineData("020103", 3, null)]
    [InlineData("0201ff", null, "an INTEGER is negative")]
    [InlineData("020103020103", null, "data follows where nothing may follow")]
    public void Reads_inhibitAnyPolicy(string hex, int? skipCerts, string? fault)
    {
        var extension = Decode(Oids.InhibitAnyPolicy, hex).InhibitAnyPolicy;

        Assert.Equal(fault, extension.Fault);
        Assert.Equal(skipCerts, extension.Value?.SkipCerts);
    }

    [Theory]
    [InlineData("300b3009a007a0058603666f6f", "foo", null, null)]
    [InlineData("300f300da007a0058603666f6fa2028200", "foo", null, "DNS ")]
    [InlineData("300f300da007a0058603666f6f81020640", "foo", ReasonFlags.KeyCompromise, null)]
    [InlineData("3010300ea007a0058603666f6f8103073f80", "foo", ReasonFlags.All & ~ReasonFlags.KeyCompromise, null)]
    [InlineData("3000", null, null, null)]
    public void Reads_cRLDistributionPoints(string hex, string? name, object? reasons, string? issuer)
    {
        var point = Decode(Oids.CrlDistributionPoints, hex).CrlDistributionPoints.Value?.Points[0];

        Assert.Equal(name, point?.Name?.FullName[0].Text);
        Assert.Equal(reasons, point?.Reasons);
        Assert.Equal(issuer, point is { CrlIssuer: [var other] } ? other.ToString() : null);
    }

    [Theory]
    [InlineData("3013a011a10f300d06035504030c06506f696e7473", "2.5.4.3=POINTS", null)]
    [InlineData("3004a002a100", null, "a relative name is empty")]
    [InlineData("3004a002a000", null, "a list of names is empty")]
    [InlineData("3005810303ff40", null, "a bit after aACompromise is set")]
    public void Reads_the_names_and_reasons_of_a_distribution_point(string point, string? relative, string? fault)
    {
        var points = Decode(Oids.CrlDistributionPoints, $"30{point.Length / 2:x2}{point}").CrlDistributionPoints;

        Assert.Equal(fault, points.Fault);
        Assert.Equal(relative, points.Value is null ? null : Assert.Single(NameComparison.RdnsOf(points.Value.Points[0].Name!.Relative)).Split(':')[1]);
    }

    [Theory]
    [InlineData("03020780", "digitalSignature")]
    [InlineData("03020640", "nonRepudiation")]
    [InlineData("03020520", "keyEncipherment")]
    [InlineData("03020410", "dataEncipherment")]
    [InlineData("03020308", "keyAgreement")]
    [InlineData("03020204", "keyCertSign")]
    [InlineData("03020102", "cRLSign")]
    [InlineData("03020001", "encipherOnly")]
    [InlineData("0303070080", "decipherOnly")]
    [InlineData("030205a0", "digitalSignature, keyEncipherment")]
    [InlineData("0303070880", "keyAgreement, decipherOnly")]
    [InlineData("030100", "none")]
    public void Reads_keyUsage(string hex, string bits)
    {
        var certificate = Decode(Oids.KeyUsage, hex);

        Assert.Equal(bits, certificate.KeyUsage.Value!.ToString());
        Assert.Empty(certificate.EncodingFaults);
    }

    [Theory]
    [InlineData("030200a0", "digitalSignature, keyEncipherment")]
    [InlineData("03020480", "digitalSignature")]
    [InlineData("0303078000", "digitalSignature")]
    [InlineData("03020700", "none")]
    public void Reads_and_notes_a_keyUsage_that_ends_in_zero_bits(string hex, string bits)
    {
        var certificate = Decode(Oids.KeyUsage, hex);

        Assert.Equal(bits, certificate.KeyUsage.Value!.ToString());
        Assert.Equal([new(EncodingFaultKind.NamedBitList, "keyUsage ends in zero bits")], certificate.EncodingFaults);
    }

    [Theory]
    [InlineData("03020581", "the unused bits of a BIT STRING are not zero")]
    [InlineData("0303068040", "a bit after decipherOnly is set")]
    [InlineData("0402a000", "BIT STRING was expected, and OCTET STRING found")]
    [InlineData("03020780" + "00", "data follows where nothing may follow")]
    public void Tells_what_is_wrong_with_keyUsage(string hex, string fault) =>
        Assert.Equal(fault, Decode(Oids.KeyUsage, hex).KeyUsage.Fault);

    [Fact]
    public void Reads_extKeyUsage() => Assert.Equal(
        [Oids.ServerAuth, Oids.ClientAuth],
        Pki.Root("Root").Server("a.example").With(TestExtension.ExtendedKeyUsage(Oids.ServerAuth, Oids.ClientAuth)).Decode().ExtendedKeyUsage.Value!.Purposes);

    [Theory]
    [InlineData("3000", "the list of purposes is empty")]
    [InlineData("3002" + "0500", "OBJECT IDENTIFIER was expected, and NULL found")]
    public void Tells_what_is_wrong_with_extKeyUsage(string hex, string fault) =>
        Assert.Equal(fault, Decode(Oids.ExtendedKeyUsage, hex).ExtendedKeyUsage.Fault);

    [Fact]
    public void Reads_key_identifiers()
    {
        var certificate = Decode(Oids.AuthorityKeyIdentifier, "3004" + "80020102");

        Assert.Equal([1, 2], certificate.AuthorityKeyIdentifier.Value!.KeyIdentifier);
        Assert.False(certificate.AuthorityKeyIdentifier.Value.HasIssuerAndSerial);
        Assert.Equal([1, 2, 3], Decode(Oids.SubjectKeyIdentifier, "0403010203").SubjectKeyIdentifier.Value!.KeyIdentifier);
    }

    [Fact]
    public void Reads_an_authority_named_by_issuer_and_serial_number()
    {
        var identifier = Decode(Oids.AuthorityKeyIdentifier, "3008" + "a103" + "820161" + "820105").AuthorityKeyIdentifier.Value!;

        Assert.Equal(new AuthorityKeyIdentifier(null, HasIssuerAndSerial: true), identifier);
    }

    [Theory]
    [InlineData("3005" + "a103" + "820161", "the issuer has no serial number beside it")]
    [InlineData("3003" + "820105", "the serial number has no issuer beside it")]
    [InlineData("3005" + "a100" + "820105", "a list of names is empty")]
    [InlineData("3006" + "800101" + "800102", "data follows where nothing may follow")]
    [InlineData("3004" + "82020005", "an INTEGER is not minimal")]
    public void Tells_what_is_wrong_with_authorityKeyIdentifier(string hex, string fault) =>
        Assert.Equal(fault, Decode(Oids.AuthorityKeyIdentifier, hex).AuthorityKeyIdentifier.Fault);

    [Fact]
    public void Tells_what_is_wrong_with_subjectKeyIdentifier() => Assert.Equal(
        "OCTET STRING was expected, and tag 0x24 found", Decode(Oids.SubjectKeyIdentifier, "2403040101").SubjectKeyIdentifier.Fault);

    [Fact]
    public void Takes_the_URIs_from_authorityInfoAccess()
    {
        var access = Decode(Oids.AuthorityInformationAccess, Convert.ToHexString(Tlv.Encode(0x30,
        [
            Access(Oids.Ocsp, TestGeneralName.Uri("http://ocsp.example")),
            Access(Oids.CaIssuers, TestGeneralName.Uri("http://ca.example/ca.cer")),
            Access(Oids.CaIssuers, TestGeneralName.DirectoryName(TestName.Cn("CA"))),
            Access("1.3.6.1.5.5.7.48.3", TestGeneralName.Uri("http://time.example")),
        ]))).AuthorityInformationAccess.Value!;

        Assert.Equal(["http://ca.example/ca.cer"], access.CaIssuers);
        Assert.Equal(["http://ocsp.example"], access.Ocsp);
    }

    [Theory]
    [InlineData("3000", "the list of access descriptions is empty")]
    [InlineData("3002" + "3000", "OBJECT IDENTIFIER is missing at the end")]
    public void Tells_what_is_wrong_with_authorityInfoAccess(string hex, string fault) =>
        Assert.Equal(fault, Decode(Oids.AuthorityInformationAccess, hex).AuthorityInformationAccess.Fault);

    [Fact]
    public void An_absent_extension_is_neither_present_nor_malformed()
    {
        var certificate = Pki.Root("Root").Server("a.example").Without(Oids.KeyUsage).Decode();

        Assert.Equal(Extension<KeyUsage>.Absent, certificate.KeyUsage);
    }

    [Fact]
    public void An_extension_that_appears_twice_is_malformed_and_critical_if_one_is()
    {
        var twice = Pki.Root("Root").Server("a.example")
            .With(template => template.Add(TestExtension.BasicConstraints(isCa: false, critical: false))).Decode();

        Assert.Equal(Extension<BasicConstraints>.Malformed("appears twice", critical: true), twice.BasicConstraints);
        Assert.Equal(2, twice.Extensions.Count(extension => extension.Oid == Oids.BasicConstraints));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Tells_whether_an_extension_is_critical(bool critical)
    {
        var certificate = Pki.Root("Root").Server("a.example").With(TestExtension.KeyUsage(KeyUsageBits.DigitalSignature, critical)).Decode();

        Assert.Equal(critical, certificate.KeyUsage.IsCritical);
    }

    private static byte[] Access(string method, TestGeneralName location) => Tlv.Encode(0x30, [Tlv.EncodeOid(method), location.Encoded]);

    private static Certificate Decode(string oid, string hex) =>
        Pki.Root("Root").Server("a.example").With(new TestExtension(oid, critical: true, Convert.FromHexString(hex))).Decode();
}
