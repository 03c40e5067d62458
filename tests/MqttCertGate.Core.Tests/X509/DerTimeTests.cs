using System.Text;
using MqttCertGate.X509;

namespace MqttCertGate.Tests.X509;

public sealed class DerTimeTests
{
    [Theory]
    [InlineData("260601120000Z", "2026-06-01T12:00:00Z")]
    [InlineData("491231235959Z", "2049-12-31T23:59:59Z")]
    [InlineData("500101000000Z", "1950-01-01T00:00:00Z")]
    [InlineData("000229000000Z", "2000-02-29T00:00:00Z")]
    public void Reads_UTCTime(string text, string instant) => Assert.Equal(instant, Format(DerTime.DecodeUtcTime(Encoding.ASCII.GetBytes(text))));

    [Theory]
    [InlineData("20500101000000Z", "2050-01-01T00:00:00Z")]
    [InlineData("99991231235959Z", "9999-12-31T23:59:59Z")]
    [InlineData("20240229000000Z", "2024-02-29T00:00:00Z")]
    public void Reads_GeneralizedTime(string text, string instant) =>
        Assert.Equal(instant, Format(DerTime.DecodeGeneralizedTime(Encoding.ASCII.GetBytes(text))));

    [Theory]
    [InlineData("")]
    [InlineData("2606011200Z")]
    [InlineData("260601120000")]
    [InlineData("260601120000z")]
    [InlineData("260601120000+0000")]
    [InlineData("260601120000.0Z")]
    [InlineData("26060112000 Z")]
    [InlineData("20260601120000Z")]
    public void Refuses_another_form_of_UTCTime(string text) =>
        Refuses(text, DerTime.DecodeUtcTime, "the UTCTime is not YYMMDDHHMMSSZ");

    [Theory]
    [InlineData("205001010000Z")]
    [InlineData("20500101000000.5Z")]
    [InlineData("20500101000000")]
    [InlineData("20500101000000+0100")]
    [InlineData("500101000000Z")]
    public void Refuses_another_form_of_GeneralizedTime(string text) =>
        Refuses(text, DerTime.DecodeGeneralizedTime, "the GeneralizedTime is not YYYYMMDDHHMMSSZ");

    [Theory]
    [InlineData("00000101000000Z")]
    [InlineData("20500001000000Z")]
    [InlineData("20501301000000Z")]
    [InlineData("20500100000000Z")]
    [InlineData("20500229000000Z")]
    [InlineData("20500431000000Z")]
    [InlineData("20500101240000Z")]
    [InlineData("20500101006000Z")]
    [InlineData("20500101000060Z")]
    public void Refuses_a_time_that_does_not_exist(string text) =>
        Refuses(text, DerTime.DecodeGeneralizedTime, "the GeneralizedTime is not a date and time that exists");

    [Fact]
    public void Answers_in_UTC() => Assert.Equal(DateTimeKind.Utc, DerTime.DecodeUtcTime("260601120000Z"u8.ToArray()).Kind);

    private static void Refuses(string text, Func<byte[], DateTime> decode, string fault) =>
        Assert.Equal(fault, Assert.Throws<MalformedException>(() => decode(Encoding.ASCII.GetBytes(text))).Message);

    private static string Format(DateTime instant) => instant.ToString("yyyy-MM-dd'T'HH:mm:ssK");
}
