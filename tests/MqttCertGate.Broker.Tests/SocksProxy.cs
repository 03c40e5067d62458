using System.Net;
using System.Net.Sockets;

namespace MqttCertGate.Tests;

/// <summary>
/// A SOCKS 5 proxy (RFC 1928) that takes every host for this machine: for clients that verify the very host they connect to, so that nothing but
/// the name is not on loopback.
/// </summary>
internal sealed class SocksProxy : IAsyncDisposable
{
    private const byte Version = 5;
    private const byte Succeeded = 0;
    private const byte Refused = 5;

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Task accepting;

    public SocksProxy()
    {
        listener.Start();
        accepting = Accept();
    }

    /// <summary>Host and port.</summary>
    public string Address => listener.LocalEndpoint.ToString()!;

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Dispose();
        await accepting;
        stop.Dispose();
    }

    private async Task Accept()
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                _ = Serve(await listener.AcceptTcpClientAsync(stop.Token));
            }
            catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task Serve(TcpClient accepted)
    {
        using var client = accepted;
        using var broker = new TcpClient();
        try
        {
            var near = client.GetStream();
            if (!await Open(near, broker))
                return;
            var far = broker.GetStream();
            await Task.WhenAll(Pass(near, far, broker), Pass(far, near, client));
        }
        catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException)
        {
            // Either side went away, and both are closed.
        }
    }

    /// <summary>Method negotiation and request (§3, §4); whether the broker is connected to.</summary>
    private async Task<bool> Open(NetworkStream near, TcpClient broker)
    {
        await Read(near, (await Read(near, 2))[1]);
        await near.WriteAsync(new byte[] { Version, 0 }, stop.Token);

        var kind = (await Read(near, 4))[3];
        await Read(near, kind switch { 1 => 4, 4 => 16, _ => (await Read(near, 1))[0] });
        var port = await Read(near, 2);
        var reply = Succeeded;
        try
        {
            await broker.ConnectAsync(IPAddress.Loopback, (port[0] << 8) | port[1], stop.Token);
        }
        catch (SocketException)
        {
            reply = Refused;
        }

        await near.WriteAsync(new byte[] { Version, reply, 0, 1, 0, 0, 0, 0, 0, 0 }, stop.Token);
        return reply == Succeeded;
    }

    private async Task<byte[]> Read(NetworkStream stream, int count)
    {
        var octets = new byte[count];
        await stream.ReadExactlyAsync(octets, stop.Token);
        return octets;
    }

    private async Task Pass(NetworkStream from, NetworkStream to, TcpClient end)
    {
        try
        {
            await from.CopyToAsync(to, stop.Token);
        }
        finally
        {
            end.Client.Shutdown(SocketShutdown.Send);
        }
    }
}
