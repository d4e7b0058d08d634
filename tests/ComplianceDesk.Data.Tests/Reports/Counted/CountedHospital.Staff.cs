using ComplianceDesk.Core.Access;
using ComplianceDesk.Data.Rows;

namespace ComplianceDesk.Data.Tests.Reports.Counted;

public sealed partial class CountedHospital
{
    /// <summary>Row ids. The order of the ids is not the order of the account ids.</summary>
    public int Nurse { get; private set; }

    public int Boss { get; private set; }

    public int Leaver { get; private set; }

    public int Stranger { get; private set; }

    public int Pat { get; private set; }

    public int Quinn { get; private set; }

    private void AddStaff()
    {
        var medicine = hospital.Department("med", "Medicine");
        var surgery = hospital.Department("surg", "Surgery");
        var unnamed = hospital.Add(new DepartmentRow { Id = 900, DepartmentId = "d3", Listed = true }).Id;
        (Pat, Quinn) = (hospital.Patient("MRN-1", "Pat", "Gray", p => p.Restricted = "part2"), hospital.Patient("MRN-2", "Quinn", "Hale"));
        Nurse = hospital.User("n1", "Nora", "Bell", u => (u.DepartmentId, u.Mfa, u.HiredOn, u.TrainedOn) = (medicine, true, new DateOnly(2020, 1, 2), new DateOnly(2025, 5, 1)));
        var nurse = hospital.Last<UserRow>();
        Boss = hospital.User("b1", also: u => (u.DepartmentId, u.Mfa, u.ApprovedBy, u.TrainedOn, u.Role) = (medicine, false, "Dr. Text", new DateOnly(2026, 1, 1), "physician"));
        (nurse.ManagerId, nurse.ApprovedBy) = (Boss, "b1");
        Leaver = User("l1", surgery, "terminated", new DateOnly(2026, 3, 4), mfa: null);
        User("s1", surgery, "terminated", new DateOnly(2026, 3, 5));
        User("t1", surgery, "active", new DateOnly(2026, 3, 20));
        User("o1", unnamed, "active", new DateOnly(2026, 3, 19));
        User("v1", medicine, "leave", null);
        User("e1", medicine, "terminated", To);
        User("old", medicine, "terminated", new DateOnly(2025, 3, 5));
        Stranger = hospital.User("x1", also: u => (u.Listed, u.Status, u.Role) = (false, null, null));
        ids["x2"] = hospital.User("x2", also: u => (u.Listed, u.Status, u.Role, u.TerminatedOn, u.Mfa) = (false, null, null, new DateOnly(2026, 2, 1), false));
        foreach (var (user, day) in new[] { (Nurse, new DateOnly(2025, 3, 1)), (Nurse, new DateOnly(2025, 9, 1)), (Boss, new DateOnly(2025, 1, 1)) })
        {
            hospital.Add(new TrainingRow { UserId = user, Course = $"privacy {day.Year} {day.Month}", CompletedOn = day });
        }

        int User(string id, int department, string status, DateOnly? end, bool? mfa = true) => ids[id] = hospital.User(id, also: u =>
            (u.DepartmentId, u.Status, u.TerminatedOn, u.ManagerId, u.ApprovedBy, u.Mfa) = (department, status, end, Boss, "b1", mfa));
    }

    private readonly Dictionary<string, int> ids = [];

    private long exported, updated;

