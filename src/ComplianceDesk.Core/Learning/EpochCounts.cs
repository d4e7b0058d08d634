using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Learning;

/// <summary>Counts of the epoch that is judged, taken from its accesses.</summary>
internal static class EpochCounts
{
    /// <summary>Columns of the accesses that rules ask for.</summary>
    public static readonly string[] Columns = ["accesses", "accesses.login", "accesses.query", "accesses.workstation_id", "accesses.break_glass", "accesses.create", "accesses.update", "accesses.delete", "accesses.source_ip", "accesses.object_type", "accesses.print", "accesses.export", "accesses.privilege", "accesses.audit"];

    public static bool Has(AccessWindow window, string column) => column switch
    {
        "accesses" => window.Count > 0,
        "accesses.login" => window.Action.AsSpan().Contains(AccessAction.Login),
        "accesses.query" => window.Action.AsSpan().Contains(AccessAction.Query),
        "accesses.workstation_id" => window.Workstation.AsSpan().ContainsAnyExcept(0),
        "accesses.create" => window.Action.AsSpan().Contains(AccessAction.Create),
        "accesses.update" => window.Action.AsSpan().Contains(AccessAction.Update),
        "accesses.delete" => window.Action.AsSpan().Contains(AccessAction.Delete),
        "accesses.source_ip" => window.SourceIp.AsSpan().ContainsAnyExcept(0),
        "accesses.object_type" => window.Part.AsSpan().ContainsAnyExcept((ushort)0),
        "accesses.print" => window.Action.AsSpan().Contains(AccessAction.Print),
        "accesses.export" => window.Action.AsSpan().Contains(AccessAction.Export),
        "accesses.privilege" => window.Object.AsSpan().Contains(ObjectKind.Privileges),
        "accesses.audit" => window.Object.AsSpan().Contains(ObjectKind.AuditLog),
        "accesses.break_glass" => window.BreakGlass.AsSpan().Contains(true),
        _ => false,
    };

    /// <summary>All that later epochs learn from this one.</summary>
    /// <param name="accesses">What was judged.</param>
    /// <param name="taught">The same, where no access of the findings teaches an explanation.</param>
    /// <param name="findings">What was found.</param>
    public static Learned Learned(ExplainedAccesses accesses, ExplainedAccesses taught, IReadOnlyList<Finding> findings)
    {
        var last = findings.Where(f => f.Patient == 0).SelectMany(f => f.Rules.Select(rule =>
            new OpenEpisode(f.Key, f.User, rule, accesses.Calendar.DayOf(accesses.Window.At[f.Rows[^1]]))));
        var counts = new CountTable[Enum.GetValues<LearnedCount>().Length];
        Parallel.For(0, counts.Length, what => counts[what] = (Teaches((LearnedCount)what) ? taught : accesses).Own((LearnedCount)what));
        return new(accesses.Epoch, accesses.OwnDays, EarlierSessions.From(accesses), [.. last], Columns.Where(c => Has(accesses.Window, c)).ToHashSet(StringComparer.Ordinal), counts);
    }

    /// <summary>True for what explanations learn from; the rest is what rules compare with, and holds what stands in findings too.</summary>
    private static bool Teaches(LearnedCount what) => what is LearnedCount.Visits or LearnedCount.Pairs or LearnedCount.CareSeen or LearnedCount.SharedDays
        or LearnedCount.Diagnosed or LearnedCount.Parts or LearnedCount.FlaggedPlaces or LearnedCount.FlaggedHours or LearnedCount.CareTimes
        or LearnedCount.NamedPlaces;

    /// <summary>True for what explanations ask earlier epochs for and, where these have left nothing, this one (<see cref="ExplainedAccesses.Lessons"/>; groups of colleagues likewise).</summary>
    public static bool IsLesson(LearnedCount what) => what is LearnedCount.Places or LearnedCount.NamedPlaces or LearnedCount.Parts or LearnedCount.CareTimes or LearnedCount.Visits
        or LearnedCount.Pairs or LearnedCount.Diagnosed or LearnedCount.SharedDays;

