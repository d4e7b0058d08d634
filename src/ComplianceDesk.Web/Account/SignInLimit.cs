using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace ComplianceDesk.Web.Account;

/// <summary>
/// Passwords tried from one address: locking accounts stops many tries at one name, this stops one try at many names, and the work of hashing them.
/// </summary>
internal static class SignInLimit
{
    /// <summary>Tries a minute from one address. Many more than a department signs in with, far fewer than guessing needs.</summary>
    public const int PerMinute = 60;

    /// <summary>Limits what is posted to the account's open pages; everything else passes.</summary>
    public static void Apply(RateLimiterOptions options)
    {
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http => IsTry(http.Request)
            ? RateLimitPartition.GetFixedWindowLimiter(Origin(http.Connection.RemoteIpAddress), _ => new() { PermitLimit = PerMinute, Window = TimeSpan.FromMinutes(1) })
            : RateLimitPartition.GetNoLimiter(""));
        options.OnRejected = async (context, stop) =>
        {
            var answer = context.HttpContext.Response;
            answer.StatusCode = StatusCodes.Status429TooManyRequests;
            answer.Headers.RetryAfter = 60.ToString(CultureInfo.InvariantCulture);
            await answer.WriteAsync("Too many sign-ins from this address. Wait a minute and try again.", stop);
        };
    }

    private static bool IsTry(HttpRequest request) =>
        HttpMethods.IsPost(request.Method)
        && (request.Path.StartsWithSegments("/account/sign-in", StringComparison.OrdinalIgnoreCase) || request.Path.StartsWithSegments("/account/setup", StringComparison.OrdinalIgnoreCase));

    // Whoever has one IPv6 address has the 64 bits behind it.
    private static string Origin(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };
}
