using System.Globalization;
using System.Text;

namespace MqttCertGate.Tests.Conformance;

/// <summary>Prints how many cases of each group of a suite agree.</summary>
internal static class ResultsTable
{
    private static readonly Outcome[] Columns = [Outcome.Agrees, Outcome.Deviates, Outcome.SoftDeviates, Outcome.Skipped];

    public static string Markdown(string suite, IReadOnlyList<CaseResult> results)
    {
        var text = new StringBuilder($"\n## {suite}\n\n| group | agree | deviate | soft | skipped |\n|---|---|---|---|---|\n");
        foreach (var group in results.GroupBy(result => result.Group).OrderBy(group => group.Key, StringComparer.Ordinal))
            text.Append(Row(group.Key, [.. group]));
        return text.Append(Row("**all**", results)).ToString();
    }

    private static string Row(string name, IReadOnlyList<CaseResult> results) =>
        $"| {name} | {string.Join(" | ", Columns.Select(column => results.Count(result => result.Outcome == column).ToString(CultureInfo.InvariantCulture)))} |\n";
}
