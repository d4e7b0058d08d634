using ComplianceDesk.Core.Explanations;

namespace ComplianceDesk.Core.Learning;

/// <summary>
/// What of <see cref="LearnedCount.Places"/> and <see cref="LearnedCount.Hours"/> stands in findings: rules look at all that a user did, explanations are taught by the rest.
/// </summary>
internal static class FlaggedUses
{
    /// <summary>Uses of workstations and network addresses, as <see cref="LearnedCount.Places"/> counts them.</summary>
    public static CountTable Places(ExplainedAccesses accesses)
    {
        var (window, counted) = (accesses.Window, new CountTable.Collector());
        foreach (var row in Rows(accesses).Where(window.Succeeded))
        {
            foreach (var place in (ReadOnlySpan<int>)[window.Workstation[row], window.SourceIp[row]])
            {
                if (place != 0)
                {
                    counted.Add(window.User[row], place);
                }
            }
        }

        return counted.Build();
    }

    /// <summary>Accesses by hour of the day, as <see cref="LearnedCount.Hours"/> counts them.</summary>
    public static CountTable Hours(ExplainedAccesses accesses)
    {
        var (window, counted) = (accesses.Window, new CountTable.Collector());
        foreach (var row in Rows(accesses))
        {
            counted.Add(window.User[row], accesses.Calendar.HourOf(window.At[row]));
        }

        return counted.Build();
    }

    private static IEnumerable<int> Rows(ExplainedAccesses accesses) => accesses.Teaching.Flagged.Where(row => accesses.Window.At[row] >= accesses.FromAt);
}
