using System.Net;
using System.Net.Sockets;

namespace ComplianceDesk.Data.Tests;

/// <summary>A port of loopback for a server that is to listen later: below those a system gives out by itself, so that no other test is given it meanwhile.</summary>
internal static class FreePort
{
    public static int Next()
    {
        for (; ; )
        {
            var port = Random.Shared.Next(12_000, 32_000);
            using var listener = new TcpListener(IPAddress.Loopback, port);
            try
            {
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken: another one.
            }
        }
    }
}
