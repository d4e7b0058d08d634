using System.Globalization;
using System.Security.Cryptography;
using ComplianceDesk.Core.Reports;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Reports;

/// <summary>Keeps every report that was made: its bytes under their SHA-256 in the data directory, and a row that says what it is.</summary>
public sealed class ReportRegister(DeskStore store)
{
    /// <summary>Renders a document, keeps the bytes and registers them. The row appears only when the file is complete.</summary>
    /// <param name="entry">The report.</param>
    /// <param name="render">Writes its document to a stream.</param>
    /// <param name="cancellationToken">Leaves nothing behind.</param>
    /// <exception cref="ArgumentException">Its draft was signed off or superseded meanwhile.</exception>
    public async Task<ReportRow> AddAsync(ReportEntry entry, Action<Document, Stream> render, CancellationToken cancellationToken = default)
    {
        var draft = Path.Combine(store.Reports, Path.GetRandomFileName() + ".draft");
        try
        {
            await using (var file = File.Create(draft))
            {
                render(entry.Document, file);
            }

            var row = Row(entry, await HashAsync(draft, cancellationToken), new FileInfo(draft).Length);
            File.Move(draft, PathOf(row), overwrite: true);
            try
            {
                if (entry.Beside is { } beside)
                {
                    await beside(row, cancellationToken);
                }

                await RegisterAsync(row, entry, cancellationToken);
            }
            catch
            {
                await RemoveAsync(row);
                throw;
            }

            return row;
        }
        finally
        {
            File.Delete(draft);
        }
    }

    /// <summary>Where the bytes of a registered report stand.</summary>
    public string PathOf(ReportRow report) => Path.Combine(store.Reports, $"{report.Sha256}.{report.Format}");

    /// <summary>Removes what a killed process left half written; what another process writes now is in its hands.</summary>
    public void CleanUp()
    {
        foreach (var left in Directory.EnumerateFiles(store.Reports, "*.draft"))
        {
            try
            {
                new FileStream(left, FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose).Dispose();
            }
            catch (IOException)
            {
                // Being written.
            }
        }
    }

    private static ReportRow Row(ReportEntry entry, string sha256, long bytes)
    {
        var info = entry.Document.Info;
        return new ReportRow
        {
            Name = entry.Name,
            Format = entry.Format,
            From = info.From,
            To = info.To,
            GeneratedAt = info.GeneratedAt.UtcDateTime,
            GeneratedBy = info.GeneratedBy,
            Sha256 = sha256,
            Bytes = bytes,
            About = info.About,
            Identified = info.Identified,
            Number = info.ReportId,
            Version = (entry.SignOff?.Of.Version ?? 0) + 1,
            Draft = info.Draft,
            Zone = info.Zone,
            ProgramVersion = entry.Basis?.ProgramVersion,
            PolicyVersion = entry.Basis?.PolicyVersion,
            Catalogue = entry.Basis?.Catalogue,
            DataSet = entry.Basis?.DataSet,
            DraftId = entry.SignOff?.Of.Id,
            SignedOffBy = entry.SignOff?.By,
            SignedOffAt = entry.SignOff?.At,
        };
    }

    private static async Task<string> HashAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken));
    }

    private async Task RegisterAsync(ReportRow row, ReportEntry entry, CancellationToken cancellationToken)
    {
        await using var db = store.CreateDbContext();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (row.DraftId is { } draft && !await db.Reports.AnyAsync(r => r.Id == draft && r.SupersededById == null, cancellationToken))
        {
            throw new ArgumentException("The draft was signed off or superseded meanwhile.");
        }

        db.Reports.Add(row);
        await db.SaveChangesAsync(cancellationToken);
        if (entry.Within is { } within)
        {
            await within(db, row, cancellationToken);
        }

        var superseded = await SupersedeAsync(db, row, cancellationToken);
        db.Trail.Add(new TrailRow
        {
            At = row.SignedOffAt ?? row.GeneratedAt,
            Who = row.SignedOffBy ?? row.GeneratedBy,
            Action = row.DraftId is null ? "report" : "report-sign-off",
            Subject = string.Create(CultureInfo.InvariantCulture, $"report:{row.Id}"),
            Detail = string.Create(CultureInfo.InvariantCulture, $"{row.Name} {row.From:yyyy-MM-dd} to {row.To:yyyy-MM-dd} as {row.Format}{(superseded.Count == 0 ? "" : $", supersedes report {string.Join(", ", superseded)}")}"),
        });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>
    /// Marks what the new report is to be read instead of: the same report of the same subject, period and format, people named the same way, that
    /// stands no higher. A draft supersedes drafts only, for what was issued stays in force until the new one is signed off; what was signed off gives way only
    /// to what is signed off.
    /// </summary>
    private static async Task<IReadOnlyList<int>> SupersedeAsync(DeskContext db, ReportRow by, CancellationToken cancellationToken)
    {
        var signedOff = by.SignedOffBy is not null;
        var older = db.Reports.Where(r => r.Id < by.Id && r.SupersededById == null && r.Name == by.Name && r.Format == by.Format && r.From == by.From && r.To == by.To
            && r.About == by.About && r.Identified == by.Identified && (signedOff || (r.SignedOffBy == null && (!by.Draft || r.Draft))));
        var ids = await older.OrderBy(r => r.Id).Select(r => r.Id).ToListAsync(cancellationToken);
        await older.ExecuteUpdateAsync(set => set.SetProperty(r => r.SupersededById, by.Id), cancellationToken);
        return ids;
    }

    // Equal bytes may have been registered before; then they stay.
    private async Task RemoveAsync(ReportRow row)
    {
        await using var db = store.CreateDbContext();
        if (!await db.Reports.AnyAsync(r => r.Sha256 == row.Sha256))
        {
            foreach (var left in Directory.EnumerateFiles(store.Reports, row.Sha256 + ".*"))
            {
                File.Delete(left);
            }
        }
    }
}
