using System.Text.RegularExpressions;

namespace MqttCertGate.Findings;

/// <summary>Regular expressions over names, which a user may have written so that they are slow.</summary>
internal static partial class NamePattern
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    // A host name has at most 253 characters (RFC 1034 §3.1), so a second is ample.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <exception cref="ArgumentException">It is not a regular expression.</exception>
    public static Regex Parse(string text) => Linear(text) ?? new Regex(text, Options, Patience);

    /// <summary>Whether a name is of the form; where that takes too long to tell, it is not.</summary>
    public static bool Takes(this Regex pattern, string name)
    {
        try
        {
            return pattern.IsMatch(name);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    /// <summary>An engine whose time is linear in the length of the name; null where there is none for this expression.</summary>
    private static partial Regex? Linear(string text);
}
