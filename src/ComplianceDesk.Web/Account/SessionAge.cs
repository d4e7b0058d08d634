using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace ComplianceDesk.Web.Account;

/// <summary>
/// How long ago the person gave the password. However busy, a session ends after <see cref="Options.DeskOptions.SessionHours"/>
/// (NIST SP 800-63B, 4.2.3: 12 hours): sliding the cookie forward does not move this.
/// </summary>
internal static class SessionAge
{
    // The name that OpenID Connect gives it; seconds since 1970.
    private const string Claim = "auth_time";

    /// <summary>Writes down when this sign-in was.</summary>
    public static Task BeginAsync(CookieSigningInContext context, TimeProvider clock)
    {
        Set(context.Principal, clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        return Task.CompletedTask;
    }

    /// <summary>Keeps the time when roles and names are read anew.</summary>
    public static Task KeepAsync(SecurityStampRefreshingPrincipalContext context)
    {
        Set(context.NewPrincipal, context.CurrentPrincipal?.FindFirstValue(Claim));
        return Task.CompletedTask;
    }

    /// <summary>Ends a session that has lasted its time; looks at the rest as Identity does.</summary>
    public static Task ValidateAsync(CookieValidatePrincipalContext context, TimeSpan longest, TimeProvider clock)
    {
        if (!IsOver(context.Principal, longest, clock))
        {
            return SecurityStampValidator.ValidatePrincipalAsync(context);
        }
        context.RejectPrincipal();
        return context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    /// <summary>True when the session has lasted its time; a session that does not say when it began is none.</summary>
    public static bool IsOver(ClaimsPrincipal? person, TimeSpan longest, TimeProvider clock) =>
        !long.TryParse(person?.FindFirstValue(Claim), CultureInfo.InvariantCulture, out var began) || clock.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(began) > longest;

    private static void Set(ClaimsPrincipal? person, string? began)
    {
        if (began is not null && person?.Identity is ClaimsIdentity identity && !identity.HasClaim(c => c.Type == Claim))
        {
            identity.AddClaim(new System.Security.Claims.Claim(Claim, began));
        }
    }
}
