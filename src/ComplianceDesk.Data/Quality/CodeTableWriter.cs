using ComplianceDesk.Core.Quality;
using ComplianceDesk.Data.Import;

namespace ComplianceDesk.Data.Quality;

/// <summary>One row of a code table to load.</summary>
/// <param name="System">The code system, by any name the desk knows, or a table of <see cref="SiteTables"/>; unknown ones are kept by the name given.</param>
/// <param name="Code">The code.</param>
/// <param name="Display">Its wording.</param>
/// <param name="From">First day in force; null when from ever.</param>
/// <param name="To">Last day in force; null when still.</param>
public sealed record CodeTableLine(string System, string Code, string Display, DateOnly? From, DateOnly? To);

/// <summary>Loads the site's code tables: each system in the file replaces what was loaded of it before, all of it or nothing.</summary>
public static class CodeTableWriter
{
    /// <summary>Loads; returns rows by system.</summary>
    public static IReadOnlyDictionary<string, long> Replace(DeskStore store, IEnumerable<CodeTableLine> lines, CancellationToken cancellationToken)
    {
        using var connection = store.OpenConnection();
        using var transaction = connection.BeginTransaction();
        using var remove = new Statement(connection, "DELETE FROM CodeEntries WHERE System = ?1");
        using var insert = new Statement(connection, """
            INSERT INTO CodeEntries(System, Code, "From", "To", Display) VALUES(?1, ?2, ?3, ?4, ?5) ON CONFLICT DO UPDATE SET "To" = excluded."To", Display = excluded.Display
            """);
        var counts = new Dictionary<string, long>();
        foreach (var line in lines)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var system = SiteTables.NameOf(line.System) ?? CodeSystem.Recognize(line.System)?.Name ?? line.System.Trim();
            if (counts.TryAdd(system, 0))
            {
                remove.Bind(1, system);
                remove.Run();
            }

            insert.Bind(1, system);
            insert.Bind(2, CodeTables.Key(system, line.Code));
            insert.Bind(3, SourceDays.Text(line.From ?? DateOnly.MinValue));
            insert.Bind(4, line.To is { } to ? SourceDays.Text(to) : null);
            insert.Bind(5, line.Display);
            insert.Run();
            counts[system]++;
        }

        transaction.Commit();
        return counts;
    }
}
