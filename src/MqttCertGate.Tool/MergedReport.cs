using MqttCertGate.Findings;

namespace MqttCertGate.Tool;

/// <summary>Reports of several repositories as one, for the console.</summary>
internal static class MergedReport
{
    public static Report Of(IReadOnlyList<Report> reports)
    {
        if (reports is [var only])
            return only;
        var findings = reports.SelectMany(report => report.Findings).ToList();
        findings.Sort(Finding.Compare);
        return new Report
        {
            At = reports[0].At,
            NextChange = reports.Min(report => report.NextChange),
            RepositoryRoot = reports[0].RepositoryRoot,
            Rules = reports[0].Rules,
            Manifests = [.. reports.SelectMany(report => report.Manifests)],
            Artifacts = [.. reports.SelectMany(report => report.Artifacts)],
            Certificates = [.. reports.SelectMany(report => report.Certificates)],
            CertificateCount = reports.Sum(report => report.CertificateCount),
            Inventory = new Lazy<Inventory>(() => Inventory.Of(
                reports.SelectMany(report => report.Inventory.Value.Entries), reports.SelectMany(report => report.Inventory.Value.Certificates))),
            Findings = findings,
        };
    }
}
