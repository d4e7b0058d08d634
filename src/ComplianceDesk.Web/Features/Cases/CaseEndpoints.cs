using System.Globalization;
using ComplianceDesk.Core;
using ComplianceDesk.Core.Cases;
using ComplianceDesk.Core.Registers;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Review;
using ComplianceDesk.Web.Account;
using Microsoft.AspNetCore.Mvc;

namespace ComplianceDesk.Web.Features.Cases;

/// <summary>Cases, the history of one, and its files as downloads. Each is recorded.</summary>
public static class CaseEndpoints
{
    /// <summary>Maps the downloads.</summary>
    public static void MapCases(this IEndpointRouteBuilder routes)
    {
        routes.MapGet($"{CasesPageModel.Path}/file.{RegisterDownload.Formats}", WriteCasesAsync).RequireAuthorization(Policies.ViewCases);
        routes.MapGet($"{CasesPageModel.Path}/{{id:int}}/history.{RegisterDownload.Formats}", WriteHistoryAsync).RequireAuthorization(Policies.ViewCases);
        routes.MapPost($"{CasesPageModel.Path}/{{id:int}}/evidence/{{evidence:int}}", ReadAsync).RequireAuthorization(Policies.ViewCases);
    }

    private static async Task WriteCasesAsync(string format, HttpContext http, CasesQuery cases, Trail trail)
    {
        var who = http.User.Identity!.Name!;
        await trail.WriteAsync(who, "export", "cases", cancellationToken: http.RequestAborted);
        await RegisterDownload.WriteAsync(http, format, "cases", async rows =>
        {
            await rows.BeginAsync(
                RegisterHead.Of("Cases", "open and closed, by number", ["case", "title", "stage", "owner", "opened_at", "opened_by", "#findings", "notice_by", "closed_by", .. Names.Select(n => n.Column)]), http.RequestAborted);
            RowCursor? at = null;
            do
            {
                var (page, _) = await cases.RunAsync(new CaseFilter(All: true), who, new(CaseSort.Number, false), at, 500, http.RequestAborted);
                foreach (var line in page.Items)
                {
                    var facts = line.Facts.Lines.ToDictionary(l => l.Name, l => l.Value);
                    await rows.AddAsync(
                    [
                        Number(line.Row.Id), line.Row.Title, line.Facts.Stage.Text(), line.Row.Owner, line.Row.OpenedAt.Iso(), line.Row.OpenedBy, Number(line.Findings),
                        line.Facts.NoticeBy.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), line.Row.ClosedBy, .. Names.Select(n => facts[n.Fact]),
                    ], http.RequestAborted);
                }
                at = page.Later;
            }
            while (at is not null);
            await rows.EndAsync(http.RequestAborted);
        });
    }

    private static async Task WriteHistoryAsync(int id, string format, HttpContext http, CaseQuery cases, Trail trail)
    {
        if (await cases.RunAsync(id, http.RequestAborted) is not { } detail)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        await trail.WriteAsync(http.User.Identity!.Name!, "export", Subject(id), "history", http.RequestAborted);
        await RegisterDownload.WriteAsync(http, format, string.Create(CultureInfo.InvariantCulture, $"case-{id}-history"), async rows =>
        {
            await rows.BeginAsync(RegisterHead.Of("History", $"case {id}", "at", "who", "step", "text"), http.RequestAborted);
            foreach (var entry in detail.History)
            {
                await rows.AddAsync([entry.At.Iso(), entry.Who, CaseHistory.Word(entry.Kind), entry.Text], http.RequestAborted);
            }
            await rows.EndAsync(http.RequestAborted);
        });
    }

    // The reason comes as a form field, so that it stands in no address; the antiforgery middleware checks the form.
    private static async Task<IResult> ReadAsync(int id, int evidence, [FromForm] string? reason, HttpContext http, CaseReview review, Trail trail)
    {
        if (await review.ReadAsync(id, evidence, http.RequestAborted) is not { } file)
        {
            return Results.NotFound();
        }
        if (IdentityReveal.WhyNot(reason) is { } refusal)
        {
            return Results.Problem(refusal.Text, statusCode: StatusCodes.Status400BadRequest);
        }
        await trail.WriteAsync(http.User.Identity!.Name!, "download", Subject(id), string.Create(CultureInfo.InvariantCulture, $"evidence {evidence}: {reason!.Trim()}"), http.RequestAborted);
        // Whatever a person attached is handed out as bytes to save, never as something a browser shows.
        return Results.File(file.Content, "application/octet-stream", Path.GetFileName(file.Name));
    }

    private static readonly IReadOnlyList<(string Fact, string Column)> Names =
        [.. new CaseFacts { DiscoveredOn = DateOnly.MinValue }.Lines.Select(l => (l.Name, l.Name.ToLowerInvariant().Replace(", ", "_", StringComparison.Ordinal).Replace(' ', '_')))];

    private static string Subject(int id) => string.Create(CultureInfo.InvariantCulture, $"case:{id}");

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
