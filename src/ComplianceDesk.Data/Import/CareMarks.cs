using System.Globalization;
using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Core.Rules;
using ComplianceDesk.Data.Rows;
using static ComplianceDesk.Data.Import.MarkSql;

namespace ComplianceDesk.Data.Import;

/// <summary>
/// What a row of care or of work on a record says of the days to be judged again: those of sessions of its patient for which something that explanations, rules or counts ask may be answered
/// otherwise. Sessions from the beginning of a visit on always are; of those before it, who can tell from what is kept of them that the visit changes nothing, is left out.
/// </summary>
internal sealed class CareMarks
{
    // Days before a visit from which on it concerns sessions of its department or practitioner; of others, as far as they have no good reason; those without one; all.
    private readonly int own;
    private readonly int anywhere;
    private readonly int unexplained;
    private readonly int anybody;

    /// <param name="policy">The policy in force: it says how long before a visit it may be a reason.</param>
    public CareMarks(JudgementPolicy policy)
    {
        own = ExplanationCatalog.DaysAhead(policy) + ZoneDays;
        anywhere = ExplanationCatalog.DaysAheadAnywhere(policy) + ZoneDays;
        unexplained = ExplanationCatalog.DaysAheadUnexplained(policy) + ZoneDays;
        anybody = ExplanationCatalog.DaysAheadOfAnybody(policy) + ZoneDays;
    }

    public IEnumerable<(string Name, string On, string When, string Days)> Triggers()
    {
        var visit = Differ("PatientId", "DepartmentId", "AttendingUserId", "StartedAt", "Class", "GoneImportId") + " OR (NEW.Status COLLATE NOCASE IS 'entered-in-error') <> (OLD.Status COLLATE NOCASE IS 'entered-in-error')";
        var stay = "NEW.Class IN ('inpatient', 'observation')";
        // How many visits an epoch has, and on which days, is told by all patients opened in it.
        yield return ("MarkEncounter", "INSERT ON Encounters", "", Coming("Encounters", "NEW.StartedAt", "NEW.AttendingUserId",
            Invariant($"min({Date("NEW.StartedAt")} - {anybody}, coalesce((SELECT max(FromDay) FROM Epochs WHERE FromDay < {Date("NEW.StartedAt")}), 0))")));
        yield return ("MarkEncounterChange", "UPDATE ON Encounters", visit, Opened("NEW.PatientId, OLD.PatientId", Invariant($"min(OLD.StartedAt, NEW.StartedAt) / {SiteCalendar.Day} - {own}")));
        // That a stay has ended, or later than was known, says nothing new about the days before.
        yield return ("MarkEncounterEnd", "UPDATE ON Encounters", $"NOT ({visit}) AND {Differ("EndedAt")}",
            Opened("NEW.PatientId", Invariant($"min(coalesce(OLD.EndedAt, iif({stay}, NEW.EndedAt, NEW.StartedAt)), coalesce(NEW.EndedAt, iif({stay}, OLD.EndedAt, NEW.StartedAt))) / {SiteCalendar.Day} - {ZoneDays}")));
        yield return ("MarkAppointment", "INSERT ON Appointments", "", Coming("Appointments", "NEW.StartsAt", "NEW.PractitionerUserId", Invariant($"{Date("NEW.StartsAt")} - {anybody}")));
        yield return ("MarkAppointmentChange", "UPDATE ON Appointments", Differ("PatientId", "DepartmentId", "PractitionerUserId", "StartsAt", "EndsAt", "GoneImportId"),
            Opened("NEW.PatientId, OLD.PatientId", Invariant($"min(OLD.StartsAt, NEW.StartsAt) / {SiteCalendar.Day} - {own}")));
        yield return ("MarkCareTeam", "INSERT ON CareTeam", "", OnTeam("NEW.PatientId", "NEW.UserId", $"coalesce({Day("NEW.StartsOn")}, 0)"));
        yield return ("MarkCareTeamChange", "UPDATE ON CareTeam", Differ("PatientId", "UserId", "StartsOn", "EndsOn", "Relationship", "GoneImportId"),
            OnTeam("NEW.PatientId, OLD.PatientId", "NEW.UserId, OLD.UserId", $"min(coalesce({Day("OLD.StartsOn")}, 0), coalesce({Day("NEW.StartsOn")}, 0))"));

        foreach (var (table, patient, at) in ((string, string, string)[])
        [
            ("Documents", "NEW.PatientId", "min(coalesce(NEW.CreatedAt, NEW.SignedAt), coalesce(NEW.SignedAt, NEW.CreatedAt))"),
            ("Diagnoses", "NEW.PatientId", "NEW.RecordedAt"),
            ("Requests", "NEW.PatientId", "NEW.ReceivedAt"),
            ("CodingQueries", "(SELECT PatientId FROM Encounters WHERE EncounterId = NEW.EncounterId)", "NEW.SentAt"),
            ("Billing", "(SELECT PatientId FROM Encounters WHERE EncounterId = NEW.EncounterId)", "(SELECT StartedAt FROM Encounters WHERE EncounterId = NEW.EncounterId)"),
        ])
        {
            var days = Opened(patient, Invariant($"{at} / {SiteCalendar.Day} - {anywhere}"));
            yield return ($"Mark{table}", $"INSERT ON {table}", "", days);
            yield return ($"Mark{table}Change", $"UPDATE ON {table}", "", days);
        }
    }

