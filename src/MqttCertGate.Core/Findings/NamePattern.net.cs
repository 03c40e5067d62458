using System.Text.RegularExpressions;

namespace MqttCertGate.Findings;

internal sealed partial class NamePattern
{
    /// <summary>An engine that never goes back, and knows neither look-around nor back reference.</summary>
    private static partial Regex? Linear(string text)
    {
        try
        {
            return new Regex(text, Options | RegexOptions.NonBacktracking);
        }
        catch (NotSupportedException)
        {
            return null;
        }
    }
}
