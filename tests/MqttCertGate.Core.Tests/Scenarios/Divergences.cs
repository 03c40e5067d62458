using System.Text;
using MqttCertGate.TestPki;

namespace MqttCertGate.Tests.Scenarios;

/// <summary>Inputs that OpenSSL 3.0, .NET 10 and rustls/webpki take differently, and what the gate says of each: a rule and its level.</summary>
internal static class Divergences
{
    private const string KeyUsageOid = "2.5.29.15";

    private static readonly TestCertificate Good = Scenario.Good;

    private static readonly string Whole = Pem.Chain(Good, Scenario.Intermediate);

    public static IReadOnlyDictionary<string, (Func<Scenario> Input, string Answer)> All { get; } = new Dictionary<string, (Func<Scenario> Input, string Answer)>
    {
        ["a certificate for clients only"] = (() => Scenario.Server(Good.With(TestExtension.ExtendedKeyUsage(TestExtension.ClientAuth))), "MCG4030 Error"),
        ["the host only in the CN, no SAN"] = (() => Scenario.Server(Good.Without("2.5.29.17")), "MCG8002 Error"),
        ["the host in the CN, another in the SAN"] = (() => Scenario.Server(Presenting(TestGeneralName.Dns("other.example.com"))), "MCG8002 Error"),
        ["a wildcard for a part of a label"] = (() => Scenario.Server(Presenting(TestGeneralName.Dns("m*.example.com"))), "MCG8006 Error"),
        ["an address as dNSName"] = (
            () => Scenario.Server(Presenting(TestGeneralName.Dns("10.0.0.5")), "domains: [10.0.0.5]"), "MCG8013 Error"),
        ["explicit curve parameters"] = (() => Scenario.Server(Good.With(template => template with { RawSpki = TestSpki.ExplicitP256 })), "MCG2017 Error"),
        ["an expired certificate after the leaf"] = (() => Scenario.Of(Pem.Chain(Expired.Server("mqtt.example.com"), Expired)), "MCG7018 Error"),
        ["END and BEGIN on one line"] = (() => Scenario.Of(Good.Pem.TrimEnd() + Scenario.Intermediate.Pem), "MCG1006 Error"),
        ["a corrupt second block"] = (
            () => Scenario.Of(Good.Pem + Scenario.Intermediate.Pem.Replace("MII", "M!I", StringComparison.Ordinal)), "MCG1008 Error"),
        ["junk after the DER"] = (() => Scenario.Of("").File("server.pem", [.. Good.Der, 0x00]), "MCG1014 Error"),
        ["a byte order mark"] = (() => Scenario.Of("\ufeff" + Whole), "MCG1013 Warning"),
        ["CRLF"] = (() => Scenario.Of(Whole.ReplaceLineEndings("\r\n")), "MCG1013 Note"),
        ["UTF-16"] = (() => Scenario.Of("").File("server.pem", Encoding.Unicode.GetBytes(Whole)), "MCG1013 Error"),
        ["zero bits at the end of the key usage"] = (
            () => Scenario.Server(Good.With(new TestExtension(KeyUsageOid, critical: true, [0x03, 0x02, 0x00, 0xA0]))), "MCG1018 Warning"),
        ["a fraction of a second"] = (() => Scenario.Server(Until(0x18, "20500101000000.5Z")), "MCG6006 Error"),
        ["a UTCTime of 1950"] = (() => Scenario.Server(Until(0x17, "500101000000Z")), "MCG6005 Error"),
    };

    private static TestCertificate Expired =>
        Scenario.Root.Intermediate("Expired CA").Valid(Pki.Utc("2020-01-01T00:00:00Z"), Pki.Utc("2026-05-01T00:00:00Z"));

    private static TestCertificate Presenting(TestGeneralName name) => Good.With(TestExtension.SubjectAlternativeName(name));

    /// <summary>Valid until <paramref name="time"/>, a UTCTime or GeneralizedTime.</summary>
    private static TestCertificate Until(byte tag, string time) => Good.With(template => template with
    {
        RawValidity = Tlv.Encode(Tlv.SequenceTag, [.. Tlv.Encode(0x17, Encoding.ASCII.GetBytes("260101000000Z")), .. Tlv.Encode(tag, Encoding.ASCII.GetBytes(time))]),
    });
}
