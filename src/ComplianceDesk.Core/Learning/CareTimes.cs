using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Explanations;

namespace ComplianceDesk.Core.Learning;

/// <summary>
/// How far from a patient's care people open records for a reason of their whole office or service: sessions of the judged epoch that stand in no finding, by user and step.
/// Step 0 is in care, 1 … <see cref="Steps"/> longer and longer after the nearest visit or booking, then the same before it.
/// </summary>
internal static class CareTimes
{
    /// <summary>Steps on one side of a visit.</summary>
    public const int Steps = 11;

    /// <summary>All steps, and one for patients of whose care nothing is told.</summary>
    public const int Count = (2 * Steps) + 2;

    private const int Unknown = Count - 1;

    // As far ahead as a new visit has every session of its patient judged again: counts of earlier weeks may rest on no later one.
    private const long Ahead = 7 * SiteCalendar.Day;

    private static readonly long[] Limits = [.. new[] { 0.25, 0.5, 1, 2, 4, 8, 15, 30, 60, 120 }.Select(days => (long)(days * SiteCalendar.Day))];

    /// <summary>Users and steps of the judged epoch.</summary>
    public static CountTable Of(ExplainedAccesses accesses)
    {
        var sessions = accesses.Sessions;
        var counted = new CountTable.Builder();
        var counts = new int[Count];
        for (int from = 0, to; from < sessions.Count; from = to)
        {
            var user = sessions.User(from);
            for (to = from; to < sessions.Count && sessions.User(to) == user; to++)
            {
                if (accesses.IsJudged(to) && accesses.IsOffices(to) && accesses.Teaching.May(to))
                {
                    counts[StepOf(accesses.Context, sessions.Patient(to), sessions.FirstAt(to))]++;
                }
            }

            for (var step = 0; step < Count; step++)
            {
                if (counts[step] > 0)
                {
                    counted.Add(user, step, counts[step]);
                    counts[step] = 0;
                }
            }
        }

        return counted.Build();
    }

    /// <summary>The step of a time, by the visit or booking that lies nearest.</summary>
    private static int StepOf(CareContext context, int patient, long at)
    {
        var (since, until) = Distances(context, patient, at);
        return since <= until ? StepOf(since, isAhead: false) : StepOf(until, isAhead: true);
    }

    /// <summary>
    /// How long ago the last visit or booking ended, 0 in care, and how long until the next one begins, in milliseconds; <see cref="long.MaxValue"/> where none is known.
    /// Those of the next seven days count, emergencies as far as they are known of.
    /// </summary>
    public static (long Since, long Until) Distances(CareContext context, int patient, long at)
    {
        var (since, until) = (long.MaxValue, long.MaxValue);
        Nearest(context.Encounters.Of(patient), at, ref since, ref until);
        if (since > 0)
        {
            Nearest(context.Appointments.Of(patient), at, ref since, ref until);
        }

        return (since, until);
    }

    /// <summary>The step of a distance on one side of a visit.</summary>
    public static int StepOf(long distance, bool isAhead)
    {
        if (distance is 0 or long.MaxValue)
        {
            return distance == 0 ? 0 : Unknown;
        }

        var step = 1;
        while (step < Steps && distance > Limits[step - 1])
        {
            step++;
        }

        return isAhead ? Steps + step : step;
    }

    /// <summary>The step after the last one of the same side.</summary>
    public static int EndOf(int step) => step <= Steps ? Steps + 1 : Unknown;

    private static void Nearest(ReadOnlySpan<CareSpan> spans, long at, ref long since, ref long until)
    {
        foreach (ref readonly var span in spans)
        {
            if (span.StartsAt <= at)
            {
                since = Math.Min(since, Math.Max(0, at - span.EndsAt));
            }
            else if (span.StartsAt - at <= Ahead && !(span.Emergency && span.StartsAt - at > CareSpan.Notice))
            {
                until = Math.Min(until, span.StartsAt - at);
            }
        }
    }
}
