using System.Security.Cryptography;
using MqttCertGate.TestPki;

namespace MqttCertGate.Tests;

/// <summary>The other tests stand on certificates that never change.</summary>
public sealed class TestCertificateTests
{
    [Fact]
    public void Are_the_same_to_the_byte_in_every_run()
    {
        var rsa = Pki.Root("root").With(TestKey.Rsa2048A);

        AssertSha256("710522b143ef07ecf1df6ac2e64d5154849f157846a270276b38281f7c84cb00", Pki.Root("root").Intermediate("ca").Server("broker.example", "10.0.0.5"));
        AssertSha256("72166b318d719e17d8d0902c72030e9a41e73ea6ecd8144557f1ea5e2ae90181", Pki.Root("root").With(TestKey.P521).Client("device"));
        AssertSha256("43835fa9701423554c2dcea664fac546888fdb4bf80026590deb52240cc64667", rsa.Server("broker.example"));
        AssertSha256(
            "f9abfa7c71815dfb84827b6d25cc95ce043d9bded6c1f1f981c87c107037d3c6", rsa.Server("broker.example").With(template => template with { Scheme = SignatureScheme.RsaPssSha256 }));
        AssertSha256("26e1c5f5674e444ac6d234d39a8b84238032f999f0acdeb63d5d989352c14ca6", Pki.Root("root").With(TestKey.Ed25519));
    }

    [Fact]
    public void Are_written_as_the_platform_writes_pem()
    {
        var (root, other) = (Pki.Root("root"), Pki.Root("other"));

        Assert.Equal(
            $"{PemEncoding.WriteString("CERTIFICATE", root.Der)}\n{PemEncoding.WriteString("CERTIFICATE", other.Der)}\n", Pem.Chain(root, other));
    }

    private static void AssertSha256(string expected, TestCertificate certificate) =>
        Assert.Equal(expected, Convert.ToHexStringLower(SHA256.HashData(certificate.Der)));
}
