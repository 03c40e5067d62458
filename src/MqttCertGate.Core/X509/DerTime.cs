using System.Text;

namespace MqttCertGate.X509;

/// <summary>
/// The two forms of Time as RFC 5280 §4.1.2.5 restricts them: seconds present, no fraction, Z, a date the calendar has. What X.680 §46 and §47 allow
/// beyond and names one instant is read all the same, and is a fault.
/// </summary>
internal static class DerTime
{
    // RFC 5280 §4.1.2.5.1: YY from 50 is 19YY; the last year of a UTCTime.
    private const int FirstYear = 1950;
    private const int LastYear = 2049;

    // More of a fraction of a second than anybody writes.
    private const int MostFractionDigits = 9;

    /// <param name="name">The field's, for what is noted of it.</param>
    public static DateTime Decode(int tag, byte[] content, string name, ICollection<EncodingFault> faults)
    {
        var isUtc = tag == DerTag.UtcTime;
        var (type, form) = isUtc ? ("UTCTime", "YYMMDDHHMMSSZ") : ("GeneralizedTime", "YYYYMMDDHHMMSSZ");
        var text = Encoding.ASCII.GetString(content);
        if (!Parts.TryRead(text, isUtc, out var parts))
            throw new MalformedException($"the {type} is not {form}");

        var instant = InstantOf(parts) ?? throw new MalformedException($"the {type} is not a date and time that exists");
        if (text.Length != form.Length || text[text.Length - 1] != 'Z')
            faults.Add(new EncodingFault(EncodingFaultKind.TimeForm, $"{name} is the {type} '{text}', which is not {form}", name));
        if (!isUtc && instant.Year is >= FirstYear and <= LastYear)
            faults.Add(new EncodingFault(EncodingFaultKind.TimeType, $"{name} is the GeneralizedTime '{text}', which is before {LastYear + 1}", name));
        return instant;
    }

    /// <summary>Null where the calendar has no such instant. A fraction of a second is dropped.</summary>
    private static DateTime? InstantOf(in Parts parts)
    {
        var exists = parts.Year >= 1 && parts.Month is >= 1 and <= 12 && parts.Day >= 1 && parts.Day <= DateTime.DaysInMonth(parts.Year, parts.Month)
            && parts.Hour <= 23 && parts.Minute <= 59 && parts.Second <= 59 && parts.OffsetHours <= 23 && parts.OffsetMinutes <= 59;
        if (!exists)
            return null;

        var local = new DateTime(parts.Year, parts.Month, parts.Day, parts.Hour, parts.Minute, parts.Second, DateTimeKind.Utc);
        var ahead = new TimeSpan(parts.OffsetHours, parts.OffsetMinutes, 0);
        var ticks = parts.IsBehind ? local.Ticks + ahead.Ticks : local.Ticks - ahead.Ticks;
        return ticks >= DateTime.MinValue.Ticks && ticks <= DateTime.MaxValue.Ticks ? new DateTime(ticks, DateTimeKind.Utc) : null;
    }

    /// <summary>What a time says, each number as it stands there.</summary>
    private struct Parts
    {
        private readonly string text;
        private int position;
        private bool isRead;

        private Parts(string text)
        {
            this.text = text;
            isRead = true;
        }

        public int Year { get; private set; }

        public int Month { get; private set; }

        public int Day { get; private set; }

        public int Hour { get; private set; }

        public int Minute { get; private set; }

        public int Second { get; private set; }

        public int OffsetHours { get; private set; }

        public int OffsetMinutes { get; private set; }

        /// <summary>Whether the zone is behind UTC.</summary>
        public bool IsBehind { get; private set; }

        /// <summary>X.680 §47.3 and §46.2. Without a zone a time is local, and names no instant.</summary>
        public static bool TryRead(string text, bool isUtc, out Parts parts)
        {
            parts = new Parts(text);
            parts.Year = parts.Number(isUtc ? 2 : 4);
            if (isUtc)
                parts.Year += parts.Year >= FirstYear % 100 ? 1900 : 2000;
            (parts.Month, parts.Day, parts.Hour, parts.Minute) = (parts.Number(2), parts.Number(2), parts.Number(2), parts.Number(2));
            if (parts.IsDigit)
            {
                parts.Second = parts.Number(2);
                if (!isUtc)
                    parts.SkipFraction();
            }

            parts.ReadZone();
            return parts.isRead && parts.position == text.Length;
        }

        private readonly char Next => position < text.Length ? text[position] : '\0';

        private readonly bool IsDigit => Next is >= '0' and <= '9';

        private int Number(int digits)
        {
            var number = 0;
            for (; digits > 0; digits--)
            {
                isRead &= IsDigit;
                number = (10 * number) + Next - '0';
                position++;
            }

            return number;
        }

        private void SkipFraction()
        {
            if (Next is not ('.' or ','))
                return;
            var start = ++position;
            while (IsDigit)
                position++;
            isRead &= position - start is >= 1 and <= MostFractionDigits;
        }

        private void ReadZone()
        {
            var zone = Next;
            position++;
            if (zone is '+' or '-')
                (IsBehind, OffsetHours, OffsetMinutes) = (zone == '-', Number(2), Number(2));
            else
                isRead &= zone == 'Z';
        }
    }
}
