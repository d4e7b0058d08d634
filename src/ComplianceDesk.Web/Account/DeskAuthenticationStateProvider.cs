using System.Security.Claims;
using ComplianceDesk.Data.Rows;
using ComplianceDesk.Web.Options;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace ComplianceDesk.Web.Account;

/// <summary>Ends a circuit's session when the person was idle too long, has been signed in for the longest time, was locked, or had the password or roles changed.</summary>
public sealed class DeskAuthenticationStateProvider(
    ILoggerFactory loggers,
    IServiceScopeFactory scopes,
    SessionActivity activity,
    TimeProvider clock,
    IOptions<DeskOptions> desk,
    IOptions<IdentityOptions> identity) : RevalidatingServerAuthenticationStateProvider(loggers)
{
    /// <inheritdoc/>
    protected override TimeSpan RevalidationInterval => TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        if (clock.GetUtcNow() - activity.LastAt > TimeSpan.FromMinutes(desk.Value.IdleMinutes)
            || SessionAge.IsOver(authenticationState.User, TimeSpan.FromHours(desk.Value.SessionHours), clock))
        {
            return false;
        }
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<DeskUser>>();
        var user = await users.GetUserAsync(authenticationState.User);
        return user is not null
            && !await users.IsLockedOutAsync(user)
            && authenticationState.User.FindFirstValue(identity.Value.ClaimsIdentity.SecurityStampClaimType) == await users.GetSecurityStampAsync(user);
    }
}
