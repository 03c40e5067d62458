using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace MqttCertGate.X509;

/// <summary>
/// The two forms of Time as RFC 5280 §4.1.2.5 restricts them: seconds present, no fraction, Z, a date the calendar has. What X.680 §46 and §47 allow
/// beyond and names one instant is read all the same, and is a fault.
/// </summary>
internal static class DerTime
{
    private const string ToTheMinute = "(?<month>[0-9]{2})(?<day>[0-9]{2})(?<hour>[0-9]{2})(?<minute>[0-9]{2})";
    private const string Zone = @"(?<zone>Z|[+-](?<offsetHours>[0-9]{2})(?<offsetMinutes>[0-9]{2}))\z";

    // X.680 §47.3, §46.2. Without a zone a time is local, and names no instant; nine digits are more of a fraction than anybody writes.
    private static readonly Regex UtcForm = new(@"\A(?<year>[0-9]{2})" + ToTheMinute + "(?<second>[0-9]{2})?" + Zone);
    private static readonly Regex GeneralizedForm =
        new(@"\A(?<year>[0-9]{4})" + ToTheMinute + "((?<second>[0-9]{2})([.,][0-9]{1,9})?)?" + Zone);

    // RFC 5280 §4.1.2.5.1: YY from 50 is 19YY; the last year of a UTCTime.
    private const int FirstYear = 1950;
    private const int LastYear = 2049;

    /// <param name="name">The field's, for what is noted of it.</param>
    public static DateTime Decode(int tag, byte[] content, string name, ICollection<EncodingFault> faults)
    {
        var isUtc = tag == DerTag.UtcTime;
        var (type, form) = isUtc ? ("UTCTime", "YYMMDDHHMMSSZ") : ("GeneralizedTime", "YYYYMMDDHHMMSSZ");
        var text = Encoding.ASCII.GetString(content);
        var match = (isUtc ? UtcForm : GeneralizedForm).Match(text);
        if (!match.Success)
            throw new MalformedException($"the {type} is not {form}");

        var instant = InstantOf(match, isUtc) ?? throw new MalformedException($"the {type} is not a date and time that exists");
        if (text.Length != form.Length || match.Groups["zone"].Value != "Z")
            faults.Add(new EncodingFault(EncodingFaultKind.TimeForm, $"{name} is the {type} '{text}', which is not {form}", name));
        if (!isUtc && instant.Year is >= FirstYear and <= LastYear)
            faults.Add(new EncodingFault(EncodingFaultKind.TimeType, $"{name} is the GeneralizedTime '{text}', which is before {LastYear + 1}", name));
        return instant;
    }

    /// <summary>Null where the calendar has no such instant. A fraction of a second is dropped.</summary>
    private static DateTime? InstantOf(Match match, bool isUtc)
    {
        int Number(string part) => match.Groups[part] is { Length: > 0, Value: var digits } ? int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

        var year = Number("year");
        if (isUtc)
            year += year >= FirstYear % 100 ? 1900 : 2000;
        var (month, day, hour, minute, second) = (Number("month"), Number("day"), Number("hour"), Number("minute"), Number("second"));
        var (offsetHours, offsetMinutes) = (Number("offsetHours"), Number("offsetMinutes"));
        var exists = year >= 1 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            && hour <= 23 && minute <= 59 && second <= 59 && offsetHours <= 23 && offsetMinutes <= 59;
        if (!exists)
            return null;

        var local = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc);
        var ahead = new TimeSpan(offsetHours, offsetMinutes, 0);
        var ticks = match.Groups["zone"].Value[0] == '-' ? local.Ticks + ahead.Ticks : local.Ticks - ahead.Ticks;
        return ticks >= DateTime.MinValue.Ticks && ticks <= DateTime.MaxValue.Ticks ? new DateTime(ticks, DateTimeKind.Utc) : null;
    }
}
