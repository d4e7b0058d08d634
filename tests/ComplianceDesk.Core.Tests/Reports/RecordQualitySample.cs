using ComplianceDesk.Core.Policy;
using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Quality.Measures;
using ComplianceDesk.Core.Quality.Scores;
using ComplianceDesk.Core.Reports;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Reports;

/// <summary>A run of a few checks: one of each state, a small sample, a closed gate and a run before.</summary>
internal static class RecordQualitySample
{
    private static MeasureInfo Completion => MeasureCatalog.Find("chart-completion")!.Info.In(new JudgementPolicy
    {
        Version = 4,
        Thresholds = new Dictionary<string, double> { ["chart-completion.limit"] = 21 },
        Decisions = new Dictionary<string, PolicyDecision> { ["chart-completion"] = new(3, new DateTime(2026, 5, 2, 14, 0, 0, DateTimeKind.Utc), "dora", "The bylaws of the medical staff say 21 days.") },
    });

    public static RecordQuality State()
    {
        CheckInfo Check(string code, CheckSeverity severity, decimal? most, ThresholdBasis basis, QualityDimension dimension) => new()
        {
            Id = $"check-{code.ToLowerInvariant()}", Code = code, Title = $"What {code} asks", Dimension = dimension, Kahn = KahnCategory.Completeness, Ahima = AhimaCharacteristic.Comprehensiveness,
            Definition = $"How {code} is told.", Eligible = $"rows {code} looks at", Failing = $"rows {code} finds", Feeds = ["patients"], MaxFailing = most, Severity = severity, Basis = basis, Source = $"Source of {code}", Remedy = "Mend it.",
        };
        var name = Check("CMP-90", CheckSeverity.Critical, 0, ThresholdBasis.Law, QualityDimension.Completeness);
        var phone = Check("CMP-91", CheckSeverity.Major, 0.05m, ThresholdBasis.Policy, QualityDimension.Completeness);
        var code = Check("CNF-90", CheckSeverity.Major, 0.1m, ThresholdBasis.Standard, QualityDimension.Conformance);
        var form = Check("CNF-91", CheckSeverity.Minor, null, ThresholdBasis.Policy, QualityDimension.Conformance);
        var sign = Check("TML-90", CheckSeverity.Major, 0.01m, ThresholdBasis.Law, QualityDimension.Timeliness);
        CheckOutcome[] now = [CheckOutcome.Measured(name, 3, 1_000), CheckOutcome.Measured(phone, 90, 1_000), CheckOutcome.Measured(code, 1, 20), CheckOutcome.Measured(form, 0, 5_000), CheckOutcome.Unmeasured(sign, CheckStatus.NotRun, "Needs documents.")];
        CheckOutcome[] before = [CheckOutcome.Measured(name, 0, 990), CheckOutcome.Measured(phone, 120, 990), CheckOutcome.Measured(code, 1, 20), CheckOutcome.Measured(form, 4, 5_000), now[4]];
        string?[] change = ["New", "Better", "Same", "Fixed", null];
        Score ScoreOf(ScoreInfo info, CheckOutcome[] outcomes) => new(info, [.. outcomes.Where(o => ScoreCatalog.PartOf(o.Check).Score == info.Id).Select(ScorePart.Of)]);
        var at = new DateTimeOffset(2026, 5, 31, 23, 0, 0, TimeSpan.FromHours(-4));
        MeasureFigure Figure(double n, double d, long pending = 0) => new() { By = MeasureBy.All, Key = "", Numerator = n, Denominator = d, Pending = pending };
        OverallScore Overall(CheckOutcome[] outcomes) => new(ScoreCatalog.Overall, [.. ScoreCatalog.Dimensions.Select(d => new Score(d, [.. outcomes.Where(o => o.Check.Dimension == d.Dimension).Select(ScorePart.Of)]))]);
        return new RecordQuality
        {
            RunId = 12,
            AsOf = at,
            RanAt = at.AddDays(2),
            PolicyVersion = 4,
            Waivers = [new("CMP-91", "CMP-91 What CMP-91 asks", "Ed Moss", "The registration form changes in June.", "dora", at.AddDays(-9), new DateOnly(2026, 6, 30))],
            Drifts = [new("CMP-91 What CMP-91 asks: share failing", "9 %", "11.4 % to 12.6 %, median 12 %") { Id = "CMP-91" }],
            ComparedWith = at.AddDays(-1),
            RubricHash = new string('a', 64),
            RubricChanged = true,
            Inputs = [new("patients", at.AddHours(-3), "patients.csv", new string('b', 64))],
            InputHash = new string('c', 64),
            Scores = [.. ScoreCatalog.Scores.Select(s => new QualityScore(ScoreOf(s, now), ScoreOf(s, before)))],
            Overall = Overall(now),
            OverallBefore = Overall(before),
            Checks = [.. now.Select((o, i) => new QualityCheck(o, before[i], change[i]))],
            Measures =
            [
                new(Completion, MeasureStatus.OffTarget, null, Figure(180, 200, 10), []),
                new(new DuplicateRecordsMeasure().Info, MeasureStatus.NotRun, "No search for duplicates has run.", Figure(0, 0), []),
            ],
        };
    }
}
