using System.Globalization;
using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Cases;
using ComplianceDesk.Data.Review;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Queries;

/// <summary>
/// The letters of a case: one for each patient whose record its accesses opened. An access that was refused, or that failed, opened nothing and owes no letter.
/// </summary>
public sealed class CaseLettersQuery(DeskStore store)
{
    /// <summary>Every letter of a case, patients masked, by the patient's key.</summary>
    public async Task<IReadOnlyList<CaseLetter>> RunAsync(int id, CancellationToken cancellationToken = default)
    {
        var zone = (await SiteSettings.LoadAsync(store, cancellationToken)).TimeZone;
        await using var db = store.CreateDbContext();
        return [.. (await ReadAsync(db, id, null, zone, cancellationToken)).Select(p => p.Masked(addressed: false))];
    }

    /// <summary>The letters of a page: only the accesses to its patients are read, however many a case has.</summary>
    /// <param name="id">The case's number.</param>
    /// <param name="after">Key of the last patient before them.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<IReadOnlyList<CaseLetter>> PageAsync(int id, int after, int most, CancellationToken cancellationToken = default)
    {
        var zone = (await SiteSettings.LoadAsync(store, cancellationToken)).TimeZone;
        await using var db = store.CreateDbContext();
        var keys = await Opened(db, id).Select(a => a.PatientId!.Value).Distinct().Where(p => p > after).Order().Take(most).ToListAsync(cancellationToken);
        return [.. (await ReadAsync(db, id, keys, zone, cancellationToken)).Select(p => p.Masked(addressed: false))];
    }

    /// <summary>
    /// The letters that are due, as they are sent. With names and addresses each patient shown is noted in the trail, in the same transaction: no entry, no name.
    /// </summary>
    /// <param name="id">The case's number.</param>
    /// <param name="patient">One patient's row id; null for all.</param>
    /// <param name="because">Why names and addresses are needed; null to leave them out.</param>
    /// <param name="who">The desk account that asks.</param>
    /// <param name="now">The present instant.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<IReadOnlyList<PatientLetter>> ToSendAsync(int id, int? patient, string? because, string who, DateTime now, CancellationToken cancellationToken = default)
    {
        var zone = (await SiteSettings.LoadAsync(store, cancellationToken)).TimeZone;
        await using var db = store.CreateDbContext();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var letters = (await ReadAsync(db, id, patient is { } one ? [one] : null, zone, cancellationToken)).Where(p => p.Row?.WithheldBecause is null).ToList();
        if (because is not null)
        {
            db.Trail.AddRange(letters.Select(p => new TrailRow
            {
                At = now, Who = who, Action = "reveal", Subject = string.Create(CultureInfo.InvariantCulture, $"patient:{p.Patient.Id}"), Detail = string.Create(CultureInfo.InvariantCulture, $"Letter of case {id}: {because}"),
            }));
            await db.SaveChangesAsync(cancellationToken);
        }
        await transaction.CommitAsync(cancellationToken);
        return [.. letters.Select(p => p.Masked(addressed: because is not null).Letter)];
    }

    /// <summary>The patients whose records the accesses of a case opened, by row id, with their accesses.</summary>
    internal static IQueryable<AccessRow> Opened(DeskContext db, int id) =>
        Opening(db.CaseFindings.Where(c => c.CaseId == id).Join(db.FindingAccesses, c => c.FindingId, l => l.FindingId, (_, l) => l.AccessId).Distinct()
            .Join(db.Accesses, i => i, a => a.Id, (_, a) => a)).Where(a => a.PatientId != null);

    /// <summary>Those accesses that opened something: neither refused nor failed.</summary>
    internal static IQueryable<AccessRow> Opening(IQueryable<AccessRow> accesses) => accesses.Where(a => a.Outcome != AccessOutcome.Denied && a.Outcome != AccessOutcome.Failure);

    /// <summary>How far the letters of a case are.</summary>
    internal static async Task<LetterCounts> CountAsync(DeskContext db, int id, CancellationToken cancellationToken)
    {
        var patients = Opened(db, id).Select(a => a.PatientId!.Value).Distinct();
        var rows = await db.CaseLetters.AsNoTracking().Where(l => l.CaseId == id && patients.Contains(l.PatientId)).ToListAsync(cancellationToken);
        return new(
            await patients.CountAsync(cancellationToken), rows.Count(l => l.WithheldBecause is not null), rows.Count(l => l.SentOn is not null), rows.Count(l => l.ReturnedOn is not null), rows.Max(l => l.SentOn));
    }

    private static async Task<List<Addressee>> ReadAsync(DeskContext db, int id, IReadOnlyList<int>? only, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        var asked = only is null ? Opened(db, id) : Opened(db, id).Where(a => only.Contains(a.PatientId!.Value));
        var opened = new SortedDictionary<int, (SortedSet<DateOnly> Days, int Accesses)>();
        await foreach (var access in asked.Select(a => new { Patient = a.PatientId!.Value, a.At }).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var (days, accesses) = opened.GetValueOrDefault(access.Patient, (new SortedSet<DateOnly>(), 0));
            days.Add(zone.DayOf(access.At));
            opened[access.Patient] = (days, accesses + 1);
        }

        var keys = opened.Keys.ToList();
        var patients = await db.Patients.AsNoTracking().Where(p => keys.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancellationToken);
        var rows = await db.CaseLetters.AsNoTracking().Where(l => l.CaseId == id).ToDictionaryAsync(l => l.PatientId, cancellationToken);
        return
        [
            .. opened.Where(o => patients.ContainsKey(o.Key)).Select(o => new Addressee(patients[o.Key], rows.GetValueOrDefault(o.Key), [.. o.Value.Days], o.Value.Accesses)),
        ];
    }

    private sealed record Addressee(PatientRow Patient, CaseLetterRow? Row, IReadOnlyList<DateOnly> Days, int Accesses)
    {
        public CaseLetter Masked(bool addressed) => new(
            MaskedPatient.Of(Patient.Id, Patient.GivenName, Patient.FamilyName, Patient.PatientId),
            new PatientLetter
            {
                Key = string.Create(CultureInfo.InvariantCulture, $"P{Patient.Id}"), Days = Days, Events = Row?.Events, Information = Row?.Information, Deceased = Patient.DeathDate is not null, Address = addressed ? Address : null,
            },
            Accesses, Row?.Facts() ?? new());

        private LetterAddress? Address => Joined(" ", Patient.GivenName, Patient.MiddleName, Patient.FamilyName, Patient.Suffix) is not { Length: > 0 } name ? null
            : new(name, [.. new[] { Patient.AddressLine, Joined(", ", Patient.City, Joined(" ", Patient.State, Patient.PostalCode)) }.OfType<string>().Where(l => l.Trim().Length > 0)]);

        private static string Joined(string between, params string?[] parts) => string.Join(between, parts.Where(p => !string.IsNullOrWhiteSpace(p)).Select(p => p!.Trim()));
    }
}

/// <summary>The letter to one patient of a case, as its page lists it.</summary>
/// <param name="Patient">Whose, masked.</param>
/// <param name="Letter">What it says, without name and address.</param>
/// <param name="Accesses">Accesses that opened the record.</param>
/// <param name="Facts">What is recorded of it.</param>
public sealed record CaseLetter(MaskedPatient Patient, PatientLetter Letter, int Accesses, LetterFacts Facts);
