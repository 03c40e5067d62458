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

    private const int Batch = MqttCertGate.Batch.Size;

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
    // To read an entry costs 4, for itself and for the three certificates, and those of a batch are read first; to judge one costs 2, for the two
    // issuers that are tried, and 20 for a finding.
    [InlineData((4 * Batch) - 1, 0)]
    [InlineData((4 * Batch) + (2 * 3) - 1, 0)]
    [InlineData((4 * Batch) + (2 * 3), 1)]
    [InlineData((4 * Batch) + (2 * 10) + 20 - 1, 1)]
    [InlineData((4 * Batch) + (2 * 10) + 20, 2)]
    public void A_run_that_costs_too_much_ends_between_two_entries(int maximumWork, int expired)
    {
        using var fleet = Fleet();
        var report = Check(fleet, maximumWork, isListed: true);

        Assert.Equal(Outcome.NotChecked, report.OutcomeAt(Level.Error));
        Assert.Equal(Expired.Take(expired), ExpiredOf(report));
        // Nothing is shown as judged that was not.
        Assert.Equal(expired, report.Inventory!.Entries.Count(entry => Expired.Contains(entry.Name)));
        // Of what was not read it is not known whether there is something.
        Assert.DoesNotContain(report.Findings, finding => finding.Violation.Message.Contains("matches no file", StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_that_another_entry_names_later_is_judged_for_that_one_too()
    {
        using var fleet = Fleet(Manifest + $"  one: {{ file: {Files[3]}, role: client, pki: private, trust: root.pem }}\n");

        var report = fleet.Check();

        Assert.Equal([.. Expired, "one"], ExpiredOf(report).Order(StringComparer.Ordinal));
        Assert.Equal((2 * Devices) + 1, report.CertificateCount);
        Assert.Single(report.Artifacts, file => file.Path.EndsWith(Files[3], StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_that_has_changed_until_another_entry_names_it_is_not_judged()
    {
        using var fleet = Fleet(Manifest + $$"""
              store: { file: store.p12, role: server, domains: [mqtt.example.com], pki: private, trust: root.pem, password-env: PASSWORD }
              one: { file: {{Files[3]}}, role: client, pki: private, trust: root.pem }

            """).File("store.p12", Containers.Server());

        var report = Gate.Check(new GateRequest
        {
            Manifests = [Path.Combine(fleet.Folder, Scenario.ManifestName)],
            RepositoryRoot = fleet.Folder,
            At = Pki.Now,
            ReadVariable = _ =>
            {
                fleet.File(Files[3], Pem.Chain(Authority.Client("another"), Authority));
                return Containers.Password;
            },
        });

        Assert.Equal(Outcome.NotChecked, report.OutcomeAt(Level.Error));
        Assert.Contains(report.Findings, finding => finding.Violation is { EntryName: "one", Message: "'devices/003.pem' has changed since it was first read." });
        Assert.Contains(Question.Content, report.Observations.Where(observation => observation.Answer == "changed during the run").Select(observation => observation.Question));
    }

    [Fact]
    public void What_a_file_holds_is_kept_no_longer_than_it_is_judged_but_for_CAs()
    {
        using var fleet = Fleet();
        var store = new ArtifactStore(new Repository(fleet.Folder), _ => null);
        var (first, second) = (Named(Files[0]), Named(Files[1]));
        var file = store.Read(fleet.Folder, first);

        store.Release(file);
        var again = store.Read(fleet.Folder, second with { Value = first.Value });

        Assert.NotSame(file, again);
        Assert.Equal((file.NamedAt, file.Sha256), (again.NamedAt, again.Sha256));
        Assert.NotSame(file.Certificates[0].Certificate, again.Certificates[0].Certificate);
        Assert.Equal(file.Certificates[0].Certificate, again.Certificates[0].Certificate);
        Assert.Same(file.Certificates[1].Certificate, again.Certificates[1].Certificate);

        // A third time nothing is worked on.
        store.Release(again);
        Assert.Same(again, store.Read(fleet.Folder, first));

        Located<string> Named(string path) => new(path, new SourceLocation("mqttcertgate.yml", path.Length, path[^5], 1, 1));
    }

    [Fact]
    public void What_is_beside_all_entries_is_one_of_them_too_in_any_batch()
    {
        using var fleet = Fleet(Manifest.Replace("root.pem", "devices/root.pem", StringComparison.Ordinal))
            .File("devices/000.pem", Scenario.Root.Pem).File("devices/root.pem", Scenario.Root.Pem.ReplaceLineEndings("\r\n"));

        var report = fleet.Check();

        Assert.Equal(Expired, ExpiredOf(report));
        Assert.Single(report.Findings, finding => finding.Violation.Location.Path.EndsWith("devices/root.pem", StringComparison.Ordinal) && finding.Rule.Id == "MCG1013");
    }

    [Fact]
    public void Few_files_of_each_of_many_folders_are_one_fleet()
    {
        using var fleet = Fleet("""
            version: 1
            profile: mosquitto
            certificates:
              fleet: { files: [devices/0*.pem, devices/1*.pem, devices/*5.pem, devices/2*.pem], role: client, pki: private, trust: root.pem }

            """);

        Assert.Equal(Expired, ExpiredOf(fleet.Check()).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_list_of_all_certificates_is_made_for_who_wants_it()
    {
        using var fleet = Fleet();

        Assert.Equal(Devices, Check(fleet, isListed: true).Inventory!.Entries.Count);
        Assert.Null(Check(fleet).Inventory);
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

    private static Scenario Fleet(string manifest = Manifest)
    {
        var fleet = new Scenario(manifest).File("root.pem", Scenario.Root.Pem);
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

    private static Report Check(Scenario fleet, long maximumWork = WorkAllowance.Usual, bool isObserved = false, bool isListed = false) => Gate.Check(new GateRequest
    {
        Manifests = [Path.Combine(fleet.Folder, Scenario.ManifestName)],
        RepositoryRoot = fleet.Folder,
        At = Pki.Now,
        MaximumWork = maximumWork,
        IsObserved = isObserved,
        IsListed = isListed,
    });

    private static string Text(Report report) =>
        string.Concat(report.Findings.Select(finding => $"{finding.Level} {finding.Rule.Id} {finding.Violation.Location} {finding.Violation.EntryName} {finding.Violation.Message}\n"));
}
