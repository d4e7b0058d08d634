using System.Globalization;

namespace ComplianceDesk.Cli.Seed;

/// <summary>One person's shift: where, from when to when, and the sign-ins that divide it.</summary>
internal sealed class Workday(Staff staff, Department at, long start, long end, ulong key)
{
    public Staff Staff => staff;
    public Department At => at;
    public long Start => start;
    public long End => end;

    /// <summary>From an address outside the hospital.</summary>
    public bool Foreign { get; set; }

    /// <summary>From home, over the hospital's own network.</summary>
    public bool Home { get; set; }

    /// <summary>Sign-ins of the day: one, or two with a break between them.</summary>
    public int Segments => end - start > 6 * 3600 ? 2 : 1;

    /// <summary>Up to which the first sign-in lasts.</summary>
    public long Break => start + (end - start) / 2 + (long)(key % 3600) - 1800;

    public int SegmentOf(long at) => Segments == 1 || at < Break ? 0 : 1;

    public string Session(int segment) => Chance.Mix(key, (ulong)segment + 17).ToString("x16", CultureInfo.InvariantCulture)[..12];

    /// <summary>Where this person sits: a terminal of the unit, or the network of the home office for some of those who code and bill.</summary>
    public (string Workstation, string Address) Place(int segment, Convention convention)
    {
        if (Foreign) return ($"VPN-{staff.UserId}", $"203.0.113.{key % 250 + 1}");
        if (Remote) return ($"VPN-{staff.UserId}", $"172.20.{staff.Index / 250 % 250}.{staff.Index % 250 + 1}");
        if (convention.VirtualDesktops)
        {
            var desktop = Chance.Mix(key, (ulong)segment) % 1500;
            return ($"VDI-{desktop:0000}", $"10.20.0.{desktop % 4 + 1}");
        }

        var terminal = (int)(Chance.Mix(key, (ulong)segment) % (ulong)at.Workstations) + 1;
        return ($"{at.Id}-{terminal:00}", $"10.{at.FacilityIndex + 20}.{at.Index % 32}.{terminal % 240 + 10}");
    }

    private bool Remote => Home || staff.Work is Work.Coder or Work.Biller && staff.Index % 3 == 0;
}

/// <summary>Who works when and where. Depends on the day alone, so any day can be asked for at any time.</summary>
internal sealed class Roster(SeedOptions options, Hospital hospital, Population population, Calendar calendar, Chance chance)
{
    private readonly Dictionary<int, (List<Workday> All, ILookup<Department, Workday> At)> days = [];

    /// <summary>Shifts that begin on this day.</summary>
    public IReadOnlyList<Workday> Starting(int day)
    {
        if (days.TryGetValue(day, out var known)) return known.All;
        var dice = chance.Fork((ulong)(day + 1000));
        var list = new List<Workday>();
        foreach (var staff in population.Staff)
        {
            if (Works(staff, day)) list.Add(Assign(staff, day, dice));
        }

        // A unit where nobody is due calls somebody in.
        foreach (var department in hospital.Departments.Where(d => d.Inpatient || d.Unit == Unit.Emergency))
        {
            foreach (var night in (bool[])[false, true])
            {
                if (list.Any(w => w.At == department && w.Staff.Work == Work.Nurse && Night(w.Staff.Shift) == night)) continue;
                var called = department.Staff.FirstOrDefault(s => s.Work == Work.Nurse && Night(s.Shift) == night && Free(s, day) && (s.Offset + day) % 2 == 0)
                    ?? department.Staff.FirstOrDefault(s => s.Work == Work.Nurse && Night(s.Shift) == night && Free(s, day));
                if (called is not null && list.All(w => w.Staff != called)) list.Add(Assign(called, day, dice));
            }
        }

        days[day] = (list, list.ToLookup(w => w.At));
        return list;
    }

    /// <summary>Shifts that begin on this day in this department.</summary>
    public IEnumerable<Workday> At(Department department, int day)
    {
        Starting(day);
        return days[day].At[department];
    }

    /// <summary>This person's shift of the day, when they have one.</summary>
    public Workday? Of(Staff staff, int day) => Starting(day).FirstOrDefault(w => w.Staff == staff);

    /// <summary>To be called when people's posts have changed: days already asked for are worked out anew.</summary>
    public void Renew() => days.Clear();

