using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Requirements;

/// <summary>A statement about a requirement, signed at the desk or taken in with the attestations feed.</summary>
public sealed record SignedStatement
{
    public required string RequirementId { get; init; }
    public required string Statement { get; init; }
    public required string SignedBy { get; init; }
    /// <summary>The signer's function; null when the feed gave it, which has no such column.</summary>
    public string? Role { get; init; }
    /// <summary>What it rests on; null when the feed gave it.</summary>
    public string? Basis { get; init; }
    public required DateTime SignedAt { get; init; }
    public DateOnly? ValidUntil { get; init; }
    /// <summary>Name of the attached file, or what the feed says of the document.</summary>
    public string? Document { get; init; }
    /// <summary>SHA-256 of the attached file; null when the desk does not hold one.</summary>
    public string? FileSha256 { get; init; }
    /// <summary>The desk account that recorded it; null when the feed gave it.</summary>
    public string? RecordedBy { get; init; }

    /// <summary>Every statement signed up to a moment, oldest first.</summary>
    internal static async Task<IReadOnlyList<SignedStatement>> AllAsync(DeskContext db, DateTime asOf, CancellationToken cancellationToken)
    {
        var desk = await db.Statements.AsNoTracking().Where(s => s.RecordedAt <= asOf && s.SignedAt <= asOf).Select(s => new SignedStatement
        {
            RequirementId = s.RequirementId, Statement = s.Statement, SignedBy = s.SignedBy, Role = s.Role, Basis = s.Basis, SignedAt = s.SignedAt,
            ValidUntil = s.ValidUntil, Document = s.FileName, FileSha256 = s.FileSha256, RecordedBy = s.RecordedBy,
        }).ToListAsync(cancellationToken);
        // What was taken in later was not known at the moment, whenever it was signed.
        var feed = await db.Attestations.AsNoTracking().Where(a => a.SignedAt <= asOf && !db.Imports.Any(i => i.Id == a.FirstImportId && i.ReceivedAt > asOf)).Select(a => new SignedStatement
        {
            RequirementId = a.RequirementId, Statement = a.Statement, SignedBy = a.SignedBy, SignedAt = a.SignedAt, ValidUntil = a.ValidUntil, Document = a.Document,
        }).ToListAsync(cancellationToken);
        return [.. desk.Concat(feed).OrderBy(s => s.SignedAt)];
    }
}
