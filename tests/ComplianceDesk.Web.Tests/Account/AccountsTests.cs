using ComplianceDesk.Data;
using ComplianceDesk.Data.Rows;
using ComplianceDesk.Data.Tests;
using ComplianceDesk.Web.Account;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceDesk.Web.Tests.Account;

/// <summary>Accounts: first set-up, roles, locks; nobody can lock everybody out.</summary>
public sealed class AccountsTests
{
    [Fact]
    public async Task Makes_TheAdministrator_ForTheTokenOnce()
    {
        await using var desk = await DeskFolder.MakeAsync();
        var token = await File.ReadAllTextAsync(Path.Combine(desk.Path, "setup-token.txt"));
        await using var scope = desk.Services.CreateAsyncScope();
        var first = scope.ServiceProvider.GetRequiredService<FirstAccounts>();

        Assert.False(await first.MaySetUpAsync(null));
        Assert.False(await first.MaySetUpAsync(token + "0"));
        Assert.True(await first.MaySetUpAsync(token));
        Assert.NotEmpty(await first.SetUpAsync("root", "short", new SiteSettings()));
        Assert.Empty(await first.SetUpAsync("root", "a long enough password", new SiteSettings("America/Denver", "Clinic")));
        Assert.False(await first.MaySetUpAsync(token));
        Assert.Equal(new SiteSettings("America/Denver", "Clinic"), await SiteSettings.LoadAsync(desk.Store, TestContext.Current.CancellationToken));
        Assert.Equal([Roles.Administrator], Assert.Single(await desk.Services.GetRequiredService<Accounts>().ListAsync()).Roles);
    }

    [Fact]
    public async Task Keeps_TheLastAdministrator()
    {
        await using var desk = await DeskFolder.MakeAsync("--demo", "--Demo:Password=correct-horse-battery");
        var accounts = desk.Services.GetRequiredService<Accounts>();
        var admin = (await accounts.ListAsync()).Single(a => a.Name == "admin");

        Assert.NotEmpty((await accounts.SetLockedAsync("admin", admin.Id, locked: true)).Problems);
        Assert.NotEmpty((await accounts.SetRolesAsync("admin", admin.Id, [Roles.Auditor])).Problems);

        Assert.Empty((await accounts.CreateAsync("admin", "second", null, [Roles.Administrator])).Problems);
        Assert.Empty((await accounts.SetLockedAsync("second", admin.Id, locked: true)).Problems);
        Assert.True((await accounts.ListAsync()).Single(a => a.Name == "admin").Locked);
    }

