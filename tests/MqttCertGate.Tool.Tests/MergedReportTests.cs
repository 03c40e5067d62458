using MqttCertGate.Findings;

namespace MqttCertGate.Tool.Tests;

/// <summary>Reports of several repositories as one.</summary>
public sealed class MergedReportTests
{
    private static readonly DateTime Noon = new(2026, 8, 22, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void The_first_renewal_of_all_is_next()
    {
        var first = new DueRenewal("first", Noon.AddDays(1));

        Assert.Equal(first, MergedReport.Of([Of(null), Of(new DueRenewal("second", Noon.AddDays(2))), Of(first)]).NextRenewal);
        Assert.Null(MergedReport.Of([Of(null), Of(null)]).NextRenewal);
    }

    [Fact]
    public void What_is_listed_of_all_is_listed_and_nothing_where_one_has_no_list()
    {
        var entry = new ListedEntry("broker", CertificateRole.Server, SourceLocation.StartOf("/repository/mqttcertgate.yml"), "/repository/broker.pem", []);
        var listed = Of(null, Inventory.Of([entry], []));

        Assert.Equal([entry, entry], MergedReport.Of([listed, listed]).Inventory!.Entries);
        Assert.Null(MergedReport.Of([listed, Of(null)]).Inventory);
    }

    private static Report Of(DueRenewal? renewal, Inventory? inventory = null) => new()
    {
        At = Noon,
        NextChange = null,
        RepositoryRoot = "/repository",
        Rules = [],
        Manifests = [],
        Artifacts = [],
        NextRenewal = renewal,
        Inventory = inventory,
        CertificateCount = 0,
        Findings = [],
    };
}
