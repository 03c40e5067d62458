namespace MqttCertGate.X509;

/// <summary>The two forms of Time as RFC 5280 §4.1.2.5 restricts them: seconds present, no fraction, Z, a date the calendar has.</summary>
internal static class DerTime
{
    /// <summary>RFC 5280 §4.1.2.5.1: YYMMDDHHMMSSZ, where YY from 50 is 19YY.</summary>
    public static DateTime DecodeUtcTime(byte[] content)
    {
        const int length = 13;
        CheckForm(content, length, "UTCTime");
        var year = Number(content, 0, 2);
        return Decode(content, 2, year >= 50 ? 1900 + year : 2000 + year, "UTCTime");
    }

    /// <summary>RFC 5280 §4.1.2.5.2: YYYYMMDDHHMMSSZ.</summary>
    public static DateTime DecodeGeneralizedTime(byte[] content)
    {
        const int length = 15;
        CheckForm(content, length, "GeneralizedTime");
        return Decode(content, 4, Number(content, 0, 4), "GeneralizedTime");
    }

    private static void CheckForm(byte[] content, int length, string type)
    {
        var isRight = content.Length == length && content[length - 1] == 'Z';
        for (var index = 0; isRight && index < length - 1; index++)
            isRight = content[index] is >= (byte)'0' and <= (byte)'9';
        if (!isRight)
            throw new MalformedException($"the {type} is not {(length == 13 ? "YY" : "YYYY")}MMDDHHMMSSZ");
    }

    private static DateTime Decode(byte[] content, int index, int year, string type)
    {
        var month = Number(content, index, 2);
        var day = Number(content, index + 2, 2);
        var hour = Number(content, index + 4, 2);
        var minute = Number(content, index + 6, 2);
        var second = Number(content, index + 8, 2);
        var exists = year >= 1 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            && hour <= 23 && minute <= 59 && second <= 59;
        return exists
            ? new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc)
            : throw new MalformedException($"the {type} is not a date and time that exists");
    }

    private static int Number(byte[] content, int index, int digits)
    {
        var number = 0;
        for (var end = index + digits; index < end; index++)
            number = (number * 10) + (content[index] - '0');
        return number;
    }
}
