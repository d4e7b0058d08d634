using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Quality.Measures;
using Microsoft.Data.Sqlite;

namespace ComplianceDesk.Data.Quality.Measures;

/// <summary>What came of reviews: coding audits by case, and samples.</summary>
internal static class ReviewReader
{
    /// <summary>Each reviewed case, in the order of visit and reviewer.</summary>
    public static IEnumerable<AuditedCase> Cases(SqliteConnection connection)
    {
        var codes = new List<AuditedCode>();
        AuditedCase? found = null;
        (string, long?) key = default;
        foreach (var rows in connection.Rows("""
            SELECT a.EncounterId, a.ReviewerUserId, a.AuditId, a.AssignedCode, a.ReviewedCode, a.DrgAssigned, a.DrgReviewed, a.ReviewedAt, a.CorrectedAt,
                   e.PatientId, COALESCE(e.FacilityId, d.FacilityId), d.DepartmentId, u.UserId
            FROM CodingAudits a LEFT JOIN Encounters e ON e.EncounterId = a.EncounterId AND e.GoneImportId IS NULL
                 LEFT JOIN Departments d ON d.Id = e.DepartmentId LEFT JOIN Workforce u ON u.Id = a.CoderUserId
            WHERE a.GoneImportId IS NULL ORDER BY a.EncounterId, a.ReviewerUserId, a.Id
            """))
        {
            var next = (rows.GetString(0), rows.Whole(1));
            if (found is not null && next != key)
            {
                yield return found;
                (found, codes) = (null, []);
            }

            key = next;
            codes.Add(new AuditedCode(rows.GetString(2), rows.Text(3), rows.Text(4)));
            var reviewed = rows.Time(7)!.Value;
            found = found is null
                ? new AuditedCase
                {
                    EncounterId = key.Item1,
                    PatientKey = (int)(rows.Whole(9) ?? 0),
                    Place = RecordPlace.Of(rows.Text(10), rows.Text(11), rows.Text(12)),
                    ReviewedAt = reviewed,
                    CorrectedAt = rows.Time(8),
                    Codes = codes,
                    DrgAssigned = rows.Text(5),
                    DrgReviewed = rows.Text(6),
                }
                : found with
                {
                    ReviewedAt = reviewed > found.ReviewedAt ? reviewed : found.ReviewedAt,
                    CorrectedAt = found.CorrectedAt ?? rows.Time(8),
                    DrgAssigned = found.DrgAssigned ?? rows.Text(5),
                    DrgReviewed = found.DrgReviewed ?? rows.Text(6),
                };
        }

        if (found is not null)
        {
            yield return found;
        }
    }

    /// <summary>Each sample.</summary>
    public static IEnumerable<RecordSample> Samples(SqliteConnection connection)
    {
        foreach (var rows in connection.Rows("""
            SELECT s.SampleId, s.Kind, s.PatientId, s.SampledAt, s.Agrees, s.DoneAt, u.UserId FROM RecordSamples s LEFT JOIN Workforce u ON u.Id = s.ReviewerUserId
            WHERE s.GoneImportId IS NULL ORDER BY s.Id
            """))
        {
            yield return new RecordSample(
                rows.GetString(0), rows.GetInt32(2), RecordPlace.Of(null, null, rows.Text(6)), rows.GetString(1), rows.Time(3)!.Value, rows.Whole(4) is { } agrees ? agrees == 1 : null, rows.Time(5));
        }
    }
}
