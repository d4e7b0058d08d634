using System.Globalization;
using ComplianceDesk.Core.Cases;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Review;

/// <summary>What is recorded of the letters of a case. The history names patients by their keys.</summary>
public sealed class CaseLetters(DeskStore store, TimeProvider clock)
{
    private readonly CaseChange changes = new(store, clock);

    /// <summary>Records words for one patient alone, that no letter is due, or what became of it.</summary>
    /// <param name="id">The case's number.</param>
    /// <param name="version">The version that the person saw.</param>
    /// <param name="patient">The patient's row id.</param>
    /// <param name="facts">What is to stand.</param>
    /// <param name="who">The desk account that acts.</param>
    /// <param name="cancellationToken">Ends the step before it is taken.</param>
    public Task<Refusal?> RecordAsync(int id, int version, int patient, LetterFacts facts, string who, CancellationToken cancellationToken = default) =>
        changes.MakeAsync(id, version, who, CaseEntryKind.Letter, null, async (db, row) =>
        {
            if (!await CaseLettersQuery.Opened(db, id).AnyAsync(a => a.PatientId == patient, cancellationToken))
            {
                return (new("no-letter", "No access of the case opened this record."), "");
            }
            var letter = await db.CaseLetters.FirstOrDefaultAsync(l => l.CaseId == id && l.PatientId == patient, cancellationToken);
            var differences = facts.ChangesFrom(letter?.Facts() ?? new());
            if ((facts.WhyNot(row.DiscoveredOn, await changes.TodayAsync(cancellationToken)) ?? (differences.Count == 0 ? "Nothing differs from what is recorded." : null)) is { } wrong)
            {
                return (new("facts", wrong), "");
            }
            if (letter is null)
            {
                db.CaseLetters.Add(letter = new CaseLetterRow { CaseId = id, PatientId = patient });
            }
            letter.Put(facts);
            row.SignOffAskedBy = null;
            return (null, string.Create(CultureInfo.InvariantCulture, $"P{patient}: {string.Join('\n', differences)}"));
        }, cancellationToken);

    /// <summary>Records a day on which every letter that is due and not sent yet was sent.</summary>
    public Task<Refusal?> SentAsync(int id, int version, DateOnly? on, string who, CancellationToken cancellationToken = default) =>
        changes.MakeAsync(id, version, who, CaseEntryKind.Letter, on is null ? new("no-day", "Give the day.") : null, async (db, row) =>
        {
            if (new LetterFacts { SentOn = on }.WhyNot(row.DiscoveredOn, await changes.TodayAsync(cancellationToken)) is { } wrong)
            {
                return (new("facts", wrong), "");
            }
            var rows = await db.CaseLetters.Where(l => l.CaseId == id).ToDictionaryAsync(l => l.PatientId, cancellationToken);
            var due = (await CaseLettersQuery.Opened(db, id).Select(a => a.PatientId!.Value).Distinct().Order().ToListAsync(cancellationToken))
                .Where(p => rows.GetValueOrDefault(p) is null or { WithheldBecause: null, SentOn: null }).ToList();
            if (due.Count == 0)
            {
                return (new("no-letter", "No letter waits to be sent."), "");
            }
            foreach (var patient in due)
            {
                if (!rows.TryGetValue(patient, out var letter))
                {
                    db.CaseLetters.Add(letter = new CaseLetterRow { CaseId = id, PatientId = patient });
                }
                letter.SentOn = on;
            }
            row.SignOffAskedBy = null;
            return (null, string.Create(CultureInfo.InvariantCulture, $"{due.Count} sent {on:d MMM yyyy}: {string.Join(", ", due.Select(p => $"P{p}"))}"));
        }, cancellationToken);
}

/// <summary>What a row says of a letter.</summary>
internal static class CaseLetterFacts
{
    /// <summary>The facts of a letter.</summary>
    public static LetterFacts Facts(this CaseLetterRow row) =>
        new() { Events = row.Events, Information = row.Information, WithheldBecause = row.WithheldBecause, SentOn = row.SentOn, ReturnedOn = row.ReturnedOn };

    /// <summary>Sets the facts.</summary>
    public static void Put(this CaseLetterRow row, LetterFacts facts) =>
        (row.Events, row.Information, row.WithheldBecause, row.SentOn, row.ReturnedOn) = (facts.Events, facts.Information, facts.WithheldBecause, facts.SentOn, facts.ReturnedOn);
}
