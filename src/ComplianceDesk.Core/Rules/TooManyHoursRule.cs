using System.Globalization;
using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Explanations;

namespace ComplianceDesk.Core.Rules;

/// <summary>An account in use through more hours of a day than a person works.</summary>
public sealed class TooManyHoursRule : EpisodeRule
{
    private static readonly Threshold Hours = new("hours", "distinct hours with use within 24, at least", 16, "hours of use", 12, 24);
    private static readonly Threshold ManyHours = new("many-hours", "distinct hours that make a finding, at least", 18, "hours of use", 12, 24);
    private static readonly Threshold OnCallHours = new("on-call-hours", "the same of people who are on call, at least", 21, "hours of use", 12, 24);

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "too-many-hours",
        Version = 5,
        Title = "More hours of use than a person works",
        Severity = RuleSeverity.Medium,
        Citation = "45 CFR 164.312(a)(2)(i); 164.312(d)",
        Definition = $"The account of a person on the staff was used in at least {ManyHours} different clock hours within 24 hours; from {Hours} on (a double shift and its charting) it needs a second sign. Physicians and advanced practice professionals are on call through day and night, from home too: theirs must be {OnCallHours}. So many are no role's work, whatever others do. Left out are machines: accounts that work round the clock without ever signing in, or through 18 hours of most days without ever signing in or ever reading, or that do nothing but file.",
        Needs = ["accesses", "workforce"],
        Thresholds = [Hours, ManyHours, OnCallHours],
        YieldsToRole = true,
        InnocentCauses = ["double shifts and residents on call", "a system that goes on writing under the person's account", "a clock that runs in another zone"],
    };

    /// <inheritdoc/>
    public override bool RestsOnExplanations => false;

    /// <inheritdoc/>
    public override IEnumerable<Episode> Find(ExplainedAccesses accesses)
    {
        var policy = accesses.Policy;
        for (var user = 1; user < accesses.Window.Users; user++)
        {
            if (accesses.Context.User(user).Listed && !accesses.Machines.Contains(user) && Busiest(accesses, user, (int)Hours.In(policy)) is var (rows, most))
            {
                var isNobodysWork = most >= OnCallHours.In(policy);
                yield return new(user, rows, isNobodysWork ? 60 : most < ManyHours.In(policy) || accesses.Context.User(user).Consults ? 25 : 48, string.Create(CultureInfo.InvariantCulture,
                    $"The account was in use in {most:N0} different hours within 24.")) { YieldsToRole = !isNobodysWork };
            }
        }
    }

    /// <summary>The accesses of the stretches of 24 hours with enough different hours of use, and the most of such hours.</summary>
    private static (List<int> Rows, int Most)? Busiest(ExplainedAccesses accesses, int user, int least)
    {
        var window = accesses.Window;
        var (from, to) = window.Of(user);
        if (to - from < least)
        {
            return null;
        }

        var (most, rows) = (0, new SortedSet<int>());
        // The hours of a day, each of which stands for one hour of the last 24.
        Span<int> uses = stackalloc int[24];
        var used = 0;
        for (int first = from, row = from; row < to; row++)
        {
            if (!window.Succeeded(row))
            {
                continue;
            }

            var hour = window.At[row] / SiteCalendar.Hour;
            for (; hour - (window.At[first] / SiteCalendar.Hour) >= 24; first++)
            {
                if (window.Succeeded(first) && --uses[Slot(window.At[first])] == 0)
                {
                    used--;
                }
            }

            used += uses[Slot(window.At[row])]++ == 0 ? 1 : 0;
            if (used >= least)
            {
                most = Math.Max(most, used);
                for (var inside = rows.Count == 0 ? first : Math.Max(first, rows.Max + 1); inside <= row; inside++)
                {
                    rows.Add(inside);
                }
            }
        }

        return most == 0 ? null : ([.. rows], most);

        static int Slot(long at) => (int)(((at / SiteCalendar.Hour % 24) + 24) % 24);
    }
}
