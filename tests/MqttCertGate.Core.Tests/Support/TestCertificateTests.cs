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

        AssertSha256("6f60a3e1bfe138153b8fe0ea710f405dcfaa188fb7653a46fe124f6330f9eacb", Pki.Root("root").Intermediate("ca").Server("broker.example", "10.0.0.5"));
        AssertSha256("8d0caed244f48c325b570e22351d471666637b778d353a45e122ace0861a3f29", Pki.Root("root").With(TestKey.P521).Client("device"));
        AssertSha256("115a2c23e04419f9a6f296ef16ccb957407592bb10893331c5b5deeccbc2f0e7", rsa.Server("broker.example"));
        AssertSha256(
            "68d91eff018f59c804169fe4c9144aed68e0e271d89dcda567927b984313750f", rsa.Server("broker.example").With(template => template with { Scheme = SignatureScheme.RsaPssSha256 }));
        AssertSha256("817f575a40f4016a3f64a51e773f90eede7f4ff7773f6c3a49d5b85f613eb3f0", Pki.Root("root").With(TestKey.Ed25519));
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
