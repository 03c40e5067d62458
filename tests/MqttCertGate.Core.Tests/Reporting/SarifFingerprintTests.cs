using MqttCertGate.Findings;
using MqttCertGate.Reporting;

namespace MqttCertGate.Tests.Reporting;

/// <summary>A changed value here closes and reopens every alert of every user.</summary>
public sealed class SarifFingerprintTests
{
    private static readonly Violation Renewed = Sample.Violation with
    {
        Location = Sample.At("deploy/certs/broker.pem", line: 30),
        Message = "Another message.",
        Certificate = Sample.Certificate with { Sha256 = PlainDigest.Of(0xdd), SerialOctets = [10, 11], NotAfter = DateTime.MaxValue },
    };

    private static readonly Violation Rekeyed = Renewed with { Certificate = Renewed.Certificate! with { SpkiSha256 = PlainDigest.Of(0xee) } };

    [Theory]
    [InlineData(FindingClass.Instance, "664945f574cb070e5afcd6423d976603")]
    [InlineData(FindingClass.Key, "6f3f7f196022d8d7f5453bd585544208")]
    [InlineData(FindingClass.Profile, "2ea9f0e508881fa622c310b80f9815d0")]
    [InlineData(FindingClass.Trust, "2ea9f0e508881fa622c310b80f9815d0")]
    [InlineData(FindingClass.Configuration, "2ea9f0e508881fa622c310b80f9815d0")]
    internal void Is_what_it_always_was(FindingClass kind, string expected) =>
        Assert.Equal(expected, Of(kind, Sample.Violation with { Discriminator = "1.3.6.1.5.5.7.3.1" }));

    [Fact]
    public void A_finding_without_entry_is_known_by_its_file() => Assert.Equal(
        "f99c9961993c51e34e4ea60d963f40ca", SarifFingerprint.Of(Sample.Finding(Sample.UnknownKey, new Violation("Unknown key 'x'.", Sample.Declaration)), "deploy/mqttcertgate.yml"));

    [Fact]
    public void A_finding_of_a_file_is_known_by_it_whichever_entry_names_it() => Assert.Equal(
        Of(FindingClass.Profile, Sample.Violation with { IsOfFile = true }), Of(FindingClass.Profile, Sample.Violation with { IsOfFile = true, EntryName = "another" }));

    [Theory]
    [InlineData(FindingClass.Instance, false, false)]
    [InlineData(FindingClass.Key, true, false)]
    [InlineData(FindingClass.Profile, true, true)]
    [InlineData(FindingClass.Trust, true, true)]
    [InlineData(FindingClass.Configuration, true, true)]
    internal void Survives_what_its_class_says(FindingClass kind, bool renewal, bool newKey)
    {
        Assert.Equal(renewal, Of(kind, Sample.Violation) == Of(kind, Renewed));
        Assert.Equal(newKey, Of(kind, Sample.Violation) == Of(kind, Rekeyed));
    }

    [Theory]
    [InlineData(FindingClass.Instance)]
    [InlineData(FindingClass.Key)]
    internal void What_has_no_certificate_is_told_apart_by_its_discriminator(FindingClass kind) => Assert.NotEqual(
        Of(kind, Sample.Violation with { Certificate = null, Discriminator = "a" }),
        Of(kind, Sample.Violation with { Certificate = null, Discriminator = "b" }));

    [Fact]
    public void Rule_entry_slot_and_discriminator_tell_findings_apart()
    {
        Violation[] violations =
        [
            Sample.Violation,
            Sample.Violation with { EntryName = "broker-us" },
            Sample.Violation with { Slot = "issuer:aa" },
            Sample.Violation with { Discriminator = "mqtt.example.com" },
            Sample.Violation with { Slot = "leafmqtt.example.com" },
        ];

        var hashes = violations.Select(violation => Of(FindingClass.Profile, violation))
            .Append(SarifFingerprint.Of(Sample.Finding(Sample.NoAnchor, Sample.Violation), "a.pem"));

        Assert.Equal(violations.Length + 1, hashes.Distinct().Count());
    }

    private static string Of(FindingClass kind, Violation violation) =>
        SarifFingerprint.Of(Sample.Finding(Sample.NoServerAuth with { Class = kind }, violation), "deploy/certs/broker.pem");
}
