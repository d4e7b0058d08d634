using System.Globalization;
using ComplianceDesk.Core;
using ComplianceDesk.Core.Cases;
using ComplianceDesk.Core.Registers;
using ComplianceDesk.Data;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Review;
using ComplianceDesk.Web.Account;
using Microsoft.AspNetCore.Mvc;

namespace ComplianceDesk.Web.Features.Cases;

/// <summary>The history of a case, and its files as downloads. Each is recorded.</summary>
public static class CaseEndpoints
{
    /// <summary>Maps the downloads.</summary>
    public static void MapCases(this IEndpointRouteBuilder routes)
    {
        routes.MapGet($"{CasesPageModel.Path}/{{id:int}}/history.{RegisterDownload.Formats}", WriteHistoryAsync).RequireAuthorization(Policies.ViewCases);
        routes.MapGet($"{CasesPageModel.Path}/{{id:int}}/letters.{RegisterDownload.Formats}", WriteLetterListAsync).RequireAuthorization(Policies.ViewCases);
        routes.MapPost($"{CasesPageModel.Path}/{{id:int}}/evidence/{{evidence:int}}", ReadAsync).RequireAuthorization(Policies.ViewCases);
        routes.MapPost($"{CasesPageModel.Path}/{{id:int}}/file", WriteFileAsync).RequireAuthorization(Policies.ViewCases);
        routes.MapPost($"{CasesPageModel.Path}/{{id:int}}/letters/file", WriteLettersAsync).RequireAuthorization(Policies.WorkCases);
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

    private static async Task WriteLetterListAsync(int id, string format, HttpContext http, CaseLettersQuery query, Trail trail)
    {
        var letters = await query.RunAsync(id, http.RequestAborted);
        await trail.WriteAsync(http.User.Identity!.Name!, "export", Subject(id), "list of letters", http.RequestAborted);
        await RegisterDownload.WriteAsync(http, format, string.Create(CultureInfo.InvariantCulture, $"case-{id}-letters"), async rows =>
        {
            await rows.BeginAsync(RegisterHead.Of("Letters", $"case {id}", "letter", "record", "opened", "#accesses", "own_words", "no_letter_because", "sent", "came_back"), http.RequestAborted);
            foreach (var letter in letters)
            {
                await rows.AddAsync(
                [
                    letter.Letter.Key, letter.Patient.Number, string.Join(' ', letter.Letter.Days.Select(d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))), letter.Accesses.ToString(CultureInfo.InvariantCulture),
                    letter.Facts.Events is null && letter.Facts.Information is null ? "no" : "yes", letter.Facts.WithheldBecause, letter.Facts.SentOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), letter.Facts.ReturnedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                ], http.RequestAborted);
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
    private static async Task<IResult> WriteFileAsync(int id, [FromForm] string? reason, [FromForm] CaseReader reader, [FromForm] bool? noTexts, [FromForm] bool? noFiles, HttpContext http, CaseFileQuery query, CaseBundle bundle, DeskStore store, Trail trail, TimeProvider clock)
    {
        if ((Enum.IsDefined(reader) ? IdentityReveal.WhyNot(reason)?.Text : "Choose for whom.") is { } refusal)
        {
            return Results.Problem(refusal, statusCode: StatusCodes.Status400BadRequest);
        }
        var choice = new CaseFileChoice(reader, noTexts is not true, noFiles is not true);
        await using var reading = await query.OpenAsync(id, choice, http.User.Identity!.Name!, clock.GetUtcNow().UtcDateTime, http.RequestAborted);
        if (reading is null)
        {
            return Results.NotFound();
        }
        var file = ScratchFile.Create(store);
        try
        {
            var hash = await bundle.WriteAsync(reading.Data, file, http.RequestAborted);
            await trail.WriteAsync(http.User.Identity!.Name!, "export", Subject(id), $"case file for {(choice.Inside ? "inside" : "outside")}{(choice.HasTexts ? "" : ", without texts")}{(choice.HasFiles ? "" : ", without kept files")}, SHA-256 {hash}: {reason!.Trim()}", http.RequestAborted);
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

    // One letter is a document; several are a ZIP of documents. With names the trail has a line for each patient before a byte leaves.
    private static async Task<IResult> WriteLettersAsync(
        int id, [FromForm] string? reason, [FromForm] string? format, [FromForm] bool? named, [FromForm] int? patient, HttpContext http, CaseQuery cases, CaseReview review, CaseLettersQuery query, DeskStore store, Trail trail, Site site, TimeProvider clock)
    {
        if ((CaseLetterFile.Formats.Contains(format) ? IdentityReveal.WhyNot(reason)?.Text : "Choose a format.") is { } refusal)
        {
            return Results.Problem(refusal, statusCode: StatusCodes.Status400BadRequest);
        }
        if (await cases.RunAsync(id, http.RequestAborted) is not { } detail)
        {
            return Results.NotFound();
        }
        var (who, now) = (http.User.Identity!.Name!, clock.GetUtcNow());
        if (await review.ConflictAsync(id, who, http.RequestAborted) is { } conflict)
        {
            return Results.Problem(conflict.Text, statusCode: StatusCodes.Status403Forbidden);
        }
        var letters = await query.ToSendAsync(id, patient, named is true ? reason!.Trim() : null, who, now.UtcDateTime, http.RequestAborted);
        if (letters.Count == 0)
        {
            return Results.NotFound();
        }
        await trail.WriteAsync(who, "export", Subject(id), $"{Components.Words.Count(letters.Count, "draft letter")} ({format}) {(named is true ? "with" : "without")} names: {reason!.Trim()}", http.RequestAborted);
        var made = new CaseLetterFile(id, detail.Facts, site.Name, TimeZoneInfo.ConvertTime(now, site.Zone), site.Zone.Id, who);
        http.Response.Headers.CacheControl = "no-store";
        var file = ScratchFile.Create(store);
        try
        {
            if (patient is null)
            {
                made.WriteAll(format!, letters, file, http.RequestAborted);
            }
            else
            {
                made.Write(format!, letters[0], file, http.RequestAborted);
            }
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
        file.Position = 0;
        return patient is null ? Results.File(file, "application/zip", string.Create(CultureInfo.InvariantCulture, $"case-{id}-letters.zip"))
            : Results.File(file, format == "txt" ? "text/plain; charset=utf-8" : "application/pdf", made.Name(letters[0], format!));
    }

    private static string Subject(int id) => string.Create(CultureInfo.InvariantCulture, $"case:{id}");
}
