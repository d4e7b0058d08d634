using System.Globalization;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Review;

/// <summary>Shows a patient's identity to a person who gives a reason. The trail entry is committed with the reading: no entry, no identity.</summary>
public sealed class IdentityReveal(DeskStore store, TimeProvider clock)
{
    /// <summary>The shortest explanation a reveal takes, in characters.</summary>
    public const int ShortestReason = 10;

    /// <summary>The longest explanation, in characters.</summary>
    public const int LongestReason = 500;

    /// <summary>The purposes to choose from.</summary>
    public static readonly IReadOnlyList<string> Purposes =
    [
        "Review of a finding",
        "Question or complaint from the patient",
        "Request from legal counsel or an authority",
        "Correction of the record",
    ];

    /// <summary>Why a reason given is not enough; null when it is.</summary>
    public static Refusal? WhyNot(string? reason) => (reason?.Trim().Length ?? 0) switch
    {
        < ShortestReason => new Refusal("short-reason", string.Create(CultureInfo.InvariantCulture, $"Write at least {ShortestReason} characters: the reason is kept in the trail.")),
        > LongestReason => new Refusal("long-reason", string.Create(CultureInfo.InvariantCulture, $"Write at most {LongestReason} characters.")),
        _ => null,
    };

    /// <summary>Writes the entry and reads the identity; or says why not.</summary>
    /// <param name="patient">Row id of the patient.</param>
    /// <param name="who">The desk account.</param>
    /// <param name="purpose">One of <see cref="Purposes"/>.</param>
    /// <param name="reason">In the person's own words, at least <see cref="ShortestReason"/> characters.</param>
    /// <param name="cancellationToken">Ends the question before anything is shown.</param>
    public async Task<(RevealedPatient? Patient, Refusal? Refusal)> RevealAsync(
        int patient, string who, string? purpose, string? reason, CancellationToken cancellationToken = default)
    {
        if (purpose is null || !Purposes.Contains(purpose))
        {
            return (null, new Refusal("no-purpose", "Choose what you need the identity for."));
        }
        if (WhyNot(reason) is { } refusal)
        {
            return (null, refusal);
        }
        await using var db = store.CreateDbContext();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var row = await db.Patients.AsNoTracking().FirstOrDefaultAsync(p => p.Id == patient, cancellationToken);
        if (row is null)
        {
            return (null, new Refusal("no-patient", "There is no such patient record."));
        }
        db.Trail.Add(new TrailRow
        {
            At = clock.GetUtcNow().UtcDateTime, Who = who, Action = "reveal",
            Subject = string.Create(CultureInfo.InvariantCulture, $"patient:{patient}"),
            Detail = $"{purpose}: {reason!.Trim()}",
        });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        var name = string.Join(' ', new[] { row.GivenName, row.MiddleName, row.FamilyName, row.Suffix }.Where(n => !string.IsNullOrWhiteSpace(n)));
        return (new RevealedPatient(row.Id, name.Length == 0 ? null : name, row.PatientId, row.BirthDate), null);
    }
}

/// <summary>A patient's identity, shown for one page view after a reason was given. Never kept, never put in an address.</summary>
/// <param name="Key">Row id.</param>
/// <param name="Name">The full name, when the patients feed gave one.</param>
/// <param name="PatientId">The medical record number.</param>
/// <param name="BirthDate">The date of birth.</param>
public sealed record RevealedPatient(int Key, string? Name, string PatientId, DateOnly? BirthDate);
