using System.Globalization;
using System.Text;
using ComplianceDesk.Core;
using ComplianceDesk.Core.Cases;
using ComplianceDesk.Core.Registers;
using ComplianceDesk.Core.Reports;
using ComplianceDesk.Data;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Review;
using ComplianceDesk.Documents;
using ComplianceDesk.Web.Account;
using Microsoft.AspNetCore.Mvc;

namespace ComplianceDesk.Web.Features.Cases;

/// <summary>The history of a case, and its files as downloads. Each is recorded.</summary>
public static class CaseEndpoints
{
    /// <summary>The formats of the draft letter.</summary>
    public static IReadOnlyList<string> LetterFormats { get; } = ["pdf", "txt"];

    /// <summary>Maps the downloads.</summary>
    public static void MapCases(this IEndpointRouteBuilder routes)
    {
        routes.MapGet($"{CasesPageModel.Path}/{{id:int}}/history.{RegisterDownload.Formats}", WriteHistoryAsync).RequireAuthorization(Policies.ViewCases);
        routes.MapPost($"{CasesPageModel.Path}/{{id:int}}/evidence/{{evidence:int}}", ReadAsync).RequireAuthorization(Policies.ViewCases);
        routes.MapPost($"{CasesPageModel.Path}/{{id:int}}/file", WriteFileAsync).RequireAuthorization(Policies.ViewCases);
        foreach (var format in LetterFormats)
        {
            routes.MapGet($"{CasesPageModel.Path}/{{id:int}}/letter.{format}", (int id, HttpContext http, CaseQuery cases, Trail trail, Site site, TimeProvider clock) => WriteLetterAsync(id, format, http, cases, trail, site, clock))
                .RequireAuthorization(Policies.WorkCases);
        }
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
                await rows.AddAsync([entry.At.Iso(), entry.Who, entry.Kind.Text(), entry.Text], http.RequestAborted);
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

    // The ZIP is whole before a byte of it leaves: its hash stands in the trail first.
    private static async Task<IResult> WriteFileAsync(int id, [FromForm] string? reason, [FromForm] CaseReader reader, HttpContext http, CaseFileQuery query, CaseBundle bundle, DeskStore store, Trail trail, TimeProvider clock)
    {
        if ((Enum.IsDefined(reader) ? IdentityReveal.WhyNot(reason)?.Text : "Choose for whom.") is { } refusal)
        {
            return Results.Problem(refusal, statusCode: StatusCodes.Status400BadRequest);
        }
        if (await query.RunAsync(id, reader, http.User.Identity!.Name!, clock.GetUtcNow().UtcDateTime, http.RequestAborted) is not { } data)
        {
            return Results.NotFound();
        }
        var file = ScratchFile.Create(store);
        try
        {
            var hash = await bundle.WriteAsync(data, file, http.RequestAborted);
            await trail.WriteAsync(http.User.Identity!.Name!, "export", Subject(id), $"case file for {(reader == CaseReader.Inside ? "inside" : "outside")}, SHA-256 {hash}: {reason!.Trim()}", http.RequestAborted);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
        file.Position = 0;
        http.Response.Headers.CacheControl = "no-store";
        return Results.File(file, "application/zip", string.Create(CultureInfo.InvariantCulture, $"case-{id}.zip"));
    }

    private static async Task<IResult> WriteLetterAsync(int id, string format, HttpContext http, CaseQuery cases, Trail trail, Site site, TimeProvider clock)
    {
        if (await cases.RunAsync(id, http.RequestAborted) is not { } detail)
        {
            return Results.NotFound();
        }
        var who = http.User.Identity!.Name!;
        await trail.WriteAsync(who, "export", Subject(id), $"draft letter ({format})", http.RequestAborted);
        http.Response.Headers.CacheControl = "no-store";
        var name = string.Create(CultureInfo.InvariantCulture, $"case-{id}-letter.{format}");
        if (format == "txt")
        {
            return Results.File(Encoding.UTF8.GetBytes(BreachLetter.Text(detail.Facts, site.Name)), "text/plain; charset=utf-8", name);
        }
        var now = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), site.Zone);
        var info = new DocumentInfo
        {
            Title = "Notice about your health information", Subject = "Draft of a notice to an individual (45 CFR 164.404)", Organisation = site.Name, ReportId = string.Create(CultureInfo.InvariantCulture, $"Case {id}, letter"),
            GeneratedAt = now, Zone = site.Zone.Id, GeneratedBy = who, From = detail.Facts.DiscoveredOn, To = DateOnly.FromDateTime(now.DateTime), Draft = true,
        };
        var pdf = new MemoryStream();
        PdfRenderer.Write(BreachLetter.Document(detail.Facts, info), pdf, http.RequestAborted);
        pdf.Position = 0;
        return Results.File(pdf, "application/pdf", name);
    }

    private static string Subject(int id) => string.Create(CultureInfo.InvariantCulture, $"case:{id}");
}
