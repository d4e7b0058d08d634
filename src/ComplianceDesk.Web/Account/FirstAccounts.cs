using System.Security.Cryptography;
using System.Text;
using ComplianceDesk.Data;
using ComplianceDesk.Data.Rows;
using ComplianceDesk.Web.Options;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ComplianceDesk.Web.Account;

/// <summary>Sees to it that somebody can sign in: demo accounts with <c>--demo</c>, otherwise a one-time link to create the administrator.</summary>
public sealed class FirstAccounts(
    DeskStore store, DeskContext db, UserManager<DeskUser> users, RoleManager<IdentityRole> roles, IOptions<DemoOptions> demo, IConfiguration configuration, TimeProvider clock)
{
    /// <summary>The demo accounts: user name, shown name, role.</summary>
    public static readonly IReadOnlyList<(string Name, string Shown, string Role)> Demo =
    [
        ("officer", "Dana Whitfield", Roles.ComplianceOfficer),
        ("director", "Miriam Okafor", Roles.HimDirector),
        ("auditor", "Lars Hedegaard", Roles.Auditor),
        ("admin", "Priya Raman", Roles.Administrator),
    ];

    private string PasswordFile => Path.Combine(store.Directory, "demo-password.txt");

    private string TokenFile => Path.Combine(store.Directory, "setup-token.txt");

    /// <summary>Makes the roles, then whatever accounts or set-up link this store needs, and says so on the console.</summary>
    public async Task PrepareAsync()
    {
        foreach (var role in Roles.All)
        {
            if (!await roles.RoleExistsAsync(role))
            {
                Demand(await roles.CreateAsync(new IdentityRole(role)));
            }
        }
        if (demo.Value.Load)
        {
            await PrepareDemoAsync();
        }
        else if (!await users.Users.AnyAsync())
        {
            if (!File.Exists(TokenFile))
            {
                WritePrivate(TokenFile, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24)));
            }
            await Console.Out.WriteLineAsync($"No accounts yet. Create the administrator at {Address}/account/setup?token={await File.ReadAllTextAsync(TokenFile)}");
        }
    }

    /// <summary>True when this is the token of the console and nobody has an account yet.</summary>
    public async Task<bool> MaySetUpAsync(string? token)
    {
        if (token is null || !File.Exists(TokenFile) || await users.Users.AnyAsync())
        {
            return false;
        }
        var expected = await File.ReadAllBytesAsync(TokenFile);
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token), expected);
    }

    /// <summary>Creates the administrator, keeps what the site says about itself and burns the token. Returns sentences for the person, none when it worked.</summary>
    public async Task<IReadOnlyList<string>> SetUpAsync(string name, string password, SiteSettings site)
    {
        await site.SaveAsync(store);
        // An account without its role would shut everybody out: the link works once.
        await using var transaction = await db.Database.BeginTransactionAsync();
        var result = await CreateAsync(name, null, password, [Roles.Administrator]);
        if (result.Succeeded)
        {
            db.Trail.Add(new TrailRow { At = clock.GetUtcNow().UtcDateTime, Who = name, Action = "set-up" });
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
            File.Delete(TokenFile);
        }
        return [.. result.Errors.Select(e => e.Description)];
    }

    private string Address => (configuration["urls"] ?? DeskHost.DefaultAddress).Split(';')[0];

    private async Task PrepareDemoAsync()
    {
        if (!await users.Users.AnyAsync())
        {
            if (await db.Imports.AnyAsync())
            {
                throw new InvalidOperationException($"{store.Directory} already holds a site's own data: --demo is for an empty data directory.");
            }
            var password = demo.Value.Password ?? RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 16);
            WritePrivate(PasswordFile, password);
            // The zone of the generator: what looks like night in the demo is night there.
            await new SiteSettings("America/Chicago", "Riverbend Regional Hospital").SaveAsync(store);
            foreach (var (name, shown, role) in Demo)
            {
                Demand(await CreateAsync(name, shown, password, [role]));
            }
        }
        else if (!File.Exists(PasswordFile))
        {
            throw new InvalidOperationException($"{store.Directory} already holds a site's own accounts: --demo is for an empty data directory.");
        }
        await Console.Out.WriteLineAsync(
            $"""

            Demo hospital at {Address}
              sign in as  {string.Join(", ", Demo.Select(d => d.Name))}
              password    {await File.ReadAllTextAsync(PasswordFile)}   (kept in {PasswordFile})

            """);
    }

    private async Task<IdentityResult> CreateAsync(string name, string? shown, string password, IEnumerable<string> inRoles)
    {
        var user = new DeskUser { UserName = name, DisplayName = shown };
        var result = await users.CreateAsync(user, password);
        return result.Succeeded ? await users.AddToRolesAsync(user, inRoles) : result;
    }

    private static void Demand(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException(string.Join(' ', result.Errors.Select(e => e.Description)));
        }
    }

    private static void WritePrivate(string path, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }
        using var writer = new StreamWriter(path, options);
        writer.Write(text);
    }
}
