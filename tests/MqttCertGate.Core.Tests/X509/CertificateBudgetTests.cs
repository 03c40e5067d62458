using MqttCertGate.TestPki;
using MqttCertGate.X509;

namespace MqttCertGate.Tests.X509;

/// <summary>Both sides of every bound of <see cref="CertificateBudget"/>.</summary>
public sealed class CertificateBudgetTests
{
    private static readonly TestCertificate Authority = Pki.Root("Example Root CA").Intermediate("Example Issuing CA");
    private static readonly TestCertificate Server = Authority.Server("mqtt.example.com");

    [Theory]
    [InlineData(102_400, null)]
    [InlineData(102_401, "it has 102401 bytes, and at most 102400 are read")]
    public void Bytes(int count, string? fault) => Assert.Equal(fault, FaultOf([.. OfLength(count)]));

    [Theory]
    [InlineData(100, null)]
    [InlineData(101, "it has more than 100 extensions")]
    public void Extensions(int count, string? fault) => Assert.Equal(fault, FaultOf(Server.With(template => template with
    {
        Extensions = [.. Enumerable.Range(0, count).Select(number => new TestExtension($"1.3.6.1.4.1.99999.{number}", critical: false, [5, 0]))],
    }).Der));

    [Theory]
    [InlineData(100, null)]
    [InlineData(101, "it has more than 100 attributes in a name")]
    public void Attributes_of_a_name(int count, string? fault)
    {
        var units = Enumerable.Repeat(new TestNamePart(TestName.OrganizationalUnit, "a"), count).ToArray();

        Assert.Equal(fault, FaultOf(Server.With(template => template with { Subject = TestName.Of(units) }).Der));
        Assert.Equal(fault, FaultOf(Server.With(template => template with { Subject = TestName.OfRdns(units) }).Der));
    }

    [Theory]
    [InlineData(5_000, null)]
    [InlineData(5_001, "it has more than 5000 names")]
    public void Names(int count, string? fault) =>
        Assert.Equal(fault, CertificateDecoder.Decode(Server.With(TestExtension.SubjectAlternativeName(Many(count))).Der).SubjectAlternativeName.Fault);

    [Theory]
    [InlineData(5_000, null)]
    [InlineData(5_001, "it has more than 5000 subtrees")]
    public void Subtrees(int count, string? fault)
    {
        Assert.Equal(fault, CertificateDecoder.Decode(Authority.With(TestExtension.NameConstraints(Many(count), [])).Der).NameConstraints.Fault);
        Assert.Equal(fault, CertificateDecoder.Decode(Authority.With(TestExtension.NameConstraints([], Many(count))).Der).NameConstraints.Fault);
    }

    private static TestGeneralName[] Many(int count) => [.. Enumerable.Repeat(TestGeneralName.Dns("a.example"), count)];

    private static byte[] OfLength(int count)
    {
        // The lengths of all headers are the same from the first to the last, and a signature may vary.
        var filled = Filled(count - 1_000);
        return Filled(count - 1_000 + count - filled.Length);

        static byte[] Filled(int length) => Pki.Root("Example Root CA").With(TestKey.Ed25519).With(new TestExtension("1.3.6.1.4.1.99999.1", critical: false, new byte[length])).Der;
    }

    private static string? FaultOf(byte[] der)
    {
        try
        {
            CertificateDecoder.Decode(der);
            return null;
        }
        catch (MalformedException exception)
        {
            return exception.Message;
        }
    }
}
