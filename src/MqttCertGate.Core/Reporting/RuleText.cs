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
        """;

    /// <summary>The rule reference, by family; the anchor of a rule is its identifier in lower case.</summary>
    public static string Markdown(IReadOnlyList<RuleDescriptor> rules)
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
        yield return $"- Level: {rule.DefaultLevel.Word()}{ForPrivatePki(rule.PrivateLevel)}{(rule.OnByDefault ? "" : ", where a profile or manifest turns it on")}";
        foreach (var grade in rule.Grades)
            yield return $"- Level of its weaker form, {Escape(grade.Name)}: at most {grade.Ceiling.Word()}";
        foreach (var source in rule.AlsoIn.Prepend(rule.Source))
            yield return $"- Source: {Link(source)}{Demand(source.Keyword)}";
        foreach (var parameter in rule.Parameters)
            yield return $"- Parameter `{parameter.Name}` (default `{parameter.DefaultText}`): {Escape(parameter.Description)}";
    }

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

    private static string Demand(Keyword keyword) => keyword switch
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
