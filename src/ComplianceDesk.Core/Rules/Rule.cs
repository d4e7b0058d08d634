using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Core.Learning;

namespace ComplianceDesk.Core.Rules;

/// <summary>A published scenario of misuse. Discovered by reflection; sealed and stateless. The id is the class name in kebab case without its suffix.</summary>
public abstract class Rule
{
    /// <summary>What the rule means and needs.</summary>
    public abstract RuleInfo Info { get; }

    /// <summary>Null when the feeds hold what the rule needs; else a sentence naming the feed or column that is not there.</summary>
    public string? Lacks(ExplainedAccesses accesses)
    {
        foreach (var need in Info.Needs)
        {
            var choices = need.Split('|');
            if (!choices.Any(accesses.Has))
            {
                return $"not run: {string.Join(", and ", Missing(choices, accesses))}";
            }
        }

        return null;
    }

    /// <summary>What is not there of a need: the link that no feed gives, columns of feeds that are there, feeds that are not.</summary>
    private static IEnumerable<string> Missing(IEnumerable<string> choices, ExplainedAccesses accesses)
    {
        List<string> feeds = [];
        foreach (var of in choices.GroupBy(c => c.Split('.')[0], c => c.Split('.')[^1], StringComparer.Ordinal))
        {
            if (of.Key == RuleInfo.EmployeeLink)
            {
                yield return $"no {of.Key}";
            }
            else if (accesses.Has(of.Key))
            {
                yield return $"the {of.Key} feed gives no {string.Join(" or ", of)}";
            }
            else
            {
                feeds.Add(of.Key);
            }
        }

        if (feeds.Count > 0)
        {
            yield return $"no {string.Join(", ", feeds)} feed";
        }
    }
}

/// <summary>
/// A scenario of one user and one patient. It is asked about the sessions of a pair that no explanation covers;
/// an explained session never reaches a finding this way. It is asked about explained pairs too, to learn how usual a match is in ordinary care.
/// </summary>
public abstract class PairRule : Rule
{
    /// <summary>True when a match may strengthen a finding but never make one.</summary>
    public virtual bool IsSupporting => false;

    /// <summary>True when having written in the record makes what the rule sees likelier to be work (<see cref="RiskScore.Worked"/>, <see cref="RiskScore.Added"/>).</summary>
    public virtual bool YieldsToWriting => true;

    /// <summary>How a match's weight is reduced by how usual it is.</summary>
    public virtual Calibration Calibration => Calibration.BaseRate;

    /// <summary>The weight of what the rule sees in the pair, 0 for nothing, and the stratum whose base rate applies.</summary>
    public abstract Match Test(in AccessPair pair);

    /// <summary>
    /// What would be seen in a pair for which a reason was found, if it had come about by chance: such pairs give the base rate. The same as <see cref="Test"/>, where that does not ask for whom the record is ordinary.
    /// </summary>
    public virtual Match ByChance(in AccessPair pair) => Test(pair);

    /// <summary>The evidence in a sentence with its numbers; never a name, an address or a number of a person.</summary>
    public abstract string Describe(in AccessPair pair, Match match);
}

/// <summary>A scenario of one user over a stretch of time: a volume, a burst, an account.</summary>
public abstract class EpisodeRule : Rule
{
    /// <summary>True when what it sees is misuse only as far as "unexplained" means anything: weights are then reduced as <see cref="Calibration.Coverage"/> says.</summary>
    public virtual bool RestsOnExplanations => true;

    /// <summary>What is left of the weight where something was added to each of the records, which makes it likelier to be work: all of it unless a rule says otherwise.</summary>
    public virtual double LeftByAdding => 1;

    /// <summary>
    /// The episodes found in a window. Baselines come from the accesses' tables, which hold earlier epochs too; the window itself holds this epoch and the
    /// day before it, in which something may have begun. An episode that does not reach into the epoch is left out.
    /// </summary>
    public abstract IEnumerable<Episode> Find(ExplainedAccesses accesses);

