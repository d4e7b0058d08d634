using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Cli.Seed;

/// <summary>The accesses that care and paperwork give rise to.</summary>
internal sealed class CareWork(Hospital hospital, DayBook day)
{
    private static readonly Label Home = Label.Lookalike("charting-at-home");

    /// <summary>What the day brings to an open visit or stay.</summary>
    public void On(Encounter encounter)
    {
        if (encounter.Class is VisitClass.Inpatient or VisitClass.Observation) Stay(encounter);
        else if (encounter.Class == VisitClass.Emergency) Emergency(encounter);
        else Clinic(encounter);
    }

    private void Stay(Encounter stay)
    {
        var from = Math.Max(stay.Start, day.Dawn);
        var to = Math.Min(stay.End, day.Dusk);
        if (from >= to) return;
        var unit = stay.UnitAt((from + to) / 2);
        var facility = unit.FacilityIndex;
        var bed = stay.Patient.Index;
        var acute = unit.Unit == Unit.Icu ? 1.5 : 1;
        foreach (var (begin, end) in ((long, long)[])[(day.Dawn, day.Dawn + 7 * 3600), (day.Dawn + 7 * 3600, day.Dawn + 19 * 3600), (day.Dawn + 19 * 3600, day.Dusk)])
        {
            var (a, b) = (Math.Max(begin, from), Math.Min(end, to));
            if (b - a < 1800) continue;
            var hours = (b - a) / 3600.0;
            var place = stay.UnitAt(a + 900);
            if (day.Pick(place, Work.Nurse, (a + b) / 2, bed) is { } nurse)
            {
                for (var n = day.Chance.Around(hours * 0.8 * acute); n > 0; n--) day.Burst(nurse, stay, day.Within(nurse, a, b), Tasks.Nurse, 3);
                if (stay.MovedTo == place) day.List(stay.Patient, nurse.Staff, "nurse");
            }

            if (day.Chance.Happens(0.8) && day.Pick(place, Work.Aide, (a + b) / 2, bed) is { } aide) day.Burst(aide, stay, day.Within(aide, a, b), Tasks.Flowsheet, 2);
        }

        var noon = day.Dawn + 12 * 3600;
        if (Doctor(stay, unit) is { } doctor)
        {
            day.Burst(doctor, stay, day.Within(doctor, from, to), Tasks.Doctor, 5);
            for (var n = day.Chance.Around(1.5); n > 0; n--) day.Burst(doctor, stay, day.Within(doctor, from, to), Tasks.Doctor, 3);
        }

        if (day.Pick(unit, Work.Resident, noon, bed) is { } resident && day.Chance.Happens(0.7))
        {
            day.Burst(resident, stay, day.Within(resident, from, to), Tasks.Doctor, 5);
            day.List(stay.Patient, resident.Staff, "resident");
        }

        if (stay.Consultant is { } consultant && day.Chance.Happens(0.5) && day.Shift(consultant) is { } specialist) day.Burst(specialist, stay, day.Within(specialist, from, to), Tasks.Doctor, 4);
        if (unit.Unit == Unit.Ward && day.Chance.Happens(0.12) && day.Pick(hospital.The(facility, Unit.Hospitalists), Work.Physician, day.Dawn + 22 * 3600, bed) is { } cover)
        {
            day.Burst(cover, stay, day.Within(cover, day.Dawn + 20 * 3600, to), Tasks.Doctor, 2);
            day.List(stay.Patient, cover.Staff, "covering");
        }

        if (day.Chance.Happens(0.55) && day.Pick(unit, Work.Clerk, noon, bed) is { } clerk) day.Burst(clerk, stay, day.Within(clerk, from, to), Tasks.Clerk, 2);
        if (day.Chance.Happens(0.1) && day.Pick(unit, Work.Manager, noon, bed) is { } manager) day.Burst(manager, stay, day.Within(manager, from, to), Tasks.Read, 2);
        Support(stay, facility, Unit.Pharmacy, Work.Pharmacist, 1.4 * acute, from, to, Tasks.Pharmacy);
        Support(stay, facility, Unit.Laboratory, Work.Technologist, 0.9 * acute, from, to, Tasks.Laboratory);
        Support(stay, facility, Unit.Radiology, Work.Technologist, 0.25, from, to, Tasks.Imaging);
        Support(stay, facility, Unit.Respiratory, Work.Therapist, unit.Unit == Unit.Icu ? 1.2 : 0.2, from, to, Tasks.Flowsheet);
        Support(stay, facility, Unit.Transport, Work.Transporter, 0.25, from, to, Tasks.Read);
        Support(stay, facility, Unit.Nutrition, Work.Dietitian, 0.1, from, to, Tasks.Note);
        Support(stay, facility, Unit.CaseManagement, Work.CaseManager, 0.25, from, to, Tasks.Note);
        if (stay.Start >= day.Dawn && day.Pick(hospital.The(facility, Unit.Registration), Work.Registrar, stay.Start, bed) is { } registrar) day.Burst(registrar, stay, stay.Start - day.Chance.Between(0, 1200), Tasks.Registration, 3);
    }

