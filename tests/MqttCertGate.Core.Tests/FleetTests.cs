using MqttCertGate.Artifacts;
using MqttCertGate.Findings;
using MqttCertGate.Manifests;
using MqttCertGate.TestPki;
using Pki = MqttCertGate.TestPki.Pki;

namespace MqttCertGate.Tests;

/// <summary>A fleet is read and judged on several threads, and nothing of what is said of it shows that.</summary>
public sealed class FleetTests
{
    // More than one batch, and far more than is done on one thread.
    private const int Devices = 300;

    private const string Manifest = """
        version: 1
        profile: mosquitto
        certificates:
          fleet: { files: devices/*.pem, role: client, pki: private, trust: root.pem }

        """;

    private static readonly TestCertificate Authority = Scenario.Root.Intermediate("Device CA");

    private static readonly string[] Files = [.. Enumerable.Range(0, Devices).Select(FileOf)];

    [Fact]
    public void Every_file_is_judged()
    {
        using var fleet = Fleet();

        Assert.Equal(Expired, ExpiredOf(fleet.Check()));
    }

    [Fact]
    public void Every_run_says_the_same()
    {
        using var fleet = Fleet();
        var first = Text(fleet.Check());

        for (var run = 0; run < 5; run++)
            Assert.Equal(first, Text(fleet.Check()));
    }

    [Fact]
    public void What_all_entries_share_is_reported_once()
    {
        using var fleet = Fleet().File("root.pem", Scenario.Root.Pem.ReplaceLineEndings("\r\n"));

        Assert.Single(fleet.Check().Findings, finding => finding.Violation.Location.Path.EndsWith("root.pem", StringComparison.Ordinal));
    }

    [Theory]
    // To read an entry costs 4, for itself and for the three certificates, and all are read first; to judge one costs 2, for the two issuers that are
    // tried, and 20 for a finding.
    [InlineData((4 * Devices) - 1, 0)]
    [InlineData((4 * Devices) + (2 * 3) - 1, 0)]
    [InlineData((4 * Devices) + (2 * 3), 1)]
    [InlineData((4 * Devices) + (2 * 10) + 20 - 1, 1)]
    [InlineData((4 * Devices) + (2 * 10) + 20, 2)]
    public void A_run_that_costs_too_much_ends_between_two_entries(int maximumWork, int expired)
    {
        using var fleet = Fleet();
        var report = Check(fleet, maximumWork);

        Assert.Equal(Outcome.NotChecked, report.OutcomeAt(Level.Error));
        Assert.Equal(Expired.Take(expired), ExpiredOf(report));
    }

    [Fact]
    public void A_certificate_is_decoded_once_in_however_many_files_it_stands()
    {
        using var fleet = Fleet();
        var store = new ArtifactStore(new Repository(fleet.Folder), _ => null);
        var named = SourceLocation.StartOf(Path.Combine(fleet.Folder, Scenario.ManifestName));

        var files = store.ReadAll(fleet.Folder, Files.Select(file => new Located<string>(file, named)), passwordVariable: null);

        Assert.Equal(Devices, files.Count);
        Assert.Single(files.Select(file => file.Certificates[1].Certificate).Distinct());
        Assert.Equal(Files, files.Select(file => $"devices/{Path.GetFileName(file.Path)}"));
    }

    [Fact]
    public void A_store_among_many_files_is_opened_with_its_password()
    {
        using var fleet = Fleet().File("devices/store.p12", Containers.Server());
        var store = new ArtifactStore(new Repository(fleet.Folder), name => name == "PASSWORD" ? Containers.Password : null);
        var named = SourceLocation.StartOf(Path.Combine(fleet.Folder, Scenario.ManifestName));

        var files = store.ReadAll(fleet.Folder, Files.Append("devices/store.p12").Select(file => new Located<string>(file, named)), "PASSWORD");

        Assert.Equal(2, files[Devices].Certificates.Count);
        Assert.Empty(files[Devices].Defects);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_is_asked_of_the_file_system_is_kept_for_who_wants_it(bool isObserved)
    {
        using var fleet = Fleet();

        Assert.Equal(isObserved, Check(fleet, isObserved: isObserved).Observations.Count > Devices);
    }

    private static Scenario Fleet()
    {
        var fleet = new Scenario(Manifest).File("root.pem", Scenario.Root.Pem);
        for (var device = 0; device < Devices; device++)
        {
            var certificate = Authority.Client($"device-{device}");
            fleet.File(Files[device], Pem.Chain(
                IsExpired(device) ? certificate.Valid(Pki.Utc("2020-01-01T00:00:00Z"), Pki.Utc("2026-01-01T00:00:00Z")) : certificate, Authority));
        }

        return fleet;
    }

    private static IEnumerable<string> Expired => Enumerable.Range(0, Devices).Where(IsExpired).Select(device => $"fleet/{FileOf(device)}");

    private static IEnumerable<string?> ExpiredOf(Report report) =>
        report.Findings.Where(finding => finding.Rule.Id == "MCG6001").Select(finding => finding.Violation.EntryName);

    private static string FileOf(int device) => $"devices/{device:D3}.pem";

    private static bool IsExpired(int device) => device % 7 == 3;

    private static Report Check(Scenario fleet, long maximumWork = WorkAllowance.Usual, bool isObserved = false) => Gate.Check(new GateRequest
    {
        Manifests = [Path.Combine(fleet.Folder, Scenario.ManifestName)],
        RepositoryRoot = fleet.Folder,
        At = Pki.Now,
        MaximumWork = maximumWork,
        IsObserved = isObserved,
    });

    private static string Text(Report report) =>
        string.Concat(report.Findings.Select(finding => $"{finding.Level} {finding.Rule.Id} {finding.Violation.Location} {finding.Violation.EntryName} {finding.Violation.Message}\n"));
}
