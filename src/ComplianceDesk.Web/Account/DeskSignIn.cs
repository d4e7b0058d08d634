using ComplianceDesk.Data.Rows;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace ComplianceDesk.Web.Account;

/// <summary>Sign-in that takes as long for a name nobody has as for a wrong password, so that the time does not tell which accounts exist.</summary>
public sealed class DeskSignIn(
    UserManager<DeskUser> users, IHttpContextAccessor http, IUserClaimsPrincipalFactory<DeskUser> claims, IOptions<IdentityOptions> options,
    ILogger<SignInManager<DeskUser>> log, IAuthenticationSchemeProvider schemes, IUserConfirmation<DeskUser> confirmation)
    : SignInManager<DeskUser>(users, http, claims, options, log, schemes, confirmation)
{
    /// <inheritdoc/>
    public override async Task<SignInResult> PasswordSignInAsync(string userName, string password, bool isPersistent, bool lockoutOnFailure)
    {
        if (await UserManager.FindByNameAsync(userName) is { } user)
        {
            return await PasswordSignInAsync(user, password, isPersistent, lockoutOnFailure);
        }
        UserManager.PasswordHasher.HashPassword(new DeskUser(), password);
        return SignInResult.Failed;
    }
}
