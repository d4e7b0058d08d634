using System.Globalization;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Review;

/// <summary>Accesses that reviewers mark on a finding's timeline, each with a note and a color, so that the next reader finds what mattered; those of the summary tell the case in a few lines.</summary>
public sealed class FindingPins(DeskStore store, TimeProvider clock)
{
    /// <summary>The longest note, in characters.</summary>
    public const int LongestNote = 500;

    /// <summary>The pins of a finding in the order of their accesses.</summary>
    public async Task<IReadOnlyList<Pin>> ListAsync(int findingId, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        return await Pins(db, db.Pins.Where(p => p.FindingId == findingId)).ToListAsync(cancellationToken);
    }

    /// <summary>Pins in the order of their accesses.</summary>
    internal static IQueryable<Pin> Pins(DeskContext db, IQueryable<PinRow> rows) =>
        from p in rows.AsNoTracking()
        join a in db.Accesses on p.AccessId equals a.Id
        orderby a.At, p.Id
        select new Pin(p.Id, p.AccessId, a.At, p.Note, p.Color, p.InSummary, p.Who, p.At);

    /// <summary>Marks an access; an earlier mark on it is replaced.</summary>
    public async Task<Refusal?> SetAsync(int findingId, long accessId, string who, PinMark mark, CancellationToken cancellationToken = default)
    {
        var text = mark.Note?.Trim() ?? "";
        if (text.Length is 0 or > LongestNote)
        {
            return new Refusal("note", string.Create(CultureInfo.InvariantCulture, $"Write a note of 1 to {LongestNote} characters: what matters about this access?"));
        }
        if (!Enum.IsDefined(mark.Color))
        {
            return new Refusal("color", "Choose one of the colors.");
        }
        await using var db = store.CreateDbContext();
        var finding = await db.Findings.AsNoTracking().FirstOrDefaultAsync(f => f.Id == findingId, cancellationToken);
        if (finding is null || !await db.Accesses.AnyAsync(a => a.Id == accessId, cancellationToken))
        {
            return new Refusal("no-access", "The finding or the access is no longer there.");
        }
        if (await (await Reviewer.LoadAsync(db, who, cancellationToken)).ConflictAsync(db, finding, cancellationToken) is { } conflict)
        {
            return conflict;
        }
        var pin = await db.Pins.FirstOrDefaultAsync(p => p.FindingId == findingId && p.AccessId == accessId, cancellationToken);
        if (pin is null)
        {
            db.Pins.Add(pin = new PinRow { FindingId = findingId, AccessId = accessId, Note = text, Who = who });
        }
        (pin.Note, pin.Color, pin.InSummary, pin.Who, pin.At) = (text, mark.Color, mark.InSummary, who, clock.GetUtcNow().UtcDateTime);
        await NoteAsync(db, "pin", pin, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return null;
    }

    /// <summary>Takes one of the person's own pins off.</summary>
    public async Task<Refusal?> RemoveAsync(int pinId, string who, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        if (await db.Pins.FirstOrDefaultAsync(p => p.Id == pinId && p.Who == who, cancellationToken) is not { } pin)
        {
            return new Refusal("not-yours", "Only the person who pinned it can take it off.");
        }
        db.Pins.Remove(pin);
        await NoteAsync(db, "unpin", pin, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return null;
    }

    // Which access, and in which cases the finding stands. Not the note: a person wrote it, and it may name a patient.
    private async Task NoteAsync(DeskContext db, string action, PinRow pin, CancellationToken cancellationToken)
    {
        var cases = await db.CaseFindings.Where(c => c.FindingId == pin.FindingId).Select(c => c.CaseId).Order().ToListAsync(cancellationToken);
        db.Trail.Add(new TrailRow
        {
            At = clock.GetUtcNow().UtcDateTime, Who = pin.Who, Action = action, Subject = string.Create(CultureInfo.InvariantCulture, $"finding:{pin.FindingId}"),
            Detail = string.Create(CultureInfo.InvariantCulture, $"access {pin.AccessId}{string.Concat(cases.Select(c => $", case {c}"))}{(action == "pin" && pin.InSummary ? ", in the summary" : "")}"),
        });
    }
}

/// <summary>A marked access.</summary>
/// <param name="Id">The pin's number.</param>
/// <param name="Access">Row id of the access.</param>
/// <param name="At">When the access was, UTC.</param>
/// <param name="Note">What matters about it.</param>
/// <param name="Color">By which it is told apart.</param>
/// <param name="InSummary">True when it belongs among the few that tell what happened.</param>
/// <param name="Who">Who marked it.</param>
/// <param name="PinnedAt">When it was marked, UTC.</param>
public sealed record Pin(int Id, long Access, DateTime At, string Note, PinColor Color, bool InSummary, string Who, DateTime PinnedAt);

/// <summary>What a reviewer writes on a pin.</summary>
/// <param name="Note">What matters about the access.</param>
/// <param name="Color">By which it is told apart.</param>
/// <param name="InSummary">True when it belongs among the few that tell what happened.</param>
public sealed record PinMark(string? Note, PinColor Color = PinColor.None, bool InSummary = false);
