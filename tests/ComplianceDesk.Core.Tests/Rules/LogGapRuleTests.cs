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

    /// <summary>A downtime that is told of explains the silence it spans, as long as nobody had changed the audit log.</summary>
    [Theory]
    [InlineData(16, 17, 17, 8, false, false)]
    [InlineData(16, 17, 17, 8, true, true)]
    [InlineData(16, 17, 16, 22, false, true)]
    [InlineData(16, 20, 17, 8, false, true)]
    [InlineData(15, 17, 15, 20, false, true)]
    public void StaysQuiet_OnADowntimeThatIsTold(int fromDay, int fromHour, int toDay, int toHour, bool isChanged, bool isFound)
    {
        var ward = Logged((day, hour) => !(day == 16 && hour >= 17) && !(day == 17 && hour < 8));
        ward.AddService(fromDay, fromHour, isUp: false);
        ward.AddService(toDay, toHour, isUp: true);
        if (isChanged)
        {
            ward.Do(AccessAction.Update, ward.AddUser(role: "Systems analyst", department: ward.Office), 0, 16, 16, 50, kind: ObjectKind.AuditLog);
        }

        Assert.Equal(isFound, ward.Found<LogGapRule>().Count > 0);
    }

    /// <summary>One odd night, in which a thousand accesses an hour are sent, makes no quiet hours busy ones.</summary>
    [Fact]
    public void StaysQuiet_OnAnHourWithLittleToExpect_WhenOneDaySentMuch()
    {
        var ward = Logged((day, hour) => !(day == 16 && hour is 20 or 21));
        Flood(ward, 9, 20, 22);
        Assert.Empty(ward.Found<LogGapRule>());
    }

    /// <summary>Nor does a flood on another day make the days beside a silence look idle, or the source one that rests.</summary>
    [Fact]
    public void Flags_ANightInWhichNothingWasLogged_WhenOneDaySentMuch()
    {
        var ward = Logged((day, hour) => !(day == 16 && hour >= 17) && !(day == 17 && hour < 8));
        Flood(ward, 9, 0, 24);
        Assert.Equal([(0, 0)], ward.Found<LogGapRule>());
    }

    private static void Flood(Ward ward, int day, int from, int to)
    {
        var clerk = ward.AddUser();
        for (var i = 0; i < 1000 * (to - from); i++)
        {
            ward.Do(AccessAction.Other, clerk, 0, day, from + (i / 1000), i % 60);
        }
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
