using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using MqttCertGate.Tests;
using MqttCertGate.Tool.Reports;

namespace MqttCertGate.Tool.Tests.Reports;

/// <summary>What a calendar program imports, as another program's reader sees it.</summary>
public sealed class CalendarReportTests
{
    public static IEnumerable<TheoryDataRow<string>> Cases => ReportCases.Names;

    public static TheoryData<string> Hostile => HostileReport.Texts;

    [Fact]
    public void Is_what_it_was() =>
        Golden.Verify(ReportCases.GoldenFile("tdmq-server.expected.ics"), Ics(ReportCases.Of("tdmq-server")).Replace("\r\n", "\n", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Has_a_day_to_renew_each_leaf_and_one_on_which_each_certificate_ends(string name)
    {
        var content = ReportCases.Of(name);

        var events = Read(Ics(content));

        var expected = content.Inventory.Certificates.SelectMany(certificate => new[]
        {
            (Uid: $"{certificate.Facts.Sha256}-renew@mqttcertgate", Day: certificate.RenewFrom),
            (Uid: $"{certificate.Facts.Sha256}-end@mqttcertgate", Day: certificate.Facts.NotAfter),
        }).Where(one => one.Day is { Year: < 9999 });
        Assert.Equal(
            expected.Select(one => (one.Uid, DateOnly.FromDateTime(one.Day!.Value))),
            events.Select(one => (one.Uid!, one.DtStart!.Date)));
        Assert.All(events, one => Assert.Equal(content.Report.At, one.DtStamp!.AsUtc));
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Says_what_a_certificate_says_and_no_more(string text)
    {
        var ics = Ics(HostileReport.Of(text));

        var events = Read(ics);

        Assert.Equal(2, events.Count);
        string[] properties = ["BEGIN", "UID", "DTSTAMP", "DTSTART", "TRANSP", "SUMMARY", "DESCRIPTION", "END"];
        Assert.Equal(
            ["BEGIN", "VERSION", "PRODID", "CALSCALE", "X-WR-CALNAME", .. properties, .. properties, "END"],
            ics.Replace("\r\n ", "", StringComparison.Ordinal).TrimEnd().Split("\r\n").Select(line => line.Split(':', ';')[0]));
        Assert.All(events, one => Assert.DoesNotContain(one.Summary!, char.IsControl));
        Assert.EndsWith(" ends", events[1].Summary!, StringComparison.Ordinal);
        Assert.All(ics.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.DoesNotContain('\n', ics.Replace("\r\n", "", StringComparison.Ordinal));
    }

    [Fact]
    public void Text_is_escaped() => Assert.Equal("Renew a\\n; c,d (a\\n; c,d)", Read(Ics(HostileReport.Of("a\\n; c,d")))[0].Summary);

    private static string Ics(ReportContent content) => ReportCases.Print(CalendarReport.Write, content);

    private static List<CalendarEvent> Read(string ics) => [.. Assert.Single(CalendarCollection.Load(ics)).Events];
}