    private void Emergency(Encounter visit)
    {
        if (visit.Start < day.Dawn) return;
        var unit = visit.Department;
        var facility = unit.FacilityIndex;
        var key = visit.Patient.Index;
        var to = Math.Min(visit.End, day.Dusk + 7 * 3600);
        if (day.Pick(hospital.The(facility, Unit.Registration), Work.Registrar, visit.Start, key) is { } registrar) day.Burst(registrar, visit, visit.Start + day.Chance.Between(-120, 900), Tasks.Registration, 3);
        if (day.Pick(unit, Work.Nurse, visit.Start, key) is { } nurse)
        {
            if (visit.Override)
            {
                day.Keep(new(visit.Start + day.Chance.Between(60, 400), nurse, visit.Patient, visit, AccessAction.Read, Thing.Chart, AccessOutcome.Success, true,
                    day.Chance.Pick(["Arrived by ambulance, unresponsive", "Chest pain, history needed", "Trauma activation", "Altered mental status, medication list needed", "Emergency treatment"]), null));
            }

            day.Burst(nurse, visit, visit.Start + day.Chance.Between(300, 1500), Tasks.Nurse, 4);
            for (var n = day.Chance.Around((to - visit.Start) / 3600.0 * 1.2); n > 0; n--) day.Burst(nurse, visit, day.Within(nurse, visit.Start, to), Tasks.Nurse, 3);
        }

        if (visit.Attending is { } attending && day.Shift(attending) is { } doctor && visit.Disposition != "left-without-being-seen")
        {
            day.Burst(doctor, visit, day.Within(doctor, visit.Start, to), Tasks.Doctor, 5);
            day.Burst(doctor, visit, day.Within(doctor, visit.Start, to), Tasks.Doctor, 3);
        }

        if (day.Chance.Happens(0.5) && day.Pick(unit, Work.Aide, visit.Start + 1800, key) is { } aide) day.Burst(aide, visit, day.Within(aide, visit.Start, to), Tasks.Flowsheet, 2);
        if (day.Chance.Happens(0.3) && day.Pick(unit, Work.Clerk, visit.Start + 1800, key) is { } clerk) day.Burst(clerk, visit, day.Within(clerk, visit.Start, to), Tasks.Clerk, 2);
        Support(visit, facility, Unit.Laboratory, Work.Technologist, 0.6, visit.Start, to, Tasks.Laboratory);
        Support(visit, facility, Unit.Radiology, Work.Technologist, 0.4, visit.Start, to, Tasks.Imaging);
        Support(visit, facility, Unit.Pharmacy, Work.Pharmacist, 0.3, visit.Start, to, Tasks.Pharmacy);
        Support(visit, facility, Unit.CaseManagement, Work.CaseManager, 0.05, visit.Start, to, Tasks.Note);
    }

