using MqttCertGate.Artifacts;
using MqttCertGate.Findings;
using MqttCertGate.Manifests;
using MqttCertGate.Profiles;
using MqttCertGate.Rules;
using MqttCertGate.Tests.Scenarios;

namespace MqttCertGate.Tests.Profiles;

/// <summary>The profiles and overlays that come with the gate: their data, and for each something that passes and something that its own demand refuses.</summary>
public sealed class BuiltInProfileTests
{
    public static TheoryData<string, string> All => new(
        from kind in Enum.GetValues<ProfileKind>()
        from id in ProfileReader.BuiltIn(kind)
        select (kind.ToString(), id));

    [Fact]
    public void Ten_brokers_with_their_base_and_variant_and_six_kinds_of_client_are_built_in()
    {
        Assert.Equal(
            [
                "alibaba", "aws-iot-custom-domain", "azure-event-grid", "azure-iot-hub", "emqx", "emqx-cloud-byoc", "emqx-cloud-dedicated", "huawei-iotda",
                "managed-mqtt-5x16", "mosquitto", "rabbitmq", "tdmq",
            ],
            ProfileReader.BuiltIn(ProfileKind.Broker));
        Assert.Equal(
            ["apple", "browser-wss", "dotnet-mqttnet", "esp32-mbedtls", "public-ca-2026", "python-3.13"], ProfileReader.BuiltIn(ProfileKind.Clients));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Each_is_read_under_its_id_and_says_what_every_value_follows_from(string kind, string id)
    {
        var reading = Read(Enum.Parse<ProfileKind>(kind), id);

        Assert.Empty(ManifestFolder.Printed(reading.Problems));
        Assert.Empty(reading.Files);
        var profile = reading.Profile!;
        Assert.Equal(id, profile.Id);
        Assert.NotEmpty(profile.Revision);
        Assert.NotEmpty(profile.Documents);
        Assert.All(profile.Rules, rule =>
        {
            Assert.NotNull(rule.Source);
            Assert.True(rule is { Level: not null } or { Parameters.Count: > 0 } or { Note: not null }, rule.Rule.Value);
            Assert.Matches("^([A-Z].*[.])?$", rule.Note ?? "");
            Assert.DoesNotMatch("(?i)unverified", $"{rule.Source} {rule.Note}");
        });
        Assert.Equal(profile.Rules.Count, profile.Rules.Select(rule => (rule.Speaker, RuleCatalog.Find(rule.Rule.Value))).Distinct().Count());
    }

    [Fact]
    public void The_vendors_limits_are_in_the_profile_of_TDMQ()
    {
        var rules = Read(ProfileKind.Broker, "tdmq").Profile!.Rules.ToDictionary(rule => rule.Rule.Value, rule => rule.Parameters);

        Assert.Equal(5, rules["chain-file.count"]["maximumCertificates"]);
        Assert.Equal(16 * 1024, rules["chain-file.bytes"]["maximumBytes"]);
        Assert.Equal(3, rules["server.limits"]["maximumServerCertificates"]);
        Assert.Equal(32, rules["server.limits"]["maximumCaCertificates"]);
    }

    /// <summary>What meets or breaks a demand, and the finding; null where it passes.</summary>
    public static TheoryData<string, string?> Cases => new(
        from demand in ProfileDemands.All
        select (demand.Key, demand.Value.Finding));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Each_passes_what_meets_its_demands_and_refuses_what_does_not(string name, string? finding)
    {
        using var scenario = ProfileDemands.Repository(name);

        var found = scenario.Check().Findings.Select(found => $"{found.Rule.Id} {found.Level}: {found.Violation.Message}").ToList();

        if (finding is null)
            Assert.Empty(found);
        else
            Assert.Contains(finding, found);
    }

    [Fact]
    public void Every_profile_and_overlay_has_a_case_that_passes_and_one_that_does_not() => Assert.All(
        ProfileReader.BuiltIn(ProfileKind.Broker).Where(id => id != "managed-mqtt-5x16").Concat(ProfileReader.BuiltIn(ProfileKind.Clients)),
        id => Assert.True(ProfileDemands.All.ContainsKey(id) && ProfileDemands.All.Keys.Any(name => name.StartsWith($"{id}: ", StringComparison.Ordinal)), id));

    private static ProfileReading Read(ProfileKind kind, string id) =>
        ProfileReader.Read(kind, new Located<string>(id, SourceLocation.StartOf("/repository/m.yml")), "/repository", new Repository("/repository"));
}