    /// <summary>Positions in the window of the accesses of those of a user's sessions that are judged and as asked, in time order.</summary>
    protected static List<int> RowsOf(ExplainedAccesses accesses, int user, Func<int, bool> session)
    {
        var (sessions, rows) = (accesses.Sessions, new List<int>());
        for (var one = sessions.FirstOf(user, 0); one < sessions.Count && sessions.User(one) == user; one++)
        {
            if (accesses.IsJudged(one) && session(one))
            {
                rows.AddRange(sessions.RowsOf(one));
            }
        }

        rows.Sort();
        return rows;
    }

    /// <summary>Positions in the window of those of a user's accesses on a day that succeeded and are as asked, whether they name a patient or not.</summary>
    protected static List<int> RowsOn(ExplainedAccesses accesses, int user, int day, Func<int, bool> access)
    {
        var (window, rows) = (accesses.Window, new List<int>());
        var (from, to) = window.Of(user);
        for (var row = from; row < to; row++)
        {
            if (access(row) && window.Succeeded(row) && accesses.Calendar.DayOf(window.At[row]) == day)
            {
                rows.Add(row);
            }
        }

        return rows;
    }
}

/// <summary>A circumstance of a user that strengthens any finding about them, of a patient or of a stretch of time; it never makes one.</summary>
public abstract class CircumstanceRule : Rule
{
    /// <summary>The points the circumstance adds to a finding that rests on the given accesses (positions in the window, in time order), 0 for none.</summary>
    public abstract Match Test(ExplainedAccesses accesses, int user, IReadOnlyList<int> rows);

    /// <summary>The evidence in a sentence with its numbers.</summary>
    public abstract string Describe(Match match);
}

/// <summary>How a match's weight is reduced by how usual it is.</summary>
public enum Calibration : byte
{
    /// <summary>By how often the same match is seen in explained accesses.</summary>
    BaseRate,
    /// <summary>By the share of the accesses of the user's colleagues that is explained at all.</summary>
    Coverage,
    /// <summary>By the smaller of <see cref="Coverage"/> and <see cref="BaseRate"/>.</summary>
    Both,
    /// <summary>
    /// A list the organisation keeps: an unexplained access to a record on it is looked at however many are, as <see cref="Coverage"/>;
    /// a single one, which may be a wrong chart (unless it is to a part of the record that the role does not open, see <c>unusual-parts</c>), one in which something was written,
    /// and one by somebody whose advice is asked about patients in care, are weighed by the smaller of <see cref="Coverage"/> and <see cref="BaseRate"/>.
    /// </summary>
    List,
    /// <summary>By nothing: whoever decides that something is to be looked at means all of it, most of all where it is much.</summary>
    None,
}

/// <summary>What a pair rule saw.</summary>
/// <param name="Weight">Points before calibration, 0 for nothing.</param>
/// <param name="Stratum">0 … <see cref="Strata"/> − 1: matches of one stratum are about equally usual.</param>
/// <param name="Detail">A number the rule's sentence needs.</param>
public readonly record struct Match(int Weight, int Stratum = 0, int Detail = 0)
{
    /// <summary>The number of strata a rule may use.</summary>
    public const int Strata = 6;

    /// <summary>Nothing seen.</summary>
    public static Match None => default;

    /// <summary>
    /// True when the weight is smaller where all there is is a single access, though a base rate is asked. A wrong chart is anybody's: where explained pairs match as often as any, the base rate of single accesses
    /// says how often one hits a neighbour or a manager, and nothing more is taken away for it. What is seen in hardly any explained pair, the record of somebody long dead, would so pass for more than chance.
    /// </summary>
    public bool YieldsToGlance { get; init; }

    /// <summary>
    /// True when the weight is smaller only where the single access plainly was a wrong chart, left at once for the right one. How often a wrong chart hits such a record is in the base rate, which does not know which access was one.
    /// </summary>
    public bool YieldsToSlip { get; init; }
}

