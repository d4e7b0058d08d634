using System.Globalization;
using ComplianceDesk.Core.Cases;
using ComplianceDesk.Data.Import;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Requirements;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Review;

/// <summary>
/// What people do to a case. Every step adds a line to its history and a trail entry in the same transaction; nothing is overwritten unseen, nobody acts on
/// a case about themselves, their own record or their own manager, and a case is closed by a second person.
/// </summary>
public sealed class CaseReview(DeskStore store, TimeProvider clock)
{
    /// <summary>The shortest note, in characters.</summary>
    public const int ShortestNote = 10;

    private readonly CaseChange changes = new(store, clock);

    /// <summary>Takes a finding out of a case; the last one stays.</summary>
    public Task<Refusal?> TakeOutAsync(int id, int version, int findingId, string? why, string who, CancellationToken cancellationToken = default) =>
        changes.MakeAsync(id, version, who, CaseEntryKind.FindingTakenOut, CaseChange.Text(why), async (db, row) =>
        {
            if (await CaseHolds.StandsAsync(db, id, cancellationToken))
            {
                return (new("hold", "A legal hold stands on the case: no finding leaves it."), "");
            }
            var rows = await db.CaseFindings.Where(f => f.CaseId == id).ToListAsync(cancellationToken);
            if (rows.Find(f => f.FindingId == findingId) is not { } taken || rows.Count == 1)
            {
                return (new("last-finding", "A case keeps at least one finding. Close it instead."), "");
            }
            db.CaseFindings.Remove(taken);
            return (null, string.Create(CultureInfo.InvariantCulture, $"Finding {findingId}: {why!.Trim()}"));
        }, cancellationToken);

    /// <summary>Gives the case to a reviewer, and tells them.</summary>
    public Task<Refusal?> AssignAsync(int id, int version, string to, string who, CancellationToken cancellationToken = default) =>
        changes.MakeAsync(id, version, who, CaseEntryKind.Assigned, null, async (db, row) =>
        {
            if (await CaseChange.ConflictAsync(db, id, to, cancellationToken) is not null)
            {
                return (new("conflict", $"{to} may not work on it: the case concerns that person's own access, record or manager."), "");
            }
            var before = row.Owner;
            row.Owner = to;
            // Whoever owns it is no co-owner any more.
            db.CaseCoOwners.RemoveRange(await db.CaseCoOwners.Where(c => c.CaseId == id && c.Who == to).ToListAsync(cancellationToken));
            CaseOpening.Tell(db, row, to, string.Create(CultureInfo.InvariantCulture, $"{who} gave you case {id}."), who, changes.Now);
            return (null, $"{before} → {to}");
        }, cancellationToken);

    /// <summary>Writes down a note, or what somebody said when asked.</summary>
    public Task<Refusal?> NoteAsync(int id, int version, bool interview, string? text, string who, CancellationToken cancellationToken = default) =>
        changes.MakeAsync(id, version, who, interview ? CaseEntryKind.Interview : CaseEntryKind.Note, CaseChange.Text(text), (_, _) => Task.FromResult<(Refusal?, string)>((null, text!.Trim())), cancellationToken);

    /// <summary>Records facts; the history keeps each old and new value.</summary>
    public Task<Refusal?> RecordAsync(int id, int version, CaseFacts facts, string who, CancellationToken cancellationToken = default) =>
        changes.MakeAsync(id, version, who, CaseEntryKind.Recorded, null, async (db, row) =>
        {
            var before = row.Facts();
            var wrong = facts.RegisterIncident is { } incident && !await db.Incidents.AnyAsync(i => i.IncidentId == incident, cancellationToken) ? $"The register holds no incident \"{incident}\"."
                : (facts with { ClosedOn = before.ClosedOn }).WhyNot(await changes.TodayAsync(cancellationToken)) ?? NoticeClock.WhyNot(facts, before);
            var differences = facts.ChangesFrom(before);
            if (wrong is not null || differences.Count == 0)
            {
                return (new("facts", wrong ?? "Nothing differs from what is recorded."), "");
            }
            row.Put(facts with { ClosedOn = before.ClosedOn });
            if (facts.Determination != before.Determination)
            {
                row.DeterminedAt = facts.Determination is null ? null : changes.Now;
            }
            row.SignOffAskedBy = null;
            return (null, string.Join('\n', differences));
        }, cancellationToken);

