using ComplianceDesk.Data.Quality.Measures;
using ComplianceDesk.Data.Queries;

namespace ComplianceDesk.Web.Features.Quality.Work;

/// <summary>State of the work list: what the address asks for, and the item that is open.</summary>
public sealed class WorkPageModel(WorkItemsQuery items, WorkItemChoicesQuery choices)
{
    /// <summary>Rows on a page.</summary>
    public int Rows { get; set; } = RowCursor.PageSize;

    /// <summary>What the address asks for.</summary>
    public WorkAddress Address { get; private set; } = new(new WorkItemFilter(), WorkItemsQuery.FirstSort);

    /// <summary>The page; null until read.</summary>
    public WorkItemPage? Page { get; private set; }

    /// <summary>The item that is open, with its history; null for none.</summary>
    public WorkItemDetail? Open { get; private set; }

    /// <summary>What the list can be narrowed to.</summary>
    public WorkItemChoices Choices { get; private set; } = new([], [], []);

    /// <summary>Reads what an address asks for.</summary>
    public async Task LoadAsync(string queryString, CancellationToken cancellationToken = default)
    {
        Address = WorkAddress.Parse(queryString);
        Page = await items.RunAsync(Address.Filter, Address.Sort, Address.At, Rows, cancellationToken);
        Open = Address.Item is { } id ? await items.OneAsync(id, cancellationToken) : null;
        Choices = await choices.RunAsync(cancellationToken);
    }

    /// <summary>Reads the list and the open item again, after a waiver was granted or ended.</summary>
    public async Task ReloadAsync()
    {
        Page = await items.RunAsync(Address.Filter, Address.Sort, Address.At, Rows);
        Open = Address.Item is { } id ? await items.OneAsync(id) : null;
    }
}
