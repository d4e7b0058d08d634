using ComplianceDesk.Core.Requirements;
using ComplianceDesk.Data.Rows;
using TestResult = ComplianceDesk.Core.Reports.TestResult;

namespace ComplianceDesk.Data.Tests.Reports.Counted;

public sealed partial class CountedHospital
{
    private void AddRuns()
    {
        hospital.Add(new PolicyVersionRow { Id = 1, At = Utc(2, 1), Who = "officer", Why = "The first.", Json = "{}" });
        AddImports();
        void Judgement(int id, DateTime finished, string rules) => hospital.Add(new JudgementRunRow
        {
            Id = id, StartedAt = finished.AddHours(-1), FinishedAt = finished, FromAt = Utc(2, id), ToAt = Utc(3, id), Events = 100 + id, PolicyVersion = id == 2 ? 1 : 0, Rules = rules,
        });
        Judgement(1, Start, "[]");
        Judgement(2, Now, """[{"id":"surname","version":1,"notRun":null,"findings":3},{"id":"long-gone","version":4,"notRun":"switched off","findings":0}]""");
        Judgement(3, Now + Tick, "[]");
        AddQualityRuns();
        AddRequirementRuns();
        AddSaid();
        AddManagement();
        AddReports();
    }

    private void AddImports()
    {
        void Import(int id, string name, string? feed, ImportStatus status, string hash, int factor, DateTime? first, DateTime? last) => hospital.Add(new ImportRow
        {
            Id = id, FileName = name, Feed = feed, Status = status, Sha256 = hash, Zone = "UTC", Read = 10 * factor, Stored = 7 * factor, Duplicate = 2 * factor, Rejected = factor,
            ReceivedAt = Utc(3, id), FinishedAt = Utc(3, id, 13), ReceivedBy = $"by {id}", FirstAt = first, LastAt = last, Remarks = $"remark {id}",
        });
        Import(1, "log.csv", "accesses", ImportStatus.Finished, "bb", 1, Utc(2, 1), Start);
        Import(2, "staff.csv", "workforce", ImportStatus.Finished, "aa", 10, null, null);
        Import(3, "again.csv", "workforce", ImportStatus.Repeated, "cc", 100, null, null);
        Import(4, "late.csv", "accesses", ImportStatus.Failed, "dd", 1000, End, Utc(3, 12));
        Import(5, "inside.csv", "accesses", ImportStatus.Finished, "aa", 2, End - Tick, Utc(3, 12));
        Import(6, "early.csv", null, ImportStatus.Waiting, "ee", 10_000, Utc(2, 1), Start - Tick);
    }

    /// <summary>One run at the first instant of the period, one at the first after it, one at the time of the reports, and one too late.</summary>
    private void AddRequirementRuns()
    {
        foreach (var (id, at) in new[] { (1, Start), (2, End), (3, Now), (4, Now + Tick) })
        {
            hospital.Add(new RequirementRunRow { Id = id, StartedAt = at.AddMinutes(-5), FinishedAt = at, Catalogue = $"catalogue {id}" });
        }

        void Metric(int run, string id, MetricStatus status, long population, long counted, long good, double? limit = null) => hospital.Add(new MetricResultRow
        {
            RunId = run, Metric = id, Version = run + 10, Status = status, Population = population, Counted = counted, Good = good, Limit = limit, Reason = $"reason {run}",
        });
        Metric(1, "audit-log-coverage", MetricStatus.Exception, 3, 2, 1);
        Metric(2, "break-glass-review", MetricStatus.Exception, 4, 4, 1);
        Metric(2, "audit-log-coverage", MetricStatus.Exception, 10, 8, 5, 0.9);
        Metric(2, "audit-clock-skew", MetricStatus.Good, 7, 7, 7);
        Metric(2, "mfa-coverage", MetricStatus.Exception, 5, 5, 2);
        Metric(2, "of-an-older-version", MetricStatus.Exception, 9, 9, 9);
        Metric(3, "audit-log-coverage", MetricStatus.Good, 20, 20, 20);
        var row = 0;
        void Exception(string metric, int first, int last, string key) => hospital.Add(new MetricExceptionRow { Id = ++row, Metric = metric, Feed = "accesses", Key = key, Found = $"found {key}", Expected = $"expected {key}", FirstRun = first, LastRun = last });
        Exception("break-glass-review", 2, 2, "n1");
        Exception("audit-log-coverage", 2, 3, "day 2 of b1");
        Exception("audit-log-coverage", 1, 2, "day 1");
        Exception("audit-log-coverage", 1, 1, "mended");
        Exception("audit-log-coverage", 3, 3, "later");
        Exception("audit-clock-skew", 2, 2, "no exception of the test");
        Exception("mfa-coverage", 1, 3, "b1");
    }

