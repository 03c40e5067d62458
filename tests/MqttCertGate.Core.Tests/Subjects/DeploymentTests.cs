using System.Numerics;
using MqttCertGate.Artifacts;
using MqttCertGate.Findings;
using MqttCertGate.Manifests;
using MqttCertGate.Rules;
using MqttCertGate.Subjects;
using MqttCertGate.X509;
using Pki = MqttCertGate.TestPki.Pki;

namespace MqttCertGate.Tests.Subjects;

/// <summary>What is kept of the certificates of a run.</summary>
public sealed class DeploymentTests
{
    private static readonly SourceLocation Manifest = SourceLocation.StartOf("/repo/mqttcertgate.yml");

    [Theory]
    [InlineData(Deployment.MaximumModuli, 1000, "The run has 10000 RSA keys, and whether two share a prime was not evaluated; at most 1000 are compared ('maximumModuli').")]
    [InlineData(Deployment.MaximumModuli + 1, 1000, "The run has more than 10000 RSA keys, and whether two share a prime was not evaluated; at most 1000 are compared ('maximumModuli').")]
    [InlineData(Deployment.MaximumModuli + 100, 20_000, "The run has more than 10000 RSA keys, and whether two share a prime was not evaluated; at most 10000 are compared ('maximumModuli').")]
    public void Of_moduli_that_nobody_compares_no_more_are_kept(int count, int maximum, string expected)
    {
        var deployment = new Deployment();

        deployment.Add(EntryOf(Keyed(count)));

        Assert.Equal(count, deployment.Certificates.Count);
        Assert.Equal(Math.Min(count, Deployment.MaximumModuli + 1), deployment.Certificates.Count(certificate => certificate.Modulus is not null));
        Assert.Equal([expected], SharedPrimesOf(deployment, maximum));
    }

    [Fact]
    public void A_modulus_is_kept_once_and_with_the_leaf_that_its_certificate_turns_out_to_be()
    {
        var deployment = new Deployment();
        var certificates = Keyed(2).ToList();

        deployment.Add(EntryOf([certificates[0], certificates[0]]));
        deployment.Add(EntryOf(certificates, leaf: certificates[0]));

        Assert.Equal([true, false], deployment.Certificates.Select(certificate => certificate.IsLeaf));
        Assert.All(deployment.Certificates, certificate => Assert.NotNull(certificate.Modulus));
    }

    [Fact]
    public void Certificates_share_a_key_and_not_only_its_hash_code()
    {
        var deployment = new Deployment();
        deployment.Add(EntryOf(Keyed(4)));
        var certificates = deployment.Certificates.ToList();

        var shared = Deployment.Sharing(certificates, certificate => new Key(certificates.IndexOf(certificate) is var index && index == 3 ? 1 : index));

        var alike = Assert.Single(shared);
        Assert.Equal([certificates[1], certificates[3]], alike);
    }

    [Fact]
    public void A_certificate_is_of_the_entry_that_its_match_makes()
    {
        var deployment = new Deployment();

        deployment.Add(EntryOf(Keyed(1), match: "devices/a.pem"));

        var violation = deployment.Certificates[0].ViolationWith(deployment.Certificates[0], "", "");
        Assert.Equal("fleet/devices/a.pem", violation.EntryName);
        Assert.Equal("The entry 'fleet/devices/a.pem'", violation.Related[1].Message);
    }

    /// <summary>A key whose hash code is that of all.</summary>
    private sealed record Key(int Number)
    {
        public override int GetHashCode() => 1;
    }

    private static IEnumerable<string> SharedPrimesOf(Deployment deployment, int maximum)
    {
        var layer = new RuleLayer([new RuleSetting(new Located<string>("MCG2014", Manifest), null, new Dictionary<string, object> { ["maximumModuli"] = maximum })]);
        var findings = new List<Finding>();
        RuleRunner.Run([deployment], RuleSet.Resolve(isPublic: false, layer), new ValidationTime(Pki.Now), findings);
        return findings.Where(finding => finding.Rule.Id == "MCG2014").Select(finding => finding.Violation.Message);
    }

    /// <summary>Certificates that differ in their RSA key only. Of the moduli nobody knows the factors; that they are one more than a multiple of all small primes shows that none is small.</summary>
    private static IEnumerable<Certificate> Keyed(int count)
    {
        var primes = BigInteger.One;
        for (var number = 3; number < 752; number += 2)
            primes *= BigInteger.GreatestCommonDivisor(primes, number).IsOne ? number : 1;
        var multiple = BigInteger.One << (int)(2047 - primes.GetBitLength());
        var model = Scenario.Intermediate.Client("device").With(template => template with { RawSpki = TestSpki.Rsa(Modulus(0), 65537) }).Der;
        var place = model.AsSpan().IndexOf(Octets(0));
        for (var index = 0; index < count; index++)
        {
            byte[] der = [.. model];
            Octets(index).CopyTo(der, place);
            yield return CertificateDecoder.Decode(der);
        }

        byte[] Octets(int index) => Modulus(index).ToByteArray(isUnsigned: true, isBigEndian: true);

        BigInteger Modulus(int index) => (2 * primes * (multiple + index)) + 1;
    }

    private static Entry EntryOf(IEnumerable<Certificate> certificates, Certificate? leaf = null, string? match = null)
    {
        List<PlacedCertificate> placed = [.. certificates.Select((certificate, index) => new PlacedCertificate(certificate, Manifest, index))];
        return new Entry
        {
            Declaration = new CertificateEntry { Name = new Located<string>("fleet", Manifest) },
            Match = match,
            Role = leaf is null ? Role.Ca : Role.Client,
            Place = Manifest,
            File = new Artifact
            {
                Path = "/repo/fleet.pem",
                NamedAt = Manifest,
                Length = 1,
                Sha256 = Sha256.Of([]),
                Format = ArtifactFormat.Pem,
                Certificates = placed,
            },
            Chain = [],
            Trust = [],
            Key = null,
            Leaf = placed.Find(certificate => certificate.Certificate == leaf),
        };
    }
}
