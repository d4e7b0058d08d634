using System.Globalization;

namespace ComplianceDesk.Core.Reports;

/// <summary>The files that go with <see cref="ActivityReviewReport"/>: what its findings and sources rest on, row by row.</summary>
internal static class ActivityReviewEvidence
{
    public static IReadOnlyList<Attachment> Of(ActivityReviewData data) =>
    [
        new("findings.csv", "A finding with an access in the period.", new Table
        {
            Columns = Columns("finding", "severity", "score", "disposition", "rules", "user", "patient", "first_access", "last_access", "accesses", "detected", "evidence"),
            Rows = data.Findings.Select(f => Row(Number(f.Id), f.Severity.ToString(), Number(f.Score), f.Disposition.Text(), string.Join(';', f.Rules), f.User, f.Patient,
                Time(f.FirstAt), Time(f.LastAt), Number(f.Events), Time(f.DetectedAt), string.Join(" | ", f.Evidence.Select(e => e.Sentence)))),
            Counting = "findings",
            RowCount = data.Findings.Count,
        }),
        new("finding-accesses.csv", "An access that a finding rests on; accesses before and after the period too, where a finding reaches there.", new Table
        {
            Columns = Columns("finding", "event", "occurred_at", "user", "patient", "action", "outcome"),
            Rows = data.FindingAccesses.Select(a => Row(Number(a.Finding), a.Event, Time(a.At), a.User, a.Patient, a.Action, a.Outcome)),
            Counting = "accesses",
            RowCount = data.FindingAccessCount,
        }),
        new("sources.csv", "A file that was taken in.", new Table
        {
            Columns = Columns("file", "feed", "received", "by", "state", "read", "stored", "duplicate", "rejected", "first_event", "last_event", "sha256"),
            Rows = data.Sources.Select(s => Row(s.File, s.Feed, Time(s.ReceivedAt), s.ReceivedBy, s.Status, Number(s.Read), Number(s.Stored), Number(s.Duplicate), Number(s.Rejected),
                s.FirstAt is { } first ? Time(first) : null, s.LastAt is { } last ? Time(last) : null, s.Sha256)),
            Counting = "files",
            RowCount = data.Sources.Count,
        }),
    ];

    private static Column[] Columns(params string[] names) => [.. names.Select(n => new Column(n))];

    private static Cell[] Row(params string?[] texts) => [.. texts.Select(t => Cell.Of(t))];

    // Plain digits: a program reads these files.
    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Time(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
