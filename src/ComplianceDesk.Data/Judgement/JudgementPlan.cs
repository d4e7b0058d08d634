using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Core.Learning;
using ComplianceDesk.Core.Rules;
using ComplianceDesk.Data.Import;
using Microsoft.Data.Sqlite;

namespace ComplianceDesk.Data.Judgement;

/// <summary>Which epochs there are, and which of them must be judged.</summary>
/// <param name="Epochs">All epochs of the log, in order.</param>
/// <param name="Touched">Of each epoch whether something that it is judged by, but for what earlier ones have left, is new.</param>
/// <param name="Basis">What an epoch is judged by: the policy in force, the rules and explanations as this program has them, and the feeds there are.</param>
/// <param name="Calendar">The site's days.</param>
/// <param name="Policy">What the organisation has decided.</param>
internal sealed record JudgementPlan(IReadOnlyList<Epoch> Epochs, IReadOnlyList<bool> Touched, string Basis, SiteCalendar Calendar, JudgementPolicy Policy)
{
    // Counts up when the same accesses would be judged otherwise, or more be kept of them, although no rule's version says so.
    private const int Edition = 31;

    // The feeds without which a rule or an explanation does not ask, and what makes a row of theirs count.
    private static readonly (string Table, string Counts)[] Feeds =
    [
        ("Departments", "Listed"), ("Workforce", "Listed"), ("Patients", "Listed"), ("Relations", "GoneImportId IS NULL"), ("Encounters", "GoneImportId IS NULL"),
        ("Appointments", "GoneImportId IS NULL"), ("CareTeam", "GoneImportId IS NULL"), ("Documents", "GoneImportId IS NULL"), ("Diagnoses", "GoneImportId IS NULL"),
        ("Requests", "GoneImportId IS NULL"), ("Disclosures", "GoneImportId IS NULL"), ("CodingQueries", "GoneImportId IS NULL"), ("Billing", "GoneImportId IS NULL"),
    ];

    /// <summary>The place of the first epoch to judge; their number when all are judged.</summary>
    public int First { get; } = Touched.TakeWhile(touched => !touched).Count();

    /// <summary>True when everything is judged.</summary>
    public bool IsEverything { get; } = Touched.All(touched => touched);

    /// <summary>The day after the last one that an epoch answers for: the days up to the next one hold no accesses.</summary>
    public int Until(int epoch) => epoch + 1 < Epochs.Count ? Epochs[epoch + 1].FromDay : int.MaxValue;

    /// <summary>True when what an epoch, by its place, learned is remembered where another one is judged.</summary>
    public bool IsRemembered(int learned, int judged) => learned < judged && Epochs[learned].ToDay > Epochs[judged - 1].ToDay - Epoch.MemoryDays;

    /// <summary>Makes a plan, claims the marks that it answers, and marks its days as to be judged, so that a run that is cut off is taken up.</summary>
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
        var basis = BasisOf(connection, policy);
        var touched = new bool[epochs.Count];
        Array.Fill(touched, everything);
        foreach (var (from, to) in Marks(connection).Append((Decided(connection, calendar), int.MaxValue)).Append((Unjudged(connection, epochs, basis), int.MaxValue)))
        {
            for (var epoch = 0; epoch < epochs.Count; epoch++)
            {
                touched[epoch] |= from <= epochs[epoch].ToDay && to >= epochs[epoch].FromDay;
            }
        }

        var plan = new JudgementPlan(epochs, touched, basis, calendar, policy);
        if (plan.First < epochs.Count)
        {
            using var mark = new Statement(connection, $"INSERT INTO JudgementMarks(FromDay, ToDay, Claimed) VALUES(?1, {int.MaxValue}, 1)");
            mark.Bind(1, epochs[plan.First].FromDay);
            mark.Run();
        }

