using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Explanations;

namespace ComplianceDesk.Core.Learning;

/// <summary>Who, with a reason and in no finding, opens the patients of which diagnosis: pairs of user and patient, each counted once an epoch for each category, and once under category 0.</summary>
internal static class Diagnosed
{
    /// <summary>Days between the recording of a diagnosis and an access for which it may be.</summary>
    public const long Near = 30 * SiteCalendar.Day;

    /// <summary>Categories and users of the judged epoch; offices are left out.</summary>
    public static CountTable Count(ExplainedAccesses accesses)
    {
        var (sessions, context) = (accesses.Sessions, accesses.Context);
        var counts = new CountTable.Collector();
        var counted = new HashSet<int>();
        for (var index = 0; index < sessions.Count; index++)
        {
            if (sessions.IsFirst(index))
            {
                counted.Clear();
            }

            if (!accesses.IsJudged(index) || !accesses.IsExplained(index) || !accesses.Teaching.May(index) || context.User(sessions.User(index)).Work != OfficeWork.None)
            {
                continue;
            }

            var session = sessions[index];
            foreach (var diagnosis in context.Diagnoses.Of(session.Patient))
            {
                if (Math.Abs(diagnosis.At - session.FirstAt) > Near)
                {
                    continue;
                }

                foreach (var category in (ReadOnlySpan<int>)[0, diagnosis.Category])
                {
                    if (counted.Add(category))
                    {
                        counts.Add(category, session.User);
                    }
                }
            }
        }

        return counts.Build();
    }
}
