using System.Globalization;
using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Explanations;

namespace ComplianceDesk.Core.Rules;

/// <summary>The same record again and again over weeks, without care.</summary>
public sealed class FixationRule : PairRule
{
    private static readonly Threshold Days = new("days", "unexplained days, at least", 4, Threshold.Days, 2, 60);
    private static readonly Threshold FewDays = new("few-days", "unexplained days when the patient is in care nowhere, or was the user's, and is no more, at least", 3, Threshold.Days, 2, 60);
    private static readonly Threshold ManyDays = new("many-days", "heavier from", 8, Threshold.Days, 2, 120);
    private static readonly Threshold Span = new("span", "from first to last, at least", 8, Threshold.Days, 1, 180);

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "fixation",
        Version = 6,
        Title = "One record again and again",
        Severity = RuleSeverity.High,
        Citation = "45 CFR 164.308(a)(1)(ii)(D); 164.502(b)",
        Definition = $"Unexplained accesses of one user to one patient on at least {Days} days that span at least {Span} days. {FewDays} are enough where the user's department gives no appointments, for practices are called again and again: when the patient was in care nowhere, as no-care-anywhere says, or when nothing was written and the user's department, or a care team with the user, had the patient in care before the first of the days. It takes {ManyDays} by a practice to the record of its own former outpatient, and by case management, which stays with patients between visits.",
        Needs = [RuleInfo.Care],
        Thresholds = [Days, FewDays, Span, ManyDays],
        YieldsToRole = true,
        InnocentCauses = ["long care that no feed documents", "a former patient who calls the practice again and again", "case management and research by people whom no feed names"],
    };

    /// <inheritdoc/>
    public override Calibration Calibration => Calibration.Coverage;

    /// <inheritdoc/>
    public override Match Test(in AccessPair pair)
    {
        var days = pair.Earlier.Count + pair.Sessions.Length;
        var span = pair.Accesses.Sessions.Day[pair.Sessions[^1]] - pair.FirstDay;
        return days < Least(pair, days).In(pair.Policy) || span < Span.In(pair.Policy) ? Match.None : new(days >= ManyDays.In(pair.Policy) ? 60 : 48, 0, span);
    }

    private static Threshold Least(in AccessPair pair, int days) =>
        days < FewDays.In(pair.Policy) ? Days
            : (pair.User.Work & OfficeWork.CaseManagement) != 0 ? ManyDays
            : !pair.Accesses.BareLooks.TakesCalls(pair.UserId) ? (NoCareAnywhereRule.IsUncared(pair) || IsFormer(pair) ? FewDays : Days)
            : BareLooks.CameToPractice(pair.Context, pair.Accesses.Sessions[pair.Sessions[0]]) ? ManyDays : Days;

    /// <summary>True when the user was on the patient's care team, or of the department that had the patient, is no more, and writes nothing.</summary>
    private static bool IsFormer(in AccessPair pair) => !pair.TriedToWork()
        && pair.Context.IsTied(pair.UserId, pair.PatientId, pair.FirstDay, static (span, first) => span.EndsAt < first * SiteCalendar.Day, static (member, first) => member.ToDay < first);

    /// <inheritdoc/>
    public override string Describe(in AccessPair pair, Match match) =>
        string.Create(CultureInfo.InvariantCulture, $"Opened on {Counted.Of(pair.Earlier.Count + pair.Sessions.Length, "day")} over {Counted.Of(match.Detail, "day")} without a documented reason.");
}
