using ComplianceDesk.Data.Rows;

namespace ComplianceDesk.Data.Quality;

/// <summary>Which run figures are of, and of which moment.</summary>
/// <param name="Id">The run.</param>
/// <param name="AsOf">The moment whose state it shows, UTC: that of the newest snapshot it saw.</param>
/// <param name="RanAt">When it ran, UTC.</param>
/// <param name="PolicyVersion">The version of the policy whose limits and weights were in force; 0 for those of the program.</param>
public sealed record RunStamp(int Id, DateTime AsOf, DateTime RanAt, int PolicyVersion)
{
    /// <summary>How far the data lag behind the clock of the run.</summary>
    public TimeSpan Lag => RanAt - AsOf;

    /// <summary>The stamp of a run.</summary>
    public static RunStamp Of(QualityRunRow run) => new(run.Id, run.AsOf, run.StartedAt, run.PolicyVersion);
}
