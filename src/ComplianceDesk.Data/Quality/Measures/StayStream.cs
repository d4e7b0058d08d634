using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Quality.Measures;
using Microsoft.Data.Sqlite;

namespace ComplianceDesk.Data.Quality.Measures;

/// <summary>Charts and their documents, patient by patient: two tables read side by side, so that memory holds one patient.</summary>
internal sealed class StayStream : IDisposable
{
    private const string Charts = """
        SELECT e.PatientId, e.EncounterId, e.Class, e.Status, e.Disposition, e.StartedAt, e.EndedAt,
               COALESCE(e.FacilityId, d.FacilityId), d.DepartmentId, u.UserId, b.Id, b.CodedAt, b.FinalBilledAt, b.Charges
        FROM Encounters e LEFT JOIN Departments d ON d.Id = e.DepartmentId LEFT JOIN Workforce u ON u.Id = e.AttendingUserId
             LEFT JOIN Billing b ON b.EncounterId = e.EncounterId AND b.GoneImportId IS NULL
        WHERE e.GoneImportId IS NULL ORDER BY e.PatientId
        """;

    private const string Documents = """
        SELECT x.PatientId, x.EncounterId, x.DocumentId, x.Type, u.UserId, x.CreatedAt, x.DueAt, x.SignedAt, x.Status, d.DepartmentId, d.FacilityId
        FROM Documents x LEFT JOIN Workforce u ON u.Id = x.AuthorUserId LEFT JOIN Departments d ON d.Id = u.DepartmentId
        WHERE x.GoneImportId IS NULL ORDER BY x.PatientId
        """;

    private static readonly HashSet<string> Void = ["entered in error", "cancelled", "canceled", "void", "voided", "retracted", "superseded"];

    private readonly PatientStream<Chart> charts;
    private readonly PatientStream<Paper> papers;

    /// <param name="connection">Should be in a transaction, so that all tables are read as of one moment.</param>
    public StayStream(SqliteConnection connection)
    {
        charts = new(connection, Charts, ReadChart);
        papers = new(connection, Documents, ReadPaper);
    }

    /// <summary>Each patient's charts, and all documents with the place they count in.</summary>
    public IEnumerable<(IReadOnlyList<Chart> Charts, IReadOnlyList<ChartEntry> Entries)> Read()
    {
        while (Least(charts.Next, papers.Next) is { } patient)
        {
            var own = charts.Of(patient);
            Paper[] written = [.. papers.Of(patient).Where(p => !p.IsVoid)];
            var byEncounter = written.Where(p => p.EncounterId is not null).ToLookup(p => p.EncounterId!, p => p.Document, StringComparer.Ordinal);
            Chart[] whole = [.. own.Select(chart => chart with { Documents = [.. byEncounter[chart.EncounterId]] })];
            yield return (whole,
            [
                .. written.Select(paper =>
                {
                    var at = whole.FirstOrDefault(chart => chart.EncounterId == paper.EncounterId)?.Place ?? RecordPlace.Nowhere;
                    return new ChartEntry(paper.Document, patient, new RecordPlace(Given(at.Facility, paper.Facility), Given(at.Department, paper.Department), Given(paper.Document.AuthorId, at.Provider)));
                }),
            ]);
        }
    }

    public void Dispose()
    {
        charts.Dispose();
        papers.Dispose();
    }

    private static string Given(string? first, string? second) => !string.IsNullOrEmpty(first) ? first : second ?? "";

    private static int? Least(int? a, int? b) => a is null ? b : b is null ? a : Math.Min(a.Value, b.Value);

    private static Chart ReadChart(SqliteDataReader row)
    {
        var ended = row.Time(6);
        return new Chart
        {
            PatientKey = row.GetInt32(0),
            EncounterId = row.GetString(1),
            Class = row.GetString(2),
            Course = EncounterCourses.Of(row.Text(3), ended is not null || Wording.Given(row.Text(4))),
            StartedAt = row.Time(5)!.Value,
            EndedAt = ended,
            Place = RecordPlace.Of(row.Text(7), row.Text(8), row.Text(9)),
            Bill = row.IsDBNull(10) ? null : new ChartBill(row.Time(11), row.Time(12), row.Whole(13)),
        };
    }

    // A voided document is none: it is read only so that its place in the order is passed.
    private static Paper ReadPaper(SqliteDataReader row) => new(
        row.Text(1),
        new ChartDocument(row.GetString(2), row.GetString(3), row.Text(4), row.Time(5), row.Time(6), row.Time(7)),
        row.Text(9),
        row.Text(10),
        row.Text(8) is { } status && Void.Contains(Wording.Plain(status)));

    private sealed record Paper(string? EncounterId, ChartDocument Document, string? Department, string? Facility, bool IsVoid);
}
