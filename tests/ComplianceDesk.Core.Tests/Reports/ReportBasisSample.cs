using ComplianceDesk.Core.Reports;
using ComplianceDesk.Core.Requirements;
using TestResult = ComplianceDesk.Core.Reports.TestResult;

namespace ComplianceDesk.Core.Tests.Reports;

/// <summary>What fixed reports of the tests rest on.</summary>
internal static class ReportBasisSample
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(-4);

    public static ReportBasis With(string number, ReportInfo report, DateOnly from, DateOnly to) => new()
    {
        Info = new DocumentInfo
        {
            Title = report.Title,
            Subject = report.Subject,
            Organisation = "St. Example Regional Hospital",
            ReportId = number,
            GeneratedAt = new DateTimeOffset(2026, 6, 3, 9, 15, 30, Offset),
            Zone = "America/New_York",
            GeneratedBy = "officer@example.org",
            From = from,
            To = to,
            Confidentiality = "Confidential",
        },
        Identities = "ids of the source systems, without names",
        ProgramVersion = "0.1.0",
        DataSet = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        Sources =
        [
            Source("accesses-2026-05.csv.gz", "accesses", 184_220, 184_102, 110, 8, dated: true),
            Source("workforce.csv", "workforce", 412, 412, 0, 0, dated: false),
            Source("patients.csv", "patients", 9_870, 9_861, 0, 9, dated: false),
            Source("encounters.csv", "encounters", 14_022, 14_022, 0, 0, dated: false),
        ],
        Run = new ReviewRun(7, At(6, 2, 1), At(6, 2, 2), At(4, 1, 0), At(5, 31, 23), 366_100),
        PolicyVersion = 3,
        RequirementsAt = At(6, 2, 3),
        Catalogue = "5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8",
        Evaluation = EvaluationOf(report),
        DaysLogged = to.DayNumber - from.DayNumber,
    };

    // A result of every word, a test outside its threshold that was answered, and one that is not tested.
    private static Evaluation EvaluationOf(ReportInfo report)
    {
        var lines = report.Provisions.Select(id => RequirementCatalog.Find(id) ?? throw new InvalidOperationException(id))
            .Select((r, i) => new EvaluationLine { Requirement = r, Result = (TestResult)(i % 6), Because = $"Reason {i}.", SaidAt = At(5, 20, 2), SaidBy = "desk", Statement = StatementState.NotNeeded }).ToList();
        var metrics = lines.SelectMany(l => l.Requirement.Metrics).Where(MetricCatalog.Infos.ContainsKey).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return new Evaluation
        {
            AsOf = At(6, 3, 9),
            MeasuredRun = 12,
            MeasuredAt = At(6, 2, 3),
            Site = [("Hospital", true), ("Group health plan", false)],
            Lines = lines,
            Tests = [.. metrics.Select((id, i) => new EvaluationTest(
                new MetricOutcome(MetricCatalog.Infos[id], i == 0 ? MetricStatus.Exception : i % 2 == 0 ? MetricStatus.NoData : MetricStatus.Good, i % 2 == 0 && i > 0 ? 0 : 60 + i, i % 2 == 0 && i > 0 ? 0 : 50 + i, i == 0 ? 41 : i % 2 == 0 ? 0 : 50 + i, i % 2 == 0 && i > 0 ? "No data." : null),
                1, null, i == 0 ? 9 : 0, i == 0 ? At(4, 2, 2) : null))],
            Responses = metrics.Count == 0 ? [] :
            [
                new ManagementResponse { Metric = metrics[0], Run = 11, Cause = "The list came late.", Effect = null, Response = "The list is asked for every Monday.", Owner = "Head of operations", DueOn = new DateOnly(2026, 6, 1), State = ResponseState.Open, Why = "First response.", By = "officer", At = At(5, 20, 9) },
            ],
            Earlier = new EarlierEvaluation($"{report.Prefix}-0", 2, "director", At(5, 4, 8), At(5, 3, 8), new string('b', 64)),
            Before = metrics.Count == 0 ? null : new EvaluationBefore(At(5, 1, 2), 8, TestResults.All.ToDictionary(r => r, _ => 1), [new MetricOutcome(MetricCatalog.Infos[metrics[0]], MetricStatus.Exception, 60, 50, 44, null)]),
            Statements = lines.Count == 0 ? [] :
            [
                new EvaluationStatement { Citation = lines[0].Requirement.Citation, Statement = "A written procedure is in use.", SignedBy = "privacy officer", Role = "Privacy official", Basis = "Interviews of 2 May", SignedAt = At(5, 3, 9), ValidUntil = new DateOnly(2027, 5, 3), InForce = true, Document = "procedure.pdf" },
            ],
        };
    }

    private static ReviewSource Source(string file, string feed, long read, long stored, long duplicate, long rejected, bool dated) => new()
    {
        File = file,
        Feed = feed,
        ReceivedAt = At(6, 1, 8),
        ReceivedBy = "feeds",
        Status = "finished",
        Read = read,
        Stored = stored,
        Duplicate = duplicate,
        Rejected = rejected,
        FirstAt = dated ? At(5, 1, 0) : null,
        LastAt = dated ? At(5, 31, 23) : null,
        Sha256 = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae",
        Remarks = dated ? "Column dwell_seconds is unknown and kept in the raw line." : null,
    };

    private static DateTimeOffset At(int month, int day, int hour) => new(2026, month, day, hour, 5, 9, Offset);
}
