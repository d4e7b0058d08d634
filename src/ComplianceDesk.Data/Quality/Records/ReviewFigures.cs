using ComplianceDesk.Core.Quality;
using ComplianceDesk.Data.Quality.Measures;
using Microsoft.Data.Sqlite;

namespace ComplianceDesk.Data.Quality.Records;

/// <summary>Coding audits, by code and by case, and samples.</summary>
internal sealed class ReviewFigures : IFigures
{
    /// <inheritdoc/>
    public void Read(SqliteConnection connection, CheckRun run)
    {
        foreach (var found in ReviewReader.Cases(connection))
        {
            var madeAt = new RecordPlace(found.Place.Facility ?? "", found.Place.Department ?? "");
            foreach (var code in found.Codes)
            {
                run.Test(new CodingAuditRecord
                {
                    RecordId = code.AuditId, MadeAt = madeAt, ReviewedAt = found.ReviewedAt, EncounterId = found.EncounterId, EncounterKnown = found.PatientKey > 0, Code = code,
                });
            }

            run.Test(new AuditedCaseRecord { RecordId = found.Codes[0].AuditId, MadeAt = madeAt, ReviewedAt = found.ReviewedAt, Case = found });
        }

        foreach (var sample in ReviewReader.Samples(connection))
        {
            run.Test(new RecordSampleRecord { RecordId = sample.SampleId, ReviewedAt = sample.SampledAt, Kind = sample.Kind, Agrees = sample.Agrees, DoneAt = sample.DoneAt });
        }
    }
}
