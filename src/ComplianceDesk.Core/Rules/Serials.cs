using System.Globalization;
using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Core.Learning;

namespace ComplianceDesk.Core.Rules;

/// <summary>
/// One user's looks at several patients are one finding that grows, not one for each of them: the findings about a user and a patient are gathered when they are
/// about <see cref="Patients"/> patients or more in one epoch, and what follows within two weeks joins them, in this epoch or a later one.
/// </summary>
internal static class Serials
{
    private const string Prefix = "serial:";
    private const int Patients = 3;
    private const int DaysApart = 14;

    /// <summary>The findings with those of a series as one; a rush of many people on one record stays what it is.</summary>
    public static IEnumerable<Finding> Gather(IEnumerable<Finding> findings, ExplainedAccesses accesses)
    {
        var open = accesses.Past.Epochs.SelectMany(e => e.Episodes).Where(o => o.Key.StartsWith(Prefix, StringComparison.Ordinal)).ToLookup(o => o.User);
        foreach (var group in findings.GroupBy(f => f.IsOfPair ? f.User : 0))
        {
            List<Finding> looks = [.. group];
            var key = group.Key == 0 ? null : Key(group.Key, looks, open[group.Key], accesses);
            if (key is null)
            {
                foreach (var finding in looks)
                {
                    yield return finding;
                }

                continue;
            }

            yield return One(key, looks, accesses);
        }
    }

    private static string? Key(int user, List<Finding> looks, IEnumerable<OpenEpisode> open, ExplainedAccesses accesses)
    {
        var first = looks.Min(f => accesses.Calendar.DayOf(accesses.Window.At[f.Rows[0]]));
        return open.Where(o => first - o.LastDay <= DaysApart).OrderBy(o => o.LastDay).ThenBy(o => o.Key, StringComparer.Ordinal).LastOrDefault()?.Key
            ?? (looks.Count < Patients ? null : string.Create(CultureInfo.InvariantCulture, $"{Prefix}{user}:{first}"));
    }

    private static Finding One(string key, List<Finding> looks, ExplainedAccesses accesses)
    {
        var signals = Signal.Gather(looks, f => f.Patient, "patients");
        var score = RiskScore.Total(signals);
        signals.Add(new(Signal.RuledOut, 0, string.Create(CultureInfo.InvariantCulture,
            $"No documented reason was found for what the user opened of {Counted.Of(looks.Count, "patient")}; each of them is listed.")));
        return new Finding
        {
            Key = key,
            User = looks[0].User,
            Patient = 0,
            Score = score,
            Severity = RiskScore.Severity(score),
            Signals = signals,
            Rows = [.. looks.SelectMany(f => f.Rows).OrderBy(r => accesses.Window.At[r]).ThenBy(r => r)],
            Earlier = [.. looks.SelectMany(f => f.Earlier).Distinct().Order()],
        };
    }
}
