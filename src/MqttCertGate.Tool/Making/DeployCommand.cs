using System.CommandLine;
using MqttCertGate.Findings;
using MqttCertGate.Identity;
using MqttCertGate.Manifests;
using MqttCertGate.Reporting;
using MqttCertGate.Tool.Rendering;

namespace MqttCertGate.Tool.Making;

/// <summary><c>mqttcertgate deploy</c>: what is left to be done by hand, filled in from the manifest.</summary>
internal static class DeployCommand
{
    // The steps are TDMQ's page 76736, steps 2 to 5.
    private const string Tdmq = "tdmq";

    /// <summary>The page's own advice.</summary>
    private const int TimeToLive = 600;

    private const string Description = """
        Show the steps that remain in the console of TDMQ for MQTT, filled in from the manifest: hosting, binding, DNS records and the default certificate.

          mqttcertgate deploy server

        Nothing is sent or changed.
        """;

    public static Command Create()
    {
        var (name, manifest, color) = (ManifestEntry.Argument(), ManifestEntry.Option(), CheckCommand.Color());
        var command = new Command("deploy", Description) { name, manifest, color };
        command.SetAction(result =>
        {
            var terminal = Terminal.Output(color.ValueIn(result));
            var display = new Display(Directory.GetCurrentDirectory(), terminal.Glyphs, Verbosity.Normal);
            terminal.Write(Text(ManifestEntry.Find(result.GetValue(name)!, result.GetValue(manifest), display), display));
            return (int)Outcome.Passed;
        });
        return command;
    }

    private static IReadOnlyList<Span> Text(ManifestEntry entry, Display display)
    {
        var broker = entry.Policy.Broker;
        if (!broker.Ids.Contains(Tdmq))
        {
            throw new CannotCheckException(
                $"The steps are known for the profile '{Tdmq}' only, and '{entry.Name}' is for {(broker.Documents.Count == 0 ? "none" : $"'{broker.Id}'; see {string.Join(" ", broker.Documents)}")}.");
        }

        if (entry.Declaration.Role?.Value is not (null or Role.Server or Role.Auto))
            throw new CannotCheckException($"'{entry.Name}' is no certificate of a server; only those are bound to a cluster.");

        var text = new StyledText();
        text.Line($"What remains for '{SafeText.Name(entry.Name)}' in the console of TDMQ for MQTT", Style.Strong);
        Step(text, 1, "Host the certificate in Tencent Cloud SSL Certificates: upload it as a server certificate.");
        text.Line($"     certificate  {display.Path(entry.File)}");
        text.Line($"     private key  {(entry.Declaration.Key is null ? "(the entry declares none)" : display.Path(entry.Key))}");

        Step(text, 2, "Bind it to the cluster in the MQTT console.");
        text.Line($"     Resource > Cluster: choose the region, then the ID of the cluster{(entry.Declaration.Cluster is { } cluster ? $", {SafeText.Name(cluster.Value)}" : "")}");
        text.Line("     Server Certificate > Bind Custom Certificate");
        text.Line("     Source: SSL Certificates; Server certificate: the one of step 1; Submit");

        Step(text, 3, "Have each domain resolve to the access point of the cluster.");
        WriteRecords(entry.Declaration.Domains, text);

        Step(text, 4, "Optional: switch off the default server certificate, so that only yours is served.");
        text.Line("     Server Certificate: Disable, in the operation column of the default server certificate; confirm");
        text.EndLine();
        text.Line("Source: https://www.tencentcloud.com/document/product/1294/76736");
        return text.Spans;
    }

    private static void Step(StyledText text, int number, string what)
    {
        text.EndLine();
        text.Line($"  {number}. {what}");
    }

    private static void WriteRecords(IReadOnlyList<Domain> domains, StyledText text)
    {
        var rows = domains.Where(domain => domain.Cname is not null)
            .Select(domain => (Host: domain.Name.Value, Type: "CNAME", Value: domain.Cname!.Value, TimeToLive: $"{TimeToLive}")).ToList();
        if (rows.Count > 0)
            rows.Insert(0, ("Host record", "Type", "Value", "TTL"));
        var (hosts, values) = (rows.Select(row => TextWidth.Of(row.Host)).DefaultIfEmpty().Max(), rows.Select(row => row.Value.Length).DefaultIfEmpty().Max());
        foreach (var (host, type, value, timeToLive) in rows)
            text.Line($"     {TextWidth.Pad(host, hosts)}  {type.PadRight("CNAME".Length)}  {value.PadRight(values)}  {timeToLive}");

        foreach (var domain in domains.Where(domain => domain.Cname is null))
        {
            text.Line(ReferenceIdentity.IsAddressText(domain.Name.Value)
                ? $"     {domain.Name.Value} is an address and needs no record"
                : $"     {domain.Name.Value} has no 'cname' in the manifest: point it to the cluster's access point, or leave it if it is one");
        }
    }
}
