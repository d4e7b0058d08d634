using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Review;

/// <summary>How a person likes tables. Kept with the account, so that it holds for every table and on any browser.</summary>
/// <param name="Rows">Rows on a page, one of <see cref="Sizes"/>.</param>
/// <param name="Compact">True for lines close together.</param>
public sealed record TableTaste(int Rows = Queries.RowCursor.PageSize, bool Compact = false)
{
    /// <summary>The numbers of rows that can be chosen.</summary>
    public static readonly IReadOnlyList<int> Sizes = [25, 50, 100, 200];

    /// <summary>Reads the taste of an account.</summary>
    public static async Task<TableTaste> LoadAsync(DeskStore store, string who, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var kept = await db.Users.AsNoTracking().Where(u => u.UserName == who).Select(u => new TableTaste(u.TableRows, u.CompactTables)).FirstOrDefaultAsync(cancellationToken);
        return kept is { } taste && Sizes.Contains(taste.Rows) ? taste : new TableTaste();
    }

    /// <summary>Keeps it for an account.</summary>
    public async Task SaveAsync(DeskStore store, string who, CancellationToken cancellationToken = default)
    {
        if (!Sizes.Contains(Rows))
        {
            throw new ArgumentOutOfRangeException(nameof(store), Rows, "Not a number of rows that can be chosen.");
        }
        await using var db = store.CreateDbContext();
        await db.Users.Where(u => u.UserName == who).ExecuteUpdateAsync(u => u.SetProperty(r => r.TableRows, Rows).SetProperty(r => r.CompactTables, Compact), cancellationToken);
    }
}
