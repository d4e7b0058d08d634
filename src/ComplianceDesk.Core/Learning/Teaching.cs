using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Learning;

/// <summary>
/// Which accesses may teach an explanation: those that stand in no finding about a person. What is left out grows while an epoch is judged, until nothing that stands in one of its findings
/// has taught any of its reasons, see <see cref="Judgement.Of"/>.
/// </summary>
internal sealed class Teaching
{
    private readonly HashSet<int> rows;
    private readonly HashSet<int> sessions;

    private Teaching(HashSet<int> rows, HashSet<int> sessions) => (this.rows, this.sessions) = (rows, sessions);

    /// <summary>Every access may.</summary>
    public static Teaching All { get; } = new([], []);

    /// <summary>Positions in the window of the accesses that may not.</summary>
    public IReadOnlySet<int> Flagged => rows;

    /// <summary>True when no access of the session stands in a finding.</summary>
    public bool May(int session) => sessions.Count == 0 || !sessions.Contains(session);

    /// <summary>True when the access, by its position in the window, stands in no finding.</summary>
    public bool RowMay(int row) => rows.Count == 0 || !rows.Contains(row);

    /// <summary>
    /// Of each user whether they may have learned of what this leaves out and the accesses as they are did not: those who opened a record of which it speaks, and whose own it is. All that is learned of a day is
    /// told by what others did in a record that the user opened, too.
    /// </summary>
    public bool[] Learners(ExplainedAccesses accesses)
    {
        var window = accesses.Window;
        var (learners, records) = (new bool[window.Users], new bool[window.Patients]);
        foreach (var row in rows.Where(accesses.Teaching.RowMay))
        {
            learners[window.User[row]] = true;
            records[window.Patient[row]] |= window.Patient[row] != 0;
        }

        for (var row = 0; row < window.Count; row++)
        {
            learners[window.User[row]] |= records[window.Patient[row]];
        }

        return learners;
    }

    /// <summary>The same without the accesses of some findings; this when it has none of them. One about the log itself names the last accesses before a gap, and nobody.</summary>
    public Teaching Without(ExplainedAccesses accesses, IEnumerable<Finding> findings)
    {
        HashSet<int> flagged = [.. rows, .. findings.Where(f => f.User != 0).SelectMany(f => f.Rows)];
        if (flagged.Count == rows.Count)
        {
            return this;
        }

        var window = accesses.Window;
        return new(flagged, [.. flagged.Where(r => window.Patient[r] != 0).Select(r => accesses.Sessions.Of(window.User[r], window.Patient[r], accesses.Calendar.DayOf(window.At[r])))]);
    }
}
