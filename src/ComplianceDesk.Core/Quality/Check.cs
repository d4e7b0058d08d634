namespace ComplianceDesk.Core.Quality;

/// <summary>
/// A question put to every record of a feed. A check says which feeds it reads by implementing <see cref="IChecks{TRecord}"/> for their
/// records, holds no state, and is found by reflection.
/// </summary>
public abstract class Check
{
    /// <summary>Wording, thresholds and citations.</summary>
    public abstract CheckInfo Info { get; }

    /// <summary>Why the check cannot run on a store that holds only this; null when it can.</summary>
    public virtual string? NotRunBecause(StoreContents store)
    {
        if (!Info.Feeds.Any(store.Feeds.Contains))
        {
            return Absent(Info.Feeds);
        }

        var lacking = Info.Needs.Where(feed => !store.Feeds.Contains(feed)).ToArray();
        if (lacking.Length > 0)
        {
            return Absent(lacking);
        }

        var tables = Info.Tables.Where(table => !store.CodeTables.Contains(table)).ToArray();
        return tables.Length == 0 ? null : $"No code table of {string.Join(" and ", tables)} has been loaded.";
    }

    /// <summary>What the check had to leave out on a store that holds only this; null when nothing.</summary>
    public virtual string? LeftOut(StoreContents store)
    {
        var absent = Info.Feeds.Where(feed => !store.Feeds.Contains(feed)).ToArray();
        return absent.Length == 0 ? null : "Not covered: " + Absent(absent);
    }

    private static string Absent(IReadOnlyList<string> feeds) =>
        feeds.Count == 1 ? $"The {feeds[0]} feed has not been imported." : $"The {string.Join(" and ", feeds)} feeds have not been imported.";
}

/// <summary>What a store holds, as far as it decides which checks can run.</summary>
/// <param name="Feeds">Feeds that were imported, by name.</param>
/// <param name="CodeTables">Code systems of which the site has loaded a table, by short name.</param>
public sealed record StoreContents(IReadOnlySet<string> Feeds, IReadOnlySet<string> CodeTables)
{
    /// <summary>Moments that the feeds show; null when that of the run holds for all.</summary>
    public DataMoments? Moments { get; init; }

    /// <summary>Tables of the site that are no code system.</summary>
    public SiteTables Site { get; init; } = SiteTables.None;

    /// <summary>Where its records were made, numbered as they are met.</summary>
    public RecordPlaces Places { get; } = new();
}

/// <summary>
/// Implemented once for each kind of record that a check reads: rows of feeds, a patient's whole <see cref="PatientChart"/>, or figures about
/// the whole store (<see cref="FeedDayRecord"/> and others). A base kind (<see cref="VisitRecord"/>) brings every kind below it.
/// </summary>
/// <typeparam name="TRecord">The kind of record.</typeparam>
public interface IChecks<in TRecord>
    where TRecord : CheckedRecord
{
    /// <summary>
    /// Counts what is eligible in a record and fails what does not hold. Saying neither pass nor fail leaves the record out of the
    /// denominator. A column that no longer stands was booked by an earlier link and is not eligible.
    /// </summary>
    void Test(TRecord record, Tally tally);
}
