using System.Globalization;
using MqttCertGate.Findings;
using MqttCertGate.Reporting;

namespace MqttCertGate.Manifests;

/// <summary>The forms of single values.</summary>
internal static class Values
{
    // A hundred years: no certificate lives longer, and no date leaves the calendar.
    private const int MaximumDays = 36_500;

    /// <summary>The shortest prefix of a SHA-256 that may stand for it.</summary>
    private const int ShortestPrefix = 8;

    private const int Sha256Digits = 64;

    public static readonly Form<Located<string>> Text = new ScalarForm<string>("a text on one line", TryText);

    /// <summary>Text that may run over several lines, as one.</summary>
    public static readonly Form<Located<string>> Prose = new ScalarForm<string>("a text", TryProse);

    public static readonly Form<Located<string>> Path = new PathForm();

    public static readonly Form<IReadOnlyList<Located<string>>> Paths = new ListForm<Located<string>>(Path, orOne: true);

    public static readonly Form<IReadOnlyList<Located<string>>> Names = new ListForm<Located<string>>(Text);

    /// <summary>The id of a built-in profile, or a path.</summary>
    public static readonly Form<Located<string>> ProfileName = new ProfileNameForm();

    public static readonly Form<IReadOnlyList<Located<string>>> ProfileNames = new ListForm<Located<string>>(ProfileName);

    public static readonly Form<Located<int>> Days = new ScalarForm<int>($"a number of days from 1d to {MaximumDays}d", TryDays, Pattern("^[0-9]+d$"));

    public static readonly Form<Located<RenewBefore>> RenewBefore = new ScalarForm<RenewBefore>(
        $"a percentage from 1% to 99% or a number of days from 1d to {MaximumDays}d", TryRenewBefore, Pattern("^[0-9]+[%d]$"));

    public static readonly Form<Located<DateTime>> Date = new ScalarForm<DateTime>("a date such as 2026-12-31", TryDate, Pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"));

    public static readonly Form<Located<string>> Sha256Prefix = new ScalarForm<string>(
        $"a SHA-256 or its first {ShortestPrefix} hexadecimal digits or more", TryPrefix);

    public static readonly Form<Located<Pin>> Pin = new ScalarForm<Pin>(
        $"a SHA-256 of {Sha256Digits} hexadecimal digits, or 'spki:' and such a SHA-256,", TryPin, Pattern($"^(spki:)?[0-9A-Fa-f]{{{Sha256Digits}}}$", "string", "number"));

    public static readonly Form<Located<string>> VariableName = new ScalarForm<string>("the name of an environment variable", TryVariableName, Pattern("^[A-Za-z_][A-Za-z0-9_]*$"));

    public static readonly Form<Located<string>> Url = new ScalarForm<string>("an http or https URL", TryUrl);

    public static readonly Form<Located<Level>> Level = Choice(
        Findings.Level.None, Findings.Level.Note, Findings.Level.Warning, Findings.Level.Error);

    /// <param name="types">What YAML may take such a text for: one of digits alone is a number there. None for text only.</param>
    private static Action<JsonText> Pattern(string pattern, params string[] types) => schema =>
    {
        schema.Property("type", types.DefaultIfEmpty("string"));
        schema.Property("pattern", pattern);
    };

    /// <summary>Members of an enumeration, in lower case.</summary>
    public static Form<Located<T>> Choice<T>(params T[] values)
        where T : struct, Enum =>
        new ChoiceForm<T>(values.Cast<object>().ToDictionary(value => $"{value}".ToLowerInvariant(), StringComparer.Ordinal));

    public static Form<Located<string>> Choice(params string[] words) =>
        new ChoiceForm<string>(words.Cast<object>().ToDictionary(word => (string)word, StringComparer.Ordinal));

    /// <summary>Whether it says something, on one line.</summary>
    public static bool IsText(string value) => !string.IsNullOrWhiteSpace(value) && !HoldsControl(value);

    private static bool HoldsControl(string value)
    {
        foreach (var character in value)
        {
            if (char.IsControl(character))
                return true;
        }

        return false;
    }

    private static bool TryText(YamlScalar scalar, out string value) => IsText(value = scalar.Text);

    private static bool TryProse(YamlScalar scalar, out string value)
    {
        value = string.Join(" ", scalar.Text.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
        return value.Length > 0 && !HoldsControl(value);
    }

    private static bool TryDays(YamlScalar scalar, out int value) => TryQuantity(scalar.Text, 'd', MaximumDays, out value);

    private static bool TryRenewBefore(YamlScalar scalar, out RenewBefore value)
    {
        value = TryQuantity(scalar.Text, '%', 99, out var percent) ? new RenewBefore(percent, null)
            : TryQuantity(scalar.Text, 'd', MaximumDays, out var days) ? new RenewBefore(null, days)
            : default;
        return value != default;
    }

    private static bool TryQuantity(string text, char unit, int maximum, out int value)
    {
        value = 0;
        var parts = text.Split(unit);
        return parts.Length == 2 && parts[1].Length == 0
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out value)
            && value >= 1 && value <= maximum;
    }

    // The year 9999 has no day after it, and a date is over when the day after it begins; the year 1 has none a year before it, from which on an
    // allowance may be given.
    private static bool TryDate(YamlScalar scalar, out DateTime value) =>
        DateTime.TryParseExact(
            scalar.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out value)
        && value.Year > DateTime.MinValue.Year && value.Year < DateTime.MaxValue.Year;

    private static bool TryPrefix(YamlScalar scalar, out string value)
    {
        value = scalar.Text.ToLowerInvariant();
        return value.Length is >= ShortestPrefix and <= Sha256Digits && value.All(IsHexadecimal);
    }

    private static bool TryPin(YamlScalar scalar, out Pin value)
    {
        const string ofPublicKey = "spki:";
        var isOfPublicKey = scalar.Text.StartsWith(ofPublicKey, StringComparison.Ordinal);
        var digest = (isOfPublicKey ? scalar.Text.Substring(ofPublicKey.Length) : scalar.Text).ToLowerInvariant();
        value = new Pin(digest, isOfPublicKey);
        return digest.Length == Sha256Digits && digest.All(IsHexadecimal);
    }

    private static bool IsHexadecimal(char character) => character is (>= '0' and <= '9') or (>= 'a' and <= 'f');

    // POSIX.1 §8.1: what every shell can set.
    private static bool TryVariableName(YamlScalar scalar, out string value)
    {
        value = scalar.Text;
        return value.Length > 0 && value[0] is not (>= '0' and <= '9')
            && value.All(character => character is '_' or (>= '0' and <= '9') or (>= 'A' and <= 'Z') or (>= 'a' and <= 'z'));
    }

    private static bool TryUrl(YamlScalar scalar, out string value)
    {
        value = scalar.Text;
        return Uri.TryCreate(value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https";
    }
}
