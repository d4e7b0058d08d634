using ComplianceDesk.Core.Quality.Measures;
using ComplianceDesk.Data.Rows;

namespace ComplianceDesk.Data.Tests.Reports.Counted;

public sealed partial class CountedHospital
{
    /// <summary>Runs of the record checks: two before the period, one begun at its last instant, one at the first after it and done at the time of the reports, one done too late.</summary>
    private void AddQualityRuns()
    {
        foreach (var (id, begun, done) in new[] { (1, Utc(2, 20), Utc(2, 20)), (2, Utc(2, 20, 14), Utc(2, 20, 15)), (3, End - Tick, End.AddHours(1)), (4, End, Now), (5, Utc(3, 5), Now + Tick) })
        {
            hospital.Add(new QualityRunRow { Id = id, StartedAt = begun, FinishedAt = done, AsOf = begun.AddHours(-id), PolicyVersion = id == 3 ? 1 : 0, RubricHash = id == 2 ? "old rubric" : "rubric" });
        }

        foreach (var (run, feed, import) in new[] { (3, "workforce", 2), (3, "accesses", 1), (4, "accesses", 5) })
        {
            hospital.Add(new QualityRunSnapshotRow { RunId = run, Feed = feed, ImportId = import, AsOf = Utc(3, import) });
        }

        void Part(int run, string part, double weight, long good, long of, string? outside = null) => hospital.Add(new ScorePartRow { RunId = run, Score = "completeness", Part = part, Weight = weight, Numerator = good, Denominator = of, Outside = outside });
        // 100 × (3 × 9/10 + 1 × 1/2) / 4 = 80.
        Part(4, "CMP-01", 3, 9, 10);
        Part(4, "CMP-02", 1, 1, 2);
        Part(4, "CMP-03", 9, 0, 0, "no data");
        Part(5, "CMP-01", 1, 1, 4);
        Part(3, "CMP-01", 1, 3, 4);
        Part(2, "CMP-01", 1, 1, 2);
        Part(1, "CMP-01", 1, 1, 1);

        void Check(int run, string code, long failing, long of = 100) => hospital.Add(new CheckResultRow { RunId = run, CheckId = code, Status = failing == 0 ? "pass" : "fail", Failing = failing, Eligible = of });
        foreach (var (code, before, now) in new[] { ("CNF-15", 80, 90), ("CNF-05", 95, 90), ("CMP-02", 5, 5), ("CMP-03", 0, 10), ("TML-01", 4, 0) })
        {
            Check(2, code, before);
            Check(3, code, now);
            Check(4, code, 77);
        }

        void Failure(int run, string code, string feed, string record) => hospital.Add(new CheckFailureRow { Id = ++failures, RunId = run, CheckId = code, Feed = feed, RecordId = record, Column = "birth_date", Found = "secret" });
        Failure(4, "CMP-03", "patients", "MRN-1");
        Failure(4, "CMP-02", "workforce", "n1");
        Failure(4, "CMP-99", "patients", "MRN-2");
        hospital.Add(new CheckFailureRow { Id = ++failures, RunId = 4, CheckId = "PLS-22", Feed = "", RecordId = "accuracy", Found = "61.2", Expected = "70 to 80" });
        Failure(3, "CMP-03", "patients", "MRN-2");
    }

    private int failures;

