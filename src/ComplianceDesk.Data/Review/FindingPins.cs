using System.Globalization;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Review;

/// <summary>Accesses that reviewers mark on a finding's timeline, each with a note, so that the next reader finds what mattered.</summary>
public sealed class FindingPins(DeskStore store, TimeProvider clock)
{
    /// <summary>The longest note, in characters.</summary>
    public const int LongestNote = 500;

    /// <summary>The pins of a finding in the order of their accesses.</summary>
    public async Task<IReadOnlyList<Pin>> ListAsync(int findingId, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        return await (from p in db.Pins.AsNoTracking()
                      where p.FindingId == findingId
                      join a in db.Accesses on p.AccessId equals a.Id
                      orderby a.At, p.Id
                      select new Pin(p.Id, p.AccessId, a.At, p.Note, p.Who, p.At)).ToListAsync(cancellationToken);
    }

    /// <summary>Marks an access; an earlier note on it is replaced.</summary>
    public async Task<Refusal?> SetAsync(int findingId, long accessId, string who, string? note, CancellationToken cancellationToken = default)
    {
        var text = note?.Trim() ?? "";
        if (text.Length is 0 or > LongestNote)
        {
            return new Refusal("note", string.Create(CultureInfo.InvariantCulture, $"Write a note of 1 to {LongestNote} characters: what matters about this access?"));
        }
        await using var db = store.CreateDbContext();
        if (!await db.Findings.AnyAsync(f => f.Id == findingId, cancellationToken) || !await db.Accesses.AnyAsync(a => a.Id == accessId, cancellationToken))
        {
            return new Refusal("no-access", "The finding or the access is no longer there.");
        }
        var pin = await db.Pins.FirstOrDefaultAsync(p => p.FindingId == findingId && p.AccessId == accessId, cancellationToken);
        if (pin is null)
        {
            db.Pins.Add(pin = new PinRow { FindingId = findingId, AccessId = accessId, Note = text, Who = who });
        }
        (pin.Note, pin.Who, pin.At) = (text, who, clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
        return null;
    }

    /// <summary>Takes one of the person's own pins off.</summary>
    public async Task<Refusal?> RemoveAsync(int pinId, string who, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        return await db.Pins.Where(p => p.Id == pinId && p.Who == who).ExecuteDeleteAsync(cancellationToken) == 0
            ? new Refusal("not-yours", "Only the person who pinned it can take it off.")
            : null;
    }
}

/// <summary>A marked access.</summary>
/// <param name="Id">The pin's number.</param>
/// <param name="Access">Row id of the access.</param>
/// <param name="At">When the access was, UTC.</param>
/// <param name="Note">What matters about it.</param>
/// <param name="Who">Who marked it.</param>
/// <param name="PinnedAt">When it was marked, UTC.</param>
public sealed record Pin(int Id, long Access, DateTime At, string Note, string Who, DateTime PinnedAt);
