using System.Net;
using Microsoft.AspNetCore.Http;

namespace ComplianceDesk.Web.Tests;

/// <summary>Plain HTTP is answered to this machine and to nobody else.</summary>
public sealed class PlainHttpTests
{
    [Theory]
    [InlineData("127.0.0.1", "http", true)]
    [InlineData("::1", "http", true)]
    [InlineData("::ffff:127.0.0.1", "http", true)]
    [InlineData("10.1.2.3", "https", true)]
    [InlineData("10.1.2.3", "http", false)]
    [InlineData("::ffff:10.1.2.3", "http", false)]
    public async Task Answers_AsTheConnectionDeserves(string address, string scheme, bool expected)
    {
        var passed = false;
        var context = new DefaultHttpContext();
        context.Request.Scheme = scheme;
        context.Connection.RemoteIpAddress = IPAddress.Parse(address);
        await new PlainHttp(_ => { passed = true; return Task.CompletedTask; }).InvokeAsync(context);

        Assert.Equal(expected, passed);
        Assert.Equal(expected ? 200 : 421, context.Response.StatusCode);
    }
}
