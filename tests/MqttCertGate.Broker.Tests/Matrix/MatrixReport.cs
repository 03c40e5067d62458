using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using MqttCertGate.Findings;
using MqttCertGate.Manifests;
using MqttCertGate.Reporting;
using MqttCertGate.Tests.Clients;

namespace MqttCertGate.Tests.Matrix;

/// <summary>The matrix as Markdown.</summary>
internal static partial class MatrixReport
{
    /// <summary>What the project's README says of it.</summary>
    public static string Summary(IReadOnlyList<MatrixRow> rows)
    {
        var refused = rows.Count(row => row.Errors.Any());
        var harmless = rows.Count(Agreement.StopsNobody);
        var attempts = rows.Sum(row => row.Cells.Count).ToString("N0", CultureInfo.InvariantCulture);
        return $"{attempts} attempts with {rows.Count} sets of files: {rows.Count - refused} passed, {refused - harmless} refused that fail, {harmless} refused for compliance alone";
    }

    /// <param name="printed">What was printed before, whose versions are kept; null for those of the run.</param>
    public static string Print(MatrixRun run, IReadOnlyList<MatrixRow> rows, string? printed)
    {
        var programs = run.Brokers.Select(broker => ("broker", broker.Version)).Concat(run.Clients.Select(client => ("client", client.Version))).Distinct();
        var text = new StringBuilder($"""
            # What the gate says, and what brokers and clients do

            The test `MatrixTests` writes this page. It has the gate judge each set of artifacts, gives it to each broker, and has each client connect to it with the
            trust, the names and the client certificate that the set's manifest declares; every letter below is an attempt that was made, to the CONNACK of the broker.
            In all: {Summary(rows)}.

            ## Programs

            | | version |
            |---|---|
            {string.Join('\n', programs.Select(program => $"| {program.Item1} | {program.Version} |"))}

            ## How to read it

            A cell has a letter for each broker: {string.Join(", ", run.Brokers.Select(broker => broker.Name))}. **C** connected. **R** was refused, by the client or by the broker.
            **N**: the broker did not take the files, so that nobody listened. A small letter is about a broker or client that the manifest does not speak of: MQTTnet
            is spoken of by the overlay `dotnet-mqttnet`, Python by `python-3.13`, Chromium by `browser-wss`, `wss` by `transports`; the other clients always are.
            A dash: browsers do not trust what is built into devices, and ask their user which certificate to present, so Chromium is not tried there.

            What the gate passes has only **C** among its large letters, and what it refuses has an **R** or **N**; where not, it is listed at the end.

            """);
        foreach (var group in rows.GroupBy(row => row.Set.Group))
            PrintTable(text, group.Key, run.Clients, group);
        PrintLists(text, rows);
        var now = text.ToString().TrimEnd() + "\n";
        return printed is null ? now : Versions().Replace(now, _ => Versions().Match(printed).Value);
    }

    private static void PrintTable(StringBuilder text, string heading, IReadOnlyList<Client> clients, IEnumerable<MatrixRow> rows)
    {
        text.Append($"\n## {heading}\n\n| set | gate | {string.Join(" | ", clients.Select(client => $"{client.Name} `{Word(client.Transport)}`"))} |\n|---|---|{string.Concat(clients.Select(_ => ":-:|"))}\n");
        foreach (var row in rows)
            text.Append($"| {row.Set.Name} | {Verdict(row)} | {string.Join(" | ", clients.Select(client => Letters(row, client)))} |\n");
    }

    private static string Verdict(MatrixRow row)
    {
        var level = row.Findings.Where(finding => finding.IsActive && finding.Level > Level.Note).Select(finding => finding.Level).DefaultIfEmpty(Level.None).Max();
        return level == Level.None ? "passed" : $"{level.Word()} {string.Join(' ', row.Findings.Where(finding => finding.IsActive && finding.Level == level).Select(finding => finding.Rule.Id).Distinct())}";
    }

    private static string Letters(MatrixRow row, Client client)
    {
        var letters = row.Cells.Where(cell => cell.Client == client).Select(cell => cell.IsCovered ? Letter(cell.Outcome) : char.ToLowerInvariant(Letter(cell.Outcome)));
        return string.Concat(letters) is { Length: > 0 } tried ? tried : "–";
    }

    private static char Letter(Outcome outcome) => outcome switch
    {
        Outcome.Connected => 'C',
        Outcome.Refused => 'R',
        _ => 'N',
    };

    private static void PrintLists(StringBuilder text, IReadOnlyList<MatrixRow> rows)
    {
        text.Append("\n## Errors that stop nobody here\n\nThese rules are about what a service, a platform outside the matrix or a standard demands.\n\n| rule | source | why | sets |\n|---|---|---|---|\n");
        var harmless = rows.Where(Agreement.StopsNobody).SelectMany(row => row.Errors.Select(rule => (Rule: rule, row.Set.Name))).ToLookup(pair => pair.Rule, pair => pair.Name);
        foreach (var sets in harmless.OrderBy(sets => sets.Key.Id, StringComparer.Ordinal))
            text.Append($"| {sets.Key.Id} `{sets.Key.Name}` | [{sets.Key.Source}]({sets.Key.Source.Url}) | {Agreement.Compliance[sets.Key.Id]} | {string.Join("; ", sets)} |\n");
        text.Append("\n## Warnings that stop somebody\n\n| rule | who does not connect | why it is no error |\n|---|---|---|\n");
        foreach (var exception in Agreement.Exceptions)
            text.Append($"| {exception.Rule} | {(exception.Clients.Count == 0 ? "anybody" : string.Join(", ", exception.Clients))} | {exception.Reason} |\n");
    }

    private static string Word(Transport transport) => transport.ToString().ToLowerInvariant();

    [GeneratedRegex("(?<=\n## Programs\n\n).*?(?=\n## )", RegexOptions.Singleline)]
    private static partial Regex Versions();
}
