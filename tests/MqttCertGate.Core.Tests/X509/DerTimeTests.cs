using System.Text;
using MqttCertGate.X509;

namespace MqttCertGate.Tests.X509;

public sealed class DerTimeTests
{
    [Theory]
    [InlineData(DerTag.UtcTime, "260601120000Z", "2026-06-01T12:00:00Z")]
    [InlineData(DerTag.UtcTime, "491231235959Z", "2049-12-31T23:59:59Z")]
    [InlineData(DerTag.UtcTime, "500101000000Z", "1950-01-01T00:00:00Z")]
    [InlineData(DerTag.UtcTime, "000229000000Z", "2000-02-29T00:00:00Z")]
    [InlineData(DerTag.GeneralizedTime, "19491231235959Z", "1949-12-31T23:59:59Z")]
    [InlineData(DerTag.GeneralizedTime, "20500101000000Z", "2050-01-01T00:00:00Z")]
    [InlineData(DerTag.GeneralizedTime, "20520229000000Z", "2052-02-29T00:00:00Z")]
    [InlineData(DerTag.GeneralizedTime, "99991231235959Z", "9999-12-31T23:59:59Z")]
    public void Reads_both_types(int tag, string text, string instant)
    {
        var (read, faults) = Decode(tag, text);

        Assert.Equal((instant, DateTimeKind.Utc), (read.ToString("yyyy-MM-dd'T'HH:mm:ssK"), read.Kind));
        Assert.Empty(faults);
    }

    [Theory]
    [InlineData(DerTag.UtcTime, "2606011200Z", "2026-06-01T12:00:00Z")]
    [InlineData(DerTag.UtcTime, "260601120000+0000", "2026-06-01T12:00:00Z")]
    [InlineData(DerTag.UtcTime, "260601120000+0130", "2026-06-01T10:30:00Z")]
    [InlineData(DerTag.UtcTime, "2606011200-0500", "2026-06-01T17:00:00Z")]
    [InlineData(DerTag.GeneralizedTime, "205001010000Z", "2050-01-01T00:00:00Z")]
    [InlineData(DerTag.GeneralizedTime, "20500101000000.5Z", "2050-01-01T00:00:00Z")]
    [InlineData(DerTag.GeneralizedTime, "20500101000000,123456789Z", "2050-01-01T00:00:00Z")]
    [InlineData(DerTag.GeneralizedTime, "20500101000000-0100", "2050-01-01T01:00:00Z")]
    public void Reads_what_names_an_instant_otherwise_and_says_so(int tag, string text, string instant)
    {
        var (read, faults) = Decode(tag, text);

        var form = tag == DerTag.UtcTime ? "the UTCTime '" + text + "', which is not YYMMDDHHMMSSZ" : "the GeneralizedTime '" + text + "', which is not YYYYMMDDHHMMSSZ";
        Assert.Equal(instant, read.ToString("yyyy-MM-dd'T'HH:mm:ssK"));
        Assert.Equal([new EncodingFault(EncodingFaultKind.TimeForm, $"notAfter is {form}", "notAfter")], faults);
    }

    [Theory]
    [InlineData("19500101000000Z", true)]
    [InlineData("20491231235959Z", true)]
    [InlineData("19491231235959Z", false)]
    [InlineData("20500101000000Z", false)]
    public void A_GeneralizedTime_is_for_years_that_no_UTCTime_has(string text, bool isFault) => Assert.Equal(
        isFault ? [new EncodingFault(EncodingFaultKind.TimeType, $"notAfter is the GeneralizedTime '{text}', which is before 2050", "notAfter")] : [],
        Decode(DerTag.GeneralizedTime, text).Faults);

    [Theory]
    [InlineData("")]
    [InlineData("260601120000")]
    [InlineData("260601120000z")]
    [InlineData("260601120000.0Z")]
    [InlineData("26060112000 Z")]
    [InlineData("26060112000\u0660Z")]
    [InlineData("260601120000Z\n")]
    [InlineData("260601120000+00")]
    [InlineData("20260601120000Z")]
    public void Refuses_another_form_of_UTCTime(string text) => Refuses(DerTag.UtcTime, text, "the UTCTime is not YYMMDDHHMMSSZ");

    [Theory]
    [InlineData("2050010100Z")]
    [InlineData("20500101000000")]
    [InlineData("205001010000.5Z")]
    [InlineData("20500101000000.Z")]
    [InlineData("20500101000000.1234567890Z")]
    public void Refuses_another_form_of_GeneralizedTime(string text) => Refuses(DerTag.GeneralizedTime, text, "the GeneralizedTime is not YYYYMMDDHHMMSSZ");

    [Theory]
    [InlineData("00000101000000Z")]
    [InlineData("500101000000Z")]
    [InlineData("20500001000000Z")]
    [InlineData("20501301000000Z")]
    [InlineData("20500100000000Z")]
    [InlineData("20500229000000Z")]
    [InlineData("20500431000000Z")]
    [InlineData("20500101240000Z")]
    [InlineData("20500101006000Z")]
    [InlineData("20500101000060Z")]
    [InlineData("20500101000000+2400")]
    [InlineData("20500101000000+0060")]
    [InlineData("00010101000000+0100")]
    [InlineData("99991231235959-0001")]
    public void Refuses_a_time_that_does_not_exist(string text) => Refuses(DerTag.GeneralizedTime, text, "the GeneralizedTime is not a date and time that exists");

    private static (DateTime Instant, IReadOnlyList<EncodingFault> Faults) Decode(int tag, string text)
    {
        var faults = new List<EncodingFault>();
        return (DerTime.Decode(tag, Encoding.UTF8.GetBytes(text), "notAfter", faults), faults);
    }

    private static void Refuses(int tag, string text, string fault) =>
        Assert.Equal(fault, Assert.Throws<MalformedException>(() => Decode(tag, text)).Message);
}
