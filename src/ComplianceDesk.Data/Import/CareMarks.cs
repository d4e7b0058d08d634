using System.Globalization;
using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Core.Rules;
using ComplianceDesk.Data.Judgement;
using static ComplianceDesk.Data.Import.MarkSql;

namespace ComplianceDesk.Data.Import;

/// <summary>
/// What a row of care or of work on a record says of the days to be judged again: those of sessions of its patient for which something that explanations, rules or counts ask may be answered
/// otherwise. Sessions from the beginning of a visit on always are; of those before it, who can tell from what is kept of them that the visit changes nothing, is left out.
/// </summary>
internal sealed class CareMarks
{
    private readonly JudgementPolicy policy;
    // Days before a visit from which on it concerns anybody's session.
    private readonly int anybody;

    /// <param name="policy">The policy in force: it says how long before a visit it may be a reason.</param>
    public CareMarks(JudgementPolicy policy)
    {
        this.policy = policy;
        anybody = ExplanationCatalog.DaysAheadOfAnybody(policy) + ZoneDays;
    }

    public IEnumerable<(string Name, string On, string When, string Days)> Triggers()
    {
        var visit = Differ("PatientId", "DepartmentId", "AttendingUserId", "StartedAt", "Class", "GoneImportId") + " OR (NEW.Status COLLATE NOCASE IS 'entered-in-error') <> (OLD.Status COLLATE NOCASE IS 'entered-in-error')";
        // How many visits an epoch has, and on which days, is told by all patients opened in it.
        yield return ("MarkEncounter", "INSERT ON Encounters", "", Coming("Encounters", "encounters", "NEW.StartedAt", "NEW.AttendingUserId",
            Invariant($"min({Date("NEW.StartedAt")} - {anybody}, coalesce((SELECT max(FromDay) FROM Epochs WHERE FromDay < {Date("NEW.StartedAt")} AND ToDay >= {Date("NEW.StartedAt")} - {ZoneDays}), {Date("NEW.StartedAt")}))")));
        yield return ("MarkEncounterChange", "UPDATE ON Encounters", visit, Opened("NEW.PatientId, OLD.PatientId", Invariant($"min(OLD.StartedAt, NEW.StartedAt) / {SiteCalendar.Day} - {ExplanationCatalog.DaysAhead(policy, CareSpan.VisitDays) + ZoneDays}")));
        // What was a visit of hours and is a stay, or the other way round, is asked of before it begins, too; else an end says nothing new about the days before.
        yield return ("MarkEncounterEnd", "UPDATE ON Encounters", $"NOT ({visit}) AND {End("NEW")} <> {End("OLD")}", Opened("NEW.PatientId",
            Invariant($"iif({OfHours("OLD")} <> {OfHours("NEW")}, {Date("NEW.StartedAt")} - iif(NEW.Class IS 'emergency', {CareSpan.EmergencyDays}, {CareSpan.VisitDays}), min({End("OLD")}, {End("NEW")}) / {SiteCalendar.Day}) - {ZoneDays}")));
        yield return ("MarkAppointment", "INSERT ON Appointments", "", Coming("Appointments", "appointments", "NEW.StartsAt", "NEW.PractitionerUserId", Invariant($"{Date("NEW.StartsAt")} - {anybody}")));
        yield return ("MarkAppointmentChange", "UPDATE ON Appointments", Differ("PatientId", "DepartmentId", "PractitionerUserId", "StartsAt", "EndsAt", "GoneImportId"),
            Opened("NEW.PatientId, OLD.PatientId", Invariant($"min(OLD.StartsAt, NEW.StartsAt) / {SiteCalendar.Day} - {ExplanationCatalog.DaysAhead(policy) + ZoneDays}")));
        yield return ("MarkCareTeam", "INSERT ON CareTeam", "", OnTeam("NEW.PatientId", "NEW.UserId", $"coalesce({Day("NEW.StartsOn")}, 0)"));
        yield return ("MarkCareTeamChange", "UPDATE ON CareTeam", Differ("PatientId", "UserId", "StartsOn", "EndsOn", "Relationship", "GoneImportId"),
            OnTeam("NEW.PatientId, OLD.PatientId", "NEW.UserId, OLD.UserId", $"min(coalesce({Day("OLD.StartsOn")}, 0), coalesce({Day("NEW.StartsOn")}, 0))"));

        foreach (var (table, patient, at, asked) in ((string, string, string, string[])[])
        [
            ("Documents", "ROW.PatientId", "min(coalesce(ROW.CreatedAt, ROW.SignedAt), coalesce(ROW.SignedAt, ROW.CreatedAt))", ["PatientId", "Type", "AuthorUserId", "CreatedAt", "SignedByUserId", "SignedAt"]),
            ("Diagnoses", "ROW.PatientId", "ROW.RecordedAt", ["PatientId", "SystemId", "CodeId", "RecordedByUserId", "RecordedAt"]),
            ("Requests", "ROW.PatientId", "ROW.ReceivedAt", ["PatientId", "Kind", "ReceivedAt", "AnsweredAt", "Outcome", "Recipient"]),
            ("Disclosures", "ROW.PatientId", "ROW.At", ["PatientId", "At"]),
            ("CodingQueries", "(SELECT PatientId FROM Encounters WHERE EncounterId = ROW.EncounterId)", "ROW.SentAt", ["EncounterId", "SentAt", "AnsweredAt"]),
            ("Billing", "(SELECT PatientId FROM Encounters WHERE EncounterId = ROW.EncounterId)", "(SELECT StartedAt FROM Encounters WHERE EncounterId = ROW.EncounterId)", ["EncounterId", "FinalBilledAt"]),
        ])
        {
            string Days(string row) => Opened(patient.Replace("ROW", row, StringComparison.Ordinal), Invariant($"{at.Replace("ROW", row, StringComparison.Ordinal)} / {SiteCalendar.Day} - {ExplanationCatalog.DaysAheadOfWork(policy) + ZoneDays}"));
            yield return ($"Mark{table}", $"INSERT ON {table}", "", Days("NEW"));
            yield return ($"Mark{table}Change", $"UPDATE ON {table}", Differ([.. asked, "GoneImportId"]), $"{Days("NEW")} UNION ALL {Days("OLD")}");
        }

        // A system seen with its audit log switched off, or down.
        foreach (var (name, on) in ((string, string)[])[("MarkSetting", "INSERT ON SystemSettings"), ("MarkSettingChange", "UPDATE OF Value ON SystemSettings")])
        {
            yield return (name, on, "NEW.Setting COLLATE NOCASE IN ('audit-enabled', 'service-status')", Invariant($"SELECT {Date("NEW.ObservedAt")} - {ZoneDays} AS Day UNION ALL SELECT {Date("NEW.ObservedAt")} UNION ALL SELECT {Date("NEW.ObservedAt")} + {ZoneDays}"));
        }
    }

