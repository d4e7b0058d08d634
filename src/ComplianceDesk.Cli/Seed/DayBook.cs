using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Cli.Seed;

/// <summary>The accesses of one day as they come about, and what whoever makes them needs to know: who is on duty, which visits are open.</summary>
internal sealed class DayBook(SeedOptions options, Population population, CarePlan care, Roster roster, IncidentPlan incidents, Calendar calendar, IReadOnlyList<LookAlike> lookAlikes, Chance dice)
{
    private readonly List<Access> today = [];
    private readonly List<Access> tomorrow = [];
    private readonly HashSet<(int Patient, int Staff)> listed = [];
    private readonly Dictionary<int, Encounter> latest = [];
    private readonly Dictionary<int, Workday> evenings = [];
    private ILookup<Department, Workday> onDuty = Array.Empty<Workday>().ToLookup(w => w.At);
    private ILookup<Department, Workday> onDutyFrom = Array.Empty<Workday>().ToLookup(w => w.At);

    /// <summary>The day's number.</summary>
    public int Day { get; private set; }

    /// <summary>Its date.</summary>
    public DateOnly Date => calendar.Date(Day);

    /// <summary>The instant it begins.</summary>
    public long Dawn { get; private set; }

    /// <summary>The instant it ends.</summary>
    public long Dusk { get; private set; }

    /// <summary>The day's dice.</summary>
    public Chance Chance { get; private set; } = new(0);

    public Population Population => population;

    public CarePlan Care => care;

    /// <summary>A hospital of the benchmark, in which look-alikes must be fair: what no feed could tell from misuse is none.</summary>
    public bool Benchmark => options.Benchmark;

    /// <summary>Visits and stays that are open today.</summary>
    public List<Encounter> InCare { get; } = [];

    /// <summary>Responsibilities that came about from day to day: the second unit's nurses, covering physicians.</summary>
    public List<CareTeamMember> CareTeam { get; } = [];

    /// <summary>Opens the next day.</summary>
    public void Open(int day)
    {
        (Day, Chance) = (day, dice.Fork((ulong)(day + 1)));
        (Dawn, Dusk) = (calendar.Start(day), calendar.Start(day + 1));
        evenings.Clear();
        today.Clear();
        today.AddRange(tomorrow);
        tomorrow.Clear();
        var shifts = roster.Starting(day - 1).Where(w => w.End > Dawn).Concat(roster.Starting(day)).ToArray();
        onDuty = shifts.ToLookup(w => w.At);
        onDutyFrom = shifts.ToLookup(w => w.Staff.Department);
    }

    /// <summary>All accesses of the day in the order of time.</summary>
    public IReadOnlyList<Access> Close()
    {
        // Equal times in an order that has nothing to do with why the access happened.
        today.Sort((a, b) => a.At != b.At ? a.At.CompareTo(b.At) : Tie(a).CompareTo(Tie(b)));
        return today;
    }

    /// <summary>The visit a screen shows for the patient: the latest one that has begun.</summary>
    public Encounter? Latest(Patient patient) => latest.GetValueOrDefault(patient.Index);

    /// <summary>From now on the screen shows this visit for its patient.</summary>
    public void Begins(Encounter encounter) => latest[encounter.Patient.Index] = encounter;

    public int DayOf(long at) => calendar.DayOf(at);

    /// <summary>Local midnight before the instant.</summary>
    public long DawnOf(long at) => calendar.Start(calendar.DayOf(at));

    /// <summary>True when this patient must not be cared for in this department.</summary>
    public bool Forbids(Patient patient, Department department) => incidents.Forbids(patient, department);

