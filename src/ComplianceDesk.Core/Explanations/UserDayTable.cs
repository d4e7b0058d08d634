using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Explanations;

/// <summary>What one user did on one day, counted.</summary>
/// <param name="Day">Days since 1970-01-01 in the site's zone.</param>
/// <param name="Patients">Patients opened.</param>
/// <param name="Unexplained">Patients opened without a documented reason.</param>
/// <param name="Uncared">Those of the unexplained who had no visit and no booking anywhere near (see <c>no-care-anywhere</c>) and in whose records nothing was written.</param>
public readonly record struct UserDay(int Day, int Patients, int Unexplained, int Uncared);

/// <summary>Each user's days with at least one patient opened.</summary>
public sealed class UserDayTable
{
    private readonly UserDay[][] days;

    internal UserDayTable(ExplainedAccesses accesses)
    {
        var sessions = accesses.Sessions;
        days = new UserDay[accesses.Window.Users + 1][];
        var counts = new Dictionary<int, UserDay>();
        for (int from = 0, to; from < sessions.Count; from = to)
        {
            var user = sessions.User(from);
            counts.Clear();
            for (to = from; to < sessions.Count && sessions.User(to) == user; to++)
            {
                var day = sessions.Day[to];
                ref var count = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, day, out _);
                var unexplained = !accesses.IsExplained(to);
                count = new(day, count.Patients + 1, count.Unexplained + (unexplained ? 1 : 0),
                    count.Uncared + (unexplained && !WasInCare(accesses, to) && !sessions.Wrote(to) ? 1 : 0));
            }

            days[user] = [.. counts.Values.OrderBy(d => d.Day)];
        }
    }

    /// <summary>A user's days in order.</summary>
    public ReadOnlySpan<UserDay> Of(int user) => (uint)user < (uint)days.Length ? days[user] : [];

    /// <summary>True when the patient had a visit or booking anywhere near the session: within the days that "not in care" means in the policy.</summary>
    public static bool WasInCare(ExplainedAccesses accesses, int session)
    {
        var (context, near) = (accesses.Context, NoCareAnywhereRule.Days.SpanIn(accesses.Policy));
        var (patient, at) = (accesses.Sessions.Patient(session), accesses.Sessions[session].FirstAt);
        return context.IsInCare(patient, at, near, near);
    }
}
