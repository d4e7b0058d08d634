using ComplianceDesk.Data.Rows;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace ComplianceDesk.Web.Account;

/// <summary>Account actions that need the HTTP answer itself: cookies out, cookies renewed.</summary>
public static class AccountEndpoints
{
    /// <summary>Maps sign-out and keep-alive.</summary>
    public static void MapAccount(this IEndpointRouteBuilder routes)
    {
        // The form token is checked because the handler binds a form value.
        routes.MapPost("/account/sign-out", async (
            HttpContext context, SignInManager<DeskUser> signIn, Trail trail, [FromForm] string? because) =>
        {
            await trail.WriteAsync(context.User.Identity?.Name ?? "unknown", "sign-out", detail: because == "idle" ? "idle" : null);
            await signIn.SignOutAsync();
            return Results.LocalRedirect(because == "idle" ? "/account/sign-in?because=idle" : "/account/sign-in?because=done");
        }).RequireAuthorization(Policies.SignedIn);

        // Called by desk.js while the person is active, so that the cookie slides although a circuit makes no requests.
        routes.MapGet("/account/keep-alive", () => Results.NoContent()).RequireAuthorization(Policies.SignedIn);
    }

    /// <summary>Renews the cookie with every answer but those that follow at once, not only in the second half of its time: idle is counted from the last thing done.</summary>
    internal static Task RenewAsync(CookieSlidingExpirationContext context)
    {
        context.ShouldRenew |= context.ElapsedTime > TimeSpan.FromSeconds(20);
        return Task.CompletedTask;
    }

    /// <summary>Records a refused request and sends the person to the page that explains it; a script is told so by the status.</summary>
    internal static async Task RefuseAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        var http = context.HttpContext;
        await http.RequestServices.GetRequiredService<Trail>()
            .WriteAsync(http.User.Identity?.Name ?? "unknown", "refused", subject: http.Request.Path.Value, cancellationToken: http.RequestAborted);
        if (http.Request.Headers.XRequestedWith == "XMLHttpRequest")
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }
        context.Response.Redirect(context.RedirectUri);
    }

    /// <summary>The address to go to after sign-in: local paths only, and none of the account's own (signing out is no page).</summary>
    internal static string Local(string? address) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && !address.Contains('\\', StringComparison.Ordinal)
        && (!address.StartsWith("/account/", StringComparison.OrdinalIgnoreCase) || address == "/account/password") ? address : "/";
}
