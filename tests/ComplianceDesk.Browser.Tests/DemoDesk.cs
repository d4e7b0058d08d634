using ComplianceDesk.Browser.Tests;
using ComplianceDesk.Data;
using ComplianceDesk.Data.Requirements;
using ComplianceDesk.Data.Rows;
using ComplianceDesk.Web.Tests.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(DemoDesk))]
// One browser and one server on a small machine: side by side the journeys only wait for each other.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]

namespace ComplianceDesk.Browser.Tests;

/// <summary>The demo hospital served by a real host, and a real browser to visit it with. Shared by all browser tests.</summary>
public class DemoDesk : IAsyncLifetime
{
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    /// <summary>How long a test waits for what the desk does in the background, one after the other, in milliseconds: as long as ends only a test that hangs.</summary>
    public const float Patience = 600_000;

    private const int VisitsOfABrowser = 15;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("desk-browser-");
    // The desk signs out who was idle for 15 minutes: what was kept of a sign-in is not used as long as that, however slow the machine.
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(5);
    private readonly Dictionary<string, (long At, string Cookies)> signedIn = [];
    private readonly List<(string? Test, IBrowserContext Profile)> profiles = [];
    private IPlaywright? playwright;
    private IBrowser? browser;
    private int visits;

    public DeskServer Server { get; private set; } = null!;

    /// <summary>The store behind the host, to hold what the browser shows against it.</summary>
    public DeskStore Store => new(folder.FullName);

    /// <summary>The mail server that the host is told of.</summary>
    internal LoopbackMail Mail { get; } = new();

    /// <summary>What the host is started with.</summary>
    protected virtual string[] Arguments => ["--demo"];

    /// <summary>Fills the data directory before the host starts; nothing for the demo hospital, which fills its own.</summary>
    protected virtual Task PrepareAsync(string dataDirectory) => Task.CompletedTask;

    public async ValueTask InitializeAsync()
    {
        // As long as a visit waits: on a busy machine five seconds are no sign that a page is wrong.
        Assertions.SetDefaultExpectTimeout(60_000);
        await PrepareAsync(folder.FullName);
        Mail.Start();
        Server = await DeskServer.StartAsync(folder.FullName, [
            .. Arguments, "--Mail:Host=localhost", $"--Mail:Port={Mail.Port}", $"--Mail:Authority={Mail.Authority}", "--Mail:From=desk@example.org", "--Mail:DeskAddress=https://desk.example.org"]);
        playwright = await Playwright.CreateAsync();
        browser = await LaunchAsync();
    }

    private async Task RenewAsync()
    {
        profiles.Clear();
        await browser!.DisposeAsync();
        browser = await LaunchAsync();
    }

    private Task<IBrowser> LaunchAsync() => playwright!.Chromium.LaunchAsync(new() { ExecutablePath = Chromium(), Args = Flags, Headless = true });

    /// <summary>A fresh browser profile without cookies.</summary>
    public Task<IPage> OpenAsync(bool dark = false, int width = 1440, int height = 900) => OpenAsync(dark, width, height, null);

    private async Task<IPage> OpenAsync(bool dark, int width, int height, string? cookies)
    {
        // Pages that earlier tests left open keep their circuits, and the browser answers new ones later and later.
        var test = TestContext.Current.Test?.UniqueID;
        foreach (var left in profiles.Where(p => p.Test != test).ToList())
        {
            await left.Profile.CloseAsync();
            profiles.Remove(left);
        }

        // After some hundred circuits the browser starts no more of them, though the host answers: a new one does.
        if (profiles.Count == 0 && ++visits % VisitsOfABrowser == 0)
        {
            await RenewAsync();
        }

        var context = await browser!.NewContextAsync(new()
        {
            BaseURL = Server.Address,
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ViewportSize = new() { Width = width, Height = height },
            ReducedMotion = ReducedMotion.Reduce,
            AcceptDownloads = true,
            StorageState = cookies,
        });
        context.SetDefaultTimeout(60_000);
        profiles.Add((test, context));
        return await context.NewPageAsync();
    }

