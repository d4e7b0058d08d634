using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

/// <summary>A nurse at work on day 20, on whose account a stranger's record is opened from the internet.</summary>
public sealed class InsideAndOutsideRuleTests
{
    private readonly Ward ward = new();
    private readonly int desk;
    private readonly int home;
    private readonly int stranger;

    public InsideAndOutsideRuleTests()
    {
        (desk, home, stranger) = (ward.AddAddress("10.4.1.17"), ward.AddAddress("203.9.14.6"), ward.AddPatient());
    }

    [Theory]
    [InlineData(14, 90, true)]
    [InlineData(15, 90, false)]
    [InlineData(100, 114, true)]
    [InlineData(10, 131, false)]
    [InlineData(10, null, false)]
    public void Flags_RecordsOpenedOutsideBetweenUsesInside(int minutes, int? back, bool isFound)
    {
        Work(ward.Nurse, 20, 0);
        Open(ward.Nurse, stranger, 20, home, minutes);
        if (back is { } minute)
        {
            Work(ward.Nurse, 20, minute);
        }

        Assert.Equal(isFound, Found(ward.Nurse));
    }

    [Fact]
    public void RestsOn_WhatWasOpenedOutside()
    {
        Work(ward.Nurse, 20);
        Open(ward.Nurse, stranger, 20, home, 65);
        Open(ward.Nurse, stranger, 20, home, 66);
        Assert.Equal(2, ward.Judge().Findings.Single(f => f.Rules.Contains("inside-and-outside")).Rows.Count);
    }

    /// <summary>A physician is on call and has a telephone; a second screen shows the record that is open anyway.</summary>
    [Theory]
    [InlineData("Registered nurse", false, true)]
    [InlineData("Physician", false, false)]
    [InlineData("Registered nurse", true, false)]
    public void StaysQuiet_OnPeopleOnCallAndOnASecondScreen(string role, bool sameRecord, bool isFound)
    {
        var user = ward.AddUser(role: role, department: ward.Surgery);
        Work(user, 20);
        Open(user, sameRecord ? ward.PatientsOf(ward.Surgery)[0] : stranger, 20, home, 65);
        Assert.Equal(isFound, Found(user));
    }

    /// <summary>What many use is the house's own way out, and no home.</summary>
    [Theory]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void StaysQuiet_OnAnAddressThatOthersUse(int others, bool isFound)
    {
        for (var i = 0; i < others; i++)
        {
            Open(ward.AddUser(department: ward.Surgery), ward.PatientsOf(ward.Surgery)[0], 12, home, 0);
        }

        Work(ward.Nurse, 20);
        Open(ward.Nurse, stranger, 20, home, 65);
        Assert.Equal(isFound, Found(ward.Nurse));
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(6, false)]
    public void StaysQuiet_WhereTheUserDoesSoOnManyDays(int days, bool isFound)
    {
        for (var day = 0; day < days; day++)
        {
            Work(ward.Nurse, 15 + day);
            Open(ward.Nurse, ward.AddPatient(), 15 + day, ward.AddAddress($"203.9.14.{20 + day}"), 65);
        }

        Assert.Equal(isFound, Found(ward.Nurse));
    }

    /// <summary>An address that the account uses on another day is where its owner works from.</summary>
    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void StaysQuiet_OnAHomeThatIsKnown(bool workedThere, bool isFound)
    {
        Open(ward.Nurse, ward.PatientsOf(ward.Surgery)[0], 12, workedThere ? home : desk, 0);
        Work(ward.Nurse, 20);
        Open(ward.Nurse, stranger, 20, home, 65);
        Assert.Equal(isFound, Found(ward.Nurse));
    }

    /// <summary>A failed attempt opens nothing, and without a use inside there is only a home.</summary>
    [Fact]
    public void StaysQuiet_OnAnAttemptAndOnHomeAlone()
    {
        Work(ward.Nurse, 20);
        ward.Do(AccessAction.Read, ward.Nurse, stranger, 20, 14, 5, outcome: AccessOutcome.Failure, address: home);
        var other = ward.AddUser(department: ward.Surgery);
        Open(other, stranger, 20, home, 65);
        Assert.Empty(ward.Found<InsideAndOutsideRule>());
    }

    private void Work(int user, int day)
    {
        Work(user, day, 60);
        Work(user, day, 100);
    }

    private void Work(int user, int day, int minute) => Open(user, ward.PatientsOf(ward.Surgery)[0], day, desk, minute);

    private void Open(int user, int patient, int day, int address, int minute) => ward.Do(AccessAction.Read, user, patient, day, 13 + (minute / 60), minute % 60, address: address);

    private bool Found(int user) => ward.Found<InsideAndOutsideRule>().Contains((user, 0));
}