    /// <summary>
    /// At the end of the period 2 requirements have an exception noted and 1 none; at the time of the reports 1 has an exception noted, 2 none, 3 are partially tested, 4 attested and 5 not applicable.
    /// </summary>
    private void AddSaid()
    {
        void Said(string id, DateTime at, TestResult result, string because = "As written.") => hospital.Add(new RequirementResultRow { RequirementId = id, At = at, RunId = 1, Result = result, Because = because, By = "desk" });
        Said("sec-312-b", Start, TestResult.PartiallyTested);
        Said("sec-312-b", End, TestResult.ExceptionNoted, "Two days have no event.");
        Said("sec-308-a-8", End, TestResult.ExceptionNoted);
        Said("priv-502-b", Start, TestResult.NoExceptionNoted);
        Said("sec-312-b", Now, TestResult.NoExceptionNoted);
        Said("priv-502-b", Now + Tick, TestResult.ExceptionNoted);
        string[] used = ["sec-312-b", "priv-502-b", "sec-308-a-8", "sec-308-a-5-ii-c", "sec-308-a-1-ii-d", "sec-312-a-2-i", "sec-312-a-2-ii"];
        var free = new Queue<string>(RequirementCatalog.All.Select(r => r.Id).Where(id => !used.Contains(id)));
        foreach (var (result, count) in new[] { (TestResult.PartiallyTested, 3), (TestResult.Attested, 4), (TestResult.NotApplicable, 5) })
        {
            for (var i = 0; i < count; i++) Said(free.Dequeue(), Now, result);
        }
    }

    private void AddManagement()
    {
        void Statement(string id, DateTime signed, DateOnly? until, string? file = null, DateTime? recorded = null) => hospital.Add(new StatementRow
        {
            RequirementId = id, Statement = $"Stated of {id}.", SignedBy = "ciso", Role = "Security official", Basis = "Procedure 7", SignedAt = signed, ValidUntil = until, FileName = file, FileSha256 = file is null ? null : "ff00", RecordedBy = "officer", RecordedAt = recorded ?? signed,
        });
        Statement("sec-312-b", Utc(2, 3), new DateOnly(2026, 3, 19), "log.pdf");
        Statement("sec-312-b", Utc(2, 2), new DateOnly(2026, 12, 31));
        Statement("sec-308-a-8", Utc(2, 4), new DateOnly(2026, 3, 20));
        Statement("sec-312-a-2-i", Utc(2, 5), new DateOnly(2026, 2, 28));
        Statement("sec-308-a-1-ii-d", Utc(2, 6), null);
        Statement("of-an-older-catalog", Utc(2, 7), null);
        Statement("priv-502-b", Utc(3, 12), null);
        Statement("sec-312-a-2-ii", Utc(2, 5), new DateOnly(2026, 2, 28), recorded: Now + Tick);
        hospital.Add(new SpecificationDecisionRow { RequirementId = "sec-308-a-5-ii-c", State = AddressableState.AsWritten, Rationale = "Read each morning.", DecidedBy = "ciso", DecidedAt = Utc(2, 1) });
        void Response(string metric, DateTime at, string owner) => hospital.Add(new ManagementResponseRow { Metric = metric, RunId = 2, Response = "The interface is mended.", Owner = owner, State = ResponseState.Open, Why = "First entry.", RecordedBy = "officer", RecordedAt = at });
        Response("audit-log-coverage", Utc(3, 12), "first");
        Response("audit-log-coverage", Now, "second");
        Response("audit-log-coverage", Now + Tick, "too late");
        Response("mfa-coverage", Utc(3, 12), "of another report");
    }

    private void AddReports()
    {
        void Issued(int id, string about, DateTime? signed, DateTime made, DateOnly to, string name = "user-access", string? number = "UA") => hospital.Add(new ReportRow
        {
            Id = id, Name = name, Format = "pdf", From = From, To = to, GeneratedAt = made, GeneratedBy = "officer", Sha256 = $"hash {id}", About = about, Number = number is null ? null : $"{number}-{id}", Version = id, SignedOffBy = signed is null ? null : $"signer {id}", SignedOffAt = signed,
        });
        var (nurse, leaver) = ($"user:{Nurse}", $"user:{Leaver}");
        Issued(1, nurse, Utc(3, 12), Utc(3, 12), To);
        Issued(3, nurse, Now, Utc(3, 12), To);
        Issued(2, nurse, Now, Utc(3, 12), To);
        Issued(4, nurse, Now + Tick, Utc(3, 12), To);
        Issued(5, nurse, null, Utc(3, 12), To);
        Issued(6, nurse, Now, Utc(3, 12), To, number: null);
        Issued(7, nurse, Now, Utc(3, 12), To, name: "patient-access");
        // Made before its own period was over, so it is of the time it was made.
        Issued(8, leaver, Utc(3, 4), Utc(3, 4), To);
    }
}
