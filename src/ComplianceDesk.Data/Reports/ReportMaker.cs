using System.Globalization;
using ComplianceDesk.Core.Reports;
using ComplianceDesk.Data.Rows;

namespace ComplianceDesk.Data.Reports;

/// <summary>Makes a report from its request to its row in the register: reads it, renders it, keeps the bytes, and the keys by which it names people.</summary>
public sealed class ReportMaker(DeskStore store, ReportRegister register, KeyList keys, TimeProvider clock)
{
    /// <summary>Makes it. Who asked for identities, and why, is in the trail before anything of them is read.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="format"><c>pdf</c> or <c>xlsx</c>.</param>
    /// <param name="render">Writes the document to a stream.</param>
    /// <param name="cancellationToken">Leaves nothing behind.</param>
    /// <exception cref="ArgumentException">The report cannot be made as asked.</exception>
    public async Task<ReportRow> MakeAsync(ReportRequest request, string format, Action<Document, Stream> render, CancellationToken cancellationToken = default)
    {
        if (ReportLibrary.WhyNot(request) is null && request.Identities == ReportIdentities.Identified)
        {
            await using var db = store.CreateDbContext();
            db.Trail.Add(new TrailRow
            {
                At = clock.GetUtcNow().UtcDateTime, Who = request.By, Action = "reveal", Subject = $"report:{request.Name}",
                Detail = string.Create(CultureInfo.InvariantCulture, $"{request.From:yyyy-MM-dd} to {request.To:yyyy-MM-dd}: {request.Reason!.Trim()}"),
            });
            await db.SaveChangesAsync(cancellationToken);
        }

        var built = await ReportLibrary.BuildAsync(store, request, clock, cancellationToken);
        var info = built.Document.Info;
        var document = built.Document with { Info = info with { Logo = await new SiteLogo(store).LoadAsync(info.Organisation, cancellationToken) } };
        var row = await register.AddAsync(request.Name, format, document, render, cancellationToken);
        await keys.KeepAsync(row, built.People, cancellationToken);
        return row;
    }
}
