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
    /// <param name="name">The report's name.</param>
    /// <param name="format"><c>pdf</c> or <c>xlsx</c>.</param>
    /// <param name="document">What is rendered; time and maker are taken from it.</param>
    /// <param name="basis">The versions and the data set behind it; null when they are not known.</param>
    /// <param name="signOff">The draft it replaces and who signed that off; null for a first version.</param>
    /// <param name="render">Writes the document to a stream.</param>
    /// <param name="cancellationToken">Leaves nothing behind.</param>
    public async Task<ReportRow> AddAsync(string name, string format, Document document, ReportBasis? basis, ReportSignOff? signOff, Action<Document, Stream> render, CancellationToken cancellationToken = default)
    {
        var draft = Path.Combine(store.Reports, Path.GetRandomFileName() + ".draft");
        try
        {
            await using (var file = File.Create(draft))
            {
                render(document, file);
            }

            var row = new ReportRow
            {
                Name = name,
                Format = format,
                From = document.Info.From,
                To = document.Info.To,
                GeneratedAt = document.Info.GeneratedAt.UtcDateTime,
                GeneratedBy = document.Info.GeneratedBy,
                Sha256 = await HashAsync(draft, cancellationToken),
                Bytes = new FileInfo(draft).Length,
                About = document.Info.About,
                Identified = document.Info.Identified,
                Number = document.Info.ReportId,
                Version = (signOff?.Of.Version ?? 0) + 1,
                Draft = document.Info.Draft,
                Zone = document.Info.Zone,
                ProgramVersion = basis?.ProgramVersion,
                PolicyVersion = basis?.PolicyVersion,
                Catalogue = basis?.Catalogue,
                DataSet = basis?.DataSet,
                SupersedesId = signOff?.Of.Id,
                SignedOffBy = signOff?.By,
                SignedOffAt = signOff?.At,
            };
            File.Move(draft, PathOf(row), overwrite: true);
            await RegisterAsync(row, cancellationToken);
            return row;
        }
        finally
        {
            File.Delete(draft);
        }
    }

    /// <summary>Where the bytes of a registered report stand.</summary>
    public string PathOf(ReportRow report) => Path.Combine(store.Reports, $"{report.Sha256}.{report.Format}");

    private static async Task<string> HashAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken));
    }

    private async Task RegisterAsync(ReportRow row, CancellationToken cancellationToken)
    {
        await using var db = store.CreateDbContext();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        db.Reports.Add(row);
        await db.SaveChangesAsync(cancellationToken);
        if (row.SupersedesId is { } old)
        {
            await db.Reports.Where(r => r.Id == old).ExecuteUpdateAsync(set => set.SetProperty(r => r.SupersededById, row.Id), cancellationToken);
        }

        db.Trail.Add(new TrailRow
        {
            At = row.SignedOffAt ?? row.GeneratedAt,
            Who = row.SignedOffBy ?? row.GeneratedBy,
            Action = row.SupersedesId is null ? "report" : "report-sign-off",
            Subject = string.Create(CultureInfo.InvariantCulture, $"report:{row.Id}"),
            Detail = string.Create(CultureInfo.InvariantCulture, $"{row.Name} {row.From:yyyy-MM-dd} to {row.To:yyyy-MM-dd} as {row.Format}{(row.SupersedesId is { } draft ? $", replaces report {draft}" : "")}"),
        });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
