using System.Globalization;
using System.Text.Json;
using ComplianceDesk.Core.Registers;
using ComplianceDesk.Core.Rules;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Judgement;

/// <summary>
/// The register of findings: every finding but the withdrawn ones, heaviest first, with the status a person gave it.
/// An access without an event id of its source is named by the first twelve hex digits of its file's SHA-256, a colon and its line.
/// </summary>
public static class FindingsRegister
{
    /// <summary>SQL of the id by which the written files name an access.</summary>
    internal const string EventId = "coalesce(a.EventId, substr(i.Sha256, 1, 12) || ':' || a.Line)";

    /// <summary>Writes all findings but the withdrawn ones.</summary>
    public static Task WriteAsync(DeskStore store, RowWriter rows, CancellationToken cancellationToken = default) => WriteAsync(store, rows, withdrawn: false, cancellationToken);

    /// <param name="store">The store.</param>
    /// <param name="rows">Where the rows go; it is completed.</param>
    /// <param name="withdrawn">True to write withdrawn findings too.</param>
    /// <param name="cancellationToken">Stops between lines.</param>
    public static async Task WriteAsync(DeskStore store, RowWriter rows, bool withdrawn, CancellationToken cancellationToken)
    {
        await rows.BeginAsync(
            RegisterHead.Of(
                "Findings", withdrawn ? "all, withdrawn ones among them" : "all but the withdrawn ones",
                "finding_id", "rule", "#score", "severity", "status", "user_id", "patient_id", "first_at", "last_at", "event_ids", "reasons", "rule_versions", "policy"), cancellationToken);
        await using var db = store.CreateDbContext();
        using var connection = store.OpenConnection();
        using var events = connection.CreateCommand();
        events.CommandText = $"""
            SELECT {EventId} FROM FindingAccesses f JOIN Accesses a ON a.Id = f.AccessId LEFT JOIN Imports i ON i.Id = a.ImportId
            WHERE f.FindingId = $finding ORDER BY a.At, a.Id
            """;
        var parameter = events.Parameters.Add("$finding", Microsoft.Data.Sqlite.SqliteType.Integer);
        var findings = from finding in db.Findings.AsNoTracking()
                       join user in db.Workforce on finding.UserId equals user.Id into users
                       from user in users.DefaultIfEmpty()
                       join patient in db.Patients on finding.PatientId equals patient.Id into patients
                       from patient in patients.DefaultIfEmpty()
                       where withdrawn || finding.Status != FindingStatus.Withdrawn
                       orderby finding.Score descending, finding.Id
                       select new { Finding = finding, UserId = user == null ? null : user.UserId, PatientId = patient == null ? null : patient.PatientId };
        await foreach (var row in findings.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            parameter.Value = row.Finding.Id;
            var ids = new List<string>();
            using (var reader = await events.ExecuteReaderAsync(cancellationToken))
            {
                while (await reader.ReadAsync(cancellationToken))
                {
                    ids.Add(reader.GetString(0));
                }
            }

            var signals = JsonSerializer.Deserialize<List<Signal>>(row.Finding.Signals, JsonSerializerOptions.Web)!;
            await rows.AddAsync(
            [
                row.Finding.Id.ToString(CultureInfo.InvariantCulture),
                row.Finding.Rules,
                row.Finding.Score.ToString(CultureInfo.InvariantCulture),
                Kebab(row.Finding.Severity.ToString()),
                Kebab(row.Finding.Status.ToString()),
                row.UserId,
                row.PatientId,
                Time(row.Finding.FirstAt),
                Time(row.Finding.LastAt),
                string.Join(';', ids),
                string.Join(" | ", signals.Select(s => s.Sentence)),
                RuleVersions.Words(row.Finding.Rules.Split(';', StringSplitOptions.RemoveEmptyEntries), RuleVersions.Parse(row.Finding.RuleVersions)),
                new PolicyVersions(row.Finding.FoundByPolicy, row.Finding.JudgedByPolicy).Text,
            ], cancellationToken);
        }

        await rows.EndAsync(cancellationToken);
    }

    private static string Time(DateTime at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static string Kebab(string name) => string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(c) : c.ToString()));
}
