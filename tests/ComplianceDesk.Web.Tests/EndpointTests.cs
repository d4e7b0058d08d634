using System.Net;
using System.Text.RegularExpressions;
using ComplianceDesk.Core.Quality;
using ComplianceDesk.Data.Rows;
using ComplianceDesk.Data.Tests;
using ComplianceDesk.Web.Account;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ComplianceDesk.Web.Tests;

/// <summary>Every address of the desk over HTTP, found in its own list of endpoints: who is let in, what may be kept, what is recorded.</summary>
public sealed partial class EndpointTests(EndpointTests.RunningDesk running) : IClassFixture<EndpointTests.RunningDesk>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private DeskFolder Desk => running.Folder;

    private string Root => Desk.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    private IEnumerable<RouteEndpoint> Endpoints => Desk.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private IReadOnlyList<string> Own => [.. Endpoints.Where(e => e.Metadata.GetMetadata<IAuthorizeData>() is { Policy: not null }).Select(e => e.RoutePattern.RawText!).Distinct(StringComparer.Ordinal)];

    [Fact]
    public void Opens_ToStrangersOnlyWhatMustBe()
    {
        var open = Endpoints.Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null).Select(e => e.RoutePattern.RawText!.Trim('/'));
        Assert.Equal(
            ["account/setup", "account/sign-in", "error", "health/live", "health/ready", "not-found"],
            open.Where(r => !IsAsset(r)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Denies_AStrangerEverythingElse()
    {
        using var stranger = Client();
        Assert.InRange(Own.Count, 50, 1_000);
        foreach (var (route, method) in Endpoints.Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is null).SelectMany(Calls))
        {
            using var answer = await stranger.SendAsync(new HttpRequestMessage(method, Address(route)), Stop);
            Assert.True(IsSentToSignIn(answer), $"{method} {route}: {(int)answer.StatusCode} {answer.Headers.Location}");
        }
    }

    [Fact]
    public async Task Answers_AnUnknownAddressWithAPage()
    {
        using var client = await SignedInAsync(Roles.Auditor);
        using var answer = await client.GetAsync(Root + "/not-there", Stop);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("<h1", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Roles.ComplianceOfficer)]
    [InlineData(Roles.HimDirector)]
    [InlineData(Roles.Auditor)]
    [InlineData(Roles.Administrator)]
    public async Task Denies_ARoleWhatItsPoliciesDoNotAllow(string role)
    {
        using var client = await SignedInAsync(role);
        foreach (var endpoint in Endpoints.Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is null && e.Metadata.GetMetadata<IAuthorizeData>()?.Policy is not null))
        {
            var allowed = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().All(a => a.Policy is null || Policies.Allowed[a.Policy].Contains(role));
            foreach (var (route, method) in Calls(endpoint).Where(c => !c.Route.Contains("sign-out", StringComparison.Ordinal)))
            {
                using var answer = await client.SendAsync(new HttpRequestMessage(method, Address(route)), HttpCompletionOption.ResponseHeadersRead, Stop);
                var denied = answer.StatusCode is HttpStatusCode.Forbidden || answer.Headers.Location?.OriginalString.Contains("/account/denied", StringComparison.Ordinal) is true;
                Assert.True(denied == !allowed && !IsSentToSignIn(answer) && (int)answer.StatusCode < 500, $"{method} {route} for {role}: {(int)answer.StatusCode} {answer.Headers.Location}");
            }
        }
    }

    [Fact]
    public async Task Takes_NoPostWithoutTheFormToken()
    {
        using var client = await SignedInAsync(Roles.ComplianceOfficer);
        var posts = Endpoints.SelectMany(Calls).Where(c => c.Method == HttpMethod.Post).Select(c => c.Route).Append("account/password").Distinct(StringComparer.Ordinal).ToList();
        Assert.Contains(posts, p => p.Contains("upload", StringComparison.Ordinal));
        foreach (var route in posts)
        {
            using var form = new MultipartFormDataContent { { new StringContent("reason given by nobody"), "reason" }, { new StringContent("password"), "_handler" } };
            using var answer = await client.PostAsync(Address(route), form, Stop);
            Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"{route}: {(int)answer.StatusCode}");
        }
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri(Root + "/"), Stop)).StatusCode);
    }

    [Fact]
    public async Task Tells_AScriptThatItWasNotLetIn()
    {
        using var stranger = Client();
        using var auditor = await SignedInAsync(Roles.Auditor);
        foreach (var (client, expected) in new[] { (stranger, HttpStatusCode.Unauthorized), (auditor, HttpStatusCode.Forbidden) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, Root + "/imports/upload");
            request.Headers.Add("X-Requested-With", "XMLHttpRequest");
            using var answer = await client.SendAsync(request, Stop);
            Assert.Equal(expected, answer.StatusCode);
        }
        Assert.Contains("\"X-Requested-With\", \"XMLHttpRequest\"", await stranger.GetStringAsync(new Uri(Root + "/desk.js"), Stop), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5, false)]
    [InlineData(30, true)]
    public async Task Renews_ASessionFromTheLastThingDone(int secondsOld, bool renewed)
    {
        var options = Desk.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var idle = TimeSpan.FromMinutes(Desk.Services.GetRequiredService<IOptions<Web.Options.DeskOptions>>().Value.IdleMinutes);
        // The page signs out within half a minute after the idle time.
        Assert.InRange(options.ExpireTimeSpan, idle + TimeSpan.FromSeconds(51), idle + TimeSpan.FromMinutes(1));
        var check = new CookieSlidingExpirationContext(
            new DefaultHttpContext(), new AuthenticationScheme(IdentityConstants.ApplicationScheme, null, typeof(CookieAuthenticationHandler)), options,
            new AuthenticationTicket(new System.Security.Claims.ClaimsPrincipal(), IdentityConstants.ApplicationScheme), TimeSpan.FromSeconds(secondsOld), options.ExpireTimeSpan);
        await options.Events.CheckSlidingExpiration(check);
        Assert.Equal(renewed, check.ShouldRenew);
    }

    [Fact]
    public async Task Records_EveryFileAndLetsNothingBeKept()
    {
        using var client = await SignedInAsync(Roles.ComplianceOfficer);
        var files = 0;
        foreach (var (route, _) in Endpoints.Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is null).SelectMany(Calls).Where(c => c.Method == HttpMethod.Get && Own.Contains(c.Route)))
        {
            var before = await TrailAsync();
            using var answer = await client.GetAsync(Address(route), Stop);
            Assert.True(answer.Headers.CacheControl?.NoStore, $"{route} may be kept");
            if (answer.Content.Headers.ContentDisposition is { DispositionType: "attachment" })
            {
                files++;
                Assert.True(await TrailAsync() > before, $"{route} leaves no trail");
            }
        }
        Assert.InRange(files, 8, 1_000);

        using var script = await client.GetAsync(new Uri(Root + "/desk.js"), Stop);
        Assert.False(script.Headers.CacheControl?.NoStore);
        Assert.Contains("script-src 'self'", string.Join(' ', script.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Opens_NothingForAPasswordThatSomebodyHandedOver()
    {
        var made = await Desk.Services.GetRequiredService<Accounts>().CreateAsync("test", "newcomer", null, [Roles.Auditor]);
        using var client = Client();
        using var signedIn = await SignInAsync(client, "newcomer", made.Password!);
        foreach (var address in (string[])["/", "/findings", "/findings/export.csv"])
        {
            using var answer = await client.GetAsync(new Uri(Root + address), Stop);
            Assert.Equal((HttpStatusCode.Redirect, "/account/password"), (answer.StatusCode, answer.Headers.Location?.OriginalString));
        }
        using var none = new StringContent("");
        Assert.Equal(HttpStatusCode.Forbidden, (await client.PostAsync(new Uri(Root + "/_blazor/negotiate"), none, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri(Root + "/app.css"), Stop)).StatusCode);

        using var same = await ChangePasswordAsync(client, made.Password!, made.Password!);
        Assert.Contains("The new password is the present one.", await same.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync(new Uri(Root + "/"), Stop)).StatusCode);
        using var own = await ChangePasswordAsync(client, made.Password!, "one that only I know");
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri(Root + "/"), Stop)).StatusCode);
    }

    [Fact]
    public async Task Sends_NobodyElsewhereAfterSignIn()
    {
        using var client = await SignedInAsync(Roles.Auditor, "?returnUrl=https%3A%2F%2Fevil.example%2F");
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri(Root + "/"), Stop)).StatusCode);
    }

    [Fact]
    public async Task Records_WhoSignedIn_AndNothingThatIsNobodysName()
    {
        using var client = Client();
        await Desk.Services.GetRequiredService<Accounts>().CreateAsync("test", "somebody", null, [Roles.Auditor]);
        foreach (var name in (string[])["Correct horse battery staple", "SOMEBODY"])
        {
            using var answer = await SignInAsync(client, name, "not the password");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
        await using var db = Desk.Store.CreateDbContext();
        Assert.Equal(["unknown", "somebody"], await db.Trail.Where(t => t.Action == "sign-in-refused").OrderBy(t => t.Id).Select(t => t.Who).ToListAsync(Stop));
    }

    [Fact]
    public async Task Hands_NumbersOfPatientsOutForARecordedReasonOnly()
    {
        using var hospital = await Hospital.OpenAsync(Desk.Path);
        hospital.Patient("MRN-7700417", "Pat2", "Smith");
        await hospital.SaveAsync();
        await new Data.Quality.QualityRunner(Desk.Store, TimeProvider.System).RunAsync(cancellationToken: Stop);
        using var director = await SignedInAsync(Roles.HimDirector);
        var masked = await director.GetStringAsync(new Uri(Root + "/quality/checks/CNF-23/failures.csv"), Stop);
        Assert.Contains("patients,•••417,given_name,masked", masked, StringComparison.Ordinal);
        Assert.DoesNotContain("7700417", masked + await director.GetStringAsync(new Uri(Root + "/quality/checks/CNF-23"), Stop), StringComparison.Ordinal);

        var page = await director.GetStringAsync(new Uri(Root + "/quality/checks/CNF-23"), Stop);
        foreach (var (reason, expected) in new[] { ("short", HttpStatusCode.BadRequest), ("Mending names at registration", HttpStatusCode.OK) })
        {
            using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = Token().Match(page).Groups[1].Value, ["reason"] = reason });
            using var answer = await director.PostAsync(new Uri(Root + "/quality/checks/CNF-23/failures.csv"), form, Stop);
            Assert.Equal(expected, answer.StatusCode);
            Assert.Equal(expected == HttpStatusCode.OK, (await answer.Content.ReadAsStringAsync(Stop)).Contains("patients,MRN-7700417,given_name,Pat2", StringComparison.Ordinal));
        }

        await using var db = Desk.Store.CreateDbContext();
        Assert.EndsWith("as a file: Mending names at registration", (await db.Trail.SingleAsync(t => t.Action == "reveal-values" && t.Subject == "check:CNF-23", Stop)).Detail, StringComparison.Ordinal);
    }

    private HttpClient Client() => new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() });

    private async Task<HttpClient> SignedInAsync(string role, string query = "")
    {
        var name = $"user-{Guid.NewGuid():n}";
        var made = await Desk.Services.GetRequiredService<Accounts>().CreateAsync("test", name, null, [role]);
        var client = Client();
        using var answer = await SignInAsync(client, name, made.Password!, query);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(new Uri(Root + "/"), new Uri(new Uri(Root), answer.Headers.Location!));
        using var own = await ChangePasswordAsync(client, made.Password!, "one that only I know");
        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
        return client;
    }

    private Task<HttpResponseMessage> ChangePasswordAsync(HttpClient client, string old, string wanted) =>
        PostAsync(client, "/account/password", new() { ["_handler"] = "password", ["Input.Old"] = old, ["Input.New"] = wanted });

    private Task<HttpResponseMessage> SignInAsync(HttpClient client, string name, string password, string query = "") =>
        PostAsync(client, "/account/sign-in" + query, new() { ["_handler"] = "sign-in", ["Input.Name"] = name, ["Input.Password"] = password });

    private async Task<HttpResponseMessage> PostAsync(HttpClient client, string address, Dictionary<string, string> fields)
    {
        var page = new Uri(Root + address);
        fields["__RequestVerificationToken"] = Token().Match(await client.GetStringAsync(page, Stop)).Groups[1].Value;
        using var form = new FormUrlEncodedContent(fields);
        return await client.PostAsync(page, form, Stop);
    }

    private async Task<int> TrailAsync()
    {
        await using var db = Desk.Store.CreateDbContext();
        return await db.Trail.CountAsync(Stop);
    }

    private static IEnumerable<(string Route, HttpMethod Method)> Calls(RouteEndpoint endpoint)
    {
        var route = endpoint.RoutePattern.RawText!.TrimStart('/');
        var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"];
        // Pages take both; asking them once is enough.
        return (methods.Contains("GET") ? ["GET"] : methods).Select(m => (endpoint.RoutePattern.RawText!, HttpMethod.Parse(m)));
    }

    /// <summary>An address of a route: numbers are 1, formats csv, checks one that there is.</summary>
    private Uri Address(string route)
    {
        var path = Format().Replace(route, "csv");
        path = Hash().Replace(path, new string('0', 64));
        path = path.Replace("{metric:regex(^[a-z0-9-]+$)}", "baa-coverage", StringComparison.Ordinal).Replace("{id:regex(^[a-z0-9-]+$)}", "log-days-covered", StringComparison.Ordinal).Replace("{code}", CheckCatalog.All[0].Info.Id, StringComparison.Ordinal);
        return new Uri($"{Root}/{Parameter().Replace(path, "1").TrimStart('/')}");
    }

    private static bool IsSentToSignIn(HttpResponseMessage answer) =>
        answer.StatusCode == HttpStatusCode.Unauthorized
        || answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.OriginalString.Contains("/account/sign-in", StringComparison.Ordinal);

    private static bool IsAsset(string route) => route.Contains('.', StringComparison.Ordinal);

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex(@"\{format:[^}]*\}")]
    private static partial Regex Format();

    [GeneratedRegex(@"\{sha256:.*\}\}?.*$")]
    private static partial Regex Hash();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();

    /// <summary>One desk for all tests of the class, over an empty store.</summary>
    public sealed class RunningDesk : IAsyncLifetime
    {
        internal DeskFolder Folder { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Folder = await DeskFolder.MakeAsync();
            await Folder.App.StartAsync();
        }

        public async ValueTask DisposeAsync()
        {
            await Folder.App.StopAsync();
            await Folder.DisposeAsync();
        }
    }
}
