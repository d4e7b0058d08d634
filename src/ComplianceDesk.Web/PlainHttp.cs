using System.Net;

namespace ComplianceDesk.Web;

/// <summary>Answers plain HTTP to this machine only; from anywhere else the desk is reached by HTTPS or not at all.</summary>
public sealed class PlainHttp(RequestDelegate next)
{
    /// <summary>Passes the request on, or refuses it with a sentence that says what to do.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.IsHttps || IsLocal(context.Connection.RemoteIpAddress))
        {
            return next(context);
        }
        context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
        return context.Response.WriteAsync("This desk answers plain HTTP to its own machine only. Reach it by HTTPS: give Kestrel a certificate, or put a TLS proxy in front of it.");
    }

    private static bool IsLocal(IPAddress? address) => address is null || IPAddress.IsLoopback(address);
}