    /// <summary>
    /// A profile signed in as one of the demo accounts: officer, director, auditor or admin. The form is filled in once for each account;
    /// later visits bring its cookies.
    /// </summary>
    public async Task<IPage> SignInAsync(string name, bool dark = false, int width = 1440, int height = 900)
    {
        try
        {
            return await VisitTodayAsync();
        }
        catch (TimeoutException) when (profiles.Count == 1)
        {
            // Such a browser came before its time: once more with a new one, and said.
            TestContext.Current.SendDiagnosticMessage("The browser started no circuit; a new one is asked.");
            await RenewAsync();
            return await VisitTodayAsync();
        }

        async Task<IPage> VisitTodayAsync()
        {
            var page = await SignedInAsync(name, dark, width, height);
            await page.VisitAsync("/");
            return page;
        }
    }

    /// <summary>The same, before the first page is opened.</summary>
    public async Task<IPage> SignedInAsync(string name, bool dark = false, int width = 1440, int height = 900)
    {
        if (!signedIn.TryGetValue(name, out var kept) || TimeProvider.System.GetElapsedTime(kept.At) > KeptFor)
        {
            var first = await OpenAsync();
            await first.SignInAsync(name);
            signedIn[name] = kept = (TimeProvider.System.GetTimestamp(), await first.Context.StorageStateAsync());
            await first.Context.CloseAsync();
        }
        return await OpenAsync(dark, width, height, kept.Cookies);
    }

    /// <summary>Holds that axe finds nothing on a page and that it fits, in either theme, on a desk and in a hand.</summary>
    public async Task AssertAccessibleAsync(string name, string path)
    {
        var page = await SignedInAsync(name);
        await page.VisitAsync(path);
        // A page whose rows are counted anew shows that it loads, for a second or two, under its title and its heading; what is looked at is the page.
        await Assertions.Expect(page.Locator("h1")).ToHaveCountAsync(1);
        await Assertions.Expect(page).ToHaveTitleAsync(new System.Text.RegularExpressions.Regex(" · ComplianceDesk$"));
        await page.Locator(".loading").First.WaitForAsync(new() { State = WaitForSelectorState.Detached, Timeout = 60_000 });
        foreach (var dark in new[] { false, true })
        {
            await page.SetViewportSizeAsync(1440, 900);
            if (dark)
            {
                await page.GetByRole(AriaRole.Button, new() { Name = "Dark theme" }).ClickAsync();
                await page.GetByRole(AriaRole.Button, new() { Name = "Dark theme", Pressed = true }).WaitForAsync();
            }
            var where = $"{path} as {name}, {(dark ? "dark" : "light")}";
            await page.AssertAccessibleAsync(where, colors: dark);
            await page.SetViewportSizeAsync(390, 844);
            Assert.True(
                await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"),
                $"{path} is wider than a telephone");
            await page.AssertAccessibleAsync($"{where}, narrow", colors: dark);
        }
        await page.Context.CloseAsync();
    }

    /// <summary>Waits until what was taken in is judged and checked and the requirements are tested: until then pages change by themselves.</summary>
    public async Task WaitUntilJudgedAsync()
    {
        var store = new DeskStore(folder.FullName);
        for (var attempts = 0; attempts < 1_200; attempts++)
        {
            await using (var db = store.CreateDbContext())
            {
                var underWay = await db.Imports.AnyAsync(i => i.Status == ImportStatus.Waiting || i.Status == ImportStatus.Running);
                var taken = await db.Imports.Where(i => i.Status == ImportStatus.Finished && (i.Stored > 0 || i.Gone > 0)).MaxAsync(i => i.FinishedAt);
                var done = await db.QualityRuns.MaxAsync(r => (DateTime?)r.StartedAt);
                if (!underWay && done >= taken && !await new RequirementRunner(store, TimeProvider.System).IsDueAsync())
                {
                    return;
                }
            }
            await Task.Delay(TimeSpan.FromMilliseconds(500));
        }
        Assert.Fail("The demo was not judged within ten minutes:\n" + Server.Output);
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }
        playwright?.Dispose();
        if (Server is not null)
        {
            await Server.DisposeAsync();
        }
        await Mail.DisposeAsync();
        folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    // The shell lays out, draws and scripts as Chromium does, without the window that nobody looks at: a page takes half the processor time.
    private static string? Chromium() =>
        new[] { "/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);
}
