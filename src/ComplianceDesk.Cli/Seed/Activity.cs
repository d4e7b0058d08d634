using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Cli.Seed;

/// <summary>The accesses of one day: those that care and paperwork give rise to, the usual slips, and what was planted.</summary>
internal sealed class Activity(
    SeedOptions options, Hospital hospital, Population population, Roster roster, CarePlan care, IncidentPlan incidents, Calendar calendar, Chance dice)
{
    private static readonly Thing[] Reading = [Thing.Chart, Thing.Note, Thing.LabResult, Thing.ProblemList, Thing.Order, Thing.Medication, Thing.FaceSheet];
    private readonly List<Access> today = [];
    private readonly List<Access> tomorrow = [];
    private readonly List<Encounter> open = [];
    private readonly HashSet<(int Patient, int Staff)> listed = [];
    private readonly Dictionary<int, Encounter> latest = [];
    private readonly Dictionary<int, Workday> evenings = [];
    private ILookup<Department, Workday> onDuty = Array.Empty<Workday>().ToLookup(w => w.At);
    private ILookup<Department, Workday> onDutyFrom = Array.Empty<Workday>().ToLookup(w => w.At);
    private Chance chance = new(0);
    private long dawn, dusk;
    private int nextEncounter;

    /// <summary>Responsibilities that came about from day to day: the second unit's nurses, covering physicians.</summary>
    public List<CareTeamMember> CareTeam { get; } = [];

    /// <summary>All accesses of the day in the order of time. Days must be asked for one after the other.</summary>
    public IReadOnlyList<Access> Day(int day)
    {
        chance = dice.Fork((ulong)(day + 1));
        (dawn, dusk) = (calendar.Start(day), calendar.Start(day + 1));
        evenings.Clear();
        today.Clear();
        today.AddRange(tomorrow);
        tomorrow.Clear();
        var shifts = roster.Starting(day - 1).Where(w => w.End > dawn).Concat(roster.Starting(day)).ToArray();
        onDuty = shifts.ToLookup(w => w.At);
        onDutyFrom = shifts.ToLookup(w => w.Staff.Department);
        foreach (var shift in roster.Starting(day)) SignIns(shift);
        for (; nextEncounter < care.Encounters.Count && care.Encounters[nextEncounter].Start < dusk; nextEncounter++) open.Add(care.Encounters[nextEncounter]);
        foreach (var encounter in open)
        {
            latest[encounter.Patient.Index] = encounter;
            if (encounter.Class is VisitClass.Inpatient or VisitClass.Observation) Stay(encounter, day);
            else if (encounter.Class == VisitClass.Emergency) Emergency(encounter);
            else Clinic(encounter);
        }

        open.RemoveAll(e => e.End < dusk);
        foreach (var (chore, encounter, appointment) in care.ChoresOf(day)) Do(chore, encounter, appointment, day);
        foreach (var shift in roster.Starting(day)) Odds(shift);
        foreach (var sitting in incidents.On(day)) Sit(sitting);
        // Equal times in an order that has nothing to do with why the access happened.
        today.Sort((a, b) => a.At != b.At ? a.At.CompareTo(b.At) : Tie(a).CompareTo(Tie(b)));
        return today;
    }

    private static ulong Tie(Access a) => Chance.Mix((ulong)a.At, (ulong)a.By.Staff.Index * 64 + (ulong)a.Thing) ^ (ulong)(a.Patient?.Index ?? 0);

    private void SignIns(Workday shift)
    {
        for (var segment = 0; segment < shift.Segments; segment++)
        {
            var from = segment == 0 ? shift.Start : shift.Break;
            var to = segment == 0 && shift.Segments == 2 ? shift.Break - chance.Between(60, 1500) : shift.End;
            if (chance.Happens(0.035))
            {
                // A slip of the finger; now and then a password changed yesterday.
                var slips = chance.Happens(0.15) ? chance.Between(2, 4) : 1;
                for (var i = 0; i < slips; i++) Keep(new(from - chance.Between(8, 70), shift, null, null, AccessAction.Login, Thing.None, AccessOutcome.Failure, false, null, Label.Lookalike("password-slip")));
            }

            Keep(new(from, shift, null, null, AccessAction.Login, Thing.None, AccessOutcome.Success, false, null, null));
            // A third never sign out: the session times out.
            if (chance.Happens(0.67)) Keep(new(to, shift, null, null, AccessAction.Logout, Thing.None, AccessOutcome.Success, false, null, null));
        }
    }

    private void Stay(Encounter stay, int day)
    {
        var from = Math.Max(stay.Start, dawn);
        var to = Math.Min(stay.End, dusk);
        if (from >= to) return;
        var unit = stay.UnitAt((from + to) / 2);
        var facility = unit.FacilityIndex;
        var bed = stay.Patient.Index;
        var acute = unit.Unit == Unit.Icu ? 1.5 : 1;
        foreach (var (begin, end) in ((long, long)[])[(dawn, dawn + 7 * 3600), (dawn + 7 * 3600, dawn + 19 * 3600), (dawn + 19 * 3600, dusk)])
        {
            var (a, b) = (Math.Max(begin, from), Math.Min(end, to));
            if (b - a < 1800) continue;
            var hours = (b - a) / 3600.0;
            var place = stay.UnitAt(a + 900);
            if (Pick(place, Work.Nurse, (a + b) / 2, bed) is { } nurse)
            {
                for (var n = chance.Around(hours * 0.8 * acute); n > 0; n--) Burst(nurse, stay, Within(nurse, a, b), NurseWork, 3);
                if (stay.MovedTo == place) List(stay.Patient, nurse.Staff, "nurse", day);
            }

            if (chance.Happens(0.8) && Pick(place, Work.Aide, (a + b) / 2, bed) is { } aide) Burst(aide, stay, Within(aide, a, b), FlowsheetWork, 2);
        }

        var noon = dawn + 12 * 3600;
        if (Doctor(stay, unit, day) is { } doctor)
        {
            Burst(doctor, stay, Within(doctor, from, to), DoctorWork, 5);
            for (var n = chance.Around(1.5); n > 0; n--) Burst(doctor, stay, Within(doctor, from, to), DoctorWork, 3);
        }

        if (Pick(unit, Work.Resident, noon, bed) is { } resident && chance.Happens(0.7))
        {
            Burst(resident, stay, Within(resident, from, to), DoctorWork, 5);
            List(stay.Patient, resident.Staff, "resident", day);
        }

        if (stay.Consultant is { } consultant && chance.Happens(0.5) && Shift(consultant) is { } specialist) Burst(specialist, stay, Within(specialist, from, to), DoctorWork, 4);
        if (unit.Unit == Unit.Ward && chance.Happens(0.12) && Pick(hospital.The(facility, Unit.Hospitalists), Work.Physician, dawn + 22 * 3600, bed) is { } cover)
        {
            Burst(cover, stay, Within(cover, dawn + 20 * 3600, to), DoctorWork, 2);
            List(stay.Patient, cover.Staff, "covering", day);
        }

        if (chance.Happens(0.55) && Pick(unit, Work.Clerk, noon, bed) is { } clerk) Burst(clerk, stay, Within(clerk, from, to), ClerkWork, 2);
        if (chance.Happens(0.1) && Pick(unit, Work.Manager, noon, bed) is { } manager) Burst(manager, stay, Within(manager, from, to), ReadWork, 2);
        Support(stay, facility, Unit.Pharmacy, Work.Pharmacist, 1.4 * acute, from, to, PharmacyWork);
        Support(stay, facility, Unit.Laboratory, Work.Technologist, 0.9 * acute, from, to, LaboratoryWork);
        Support(stay, facility, Unit.Radiology, Work.Technologist, 0.25, from, to, ImagingWork);
        Support(stay, facility, Unit.Respiratory, Work.Therapist, unit.Unit == Unit.Icu ? 1.2 : 0.2, from, to, FlowsheetWork);
        Support(stay, facility, Unit.Transport, Work.Transporter, 0.25, from, to, ReadWork);
        Support(stay, facility, Unit.Nutrition, Work.Dietitian, 0.1, from, to, NoteWork);
        Support(stay, facility, Unit.CaseManagement, Work.CaseManager, 0.25, from, to, NoteWork);
        if (stay.Start >= dawn && Pick(hospital.The(facility, Unit.Registration), Work.Registrar, stay.Start, bed) is { } registrar) Burst(registrar, stay, stay.Start - chance.Between(0, 1200), RegistrationWork, 3);
    }

    private void Emergency(Encounter visit)
    {
        if (visit.Start < dawn) return;
        var unit = visit.Department;
        var facility = unit.FacilityIndex;
        var key = visit.Patient.Index;
        var to = Math.Min(visit.End, dusk + 7 * 3600);
        if (Pick(hospital.The(facility, Unit.Registration), Work.Registrar, visit.Start, key) is { } registrar) Burst(registrar, visit, visit.Start + chance.Between(-120, 900), RegistrationWork, 3);
        if (Pick(unit, Work.Nurse, visit.Start, key) is { } nurse)
        {
            if (visit.Override)
            {
                Keep(new(visit.Start + chance.Between(60, 400), nurse, visit.Patient, visit, AccessAction.Read, Thing.Chart, AccessOutcome.Success, true,
                    chance.Pick(["Arrived by ambulance, unresponsive", "Chest pain, history needed", "Trauma activation", "Altered mental status, medication list needed", "Emergency treatment"]), null));
            }

            Burst(nurse, visit, visit.Start + chance.Between(300, 1500), NurseWork, 4);
            for (var n = chance.Around((to - visit.Start) / 3600.0 * 1.2); n > 0; n--) Burst(nurse, visit, Within(nurse, visit.Start, to), NurseWork, 3);
        }

        if (visit.Attending is { } attending && Shift(attending) is { } doctor && visit.Disposition != "left-without-being-seen")
        {
            Burst(doctor, visit, Within(doctor, visit.Start, to), DoctorWork, 5);
            Burst(doctor, visit, Within(doctor, visit.Start, to), DoctorWork, 3);
        }

        if (chance.Happens(0.5) && Pick(unit, Work.Aide, visit.Start + 1800, key) is { } aide) Burst(aide, visit, Within(aide, visit.Start, to), FlowsheetWork, 2);
        if (chance.Happens(0.3) && Pick(unit, Work.Clerk, visit.Start + 1800, key) is { } clerk) Burst(clerk, visit, Within(clerk, visit.Start, to), ClerkWork, 2);
        Support(visit, facility, Unit.Laboratory, Work.Technologist, 0.6, visit.Start, to, LaboratoryWork);
        Support(visit, facility, Unit.Radiology, Work.Technologist, 0.4, visit.Start, to, ImagingWork);
        Support(visit, facility, Unit.Pharmacy, Work.Pharmacist, 0.3, visit.Start, to, PharmacyWork);
        Support(visit, facility, Unit.CaseManagement, Work.CaseManager, 0.05, visit.Start, to, NoteWork);
    }

    private void Clinic(Encounter visit)
    {
        if (visit.Start < dawn) return;
        var key = visit.Patient.Index;
        if (visit.Class == VisitClass.Outpatient && Pick(visit.Department, Work.Clerk, visit.Start, key) is { } clerk) Burst(clerk, visit, visit.Start - chance.Between(60, 900), RegistrationWork, 3);
        if ((Pick(visit.Department, Work.Assistant, visit.Start, key) ?? Pick(visit.Department, Work.Nurse, visit.Start, key)) is { } assistant) Burst(assistant, visit, visit.Start + chance.Between(0, 500), NurseWork, 3);
        if (visit.Attending is { } attending && Shift(attending) is { } doctor)
        {
            Burst(doctor, visit, visit.Start + chance.Between(300, 1200), DoctorWork, 5);
            // Some of the writing is done at home in the evening.
            if (chance.Happens(0.12)) Burst(AtHome(attending), visit, dawn + chance.Between(20 * 3600, 22 * 3600), DoctorWork, 3, Home);
            else Burst(doctor, visit, visit.End + chance.Between(60, 5400), DoctorWork, 3);
        }

        Support(visit, visit.Department.FacilityIndex, Unit.Laboratory, Work.Technologist, 0.3, visit.Start, visit.End + 3600, LaboratoryWork);
        Support(visit, visit.Department.FacilityIndex, Unit.Radiology, Work.Technologist, 0.1, visit.Start, visit.End + 3600, ImagingWork);
    }

    private Workday AtHome(Staff physician)
    {
        if (evenings.TryGetValue(physician.Index, out var evening)) return evening;
        evening = Roster.OffDuty(physician, physician.Department, dawn + 19 * 3600 + chance.Next(3000), dawn + 22 * 3600 + chance.Next(3600));
        evening.Home = true;
        SignIns(evening);
        return evenings[physician.Index] = evening;
    }

    private void Do(Chore chore, Encounter? encounter, Appointment? appointment, int day)
    {
        var patient = encounter?.Patient ?? appointment!.Patient;
        var unit = encounter?.Department ?? appointment!.Department;
        if (chore is Chore.Book or Chore.Triage or Chore.Prepare or Chore.FollowUp && patient.DeathDay <= day) return;
        (Department, Work, Func<Chance, (AccessAction, Thing)>, int) how = chore switch
        {
            Chore.Book => (unit, Work.Clerk, BookingWork, 2),
            Chore.Triage => (unit, Work.Nurse, NoteWork, 3),
            Chore.Prepare => (unit, unit.Unit == Unit.Programme ? Work.Counsellor : Work.Assistant, ReadWork, 2),
            Chore.FollowUp => (unit, Work.Nurse, NoteWork, 3),
            Chore.Code => (hospital.The(unit.FacilityIndex, Unit.Coding), Work.Coder, CodingWork, 4),
            Chore.Bill => (hospital.The(unit.FacilityIndex, Unit.Billing), Work.Biller, BillingWork, 3),
            Chore.Release => (hospital.The(unit.FacilityIndex, Unit.Release), Work.Releaser, ReleaseWork, 4),
            _ => (hospital.The(unit.FacilityIndex, Unit.Quality), Work.Auditor, ReadWork, 5),
        };
        var (department, work, write, most) = how;
        if (Pick(department, work, dawn + 11 * 3600, patient.Index + day) is not { } shift) return;
        Burst(shift, patient, chore is Chore.Book ? null : encounter, Within(shift, dawn, dusk), write, most);
    }

    /// <summary>Slips and errands: the wrong chart opened and closed at once, a ticket that needs a look at a record.</summary>
    private void Odds(Workday shift)
    {
        if (shift.Staff.Work == Work.Analyst && chance.Happens(0.15))
        {
            Keep(new(Within(shift, shift.Start, shift.End), shift, Stranger(), null, AccessAction.Read, Thing.FaceSheet, AccessOutcome.Success, false, null, Label.Lookalike("support-ticket")));
        }

        if (shift.Staff.Department.Clinical && chance.Happens(0.012))
        {
            var wrong = Stranger();
            if (!incidents.Forbids(wrong, shift.Staff.Department))
            {
                Keep(new(Within(shift, shift.Start, shift.End), shift, wrong, latest.GetValueOrDefault(wrong.Index), AccessAction.Read, Thing.Chart, AccessOutcome.Success, false, null, Label.Lookalike("wrong-chart")));
            }
        }

        if (shift.At.Unit == Unit.Clinic && shift.Staff.Work is Work.Nurse or Work.Assistant && chance.Happens(0.5) && Caller(shift.At) is { } caller)
        {
            // A patient of the clinic calls for a refill or a form, long after the last visit.
            Burst(shift, caller, null, Within(shift, shift.Start, shift.End), NoteWork, 3, Call);
        }

        if (shift.Staff.Work is Work.Clerk or Work.Registrar or Work.Nurse or Work.Physician)
        {
            for (var n = chance.Around(shift.Staff.Work is Work.Registrar or Work.Clerk ? 3 : 0.7); n > 0; n--)
            {
                Keep(new(Within(shift, shift.Start, shift.End), shift, null, null, AccessAction.Query, Thing.PatientSearch, AccessOutcome.Success, false, null, null));
            }
        }
    }

    private Patient? Caller(Department clinic)
    {
        for (var attempt = 0; attempt < 200; attempt++)
        {
            var patient = Stranger();
            if ((patient.PrimaryCare?.Department == clinic || patient.Specialty == clinic) && !incidents.Forbids(patient, clinic)) return patient;
        }

        return null;
    }

    private Patient Stranger()
    {
        for (; ; )
        {
            var patient = chance.Pick(population.Patients);
            if (patient.DeathDay is null && patient.Employee < 0 && !patient.Vip && !patient.Programme) return patient;
        }
    }

    private void Sit(Sitting sitting)
    {
        var shift = sitting.OffDutyAt is null ? roster.Of(sitting.Staff, calendar.DayOf(dawn)) : null;
        var length = sitting.Deeds.Count * (sitting.Gap.Least + sitting.Gap.Most) / 2;
        long at;
        if (shift is null)
        {
            at = dawn + (sitting.OffDutyAt ?? 10 * 3600 + chance.Next(3600));
            shift = Roster.OffDuty(sitting.Staff, sitting.Elsewhere ?? sitting.Staff.Department, at, at + length + 300);
            shift.Foreign = sitting.Foreign;
            if (sitting.Deeds[0].Action != AccessAction.Login) Keep(new(at - chance.Between(5, 30), shift, null, null, AccessAction.Login, Thing.None, AccessOutcome.Success, false, null, sitting.Label));
        }
        else
        {
            at = Within(shift, shift.Start + 300, Math.Max(shift.Start + 600, shift.End - length - 300));
        }

        foreach (var deed in sitting.Deeds)
        {
            // A visit is named as often as in ordinary work: whenever the patient has one the screen can show.
            var encounter = deed.Patient is null ? null : latest.GetValueOrDefault(deed.Patient.Index);
            var access = new Access(at, shift, deed.Patient, encounter, deed.Action, deed.Thing, deed.Outcome ?? Outcome(), deed.BreakGlass, deed.Reason, sitting.Label);
            (at < dusk ? today : tomorrow).Add(access);
            at += chance.Between(sitting.Gap.Least, sitting.Gap.Most);
        }
    }

    private void Support(Encounter encounter, int facility, Unit unit, Work work, double mean, long from, long to, Func<Chance, (AccessAction, Thing)> write)
    {
        for (var n = chance.Around(mean); n > 0; n--)
        {
            var at = from + chance.Next((int)Math.Max(1, to - from));
            if (Pick(hospital.The(facility, unit), work, at, chance.Next(1000)) is { } shift) Burst(shift, encounter, at, write, 2);
        }
    }

    /// <summary>The physician who rounds today: the attending, or whoever covers on the attending's days off.</summary>
    private Workday? Doctor(Encounter stay, Department unit, int day)
    {
        if (stay.Attending is null) return null;
        if (Shift(stay.Attending) is { } own) return own;
        var cover = onDutyFrom[stay.Attending.Department].FirstOrDefault(w => w.Staff.Work == Work.Physician && !incidents.Forbids(stay.Patient, w.At));
        if (cover is not null) List(stay.Patient, cover.Staff, "covering", day);
        return cover;
    }

    private void List(Patient patient, Staff staff, string relationship, int day)
    {
        // One in five is never entered.
        if (Chance.Mix((ulong)patient.Index, (ulong)staff.Index) % 5 != 0 && listed.Add((patient.Index, staff.Index)))
        {
            CareTeam.Add(new(patient, staff, relationship, day, Math.Min(day + 7, options.Days + 7)));
        }
    }

    private Workday? Shift(Staff staff) => onDutyFrom[staff.Department].FirstOrDefault(w => w.Staff == staff);

    private Workday? Pick(Department department, Work work, long at, int key)
    {
        var count = 0;
        foreach (var shift in onDuty[department])
        {
            if (shift.Staff.Work == work && shift.Start <= at && shift.End > at) count++;
        }

        if (count == 0) return null;
        var wanted = key % count;
        foreach (var shift in onDuty[department])
        {
            if (shift.Staff.Work == work && shift.Start <= at && shift.End > at && wanted-- == 0) return shift;
        }

        return null;
    }

    /// <summary>A time in the shift and, where the two overlap, between the given instants.</summary>
    private long Within(Workday shift, long from, long to)
    {
        var (a, b) = (Math.Max(from, shift.Start + 60), Math.Min(to, shift.End - 60));
        return a < b ? a + chance.Next((int)(b - a)) : shift.Start + 60 + chance.Next((int)(shift.End - shift.Start - 120));
    }

    private void Burst(Workday shift, Encounter encounter, long at, Func<Chance, (AccessAction, Thing)> write, int most, Label? label = null) =>
        Burst(shift, encounter.Patient, encounter, at, write, most, label);

    private void Burst(Workday shift, Patient patient, Encounter? encounter, long at, Func<Chance, (AccessAction, Thing)> write, int most, Label? label = null)
    {
        // Nobody is asked to care for themselves, and a chart is not opened before or after the shift.
        if (patient.Index == shift.Staff.OwnPatient) return;
        at = Math.Clamp(at, shift.Start + 30, shift.End - 30);
        for (var n = chance.Between(1, most); n > 0; n--)
        {
            var (action, thing) = n == most ? (AccessAction.Read, Thing.Chart) : write(chance);
            Keep(new(at, shift, patient, encounter, action, thing, Outcome(), false, action == AccessAction.Print && shift.Staff.Work == Work.Releaser ? ReleaseReason() : null, label));
            at += chance.Between(4, 95);
        }
    }

    private string ReleaseReason() => chance.Pick(["Patient request", "Attorney request", "Insurance request", "Continuity of care", "Disability determination"]);

    private AccessOutcome Outcome() => chance.Next(2000) switch { < 5 => AccessOutcome.Denied, < 8 => AccessOutcome.Failure, < 18 => AccessOutcome.Unknown, _ => AccessOutcome.Success };

    private void Keep(Access access)
    {
        var labelled = access.Label is null && access.Patient is not null ? access with { Label = Likeness(access) } : access;
        // What reaches past midnight is written tomorrow; what would fall before midnight belongs to a day already written.
        if (labelled.At < dawn) labelled = labelled with { At = dawn + chance.Next(600) };
        (labelled.At < dusk ? today : tomorrow).Add(labelled);
    }

    /// <summary>What an ordinary access may be mistaken for.</summary>
    private Label? Likeness(Access access)
    {
        var (staff, patient) = (access.By.Staff, access.Patient!);
        if (access.BreakGlass) return Override;
        if (patient.Household >= 0 && patient.Household == staff.Person.Household || population.Named.Contains((staff.Index, patient.Index))) return Kin;
        if (patient.DeathDay < calendar.DayOf(access.At)) return AfterDeath;
        if (patient.Vip) return Vip;
        if (patient.Employee >= 0 && population.Staff[patient.Employee].Department == staff.Department) return CoWorker;
        if (patient.Family == staff.Person.Family) return patient.RareSurname ? SameRareName : SameName;
        if (staff.Before is not null && access.By.At == staff.Before) return JobChange;
        if (access.By.At != staff.Department && staff.Work is Work.Nurse or Work.Aide && staff.Department.Unit != Unit.FloatPool) return CrossCover;
        return null;
    }

    private static readonly Label Override = Label.Lookalike("emergency-override"), Kin = Label.Lookalike("kin-in-care"), AfterDeath = Label.Lookalike("work-after-death"),
        Vip = Label.Lookalike("vip-in-care"), CoWorker = Label.Lookalike("co-worker-in-care"), SameName = Label.Lookalike("common-surname"),
        SameRareName = Label.Lookalike("rare-surname-in-care"), JobChange = Label.Lookalike("job-change"), CrossCover = Label.Lookalike("cross-cover"), Home = Label.Lookalike("charting-at-home"),
        Call = Label.Lookalike("patient-call");

    private static (AccessAction, Thing) NurseWork(Chance c) => c.Next(10) switch
    {
        < 2 => (AccessAction.Read, c.Pick(Reading)),
        < 5 => (AccessAction.Update, Thing.Flowsheet),
        < 7 => (AccessAction.Update, Thing.Medication),
        7 => (AccessAction.Create, Thing.Note),
        8 => (AccessAction.Read, Thing.Order),
        _ => (AccessAction.Read, Thing.Chart),
    };

    private static (AccessAction, Thing) DoctorWork(Chance c) => c.Next(10) switch
    {
        < 5 => (AccessAction.Read, c.Pick(Reading)),
        < 7 => (AccessAction.Create, Thing.Order),
        7 => (AccessAction.Create, Thing.Note),
        8 => (AccessAction.Update, Thing.ProblemList),
        _ => (AccessAction.Read, Thing.Imaging),
    };

    private static (AccessAction, Thing) FlowsheetWork(Chance c) => c.Happens(0.6) ? (AccessAction.Update, Thing.Flowsheet) : (AccessAction.Read, Thing.Chart);

    private static (AccessAction, Thing) ClerkWork(Chance c) => c.Happens(0.7) ? (AccessAction.Read, Thing.FaceSheet) : (AccessAction.Update, Thing.Order);

    private static (AccessAction, Thing) ReadWork(Chance c) => (AccessAction.Read, c.Pick(Reading));

    private static (AccessAction, Thing) NoteWork(Chance c) => c.Happens(0.4) ? (AccessAction.Create, Thing.Note) : (AccessAction.Read, c.Pick(Reading));

    private static (AccessAction, Thing) PharmacyWork(Chance c) => c.Happens(0.5) ? (AccessAction.Update, Thing.Order) : (AccessAction.Read, c.Happens(0.5) ? Thing.Medication : Thing.LabResult);

    private static (AccessAction, Thing) LaboratoryWork(Chance c) => c.Happens(0.6) ? (AccessAction.Create, Thing.LabResult) : (AccessAction.Read, Thing.Order);

    private static (AccessAction, Thing) ImagingWork(Chance c) => c.Happens(0.6) ? (AccessAction.Create, Thing.Imaging) : (AccessAction.Read, Thing.Order);

    private static (AccessAction, Thing) RegistrationWork(Chance c) => c.Happens(0.5) ? (AccessAction.Update, Thing.FaceSheet) : (AccessAction.Read, Thing.FaceSheet);

    private static (AccessAction, Thing) BookingWork(Chance c) => c.Happens(0.6) ? (AccessAction.Create, Thing.Appointment) : (AccessAction.Read, Thing.FaceSheet);

    private static (AccessAction, Thing) CodingWork(Chance c) => c.Happens(0.35) ? (AccessAction.Update, Thing.CodingSummary) : (AccessAction.Read, c.Pick([Thing.Note, Thing.Document, Thing.LabResult, Thing.Order]));

    private static (AccessAction, Thing) BillingWork(Chance c) => c.Happens(0.5) ? (AccessAction.Update, Thing.Claim) : (AccessAction.Read, c.Pick([Thing.FaceSheet, Thing.Claim]));

    private static (AccessAction, Thing) ReleaseWork(Chance c) => c.Happens(0.6) ? (c.Happens(0.7) ? AccessAction.Print : AccessAction.Export, Thing.Document) : (AccessAction.Read, Thing.Document);
}