    /// <summary>
    /// The days that a new visit or booking concerns: all from shortly before it on; all on which any care at all would be news; and further back those of sessions of which what is kept says that it may be a
    /// reason for them (their own, an office's, or one of their work), may tie user and patient, or may show that the patient was in care.
    /// </summary>
    private string Coming(string table, string at, string practitioner, string near)
    {
        var (day, outranking) = (Date(at), ExplanationCatalog.All.Where(ExplanationCatalog.AwaitsNextVisit).Select(e => e.Rank).DefaultIfEmpty(int.MaxValue).Min());
        var office = ExplanationCatalog.All.Where(e => e.Awaits == AwaitedCare.OfficeWork).Min(e => e.Rank);
        return Invariant($"""
            {Opened("NEW.PatientId", near)}
            UNION ALL {Opened("NEW.PatientId", Invariant($"{day} - {CareSpan.AheadDays + ZoneDays}"))} AND NOT ({Known("Encounters", $"StartedAt <= {at} AND Status COLLATE NOCASE IS NOT 'entered-in-error'", table)} OR {Known("Appointments", $"StartsAt <= {at}", table)})
            UNION ALL SELECT Day FROM AccessSessions s WHERE PatientId = NEW.PatientId AND Day BETWEEN {day} - {own} AND {day} - {anybody} AND
            (
                (ExplanationId IS NULL AND Missing <> {(int)MissingReason.CareElsewhere} AND Day >= {day} - {unexplained})
                OR (UserId = {practitioner} AND (Day >= {day} - {anywhere} OR {Not(e => e.Rank <= outranking)}))
                OR (DepartmentId = NEW.DepartmentId AND {Not(e => e.Id == "encounter-in-department")} AND (Day >= {day} - {anywhere} OR {Not(e => e.Rank <= outranking)}))
                OR (Day >= {day} - {anywhere} AND {Not(e => e.Rank < office)} AND UserId IN (SELECT UserId FROM OfficePeople))
                OR (Day >= {day} - {anywhere} AND ({Worked("Documents", "AuthorUserId", "CreatedAt", at)} OR {Worked("Documents", "SignedByUserId", "SignedAt", at)} OR {Worked("Diagnoses", "RecordedByUserId", "RecordedAt", at)}))
            )
            """);
    }

    /// <summary>The days that a person's place on a care team concerns: from shortly before its beginning on; and, as it ties the two at any time, sessions of that person without a reason, and all of a protected record.</summary>
    private string OnTeam(string patients, string users, string from) => Invariant($"""
        {Opened(patients, Invariant($"{from} - {anybody}"))}
        UNION ALL SELECT Day FROM AccessSessions WHERE PatientId IN ({patients}) AND UserId IN ({users}) AND ExplanationId IS NULL
        UNION ALL {Opened(patients, "0")} AND EXISTS (SELECT 1 FROM Patients WHERE Id IN ({patients}) AND Restricted IS NOT NULL)
        """);

    /// <summary>True when another visit or booking of the patient is known that began no later than the new row of a table: wherever the new one counts, that there is one is then no news.</summary>
    private static string Known(string table, string began, string ofNew) =>
        $"EXISTS (SELECT 1 FROM {table} WHERE PatientId = NEW.PatientId AND {began} AND DepartmentId IS NOT NULL AND GoneImportId IS NULL{(table == ofNew ? " AND Id <> NEW.Id" : "")})";

    /// <summary>True when a feed ascribes work on the patient to the session's user that the new visit may cover.</summary>
    private string Worked(string table, string user, string time, string at) =>
        Invariant($"EXISTS (SELECT 1 FROM {table} w WHERE w.PatientId = s.PatientId AND w.{user} = s.UserId AND w.{time} >= {at} - {anywhere} * {SiteCalendar.Day})");

    /// <summary>True for a session without a reason, or with another one than these.</summary>
    private static string Not(Func<ExplanationInfo, bool> which) =>
        $"(ExplanationId IS NULL OR ExplanationId NOT IN (SELECT Id FROM Terms WHERE Kind = {(int)TermKind.Explanation} AND Text IN ({string.Join(", ", ExplanationCatalog.All.Where(which).Select(e => $"'{e.Id}'"))})))";

    private static string Date(string at) => Invariant($"({at} / {SiteCalendar.Day})");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