    private void Clinic(Encounter visit)
    {
        if (visit.Start < day.Dawn) return;
        var key = visit.Patient.Index;
        if (visit.Class == VisitClass.Outpatient && day.Pick(visit.Department, Work.Clerk, visit.Start, key) is { } clerk) day.Burst(clerk, visit, visit.Start - day.Chance.Between(60, 900), Tasks.Registration, 3);
        if ((day.Pick(visit.Department, Work.Assistant, visit.Start, key) ?? day.Pick(visit.Department, Work.Nurse, visit.Start, key)) is { } assistant) day.Burst(assistant, visit, visit.Start + day.Chance.Between(0, 500), Tasks.Nurse, 3);
        if (visit.Attending is { } attending && day.Shift(attending) is { } doctor)
        {
            day.Burst(doctor, visit, visit.Start + day.Chance.Between(300, 1200), Tasks.Doctor, 5);
            // Some of the writing is done at home in the evening.
            if (day.Chance.Happens(0.12)) day.Burst(day.AtHome(attending), visit, day.Dawn + day.Chance.Between(20 * 3600, 22 * 3600), Tasks.Doctor, 3, Home);
            else day.Burst(doctor, visit, visit.End + day.Chance.Between(60, 5400), Tasks.Doctor, 3);
        }

        Support(visit, visit.Department.FacilityIndex, Unit.Laboratory, Work.Technologist, 0.3, visit.Start, visit.End + 3600, Tasks.Laboratory);
        Support(visit, visit.Department.FacilityIndex, Unit.Radiology, Work.Technologist, 0.1, visit.Start, visit.End + 3600, Tasks.Imaging);
    }

    /// <summary>Work on the record of another day.</summary>
    public void Do(Chore chore, Encounter? encounter, Appointment? appointment)
    {
        var patient = encounter?.Patient ?? appointment!.Patient;
        var unit = encounter?.Department ?? appointment!.Department;
        if (chore is Chore.Book or Chore.Triage or Chore.Prepare or Chore.FollowUp && patient.DeathDay <= day.Day) return;
        (Department, Work, Func<Chance, (AccessAction, Thing)>, int) how = chore switch
        {
            Chore.Book => (unit, Work.Clerk, Tasks.Booking, 2),
            Chore.Triage => (unit, Work.Nurse, Tasks.Note, 3),
            Chore.Prepare => (unit, unit.Unit == Unit.Programme ? Work.Counsellor : Work.Assistant, Tasks.Read, 2),
            Chore.FollowUp => (unit, Work.Nurse, Tasks.Note, 3),
            Chore.Code => (hospital.The(unit.FacilityIndex, Unit.Coding), Work.Coder, Tasks.Coding, 4),
            Chore.Bill => (hospital.The(unit.FacilityIndex, Unit.Billing), Work.Biller, Tasks.Billing, 3),
            Chore.Release => (hospital.The(unit.FacilityIndex, Unit.Release), Work.Releaser, Tasks.Release, 4),
            _ => (hospital.The(unit.FacilityIndex, Unit.Quality), Work.Auditor, Tasks.Read, 5),
        };
        var (department, work, write, most) = how;
        if (day.Pick(department, work, day.Dawn + 11 * 3600, patient.Index + day.Day) is not { } shift) return;
        // Who reviews leaves a relative's record to a colleague.
        if (day.Benchmark && work == Work.Auditor && day.Kin(shift.Staff, patient)) return;
        day.Burst(shift, patient, chore is Chore.Book ? null : encounter, day.Within(shift, day.Dawn, day.Dusk), write, most);
    }

    private void Support(Encounter encounter, int facility, Unit unit, Work work, double mean, long from, long to, Func<Chance, (AccessAction, Thing)> write)
    {
        for (var n = day.Chance.Around(mean); n > 0; n--)
        {
            var at = from + day.Chance.Next((int)Math.Max(1, to - from));
            if (day.Pick(hospital.The(facility, unit), work, at, day.Chance.Next(1000)) is { } shift) day.Burst(shift, encounter, at, write, 2);
        }
    }

    /// <summary>The physician who rounds today: the attending, or whoever covers on the attending's days off.</summary>
    private Workday? Doctor(Encounter stay, Department unit)
    {
        if (stay.Attending is null) return null;
        if (day.Shift(stay.Attending) is { } own) return own;
        var cover = day.Cover(stay);
        if (cover is not null) day.List(stay.Patient, cover.Staff, "covering");
        return cover;
    }
}
