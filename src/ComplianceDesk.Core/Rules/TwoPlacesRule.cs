using System.Globalization;
using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Core.Learning;

namespace ComplianceDesk.Core.Rules;

/// <summary>One account in use in two facilities at once: nobody travels that fast.</summary>
public sealed class TwoPlacesRule : EpisodeRule
{
    private static readonly Threshold Travel = new("travel", "between use in one facility and in the other, less than", 15, Threshold.Minutes, 1, 240);
    private static readonly Threshold Trips = new("trips", "such changes of facility within a day, at least", 2, "changes", 1, 50);
    private static readonly Threshold UsualDays = new("usual", "of the user's days with such changes, at most", 10, Threshold.Percent, 0, 100);

    private static readonly Threshold Others = new("others", "others who change between the same two facilities as quickly, fewer than", 5, "people", 1, 100);
    private static readonly Threshold Strangers = new("strangers", "patients opened after a single change, none with a documented reason, at least", 2, "patients", 1, 50);

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "two-places",
        Version = 9,
        Title = "Account in use at two places at once",
        Severity = RuleSeverity.High,
        Citation = "45 CFR 164.312(a)(2)(i); 164.312(d)",
        Definition = $"An account was used at workstations of two facilities with less than {Travel} minutes in between, at least {Trips} times on one day. In the week that is judged it does so on {UsualDays} at most of all its days of use; one day is never too many. A day does not count on which every record opened in one of them was opened in the other, too: that is one person with a second screen. Nor does one on which the user works in both, as on other days: for every record opened there is a reason of the person's own, not of a whole office or service, and the account was used in each facility on another day. One change is enough when it leads to a facility other than that of the user's department and to strangers: at least {Strangers} patients are opened there before the account is used elsewhere, none with a documented reason, and nothing is written in any of their records. That is no role's work, whatever others do. Where {Others} others or more changed between the same two facilities as quickly in the days that are judged together, they stand side by side, and only such a change to strangers counts. A workstation that three people use stands in the facility that three in five of its accesses name or, where they name none, whose people use it three times in five. One that has none (virtual desktops, roaming sessions) is not judged. Machines are left out.",
        Needs = ["accesses.workstation_id", "departments.facility_id", "workforce.department_id"],
        Thresholds = [Travel, Trips, UsualDays, Others, Strangers],
        YieldsToRole = true,
        InnocentCauses = ["virtual desktops and terminal servers that carry a fixed name", "a session left open in one building while its owner works in the next", "buildings that stand side by side"],
    };

    /// <inheritdoc/>
    public override bool RestsOnExplanations => false;

    /// <inheritdoc/>
    public override IEnumerable<Episode> Find(ExplainedAccesses accesses)
    {
        var policy = accesses.Policy;
        var found = new SortedDictionary<int, List<(List<(int From, int To)> Changes, List<int>? Abroad)>>();
        var walkers = new Dictionary<(int, int), HashSet<int>>();
        for (var user = 1; user < accesses.Window.Users; user++)
        {
            var changes = accesses.Machines.Contains(user) ? [] : Changes(accesses, user);
            if (changes.Count == 0)
            {
                continue;
            }

            changes.ForEach(change => (walkers.TryGetValue(Way(accesses, change), out var users) ? users : walkers[Way(accesses, change)] = []).Add(user));
            var days = changes.GroupBy(c => accesses.Calendar.DayOf(accesses.Window.At[c.To])).Select(d => (Changes: d.ToList(), Abroad: d.Count() >= Trips.In(policy) ? [] : Strange(accesses, user, d.First().To)))
                .Where(d => d.Abroad is not null && !IsOnePerson(accesses, user, d.Changes)).ToList();
            if (days.Count > 0)
            {
                found[user] = days;
            }
        }

        foreach (var (user, all) in found)
        {
            var days = all.FindAll(d => d.Abroad!.Count > 0 || !d.Changes.TrueForAll(change => walkers[Way(accesses, change)].Count > Others.In(policy)));
            if (days.Count == 0 || days.Count > Math.Max(1, UsualDays.ShareIn(policy) * accesses.UserDays.Of(user).Length))
            {
                continue;
            }

            foreach (var day in days)
            {
                var rows = day.Changes.SelectMany(c => new[] { c.From, c.To }).Concat(day.Abroad!).Concat(OpenedThere(accesses, user, day.Changes)).Distinct().Order();
                yield return new(user, [.. rows], day.Changes.Count >= 4 ? 58 : 48, string.Create(CultureInfo.InvariantCulture,
                    $"{Counted.Of(day.Changes.Count, "change")} between workstations of two facilities on one day with less than {Travel.QuantityIn(policy)} in between{Opened(accesses, day.Abroad!)}; such days: {days.Count:N0} of {accesses.UserDays.Of(user).Length:N0}.")) { YieldsToRole = day.Abroad!.Count == 0 };
            }
        }
    }

    /// <summary>The two facilities of a change, in either direction.</summary>
    private static (int, int) Way(ExplainedAccesses accesses, (int From, int To) change)
    {
        var (from, to) = (Facility(accesses, change.From), Facility(accesses, change.To));
        return (Math.Min(from, to), Math.Max(from, to));
    }

    private static string Opened(ExplainedAccesses accesses, List<int> abroad) => abroad.Count == 0 ? "" : string.Create(CultureInfo.InvariantCulture,
        $", after which {Counted.Of(abroad.Select(row => accesses.Window.Patient[row]).Distinct().Count(), "patient")} were opened over there, none with a documented reason and nothing written");

    /// <summary>What was opened from a change of facility until the account was used elsewhere, when it was strangers alone; else null.</summary>
    private static List<int>? Strange(ExplainedAccesses accesses, int user, int change)
    {
        var (window, sessions, opened) = (accesses.Window, accesses.Sessions, new List<int>());
        var (there, day) = (Facility(accesses, change), accesses.Calendar.DayOf(window.At[change]));
        if (!RuleInfo.Care.Split('|').Any(accesses.Has) || accesses.Context.Department(accesses.Context.User(user).Department).Facility == there)
        {
            return null;
        }

        for (var row = change; row < window.Of(user).To && Facility(accesses, row) == there && accesses.Calendar.DayOf(window.At[row]) == day; row++)
        {
            if (window.Patient[row] == 0)
            {
                continue;
            }

            var session = sessions.Of(user, window.Patient[row], day);
            if (accesses.IsExplained(session) || sessions.Wrote(session))
            {
                return null;
            }

            opened.Add(row);
        }

        return opened.Select(row => window.Patient[row]).Distinct().Count() >= Strangers.In(accesses.Policy) ? opened : null;
    }

    /// <summary>What was opened without a documented reason from each change of facility until the next access elsewhere.</summary>
    private static IEnumerable<int> OpenedThere(ExplainedAccesses accesses, int user, List<(int From, int To)> changes)
    {
        var (window, end) = (accesses.Window, accesses.Window.Of(user).To);
        foreach (var (_, to) in changes)
        {
            for (var row = to; row < end && window.Workstation[row] == window.Workstation[to]; row++)
            {
                if (window.Patient[row] != 0 && window.Succeeded(row) && !accesses.IsExplained(accesses.Sessions.Of(user, window.Patient[row], accesses.Calendar.DayOf(window.At[row]))))
                {
                    yield return row;
                }
            }
        }
    }

    /// <summary>
    /// True for a day of one person: when every record opened in the facility less used was opened in the other, too, as at a second screen, which is somewhere else by its name alone;
    /// or when all that was opened has a reason of the person's own, and the account was used in each facility on another day.
    /// </summary>
    private static bool IsOnePerson(ExplainedAccesses accesses, int user, List<(int From, int To)> changes)
    {
        var (window, opened, hasReasons) = (accesses.Window, new Dictionary<int, (int Uses, HashSet<int> Patients)>(), true);
        var day = accesses.Calendar.DayOf(window.At[changes[0].To]);
        var (from, to) = window.Of(user);
        for (var row = from; row < to; row++)
        {
            if (window.Patient[row] is not 0 and var patient && window.Succeeded(row) && accesses.Calendar.DayOf(window.At[row]) == day && Facility(accesses, row) is not 0 and var facility)
            {
                var (uses, patients) = opened.TryGetValue(facility, out var sum) ? sum : (0, []);
                patients.Add(patient);
                opened[facility] = (uses + 1, patients);
                hasReasons &= accesses.HasOwnReason(accesses.Sessions.Of(user, patient, day));
            }
        }

        var byUse = opened.Values.OrderByDescending(f => f.Uses).Select(f => f.Patients).ToList();
        return byUse.Count > 1 && (byUse.Skip(1).All(patients => patients.IsSubsetOf(byUse[0]))
            || (hasReasons && opened.Keys.All(facility => UsesOnOtherDays(accesses, user, facility, day))));
    }

    private static bool UsesOnOtherDays(ExplainedAccesses accesses, int user, int facility, int day)
    {
        var (from, to) = accesses.Window.Of(user);
        var (first, end) = accesses.Past[LearnedCount.Places].Of(user);
        return Enumerable.Range(from, to - from).Any(row => accesses.Window.Succeeded(row) && Facility(accesses, row) == facility && accesses.Calendar.DayOf(accesses.Window.At[row]) != day)
            || Enumerable.Range(first, end - first).Any(place => accesses.Workplaces.FacilityOf(accesses.Past[LearnedCount.Places].At(place).Second) == facility);
    }

    private static List<(int From, int To)> Changes(ExplainedAccesses accesses, int user)
    {
        var (window, changes, last) = (accesses.Window, new List<(int, int)>(), -1);
        var (from, to) = window.Of(user);
        for (var row = from; row < to; row++)
        {
            if (!window.Succeeded(row) || Facility(accesses, row) is not (not 0 and var facility))
            {
                continue;
            }

            if (last >= 0 && Facility(accesses, last) != facility && window.At[row] - window.At[last] < Travel.SpanIn(accesses.Policy))
            {
                changes.Add((last, row));
            }

            last = row;
        }

        return changes;
    }

    private static int Facility(ExplainedAccesses accesses, int row) => accesses.Workplaces.FacilityOf(accesses.Window.Workstation[row]);
}
