
namespace ComplianceDesk.Core.Rules;

/// <summary>Parts of the record that the work of the user's role does not need.</summary>
public sealed class UnusualPartsRule : PairRule
{
    internal static readonly Threshold OfRole = new("of-role", "of the sessions of others of the role in which the part is opened, at most", 1, Threshold.Percent, 0, 20);
    internal static readonly Threshold OfEverybody = new("of-everybody", "of everybody's sessions in which it is opened, at least", 3, Threshold.Percent, 0, 50);
    internal static readonly Threshold OfOwn = new("of-own", "of the user's own sessions, less than", 10, Threshold.Percent, 1, 100);
    internal static readonly Threshold OfSession = new("of-session", "of the session's accesses, at least", 50, Threshold.Percent, 10, 100);
    internal static readonly Threshold Sessions = new("sessions", "sessions of others of the role, at least", 200, "sessions", 20, 10_000);
    internal static readonly Threshold People = new("people", "others of the role, at least", 2, "people", 1, 50);

    internal static readonly Threshold Summons = new("summons", "from the arrival of an emergency patient, at most", 60, Threshold.Minutes, 0, 240);

    internal static readonly Threshold Bereaved = new("bereaved", "after the patient's death, at most", 7, Threshold.Days, 0, 60);

    internal static readonly Threshold Singly = new("singly", "records opened once each in such a part on one day, for which no general reason holds either, at least", 3, "records", 2, 50);

    /// <summary>Own sessions of somebody who has fewer are taken for so many: the first ones make no duty.</summary>
    internal const int Few = 30;

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "unusual-parts",
        Version = 6,
        Title = "Parts of the record the role does not open",
        Severity = RuleSeverity.Low,
        Citation = "45 CFR 164.514(d)(2); 164.502(b)",
        Definition = $"Of two or more unexplained accesses on a day with nothing written (a search is none, though it names whom it found), {OfSession} or more are to parts of the record (types of object) that are none of the role's. That is what others of the role open in {OfRole} of their sessions at most, though everybody together does in {OfEverybody} or more, and what the user opens in less than {OfOwn} of the own sessions (what one does every day is one's duty). Billing that opened the account first is left out: a denial is answered from the notes and orders behind the bill. There must be at least {People} others of the role with {Sessions} sessions. Of such a session no reason that holds for a whole office or service is one: its work needs other parts; nor is it of {Singly} records or more that are opened with a single access to such a part each on one day (one is a slip). Left out is what people of no office read within {Summons} minutes after an emergency patient has arrived: a trauma team is called together from imaging, laboratory and pharmacy, and reads the summary before there is anything to do. So is what people of departments that serve all others, or are of kind support, read within {Bereaved} days after the patient's death: social work and chaplains see to the family, whom the face sheet names.",
        Needs = ["accesses.object_type", "workforce.role", RuleInfo.Care],
        Thresholds = [OfRole, OfEverybody, OfOwn, OfSession, Sessions, People, Summons, Bereaved, Singly],
        YieldsToRole = true,
        InnocentCauses = ["a new duty of one person of the role", "a role recorded wrongly, or one name for several kinds of work", "work taken over from another office for a day", "a team called to an emergency in the house"],
    };

    /// <inheritdoc/>
    public override Calibration Calibration => Calibration.Coverage;

    /// <inheritdoc/>
    public override Match Test(in AccessPair pair)
    {
        var most = 0;
        foreach (var session in pair.Sessions)
        {
            most = Math.Max(most, pair.Accesses.RoleParts.BeyondRole(session));
        }

        return most == 0 ? Match.None : new(36, Detail: most);
    }

    /// <inheritdoc/>
    public override string Describe(in AccessPair pair, Match match) =>
        $"{Counted.Of(match.Detail, "access", "accesses")} on one day to parts of the record that others of the role practically never open.";
}
