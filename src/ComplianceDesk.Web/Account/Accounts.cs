using System.Security.Cryptography;
using ComplianceDesk.Data;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Rows;
using ComplianceDesk.Web.Mail;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Web.Account;

/// <summary>What an administrator does with accounts. Each call has a scope of its own: a circuit lives longer than a database context should.</summary>
public sealed class Accounts(IServiceScopeFactory scopes, DeskStore store, Trail trail, TimeProvider clock)
{
    /// <summary>Every account with its roles, by user name.</summary>
    public Task<IReadOnlyList<AccountLine>> ListAsync() => WithUsersAsync<IReadOnlyList<AccountLine>>(async users =>
    {
        var lines = new List<AccountLine>();
        foreach (var user in await users.Users.AsNoTracking().OrderBy(u => u.UserName).ToListAsync())
        {
            lines.Add(new AccountLine(user.Id, user.UserName!, user.DisplayName, [.. (await users.GetRolesAsync(user)).Order(StringComparer.Ordinal)], user.LockoutEnd > clock.GetUtcNow())
            {
                LinkedTo = user.WorkforceId,
                Address = user.Email,
                SameId = await new AccountsInWorkforceQuery(store).FindAsync(user.UserName!),
            });
        }
        return lines;
    });

    /// <summary>Creates an account with a random first password, which is returned once and never kept in the clear.</summary>
    public Task<AccountAnswer> CreateAsync(string by, string name, string? shown, IReadOnlyList<string> roles) => WithUsersAsync(async users =>
    {
        if (roles.Count == 0)
        {
            return new AccountAnswer(null, ["Choose at least one role: without one the person sees nothing."]);
        }
        var password = NewPassword();
        var user = new DeskUser { UserName = name, DisplayName = shown };
        var result = await users.CreateAsync(user, password);
        if (result.Succeeded)
        {
            result = await users.AddToRolesAsync(user, roles);
        }
        return await AnswerAsync(result, password, by, "account-created", user, string.Join(", ", roles));
    });

    /// <summary>Gives the account these roles and no others. The last administrator keeps the role.</summary>
    public Task<AccountAnswer> SetRolesAsync(string by, string id, IReadOnlyList<string> roles) => WithUsersAsync(async users =>
    {
        var user = await FindAsync(users, id);
        if (!roles.Contains(Roles.Administrator) && await IsLastAdministratorAsync(users, user))
        {
            return new AccountAnswer(null, [LastAdministrator]);
        }
        var present = await users.GetRolesAsync(user);
        var result = await users.RemoveFromRolesAsync(user, present.Except(roles));
        if (result.Succeeded)
        {
            result = await users.AddToRolesAsync(user, roles.Except(present));
        }
        await users.UpdateSecurityStampAsync(user);
        return await AnswerAsync(result, null, by, "roles-changed", user, string.Join(", ", roles));
    });

    /// <summary>Locks or unlocks the account. A locked person's open pages end within a minute.</summary>
    public Task<AccountAnswer> SetLockedAsync(string by, string id, bool locked) => WithUsersAsync(async users =>
    {
        var user = await FindAsync(users, id);
        if (locked && await IsLastAdministratorAsync(users, user))
        {
            return new AccountAnswer(null, [LastAdministrator]);
        }
        var result = await users.SetLockoutEndDateAsync(user, locked ? DateTimeOffset.MaxValue : null);
        if (result.Succeeded)
        {
            result = locked ? await users.UpdateSecurityStampAsync(user) : await users.ResetAccessFailedCountAsync(user);
        }
        return await AnswerAsync(result, null, by, locked ? "account-locked" : "account-unlocked", user, null);
    });

    /// <summary>Replaces the password by a random one, returned once.</summary>
    public Task<AccountAnswer> ResetPasswordAsync(string by, string id) => WithUsersAsync(async users =>
    {
        var user = await FindAsync(users, id);
        var password = NewPassword();
        var result = await users.ResetPasswordAsync(user, await users.GeneratePasswordResetTokenAsync(user), password);
        return await AnswerAsync(result, password, by, "password-reset", user, null);
    });

    /// <summary>Links the account to a person of the workforce feed, so that nobody decides about themselves; an empty id takes the link away.</summary>
    public Task<AccountAnswer> LinkAsync(string by, string id, string? workforceId) => WithUsersAsync(async users =>
    {
        var user = await FindAsync(users, id);
        var wanted = workforceId?.Trim() ?? "";
        var known = wanted.Length == 0 ? null : await new AccountsInWorkforceQuery(store).FindAsync(wanted);
        if (wanted.Length > 0 && known is null)
        {
            return new AccountAnswer(null, [$"The workforce feed names no {wanted}."]);
        }
        if (known is not null && await users.Users.FirstOrDefaultAsync(u => u.Id != id && u.WorkforceId == known) is { } other)
        {
            return new AccountAnswer(null, [$"{known} is linked to the account {other.UserName} already."]);
        }
        user.WorkforceId = known;
        return await AnswerAsync(await users.UpdateAsync(user), null, by, "account-linked", user, known ?? "no link");
    });

    /// <summary>Sets the mail address that reports are announced to; an empty one takes it away.</summary>
    public Task<AccountAnswer> SetAddressAsync(string by, string id, string? address) => WithUsersAsync(async users =>
    {
        var user = await FindAsync(users, id);
        var wanted = address?.Trim() ?? "";
        if (wanted.Length > 0 && !MailSender.IsAddress(wanted))
        {
            return new AccountAnswer(null, ["This is no mail address."]);
        }
        user.Email = wanted.Length == 0 ? null : wanted;
        return await AnswerAsync(await users.UpdateAsync(user), null, by, "account-address", user, user.Email is null ? "none" : "set");
    });

    private const string LastAdministrator = "This is the last administrator who can sign in. Make another one first.";

    private async Task<T> WithUsersAsync<T>(Func<UserManager<DeskUser>, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<UserManager<DeskUser>>());
    }

    private async Task<AccountAnswer> AnswerAsync(IdentityResult result, string? password, string by, string action, DeskUser user, string? detail)
    {
        if (!result.Succeeded)
        {
            return new AccountAnswer(null, [.. result.Errors.Select(e => e.Description)]);
        }
        await trail.WriteAsync(by, action, $"account:{user.UserName}", detail);
        return new AccountAnswer(password, []);
    }

    private async Task<bool> IsLastAdministratorAsync(UserManager<DeskUser> users, DeskUser user)
    {
        var able = (await users.GetUsersInRoleAsync(Roles.Administrator)).Where(u => !(u.LockoutEnd > clock.GetUtcNow())).ToList();
        return able.Count == 1 && able[0].Id == user.Id;
    }

    private static async Task<DeskUser> FindAsync(UserManager<DeskUser> users, string id) =>
        await users.FindByIdAsync(id) ?? throw new InvalidOperationException("The account is gone.");

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
