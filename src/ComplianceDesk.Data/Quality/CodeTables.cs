using ComplianceDesk.Core.Quality;
using ComplianceDesk.Data.Import;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Quality;

/// <summary>
/// The code tables that the site has loaded: which codes a system has, their wording and the days on which they are in force. None is shipped
/// but what the site is entitled to. A code is asked for once in a run, so it is looked up where it lies.
/// </summary>
public sealed class CodeTables : IDisposable
{
    private readonly Lock turn = new();
    private readonly SqliteConnection connection;
    private readonly Statement find;

    /// <param name="store">The store.</param>
    public CodeTables(DeskStore store)
    {
        connection = store.OpenConnection();
        find = new Statement(connection, """SELECT Display, "From", "To" FROM CodeEntries WHERE System = ?1 AND Code = ?2 ORDER BY "From" DESC""");
    }

    /// <summary>Systems of which there is a table, by short name.</summary>
    public static async Task<IReadOnlySet<string>> LoadedAsync(DeskContext db, CancellationToken cancellationToken) =>
        await db.CodeEntries.Select(entry => entry.System).Distinct().ToHashSetAsync(cancellationToken);

    /// <summary>The tables that are no code system, as they are in force on a day.</summary>
    public static async Task<SiteTables> SiteAsync(DeskContext db, DateOnly today, CancellationToken cancellationToken)
    {
        var rows = await db.CodeEntries.AsNoTracking().Where(entry => entry.System == SiteTables.Zip || entry.System.StartsWith(SiteTables.ValueSet))
            .Select(entry => new { entry.System, entry.Code, entry.Display, entry.From, entry.To }).ToListAsync(cancellationToken);
        var standing = rows.Where(entry => entry.From <= today && !(entry.To < today)).ToList();
        return new SiteTables(
            standing.Where(entry => entry.System == SiteTables.Zip).DistinctBy(entry => entry.Code).ToDictionary(entry => entry.Code, entry => entry.Display.ToUpperInvariant()),
            standing.Where(entry => entry.System != SiteTables.Zip).GroupBy(entry => entry.System[SiteTables.ValueSet.Length..])
                .ToDictionary(set => set.Key, IReadOnlySet<string> (set) => set.Select(entry => entry.Code).ToHashSet(StringComparer.OrdinalIgnoreCase)));
    }

    /// <summary>The entries of a code, the newest first.</summary>
    public IReadOnlyList<CodeEntry> Find(string system, string code)
    {
        using var mine = turn.EnterScope();
        find.Bind(1, system);
        find.Bind(2, Key(system, code));
        var entries = new List<CodeEntry>();
        while (find.Step())
        {
            entries.Add(new CodeEntry(Text(0), Day(1) is { } from && from > DateOnly.MinValue ? from : null, Day(2)));
        }

        find.Reset();
        return entries;
    }

    /// <summary>A code as tables are searched: of ICD without its point and in capitals.</summary>
    public static string Key(string system, string code) => system.StartsWith("ICD", StringComparison.Ordinal) ? IcdForm.Plain(code) : code.Trim();

    /// <inheritdoc/>
    public void Dispose()
    {
        find.Dispose();
        connection.Dispose();
    }

    private string Text(int column) => System.Text.Encoding.UTF8.GetString(find.Text(column));

    private DateOnly? Day(int column) => find.IsNull(column) ? null : DateOnly.ParseExact(Text(column), "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