    public static CountTable Of(LearnedCount what, ExplainedAccesses accesses) => what switch
    {
        LearnedCount.Hours => Hours(accesses),
        LearnedCount.Places => Places(accesses),
        LearnedCount.Visits => DepartmentsTogetherExplanation.CountVisits(accesses),
        LearnedCount.Pairs => Pairs(accesses),
        LearnedCount.Writing => Writing(accesses),
        LearnedCount.SearchRuns => NameFishingRule.CountRuns(accesses),
        LearnedCount.CareSeen => CareSeen.Count(accesses),
        LearnedCount.SharedDays => SharedDays.Count(accesses),
        LearnedCount.Diagnosed => Diagnosed.Count(accesses),
        LearnedCount.Parts => OpenedParts.Count(accesses),
        LearnedCount.SourceHours => SourceHours.Count(accesses),
        LearnedCount.FlaggedPlaces => FlaggedUses.Places(accesses),
        LearnedCount.FlaggedHours => FlaggedUses.Hours(accesses),
        LearnedCount.CareTimes => CareTimes.Of(accesses),
        LearnedCount.ProtectedPatients => ProtectedProgrammes.Count(accesses),
        LearnedCount.NamedPlaces => NamedPlaces(accesses),
        _ => CountTable.Empty,
    };

    private static CountTable Hours(ExplainedAccesses accesses)
    {
        var window = accesses.Window;
        var counted = new CountTable.Builder();
        Span<int> hours = stackalloc int[24];
        for (var user = 0; user < window.Users; user++)
        {
            var (from, to) = window.Of(user);
            hours.Clear();
            for (var row = from; row < to; row++)
            {
                if (window.At[row] >= accesses.FromAt)
                {
                    hours[accesses.Calendar.HourOf(window.At[row])]++;
                }
            }

            for (var hour = 0; hour < 24; hour++)
            {
                if (hours[hour] > 0)
                {
                    counted.Add(user, hour, hours[hour]);
                }
            }
        }

        return counted.Build();
    }

    private static CountTable Places(ExplainedAccesses accesses)
    {
        var window = accesses.Window;
        var counted = new CountTable.Builder();
        var places = new List<int>();
        for (var user = 0; user < window.Users; user++)
        {
            var (from, to) = window.Of(user);
            places.Clear();
            for (var row = from; row < to; row++)
            {
                if (window.At[row] >= accesses.FromAt && window.Succeeded(row))
                {
                    places.Add(window.Workstation[row]);
                    places.Add(window.SourceIp[row]);
                }
            }

            places.Sort();
            foreach (var place in places)
            {
                if (place != 0)
                {
                    counted.Add(user, place);
                }
            }
        }

        return counted.Build();
    }

    private static CountTable NamedPlaces(ExplainedAccesses accesses)
    {
        var (window, flagged) = (accesses.Window, accesses.Teaching.Flagged);
        var counted = new Dictionary<(int Department, int Workstation), int>();
        // People stay at a workstation for a while: what follows each other is added at once.
        for (int row = 0, next; row < window.Count; row = next)
        {
            var (place, uses) = ((Department: window.Department[row], Workstation: window.Workstation[row]), 0);
            for (next = row; next < window.Count && window.Department[next] == place.Department && window.Workstation[next] == place.Workstation; next++)
            {
                uses += window.At[next] >= accesses.FromAt && window.Succeeded(next) && !flagged.Contains(next) ? 1 : 0;
            }

            if (uses > 0 && place.Department != 0 && place.Workstation != 0)
            {
                counted[place] = counted.GetValueOrDefault(place) + uses;
            }
        }

        return CountTable.From(counted);
    }

    private static CountTable Pairs(ExplainedAccesses accesses)
    {
        var sessions = accesses.Sessions;
        var counted = new CountTable.Builder();
        var seen = (User: 0, Patient: 0);
        for (var session = 0; session < sessions.Count; session++)
        {
            if (accesses.IsJudged(session) && accesses.Teaching.May(session) && (sessions.User(session), sessions.Patient(session)) is var pair && pair != seen)
            {
                seen = pair;
                counted.Add(pair.Item1, 0);
            }
        }

        return counted.Build();
    }

    private static CountTable Writing(ExplainedAccesses accesses)
    {
        var sessions = accesses.Sessions;
        var counted = new CountTable.Builder();
        for (int from = 0, to; from < sessions.Count; from = to)
        {
            var (user, all, wrote) = (sessions.User(from), 0, 0);
            for (to = from; to < sessions.Count && sessions.User(to) == user; to++)
            {
                if (accesses.IsJudged(to))
                {
                    all++;
                    wrote += sessions.Wrote(to) ? 1 : 0;
                }
            }

            Add(user, 0, all);
            Add(user, 1, wrote);
        }

        return counted.Build();

        void Add(int user, int what, int count)
        {
            if (count > 0)
            {
                counted.Add(user, what, count);
            }
        }
    }
}
