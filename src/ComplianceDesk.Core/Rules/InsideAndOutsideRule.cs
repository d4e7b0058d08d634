using System.Globalization;
using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Core.Learning;

namespace ComplianceDesk.Core.Rules;

/// <summary>One account in use in the house and, minutes later or earlier, from the internet: nobody goes home that fast.</summary>
public sealed class InsideAndOutsideRule : EpisodeRule
{
    private static readonly Threshold Travel = new("travel", "between use inside and outside, less than", 15, Threshold.Minutes, 1, 240);
    private static readonly Threshold Back = new("back", "between use outside and the use inside on its other side, at most", 120, Threshold.Minutes, 1, 720);
    private static readonly Threshold Others = new("others", "other accounts that use the outside address, fewer than", 3, "people", 1, 100);
    private static readonly Threshold UsualDays = new("usual", "of the user's days with such changes, at most", 10, Threshold.Percent, 0, 100);

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "inside-and-outside",
        Version = 1,
        Title = "Account in use inside and from the internet at once",
        Severity = RuleSeverity.High,
        Citation = "45 CFR 164.312(a)(2)(i); 164.312(d)",
        Definition = $"An account opened records from an address of the public internet between two uses with an address that the house gives out itself (RFC 1918, RFC 4193 and the like): less than {Travel} minutes from one of the two, and within {Back} of the other, so that nobody was on the way to work or home. In the week that is judged it does so on {UsualDays} at most of all its days of use; one day is never too many. An outside address that {Others} other accounts or more use is no home: it is the house's own way out, a guests' network or a partner, and counts as neither. Nor does one that this account uses on another day, too: that is where its owner works from. Physicians and advanced practice professionals are left out: they are on call, and use their telephones wherever they are. So is a day on which every record opened from outside was opened inside, too: that is one person with a second screen. Machines are left out.",
        Needs = ["accesses.source_ip", "workforce.role"],
        Thresholds = [Travel, Back, Others, UsualDays],
        YieldsToRole = true,
        InnocentCauses = ["a telephone on a carrier's network, in the hand of somebody at work", "a session at home that was left open and goes on by itself", "a clock of one system that is wrong"],
    };

    /// <inheritdoc/>
    public override bool RestsOnExplanations => false;

    /// <inheritdoc/>
    public override IEnumerable<Episode> Find(ExplainedAccesses accesses)
    {
        var (window, policy) = (accesses.Window, accesses.Policy);
        Dictionary<int, HashSet<int>>? users = null;
        for (var user = 1; user < window.Users; user++)
        {
            if (accesses.Context.User(user).Consults || !accesses.Context.User(user).Listed || accesses.Machines.Contains(user) || !UsesBoth(accesses, user))
            {
                continue;
            }

            users ??= Users(accesses);
            var strange = Strange(accesses, user, users);
            var days = Between(accesses, user, strange).GroupBy(row => accesses.Calendar.DayOf(window.At[row])).Select(day => OpenedOutside(accesses, user, day.Key, strange)).Where(rows => rows.Count > 0).ToList();
            if (days.Count > Math.Max(1, UsualDays.ShareIn(policy) * accesses.UserDays.Of(user).Length))
            {
                continue;
            }

            foreach (var rows in days)
            {
                yield return new(user, rows, 52, string.Create(CultureInfo.InvariantCulture,
                    $"{Counted.Of(rows.Select(row => window.Patient[row]).Distinct().Count(), "patient")} opened from the public internet between two uses inside the house, less than {Travel.QuantityIn(policy)} from one of them; such days: {days.Count:N0} of {accesses.UserDays.Of(user).Length:N0}."));
            }
        }
    }

    private static bool UsesBoth(ExplainedAccesses accesses, int user)
    {
        var (window, inside, outside) = (accesses.Window, false, false);
        var (from, to) = window.Of(user);
        for (var row = from; row < to && !(inside && outside); row++)
        {
            var isOutside = accesses.Context.OutsideAddresses.Contains(window.SourceIp[row]);
            (inside, outside) = (inside || (window.SourceIp[row] != 0 && !isOutside), outside || isOutside);
        }

        return inside && outside;
    }

    /// <summary>The accounts that use each outside address, in this epoch and the ones it remembers.</summary>
    private static Dictionary<int, HashSet<int>> Users(ExplainedAccesses accesses)
    {
        var (window, users, past) = (accesses.Window, new Dictionary<int, HashSet<int>>(), accesses.Past[LearnedCount.Places]);
        for (var row = 0; row < window.Count; row++)
        {
            Add(window.User[row], window.SourceIp[row]);
        }

        for (var place = 0; place < past.Count; place++)
        {
            Add(past.At(place).First, past.At(place).Second);
        }

        return users;

        void Add(int user, int address)
        {
            if (accesses.Context.OutsideAddresses.Contains(address))
            {
                (users.TryGetValue(address, out var of) ? of : users[address] = []).Add(user);
            }
        }
    }

    /// <summary>Outside addresses that few others use, and the account on one day only: on two it is where its owner works from.</summary>
    private static HashSet<int> Strange(ExplainedAccesses accesses, int user, Dictionary<int, HashSet<int>> users)
    {
        var (window, days) = (accesses.Window, new Dictionary<int, HashSet<int>>());
        var (from, to) = window.Of(user);
        for (var row = from; row < to; row++)
        {
            if (users.TryGetValue(window.SourceIp[row], out var by) && by.Count <= Others.In(accesses.Policy))
            {
                (days.TryGetValue(window.SourceIp[row], out var of) ? of : days[window.SourceIp[row]] = []).Add(accesses.Calendar.DayOf(window.At[row]));
            }
        }

        return [.. days.Where(d => d.Value.Count == 1 && accesses.Past[LearnedCount.Places][user, d.Key] == 0).Select(d => d.Key)];
    }

    /// <summary>True for use from a strange outside address, false for use inside; null where neither can be told.</summary>
    private static bool? IsOutside(ExplainedAccesses accesses, HashSet<int> strange, int row) =>
        accesses.Window.SourceIp[row] is not (not 0 and var address) || !accesses.Window.Succeeded(row) ? null
        : !accesses.Context.OutsideAddresses.Contains(address) ? false
        : strange.Contains(address) ? true : null;

    /// <summary>The first access of each use outside that is judged and lies between two uses inside, nearer to them than anybody travels.</summary>
    private static IEnumerable<int> Between(ExplainedAccesses accesses, int user, HashSet<int> strange)
    {
        var (window, inside, first, last) = (accesses.Window, -1, -1, -1);
        var (travel, back) = (Travel.SpanIn(accesses.Policy), Back.SpanIn(accesses.Policy));
        var (from, to) = window.Of(user);
        for (var row = from; row < to; row++)
        {
            switch (IsOutside(accesses, strange, row))
            {
                case true:
                    (first, last) = (first < 0 ? row : first, row);
                    break;
                case false:
                    if (first >= 0 && inside >= 0 && window.At[first] >= accesses.FromAt && IsNear(window.At[first] - window.At[inside], window.At[row] - window.At[last]))
                    {
                        yield return first;
                    }

                    (inside, first) = (row, -1);
                    break;
            }
        }

        bool IsNear(long before, long after) => Math.Min(before, after) < travel && Math.Max(before, after) <= back;
    }

    /// <summary>What was opened from outside on a day; nothing where all those records were opened inside, too.</summary>
    private static List<int> OpenedOutside(ExplainedAccesses accesses, int user, int day, HashSet<int> strange)
    {
        var (window, rows, inside) = (accesses.Window, new List<int>(), new HashSet<int>());
        foreach (var row in RowsOn(accesses, user, day, row => window.Patient[row] != 0))
        {
            switch (IsOutside(accesses, strange, row))
            {
                case true:
                    rows.Add(row);
                    break;
                case false:
                    inside.Add(window.Patient[row]);
                    break;
            }
        }

        return rows.TrueForAll(row => inside.Contains(window.Patient[row])) ? [] : rows;
    }
}