    /// <summary>The sign-ins and sign-outs of a shift.</summary>
    public void SignIns(Workday shift)
    {
        for (var segment = 0; segment < shift.Segments; segment++)
        {
            var from = segment == 0 ? shift.Start : shift.Break;
            var to = segment == 0 && shift.Segments == 2 ? shift.Break - Chance.Between(60, 1500) : shift.End;
            foreach (var lookAlike in lookAlikes) lookAlike.BeforeSignIn(this, shift, from);
            Keep(new(from, shift, null, null, AccessAction.Login, Thing.None, AccessOutcome.Success, false, null, null));
            // A third never sign out: the session times out.
            if (Chance.Happens(0.67)) Keep(new(to, shift, null, null, AccessAction.Logout, Thing.None, AccessOutcome.Success, false, null, null));
        }
    }

    /// <summary>A physician's evening at the desk at home, the same for all who ask on one day.</summary>
    public Workday AtHome(Staff physician)
    {
        if (evenings.TryGetValue(physician.Index, out var evening)) return evening;
        evening = Roster.OffDuty(physician, physician.Department, Dawn + 19 * 3600 + Chance.Next(3000), Dawn + 22 * 3600 + Chance.Next(3600));
        evening.Home = true;
        SignIns(evening);
        return evenings[physician.Index] = evening;
    }

    /// <summary>Looking up by name, as people do whose patients are not on a list.</summary>
    public void Searches(Workday shift)
    {
        if (shift.Staff.Work is not (Work.Clerk or Work.Registrar or Work.Nurse or Work.Physician)) return;
        for (var n = Chance.Around(shift.Staff.Work is Work.Registrar or Work.Clerk ? 3 : 0.7); n > 0; n--)
        {
            Keep(new(Within(shift, shift.Start, shift.End), shift, null, null, AccessAction.Query, Thing.PatientSearch, AccessOutcome.Success, false, null, null));
        }
    }

    /// <summary>Of one home, or named in the patient's record.</summary>
    public bool Kin(Staff staff, Patient patient) =>
        patient.Household >= 0 && patient.Household == staff.Person.Household || population.Named.Contains((staff.Index, patient.Index));

    /// <summary>A living patient to whom nothing special attaches.</summary>
    public Patient Stranger()
    {
        for (; ; )
        {
            var patient = Chance.Pick(population.Patients);
            if (patient.DeathDay is null && patient.Employee < 0 && !patient.Vip && !patient.Programme) return patient;
        }
    }

    /// <summary>Writes down what was planned, in the person's shift of the day or, where the plan says so, outside it.</summary>
    public void Sit(Sitting sitting)
    {
        var shift = sitting.OffDutyAt is null ? roster.Of(sitting.Staff, calendar.DayOf(Dawn)) : null;
        var length = sitting.Deeds.Count * (sitting.Gap.Least + sitting.Gap.Most) / 2;
        long at;
        if (shift is null)
        {
            at = Dawn + (sitting.OffDutyAt ?? 10 * 3600 + Chance.Next(3600));
            shift = Roster.OffDuty(sitting.Staff, sitting.Elsewhere ?? sitting.Staff.Department, at, at + length + 300);
            shift.Foreign = sitting.Foreign;
            if (sitting.Deeds[0].Action != AccessAction.Login) Keep(new(at - Chance.Between(5, 30), shift, null, null, AccessAction.Login, Thing.None, AccessOutcome.Success, false, null, sitting.Label));
        }
        else
        {
            at = Within(shift, shift.Start + 300, Math.Max(shift.Start + 600, shift.End - length - 300));
        }

        foreach (var deed in sitting.Deeds)
        {
            // A visit is named as often as in ordinary work: whenever the patient has one the screen can show.
            var patient = sitting.OfUnit ? OfUnit(shift.At, at) : deed.Patient;
            if (sitting.OfUnit && patient is null) continue;
            var encounter = patient is null ? null : Latest(patient);
            var access = new Access(at, shift, patient, encounter, deed.Action, deed.Thing, deed.Outcome ?? Outcome(), deed.BreakGlass, deed.Reason, sitting.Label);
            (at < Dusk ? today : tomorrow).Add(access);
            at += Chance.Between(sitting.Gap.Least, sitting.Gap.Most);
        }
    }

    private Patient? OfUnit(Department unit, long at)
    {
        var there = InCare.Where(e => e.UnitAt(at) == unit && e.Start <= at && e.End > at).ToArray();
        return there.Length == 0 ? null : Chance.Pick(there).Patient;
    }

