namespace MqttCertGate.Reporting;

/// <summary>
/// Text for SARIF, whose messages are not plain: brackets make links (§3.11.6), braces make placeholders (§3.11.5), and code scanning reads
/// backticks as Markdown.
/// </summary>
internal static class SarifText
{
    public static string Name(string text) => WithoutMarkup(SafeText.Name(text));

    public static string Message(string text, int reserved = 0) => WithoutMarkup(SafeText.Message(text, reserved));

    /// <summary>The sentence ends with a full stop, as validators demand.</summary>
    public static string Sentence(string text) =>
        text.Length > 0 && text[text.Length - 1] == '.' ? text : text + ".";

    private static string WithoutMarkup(string text) =>
        text.Replace('[', '(').Replace('{', '(').Replace(']', ')').Replace('}', ')').Replace('`', '\'');
}
