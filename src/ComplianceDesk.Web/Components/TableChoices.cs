using ComplianceDesk.Data;
using ComplianceDesk.Data.Review;

namespace ComplianceDesk.Web.Components;

/// <summary>How the person who looks likes tables, for as long as the page's connection lasts; every change is kept with the account.</summary>
public sealed class TableChoices(DeskStore store)
{
    /// <summary>How many rows of a long list that does not come in pages stand there until the others are asked for: a few screens of a phone.</summary>
    public const int AtFirst = 20;

    private string who = "";

    /// <summary>The present choice.</summary>
    public TableTaste Taste { get; private set; } = new();

    /// <summary>Raised after a change: pages read their rows again.</summary>
    public event Action? Changed;

    /// <summary>Done once the choice is read: pages stand at once and read their rows after it.</summary>
    public Task Ready { get; private set; } = Task.CompletedTask;

    /// <summary>Reads what the account chose earlier.</summary>
    public Task LoadAsync(string account) => Ready = ReadAsync(account);

    private async Task ReadAsync(string account)
    {
        who = account;
        Taste = await TableTaste.LoadAsync(store, account);
    }

    /// <summary>Takes another choice and keeps it.</summary>
    public async Task ChooseAsync(TableTaste taste)
    {
        Taste = taste;
        await taste.SaveAsync(store, who);
        Changed?.Invoke();
    }
}