/// <summary>Sessions of one user with one patient in the epoch that is judged: the unexplained ones, or all of an explained pair.</summary>
public readonly ref struct AccessPair(ExplainedAccesses accesses, int user, int patient, ReadOnlySpan<int> sessions, IReadOnlyList<EarlierSession>? earlier = null)
{
    public ExplainedAccesses Accesses { get; } = accesses;

    public CareContext Context => Accesses.Context;

    public JudgementPolicy Policy => Accesses.Policy;

    public int UserId { get; } = user;

    public int PatientId { get; } = patient;

    public ref readonly UserFacts User => ref Context.User(UserId);

    public ref readonly PatientFacts Patient => ref Context.Patient(PatientId);

    /// <summary>True when the record is the user's own, which is left to <see cref="SelfAccessRule"/>.</summary>
    public bool IsOwnRecord => CloseTie.IsOwn(Context, UserId, PatientId);

    /// <summary>Session numbers in the order of their days.</summary>
    public ReadOnlySpan<int> Sessions { get; } = sessions;

    /// <summary>Sessions of the same user and patient in earlier epochs for which no reason was found, in the order of their days; none of an explained pair.</summary>
    public IReadOnlyList<EarlierSession> Earlier { get; } = earlier ?? [];

    /// <summary>True when all there is is a single access, and the search that led to it.</summary>
    public bool IsGlance => Earlier.Count == 0 && Sessions.Length == 1 && Accesses.Sessions.Opened(Sessions[0]) <= 1;

    /// <summary>True when the user worked on the record in one of these sessions, see <see cref="SessionTable.Worked"/>, or tried to, of which nothing is kept from earlier epochs.</summary>
    public bool TriedToWork()
    {
        foreach (var earlier in Earlier)
        {
            if (earlier.Worked)
            {
                return true;
            }
        }

        return Any(static (accesses, session) => accesses.Sessions.TriedToWork(session));
    }

    /// <summary>True when the user worked on the record in one of these sessions, none of an earlier epoch, and added something.</summary>
    public bool Added() => Any(static (accesses, session) => accesses.Sessions.Worked(session) && accesses.Sessions.Added(session));

    /// <summary>True when one of these sessions is as asked; those of earlier epochs are not asked.</summary>
    /// <inheritdoc cref="All"/>
    public bool Any(Func<ExplainedAccesses, int, bool> holds)
    {
        foreach (var session in Sessions)
        {
            if (holds(Accesses, session))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when each of these sessions is as asked; those of earlier epochs are not asked.</summary>
    /// <param name="holds">The question; static, as it is asked of millions.</param>
    public bool All(Func<ExplainedAccesses, int, bool> holds)
    {
        foreach (var session in Sessions)
        {
            if (!holds(Accesses, session))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>When the last of them began, in milliseconds since 1970-01-01 UTC.</summary>
    public long LastAt => Accesses.Sessions[Sessions[^1]].FirstAt;

    /// <summary>The first day of all these sessions.</summary>
    public int FirstDay => Earlier.Count > 0 ? Earlier[0].Day : Accesses.Sessions.Day[Sessions[0]];
}

/// <summary>What an episode rule found.</summary>
/// <param name="User">Whose behaviour it is.</param>
/// <param name="Rows">Positions in the window of the accesses it rests on.</param>
/// <param name="Weight">Points.</param>
/// <param name="Sentence">The evidence with its numbers.</param>
public sealed record Episode(int User, IReadOnlyList<int> Rows, int Weight, string Sentence)
{
    /// <summary>Points before anything was taken away.</summary>
    internal int Whole { get; private init; } = Weight;

    /// <summary>Sessions of earlier epochs it rests on too.</summary>
    public IReadOnlyList<EarlierSession> Earlier { get; init; } = [];

    /// <summary>False for what is odd however well the colleagues' accesses are explained, of a rule that asks for it otherwise, see <see cref="EpisodeRule.RestsOnExplanations"/>.</summary>
    public bool RestsOnExplanations { get; init; } = true;

    /// <summary>False for what no role's work makes usual, of a rule that yields to it otherwise, see <see cref="RuleInfo.YieldsToRole"/>.</summary>
    public bool YieldsToRole { get; init; } = true;
}
