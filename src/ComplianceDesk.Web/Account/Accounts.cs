using System.Security.Cryptography;
using ComplianceDesk.Data;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Rows;
using ComplianceDesk.Web.Mail;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Web.Account;

/// <summary>
/// What an administrator does with accounts. Each call has a scope of its own: a circuit lives longer than a database context should. A change and its trail
/// entry are one transaction; what is refused changes nothing.
/// </summary>
public sealed class Accounts(IServiceScopeFactory scopes, DeskStore store, TimeProvider clock)
{
    /// <summary>Every account with its roles, by user name.</summary>
    public async Task<IReadOnlyList<AccountLine>> ListAsync()
    {
        await using var db = store.CreateDbContext();
        var users = await db.Users.AsNoTracking().OrderBy(u => u.UserName).ToListAsync();
        var roles = (await db.UserRoles.Join(db.Roles, held => held.RoleId, role => role.Id, (held, role) => new { held.UserId, role.Name }).ToListAsync()).ToLookup(r => r.UserId, r => r.Name!);
        var same = await new AccountsInWorkforceQuery(store).FindAsync(users.Select(u => u.UserName!));
        return
        [
            .. users.Select(u => new AccountLine(u.Id, u.UserName!, u.DisplayName, [.. roles[u.Id].Order(StringComparer.Ordinal)], u.LockoutEnd > clock.GetUtcNow())
            {
                LinkedTo = u.WorkforceId, Address = u.Email, SameId = same.GetValueOrDefault(u.UserName!),
            }),
        ];
    }

    /// <summary>Creates an account with a random first password, which is returned once, never kept in the clear, and opens nothing until the person has replaced it.</summary>
    public Task<AccountAnswer> CreateAsync(string by, string name, string? shown, IReadOnlyList<string> roles) => ChangeAsync(by, async users =>
    {
        if (roles.Count == 0)
        {
            return Change.Not("Choose at least one role: without one the person sees nothing.");
        }
        var password = NewPassword();
        var user = new DeskUser { UserName = name, DisplayName = shown };
        var result = await users.CreateAsync(user, password);
        if (result.Succeeded)
        {
            result = await users.AddToRolesAsync(user, roles);
        }
        if (result.Succeeded)
        {
            result = await users.AddClaimAsync(user, FirstPassword.HandedOver);
        }
        return new(result, user, "account-created", string.Join(", ", roles), password);
    });

    /// <summary>Gives the account these roles and no others. The last administrator keeps the role.</summary>
    public Task<AccountAnswer> SetRolesAsync(string by, string id, IReadOnlyList<string> roles) => ChangeAsync(by, async users =>
    {
        var user = await FindAsync(users, id);
        if (!roles.Contains(Roles.Administrator) && await IsLastAdministratorAsync(users, user))
        {
            return Change.Not(LastAdministrator);
        }
        var present = await users.GetRolesAsync(user);
        var result = await users.RemoveFromRolesAsync(user, present.Except(roles));
        if (result.Succeeded)
        {
            result = await users.AddToRolesAsync(user, roles.Except(present));
        }
        await users.UpdateSecurityStampAsync(user);
        return new(result, user, "roles-changed", string.Join(", ", roles));
    });

    /// <summary>Locks or unlocks the account. A locked person's open pages end within a minute.</summary>
    public Task<AccountAnswer> SetLockedAsync(string by, string id, bool locked) => ChangeAsync(by, async users =>
    {
        var user = await FindAsync(users, id);
        if (locked && await IsLastAdministratorAsync(users, user))
        {
            return Change.Not(LastAdministrator);
        }
        var result = await users.SetLockoutEndDateAsync(user, locked ? DateTimeOffset.MaxValue : null);
        if (result.Succeeded)
        {
            result = locked ? await users.UpdateSecurityStampAsync(user) : await users.ResetAccessFailedCountAsync(user);
        }
        return new(result, user, locked ? "account-locked" : "account-unlocked", null);
    });

