using System.Diagnostics;
using MqttCertGate.Findings;

namespace MqttCertGate.Tests.Regressions;

public sealed class ManifestFileTests
{
    [Theory]
    [InlineData("extends: link.yml\n")]
    [InlineData("profile: link.yml\n")]
    public void A_link_does_not_lead_a_manifest_out_of_the_repository(string key)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a privilege on Windows.");
        using var outside = new Scenario("version: 1\nsecret-of-another: repository\n");
        using var scenario = new Scenario($"version: 1\n{key}certificates: {{ broker: {{ file: server.pem }} }}\n");
        File.CreateSymbolicLink(Path.Combine(scenario.Folder, "link.yml"), Path.Combine(outside.Folder, Scenario.ManifestName));

        var finding = Assert.Single(scenario.Check().Findings);

        // Out of the repository, or over a link that this build cannot follow.
        Assert.Matches("^'link.yml' leads (out of the repository|over the symbolic link)", finding.Violation.Message);
    }

    [Fact]
    public async Task A_manifest_that_is_a_pipe_is_not_waited_for()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Pipes have no path in a folder on Windows.");
        using var scenario = new Scenario("");
        var manifest = Path.Combine(scenario.Folder, Scenario.ManifestName);
        File.Delete(manifest);
        using (var mkfifo = Process.Start("mkfifo", [manifest]))
            await mkfifo.WaitForExitAsync(TestContext.Current.CancellationToken);

        var report = await Task.Run(() => scenario.Check()).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        Assert.Equal(Outcome.NotChecked, report.OutcomeAt(Level.Error));
    }
}
