namespace MqttCertGate.Findings;

/// <summary>How strongly a source demands what a rule checks (RFC 2119).</summary>
internal enum Keyword
{
    /// <summary>An absolute requirement.</summary>
    Must,
    /// <summary>A recommendation with known exceptions.</summary>
    Should,
    /// <summary>A choice.</summary>
    May,
}

/// <summary>The requirement a rule checks, and where it is written.</summary>
/// <param name="Document">The document's short name, "RFC 5280".</param>
/// <param name="Section">The section, without the word; empty for the whole document.</param>
/// <param name="Url">Where it can be read.</param>
internal sealed record Citation(string Document, string Section, Keyword Keyword, string Url)
{
    /// <summary>As printed: "RFC 5280 §4.2.1.9".</summary>
    public override string ToString() => Section.Length == 0 ? Document : $"{Document} §{Section}";
}

/// <summary>Citations of RFCs.</summary>
internal static class Rfc
{
    public static Citation Must(int number, string section) => Of(number, section, Keyword.Must);

    public static Citation Should(int number, string section) => Of(number, section, Keyword.Should);

    public static Citation May(int number, string section) => Of(number, section, Keyword.May);

    private static Citation Of(int number, string section, Keyword keyword) =>
        new($"RFC {number}", section, keyword, $"https://www.rfc-editor.org/rfc/rfc{number}#{(char.IsLetter(section[0]) ? "appendix" : "section")}-{section}");
}

/// <summary>Citations of the CA/Browser Forum's TLS Baseline Requirements.</summary>
internal static class BaselineRequirements
{
    public static Citation Must(string section) => Of(section, Keyword.Must);

    public static Citation Should(string section) => Of(section, Keyword.Should);

    private static Citation Of(string section, Keyword keyword) => new(
        "CA/B Forum TLS Baseline Requirements", section, keyword,
        "https://cabforum.org/working-groups/server/baseline-requirements/requirements/");
}

/// <summary>Citations of NIST SP 800-57 part 1, "Recommendation for Key Management".</summary>
internal static class Nist
{
    public static Citation Must(string section) => Of(section, Keyword.Must);

    public static Citation Should(string section) => Of(section, Keyword.Should);

    private static Citation Of(string section, Keyword keyword) =>
        new("NIST SP 800-57 part 1 revision 5", section, keyword, "https://doi.org/10.6028/NIST.SP.800-57pt1r5");
}

/// <summary>Citations of the Chrome Root Program Policy, version 1.8.</summary>
internal static class ChromeRootProgram
{
    public static Citation Must(string section) =>
        new("Chrome Root Program Policy 1.8", section, Keyword.Must, "https://googlechrome.github.io/chromerootprogram/");
}

/// <summary>Citations of Tencent Cloud's pages on TDMQ for MQTT; the number is the page's.</summary>
internal static class Tdmq
{
    public static Citation Must(int page = ServerCertificate) => Of(page, Keyword.Must);

    public static Citation Should(int page = ServerCertificate) => Of(page, Keyword.Should);

    /// <summary>"Configuring a custom server certificate".</summary>
    public const int ServerCertificate = 76736;

    /// <summary>"Configuring two-way authentication", with the limits per cluster.</summary>
    public const int MutualAuthentication = 76418;

    private static Citation Of(int page, Keyword keyword) => new(
        $"TDMQ for MQTT, page {page}", "", keyword, $"https://www.tencentcloud.com/document/product/1294/{page}");
}

/// <summary>A requirement of this project, for what no standard speaks of.</summary>
internal static class Design
{
    /// <summary>Fail closed: nothing unread or unchecked may pass.</summary>
    public static Citation Must(string topic) => Of(topic, Keyword.Must);

    public static Citation Should(string topic) => Of(topic, Keyword.Should);

    public static Citation May(string topic) => Of(topic, Keyword.May);

    private static Citation Of(string topic, Keyword keyword) =>
        new($"MqttCertGate: {topic}", "", keyword, RuleDescriptor.DocumentationUrl);
}
