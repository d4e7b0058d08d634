using System.Globalization;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Review;

/// <summary>Filters with names, for one person or for everybody who may see the page. They are kept in the store and follow the person to any browser.</summary>
public sealed class SavedViews(DeskStore store, TimeProvider clock)
{
    /// <summary>The longest name, in characters.</summary>
    public const int LongestName = 60;

    /// <summary>The longest query string, in characters.</summary>
    public const int LongestQuery = 1_000;

    /// <summary>A person's own views of a page and those that others share, by name.</summary>
    public async Task<IReadOnlyList<SavedViewRow>> ListAsync(string page, string who, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        return await db.SavedViews.AsNoTracking().Where(v => v.Page == page && (v.Owner == who || v.Shared)).OrderBy(v => v.Name).ThenBy(v => v.Id).ToListAsync(cancellationToken);
    }

    /// <summary>Keeps a view under a name; the person's earlier view of that name is replaced.</summary>
    public async Task<Refusal?> SaveAsync(string page, string who, string? name, string query, bool shared, CancellationToken cancellationToken = default)
    {
        var text = name?.Trim() ?? "";
        if (text.Length is 0 or > LongestName)
        {
            return new Refusal("name", string.Create(CultureInfo.InvariantCulture, $"Give the view a name of 1 to {LongestName} characters."));
        }
        if (query.Length > LongestQuery)
        {
            return new Refusal("long-query", string.Create(CultureInfo.InvariantCulture, $"The filter takes {query.Length} characters; {LongestQuery} are kept. Shorten its search text."));
        }
        await using var db = store.CreateDbContext();
        var row = await db.SavedViews.FirstOrDefaultAsync(v => v.Page == page && v.Owner == who && v.Name == text, cancellationToken);
        if (row is null)
        {
            db.SavedViews.Add(row = new SavedViewRow { Page = page, Owner = who, Name = text, Query = query });
        }
        (row.Query, row.Shared, row.SavedAt) = (query, shared, clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
        return null;
    }

    /// <summary>Removes one of the person's own views.</summary>
    public async Task<Refusal?> RemoveAsync(int id, string who, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        return await db.SavedViews.Where(v => v.Id == id && v.Owner == who).ExecuteDeleteAsync(cancellationToken) == 0
            ? new Refusal("not-yours", "Only the person who saved a view can remove it.")
            : null;
    }
}
