using System.Text.RegularExpressions;

namespace MqttCertGate.Findings;

/// <summary>A regular expression over names, which a user may have written so that it is slow. May be asked from several threads.</summary>
internal sealed partial class NamePattern
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    // Any name takes microseconds with an expression that is not slow.
    private static readonly TimeSpan Quickly = TimeSpan.FromMilliseconds(50);

    // A host name has at most 253 characters (RFC 1034 §3.1), so a second is ample.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly string text;
    private Regex? steady;

    private NamePattern(string text) => this.text = text;

    /// <summary>What a parameter has by default: any name but the empty one. It is seldom asked, and costs nothing until it is.</summary>
    public static NamePattern Any { get; } = new(".");

    private Regex Quick => field ??= new Regex(text, Options, Quickly);

    /// <exception cref="ArgumentException">It is not a regular expression.</exception>
    public static NamePattern Parse(string text)
    {
        var pattern = new NamePattern(text);
        _ = pattern.Quick;
        return pattern;
    }

    /// <summary>
    /// Whether a name is of the form; where that takes too long to tell, it is not. The engine whose time is linear gives the same answers; it is
    /// made only for an expression that needs it, since to make it takes longer than all else of a check.
    /// </summary>
    public bool Takes(string name)
    {
        var engine = steady;
        try
        {
            return (engine ?? Quick).IsMatch(name);
        }
        catch (RegexMatchTimeoutException) when (engine is null)
        {
            steady = Linear(text) ?? new Regex(text, Options, Patience);
            return Takes(name);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    /// <summary>As it is written.</summary>
    public override string ToString() => text;

    /// <summary>An engine whose time is linear in the length of the name; null where there is none for this expression.</summary>
    private static partial Regex? Linear(string text);
}