    /// <summary>When a visit is taken to end, as judging does; a stay that goes on never does.</summary>
    private static string End(string row) => Invariant(
        $"coalesce({row}.EndedAt, iif({row}.Class NOT IN ('inpatient', 'observation'), {row}.StartedAt, iif({LedgerReader.IsOver($"{row}.")}, {row}.StartedAt + {CareContextBuilder.StayDays} * {SiteCalendar.Day}, {long.MaxValue})))");

    /// <summary>True for what is a visit of some hours, as far as its end is known, see <see cref="CareSpan.IsOfHours"/>.</summary>
    private static string OfHours(string row) => Invariant($"({End(row)} - {row}.StartedAt <= {SiteCalendar.Day / 2})");

    /// <summary>
    /// The days that a new visit or booking concerns: all from shortly before it on; all on which any care of the patient, or any in its department, would be news; and further back those of sessions
    /// for which it may be a better reason than the one that is kept, or which have none and to whose patient or user it may be a tie; of a visit never further than <see cref="CareSpan.Ahead"/> says.
    /// </summary>
    private string Coming(string table, string feed, string at, string practitioner, string near)
    {
        var day = Date(at);
        var (ahead, unexplained, uncared) = (Days(most => ExplanationCatalog.DaysAhead(policy, most)), Days(most => ExplanationCatalog.DaysAheadUnexplained(policy, most)), Days(most => ExplanationCatalog.DaysAheadUncared(policy, most)));
        var known = Days(most => Math.Min(CareSpan.AheadDays, most));
        var own = $"UserId = {practitioner} OR DepartmentId = NEW.DepartmentId";
        var reasons = ExplanationCatalog.All.Where(e => e.Needs.Any(n => n.Split('|').Contains(feed))).SelectMany(e => e.Outlooks.Where(o => o.Whose != AwaitedCare.Any && ExplanationCatalog.DaysAhead(e, o, policy) + ZoneDays > anybody)
            .Select(o => Invariant($"(Day >= {day} - {Days(most => ExplanationCatalog.DaysAhead(e, o, policy, most))} AND {MayGain(e)} AND ({Concerned(e, o.Whose)}))")));
        return Invariant($"""
            {Opened("NEW.PatientId", near)}
            UNION ALL {Opened("NEW.PatientId", Invariant($"{day} - {known}"))} AND NOT ({Known("")})
            UNION ALL SELECT Day FROM AccessSessions s WHERE PatientId = NEW.PatientId AND Day BETWEEN {day} - {ahead} AND {day} - {anybody} AND
            (
                {string.Join("\n    OR ", reasons)}
                OR (ExplanationId IS NULL AND ((Missing <> {(int)MissingReason.CareElsewhere} AND Day >= {day} - {uncared}) OR (({own}) AND Day >= {day} - {unexplained})))
                OR (Day >= {day} - {known} AND DepartmentId = NEW.DepartmentId AND NOT ({Known("AND DepartmentId = NEW.DepartmentId")}))
                OR (Day >= {day} - {known} AND UserId = {practitioner} AND EXISTS (SELECT 1 FROM Patients WHERE Id = NEW.PatientId AND Restricted IS NOT NULL))
            )
            """);

        string Days(Func<int, int> ahead) => table == "Encounters"
            ? Invariant($"iif(NEW.Class IS 'emergency', {ahead(CareSpan.EmergencyDays) + ZoneDays}, {ahead(CareSpan.VisitDays) + ZoneDays})")
            : Invariant($"{ahead(int.MaxValue) + ZoneDays}");

        // Another visit or booking that is known of from no later on: wherever the new one is, it is, too.
        string Known(string of) => string.Join(" OR ", new[]
        {
            ("Encounters", Invariant($"StartedAt - iif(Class IS 'emergency', {CareSpan.EmergencyDays}, {CareSpan.VisitDays}) * {SiteCalendar.Day}"), "AND Status COLLATE NOCASE IS NOT 'entered-in-error'"),
            ("Appointments", Invariant($"StartsAt - {CareSpan.AheadDays} * {SiteCalendar.Day}"), ""),
        }.Select(t =>
            $"EXISTS (SELECT 1 FROM {t.Item1} WHERE PatientId = NEW.PatientId AND {t.Item2} <= {at} - ({known} - {ZoneDays}) * {SiteCalendar.Day} AND DepartmentId IS NOT NULL AND GoneImportId IS NULL {t.Item3} {(t.Item1 == table ? "AND Id <> NEW.Id" : "")} {of})"));

        string Concerned(ExplanationInfo explanation, AwaitedCare whose) => whose switch
        {
            AwaitedCare.OwnVisit => own,
            AwaitedCare.OwnPatient => $"UserId = {practitioner}",
            AwaitedCare.OfficeWork => "UserId IN (SELECT UserId FROM OfficePeople)",
            AwaitedCare.Preparation => "DepartmentId IN (SELECT DepartmentId FROM Preparing)",
            AwaitedCare.Bookings => table == "Appointments" ? "UserId IN (SELECT UserId FROM OfficePeople WHERE KeepsBookings)" : "0",
            AwaitedCare.OwnWork => string.Join(" OR ", new[] { ("Documents", "AuthorUserId", "CreatedAt"), ("Documents", "SignedByUserId", "SignedAt"), ("Diagnoses", "RecordedByUserId", "RecordedAt") }.Select(w =>
                Invariant($"EXISTS (SELECT 1 FROM {w.Item1} w WHERE w.PatientId = s.PatientId AND w.{w.Item2} = s.UserId AND w.{w.Item3} BETWEEN s.FirstAt - {explanation.AroundWork!.Value.After.SpanIn(policy)} AND s.FirstAt + {explanation.AroundWork.Value.Before.SpanIn(policy)})"))),
            _ => "1",
        };
    }

