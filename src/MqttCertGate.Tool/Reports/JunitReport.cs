using System.Globalization;
using System.Xml;
using MqttCertGate.Findings;
using MqttCertGate.Reporting;
using MqttCertGate.Tool.Rendering;

namespace MqttCertGate.Tool.Reports;

/// <summary>
/// The report as JUnit XML, in the form that Jenkins' schema (junit-10.xsd) has: a suite for each manifest, a case for each entry and one for the
/// manifest itself. A case fails once, whatever fails in it, and says all in the element's text, which is what GitLab shows.
/// </summary>
internal sealed class JunitReport
{
    private readonly ReportContent content;
    private readonly XmlWriter xml;

    private JunitReport(ReportContent content, XmlWriter xml)
    {
        this.content = content;
        this.xml = xml;
    }

    public static void Write(ReportContent content, TextWriter output)
    {
        // The writer's own declaration names the encoding of a string, which is not the file's.
        output.Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        using (var xml = XmlWriter.Create(output, new XmlWriterSettings { OmitXmlDeclaration = true, Indent = true, NewLineChars = "\n", CloseOutput = false }))
            new JunitReport(content, xml).Write();
        output.Write('\n');
    }

    private void Write()
    {
        var suites = Suites();
        xml.WriteStartElement("testsuites");
        WriteCounts("mqttcertgate", [.. suites.SelectMany(suite => suite.Cases)]);
        foreach (var (name, cases) in suites)
        {
            xml.WriteStartElement("testsuite");
            WriteCounts(name, cases);
            xml.WriteAttributeString("skipped", "0");
            xml.WriteAttributeString("timestamp", content.Report.At.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture));
            foreach (var one in cases)
                Write(one, name);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private void WriteCounts(string name, IReadOnlyList<Case> cases)
    {
        xml.WriteAttributeString("name", name);
        xml.WriteAttributeString("tests", Text(cases.Count));
        xml.WriteAttributeString("failures", Text(cases.Count(one => one.Result == Result.Failed)));
        xml.WriteAttributeString("errors", Text(cases.Count(one => one.Result == Result.NotChecked)));
        // How long it took would make every file another one.
        xml.WriteAttributeString("time", "0");
    }

    private void Write(Case one, string suite)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("name", one.Name);
        xml.WriteAttributeString("classname", suite);
        xml.WriteAttributeString("time", "0");
        if (one.Result != Result.Passed)
        {
            var first = one.Failing[0];
            xml.WriteStartElement(one.Result == Result.Failed ? "failure" : "error");
            xml.WriteAttributeString("message", SafeText.Message(first.Violation.Message) + (one.Failing.Count > 1 ? $" And {one.Failing.Count - 1} more." : ""));
            xml.WriteAttributeString("type", $"{first.Rule.Id} {first.Rule.Name}");
            xml.WriteString(Lines(one.Failing.SelectMany(finding => new[] { Line(finding), $"  help: {SafeText.Message(FindingText.Help(finding))}" })));
            xml.WriteEndElement();
        }

        if (one.Others.Count > 0)
            xml.WriteElementString("system-out", Lines(one.Others.Select(Line)));
        xml.WriteEndElement();
    }

    private string Line(Finding finding) => CanonicalText.Line(finding, content.Report.RepositoryRoot);

    private static string Lines(IEnumerable<string> lines) => string.Concat(lines.Select(line => $"\n{line}")) + "\n";

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);

    private List<(string Name, IReadOnlyList<Case> Cases)> Suites()
    {
        var entries = content.Inventory.Entries.ToLookup(entry => entry.Place.Path, StringComparer.Ordinal);
        var manifests = content.Report.Manifests.Concat(entries.Select(ofManifest => ofManifest.Key)).Distinct(StringComparer.Ordinal).ToList();
        var findings = content.Report.Findings.ToLookup(finding => PlaceOf(finding, manifests, entries));
        return manifests.ConvertAll(manifest => (
            content.Display.Path(manifest),
            (IReadOnlyList<Case>)[
                // Of certificate files that are given by name there is no manifest.
                .. content.Report.Manifests.Contains(manifest) || findings.Contains((manifest, null))
                    ? (Case[])[CaseOf(Path.GetFileName(manifest), findings[(manifest, null)])]
                    : [],
                .. entries[manifest].Select(entry => entry.Name).Distinct(StringComparer.Ordinal).Select(name => CaseOf(name, findings[(manifest, name)])),
            ]));
    }

    /// <summary>The manifest a finding belongs to, and the entry; null for the manifest itself.</summary>
    private static (string Manifest, string? Entry) PlaceOf(Finding finding, List<string> manifests, ILookup<string, ListedEntry> entries)
    {
        var violation = finding.Violation;
        // A fault of a file names no entry: others may name the file too.
        var entry = manifests.SelectMany(manifest => entries[manifest]).FirstOrDefault(entry => violation.EntryName is { } name
            ? entry.Name == name && (violation.DeclaredAt is not { } declared || declared.Path == entry.Place.Path)
            : entry.File == violation.Location.Path);
        return entry is not null ? (entry.Place.Path, entry.Name) : (manifests.Find(manifest => manifest == (violation.DeclaredAt ?? violation.Location).Path) ?? manifests[0], null);
    }

    private Case CaseOf(string name, IEnumerable<Finding> findings)
    {
        var of = findings.ToLookup(Fails);
        return new Case(SafeText.Name(name), [.. of[true]], [.. of[false]]);
    }

    private bool Fails(Finding finding) =>
        IsUnchecked(finding) || (finding.IsActive && content.FailOn != Level.None && finding.Level >= content.FailOn);

    private static bool IsUnchecked(Finding finding) => finding is { Rule.IsMeta: true, Level: Level.Error };

    private enum Result
    {
        Passed,
        Failed,
        NotChecked,
    }

    private sealed record Case(string Name, IReadOnlyList<Finding> Failing, IReadOnlyList<Finding> Others)
    {
        public Result Result { get; } = Failing.Any(IsUnchecked) ? Result.NotChecked : Failing.Count > 0 ? Result.Failed : Result.Passed;
    }
}
