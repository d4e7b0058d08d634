using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

public sealed class LogGapRuleTests
{
    [Fact]
    public void Flags_ANightInWhichNothingWasLogged() => Assert.Equal([(0, 0)], Found((day, hour) => !(day == 16 && hour >= 17) && !(day == 17 && hour < 8)));

    [Fact]
    public void StaysQuiet_WhenTheLogNeverStops() => Assert.Empty(Found((_, _) => true));

    [Fact]
    public void StaysQuiet_AtWeekendsWithoutEveningWork() => Assert.Empty(Found((day, hour) => day % 7 < 5 && hour >= 17));

    [Fact]
    public void StaysQuiet_OnAnHourWithLittleToExpect() => Assert.Empty(Found((day, hour) => !(day == 16 && hour is 20 or 21)));

    [Fact]
    public void Blames_WhoeverChangedTheAuditLogBefore()
    {
        var ward = Logged((day, hour) => !(day == 16 && hour >= 17) && !(day == 17 && hour < 8));
        var analyst = ward.AddUser(role: "Systems analyst", department: ward.Office);
        ward.Do(AccessAction.Update, analyst, 0, 16, 16, 50, kind: ObjectKind.AuditLog);
        Assert.Equal([(analyst, 0)], ward.Found<LogGapRule>());
    }

    private static IReadOnlyList<(int User, int Patient)> Found(Func<int, int, bool> logs) => Logged(logs).Found<LogGapRule>();

    /// <summary>The ward's days begin on a Monday; ten accesses an hour come on top of its nurses' work.</summary>
    private static Ward Logged(Func<int, int, bool> logs)
    {
        var ward = new Ward();
        int[] clerks = [ward.AddUser(), ward.AddUser(), ward.AddUser()];
        for (var hour = 0; hour < 24 * Ward.WorkingDays; hour++)
        {
            for (var i = 0; i < 10 && logs(hour / 24, hour % 24); i++)
            {
                ward.Do(AccessAction.Other, clerks[hour % 24 / 8], 0, hour / 24, hour % 24, 6 * i);
            }
        }

        return ward;
    }
}
