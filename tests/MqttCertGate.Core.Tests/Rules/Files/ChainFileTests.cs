using MqttCertGate.Findings;
using MqttCertGate.Manifests;
using MqttCertGate.Rules;
using MqttCertGate.Subjects;
using MqttCertGate.TestPki;
using Pki = MqttCertGate.TestPki.Pki;

namespace MqttCertGate.Tests.Rules.Files;

public sealed class ChainFileTests : IDisposable
{
    private static readonly TestCertificate Root = Pki.Root("Example Root CA");
    private static readonly TestCertificate Server = Root.Server("mqtt.example.com");

    private readonly TemporaryRepository repository = new();

    public void Dispose() => repository.Dispose();

    [Theory]
    [InlineData(13107, null)]
    [InlineData(13108, "Note: The chain file has 13108 bytes, more than 80 % of the 16384 that are accepted.")]
    [InlineData(16384, "Note: The chain file has 16384 bytes, more than 80 % of the 16384 that are accepted.")]
    [InlineData(16385, "Error: The chain file has 16385 bytes; at most 16384 are accepted.")]
    public void The_bytes_of_the_file_are_compared_with_the_limit(int bytes, string? finding)
    {
        var text = Server.Pem.PadRight(bytes, '#');

        var findings = repository.File("server.pem", text).Entry("server.pem").FindingsOf(ChainFileTooLarge.Rule);

        Assert.Equal(finding is null ? [] : [finding], findings.Select(FileRules.Line));
        Assert.All(findings, found => Assert.Equal(repository.Named("server.pem").Location, found.Violation.Location));
    }

    [Fact]
    public void Line_ends_count_as_they_are()
    {
        var text = Server.Pem + string.Concat(Enumerable.Repeat("\r\n", 8000));

        Assert.Contains("has 16", repository.File("server.pem", text).Entry("server.pem").FindingsOf(ChainFileTooLarge.Rule)[0].Violation.Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5, null)]
    [InlineData(6, "Error: The chain file holds 6 certificates; at most 5 are accepted.")]
    public void Certificates_are_counted_with_the_root_and_repeated_ones(int certificates, string? finding)
    {
        var text = Server.Pem + string.Concat(Enumerable.Repeat(Root.Pem, certificates - 1));

        var findings = repository.File("server.pem", text).Entry("server.pem").FindingsOf(ChainFileTooLong.Rule);

        Assert.Equal(finding is null ? [] : [finding], findings.Select(FileRules.Line));
    }

    [Fact]
    public void The_first_certificate_beyond_the_limit_is_the_place()
    {
        var file = repository.File("server.pem", string.Concat(Enumerable.Repeat(Server.Pem, 7))).Entry("server.pem");

        Assert.Equal(file.File.Certificates[5].Location, Assert.Single(file.FindingsOf(ChainFileTooLong.Rule)).Violation.Location);
    }

    [Theory]
    [InlineData("Client")]
    [InlineData("Ca")]
    [InlineData("Trust")]
    public void Only_what_a_broker_serves_is_limited(string role)
    {
        var server = repository.File("server.pem", string.Concat(Enumerable.Repeat(Server.Pem, 40))).Entry("server.pem");
        var other = new Entry
        {
            Declaration = server.Declaration,
            Role = Enum.Parse<Role>(role),
            Place = server.Place,
            File = server.File,
            Chain = [],
            Trust = [],
            Key = null,
        };

        Assert.NotEmpty(server.FindingsOf(ChainFileTooLarge.Rule));
        Assert.Empty(other.FindingsOf(ChainFileTooLarge.Rule));
        Assert.Empty(other.FindingsOf(ChainFileTooLong.Rule));
    }

    [Fact]
    public void The_limits_hold_only_where_a_profile_sets_them() =>
        Assert.All([ChainFileTooLarge.Rule.Descriptor, ChainFileTooLong.Rule.Descriptor], (RuleDescriptor rule) => Assert.False(rule.OnByDefault));
}
