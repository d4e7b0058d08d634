using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Core.Rules;

/// <summary>An emergency override without an emergency, and without care after it.</summary>
public sealed class EmergencyOverrideRule : PairRule
{
    private static readonly Threshold Before = new("before", "emergency visit before the access, at most", 2, Threshold.Hours, 0, 72);
    private static readonly Threshold After = new("after", "emergency visit after the access, at most", 24, Threshold.Hours, 0, 168);

    internal static readonly Threshold Door = new("door", "of the patients with protected records whom others open, by override, from which on it is their door to them", 25, Threshold.Percent, 1, 100);
    internal static readonly Threshold Openings = new("door-openings", "such patients of others, at least", 5, "patients", 1, 1000);
    internal static readonly Threshold UsualReason = new("usual-reason", "of all overrides, by others, that give the same reason, from which on it is a choice of the system's", 2, Threshold.Percent, 1, 100);

    private static readonly string[] BoilerPlate = ["NONE", "NA", "TEST", "ASDF", "OTHER", "REASON", "ACCESS", "NEEDED", "NEED", "CHECK", "CHECKING", "REVIEW", "WORK", "LOOK", "XXX", "UNKNOWN", "CURIOUS", "EMERGENCY", "PATIENTCARE", "DIRECTPATIENTCARE", "TREATMENT", "CARE"];

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "emergency-override",
        Version = 7,
        Title = "Emergency override without care following",
        Severity = RuleSeverity.High,
        Citation = "45 CFR 164.312(a)(2)(ii); 164.308(a)(1)(ii)(D)",
        Definition = $"An unexplained access by emergency override (break the glass). The patient had no emergency visit from {Before} hours before to {After} hours after it, and the user wrote nothing in the record that day, or {SessionTable.LittleWritten}: a code on a ward leaves orders and notes. A reason that is blank or says nothing weighs more. Left out are overrides where they are the door to protected records. That is so where others, two at least, overrode the protection of {Door} or more of the patients with protected records whom they opened in the time that is judged, {Openings} at least; where somebody's own department has the patient, or the care team names them, only overrides are counted, since many systems stop nobody there. The others are those of the user's role in the department, of the role, of the department, or of the whole organization. The reason given must say something, or be that of {UsualReason} or more of all others' overrides (the system's own list). There an override shows that the system protects the record, whether or not the feed gives its mark; restricted-record, vip and the others judge what is behind it. Elsewhere the weight is reduced by how usual such an override is in accesses with a documented reason.",
        Needs = ["accesses.break_glass", "encounters"],
        Thresholds = [Before, After, Door, Openings, UsualReason],
        YieldsToRole = true,
        InnocentCauses = ["emergencies and codes on the wards", "reason fatigue", "an emergency feed that comes late"],
    };

    /// <inheritdoc/>
    public override Calibration Calibration => Calibration.Both;

    /// <inheritdoc/>
    public override Match Test(in AccessPair pair)
    {
        var window = pair.Accesses.Window;
        var match = Match.None;
        foreach (var session in pair.Sessions)
        {
            if (pair.Accesses.Sessions.Worked(session))
            {
                continue;
            }

            foreach (var row in pair.Accesses.Sessions.RowsOf(session))
            {
                if (window.BreakGlass[row] && !WasEmergency(pair, window.At[row]) && !pair.Accesses.IsDoor(session))
                {
                    var empty = SaysNothing(pair.Context.Reasons.GetValueOrDefault(window.Reason[row]));
                    match = new(Math.Max(match.Weight, empty ? 66 : 58), match.Stratum | (empty ? 1 : 0), match.Detail + 1);
                }
            }
        }

        return match;
    }

    /// <inheritdoc/>
    public override string Describe(in AccessPair pair, Match match) =>
        $"{Counted.Of(match.Detail, "access", "accesses")} by emergency override; no emergency visit of the patient from {Before.QuantityIn(pair.Policy)} before to {After.QuantityIn(pair.Policy)} after, and nothing written in the record{(match.Stratum == 1 ? "; the reason given is blank or says nothing" : "")}.";

    private static bool WasEmergency(in AccessPair pair, long at)
    {
        foreach (ref readonly var encounter in pair.Context.Encounters.Of(pair.PatientId))
        {
            if (encounter.Emergency && encounter.StartsAt - After.SpanIn(pair.Policy) <= at && encounter.EndsAt + Before.SpanIn(pair.Policy) >= at)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True for a reason that is blank or says nothing of why the record was needed.</summary>
    internal static bool SaysNothing(string? reason)
    {
        var letters = string.Concat((reason ?? "").Where(char.IsLetter)).ToUpperInvariant();
        return letters.Length < 3 || letters.Distinct().Count() < 3 || BoilerPlate.Contains(letters);
    }
}
