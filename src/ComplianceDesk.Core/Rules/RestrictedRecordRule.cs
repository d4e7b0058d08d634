using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Learning;

namespace ComplianceDesk.Core.Rules;

/// <summary>A specially protected record, opened from outside the treating programme.</summary>
public sealed class RestrictedRecordRule : PairRule
{
    // Learned once for all users, so not for each policy anew: shown, but fixed.
    private static readonly Threshold Share = new("programme-share", "of a program's patients protected, at least", ProtectedProgrammes.Share * 100, Threshold.Percent, 1, 100) { IsEditable = false };
    private static readonly Threshold Patients = new("programme-patients", "protected patients of a program, at least", ProtectedProgrammes.Patients, "patients", 1, 100) { IsEditable = false };
    private static readonly Threshold Times = new("programme-times", "times the organization's share of protected patients, for a department that treats them, at least", ProtectedProgrammes.Times, "times", 1, 100) { IsEditable = false };
    private static readonly Threshold Ahead = new("ahead", "visits and bookings after the access that count, within", CareSpan.AheadDays, Threshold.Days, 1, 365) { IsEditable = false };

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "restricted-record",
        Version = 12,
        Title = "Specially protected record",
        Severity = RuleSeverity.High,
        Citation = "42 CFR 2.12, 2.13; 45 CFR 164.308(a)(1)(ii)(D)",
        Definition = $"An unexplained access to a record that the patients feed marks as restricted (42 CFR Part 2 and the like), by a user outside the treating program. Programs are departments {Share} or more of whose patients bear the mark, {Patients} at least. Counted are patients with a visit or booking there by the time they were opened, in the week that is judged and the thirteen before it. Where no program stands out, every department that had treated the patient is taken for one: at any time before the last of the accesses, or up to {Ahead} days after it ({CareSpan.Unbooked}). Inside are, too, departments whose share of protected patients, {Patients} at least, is {Times} times the organization's or more: psychiatry, not all of whose patients bear the mark. Whoever a care team of the patient names, or works in that person's department, is inside. Where no feed tells of any care of the patient, nobody can say who treats: the mark then only supports a finding. It makes one where programs are known, more than one access was made, and the user's department is no program and gives no appointments (practices are called by patients seen before the feed begins). A physician or advanced practice professional is asked for advice on patients in care, which not every feed tells. A reading alone is then weighed by how often such readings would meet a protected record anyway: on the days of a stay, from a day before it to a day after, or from half a day before a visit of hours to half a day after it. Left out are days on which registration or billing opened nothing of the record but its face sheet or bill: nothing of the care.",
        Needs = ["patients.restricted", RuleInfo.Care],
        Thresholds = [Share, Patients, Times, Ahead],
        YieldsToRole = true,
        InnocentCauses = ["records that bear the mark long after the program ended", "care that no feed documents", "a consult that no care team names"],
    };

    /// <inheritdoc/>
    public override Calibration Calibration => Calibration.List;

    /// <inheritdoc/>
    public override Match Test(in AccessPair pair)
    {
        if (!pair.Patient.Restricted || pair.Accesses.TreatsProtected.Contains(pair.User.Department) || pair.All(static (accesses, session) => accesses.IsOfficePapers(session)) || IsInside(pair))
        {
            return Match.None;
        }

        return Seen(pair);
    }

    /// <inheritdoc/>
    // Inside the program protected records are everybody's work; a wrong chart, or a hand lent on the next unit, meets them as often as all patients bear the mark.
    public override Match ByChance(in AccessPair pair) => pair.Patient.Restricted ? Seen(pair) : Match.None;

    private static Match Seen(in AccessPair pair) => (IsTreatmentKnown(pair) ? new Match(55, 0) : IsAnybodysPatient(pair) ? new(20, 1) : new(44, 2)) with { YieldsToSlip = true };

    /// <inheritdoc/>
    public override string Describe(in AccessPair pair, Match match) => match.Stratum switch
    {
        0 => "The record bears a mark of special protection, and the user is outside the program that treats the patient.",
        1 => "The record bears a mark of special protection; no feed tells who treats the patient.",
        _ => "The record bears a mark of special protection; no feed tells who treats the patient, and the user's department is none of the programs whose patients bear it.",
    };

    /// <summary>True for whoever treats the patient, or is of a department whose people do: where no program stands out, of any that has the patient.</summary>
    private static bool IsInside(in AccessPair pair)
    {
        var (context, user, home, at, day) = (pair.Context, pair.UserId, pair.User.Department, pair.LastAt, LastDay(pair));
        var anyTreats = home != 0 && pair.Accesses.Programmes.Count == 0;
        return context.HasCare(pair.PatientId, (user, home, at, anyTreats), static (span, asked) => span.IsKnown(asked.at) && (span.Practitioner == asked.user || (asked.anyTreats && span.Department == asked.home)))
            || context.HasOnTeam(pair.PatientId, (user, home, day, context), static (member, asked) =>
                member.IsKnown(asked.day) && (member.User == asked.user || (asked.home != 0 && asked.context.User(member.User).Department == asked.home)));
    }

    private static bool IsTreatmentKnown(in AccessPair pair) =>
        pair.Context.HasCare(pair.PatientId, pair.LastAt, static (span, at) => span.IsKnown(at)) || pair.Context.HasOnTeam(pair.PatientId, LastDay(pair), static (member, day) => member.IsKnown(day));

    private static int LastDay(in AccessPair pair) => pair.Accesses.Sessions.Day[pair.Sessions[^1]];

    /// <summary>True when the user's department may have treated the patient for all that is known.</summary>
    private static bool IsAnybodysPatient(in AccessPair pair) =>
        pair.IsGlance || pair.Accesses.Programmes.Count == 0 || pair.User.Department == 0 || pair.Accesses.BareLooks.TakesCalls(pair.UserId);
}