    /// <summary>Keeps a file with the case, under the hash of its bytes.</summary>
    public async Task<Refusal?> GiveAsync(int id, int version, AttachedFile? file, string? note, string who, CancellationToken cancellationToken = default)
    {
        if (file is null)
        {
            return new("no-file", "Choose a file.");
        }
        return CaseChange.Text(note) ?? await KeepAsync();

        async Task<Refusal?> KeepAsync()
        {
            var archive = new FileArchive(store);
            var kept = await archive.AddAsync(file.Content, null, cancellationToken);
            var refusal = await changes.MakeAsync(id, version, who, CaseEntryKind.Evidence, null, (db, row) =>
            {
                db.CaseEvidence.Add(new CaseEvidenceRow
                {
                    CaseId = id, FileName = Path.GetFileName(file.Name), Sha256 = kept.Sha256, Bytes = kept.Bytes, Note = note!.Trim(), AddedBy = who, AddedAt = changes.Now,
                });
                return Task.FromResult<(Refusal?, string)>((null, $"{Path.GetFileName(file.Name)}, SHA-256 {kept.Sha256}: {note!.Trim()}"));
            }, cancellationToken);
            if (refusal is not null)
            {
                await archive.DropUnusedAsync(kept.Sha256, cancellationToken);
            }
            return refusal;
        }
    }

    /// <summary>The bytes of a file of a case, with its name; null when there is none.</summary>
    public async Task<(Stream Content, string Name)?> ReadAsync(int id, int evidence, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var archive = new FileArchive(store);
        return await db.CaseEvidence.AsNoTracking().FirstOrDefaultAsync(e => e.Id == evidence && e.CaseId == id, cancellationToken) is { } row && archive.Has(row.Sha256)
            ? (archive.Open(row.Sha256), row.FileName)
            : null;
    }

    /// <summary>Asks a second person to close the case.</summary>
    public Task<Refusal?> AskSignOffAsync(int id, int version, string? summary, string who, CancellationToken cancellationToken = default) =>
        changes.MakeAsync(id, version, who, CaseEntryKind.SignOffAsked, CaseChange.Text(summary), async (db, row) =>
        {
            if ((row.Facts().WhyNotClose ?? CaseTasks.Owed(await db.CaseTasks.Where(t => t.CaseId == id).ToListAsync(cancellationToken))) is { } owed)
            {
                return (new("owed", owed), "");
            }
            row.SignOffAskedBy = who;
            return (null, summary!.Trim());
        }, cancellationToken);

    /// <summary>The second person closes the case, or sends it back with the reason.</summary>
    public Task<Refusal?> SignOffAsync(int id, int version, bool agreed, string? words, string who, CancellationToken cancellationToken = default) =>
        changes.MakeAsync(id, version, who, agreed ? CaseEntryKind.Closed : CaseEntryKind.SentBack, CaseChange.Text(words), async (_, row) =>
        {
            if (row.SignOffAskedBy is not { } asker)
            {
                return (new("not-asked", "Nobody has asked for the sign-off yet."), "");
            }
            if (string.Equals(asker, who, StringComparison.OrdinalIgnoreCase))
            {
                return (new("own-case", "You asked for the sign-off yourself. It belongs to another person."), "");
            }
            if (agreed)
            {
                row.Put(row.Facts() with { ClosedOn = await changes.TodayAsync(cancellationToken) });
                (row.ClosedBy, row.ClosedAt) = (who, changes.Now);
            }
            row.SignOffAskedBy = null;
            return (null, words!.Trim());
        }, cancellationToken);

    /// <summary>Opens a closed case again.</summary>
    public Task<Refusal?> ReopenAsync(int id, int version, string? why, string who, CancellationToken cancellationToken = default) =>
        changes.MakeAsync(id, version, who, CaseEntryKind.Reopened, CaseChange.Text(why), (_, row) =>
        {
            row.Put(row.Facts() with { ClosedOn = null });
            (row.ClosedBy, row.ClosedAt) = (null, null);
            return Task.FromResult<(Refusal?, string)>((null, why!.Trim()));
        }, cancellationToken);

    /// <summary>Why this person may not act on the case; null when nothing stands against it.</summary>
    public async Task<Refusal?> ConflictAsync(int id, string who, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        return await CaseChange.ConflictAsync(db, id, who, cancellationToken);
    }
}
