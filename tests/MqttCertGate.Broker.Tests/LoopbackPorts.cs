using System.Net;
using System.Net.Sockets;

namespace MqttCertGate.Tests;

/// <summary>
/// Ports of the loopback for brokers, each given out once. They lie below those that connections start from (32768 and up on Linux), so that no client
/// has one by chance before its broker does.
/// </summary>
internal sealed class LoopbackPorts
{
    private const int Last = 32_767;

    private int next = Random.Shared.Next(10_000, 25_000);

    public async Task<int> Take()
    {
        while (true)
        {
            var port = Interlocked.Increment(ref next);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(port, Last);
            // To bind it would show the same, but a program that is just being started could keep the listener open for a moment.
            if (!await IsListening(port))
                return port;
        }
    }

    /// <summary>Whether somebody listens.</summary>
    public static async Task<bool> IsListening(int port)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port, TestContext.Current.CancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