    [Fact]
    public async Task Links_AnAccountToOnePersonOfTheWorkforce()
    {
        await using var desk = await DeskFolder.MakeAsync("--demo", "--Demo:Password=correct-horse-battery");
        await using (var db = desk.Store.CreateDbContext())
        {
            db.Workforce.AddRange(new UserRow { UserId = "E-1042", Listed = true }, new UserRow { UserId = "Auditor", Listed = true }, new UserRow { UserId = "log-only" });
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        var accounts = desk.Services.GetRequiredService<Accounts>();
        var officer = (await accounts.ListAsync()).Single(a => a.Name == "officer");
        var auditor = (await accounts.ListAsync()).Single(a => a.Name == "auditor");
        Assert.Equal((null, null, "Auditor"), (officer.LinkedTo, officer.SameId, auditor.SameId));
        using (var queries = new QueryPlans(desk.Store))
        {
            Assert.Equal(4, (await accounts.ListAsync()).Count);
            Assert.Equal((1, 1), (queries.ReadsOf("Workforce"), queries.ReadsOf("AspNetUserRoles")));
        }


        Assert.NotEmpty((await accounts.LinkAsync("admin", officer.Id, "nobody")).Problems);
        Assert.NotEmpty((await accounts.LinkAsync("admin", officer.Id, "log-only")).Problems);
        Assert.Empty((await accounts.LinkAsync("admin", officer.Id, " e-1042 ")).Problems);
        Assert.Equal("E-1042", (await accounts.ListAsync()).Single(a => a.Name == "officer").LinkedTo);
        Assert.NotEmpty((await accounts.LinkAsync("admin", auditor.Id, "E-1042")).Problems);
        Assert.Empty((await accounts.LinkAsync("admin", officer.Id, "")).Problems);
        Assert.Null((await accounts.ListAsync()).Single(a => a.Name == "officer").LinkedTo);
        await using var after = desk.Store.CreateDbContext();
        Assert.Equal(["E-1042", "no link"], await after.Trail.Where(t => t.Action == "account-linked").OrderBy(t => t.Id).Select(t => t.Detail).ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Records_EveryChange()
    {
        await using var desk = await DeskFolder.MakeAsync("--demo", "--Demo:Password=correct-horse-battery");
        var accounts = desk.Services.GetRequiredService<Accounts>();

        var made = await accounts.CreateAsync("admin", "new", "New Person", [Roles.Auditor]);
        Assert.Equal(16, made.Password!.Length);
        var line = (await accounts.ListAsync()).Single(a => a.Name == "new");
        await accounts.SetRolesAsync("admin", line.Id, [Roles.HimDirector]);
        await accounts.ResetPasswordAsync("admin", line.Id);

        await using var db = desk.Store.CreateDbContext();
        var trail = await db.Trail.OrderBy(t => t.Id).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["account-created", "roles-changed", "password-reset"], trail.Select(t => t.Action));
        Assert.All(trail, t => Assert.Equal(("admin", "account:new"), (t.Who, t.Subject)));
        Assert.DoesNotContain(trail, t => t.Detail?.Contains(made.Password, StringComparison.Ordinal) is true);
    }

    [Fact]
    public async Task Leaves_NothingOfAChangeThatFailsHalfway()
    {
        await using var desk = await DeskFolder.MakeAsync("--demo", "--Demo:Password=correct-horse-battery");
        var accounts = desk.Services.GetRequiredService<Accounts>();

        await Assert.ThrowsAsync<InvalidOperationException>(() => accounts.CreateAsync("admin", "half", null, ["No such role"]));
        var officer = (await accounts.ListAsync()).Single(a => a.Name == "officer");
        await Assert.ThrowsAsync<InvalidOperationException>(() => accounts.SetRolesAsync("admin", officer.Id, ["No such role"]));

        var after = await accounts.ListAsync();
        Assert.DoesNotContain("half", after.Select(a => a.Name));
        Assert.Equal([Roles.ComplianceOfficer], after.Single(a => a.Name == "officer").Roles);
        await using var db = desk.Store.CreateDbContext();
        Assert.False(await db.Trail.AnyAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Keeps_TheDemoPasswordToItsOwner()
    {
        await using var desk = await DeskFolder.MakeAsync("--demo");
        var file = Path.Combine(desk.Path, "demo-password.txt");

        Assert.Equal(16, (await File.ReadAllTextAsync(file)).Length);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
        await using var scope = desk.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<DeskUser>>();
        foreach (var (name, _, role) in FirstAccounts.Demo)
        {
            Assert.Equal([role], await users.GetRolesAsync((await users.FindByNameAsync(name))!));
        }
    }

    [Fact]
    public async Task Rejects_DemoOverASitesOwnAccounts()
    {
        var folder = Directory.CreateTempSubdirectory("desk-own-");
        try
        {
            string[] arguments = ["--applicationName=ComplianceDesk.Web", $"--Desk:DataDirectory={folder.FullName}", "--urls=http://127.0.0.1:0"];
            await using (var own = DeskHost.Build(arguments))
            {
                await DeskHost.PrepareAsync(own);
                await using var scope = own.Services.CreateAsyncScope();
                Assert.Empty(await scope.ServiceProvider.GetRequiredService<FirstAccounts>().SetUpAsync("root", "a long enough password", new SiteSettings("America/Denver", "Clinic")));
            }
            await using var demo = DeskHost.Build([.. arguments, "--demo"]);
            await Assert.ThrowsAsync<InvalidOperationException>(() => DeskHost.PrepareAsync(demo));
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Hashes_APasswordForANameNobodyHas()
    {
        await using var desk = await DeskFolder.MakeAsync();
        await using var scope = desk.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<DeskUser>>();
        var hasher = new CountingHasher();
        users.PasswordHasher = hasher;

        var result = await scope.ServiceProvider.GetRequiredService<SignInManager<DeskUser>>().PasswordSignInAsync("nobody", "some password", false, true);

        Assert.Equal((SignInResult.Failed, 1), (result, hasher.Count));
    }

    private sealed class CountingHasher : PasswordHasher<DeskUser>
    {
        public int Count { get; private set; }

        public override string HashPassword(DeskUser user, string password)
        {
            Count++;
            return base.HashPassword(user, password);
        }
    }

    [Theory]
    [InlineData("/findings?status=new", "/findings?status=new")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData("/account/sign-out", "/")]
    [InlineData("/account/password", "/account/password")]
    [InlineData(null, "/")]
    public void Returns_ToLocalAddressesOnly(string? asked, string expected) => Assert.Equal(expected, AccountEndpoints.Local(asked));
}
