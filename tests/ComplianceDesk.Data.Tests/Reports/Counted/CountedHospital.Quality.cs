using ComplianceDesk.Data.Rows;

namespace ComplianceDesk.Data.Tests.Reports.Counted;

public sealed partial class CountedHospital
{
    /// <summary>Runs of the record checks: one before the period, one begun at its last instant, one at the first after it and done at the time of the reports, one done too late.</summary>
    private void AddQualityRuns()
    {
        foreach (var (id, begun, done) in new[] { (1, Utc(2, 20), Utc(2, 20, 13)), (2, End - Tick, End.AddHours(1)), (3, End, Now), (4, Utc(3, 12), Now + Tick) })
        {
            hospital.Add(new QualityRunRow { Id = id, StartedAt = begun, FinishedAt = done, AsOf = begun.AddHours(-id), PolicyVersion = id == 2 ? 1 : 0, RubricHash = id == 1 ? "old rubric" : "rubric" });
        }

        void Part(int run, string part, double weight, long good, long of, string? outside = null) => hospital.Add(new ScorePartRow { RunId = run, Score = "completeness", Part = part, Weight = weight, Numerator = good, Denominator = of, Outside = outside });
        // 100 × (3 × 9/10 + 1 × 1/2) / 4 = 80.
        Part(3, "CMP-01", 3, 9, 10);
        Part(3, "CMP-02", 1, 1, 2);
        Part(3, "CMP-03", 9, 0, 0, "no data");
        Part(4, "CMP-01", 1, 1, 4);
        Part(2, "CMP-01", 1, 3, 4);
        Part(1, "CMP-01", 1, 1, 2);
    }
}
