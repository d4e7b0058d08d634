using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Cases;
using ComplianceDesk.Data.Review;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Queries;

/// <summary>One case with everything that belongs to it, patients masked.</summary>
public sealed class CaseQuery(DeskStore store)
{
    /// <summary>The case; null when there is none of that number.</summary>
    public async Task<CaseDetail?> RunAsync(int id, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var row = await db.Cases.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, cancellationToken);
        if (row is null)
        {
            return null;
        }
        var findings = db.Findings.AsNoTracking().Where(f => db.CaseFindings.Any(c => c.CaseId == id && c.FindingId == f.Id));
        var items = await FindingQueueQuery.Items(db, findings.OrderBy(f => f.FirstAt).ThenBy(f => f.Id)).ToListAsync(cancellationToken);
        var accesses = findings.Join(db.FindingAccesses, f => f.Id, l => l.FindingId, (_, l) => l.AccessId).Distinct().Join(db.Accesses, i => i, a => a.Id, (_, a) => a);
        var users = items.Select(i => i.Finding.UserId).Distinct().ToList();
        var opened = CaseLettersQuery.Opening(accesses);
        var letters = await CaseLettersQuery.CountAsync(db, id, cancellationToken);
        var facts = row.Facts();
        var (first, last) = (facts.DiscoveredOn.AddYears(-1), facts.DiscoveredOn.AddYears(1));
        return new CaseDetail(
            row, facts, [.. items.Select(i => i.Item()).OrderBy(f => f.FirstAt).ThenBy(f => f.Id)],
            await accesses.CountAsync(cancellationToken),
            letters.Patients,
            await accesses.Select(a => a.UserId).Distinct().CountAsync(cancellationToken),
            await opened.GroupBy(a => a.Action).OrderByDescending(g => g.Count()).Select(g => new ActionCount(g.Key, g.Count())).ToListAsync(cancellationToken),
            await db.CaseEntries.AsNoTracking().Where(e => e.CaseId == id).OrderBy(e => e.Id).ToListAsync(cancellationToken),
            await db.CaseEvidence.AsNoTracking().Where(e => e.CaseId == id).OrderBy(e => e.Id).ToListAsync(cancellationToken),
            await db.Cases.AsNoTracking().Where(c => c.Id != id && db.CaseFindings.Any(f => f.CaseId == c.Id && db.Findings.Any(x => x.Id == f.FindingId && users.Contains(x.UserId))))
                .OrderByDescending(c => c.Id).ToListAsync(cancellationToken),
            await db.Incidents.AsNoTracking().Where(i => (i.DiscoveredOn >= first && i.DiscoveredOn <= last) || i.IncidentId == facts.RegisterIncident).OrderByDescending(i => i.DiscoveredOn).ThenBy(i => i.IncidentId).Select(i => new RegisterIncident(i.IncidentId, i.DiscoveredOn, i.Kind)).ToListAsync(cancellationToken))
        {
            CoOwners = await db.CaseCoOwners.AsNoTracking().Where(c => c.CaseId == id).OrderBy(c => c.Who).ToListAsync(cancellationToken),
            Refused = new(
                await accesses.CountAsync(a => a.Outcome == AccessOutcome.Denied || a.Outcome == AccessOutcome.Failure, cancellationToken),
                await accesses.Where(a => a.PatientId != null && !opened.Any(o => o.PatientId == a.PatientId)).Select(a => a.PatientId).Distinct().CountAsync(cancellationToken)),
            Letters = letters,
            Marks = await FindingPins.Pins(db, db.Pins.Where(p => p.InSummary && findings.Any(f => f.Id == p.FindingId))).ToListAsync(cancellationToken),
            Tasks = await db.CaseTasks.AsNoTracking().Where(t => t.CaseId == id).OrderBy(t => t.DoneAt != null).ThenBy(t => t.DueOn).ThenBy(t => t.Id).ToListAsync(cancellationToken),
            Holds = await db.CaseHolds.AsNoTracking().Where(h => h.CaseId == id).OrderBy(h => h.Id).ToListAsync(cancellationToken),
            Times = new(items.Min(i => (DateTime?)i.Finding.FirstAt), items.Min(i => (DateTime?)i.Finding.DetectedAt), items.Min(i => i.Finding.FirstOpenedAt), row.DeterminedAt, row.ClosedAt),
        };
    }

    /// <summary>The cases a finding belongs to, the latest first.</summary>
    public async Task<IReadOnlyList<CaseRow>> OfFindingAsync(int findingId, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        return await db.Cases.AsNoTracking().Where(c => db.CaseFindings.Any(f => f.CaseId == c.Id && f.FindingId == findingId)).OrderByDescending(c => c.Id).ToListAsync(cancellationToken);
    }
}

/// <summary>A case as its page shows it.</summary>
/// <param name="Row">As stored.</param>
/// <param name="Facts">What is recorded.</param>
/// <param name="Findings">Its findings, by their first access.</param>
/// <param name="Accesses">Accesses they rest on.</param>
/// <param name="Records">Records that those opened: the individuals affected, as far as the log tells. One that was only refused is not among them.</param>
/// <param name="People">People whose accesses they are.</param>
/// <param name="Actions">What was done, the most frequent first. What the system refused, or what failed, was not done.</param>
/// <param name="History">Oldest first.</param>
/// <param name="Evidence">In the order given.</param>
/// <param name="Others">Other cases about the same people, the latest first.</param>
/// <param name="Register">Incidents of the register discovered within a year of it, the latest first: one of them may be the case.</param>
public sealed record CaseDetail(
    CaseRow Row, CaseFacts Facts, IReadOnlyList<FindingItem> Findings, int Accesses, int Records, int People, IReadOnlyList<ActionCount> Actions,
    IReadOnlyList<CaseEntryRow> History, IReadOnlyList<CaseEvidenceRow> Evidence, IReadOnlyList<CaseRow> Others, IReadOnlyList<RegisterIncident> Register)
{
    /// <summary>Who works on it beside its owner, by name.</summary>
    public required IReadOnlyList<CaseCoOwnerRow> CoOwners { get; init; }

    /// <summary>What of the accesses opened nothing.</summary>
    public required RefusedAccesses Refused { get; init; }

    /// <summary>How far its letters to patients are.</summary>
    public required LetterCounts Letters { get; init; }

    /// <summary>Accesses that reviewers of its findings marked to tell what happened, oldest first.</summary>
    public required IReadOnlyList<Pin> Marks { get; init; }

    /// <summary>Open ones first, by their last day.</summary>
    public required IReadOnlyList<CaseTaskRow> Tasks { get; init; }

    /// <summary>Standing and lifted, in the order placed.</summary>
    public required IReadOnlyList<CaseHoldRow> Holds { get; init; }

    /// <summary>How long its steps took.</summary>
    public required CaseTimes Times { get; init; }

    /// <summary>What stands in the way of closing; null when nothing does.</summary>
    public string? WhyNotClose => Facts.WhyNotClose ?? CaseTasks.Owed(Tasks);
}

/// <summary>What the system refused, or what failed: it opened nothing, and owes no letter.</summary>
/// <param name="Accesses">How many accesses.</param>
/// <param name="Records">Records that were asked for and never opened.</param>
public sealed record RefusedAccesses(int Accesses, int Records);

/// <summary>An incident of the register.</summary>
public sealed record RegisterIncident(string Id, DateOnly DiscoveredOn, string? Kind);
