using System.Text;
using MqttCertGate.Manifests;

namespace MqttCertGate.Tests.Clients;

/// <summary>Where a client connects and with which files, as paths.</summary>
/// <param name="Host">The name or address that the certificate has to be for; the connection itself stays on this machine.</param>
/// <param name="Trust">The CAs that the client trusts, and no others.</param>
/// <param name="Certificate">The client's own chain; null where it presents none.</param>
/// <param name="Key">Its key.</param>
internal sealed record Target(string Host, int Port, string Trust, string? Certificate, string? Key);

/// <summary>A program that connects over one transport.</summary>
/// <param name="Overlay">The overlay of client demands that is about it; null for one that the gate's own rules are about.</param>
/// <param name="Connect">Connects and has the broker acknowledge; null where it did, else why not.</param>
internal sealed record Client(string Name, string Version, Transport Transport, string? Overlay, Func<Target, Task<string?>> Connect);

/// <summary>The two packets of MQTT that clients without MQTT of their own need.</summary>
internal static class Packets
{
    /// <summary>The CONNACK that accepts (MQTT 3.1.1 §3.2).</summary>
    public static byte[] Accepted { get; } = [0x20, 2, 0, 0];

    /// <summary>A client identifier of its own: a broker ends a connection when another comes with its identifier (§3.1.4).</summary>
    public static string Identifier() => $"gate-{Guid.NewGuid():N}"[..16];

    /// <summary>CONNECT with a clean session (§3.1).</summary>
    public static byte[] Connect()
    {
        var identifier = Encoding.ASCII.GetBytes(Identifier());
        return [0x10, (byte)(12 + identifier.Length), 0, 4, .. "MQTT"u8, 4, 2, 0, 60, 0, (byte)identifier.Length, .. identifier];
    }
}
