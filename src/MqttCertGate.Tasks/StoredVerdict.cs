using System.Text;
using MqttCertGate.Findings;
using MqttCertGate.Reporting;

namespace MqttCertGate.Tasks;

/// <summary>A verdict as it is kept between builds: what is logged of it, and all that it rests on.</summary>
/// <param name="At">The instant (UTC) it was given for.</param>
/// <param name="NextChange">The instant (UTC) from which on it may be another; null for never.</param>
/// <param name="CertificateCount">Number of certificates read.</param>
/// <param name="Allowed">What is accepted, in words; null for nothing.</param>
internal sealed record StoredVerdict(
    DateTime At, DateTime? NextChange, IReadOnlyList<Observation> Observations, IReadOnlyList<LogLine> Lines, int CertificateCount, string? Allowed)
{
    /// <summary>Whether the clock alone leaves it as it was.</summary>
    public bool HoldsAt(DateTime instant) => instant >= At && !(instant >= NextChange);

    /// <summary>The verdict as bytes, with <paramref name="key"/> before it.</summary>
    public byte[] Encode(string key)
    {
        using var stream = new MemoryStream();
        using (var output = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true))
        {
            output.Write(key);
            output.Write(At.Ticks);
            output.Write(NextChange?.Ticks ?? long.MaxValue);
            output.Write(CertificateCount);
            output.Write(Allowed ?? "");
            output.Write(Observations.Count);
            foreach (var observation in Observations)
            {
                output.Write((byte)observation.Question);
                output.Write(observation.Path);
                output.Write(observation.Subject);
                output.Write(observation.Answer);
            }

            output.Write(Lines.Count);
            foreach (var line in Lines)
            {
                output.Write((byte)line.Level);
                output.Write(line.Code);
                output.Write(line.Path);
                output.Write(line.Line);
                output.Write(line.Column);
                output.Write(line.Message);
            }
        }

        return stream.ToArray();
    }

    /// <summary>The verdict that <paramref name="bytes"/>, which are whole, hold for <paramref name="key"/>; null for another key.</summary>
    public static StoredVerdict? Decode(byte[] bytes, string key)
    {
        using var input = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
        if (input.ReadString() != key)
            return null;
        var (at, nextChange) = (Utc(input.ReadInt64()), input.ReadInt64());
        var (certificates, allowed) = (input.ReadInt32(), input.ReadString());
        var observations = new Observation[input.ReadInt32()];
        for (var index = 0; index < observations.Length; index++)
            observations[index] = new Observation((Question)input.ReadByte(), input.ReadString(), input.ReadString(), input.ReadString());
        var lines = new LogLine[input.ReadInt32()];
        for (var index = 0; index < lines.Length; index++)
        {
            lines[index] = new LogLine(
                (Level)input.ReadByte(), input.ReadString(), input.ReadString(), input.ReadInt32(), input.ReadInt32(), input.ReadString());
        }

        return new StoredVerdict(at, nextChange == long.MaxValue ? null : Utc(nextChange), observations, lines, certificates, allowed.Length == 0 ? null : allowed);
    }

    private static DateTime Utc(long ticks) => new(ticks, DateTimeKind.Utc);
}
