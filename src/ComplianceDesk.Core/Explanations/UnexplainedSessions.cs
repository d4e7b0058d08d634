using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Explanations;

/// <summary>What is counted of sessions for which no reason was found, of the epoch that is judged and of earlier ones.</summary>
internal static class UnexplainedSessions
{
    /// <summary>How many accesses they have.</summary>
    public static CountHistogram Lengths(ExplainedAccesses accesses)
    {
        var lengths = new CountHistogram();
        for (var session = 0; session < accesses.Sessions.Count; session++)
        {
            if (accesses.IsJudged(session) && !accesses.IsExplained(session))
            {
                lengths.Add(accesses.Sessions.RowsOf(session).Length);
            }
        }

        foreach (var epoch in accesses.Past.Epochs)
        {
            for (var place = 0; place < epoch.Unexplained.Count; place++)
            {
                lengths.Add(epoch.Unexplained[place].Accesses.Length);
            }
        }

        return lengths;
    }

    /// <summary>Who opened each patient, and on which day.</summary>
    public static Grouped<(int User, int Day)> Visitors(ExplainedAccesses accesses)
    {
        var (patients, visits) = (new List<int>(), new List<(int, int)>());
        foreach (var epoch in accesses.Past.Epochs)
        {
            for (var place = 0; place < epoch.Unexplained.Count; place++)
            {
                var earlier = epoch.Unexplained[place];
                patients.Add(earlier.Patient);
                visits.Add((earlier.User, earlier.Day));
            }
        }

        for (var session = 0; session < accesses.Sessions.Count; session++)
        {
            if (accesses.IsJudged(session) && !accesses.IsExplained(session))
            {
                patients.Add(accesses.Sessions.Patient(session));
                visits.Add((accesses.Sessions.User(session), accesses.Sessions.Day[session]));
            }
        }

        return new(patients, visits);
    }
}
