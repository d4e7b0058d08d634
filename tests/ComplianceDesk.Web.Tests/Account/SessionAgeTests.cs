using System.Globalization;
using System.Security.Claims;
using ComplianceDesk.Web.Account;
using ComplianceDesk.Web.Tests.Workers;
using Microsoft.AspNetCore.Identity;

namespace ComplianceDesk.Web.Tests.Account;

/// <summary>A session ends some hours after its sign-in, whatever renewed it meanwhile.</summary>
public sealed class SessionAgeTests
{
    private static readonly DateTimeOffset Morning = new(2026, 5, 4, 7, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(720, false)]
    [InlineData(721, true)]
    public async Task Ends_AfterItsHours(int minutes, bool over)
    {
        var at = Person(Morning);
        var refreshed = new SecurityStampRefreshingPrincipalContext { CurrentPrincipal = at, NewPrincipal = new ClaimsPrincipal(new ClaimsIdentity("cookie")) };
        await SessionAge.KeepAsync(refreshed);
        Assert.All([at, refreshed.NewPrincipal], person => Assert.Equal(over, SessionAge.IsOver(person, TimeSpan.FromHours(12), new SetClock { Now = Morning.AddMinutes(minutes) })));
    }

    [Fact]
    public void Is_OverWhenNobodySaysWhenItBegan() =>
        Assert.All([null, new ClaimsPrincipal(new ClaimsIdentity("cookie"))], person => Assert.True(SessionAge.IsOver(person, TimeSpan.FromHours(12), new SetClock { Now = Morning })));

    private static ClaimsPrincipal Person(DateTimeOffset signedIn) =>
        new(new ClaimsIdentity([new Claim("auth_time", signedIn.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture))], "cookie"));
}