    /// <summary>Replaces the password by a random one, returned once; it opens nothing until the person has replaced it.</summary>
    public Task<AccountAnswer> ResetPasswordAsync(string by, string id) => ChangeAsync(by, async users =>
    {
        var user = await FindAsync(users, id);
        var password = NewPassword();
        var result = await users.ResetPasswordAsync(user, await users.GeneratePasswordResetTokenAsync(user), password);
        if (result.Succeeded && !(await users.GetClaimsAsync(user)).Any(c => c.Type == FirstPassword.HandedOver.Type))
        {
            result = await users.AddClaimAsync(user, FirstPassword.HandedOver);
        }
        return new(result, user, "password-reset", null, password);
    });

    /// <summary>Links the account to a person of the workforce feed, so that nobody decides about themselves; an empty id takes the link away.</summary>
    public Task<AccountAnswer> LinkAsync(string by, string id, string? workforceId) => ChangeAsync(by, async users =>
    {
        var user = await FindAsync(users, id);
        var wanted = workforceId?.Trim() ?? "";
        var known = wanted.Length == 0 ? null : await new AccountsInWorkforceQuery(store).FindAsync(wanted);
        if (wanted.Length > 0 && known is null)
        {
            return Change.Not($"The workforce feed names no {wanted}.");
        }
        if (known is not null && await users.Users.FirstOrDefaultAsync(u => u.Id != id && u.WorkforceId == known) is { } other)
        {
            return Change.Not($"{known} is linked to the account {other.UserName} already.");
        }
        user.WorkforceId = known;
        return new(await users.UpdateAsync(user), user, "account-linked", known ?? "no link");
    });

    /// <summary>Sets the mail address that reports are announced to; an empty one takes it away.</summary>
    public Task<AccountAnswer> SetAddressAsync(string by, string id, string? address) => ChangeAsync(by, async users =>
    {
        var user = await FindAsync(users, id);
        var wanted = address?.Trim() ?? "";
        if (wanted.Length > 0 && !MailSender.IsAddress(wanted))
        {
            return Change.Not("This is no mail address.");
        }
        user.Email = wanted.Length == 0 ? null : wanted;
        return new(await users.UpdateAsync(user), user, "account-address", user.Email is null ? "none" : "set");
    });

    private const string LastAdministrator = "This is the last administrator who can sign in. Make another one first.";

    private async Task<AccountAnswer> ChangeAsync(string by, Func<UserManager<DeskUser>, Task<Change>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DeskContext>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var change = await work(scope.ServiceProvider.GetRequiredService<UserManager<DeskUser>>());
        if (!change.Result.Succeeded)
        {
            return new AccountAnswer(null, [.. change.Result.Errors.Select(e => e.Description)]);
        }
        db.Trail.Add(new TrailRow { At = clock.GetUtcNow().UtcDateTime, Who = by, Action = change.Action, Subject = $"account:{change.User!.UserName}", Detail = change.Detail });
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return new AccountAnswer(change.Password, []);
    }

    private async Task<bool> IsLastAdministratorAsync(UserManager<DeskUser> users, DeskUser user)
    {
        var able = (await users.GetUsersInRoleAsync(Roles.Administrator)).Where(u => !(u.LockoutEnd > clock.GetUtcNow())).ToList();
        return able.Count == 1 && able[0].Id == user.Id;
    }

    private static async Task<DeskUser> FindAsync(UserManager<DeskUser> users, string id) =>
        await users.FindByIdAsync(id) ?? throw new InvalidOperationException("The account is gone.");

    /// <summary>What was done to an account, for the trail; or why nothing was.</summary>
    private sealed record Change(IdentityResult Result, DeskUser? User, string Action, string? Detail, string? Password = null)
    {
        public static Change Not(string why) => new(IdentityResult.Failed(new IdentityError { Description = why }), null, "", null);
    }

    private static string NewPassword() => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 16);
}

/// <summary>An account as listed.</summary>
public sealed record AccountLine(string Id, string Name, string? Shown, IReadOnlyList<string> Roles, bool Locked)
{
    /// <summary>The workforce id that an administrator linked it to; null when none.</summary>
    public string? LinkedTo { get; init; }

    /// <summary>Mail address; null when none.</summary>
    public string? Address { get; init; }

    /// <summary>The workforce id that is the same as the user name; null when there is none.</summary>
    public string? SameId { get; init; }
}

/// <summary>What became of a change: a password to hand over when one was made, or why it was refused.</summary>
public sealed record AccountAnswer(string? Password, IReadOnlyList<string> Problems);