        Statement.Execute(connection, $"COMMIT");
        return plan;
    }

    /// <summary>A plan to judge every epoch for a look at what would come of it: nothing is marked, and nothing should be kept.</summary>
    /// <param name="connection">A connection to the store.</param>
    /// <param name="zone">The site's zone.</param>
    /// <param name="policy">The policy to judge by.</param>
    public static JudgementPlan Trial(SqliteConnection connection, TimeZoneInfo zone, JudgementPolicy policy)
    {
        var calendar = CalendarOf(connection, zone);
        var epochs = Epoch.Of(LedgerRange.Weeks(connection, calendar));
        return new(epochs, [.. epochs.Select(_ => true)], BasisOf(connection, policy), calendar, policy);
    }

    /// <summary>What the epochs have left that are remembered where an epoch is judged; kept of each of them.</summary>
    /// <param name="connection">A connection to the store.</param>
    /// <param name="epoch">The epoch's place.</param>
    /// <param name="past">What is remembered where an earlier one is judged.</param>
    /// <param name="from">That one's place.</param>
    public Past Past(SqliteConnection connection, int epoch, Past past, int from)
    {
        if (epoch == from)
        {
            return past;
        }

        // What was remembered so far may all be forgotten by then.
        (past, from) = from > 0 && IsRemembered(from - 1, epoch) ? (past, from) : (new Past(), Enumerable.Range(0, epoch).First(e => IsRemembered(e, epoch)));
        using var row = new Statement(connection, "SELECT Learned FROM Epochs WHERE FromDay = ?1");
        for (; from < epoch; from++)
        {
            row.Bind(1, Epochs[from].FromDay);
            past.Add(row.Step() && Learned.Read(row.Text(0).ToArray()) is { } learned ? learned : throw new InvalidOperationException("What an epoch has learned cannot be read; its basis says that it can."));
            row.Reset();
        }

        return past;
    }

    private static SiteCalendar CalendarOf(SqliteConnection connection, TimeZoneInfo zone)
    {
        using var range = new Statement(connection, "SELECT (SELECT At FROM Accesses ORDER BY At LIMIT 1), (SELECT At FROM Accesses ORDER BY At DESC LIMIT 1)");
        range.Step();
        return new(zone, range.Long(0), range.Long(1));
    }

    /// <summary>Claims all marks.</summary>
    private static List<(int From, int To)> Marks(SqliteConnection connection)
    {
        var found = new List<(int, int)>();
        using var marks = new Statement(connection, "UPDATE JudgementMarks SET Claimed = 1 RETURNING FromDay, ToDay");
        while (marks.Step())
        {
            found.Add((marks.Int(0), marks.Int(1)));
        }

        return found;
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

    /// <summary>The first day of the first epoch that was not judged so far, or by something else.</summary>
    private static int Unjudged(SqliteConnection connection, IReadOnlyList<Epoch> epochs, string basis)
    {
        var judged = new HashSet<Epoch>();
        using var rows = new Statement(connection, "SELECT FromDay, ToDay FROM Epochs WHERE Basis = ?1");
        rows.Bind(1, basis);
        while (rows.Step())
        {
            judged.Add(new(rows.Int(0), rows.Int(1)));
        }

        return epochs.Where(e => !judged.Contains(e)).Select(e => e.FromDay).DefaultIfEmpty(int.MaxValue).First();
    }

    /// <summary>What an epoch judged now by a policy is judged by.</summary>
    public static string BasisOf(SqliteConnection connection, JudgementPolicy policy)
    {
        var feeds = Feeds.Where(feed => Any(connection, feed.Table, feed.Counts)).Select(feed => feed.Table);
        var rules = RuleCatalog.All.Select(r => $"{r.Info.Id} {r.Info.Version}").Concat(ExplanationCatalog.All.Select(e => $"{e.Id} {e.DefinitionIn(JudgementPolicy.Default)}"));
        return $"policy {policy.JudgingVersion}, rules {Edition}-{Hash(rules)}, feeds {Hash(feeds)}";
    }

    private static bool Any(SqliteConnection connection, string table, string counts)
    {
        using var any = new Statement(connection, $"SELECT 1 FROM {table} WHERE {counts} LIMIT 1");
        return any.Step();
    }

    private static string Hash(IEnumerable<string> texts) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', texts))).AsSpan(0, 6));
}
