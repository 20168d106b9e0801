using System.Net;
using System.Net.Sockets;

namespace Mentoring.Tests.Benchmarks.Messaging;

internal static class Ports
{
    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Waits until somebody answers there.</summary>
    public static async Task ListensAsync(int port)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        for (var tries = 0; tries < 300 && await timer.WaitForNextTickAsync(); tries++)
        {
            try
            {
                using var probe = new TcpClient();
                await probe.ConnectAsync(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException)
            {
                // Not listening yet
            }
        }

        throw new InvalidOperationException($"Nobody listened on port {port} within 30 seconds.");
    }
}
