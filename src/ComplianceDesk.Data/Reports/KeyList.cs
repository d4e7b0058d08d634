using System.Globalization;
using System.Text;
using ComplianceDesk.Data.Review;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Reports;

/// <summary>
/// Whom the keys of a pseudonymous report stand for. Beside the report only the keys are kept; names are read from the store when somebody asks for
/// them with a reason, and the asking is recorded in the same transaction.
/// </summary>
public sealed class KeyList(DeskStore store, TimeProvider clock)
{
    /// <summary>Keeps the keys that a report used. To be called when it has been rendered: rows that stream are named as they are written.</summary>
    public Task KeepAsync(ReportRow report, ReportPeople people, CancellationToken cancellationToken = default) =>
        people.Identified
            ? Task.CompletedTask
            : File.WriteAllLinesAsync(PathOf(report), people.Users.Select(u => Key('U', u)).Concat(people.Patients.Select(p => Key('P', p))), cancellationToken);

    /// <summary>True when the report is by keys and they were kept.</summary>
    public bool Has(ReportRow report) => !report.Identified && File.Exists(PathOf(report));

    /// <summary>The key list as CSV (<c>key,kind,id,name</c>), and the trail entry that says who asked and why.</summary>
    /// <exception cref="ArgumentException">No reason was given, or the report has no keys.</exception>
    public async Task<string> RevealAsync(ReportRow report, string who, string? reason, CancellationToken cancellationToken = default)
    {
        if (IdentityReveal.WhyNot(reason) is { } refusal) throw new ArgumentException(refusal.Text, nameof(reason));
        if (!Has(report)) throw new ArgumentException("This report names nobody by a key.", nameof(report));
        var keys = await File.ReadAllLinesAsync(PathOf(report), cancellationToken);
        await using var db = store.CreateDbContext();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var text = new StringBuilder(CsvText.Line("key", "kind", "id", "name"));
        foreach (var some in keys.Where(k => k[0] == 'U').Select(Number).Chunk(500))
        {
            foreach (var u in await db.Workforce.AsNoTracking().Where(u => some.Contains(u.Id)).OrderBy(u => u.Id).ToListAsync(cancellationToken))
            {
                text.Append(CsvText.Line(Key('U', u.Id), "user", u.UserId, Joined(u.GivenName, u.FamilyName)));
            }
        }

        foreach (var some in keys.Where(k => k[0] == 'P').Select(Number).Chunk(500))
        {
            foreach (var p in await db.Patients.AsNoTracking().Where(p => some.Contains(p.Id)).OrderBy(p => p.Id).ToListAsync(cancellationToken))
            {
                text.Append(CsvText.Line(Key('P', p.Id), "patient", p.PatientId, Joined(p.GivenName, p.FamilyName)));
            }
        }

        db.Trail.Add(new TrailRow
        {
            At = clock.GetUtcNow().UtcDateTime, Who = who, Action = "reveal", Subject = string.Create(CultureInfo.InvariantCulture, $"report:{report.Id}"), Detail = $"key list: {reason!.Trim()}",
        });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return text.ToString();
    }

    private string PathOf(ReportRow report) => Path.Combine(store.Reports, $"{report.Sha256}.{report.Format}.keys");

    private static string Key(char kind, int id) => string.Create(CultureInfo.InvariantCulture, $"{kind}{id}");

    private static int Number(string key) => int.Parse(key.AsSpan(1), CultureInfo.InvariantCulture);

    private static string Joined(string? given, string? family) => string.Join(' ', new[] { given, family }.Where(n => !string.IsNullOrWhiteSpace(n)));
}
