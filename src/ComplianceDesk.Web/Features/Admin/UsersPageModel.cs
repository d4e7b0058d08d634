using ComplianceDesk.Web.Account;

namespace ComplianceDesk.Web.Features.Admin;

/// <summary>State of the accounts' page.</summary>
public sealed class UsersPageModel(Accounts accounts)
{
    /// <summary>Every account.</summary>
    public IReadOnlyList<AccountLine> Lines { get; private set; } = [];

    /// <summary>Why the last change was refused.</summary>
    public IReadOnlyList<string> Problems { get; private set; } = [];

    /// <summary>Changes refused so far.</summary>
    public int Refusals { get; private set; }

    /// <summary>What the last change did, in words.</summary>
    public string? Said { get; private set; }

    /// <summary>A password just made, shown once.</summary>
    public string? Password { get; private set; }

    /// <summary>Name of a new account.</summary>
    public string NewName { get; set; } = "";

    /// <summary>The new person's name as shown.</summary>
    public string NewShown { get; set; } = "";

    /// <summary>Roles ticked for the new account.</summary>
    public HashSet<string> NewRoles { get; } = [];

    /// <summary>Reads the accounts.</summary>
    public async Task LoadAsync() => Lines = await accounts.ListAsync();

    /// <summary>Creates the account of the form.</summary>
    public async Task CreateAsync(string by)
    {
        var name = NewName.Trim();
        await TakeAsync(await accounts.CreateAsync(by, name, NewShown.Trim() is { Length: > 0 } shown ? shown : null, [.. NewRoles]), $"The account {name} is made.");
        if (Problems.Count == 0)
        {
            (NewName, NewShown) = ("", "");
            NewRoles.Clear();
        }
    }

    /// <summary>Gives or takes one role.</summary>
    public async Task ToggleRoleAsync(string by, AccountLine line, string role)
    {
        var roles = line.Roles.Contains(role) ? line.Roles.Except([role]) : line.Roles.Append(role);
        await TakeAsync(await accounts.SetRolesAsync(by, line.Id, [.. roles]), $"The roles of {line.Name} are changed.");
    }

    /// <summary>Locks or unlocks.</summary>
    public async Task ToggleLockAsync(string by, AccountLine line) =>
        await TakeAsync(await accounts.SetLockedAsync(by, line.Id, !line.Locked), line.Locked ? $"{line.Name} may sign in again." : $"{line.Name} is locked out.");

    /// <summary>Links the account to a person of the workforce feed, or to none.</summary>
    public async Task LinkAsync(string by, AccountLine line, string? workforceId) =>
        await TakeAsync(await accounts.LinkAsync(by, line.Id, workforceId), string.IsNullOrWhiteSpace(workforceId) ? $"{line.Name} is linked to nobody." : $"{line.Name} is linked to {workforceId.Trim()}.");

    /// <summary>Sets the mail address, or takes it away.</summary>
    public async Task SetAddressAsync(string by, AccountLine line, string? address) =>
        await TakeAsync(await accounts.SetAddressAsync(by, line.Id, address), string.IsNullOrWhiteSpace(address) ? $"{line.Name} has no mail address." : $"{line.Name} is told of reports at {address.Trim()}.");

    /// <summary>Makes a new password.</summary>
    public async Task ResetAsync(string by, AccountLine line) =>
        await TakeAsync(await accounts.ResetPasswordAsync(by, line.Id), $"{line.Name} has a new password.");

    private async Task TakeAsync(AccountAnswer answer, string said)
    {
        Problems = answer.Problems;
        Refusals += answer.Problems.Count == 0 ? 0 : 1;
        Password = answer.Password;
        Said = answer.Problems.Count == 0 ? said : null;
        await LoadAsync();
    }
}
