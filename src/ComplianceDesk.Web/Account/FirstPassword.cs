using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;

namespace ComplianceDesk.Web.Account;

/// <summary>
/// A password that an administrator handed over opens nothing but the page where it is replaced: whoever made it must not go on under another's name unseen.
/// </summary>
public sealed class FirstPassword(RequestDelegate next)
{
    /// <summary>Stands with the account, and so in its cookie, until the person has chosen a password of their own.</summary>
    public static readonly Claim HandedOver = new("password", "handed-over");

    /// <summary>Passes on what needs no account, the account's own pages and everybody else.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        if (!context.User.HasClaim(HandedOver.Type, HandedOver.Value)
            || context.Request.Path.StartsWithSegments("/account", StringComparison.OrdinalIgnoreCase)
            || context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null)
        {
            return next(context);
        }
        if (HttpMethods.IsGet(context.Request.Method))
        {
            context.Response.Redirect("/account/password");
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        }
        return Task.CompletedTask;
    }
}
