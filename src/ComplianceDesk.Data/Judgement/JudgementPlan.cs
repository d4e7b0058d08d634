using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Core.Learning;
using ComplianceDesk.Core.Rules;
using ComplianceDesk.Data.Import;
using Microsoft.Data.Sqlite;

namespace ComplianceDesk.Data.Judgement;

/// <summary>Which epochs there are, and from which one on they must be judged.</summary>
/// <param name="Epochs">All epochs of the log, in order.</param>
/// <param name="First">The place of the first one to judge; their number when all are judged.</param>
/// <param name="LastMark">The last mark that this run answers.</param>
/// <param name="Calendar">The site's days.</param>
/// <param name="Policy">What the organisation has decided.</param>
internal sealed record JudgementPlan(IReadOnlyList<Epoch> Epochs, int First, int LastMark, SiteCalendar Calendar, JudgementPolicy Policy)
{
    // Counts up when the same accesses would be judged otherwise, or more be kept of them, although no rule's version says so.
    private const int Edition = 6;

    /// <summary>What an epoch is judged by: the policy in force, and the rules and explanations as this program has them.</summary>
    public string Basis => BasisOf(Policy);

    /// <summary>True when everything is judged.</summary>
    public bool IsEverything => First == 0;

    /// <summary>The day after the last one that an epoch answers for: the days up to the next one hold no accesses.</summary>
    public int Until(int epoch) => epoch + 1 < Epochs.Count ? Epochs[epoch + 1].FromDay : int.MaxValue;

    /// <summary>Makes a plan, and marks its days as to be judged, so that a run that is cut off is taken up.</summary>
    /// <param name="connection">A connection to the store.</param>
    /// <param name="zone">The site's zone.</param>
    /// <param name="policy">What the organisation has decided.</param>
    /// <param name="everything">True to judge every epoch, whether something is new or not.</param>
    public static JudgementPlan Make(SqliteConnection connection, TimeZoneInfo zone, JudgementPolicy policy, bool everything)
    {
        // Nobody may mark anything between the reading and the marking.
        Statement.Execute(connection, $"BEGIN IMMEDIATE");
        var calendar = CalendarOf(connection, zone);
        var epochs = Epoch.Of(LedgerRange.Weeks(connection, calendar));
        var (day, last) = Marks(connection);
        day = Math.Min(day, Decided(connection, calendar));
        var first = 0;
        if (!everything)
        {
            var judged = Judged(connection, BasisOf(policy));
            while (first < epochs.Count && judged.Contains(epochs[first]) && epochs[first].ToDay < day)
            {
                first++;
            }
        }

        if (first < epochs.Count)
        {
            using var mark = new Statement(connection, "INSERT INTO JudgementMarks(FromDay) VALUES(?1) RETURNING Id");
            mark.Bind(1, epochs[first].FromDay);
            mark.Step();
            last = mark.Int(0);
            mark.Reset();
        }

        Statement.Execute(connection, $"COMMIT");
        return new(epochs, first, last, calendar, policy);
    }

    /// <summary>A plan to judge every epoch for a look at what would come of it: nothing is marked, and nothing should be kept.</summary>
    /// <param name="connection">A connection to the store.</param>
    /// <param name="zone">The site's zone.</param>
    /// <param name="policy">The policy to judge by.</param>
    public static JudgementPlan Trial(SqliteConnection connection, TimeZoneInfo zone, JudgementPolicy policy)
    {
        var calendar = CalendarOf(connection, zone);
        return new(Epoch.Of(LedgerRange.Weeks(connection, calendar)), 0, 0, calendar, policy);
    }

    /// <summary>What the epochs before the first have left.</summary>
    public Past Past(SqliteConnection connection)
    {
        var past = new Past();
        if (First > 0)
        {
            using var rows = new Statement(connection, "SELECT Learned FROM Epochs WHERE ToDay > ?1 AND FromDay < ?2 ORDER BY FromDay");
            rows.Bind(1, Epochs[First - 1].ToDay - Epoch.MemoryDays);
            rows.Bind(2, Epochs[First].FromDay);
            while (rows.Step())
            {
                past.Add(Learned.Read(rows.Text(0).ToArray()) ?? throw new InvalidOperationException("What an epoch has learned cannot be read; its basis says that it can."));
            }
        }

        return past;
    }

    private static SiteCalendar CalendarOf(SqliteConnection connection, TimeZoneInfo zone)
    {
        using var range = new Statement(connection, "SELECT (SELECT At FROM Accesses ORDER BY At LIMIT 1), (SELECT At FROM Accesses ORDER BY At DESC LIMIT 1)");
        range.Step();
        return new(zone, range.Long(0), range.Long(1));
    }

    private static (int Day, int Last) Marks(SqliteConnection connection)
    {
        using var marks = new Statement(connection, $"SELECT ifnull(min(FromDay), {int.MaxValue}), ifnull(max(Id), 0) FROM JudgementMarks");
        marks.Step();
        return (marks.Int(0), marks.Int(1));
    }

    /// <summary>The last day of the first finding that was decided, since the last run, to be a violation, or not to be one after all: later findings about the same person weigh otherwise.</summary>
    private static int Decided(SqliteConnection connection, SiteCalendar calendar)
    {
        using var decided = new Statement(connection, $"""
            SELECT min(f.LastAt) FROM Decisions d JOIN Findings f ON f.Id = d.FindingId
            WHERE {(int)Rows.FindingStatus.Violation} IN (d."From", d."To") AND d.DecidedAt >= (SELECT max(StartedAt) FROM JudgementRuns)
            """);
        decided.Step();
        return decided.Long(0) is > 0 and var at ? calendar.DayOf(at) : int.MaxValue;
    }

    private static HashSet<Epoch> Judged(SqliteConnection connection, string basis)
    {
        var judged = new HashSet<Epoch>();
        using var rows = new Statement(connection, "SELECT FromDay, ToDay FROM Epochs WHERE Basis = ?1");
        rows.Bind(1, basis);
        while (rows.Step())
        {
            judged.Add(new(rows.Int(0), rows.Int(1)));
        }

        return judged;
    }

    /// <summary>What an epoch judged now by a policy is judged by.</summary>
    public static string BasisOf(JudgementPolicy policy)
    {
        var rules = RuleCatalog.All.Select(r => $"{r.Info.Id} {r.Info.Version}").Concat(ExplanationCatalog.All.Select(e => $"{e.Id} {e.DefinitionIn(JudgementPolicy.Default)}"));
        var hash = System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', rules)));
        return $"policy {policy.JudgingVersion}, rules {Edition}-{Convert.ToHexStringLower(hash.AsSpan(0, 6))}";
    }
}
