using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Cases;

/// <summary>A notice that an incident owes, with its clock (45 CFR 164.404 to 164.412).</summary>
/// <param name="Name">To whom, with the citation.</param>
/// <param name="By">The last day.</param>
/// <param name="Sent">The day it was given; null while it was not.</param>
/// <param name="Yearly">True for what is reported to HHS once a year.</param>
public sealed record BreachNotice(string Name, DateOnly By, DateOnly? Sent, bool Yearly = false)
{
    /// <summary>True for the notice to the individuals themselves.</summary>
    public bool ToIndividuals { get; init; }

    /// <summary>Every notice that is presumed due; none when notice is not.</summary>
    public static IReadOnlyList<BreachNotice> Of(IncidentEvidence incident)
    {
        if (!incident.NoticeDue)
        {
            return [];
        }
        var notices = new List<BreachNotice> { new("Individuals (164.404)", incident.NoticeBy, incident.IndividualsNotifiedOn) { ToIndividuals = true } };
        if (incident.Patients is { } patients)
        {
            notices.Add(patients >= 500
                ? new("HHS, 500 or more (164.408(b))", incident.HhsWithIndividualsBy, incident.HhsNotifiedOn)
                : new("HHS, fewer than 500 (164.408(c))", incident.HhsYearlyBy, incident.HhsNotifiedOn, Yearly: true));
        }
        // More than 500 residents of one state, where HHS counts 500 or more in all.
        notices.AddRange(incident.ByState.Where(s => s.Value > 500).OrderBy(s => s.Key, StringComparer.Ordinal)
            .Select(s => new BreachNotice(FormattableString.Invariant($"Media in {s.Key}, {s.Value:N0} residents (164.406)"), incident.NoticeBy, incident.MediaNotifiedOn)));
        return notices;
    }

    /// <summary>The sixtieth day after a year: 1 March, or 29 February when the year of filing is a leap year.</summary>
    public static DateOnly HhsByYearEnd(int year) => new DateOnly(year, 12, 31).AddDays(60);
}
