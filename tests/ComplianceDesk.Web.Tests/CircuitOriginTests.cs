using Microsoft.AspNetCore.Http;

namespace ComplianceDesk.Web.Tests;

/// <summary>A circuit begins on the desk's own pages only.</summary>
public sealed class CircuitOriginTests
{
    [Theory]
    [InlineData("/_blazor", "https://desk.example", true)]
    [InlineData("/_blazor", "https://DESK.example:443", true)]
    [InlineData("/_blazor", null, true)]
    [InlineData("/_blazor", "https://other.desk.example", false)]
    [InlineData("/_blazor/negotiate", "https://desk.example:8443", false)]
    [InlineData("/_blazor", "null", false)]
    [InlineData("/findings", "https://other.desk.example", true)]
    public async Task Answers_AsTheOriginDeserves(string path, string? origin, bool expected)
    {
        var passed = false;
        var context = new DefaultHttpContext();
        (context.Request.Scheme, context.Request.Host, context.Request.Path) = ("https", new HostString("desk.example"), path);
        if (origin is not null)
        {
            context.Request.Headers.Origin = origin;
        }
        await new CircuitOrigin(_ => { passed = true; return Task.CompletedTask; }).InvokeAsync(context);

        Assert.Equal((expected, expected ? 200 : 403), (passed, context.Response.StatusCode));
    }
}
