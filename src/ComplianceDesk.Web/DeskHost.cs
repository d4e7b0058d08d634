using System.Reflection;
using ComplianceDesk.Data.Import;
using ComplianceDesk.Data.Judgement;
using ComplianceDesk.Data.Mail;
using ComplianceDesk.Data.Policy;
using ComplianceDesk.Data.Quality;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Reports;
using ComplianceDesk.Data.Requirements;
using ComplianceDesk.Data.Review;
using ComplianceDesk.Data.Rows;
using ComplianceDesk.Data;
using ComplianceDesk.Documents;
using ComplianceDesk.Web.Account;
using ComplianceDesk.Web.Components;
using ComplianceDesk.Web.Features.AccessExplorer;
using ComplianceDesk.Web.Features.Cases;
using ComplianceDesk.Web.Features.Coverage;
using ComplianceDesk.Web.Features.Duplicates;
using ComplianceDesk.Web.Features.Findings;
using ComplianceDesk.Web.Features.Imports;
using ComplianceDesk.Web.Features.Quality;
using ComplianceDesk.Web.Features.Reports;
using ComplianceDesk.Web.Features.Requirements;
using ComplianceDesk.Web.Mail;
using ComplianceDesk.Web.Options;
using ComplianceDesk.Web.Workers;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MudBlazor.Services;
using Quartz;

namespace ComplianceDesk.Web;

/// <summary>Puts the host together. Tests build it as <c>Program</c> does.</summary>
public static class DeskHost
{
    /// <summary>Where the desk listens unless told otherwise.</summary>
    public const string DefaultAddress = "http://127.0.0.1:5080";

    /// <summary>Builds the host: services, pipeline and endpoints, nothing started and nothing written but the data directory.</summary>
    public static WebApplication Build(string[] args)
    {
        // "--demo" alone would take the next argument for its value.
        var builder = WebApplication.CreateBuilder([.. args.Select(a => a == "--demo" ? "--Demo:Load=true" : a)]);
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(o => o.AddServerHeader = false);
        if (string.IsNullOrEmpty(builder.WebHost.GetSetting(WebHostDefaults.ServerUrlsKey)) && builder.Configuration["urls"] is null)
        {
            builder.WebHost.UseUrls(DefaultAddress);
        }
        AddServices(builder);
        var app = builder.Build();
        UsePipeline(app);
        return app;
    }

    /// <summary>Brings the store to the current schema and sees to it that somebody can sign in.</summary>
    public static async Task PrepareAsync(WebApplication app)
    {
        var store = app.Services.GetRequiredService<DeskStore>();
        KeepToOwner(store.Directory, app.Logger);
        await store.MigrateAsync();
        app.Services.GetRequiredService<PolicyReplay>().CleanUp();
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<FirstAccounts>().PrepareAsync();
        await app.Services.GetRequiredService<Site>().LoadAsync();
    }

    // The store holds patient data: nobody else on this machine reads it. A folder that belongs to another account is that account's to guard.
    private static void KeepToOwner(string folder, ILogger log)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        try
        {
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        catch (UnauthorizedAccessException)
        {
            log.LogWarning("{Folder} belongs to another account; see to it that only the desk may read it.", folder);
        }
    }

    private static void AddServices(WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<DeskOptions>().BindConfiguration("Desk").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<DemoOptions>().BindConfiguration("Demo");
        services.AddOptions<MailOptions>().BindConfiguration("Mail").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<SigningOptions>().BindConfiguration("Signing");
        // A certificate that cannot be read stops the desk at its start, not at the first report.
        services.AddSingleton(provider => new ReportRenderer(provider.GetRequiredService<IOptions<SigningOptions>>().Value.Load()));
        var store = new DeskStore(DataDirectory.Find(builder.Configuration, builder.Environment.ContentRootPath));
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(store);
        services.AddSingleton<IDbContextFactory<DeskContext>>(store);
        services.AddScoped(_ => store.CreateDbContext());
        services.AddSingleton<Trail>();
        services.AddSingleton<Site>();
        services.AddDataProtection().SetApplicationName("ComplianceDesk")
            .PersistKeysToFileSystem(Directory.CreateDirectory(Path.Combine(store.Directory, "keys")));

        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddMudServices(o => o.SnackbarConfiguration.PositionClass = MudBlazor.Defaults.Classes.Position.BottomRight);
        services.AddHealthChecks().AddCheck<StoreHealth>("store");
        AddIdentity(services);
        AddWork(services);
        services.AddHsts(o => o.MaxAge = TimeSpan.FromDays(365));
        services.Configure<ForwardedHeadersOptions>(o => o.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto);
    }

