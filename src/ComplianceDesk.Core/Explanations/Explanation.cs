using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Explanations;

/// <summary>
/// A legitimate reason for opening a record. An explanation looks at one session and at feeds other than the access log;
/// that the user opened the record before explains nothing. Discovered by reflection; sealed and stateless.
/// </summary>
public abstract class Explanation
{
    /// <summary>What the reason is and what it needs.</summary>
    public abstract ExplanationInfo Info { get; }

    /// <summary>True when this reason holds for the session.</summary>
    public abstract bool Explains(in AccessSession session, CareContext context, JudgementPolicy policy);

    /// <summary>True when it holds for a session in which nothing was written: who completes a record has longer than who reads it.</summary>
    public virtual bool ExplainsReading(in AccessSession session, CareContext context, JudgementPolicy policy) => Explains(session, context, policy);
}

/// <summary>
/// A reason learned from how the hospital works: from what people did who stand in no finding with it (<see cref="Learning.Teaching"/>), and never from the session that it is asked about.
/// What it learns of a hospital comes from earlier weeks (<see cref="ExplainedAccesses.Lessons"/>), what it learns of a day from that day.
/// </summary>
public abstract class LearnedExplanation
{
    /// <summary>What the reason is and what it needs.</summary>
    public abstract ExplanationInfo Info { get; }

    /// <summary>True when it carries on a reason that the user had for the same record shortly before or after, whatever that was.</summary>
    public virtual bool CarriesOn => false;

    /// <summary>True when it learns from what was done that day; false when earlier weeks, or the session itself, tell all.</summary>
    public virtual bool LearnsOfTheDay => true;

    /// <summary>Learns, and answers for each session that is not explained so far.</summary>
    /// <param name="accesses">The accesses, with the reasons found so far.</param>
    /// <param name="explains">Called for each session that this reason explains.</param>
    public abstract void Apply(ExplainedAccesses accesses, Action<int> explains);
}

/// <summary>What an explanation means. The id is the class name in kebab case without its suffix.</summary>
/// <param name="Id">Stable, never reused.</param>
/// <param name="Title">A few words for people.</param>
/// <param name="Definition">Exactly when it holds, with thresholds in the places of their values; read it with <see cref="DefinitionIn"/>.</param>
/// <param name="Needs">Feeds (<c>encounters</c>) it looks at.</param>
/// <param name="Rank">When several hold, the lowest names the session.</param>
public sealed record ExplanationInfo(string Id, string Title, string Definition, IReadOnlyList<string> Needs, int Rank)
{
    /// <summary>How it is used where no policy says otherwise.</summary>
    public ExplanationMode Mode { get; init; } = ExplanationMode.Reason;

    /// <summary>True for a reason that holds for a whole office or service and half the hospital's patients; it explains no look at somebody close and no override (see <see cref="Access.CloseTie"/>).</summary>
    public bool IsBroad { get; init; }

    /// <summary>True for a reason that tells of the department's part in the care, and nothing of the user's own.</summary>
    public bool IsOfDepartment { get; init; }

    /// <summary>True for an office's work on its own papers, one record after another: what comes next there is no right chart found after a wrong one.</summary>
    public bool IsOfPapers { get; init; }

    /// <summary>True for a reason that is asked when no other holds, learned ones among them.</summary>
    public bool IsLast { get; init; }

    /// <summary>How far ahead of an access it looks for visits and bookings, and of whose accesses: what arrives late has these judged again.</summary>
    public IReadOnlyList<Outlook> Outlooks { get; init; } = [];

    /// <summary>How long before and after a piece of work on the patient an access may lie that the work is a reason for.</summary>
    public (Threshold Before, Threshold After)? AroundWork { get; init; }

    /// <summary>The windows and numbers it works with.</summary>
    public IReadOnlyList<Threshold> Thresholds { get; init; } = [];

    /// <summary>Exactly when it holds, with thresholds in the places of their values.</summary>
    public string Definition { private get; init; } = Definition;

    /// <summary>Exactly when it holds under a policy.</summary>
    public string DefinitionIn(JudgementPolicy policy) => Threshold.Fill(Definition, Thresholds, policy);
}

/// <summary>How far ahead of an access a reason looks for visits and bookings.</summary>
/// <param name="Whose">Whose accesses; judging again after a late visit or booking asks no others.</param>
/// <param name="Days">The days ahead, at most: of several the most.</param>
public sealed record Outlook(AwaitedCare Whose, params IReadOnlyList<Threshold> Days);

/// <summary>Whose accesses a visit or booking can be a reason for before it begins.</summary>
public enum AwaitedCare : byte
{
    /// <summary>Anybody's.</summary>
    Any,
    /// <summary>Those of its department's people and of the person who is to see the patient.</summary>
    OwnVisit,
    /// <summary>Those of the person who is to see the patient, and of nobody else in the department.</summary>
    OwnPatient,
    /// <summary>Those of people who do an office's work.</summary>
    OfficeWork,
    /// <summary>Those of people to whom a feed ascribes work on the patient.</summary>
    OwnWork,
    /// <summary>Those of departments that prepare patients for what is booked elsewhere, see <see cref="Access.DepartmentWords.Prepares"/>.</summary>
    Preparation,
    /// <summary>Those of the front desks of clinics and wards, which keep bookings; visits are no such reason.</summary>
    Bookings,
}