    /// <summary>A time at the screen outside the roster, for whoever signs in when they should not.</summary>
    public static Workday OffDuty(Staff staff, Department at, long start, long end) => new(staff, at, start, end, Chance.Mix((ulong)staff.Index, (ulong)start));

    private Workday Assign(Staff staff, int day, Chance dice)
    {
        var at = Place(staff, day, dice);
        var (from, hours) = staff.Shift switch
        {
            Shift.Day12 or Shift.WeekOnDay => (7.0, 12.0),
            Shift.Night12 or Shift.WeekOnNight => (19.0, 12.0),
            Shift.Day8 => (7.0, 8.5),
            Shift.Evening8 => (15.0, 8.5),
            Shift.Night8 => (23.0, 8.5),
            _ => (8.0, 8.5),
        };
        // A night taken over from a colleague by someone who works days.
        if (TakesNight(staff, day)) from = 19;
        var start = calendar.Start(day) + (long)(from * 3600) + dice.Between(-900, 600);
        // Handover and late charting: most stay a little longer.
        return new Workday(staff, at, start, start + (long)(hours * 3600) + dice.Between(300, 2700), Chance.Mix((ulong)options.Seed + 7, (ulong)((day + 1000L) * 100_000 + staff.Index)));
    }

    private Department Place(Staff staff, int day, Chance dice)
    {
        var home = staff.Before is not null && day < staff.ChangedDay ? staff.Before : staff.Department;
        var facility = home.FacilityIndex;
        if (home.Unit == Unit.FloatPool || (home.Unit == Unit.Hospitalists && staff.Work == Work.Resident))
        {
            var units = hospital.All(facility, d => d.Inpatient || (d.Unit == Unit.Emergency && staff.Work == Work.Nurse)).ToArray();
            // Residents rotate every two weeks; the float pool goes where it is short that day.
            return home.Unit == Unit.FloatPool ? dice.Pick(units) : units[(staff.Offset + (day + 1400) / 14) % units.Length];
        }

        // A physician who holds a clinic in another hospital of the system once a week.
        if (options.Benchmark && hospital.Facilities > 1 && home.Unit == Unit.Clinic && staff.Work == Work.Physician && staff.Index % 4 == 0 && (day + 700) % 7 == staff.Index % 5)
        {
            return hospital.Departments.First(d => d.Code == home.Code && d.FacilityIndex == (facility + 1) % hospital.Facilities);
        }

        if (!staff.Stays && home.Inpatient && staff.Work is Work.Nurse or Work.Aide && dice.Happens(0.03))
        {
            var others = hospital.All(facility, d => d.Inpatient && d != home && d.Unit != Unit.Psychiatry).ToArray();
            return dice.Pick(others);
        }

        return home;
    }

    private bool Works(Staff staff, int day)
    {
        if (!Available(staff, day)) return false;
        var turn = day + 700 + staff.Offset * 3;
        return staff.Shift switch
        {
            Shift.Weekday => !calendar.Weekend(day) && (int)(Chance.Mix((ulong)staff.Index, (ulong)(day + 5000)) % 20) != 0,
            Shift.Day12 or Shift.Night12 => staff.Work == Work.Resident ? turn % 7 < 6 : staff.Work == Work.Physician ? turn % 7 < 4 : turn % 7 < 3,
            Shift.WeekOnDay or Shift.WeekOnNight => turn % 14 < 7,
            _ => turn % 7 < 5,
        };
    }

    private bool TakesNight(Staff staff, int day) =>
        options.Benchmark && staff is { Work: Work.Nurse, Shift: Shift.Day12 } && Chance.Mix((ulong)staff.Index, (ulong)(day + 9000)) % 100 == 0 && !Works(staff, day + 1);

    /// <summary>Can be called in: employed, here, and not coming home from a night taken over.</summary>
    private bool Free(Staff staff, int day) => Available(staff, day) && !TakesNight(staff, day - 1);

    private static bool Available(Staff staff, int day) =>
        !staff.OnLeave && staff.Work != Work.Interface && !(day < staff.CameDay) && !staff.Dormant && (staff.LeftDay is null || day <= staff.LeftDay)
        && !(day >= staff.VacationFrom && day < staff.VacationFrom + 7);

    private static bool Night(Shift shift) => shift is Shift.Night12 or Shift.WeekOnNight or Shift.Night8;
}
