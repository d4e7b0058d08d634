using System.Globalization;
using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Core.Learning;

namespace ComplianceDesk.Core.Rules;

/// <summary>Reading nobody can explain from a network address that nobody used before.</summary>
public sealed class UnknownNetworkRule : EpisodeRule
{
    private static readonly Threshold Patients = new("patients", "unexplained patients opened from there, at least", 2, "patients", 1, 50);
    private static readonly Threshold Written = new("written", "the same when something was written in a record, at least", 3, "patients", 1, 50);
    private static readonly Threshold Share = new("share", "of the patients opened from there unexplained, at least", 75, Threshold.Percent, 0, 100);
    private static readonly Threshold Usual = new("usual", "of all days of use with an address of their own, at most", 20, Threshold.Percent, 0, 100);

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "unknown-network",
        Version = 3,
        Title = "Reading from an unknown network",
        Severity = RuleSeverity.High,
        Citation = "45 CFR 164.312(d); 164.308(a)(5)(ii)(C); 164.308(a)(1)(ii)(D)",
        Definition = $"On one day an account opened at least {Patients} patients without a documented reason from an unknown network address; {Written} where something was written in the record of one of them. They are {Share} or more of all that were opened from there. An address is unknown when this account uses it on no other day, and no other account uses it at all. Where more than {Usual} of all days of use have such an address, addresses are given out anew each day, and the rule says nothing. At hours at which the user never works (as strange-hours says) more patients count: those whose only reason holds for a whole office or service, when nothing was written in their records. That an office has work on half the hospital's records tells nothing of who uses its account.",
        Needs = ["accesses.source_ip", RuleInfo.Care],
        Thresholds = [Patients, Written, Share, Usual],
        InnocentCauses = ["a first day at home or at another site, for patients that no feed names", "a new line or a travelling person's network"],
    };

    /// <inheritdoc/>
    public override IEnumerable<Episode> Find(ExplainedAccesses accesses)
    {
        var (window, calendar, policy) = (accesses.Window, accesses.Calendar, accesses.Policy);
        var least = Patients.In(policy);
        Dictionary<int, int>? single = null;
        for (var user = 1; user < window.Users; user++)
        {
            if (!accesses.OwnDays.Any(user, d => d.Unowned >= Math.Min(least, Written.In(policy))))
            {
                continue;
            }

            single ??= Single(accesses);
            var (from, to) = window.Of(user);
            var unknown = Enumerable.Range(from, to - from).Where(row => window.At[row] >= accesses.FromAt && window.Patient[row] != 0 && window.Succeeded(row)
                && single.TryGetValue(window.SourceIp[row], out var only) && only == user);
            foreach (var place in unknown.GroupBy(row => window.SourceIp[row]))
            {
                var sessions = place.Select(row => accesses.Sessions.Of(user, window.Patient[row], calendar.DayOf(window.At[row]))).Distinct().ToList();
                var strange = IsStrangeHour(accesses, user, place);
                var unowned = sessions.Where(s => !accesses.IsExplained(s) || (strange && !accesses.HasOwnReason(s) && !accesses.Sessions.Wrote(s))).ToHashSet();
                var unexplained = unowned.Count(s => !accesses.IsExplained(s));
                if (unowned.Count >= (unowned.Any(accesses.Sessions.Wrote) ? Written.In(policy) : least) && unowned.Count >= Share.ShareIn(policy) * sessions.Count)
                {
                    List<int> rows = [.. place.Where(row => unowned.Contains(accesses.Sessions.Of(user, window.Patient[row], calendar.DayOf(window.At[row]))))];
                    yield return new(user, rows, 52, string.Create(CultureInfo.InvariantCulture,
                        $"{unexplained:N0} of {Counted.Of(sessions.Count, "patient")} opened without a documented reason{(unexplained < unowned.Count ? string.Create(CultureInfo.InvariantCulture, $", {unowned.Count - unexplained:N0} for none but the office's or service's general one,") : "")} from a network address that this account uses on no other day and no other account uses."));
                }
            }
        }
    }

    private static bool IsStrangeHour(ExplainedAccesses accesses, int user, IEnumerable<int> rows) =>
        StrangeHoursRule.UsualShare(accesses, user, rows.First(), rows.Last() + 1) is { } usual && usual < StrangeHoursRule.Usual.ShareIn(accesses.Policy);

    /// <summary>Addresses that one account uses on one day only, with that account; none where they are usual.</summary>
    private static Dictionary<int, int> Single(ExplainedAccesses accesses)
    {
        const int many = -1;
        var (window, calendar) = (accesses.Window, accesses.Calendar);
        var used = new Dictionary<int, (int User, int Day)>();
        var days = 0;
        for (var user = 1; user < window.Users; user++)
        {
            var (from, to) = window.Of(user);
            var (lastAddress, lastDay) = (0, int.MinValue);
            for (var row = from; row < to; row++)
            {
                var (address, day) = (window.SourceIp[row], calendar.DayOf(window.At[row]));
                if (address == 0 || (address == lastAddress && day == lastDay))
                {
                    continue;
                }

                days += day != lastDay ? 1 : 0;
                (lastAddress, lastDay) = (address, day);
                if (!used.TryAdd(address, (user, day)) && used[address] != (user, day))
                {
                    used[address] = (many, 0);
                }
            }
        }

        var single = used.Where(u => u.Value.User != many).ToDictionary(u => u.Key, u => u.Value.User);
        var past = accesses.Past[LearnedCount.Places];
        for (var place = 0; place < past.Count; place++)
        {
            single.Remove(past.At(place).Second);
        }

        return single.Count > Usual.ShareIn(accesses.Policy) * days ? [] : single;
    }
}
