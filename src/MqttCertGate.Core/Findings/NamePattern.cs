using System.Text.RegularExpressions;

namespace MqttCertGate.Findings;

/// <summary>A regular expression over names, which a user may have written so that it is slow. May be asked from several threads.</summary>
internal sealed partial class NamePattern
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    // Any name takes microseconds with an expression that is not slow.
    private static readonly TimeSpan Quick = TimeSpan.FromMilliseconds(50);

    // A host name has at most 253 characters (RFC 1034 §3.1), so a second is ample.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Regex quick;
    private Regex? steady;

    private NamePattern(Regex quick) => this.quick = quick;

    /// <exception cref="ArgumentException">It is not a regular expression.</exception>
    public static NamePattern Parse(string text) => new(new Regex(text, Options, Quick));

    /// <summary>
    /// Whether a name is of the form; where that takes too long to tell, it is not. The engine whose time is linear gives the same answers; it is
    /// made only for an expression that needs it, since to make it takes longer than all else of a check.
    /// </summary>
    public bool Takes(string name)
    {
        try
        {
            return (steady ?? quick).IsMatch(name);
        }
        catch (RegexMatchTimeoutException) when (steady is null)
        {
            steady = Linear(ToString()) ?? new Regex(ToString(), Options, Patience);
            return Takes(name);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    /// <summary>As it is written.</summary>
    public override string ToString() => quick.ToString();

    /// <summary>An engine whose time is linear in the length of the name; null where there is none for this expression.</summary>
    private static partial Regex? Linear(string text);
}
