using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

public sealed class TooManyHoursRuleTests
{
    [Fact]
    public void Flags_TwentyHoursOfADay()
    {
        var ward = new Ward();
        Use(ward, ward.Nurse, 0, 20);
        Assert.Equal([(ward.Nurse, 0)], ward.Found<TooManyHoursRule>());
    }

    /// <summary>A physician on call through a day and a night; nobody is awake for all of it.</summary>
    [Theory]
    [InlineData(19, 0)]
    [InlineData(22, 1)]
    public void StaysQuiet_OnAPhysicianOnCall(int hours, int found)
    {
        var ward = new Ward();
        Use(ward, ward.AddUser(role: "Physician"), 0, hours);
        Assert.Equal(found, ward.Found<TooManyHoursRule>().Count);
    }

    [Fact]
    public void StaysQuiet_OnADoubleShift()
    {
        var ward = new Ward();
        Use(ward, ward.Nurse, 6, 22);
        Assert.Empty(ward.Found<TooManyHoursRule>());
    }

    /// <summary>Long days may be usual in a role; so long ones are in none.</summary>
    [Theory]
    [InlineData(20, false)]
    [InlineData(21, true)]
    public void StaysQuiet_WhereThePeersWorkThatLong(int hours, bool found)
    {
        var ward = new Ward();
        foreach (var nurse in ward.NursesOf(ward.Surgery))
        {
            Use(ward, nurse, 0, hours);
        }

        Assert.Equal(found, ward.Found<TooManyHoursRule>().Count > 0);
    }

    /// <summary>A day and the night after it are a second sign beside a day of eighteen hours. Whoever works at night goes home in the morning, whoever is on call may not.</summary>
    [Theory]
    [InlineData("Registered nurse", true, true, false, 1)]
    [InlineData("Registered nurse", false, true, false, 0)]
    [InlineData("Registered nurse", true, false, false, 1)]
    [InlineData("Registered nurse", true, true, true, 0)]
    [InlineData("Physician", true, true, false, 0)]
    public void Flags_ANightAfterADay(string role, bool dayBefore, bool dayAfter, bool worksAtNight, int found)
    {
        var ward = new Ward();
        var user = ward.AddUser(role: role);
        for (var day = 0; day < 14; day += 2)
        {
            var begin = worksAtNight ? 0 : 8;
            Use(ward, user, begin, begin + 5, day);
        }

        Use(ward, user, dayBefore ? 8 : 15, dayBefore ? 11 : 18, 20);
        Use(ward, user, 1, 4, 21);
        Use(ward, user, dayAfter ? 8 : 15, dayAfter ? 11 : 18, 21);
        Assert.Empty(ward.Found<TooManyHoursRule>());
        Use(ward, user, 5, 23, 24);
        Assert.Equal(found, ward.Found<TooManyHoursRule>().Count);
    }

    /// <summary>A long stretch and a night after a day in one week are one finding that names both and rests on both.</summary>
    [Theory]
    [InlineData(18)]
    [InlineData(19)]
    public void Names_ALongDayAndANightAfterADay(int hours)
    {
        var ward = new Ward();
        var user = ward.AddUser();
        for (var day = 0; day < 14; day += 2)
        {
            Use(ward, user, 8, 13, day);
        }

        Use(ward, user, 8, 11, 20);
        Use(ward, user, 1, 4, 21);
        Use(ward, user, 8, 11, 21);
        Use(ward, user, 5, 5 + hours, 24);
        var finding = Assert.Single(ward.Judge().Findings, f => f.User == user);
        Assert.Contains($"in use in {hours} different hours within 24, and on a day and through the night after it", finding.Signals.Single(s => s.Rule == "too-many-hours").Sentence, StringComparison.Ordinal);
        Assert.Equal(3 + hours, finding.Rows.Count);
    }

    /// <summary>How much was done in the night says nothing of other nights.</summary>
    [Fact]
    public void Flags_ABusyNightAfterADay()
    {
        var ward = new Ward();
        var user = ward.AddUser();
        for (var day = 0; day < 14; day += 2)
        {
            Use(ward, user, 8, 13, day);
        }

        Use(ward, user, 8, 11, 20);
        for (var times = 0; times < 30; times++)
        {
            Use(ward, user, 1, 4, 21);
        }

        Use(ward, user, 5, 23, 24);
        Assert.Equal([(user, 0)], ward.Found<TooManyHoursRule>());
    }

    [Fact]
    public void StaysQuiet_OnAMachine()
    {
        var ward = new Ward();
        var machine = ward.AddUser();
        for (var day = 0; day < 20; day++)
        {
            Use(ward, machine, 0, 24, day);
        }

        Assert.Empty(ward.Found<TooManyHoursRule>());
    }

    private static void Use(Ward ward, int user, int from, int to, int day = 10)
    {
        for (var hour = from; hour < to; hour++)
        {
            ward.Do(AccessAction.Other, user, 0, day, hour, 30);
        }
    }

    /// <summary>Little was done in all these hours; nobody stays for so long, though, without a rest: a second sign beside a day of eighteen hours. A physician on call may.</summary>
    [Theory]
    [InlineData("Registered nurse", 7, 1)]
    [InlineData("Registered nurse", 6, 0)]
    [InlineData("Physician", 7, 0)]
    public void Flags_ADayAndANightWithoutARest(string role, int uses, int found)
    {
        var ward = new Ward();
        var user = ward.AddUser(role: role);
        for (var use = 0; use < uses; use++)
        {
            var hour = 8 + (use * 7 / 2);
            ward.Open(user, ward.PatientsOf(ward.Surgery)[use % 3], 20 + (hour / 24), hour % 24);
        }

        Assert.Empty(ward.Found<TooManyHoursRule>());
        Use(ward, user, 5, 23, 24);
        Assert.Equal(found, ward.Found<TooManyHoursRule>().Count);
    }

    /// <summary>Who is called at night and works the next day, time and again, is on call, whatever the role is called; so long no one is.</summary>
    [Theory]
    [InlineData(true, 19, 0)]
    [InlineData(false, 19, 1)]
    [InlineData(true, 21, 1)]
    public void StaysQuiet_OnSomebodyOnCall(bool isCalled, int hours, int found)
    {
        var ward = new Ward();
        var user = ward.AddUser(role: "Pharmacist");
        for (var day = 4; day < 16; day += 2)
        {
            Use(ward, user, 2, 4, day);
            Use(ward, user, isCalled ? 9 : 19, isCalled ? 12 : 22, day);
        }

        Use(ward, user, 22, 23, 19);
        Use(ward, user, 1, 1 + hours, 20);
        Assert.Equal(found, ward.Found<TooManyHoursRule>().Count);
    }

    [Fact]
    public void StaysQuiet_OnADayAndANightWithARest()
    {
        var ward = new Ward();
        foreach (var hour in new[] { 7, 10, 13, 16, 21, 24, 27, 30 })
        {
            ward.Open(ward.Nurse, ward.PatientsOf(ward.Surgery)[hour % 3], 20 + (hour / 24), hour % 24);
        }

        Assert.Empty(ward.Found<TooManyHoursRule>());
    }
}