    /// <summary>
    /// The days that a person's place on a care team concerns: from its beginning on; from shortly before it those on which that person opened the record; and, as it ties the two somewhat earlier, too,
    /// those on which the person did so without a reason, and all of a protected record.
    /// </summary>
    private string OnTeam(string patients, string users, string from) => Invariant($"""
        {Opened(patients, Invariant($"{from} - {ZoneDays}"))}
        UNION ALL SELECT Day FROM AccessSessions WHERE PatientId IN ({patients}) AND UserId IN ({users}) AND (Day >= {from} - {anybody} OR (ExplanationId IS NULL AND Day >= {from} - {CareSpan.VisitDays + ZoneDays}))
        UNION ALL {Opened(patients, Invariant($"{from} - {CareSpan.VisitDays + ZoneDays}"))} AND EXISTS (SELECT 1 FROM Patients WHERE Id IN ({patients}) AND Restricted IS NOT NULL)
        """);

    /// <summary>
    /// True for a session that an explanation would name if it held, or whose user has one on that day for which one holds, or would, that asks what else the user did.
    /// </summary>
    private static string MayGain(ExplanationInfo explanation) => ExplanationCatalog.IsLearned(explanation)
        ? $"EXISTS (SELECT 1 FROM AccessSessions o WHERE o.UserId = s.UserId AND o.Day = s.Day AND {NoneOf("o.ExplanationId", e => e.Rank < explanation.Rank)})"
        : NoneOf("ExplanationId", e => e.Rank <= explanation.Rank);

    private static string Date(string at) => Invariant($"({at} / {SiteCalendar.Day})");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
