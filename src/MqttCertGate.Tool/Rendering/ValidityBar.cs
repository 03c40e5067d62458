using MqttCertGate.Reporting;
using MqttCertGate.X509;

namespace MqttCertGate.Tool.Rendering;

/// <summary>The time a certificate is valid as a bar, with a mark where the instant of judgement lies in it.</summary>
internal static class ValidityBar
{
    // Both dates, the bar and a margin fit into 80 columns.
    private const int Cells = 40;

    /// <summary>The bar, and the line below it with the instant; that is empty where the instant is not within.</summary>
    public static (string Bar, string Mark) Of(Certificate certificate, ValidationTime time, Glyphs glyphs)
    {
        var (left, line, mark, right) = glyphs == Glyphs.Unicode ? ("├", '─', '┼', "┤") : ("|", '-', '+', "|");
        var (from, until) = (certificate.NotBefore.Day(), certificate.NotAfter.Day());
        string Bar(string cells, string remark = "") => $"{from} {left}{cells}{right} {until}{remark}";

        var empty = new string(line, Cells);
        if (time.HasPassed(certificate.NotAfter))
            return (Bar(empty, $"  EXPIRED, as of {time.Instant.Day()}"), "");
        if (!time.HasReached(certificate.NotBefore))
            return (Bar(empty, $"  NOT YET VALID, as of {time.Instant.Day()}"), "");

        var cell = (int)((time.Instant - certificate.NotBefore).Ticks / (double)(certificate.NotAfter - certificate.NotBefore).Ticks * (Cells - 1));
        var column = $"{from} {left}".Length + cell;
        var instant = $"as of {time.Instant.Day()}";
        return (Bar($"{empty[..cell]}{mark}{empty[(cell + 1)..]}"), $"{new string(' ', Math.Max(0, column - instant.Length + 1))}{instant}");
    }
}
