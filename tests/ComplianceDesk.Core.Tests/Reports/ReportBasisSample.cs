using ComplianceDesk.Core.Reports;

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
    };

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
