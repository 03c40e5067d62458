using System.Text;
using System.Text.RegularExpressions;
using MqttCertGate.Findings;

namespace MqttCertGate.Reporting;

/// <summary>Prints rules as Markdown: the rule reference (RULES.md), and the help that code scanning shows beside an alert.</summary>
internal static class RuleText
{
    // A command or value in the quotes of house style, no apostrophe; or a character that Markdown reads as markup.
    private static readonly Regex Quoted = new(@"(?<!\w)'(?<code>[^'\r\n]+)'(?!\w)|[*<\[\]`\\]", RegexOptions.CultureInvariant);

    // By the first digit of the id.
    private static readonly string[] Families =
    [
        "The gate itself", "Files and encoding", "Keys", "Certificate fields", "Extensions", "Algorithms", "Validity", "Paths", "Names", "Roles",
    ];

    private const string Head = """
        # Rules

        Every rule of this version. Printed from the catalogue, so edit the rule and not this file:
        `MQTTCERTGATE_ACCEPT=1 dotnet test --project tests/MqttCertGate.Core.Tests` prints it anew.

        An identifier is never renamed or reused, and the identifier and the name are accepted alike.

        A certificate is issued by a CA. From the leaf, the certificate of a server or client, a path leads over intermediates, the CAs in between, to a root,
        which vouches for itself; a trust anchor is the CA that the other side was given to trust, mostly a root. A line such as
        `keyUsage = critical, digitalSignature` belongs into the file that `openssl x509 -req` takes as `-extfile`; a public CA writes such lines itself.
        """;

    /// <summary>The rule reference, by family; the anchor of a rule is its identifier in lower case.</summary>
    /// <param name="demands">What profiles and overlays make of the rules, by a rule's id.</param>
    /// <param name="examples">A finding of a rule, by its id: only tests make some, so that none is invented.</param>
    public static string Markdown(
        IReadOnlyList<RuleDescriptor> rules, ILookup<string, ProfileDemand> demands, IReadOnlyDictionary<string, string> examples)
    {
        var families = rules.OrderBy(rule => rule.Id, StringComparer.Ordinal).GroupBy(rule => Families[rule.Id["MCG".Length] - '0']).ToArray();
        var text = new StringBuilder();
        Paragraph(text, Head);
        foreach (var family in families)
        {
            Paragraph(text, $"**{family.Key}**");
            Paragraph(text, Lines(family.Select(rule =>
                $"- [{rule.Id}](#{rule.Id.ToLowerInvariant()}) `{rule.Name}`: {Escape(rule.Title)}")));
        }

        foreach (var family in families)
        {
            Paragraph(text, $"## {family.Key}");
            foreach (var rule in family)
            {
                Paragraph(text, $"### {rule.Id}");
                Paragraph(text, Section(rule));
                if (demands.Contains(rule.Id))
                    Paragraph(text, Lines(Table(rule, demands[rule.Id])));
                if (examples.TryGetValue(rule.Id, out var example))
                    Paragraph(text, $"A finding: *{Escape(SafeText.Message(example))}*");
            }
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    /// <summary>All there is to say of a rule, below its heading.</summary>
    public static string Section(RuleDescriptor rule)
    {
        var text = new StringBuilder();
        Paragraph(text, $"`{rule.Name}`: **{Escape(rule.Title)}.**");
        Paragraph(text, Escape(rule.Help.Trim()));
        Paragraph(text, Lines(Facts(rule)));
        return text.ToString().TrimEnd('\n');
    }

    private static IEnumerable<string> Facts(RuleDescriptor rule)
    {
        yield return $"- Level: {LevelOf(rule)}";
        foreach (var grade in rule.Grades)
            yield return $"- Level of its weaker form, {Escape(grade.Name)}: at most {grade.Ceiling.Word()}";
        foreach (var source in rule.AlsoIn.Prepend(rule.Source))
            yield return $"- Source: {Link(source)}{DemandOf(source)}";
        foreach (var parameter in rule.Parameters)
            yield return $"- Parameter `{parameter.Name}` (default {Code(DefaultOf(parameter))}): {Escape(parameter.Description)}";
    }

    /// <summary>The level a rule has by itself, in words.</summary>
    public static string LevelOf(RuleDescriptor rule) =>
        $"{rule.DefaultLevel.Word()}{ForPrivatePki(rule.PrivateLevel)}{(rule.OnByDefault ? "" : ", where a profile or manifest turns it on")}";

    /// <summary>The default of a parameter; an empty list has no text of its own.</summary>
    public static string DefaultOf(Parameter parameter) => parameter.DefaultText.Length == 0 ? "none" : parameter.DefaultText;

    private static IEnumerable<string> Table(RuleDescriptor rule, IEnumerable<ProfileDemand> demands)
    {
        yield return "| Profile or overlay | Level | Parameters | Source |";
        yield return "|---|---|---|---|";
        foreach (var demand in demands)
        {
            var parameters = string.Join("<br>", rule.Parameters
                .Where(parameter => demand.Parameters.ContainsKey(parameter.Name))
                .Select(parameter => $"{Code(parameter.Name)} {Cell(Code(Parameter.TextOf(demand.Parameters[parameter.Name])))}"));
            yield return $"| {Code(demand.Profile)} | {demand.Level.Word()} | {parameters} | {Cell(Escape(demand.Source))} |";
        }
    }

    private static string Code(string text) => $"`{text}`";

    // GitHub Flavored Markdown §4.10: a bar parts cells, in code too.
    private static string Cell(string text) => text.Replace("|", @"\|");

    private static string ForPrivatePki(Level? level) => level switch
    {
        null => "",
        Level.None => "; publicly trusted certificates only",
        { } other => $"; {other.Word()} for certificates that are not publicly trusted",
    };

    // Our own demands are written nowhere but here.
    private static string Link(Citation source) => source.Url == RuleDescriptor.DocumentationUrl
        ? Escape(source.ToString())
        : $"[{Escape(source.ToString())}]({source.Url})";

    /// <summary>How strongly a source demands it, to follow its name.</summary>
    public static string DemandOf(Citation source) => source.Keyword switch
    {
        Keyword.Must => ", a must",
        Keyword.Should => ", a should",
        _ => ", a may",
    };

    private static string Escape(string text) => Quoted.Replace(text, match =>
        match.Groups["code"] is { Success: true, Value: var code } ? $"`{code.Replace('`', '\'')}`" : $"\\{match.Value}");

    private static string Lines(IEnumerable<string> lines) => string.Join("\n", lines);

    private static void Paragraph(StringBuilder text, string content) => text.Append(content).Append("\n\n");
}
