using System.Net;
using ComplianceDesk.Web.Account;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;

namespace ComplianceDesk.Web.Tests.Account;

/// <summary>One address tries so many passwords a minute; nobody else and nothing else is held up by it.</summary>
public sealed class SignInLimitTests
{
    [Fact]
    public void Stops_OneAddressOnly()
    {
        var options = new RateLimiterOptions();
        SignInLimit.Apply(options);
        using var limiter = options.GlobalLimiter!;
        bool Passes(string method, string path, string address)
        {
            var context = new DefaultHttpContext();
            (context.Request.Method, context.Request.Path, context.Connection.RemoteIpAddress) = (method, path, IPAddress.Parse(address));
            using var lease = limiter.AttemptAcquire(context);
            return lease.IsAcquired;
        }

        Assert.All(Enumerable.Range(0, SignInLimit.PerMinute), _ => Assert.True(Passes("POST", "/account/sign-in", "2001:db8:1:2::1")));
        Assert.False(Passes("POST", "/account/sign-in", "2001:db8:1:2::1"));
        Assert.False(Passes("POST", "/Account/Sign-In/", "2001:db8:1:2:ffff::7"));
        Assert.False(Passes("POST", "/account/setup", "2001:db8:1:2::1"));
        Assert.True(Passes("POST", "/account/sign-in", "2001:db8:1:3::1"));
        Assert.True(Passes("POST", "/account/sign-in", "192.0.2.1"));
        Assert.True(Passes("GET", "/account/sign-in", "2001:db8:1:2::1"));
        Assert.True(Passes("POST", "/account/sign-out", "2001:db8:1:2::1"));
    }
}
