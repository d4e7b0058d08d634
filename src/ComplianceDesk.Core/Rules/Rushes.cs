using System.Globalization;
using ComplianceDesk.Core.Explanations;

namespace ComplianceDesk.Core.Rules;

/// <summary>
/// A rush of many people on one record is one incident: the findings of its people are gathered into one that rests on the accesses of all of them,
/// and is about the one with the most.
/// </summary>
internal static class Rushes
{
    private const string Rule = "record-rush";

    /// <summary>The findings with those of a rush on one record as one; a rush of which one person is left stays as it is.</summary>
    public static IEnumerable<Finding> Gather(IReadOnlyList<Finding> findings, ExplainedAccesses accesses)
    {
        foreach (var group in findings.GroupBy(f => f.Rules.Contains(Rule) ? f.Patient : 0))
        {
            List<Finding> people = [.. group];
            if (group.Key == 0 || people.Count == 1)
            {
                foreach (var finding in people)
                {
                    yield return finding;
                }

                continue;
            }

            yield return One(group.Key, people, accesses);
        }
    }

    private static Finding One(int patient, List<Finding> people, ExplainedAccesses accesses)
    {
        var most = people.OrderByDescending(f => f.Rows.Count).ThenBy(f => accesses.Window.At[f.Rows[0]]).ThenBy(f => f.User).First();
        var signals = Signal.Gather(people, f => f.User, "people", Rule);
        var score = RiskScore.Total(signals);
        signals.Add(new(Signal.RuledOut, 0, string.Create(CultureInfo.InvariantCulture,
            $"No documented reason was found for {people.Count} people who opened this record; each of them is listed.")));
        return new Finding
        {
            Key = string.Create(CultureInfo.InvariantCulture, $"rush:{patient}"),
            User = most.User,
            Patient = patient,
            Score = score,
            Severity = RiskScore.Severity(score),
            Signals = signals,
            Rows = [.. people.SelectMany(f => f.Rows).OrderBy(r => accesses.Window.At[r]).ThenBy(r => r)],
        };
    }
}
