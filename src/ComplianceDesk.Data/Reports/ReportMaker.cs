using System.Globalization;
using System.Security.Cryptography;
using ComplianceDesk.Core.Reports;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

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

        var built = await BuildAsync(request, clock.GetUtcNow(), cancellationToken);
        var row = await register.AddAsync(request.Name, format, built.Document, built.Basis, null, render, cancellationToken);
        await keys.KeepAsync(row, built.People, cancellationToken);
        return row;
    }

    /// <summary>Signs a draft off and issues it as the next version. It is made again as of the draft's time, and only when that gives the draft's bytes: then each figure is the one that was read.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="by">Who signs; not the preparer.</param>
    /// <param name="render">Writes a document to a stream; equal bytes for an equal draft.</param>
    /// <param name="cancellationToken">Leaves nothing behind.</param>
    /// <exception cref="ArgumentException">It cannot be signed off; the message says why.</exception>
    public async Task<ReportRow> SignOffAsync(ReportRow draft, string by, Action<Document, Stream> render, CancellationToken cancellationToken = default)
    {
        if (WhyNotSignOff(draft, by) is { } why) throw new ArgumentException(why);
        var made = new DateTimeOffset(draft.GeneratedAt, TimeSpan.Zero);
        var built = await BuildAsync(await RequestOf(draft, cancellationToken), made, cancellationToken);
        if (Hash(built.Document, render) != draft.Sha256) throw new ArgumentException("The store no longer gives the figures of this draft: data or decisions came since, or the file was signed when it was made. Make a new draft.");

        var at = clock.GetUtcNow();
        var local = TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(draft.Zone!));
        var words = string.Create(CultureInfo.InvariantCulture, $"Version {draft.Version + 1}, signed off by {by}, {Figures.Moment(local)}");
        var final = built.Document with { Info = built.Document.Info with { Draft = false, SignedOff = words } };
        var row = await register.AddAsync(draft.Name, draft.Format, final, built.Basis, new ReportSignOff(draft, by, at.UtcDateTime), render, cancellationToken);
        await keys.KeepAsync(row, built.People, cancellationToken);
        return row;
    }

    /// <summary>Why somebody cannot sign a report off, in a sentence; null when nothing known from the register stands against it.</summary>
    public static string? WhyNotSignOff(ReportRow report, string by) =>
        !report.Draft || report.SupersededById is not null ? "This report does not wait for a sign-off."
        : string.Equals(report.GeneratedBy, by, StringComparison.OrdinalIgnoreCase) ? "Somebody other than the preparer signs a report off."
        : null;

    private async Task<BuiltReport> BuildAsync(ReportRequest request, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var built = await ReportLibrary.BuildAsync(store, request, new ReportTime(at), cancellationToken);
        var info = built.Document.Info;
        return built with { Document = built.Document with { Info = info with { Draft = request.Draft, Logo = await new SiteLogo(store).LoadAsync(info.Organisation, cancellationToken) } } };
    }

    private async Task<ReportRequest> RequestOf(ReportRow draft, CancellationToken cancellationToken)
    {
        await using var db = store.CreateDbContext();
        var about = draft.About?.Split(':') ?? [];
        var id = about.Length == 2 ? int.Parse(about[1], CultureInfo.InvariantCulture) : 0;
        return new ReportRequest(draft.Name, draft.From, draft.To, draft.GeneratedBy)
        {
            Patient = about is ["patient", _] ? await db.Patients.Where(p => p.Id == id).Select(p => p.PatientId).FirstOrDefaultAsync(cancellationToken) : null,
            User = about is ["user", _] ? await db.Workforce.Where(u => u.Id == id).Select(u => u.UserId).FirstOrDefaultAsync(cancellationToken) : null,
            Department = about is ["department", _] ? await db.Departments.Where(d => d.Id == id).Select(d => d.DepartmentId).FirstOrDefaultAsync(cancellationToken) : null,
            Identities = draft.Identified ? ReportIdentities.Identified : ReportIdentities.Keys,
            Reason = draft.Identified ? string.Create(CultureInfo.InvariantCulture, $"Sign-off of report {draft.Id}") : null,
            Draft = true,
        };
    }

    private string Hash(Document document, Action<Document, Stream> render)
    {
        var path = Path.Combine(store.Reports, Path.GetRandomFileName() + ".draft");
        try
        {
            using (var file = File.Create(path))
            {
                render(document, file);
            }

            using var read = File.OpenRead(path);
            return Convert.ToHexStringLower(SHA256.HashData(read));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