    private static void AddWork(IServiceCollection services)
    {
        services.AddSingleton<ImportQueue>();
        services.AddSingleton<FileImporter>();
        services.AddSingleton<LiveBoard>();
        services.AddScoped<LiveUpdates>();
        services.AddSingleton<Inbox>();
        services.AddSingleton<DemoFeeds>();
        services.AddSingleton<JudgementRunner>();
        services.AddSingleton<PolicyStore>();
        services.AddSingleton<PolicyReplay>();
        services.AddSingleton<PolicyReplays>();
        services.AddSingleton<Suppressions>();
        services.AddSingleton<QualityRunner>();
        services.AddSingleton<DuplicateRunner>();
        services.AddSingleton<DuplicateReview>();
        services.AddSingleton<Waivers>();
        services.AddSingleton<RequirementRunner>();
        services.AddSingleton<RequirementReview>();
        services.AddSingleton<ManagementResponses>();
        services.AddSingleton<NewDataJudge>();
        services.AddSingleton<CaseReview>();
        services.AddSingleton<CaseTasks>();
        services.AddSingleton<CaseHolds>();
        services.AddSingleton<CaseCoOwners>();
        services.AddSingleton<CaseLetters>();
        services.AddSingleton<CaseDrafts>();
        services.AddSingleton<CaseBundle>();
        services.AddSingleton<SampleDraw>();
        services.AddSingleton<SampleReview>();
        services.AddSingleton<ReportRegister>();
        services.AddSingleton<KeyList>();
        services.AddSingleton<ReportMaker>();
        services.AddSingleton<ReportJobs>();
        services.AddSingleton<ReportWorker>();
        services.AddHostedService(s => s.GetRequiredService<ReportWorker>());
        AddSchedules(services);
        services.AddSingleton<FindingJobWorker>();
        services.AddHostedService(s => s.GetRequiredService<FindingJobWorker>());
        services.AddSingleton<ImportWorker>();
        services.AddHostedService(s => s.GetRequiredService<ImportWorker>());
        AddAllEndingIn(services, typeof(ImportsQuery).Assembly, "Query", ServiceLifetime.Singleton);
        AddAllEndingIn(services, typeof(DeskHost).Assembly, "PageModel", ServiceLifetime.Transient);
    }

    private static void AddSchedules(IServiceCollection services)
    {
        services.AddSingleton(s => new ReportSchedules(s.GetRequiredService<DeskStore>(), (timing, after) => ScheduleWorker.Next(timing, s.GetRequiredService<Site>().Zone, after), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ReportAudience>();
        services.AddSingleton<ReportMail>();
        services.AddSingleton<Outbox>();
        services.AddSingleton<ReportOutcomes>();
        services.AddSingleton<ReminderMail>();
        services.AddSingleton<ExpiryReminders>();
        services.AddSingleton<DeliveryLine>();
        services.AddSingleton<Notices>();
        services.AddSingleton<MailWorker>();
        services.AddHostedService(s => s.GetRequiredService<MailWorker>());
        services.AddQuartz(q => q.UseInMemoryStore().UseDefaultThreadPool(1));
        services.AddSingleton<ScheduleWorker>();
        services.AddHostedService(s => s.GetRequiredService<ScheduleWorker>());
    }

    // Queries and page models are found by their name's ending, so that a new page edits no list.
    private static void AddAllEndingIn(IServiceCollection services, Assembly assembly, string ending, ServiceLifetime lifetime)
    {
        foreach (var type in assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false, IsPublic: true } && t.Name.EndsWith(ending, StringComparison.Ordinal)))
        {
            services.Add(new ServiceDescriptor(type, type, lifetime));
        }
    }

