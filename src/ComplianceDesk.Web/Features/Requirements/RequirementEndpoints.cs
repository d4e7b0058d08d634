using ComplianceDesk.Data.Requirements;
using ComplianceDesk.Web.Account;

namespace ComplianceDesk.Web.Features.Requirements;

/// <summary>The files behind statements and policies. Every download is recorded.</summary>
public static class RequirementEndpoints
{
    /// <summary>Maps the downloads.</summary>
    public static void MapRequirements(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/requirements/files/{sha256:regex(^[0-9a-f]{{64}}$)}", DownloadAsync).RequireAuthorization(Policies.ViewRequirements);
    }

    private static async Task<IResult> DownloadAsync(string sha256, HttpContext context, RequirementReview review, Trail trail)
    {
        if (await review.OpenAsync(sha256, context.RequestAborted) is not { } file)
        {
            return Results.NotFound();
        }

        await trail.WriteAsync(context.User.Identity!.Name!, "download", $"file:{sha256}", cancellationToken: context.RequestAborted);
        // Whatever a person attached is handed out as bytes to save, never as something a browser shows.
        return Results.File(file.Content, "application/octet-stream", Path.GetFileName(file.Name));
    }
}
