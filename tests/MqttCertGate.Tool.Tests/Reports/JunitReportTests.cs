using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using MqttCertGate.Findings;
using MqttCertGate.Tests;
using MqttCertGate.Tool.Reports;

namespace MqttCertGate.Tool.Tests.Reports;

/// <summary>What test dashboards read.</summary>
public sealed class JunitReportTests
{
    private static readonly XmlSchemaSet Schema = ReadSchema();

    public static IEnumerable<TheoryDataRow<string>> Cases => ReportCases.Names;

    public static TheoryData<string> Hostile => HostileReport.Texts;

    [Fact]
    public void Is_what_it_was() => Golden.Verify(ReportCases.GoldenFile("faulty-server.expected.xml"), Xml(ReportCases.Of("faulty-server")));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Satisfies_the_schema(string name) => Parse(Xml(ReportCases.Of(name)));

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Satisfies_the_schema_whatever_a_certificate_says(string text)
    {
        var cases = Parse(Xml(HostileReport.Of(text))).Descendants("testcase").ToList();

        Assert.Equal(2, cases.Count);
        Assert.All(cases, one => Assert.InRange(one.Attribute("name")!.Value.Length, 0, 200));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Counts_what_it_holds(string name)
    {
        var root = Parse(Xml(ReportCases.Of(name))).Root!;

        Assert.All([root, .. root.Elements()], level => Assert.Equal(
            (Count(level, "testcase"), Count(level, "failure"), Count(level, "error")),
            ((int)level.Attribute("tests")!, (int)level.Attribute("failures")!, (int)level.Attribute("errors")!)));
        Assert.Equal(Count(root, "testcase"), root.Descendants("testcase").Select(one => one.Attribute("name")!.Value).Distinct().Count());
    }

    [Theory]
    [InlineData("Error", "failure")]
    [InlineData("None", "system-out")]
    public void What_does_not_fail_is_output(string failOn, string expected)
    {
        var weak = Parse(Xml(ReportCases.Of("faulty-server", Enum.Parse<Level>(failOn)))).Descendants("testcase").Single(one => one.Attribute("name")!.Value == "weak");

        Assert.Contains("MCG2006", weak.Element(expected)!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void What_could_not_be_checked_is_an_error_whatever_fails()
    {
        var root = Parse(Xml(HostileReport.Of("broker") is var content ? new ReportContent(content.Report, Level.None) : null!)).Root!;

        Assert.Equal((0, 1), (Count(root, "failure"), Count(root, "error")));
    }

    private static int Count(XElement element, string name) => element.Descendants(name).Count();

    private static string Xml(ReportContent content) => ReportCases.Print(JunitReport.Write, content);

    private static XDocument Parse(string xml)
    {
        Assert.StartsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites ", xml, StringComparison.Ordinal);
        var document = XDocument.Parse(xml, LoadOptions.PreserveWhitespace);
        document.Validate(Schema, (_, fault) => Assert.Fail(fault.Message));
        return document;
    }

    private static XmlSchemaSet ReadSchema()
    {
        var schema = new XmlSchemaSet();
        using var reader = XmlReader.Create(ReportCases.GoldenFile("junit.xsd"));
        schema.Add(null, reader);
        return schema;
    }
}
