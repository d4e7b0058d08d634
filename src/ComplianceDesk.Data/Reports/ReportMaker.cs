using System.Globalization;
using System.Security.Cryptography;
using ComplianceDesk.Core.Reports;
using ComplianceDesk.Data.Rows;
using Microsoft.Data.Sqlite;

namespace ComplianceDesk.Data.Reports;

/// <summary>Makes a report from its request to its row in the register: reads it, renders it, keeps the bytes, and the keys by which it names people.</summary>
public sealed class ReportMaker(DeskStore store, ReportRegister register, KeyList keys, TimeProvider clock)
{
    /// <summary>Makes it. Who asked for identities, and why, is in the trail before anything of them is read.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="format"><c>pdf</c> or <c>xlsx</c>.</param>
    /// <param name="render">Writes the document to a stream.</param>
    /// <param name="turn">The job it is made for; null for none.</param>
    /// <param name="cancellationToken">Breaks off queries and writing; leaves nothing behind.</param>
    /// <exception cref="ArgumentException">The report cannot be made as asked.</exception>
    public async Task<ReportRow> MakeAsync(ReportRequest request, string format, Action<Document, Stream> render, ReportTurn? turn = null, CancellationToken cancellationToken = default)
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

        await using var built = await BuildAsync(request, clock.GetUtcNow(), cancellationToken);
        var entry = new ReportEntry(request.Name, format, built.Document) { Basis = built.Reading.Basis, Within = turn?.End, Beside = (row, stop) => keys.KeepAsync(row, built.Reading.People, stop) };
        return await UnlessCancelledAsync(() => register.AddAsync(entry, Telling(render, turn, ReportStage.Writing, cancellationToken), cancellationToken), cancellationToken);
    }

    /// <summary>Signs a draft off and issues it as the next version. It is made again as of the draft's time, and only when that gives the draft's bytes: then each figure is the one that was read.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="by">Who signs; not the preparer.</param>
    /// <param name="render">Writes a document to a stream; equal bytes for an equal draft.</param>
    /// <param name="turn">The job it is done for; null for none.</param>
    /// <param name="cancellationToken">Breaks off queries and writing; leaves nothing behind.</param>
    /// <exception cref="ArgumentException">It cannot be signed off; the message says why.</exception>
    public async Task<ReportRow> SignOffAsync(ReportRow draft, string by, Action<Document, Stream> render, ReportTurn? turn = null, CancellationToken cancellationToken = default)
    {
        if (WhyNotSignOff(draft, by) is { } why) throw new ArgumentException(why);
        var made = new DateTimeOffset(draft.GeneratedAt, TimeSpan.Zero);
        await using var built = await BuildAsync(await RequestOf(draft, cancellationToken), made, cancellationToken);
        if (Hash(built.Document, Telling(render, turn, ReportStage.Checking, cancellationToken)) != draft.Sha256) throw new ArgumentException("The store no longer gives the figures of this draft: data or decisions came since, or the file was signed when it was made. Make a new draft.");

        var at = clock.GetUtcNow();
        var local = TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(draft.Zone!));
        var final = SignOffSection.Signed(built.Document, draft.Version + 1, by, local);
        var entry = new ReportEntry(draft.Name, draft.Format, final)
        {
            Basis = built.Reading.Basis, SignOff = new ReportSignOff(draft, by, at.UtcDateTime), Within = turn?.End, Beside = (row, stop) => keys.KeepAsync(row, built.Reading.People, stop),
        };
        return await UnlessCancelledAsync(() => register.AddAsync(entry, Telling(render, turn, ReportStage.Writing, cancellationToken), cancellationToken), cancellationToken);
    }

    /// <summary>Why somebody cannot sign a report off, in a sentence; null when nothing known from the register stands against it.</summary>
    public static string? WhyNotSignOff(ReportRow report, string by) =>
        !report.Draft ? "This report does not wait for a sign-off."
        : report.SupersededById is { } newer ? string.Create(CultureInfo.InvariantCulture, $"This draft is superseded by report no. {newer}.")
        : string.Equals(report.GeneratedBy, by, StringComparison.OrdinalIgnoreCase) ? "Somebody other than the preparer signs a report off."
        : null;

    private async Task<BuiltReport> BuildAsync(ReportRequest request, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var built = await UnlessCancelledAsync(() => ReportLibrary.BuildAsync(store.Until(cancellationToken), request, new ReportTime(at), cancellationToken), cancellationToken);
        var info = built.Document.Info;
        return built with { Document = built.Document with { Info = info with { Draft = true, Logo = await new SiteLogo(store).LoadAsync(info.Organisation, cancellationToken) } } };
    }

    private async Task<ReportRequest> RequestOf(ReportRow draft, CancellationToken cancellationToken)
    {
        await using var db = store.CreateDbContext();
        var request = new ReportRequest(draft.Name, draft.From, draft.To, draft.GeneratedBy)
        {
            Identities = draft.Identified ? ReportIdentities.Identified : ReportIdentities.Keys,
            Reason = draft.Identified ? string.Create(CultureInfo.InvariantCulture, $"Sign-off of report {draft.Id}") : null,
        };
        return await ReportSubject.NameAsync(db, draft.About, request, cancellationToken);
    }

    private static Action<Document, Stream> Telling(Action<Document, Stream> render, ReportTurn? turn, ReportStage stage, CancellationToken cancellationToken) =>
        turn is null ? render : (document, stream) => render(DocumentCount.Over(document, done => turn.Told(new ReportProgress(turn.Job, stage, done)), cancellationToken), stream);

    // A query that was broken off says so in SQLite's words.
    private static async Task<T> UnlessCancelledAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await work();
        }
        catch (SqliteException broken) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(broken.Message, broken, cancellationToken);
        }
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
