using System.Reflection;
using ComplianceDesk.Web.Account;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceDesk.Web.Tests;

/// <summary>Every page and every endpoint says who may reach it.</summary>
public sealed class PolicyTests
{
    [Fact]
    public void Declares_OnEveryPage()
    {
        var pages = typeof(DeskHost).Assembly.GetTypes().Where(t => t.GetCustomAttributes<RouteAttribute>().Any()).ToList();

        Assert.NotEmpty(pages);
        Assert.Empty(pages.Where(p => !DeclaresPolicy(p.GetCustomAttributes(inherit: true))).Select(p => p.Name));
    }

    [Fact]
    public void Rejects_APageThatIsSilentOrNamesNoPolicy()
    {
        Assert.False(DeclaresPolicy([new RouteAttribute("/silent")]));
        Assert.False(DeclaresPolicy([new RouteAttribute("/any"), new AuthorizeAttribute()]));
        Assert.False(DeclaresPolicy([new AuthorizeAttribute("no-such-policy")]));
    }

    [Fact]
    public async Task Declares_OnEveryEndpoint()
    {
        await using var desk = await DeskFolder.MakeAsync();
        await desk.App.StartAsync(TestContext.Current.CancellationToken);
        var endpoints = desk.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();

        // The circuit's own addresses and the catch-all for unknown files are the framework's: no policy of ours, so the fallback holds them.
        var silent = endpoints.Where(e => !DeclaresPolicy(e.Metadata))
            .Select(e => e.RoutePattern.RawText!.TrimStart('/'))
            .Where(r => r != "{**path:file}" && !r.StartsWith("_blazor", StringComparison.Ordinal) && !r.StartsWith("_framework/opaque-redirect", StringComparison.Ordinal));
        Assert.Empty(silent);

        var fallback = await desk.Services.GetRequiredService<IAuthorizationPolicyProvider>().GetFallbackPolicyAsync();
        Assert.NotNull(fallback);
        Assert.Contains(fallback.Requirements, r => r is Microsoft.AspNetCore.Authorization.Infrastructure.DenyAnonymousAuthorizationRequirement);
        await desk.App.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public void Keeps_PatientDataFromAdministrators()
    {
        Assert.All(
            [Policies.ViewFindings, Policies.ExploreAccess, Policies.RevealIdentity, Policies.RevealValues, Policies.ViewQuality, Policies.ViewReports],
            p => Assert.DoesNotContain(Roles.Administrator, Policies.Allowed[p]));
    }

    private static bool DeclaresPolicy(IEnumerable<object> metadata) =>
        metadata.OfType<IAllowAnonymous>().Any()
        || metadata.OfType<IAuthorizeData>().Any(a => a.Policy is not null && Policies.Allowed.ContainsKey(a.Policy));
}
