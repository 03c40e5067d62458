using MqttCertGate.TestPki;

namespace MqttCertGate.Tests.Rules.Roles;

public sealed class RoleAssumedTests
{
    public static TheoryData<TestCertificate, string> Certificates => new()
    {
        { Scenario.Root, "The certificate 'Example Root CA' is judged as role 'ca', because it has CA:TRUE; 'role: ca' says it for good." },
        { Scenario.Good, "The certificate 'mqtt.example.com' is judged as role 'server', because the extended key usage is 'serverAuth'; 'role: server' says it for good." },
        { Scenario.Root.Client("device-7"), "The certificate 'device-7' is judged as role 'client', because the extended key usage is 'clientAuth'; 'role: client' says it for good." },
        {
            Scenario.Good.With(TestExtension.ExtendedKeyUsage(TestExtension.ServerAuth, TestExtension.ClientAuth)),
            "The certificate 'mqtt.example.com' is judged as role 'server', because the extended key usage is 'serverAuth, clientAuth'; 'role: server' says it for good."
        },
        { Scenario.Good.Without("2.5.29.37"), "The certificate 'mqtt.example.com' is judged as role 'server', because nothing in it says otherwise; 'role: server' says it for good." },
    };

    [Theory]
    [MemberData(nameof(Certificates))]
    public void The_certificate_itself_says_what_it_is_for(TestCertificate certificate, string expected)
    {
        using var scenario = new Scenario("version: 1\ncertificates: { x: { file: x.pem, role: auto } }\n").File("x.pem", certificate.Pem);

        Assert.Equal([$"note: {expected}"], scenario.FindingsOf("MCG9016"));
    }

    [Fact]
    public void A_role_that_is_declared_is_not_assumed()
    {
        using var scenario = new Scenario("version: 1\ncertificates: { x: { file: x.pem, role: ca } }\n").File("x.pem", Scenario.Root.Pem);

        Assert.Empty(scenario.FindingsOf("MCG9016"));
    }

    [Fact]
    public void The_matches_of_a_glob_are_spoken_of_once_for_each_role()
    {
        using var scenario = new Scenario("version: 1\ncertificates: { x: { files: '*.pem', role: auto } }\n")
            .File("a.pem", Scenario.Root.Client("device-1").Pem).File("b.pem", Scenario.Root.Client("device-2").Pem).File("c.pem", Scenario.Root.Pem).File("d.pem", "");

        Assert.Equal(
            [
                "note: The certificate 'Example Root CA' is judged as role 'ca', because it has CA:TRUE; 'role: ca' says it for good.",
                "note: 2 certificates are judged as role 'client', because the extended key usage is 'clientAuth'; 'role: client' says it for good.",
            ],
            scenario.FindingsOf("MCG9016").Order(StringComparer.Ordinal).Reverse());
    }
}