    private void AddMeasures()
    {
        void Measure(int run, string id, DateTime asOf, long pending, MeasureStatus status = MeasureStatus.OffTarget, MeasureBy by = MeasureBy.All, string key = "", double of = 10) => hospital.Add(new MeasureResultRow
        {
            RunId = run, Measure = id, By = by, Key = key, Version = 1, Status = status, Numerator = of - pending, Denominator = of, Finished = run, Median = 1.5, P90 = 9, Pending = pending, PendingMedian = 2.5, PendingOldest = 40 + run,
            Age0 = 1, Age8 = 2, Age16 = 3, Age30 = 4, AsOf = asOf, Reason = $"reason {run}",
        });
        Measure(1, "delinquent-charts", Utc(2, 20, 6), 3);
        Measure(1, "deficient-charts", Utc(2, 25, 6), 9);
        Measure(2, "delinquent-charts", Utc(2, 20, 7), 4);
        Measure(2, "deficient-charts", Utc(2, 25, 7), 8);
        Measure(3, "delinquent-charts", Utc(3, 9, 3), 5, MeasureStatus.NoTarget);
        Measure(3, "deficient-charts", Utc(3, 9, 3), 7);
        Measure(3, "chart-completion", End, 6);
        Measure(3, "access-request", End + Tick + Tick, 8);
        Measure(4, "delinquent-charts", End + Tick, 70);
        Measure(4, "deficient-charts", End + Tick, 99, MeasureStatus.NotApplicable);
        Measure(5, "delinquent-charts", Utc(3, 9, 3), 80);
        Measure(3, "chart-completion", End, 2, by: MeasureBy.Department, key: "med", of: 7);
        Measure(3, "chart-completion", End, 2, by: MeasureBy.Department, key: "d3", of: 5);
        Measure(3, "chart-completion", End, 1, by: MeasureBy.Provider, key: "n1", of: 4);
        Measure(3, "chart-completion", End, 1, by: MeasureBy.Facility, key: "H1", of: 4);
        Measure(3, "chart-completion", End, 3, by: MeasureBy.Provider, of: 3);
        Measure(4, "chart-completion", End + Tick, 9, by: MeasureBy.Provider, key: "b1");

        void Owed(int id, string measure, DateTime due, OwnerKind kind, string owner, DateTime? done = null) => hospital.Add(new WorkItemRow
        {
            Id = id, Key = $"key {id}", Measure = measure, Feed = "documents", RecordId = $"D{id}", OwnerKind = kind, Owner = owner, Owed = $"signature {id}", DueAt = due, OpenedAt = Utc(2, 1), LastRunId = 4, DoneAt = done, AsOf = Utc(3, 10, 6),
        });
        Owed(3, "chart-completion", Utc(3, 12), OwnerKind.Function, "med");
        Owed(2, "deficient-charts", Utc(3, 5, 4), OwnerKind.Provider, "n1");
        Owed(1, "chart-completion", Utc(3, 5, 4), OwnerKind.Provider, "nobody");
        Owed(4, "chart-completion", Utc(3, 5), OwnerKind.Provider, "n1", done: Utc(3, 6));
        Owed(5, "access-request", Utc(3, 5), OwnerKind.Provider, "n1");
        AddWaivers();
    }

    /// <summary>In force at the time of the reports: of items 2, 5 and 1 and of TML-06, CMP-03 and TML-01.</summary>
    private void AddWaivers()
    {
        var id = 0;
        void Waiver(string? check, int? item, DateOnly until, DateTime? granted = null, DateTime? ended = null) => hospital.Add(new WaiverRow
        {
            Id = ++id, CheckId = check, WorkItemId = item, Owner = "HIM", Reason = "On leave.", GrantedBy = "director", GrantedAt = granted ?? Utc(3, 1), ExpiresOn = until, EndedAt = ended, EndedBy = ended is null ? null : "director",
        });
        var april = new DateOnly(2026, 4, 1);
        Waiver(null, 1, april, Now);
        Waiver(null, 2, new DateOnly(2026, 3, 20));
        Waiver(null, 3, new DateOnly(2026, 3, 19));
        Waiver(null, 5, new DateOnly(2026, 3, 25));
        Waiver("TML-06", null, new DateOnly(2026, 3, 30));
        Waiver("CMP-03", null, new DateOnly(2026, 3, 30));
        Waiver("CMP-02", null, april, ended: Now);
        Waiver("TML-01", null, new DateOnly(2026, 3, 31), ended: Now + Tick);
        Waiver("CNF-05", null, april, Now + Tick);
    }
}
