using MqttCertGate.Findings;
using MqttCertGate.Tool.Rendering;

namespace MqttCertGate.Tool.Tests.Rendering;

public sealed class CiCommandsTests
{
    // Every character that one of the two services reads as part of a command.
    private static readonly Finding Hostile = SampleReport.NotCovered with
    {
        Violation = SampleReport.NotCovered.Violation with
        {
            Message = "100 % of ::error::, ##vso[task.complete] and\na second line.",
            Location = SampleReport.Place("certs/a,b:c;d]e%f.pem", 3),
        },
    };

    [Fact]
    public void GitHub_is_told_of_each_line_at_fault()
    {
        Assert.Equal(
            [
                "::error file=deploy/certs/broker-eu.pem,line=2,col=1,title=MCG6001 validity.expired::broker-eu: The certificate 'mqtt.eu.example.com' expired on 2026-08-10 12:00:00 UTC.",
                "::error file=certs/a%2Cb%3Ac;d]e%25f.pem,line=3,col=1,title=MCG8001 id.host-coverage::broker-us: 100 %25 of ::error::, # #vso[task.complete] and a second line.",
                "::warning file=deploy/certs/broker-eu.pem,line=2,col=1,title=MCG6003 validity.expiring::It ends soon.",
            ],
            CiCommands.Of(SampleReport.Of(SampleReport.Expired, Hostile, SampleReport.Expiring), CiSystem.GitHub, "in the log"));
    }

    [Fact]
    public void Azure_is_told_of_each_line_at_fault()
    {
        Assert.Equal(
            [
                "##vso[task.logissue type=error;sourcepath=certs/a,b:c%3Bd%5De%AZP25f.pem;linenumber=3;columnnumber=1;code=MCG8001;]broker-us: 100 %AZP25 of ::error::, # #vso[task.complete] and a second line.",
                "##vso[task.logissue type=warning;sourcepath=deploy/certs/broker-eu.pem;linenumber=2;columnnumber=1;code=MCG6003;]It ends soon.",
            ],
            CiCommands.Of(SampleReport.Of(Hostile, SampleReport.Expiring), CiSystem.Azure, "in the log"));
    }

    [Theory]
    [InlineData(nameof(CiSystem.GitLab))]
    [InlineData(nameof(CiSystem.None))]
    public void Others_are_told_nothing(string system) =>
        Assert.Empty(CiCommands.Of(SampleReport.Of(SampleReport.Expired), Enum.Parse<CiSystem>(system), "in the log"));

    [Fact]
    public void What_is_allowed_or_a_note_is_not_told() => Assert.Empty(CiCommands.Of(
        SampleReport.Of(SampleReport.Allowed(SampleReport.Expired, 2026), SampleReport.Expiring with { Level = Level.Note }), CiSystem.GitHub, "in the log"));

    [Theory]
    [InlineData(10, 10, null)]
    [InlineData(11, 3, "::notice title=MqttCertGate::and 1 more in the log")]
    [InlineData(12, 13, "::notice title=MqttCertGate::and 5 more in the log")]
    public void GitHub_shows_ten_of_a_level_and_is_told_how_many_there_are_beyond(int errors, int warnings, string? more)
    {
        var commands = CiCommands.Of(
            SampleReport.Of([.. Enumerable.Repeat(SampleReport.Expired, errors), .. Enumerable.Repeat(SampleReport.Expiring, warnings)]), CiSystem.GitHub, "in the log").ToList();

        Assert.Equal(10, commands.Count(line => line.StartsWith("::error ", StringComparison.Ordinal)));
        Assert.Equal(Math.Min(warnings, 10), commands.Count(line => line.StartsWith("::warning ", StringComparison.Ordinal)));
        Assert.Equal(more, commands.Find(line => line.StartsWith("::notice ", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("GITHUB_ACTIONS", "true", nameof(CiSystem.GitHub))]
    [InlineData("TF_BUILD", "True", nameof(CiSystem.Azure))]
    [InlineData("GITLAB_CI", "true", nameof(CiSystem.GitLab))]
    [InlineData("GITHUB_ACTIONS", "", nameof(CiSystem.None))]
    [InlineData("CI", "true", nameof(CiSystem.None))]
    public void A_service_is_known_by_its_own_variable(string variable, string value, string expected) =>
        Assert.Equal(expected, CiCommands.SystemOf(name => name == variable ? value : null).ToString());
}
