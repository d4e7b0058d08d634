using System.Globalization;
using ComplianceDesk.Data;
using ComplianceDesk.Data.Import;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Web.Account;
using ComplianceDesk.Web.Options;
using ComplianceDesk.Web.Workers;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace ComplianceDesk.Web.Features.Imports;

/// <summary>Files in by upload, rejected records out by download. Both stream.</summary>
public static class ImportEndpoints
{
    /// <summary>Maps the upload and the downloads.</summary>
    public static void MapImports(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/imports/upload", UploadAsync).RequireAuthorization(Policies.RunImports).WithMetadata(new Unbound());
        routes.MapGet("/imports/{id:int}/rejected", DownloadRejectedAsync).RequireAuthorization(Policies.RunImports);
    }

    private static async Task<IResult> DownloadRejectedAsync(int id, HttpContext context, DeskStore store, ImportQuery query, Trail trail)
    {
        if (await query.RunAsync(id, cancellationToken: context.RequestAborted) is not { Import: { } import } detail)
        {
            return Results.NotFound();
        }
        await trail.WriteAsync(context.User.Identity!.Name!, "export", string.Create(CultureInfo.InvariantCulture, $"import:{id}"), "rejected records", context.RequestAborted);
        var file = new RejectedFile(store, import);
        return Results.Stream(
            target => file.WriteAsync(target, context.RequestAborted), file.MediaType,
            string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileNameWithoutExtension(import.FileName)}-rejected{(detail.OnlyCounted > 0 ? $"-first-{detail.Kept}" : "")}{file.Extension}"));
    }

    /// <summary>
    /// Reads a multipart body part by part, straight into the queue. The form token comes in a header, so that nothing of the body needs
    /// to be held to check it.
    /// </summary>
    private static async Task<IResult> UploadAsync(
        HttpContext context, IAntiforgery antiforgery, ImportQueue queue, ImportWorker worker, Trail trail, Site site, TimeProvider clock, IOptions<DeskOptions> options)
    {
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || type.Boundary.Value is not { } boundary)
        {
            return Results.Problem("Expected a multipart form with at least one file.", statusCode: StatusCodes.Status415UnsupportedMediaType);
        }
        if (!context.Request.Headers.ContainsKey("RequestVerificationToken") || !await antiforgery.IsRequestValidAsync(context))
        {
            return Results.Problem("The form token is missing or out of date. Reload the page and try again.", statusCode: StatusCodes.Status400BadRequest);
        }
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = options.Value.UploadLimit;
        }
        var who = context.User.Identity!.Name!;
        var taken = new List<int>();
        var reader = new MultipartReader(HeaderUtilities.RemoveQuotes(boundary).Value!, context.Request.Body);
        var request = new ImportRequest(who);
        while (await reader.ReadNextSectionAsync(context.RequestAborted) is { } section)
        {
            if (section.AsFormDataSection() is { } field)
            {
                var value = await field.GetValueAsync(context.RequestAborted);
                if (field.Name == "full") request = request with { Full = value == "true" };
                else if (field.Name == "as-of" && TryMoment(value, site.Zone, out var moment) && moment <= clock.GetUtcNow().UtcDateTime) request = request with { AsOf = moment };
                else return Results.Problem("The moment the files show is no date and time, or lies in the future.", statusCode: StatusCodes.Status400BadRequest);
                continue;
            }
            if (section.AsFileSection() is not { FileStream: { } content, FileName: { Length: > 0 } name })
            {
                continue;
            }
            var row = await queue.EnqueueAsync(content, name, request, cancellationToken: context.RequestAborted);
            taken.Add(row.Id);
            await trail.WriteAsync(who, "upload", $"import:{row.Id}", cancellationToken: context.RequestAborted);
            worker.Wake();
        }
        return taken.Count == 0
            ? Results.Problem("No file was chosen.", statusCode: StatusCodes.Status400BadRequest)
            : Results.Ok(taken);
    }

    private static bool TryMoment(string text, TimeZoneInfo zone, out DateTime utc)
    {
        utc = default;
        if (!DateTime.TryParseExact(text, ["yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock) || zone.IsInvalidTime(clock)) return false;
        utc = TimeZoneInfo.ConvertTimeToUtc(clock, zone);
        return true;
    }

    // The token is checked in the handler, before the body is read.
    private sealed class Unbound : IAntiforgeryMetadata
    {
        public bool RequiresValidation => false;
    }
}
