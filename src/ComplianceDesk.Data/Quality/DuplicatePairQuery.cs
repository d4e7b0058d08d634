using System.Globalization;
using ComplianceDesk.Core.Quality.Matching;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Quality;

/// <summary>
/// Two records side by side, field by field, with what each field weighs. Values leave the store only when asked for by name; without that
/// the answer says whether a value is held.
/// </summary>
public sealed class DuplicatePairQuery(DeskStore store)
{
    /// <param name="key">The pair.</param>
    /// <param name="reveal">True to read the values. The caller must have logged who wants them and why.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <returns>Null when the pair is not among the possible duplicates.</returns>
    public async Task<PairInDetail?> RunAsync(PairKey key, bool reveal, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var pair = await db.DuplicatePairs.AsNoTracking().FirstOrDefaultAsync(p => p.PatientAId == key.A && p.PatientBId == key.B, cancellationToken);
        if (pair is null)
        {
            return null;
        }

        // Masked in the query: without a reason only "held or not" is read.
        var records = reveal
            ? await db.Patients.AsNoTracking().Where(p => p.Id == key.A || p.Id == key.B).OrderBy(p => p.Id).ToListAsync(cancellationToken)
            : await db.Patients.AsNoTracking().Where(p => p.Id == key.A || p.Id == key.B).OrderBy(p => p.Id).Select(p => new PatientRow
            {
                Id = p.Id,
                PatientId = p.PatientId,
                GivenName = p.GivenName == null ? null : "",
                FamilyName = p.FamilyName == null ? null : "",
                MiddleName = p.MiddleName == null ? null : "",
                Suffix = p.Suffix == null ? null : "",
                BirthDate = p.BirthDate == null ? null : default(DateOnly),
                Sex = p.Sex == null ? null : "",
                Ssn = p.Ssn == null ? null : "",
                AddressLine = p.AddressLine == null ? null : "",
                City = p.City == null ? null : "",
                PostalCode = p.PostalCode == null ? null : "",
                Phone = p.Phone == null ? null : "",
                Email = p.Email == null ? null : "",
                RegisteredAt = p.RegisteredAt,
                RegisteredBy = p.RegisteredBy,
            }).ToListAsync(cancellationToken);
        var (items, guards) = EvidenceText.Read(pair.Evidence);
        var listed = new ListedPair(key, records[0].PatientId, records[1].PatientId, pair.Probability, pair.Band, pair.Evidence, pair.Decision, pair.DecidedBy, pair.DecidedAt);
        return new(
            reveal ? listed : listed.Masked(),
            [.. Enum.GetValues<IdentityField>().Select(field => Compare(field, records[0], records[1], items))],
            [.. items.Where(i => !Enum.GetValues<IdentityField>().Any(f => EvidenceWords.Of(f) == i.Field))],
            guards,
            [.. records.Select(r => new Registration(reveal ? r.PatientId : MaskedRecord.Of("patients", r.PatientId), r.RegisteredAt, r.RegisteredBy))]);
    }

    private static ComparedField Compare(IdentityField field, PatientRow a, PatientRow b, IReadOnlyList<EvidenceItem> items)
    {
        var name = EvidenceWords.Of(field);
        var item = items.FirstOrDefault(i => i.Field == name);
        return new(name, Value(field, a), Value(field, b), item?.Finding ?? EvidenceWords.NotGiven, item?.Bits);
    }

    private static string? Value(IdentityField field, PatientRow p) => field switch
    {
        IdentityField.GivenName => p.GivenName,
        IdentityField.FamilyName => p.FamilyName,
        IdentityField.MiddleName => p.MiddleName,
        IdentityField.Suffix => p.Suffix,
        IdentityField.BirthDate => p.BirthDate is { } day ? day == default ? "" : day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
        IdentityField.Sex => p.Sex,
        IdentityField.Ssn => p.Ssn,
        IdentityField.Address => new[] { p.AddressLine, p.City, p.PostalCode }.Where(t => t is not null).ToList() is { Count: > 0 } lines
            ? string.Join(", ", lines.Where(t => t!.Length > 0)) : null,
        IdentityField.Phone => p.Phone,
        _ => p.Email,
    };
}

/// <summary>A pair with everything that was compared.</summary>
/// <param name="Pair">The pair.</param>
/// <param name="Fields">In the order of <see cref="IdentityField"/>.</param>
/// <param name="Others">What else was weighed: where the weighing starts, and what relatives would explain as well.</param>
/// <param name="Guards">What keeps it out of the confident band.</param>
/// <param name="Registrations">When and by whom each record was made.</param>
public sealed record PairInDetail(
    ListedPair Pair, IReadOnlyList<ComparedField> Fields, IReadOnlyList<EvidenceItem> Others, IReadOnlyList<string> Guards, IReadOnlyList<Registration> Registrations);

/// <summary>One field of two records.</summary>
/// <param name="Name">The field in words.</param>
/// <param name="A">The value of the first; empty when held and masked; null when not held.</param>
/// <param name="B">The value of the second; the same.</param>
/// <param name="Finding">How they agree, in words.</param>
/// <param name="Bits">What that weighs, log2 of the odds; null when it says nothing.</param>
public sealed record ComparedField(string Name, string? A, string? B, string Finding, double? Bits);

/// <summary>When a record was made.</summary>
/// <param name="RecordId">The record.</param>
/// <param name="At">UTC; null when the feed does not say.</param>
/// <param name="By">Account; null when the feed does not say.</param>
public sealed record Registration(string RecordId, DateTime? At, string? By);