    /// <summary>Enters a responsibility that came about today, when somebody thinks of it.</summary>
    public void List(Patient patient, Staff staff, string relationship)
    {
        // One in five is never entered.
        if (Chance.Mix((ulong)patient.Index, (ulong)staff.Index) % 5 != 0 && listed.Add((patient.Index, staff.Index)))
        {
            CareTeam.Add(new(patient, staff, relationship, Day, Math.Min(Day + 7, options.Days + 7)));
        }
    }

    /// <summary>A physician of the attending's department who is there when the attending is not.</summary>
    public Workday? Cover(Encounter stay) =>
        onDutyFrom[stay.Attending!.Department].FirstOrDefault(w => w.Staff.Work == Work.Physician && !incidents.Forbids(stay.Patient, w.At));

    /// <summary>The person's shift of today, if any.</summary>
    public Workday? Shift(Staff staff) => onDutyFrom[staff.Department].FirstOrDefault(w => w.Staff == staff);

    /// <summary>Whoever of those on duty there does this work; the same key gives the same person as long as the same people are there.</summary>
    public Workday? Pick(Department department, Work work, long at, int key)
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
    public long Within(Workday shift, long from, long to)
    {
        var (a, b) = (Math.Max(from, shift.Start + 60), Math.Min(to, shift.End - 60));
        return a < b ? a + Chance.Next((int)(b - a)) : shift.Start + 60 + Chance.Next((int)(shift.End - shift.Start - 120));
    }

    /// <summary>One to <paramref name="most"/> accesses in a row, seconds apart.</summary>
    public void Burst(Workday shift, Encounter encounter, long at, Func<Chance, (AccessAction, Thing)> write, int most, Label? label = null) =>
        Burst(shift, encounter.Patient, encounter, at, write, most, label);

    public void Burst(Workday shift, Patient patient, Encounter? encounter, long at, Func<Chance, (AccessAction, Thing)> write, int most, Label? label = null)
    {
        // Nobody is asked to care for themselves, and a chart is not opened before or after the shift.
        if (patient.Index == shift.Staff.OwnPatient) return;
        at = Math.Clamp(at, shift.Start + 30, shift.End - 30);
        for (var n = Chance.Between(1, most); n > 0; n--)
        {
            var (action, thing) = n == most ? (AccessAction.Read, Thing.Chart) : write(Chance);
            Keep(new(at, shift, patient, encounter, action, thing, Outcome(), false, action == AccessAction.Print && shift.Staff.Work == Work.Releaser ? ReleaseReason() : null, label));
            at += Chance.Between(4, 95);
        }
    }

    private string ReleaseReason() => Chance.Pick(["Patient request", "Attorney request", "Insurance request", "Continuity of care", "Disability determination"]);

    private AccessOutcome Outcome() => Chance.Next(2000) switch { < 5 => AccessOutcome.Denied, < 8 => AccessOutcome.Failure, < 18 => AccessOutcome.Unknown, _ => AccessOutcome.Success };

    /// <summary>Notes an access, with the name of the look-alike it happens to be.</summary>
    public void Keep(Access access)
    {
        var labelled = access.Label is null && access.Patient is not null ? access with { Label = Likeness(access) } : access;
        // What reaches past midnight is written tomorrow; what would fall before midnight belongs to a day already written.
        if (labelled.At < Dawn) labelled = labelled with { At = Dawn + Chance.Next(600) };
        (labelled.At < Dusk ? today : tomorrow).Add(labelled);
    }

    /// <summary>What an ordinary access may be mistaken for.</summary>
    private Label? Likeness(Access access) => lookAlikes.FirstOrDefault(l => l.Resembles(access, this))?.Label;

    private static ulong Tie(Access a) => Chance.Mix((ulong)a.At, (ulong)a.By.Staff.Index * 64 + (ulong)a.Thing) ^ (ulong)(a.Patient?.Index ?? 0);
}
