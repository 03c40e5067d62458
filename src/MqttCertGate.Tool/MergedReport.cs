using MqttCertGate.Findings;
using MqttCertGate.Reporting;

namespace MqttCertGate.Tool;

/// <summary>Reports of several repositories as one.</summary>
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
            RepositoryRoot = reports.Select(report => report.RepositoryRoot).Aggregate(CommonFolder),
            Rules = reports[0].Rules,
            Manifests = [.. reports.SelectMany(report => report.Manifests)],
            Artifacts = [.. reports.SelectMany(report => report.Artifacts)],
            NextRenewal = reports.Select(report => report.NextRenewal).OfType<DueRenewal>().MinBy(renewal => renewal.From),
            CertificateCount = reports.Sum(report => report.CertificateCount),
            Inventory = reports.Any(report => report.Inventory is null) ? null : Inventory.Of(
                reports.SelectMany(report => report.Inventory!.Entries), reports.SelectMany(report => report.Inventory!.Certificates)),
            Findings = findings,
        };
    }

    /// <summary>The deepest folder that holds both, or is one of them.</summary>
    private static string CommonFolder(string left, string right)
    {
        var folder = left;
        while (folder != right && RelativePath.Below(folder, right) is null && Path.GetDirectoryName(folder) is { } parent)
            folder = parent;
        return folder;
    }
}