    private static void AddIdentity(IServiceCollection services)
    {
        services.AddCascadingAuthenticationState();
        services.AddScoped<SessionActivity>();
        services.AddScoped<TableChoices>();
        services.AddScoped<CircuitHandler>(s => s.GetRequiredService<SessionActivity>());
        services.AddScoped<AuthenticationStateProvider, DeskAuthenticationStateProvider>();
        services.AddScoped<FirstAccounts>();
        services.AddSingleton<Accounts>();
        services.AddAuthorization(Policies.Register);
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddIdentityCore<DeskUser>(o =>
            {
                // Long rather than ornate (NIST SP 800-63B, 5.1.1.2).
                o.Password.RequiredLength = 12;
                o.Password.RequireDigit = o.Password.RequireLowercase = o.Password.RequireUppercase = o.Password.RequireNonAlphanumeric = false;
                o.Lockout.MaxFailedAccessAttempts = 5;
                o.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
            })
            .AddRoles<IdentityRole>()
            .AddEntityFrameworkStores<DeskContext>()
            .AddSignInManager<DeskSignIn>()
            .AddDefaultTokenProviders();
        services.AddRateLimiter(SignInLimit.Apply);
        services.Configure<SecurityStampValidatorOptions>(o => (o.ValidationInterval, o.OnRefreshingPrincipal) = (TimeSpan.FromMinutes(1), SessionAge.KeepAsync));
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme).Configure<IOptions<DeskOptions>, TimeProvider>((o, desk, clock) =>
        {
            o.Cookie.Name = "ComplianceDesk";
            o.Cookie.HttpOnly = true;
            o.Cookie.SameSite = SameSiteMode.Strict;
            // Plain HTTP is answered to this machine only (see PlainHttp), so every other connection gets Secure.
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            // A minute more than the page's own idle clock: the sign-out that ends an idle session must still be let in, so that it is recorded.
            o.ExpireTimeSpan = TimeSpan.FromMinutes(desk.Value.IdleMinutes + 1);
            o.SlidingExpiration = true;
            o.LoginPath = "/account/sign-in";
            o.AccessDeniedPath = "/account/denied";
            o.ReturnUrlParameter = "returnUrl";
            o.Events.OnRedirectToAccessDenied = AccountEndpoints.RefuseAsync;
            o.Events.OnCheckSlidingExpiration = AccountEndpoints.RenewAsync;
            o.Events.OnSigningIn = context => SessionAge.BeginAsync(context, clock);
            o.Events.OnValidatePrincipal = context => SessionAge.ValidateAsync(context, TimeSpan.FromHours(desk.Value.SessionHours), clock);
        });
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = "ComplianceDesk.Form";
            o.Cookie.HttpOnly = true;
            o.Cookie.SameSite = SameSiteMode.Strict;
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
    }

    private static void UsePipeline(WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseSecurityHeaders(Headers.Policy);
        if (!app.Environment.IsDevelopment())
        {
            app.UseExceptionHandler("/error", createScopeForErrors: true);
            app.UseHsts();
        }
        app.UseMiddleware<NoStore>();
        app.UseMiddleware<PlainHttp>();
        app.UseMiddleware<CircuitOrigin>();
        app.UseRateLimiter();
        // A form without its token would fail a second time if it ran again as the page that says so: it is answered in plain text.
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.UseWhen(http => HttpMethods.IsPost(http.Request.Method), pages => pages.UseStatusCodePages("text/plain; charset=utf-8", "The desk did not take this (status {0}). Go back, reload the page and try again."));
        app.UseAuthentication();
        app.UseMiddleware<FirstPassword>();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous();
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready").AllowAnonymous();
        app.MapAccount();
        app.MapImports();
        app.MapReports();
        app.MapRequirements();
        app.MapRegisters();
        app.MapDuplicates();
        app.MapCases();
        app.MapFindingsExport();
        app.MapEventsExport();
        app.MapCoverageExport();
        app.MapSessionsExport();
        app.MapFailuresExport();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(o => o.ContentSecurityFrameAncestorsPolicy = null);
    }
}