    private void AddLog()
    {
        void Count(DailyCountKind kind, int key, int month, int day, int events) => hospital.Add(new DailyCountRow { Kind = kind, Key = key, Day = Day(month, day), Events = events });
        Count(DailyCountKind.User, Nurse, 3, 10, 4);
        Count(DailyCountKind.User, Nurse, 3, 1, 3);
        Count(DailyCountKind.User, Nurse, 2, 28, 500);
        Count(DailyCountKind.User, Nurse, 3, 11, 600);
        Count(DailyCountKind.Patient, Nurse, 3, 5, 1000);
        Count(DailyCountKind.User, Boss, 2, 28, 7);
        Count(DailyCountKind.User, ids["v1"], 3, 11, 8);
        Count(DailyCountKind.User, ids["x2"], 2, 28, 9);
        Count(DailyCountKind.User, ids["x2"], 3, 11, 9);
        Count(DailyCountKind.Patient, ids["x2"], 3, 5, 9);
        Count(DailyCountKind.User, Leaver, 3, 3, 1);
        Count(DailyCountKind.User, Leaver, 3, 5, 2);
        Count(DailyCountKind.User, ids["s1"], 3, 5, 1);
        Count(DailyCountKind.User, ids["t1"], 3, 2, 5);
        Count(DailyCountKind.User, Stranger, 3, 9, 6);
        // Action: 17 events on 2 days; 16 on 3 days of the period before.
        foreach (var (month, day, action, events) in new[]
        {
            (3, 1, AccessAction.Read, 10), (3, 1, AccessAction.Login, 2), (3, 10, AccessAction.Read, 5), (3, 11, AccessAction.Read, 2000),
            (2, 19, AccessAction.Read, 7), (2, 20, AccessAction.Read, 1), (2, 28, AccessAction.Read, 8), (2, 18, AccessAction.Read, 3000),
        })
        {
            Count(DailyCountKind.Action, (int)action, month, day, events);
        }

        var (ehr, lab) = (hospital.Term(TermKind.SourceSystem, "EHR"), hospital.Term(TermKind.SourceSystem, "Lab"));
        Count(DailyCountKind.SourceSystem, lab, 3, 2, 3);
        Count(DailyCountKind.SourceSystem, ehr, 3, 1, 5);
        Count(DailyCountKind.SourceSystem, ehr, 3, 10, 6);
        Count(DailyCountKind.SourceSystem, 0, 3, 4, 3);
        Count(DailyCountKind.SourceSystem, ehr, 3, 11, 4000);

        var (station, address, chart) = (hospital.Term(TermKind.Workstation, "WS-7"), hospital.Term(TermKind.SourceIp, "10.0.0.7"), hospital.Term(TermKind.ObjectType, "chart"));
        var (reason, word) = (hospital.Term(TermKind.Reason, "collapse in the hall"), hospital.Term(TermKind.Word, "a word of a record"));
        hospital.Access(Nurse, Pat, End - Tick, AccessAction.Print, a => (a.Outcome, a.ReasonId) = (AccessOutcome.Unknown, reason));
        hospital.Access(Nurse, Pat, Start, also: a => (a.SourceSystemId, a.ObjectTypeId, a.WorkstationId, a.SourceIpId) = (ehr, chart, station, address));
        hospital.Access(Nurse, Quinn, Utc(3, 2), also: a => (a.Outcome, a.ObjectTypeId) = (AccessOutcome.Denied, word));
        exported = hospital.Access(Nurse, Pat, Start, AccessAction.Export, a => a.EventId = "e-7");
        updated = hospital.Access(Nurse, Pat, Utc(3, 2), AccessAction.Update, a => (a.Outcome, a.WorkstationId, a.EventId) = (AccessOutcome.Failure, station, "e-8"));
        hospital.Access(Nurse, null, Utc(3, 3), AccessAction.Login, a => a.ObjectTypeId = chart);
        hospital.Access(Nurse, Quinn, Utc(3, 5), also: a => (a.BreakGlass, a.ReasonId, a.SourceIpId) = (true, reason, address));
        hospital.Access(Nurse, null, Utc(3, 4), also: a => a.BreakGlass = true);
        hospital.Access(Nurse, null, Utc(3, 4), AccessAction.Query, a => a.BreakGlass = true);
        hospital.Access(Nurse, Pat, Start - Tick, AccessAction.Delete, a => a.BreakGlass = true);
        hospital.Access(Nurse, Pat, End, AccessAction.Export, a => a.BreakGlass = true);
        // The first instant after the last day of employment counts as after it; the last one of that day does not.
        hospital.Access(Leaver, Pat, Utc(3, 5, 5), AccessAction.Create, a => a.BreakGlass = true);
        hospital.Access(ids["s1"], Quinn, Utc(3, 6, 5) - Tick, AccessAction.Other);
        hospital.Access(ids["s1"], null, Utc(3, 6, 5) - Tick, AccessAction.Logout, a => a.ObjectTypeId = chart);
        hospital.Access(ids["old"], Pat, Start - Tick);
        hospital.Access(ids["old"], Pat, End);

        var (care, own) = (hospital.Term(TermKind.Explanation, "care-team"), hospital.Term(TermKind.Explanation, "of-an-older-version"));
        hospital.Session(Nurse, Quinn, Day(3, 2), 1, first: true);
        hospital.Session(Nurse, Pat, Day(3, 2), 3, explanation: own);
        hospital.Session(Nurse, Pat, Day(3, 1), 2, first: true, explanation: care);
        hospital.Session(Nurse, Quinn, Day(3, 10), 4, explanation: care);
        hospital.Session(Leaver, Pat, Day(3, 5), 16);
        hospital.Session(Leaver, Quinn, Day(3, 1), 32, first: true);
        hospital.Session(Nurse, Pat, Day(2, 28), 64, first: true, explanation: care);
        hospital.Session(Nurse, Pat, Day(2, 19), 128, explanation: own);
        hospital.Session(Nurse, Pat, Day(3, 11), 5000, explanation: care);
        hospital.Session(Nurse, Pat, Day(2, 18), 6000, first: true);
    }
}
