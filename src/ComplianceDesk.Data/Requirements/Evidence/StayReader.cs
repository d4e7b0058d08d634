using ComplianceDesk.Core.Requirements;
using ComplianceDesk.Core.Requirements.Evidence;
using ComplianceDesk.Core.Quality.Matching;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Requirements.Evidence;

/// <summary>Encounters with their diagnoses and documents, patient by patient, so that memory holds one patient at a time.</summary>
internal sealed class StayReader : EvidenceReader
{
    public override async Task ReadAsync(EvidenceSource source, MetricRun run, CancellationToken cancellationToken)
    {
        if (!run.Asks<StayEvidence>())
        {
            return;
        }

        var duplicates = await DuplicatesAsync(source.Db, cancellationToken);
        var named = source.Settings.Names.Part2Units;
        var units = (await source.Db.Departments.AsNoTracking().Where(d => named.Contains(d.DepartmentId)).Select(d => d.Id).ToListAsync(cancellationToken)).ToHashSet();
        await using var forDocuments = source.Store.CreateDbContext();
        await using var forDiagnoses = source.Store.CreateDbContext();
        await using var forObservations = source.Store.CreateDbContext();
        await using var documents = new ByPatient<Paper>(forDocuments.Documents.AsNoTracking().Where(d => d.EncounterId != null).OrderBy(d => d.PatientId)
            .Select(d => new Paper(d.PatientId, d.EncounterId!, new DocumentEvidence(d.DocumentId, d.Type, d.AuthorUserId != null, d.CreatedAt, d.DueAt, d.SignedAt, d.SignedByUserId != null))), p => p.PatientId, cancellationToken);
        await using var diagnoses = new ByPatient<Code>(forDiagnoses.Diagnoses.AsNoTracking().Where(d => d.EncounterId != null).OrderBy(d => d.PatientId)
            .Select(d => new Code(d.PatientId, d.EncounterId!, d.PresentOnAdmission, d.RecordedAt)), c => c.PatientId, cancellationToken);
        await using var observations = new ByPatient<Seen>(forObservations.Observations.AsNoTracking().Where(o => o.EncounterId != null)
            .Select(o => new { o.PatientId, o.EncounterId }).Distinct().OrderBy(o => o.PatientId).Select(o => new Seen(o.PatientId, o.EncounterId!)), s => s.PatientId, cancellationToken);
        var patient = 0;
        IEnumerable<Paper> papers = [];
        IEnumerable<Code> codes = [];
        IEnumerable<Seen> seen = [];
        await foreach (var stay in source.Db.Encounters.AsNoTracking().OrderBy(e => e.PatientId).ThenBy(e => e.StartedAt)
            .Select(e => new { Row = e, Listed = source.Db.Patients.Any(p => p.Id == e.PatientId && p.Listed), Part2 = source.Db.Patients.Any(p => p.Id == e.PatientId && p.Restricted == "part2") }).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var row = stay.Row;
            if (row.PatientId != patient)
            {
                patient = row.PatientId;
                (papers, codes, seen) = (await documents.OfAsync(patient), await diagnoses.OfAsync(patient), await observations.OfAsync(patient));
            }

            var coded = codes.Where(c => c.EncounterId == row.EncounterId).ToArray();
            run.Test(new StayEvidence
            {
                EncounterId = row.EncounterId,
                Class = row.Class,
                StartedAt = row.StartedAt,
                EndedAt = row.EndedAt,
                InPart2Unit = row.DepartmentId is { } department && units.Contains(department),
                Part2 = stay.Part2,
                PatientListed = stay.Listed,
                PatientDuplicate = duplicates?.Contains(patient),
                Diagnoses = coded.Length,
                PresentOnAdmission = coded.Any(c => string.Equals(c.PresentOnAdmission, "Y", StringComparison.OrdinalIgnoreCase)),
                FirstDiagnosisAt = coded.Min(c => c.RecordedAt),
                HasObservations = seen.Any(s => s.EncounterId == row.EncounterId),
                Documents = [.. papers.Where(p => p.EncounterId == row.EncounterId).Select(p => p.Document)],
            });
        }

        await GoneAsync(source.Db, run, cancellationToken);
    }

    private static async Task GoneAsync(DeskContext db, MetricRun run, CancellationToken cancellationToken)
    {
        run.Test(new WholeExtractsEvidence(await db.Imports.CountAsync(i => i.Feed == "encounters" && i.Full && i.Status == ImportStatus.Finished, cancellationToken)));
        await foreach (var gone in db.Encounters.IgnoreQueryFilters().AsNoTracking().Where(e => e.GoneImportId != null).OrderBy(e => e.Id)
            .Join(db.Imports, e => e.GoneImportId, i => i.Id, (e, i) => new { e.EncounterId, Last = e.EndedAt ?? e.StartedAt, Gone = i.AsOf ?? i.ReceivedAt }).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            run.Test(new GoneStayEvidence(gone.EncounterId, run.Scope.DayOf(gone.Last), run.Scope.DayOf(gone.Gone)));
        }
    }

    /// <summary>Patients in a pair the search is confident of; null before the first search.</summary>
    private static async Task<HashSet<int>?> DuplicatesAsync(DeskContext db, CancellationToken cancellationToken)
    {
        if (!await db.DuplicateRuns.AnyAsync(cancellationToken))
        {
            return null;
        }

        var pairs = await db.DuplicatePairs.AsNoTracking().Where(p => p.Band == MatchBand.Confident && p.Decision != DuplicateDecision.TwoPeople)
            .Select(p => new { p.PatientAId, p.PatientBId }).ToListAsync(cancellationToken);
        return [.. pairs.SelectMany(p => new[] { p.PatientAId, p.PatientBId })];
    }

    private sealed record Paper(int PatientId, string EncounterId, DocumentEvidence Document);

    private sealed record Code(int PatientId, string EncounterId, string? PresentOnAdmission, DateTime? RecordedAt);

    private sealed record Seen(int PatientId, string EncounterId);

    /// <summary>A stream in the order of patients, read along with another one.</summary>
    private sealed class ByPatient<T>(IQueryable<T> rows, Func<T, int> patientOf, CancellationToken cancellationToken) : IAsyncDisposable
        where T : class
    {
        private readonly IAsyncEnumerator<T> stream = rows.AsAsyncEnumerable().GetAsyncEnumerator(cancellationToken);
        private bool begun;
        private T? next;

        /// <summary>The rows of a patient; ask for patients in ascending order.</summary>
        public async Task<List<T>> OfAsync(int patient)
        {
            if (!begun)
            {
                begun = true;
                await MoveAsync();
            }

            var found = new List<T>();
            for (; next is not null && patientOf(next) <= patient; await MoveAsync())
            {
                if (patientOf(next) == patient)
                {
                    found.Add(next);
                }
            }

            return found;
        }

        public ValueTask DisposeAsync() => stream.DisposeAsync();

        private async Task MoveAsync() => next = await stream.MoveNextAsync() ? stream.Current : null;
    }
}
