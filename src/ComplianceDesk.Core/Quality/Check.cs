namespace ComplianceDesk.Core.Quality;

/// <summary>
/// A question put to every record of a feed. A check says which feeds it reads by implementing <see cref="IChecks{TRecord}"/> for their
/// records, holds no state, and is found by reflection.
/// </summary>
public abstract class Check
{
    /// <summary>Wording, thresholds and citations.</summary>
    public abstract CheckInfo Info { get; }

    /// <summary>Why the check cannot run on a store that holds only these feeds; null when it can.</summary>
    public virtual string? NotRunBecause(IReadOnlySet<string> feeds)
    {
        if (!Info.Feeds.Any(feeds.Contains))
        {
            return Absent(Info.Feeds);
        }

        var lacking = Info.Needs.Where(feed => !feeds.Contains(feed)).ToArray();
        return lacking.Length == 0 ? null : Absent(lacking);
    }

    /// <summary>What the check had to leave out on a store that holds only these feeds; null when nothing.</summary>
    public virtual string? LeftOut(IReadOnlySet<string> feeds)
    {
        var absent = Info.Feeds.Where(feed => !feeds.Contains(feed)).ToArray();
        return absent.Length == 0 ? null : "Not covered: " + Absent(absent);
    }

    private static string Absent(IReadOnlyList<string> feeds) =>
        feeds.Count == 1 ? $"The {feeds[0]} feed has not been imported." : $"The {string.Join(" and ", feeds)} feeds have not been imported.";
}

/// <summary>Implemented once for each kind of record that a check reads.</summary>
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
