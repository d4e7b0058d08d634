using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Tests.Rules;

namespace ComplianceDesk.Core.Tests.Explanations;

public sealed class InterfaceExplanationTests
{
    [Fact]
    public void Explains_WhatAMachineFiles()
    {
        var ward = new Ward();
        var (machine, patient) = (ward.AddUser(), ward.AddPatient());
        for (var hour = 0; hour < 24 * 10; hour++)
        {
            ward.Do(AccessAction.Create, machine, patient, hour / 24, hour % 24);
        }

        Assert.Equal("interface", ward.ReasonOf(machine, patient, 5));
    }

    /// <summary>A practice's laboratory files its results by day.</summary>
    [Theory]
    [InlineData("Interface", "interface")]
    [InlineData("Service Account", "interface")]
    [InlineData("Interface analyst", null)]
    [InlineData("Clerk", null)]
    public void Explains_ByDay_WhatARoleCallsAMachine(string role, string? expected)
    {
        var ward = new Ward();
        var (machine, patient) = (ward.AddUser(role: role), ward.AddPatient());
        for (var hour = 0; hour < 24 * 10; hour++)
        {
            if (hour % 24 is >= 8 and < 18)
            {
                ward.Do(AccessAction.Create, machine, patient, hour / 24, hour % 24);
            }
        }

        Assert.Equal(expected, ward.ReasonOf(machine, patient, 5));
    }

    /// <summary>Whoever reads under it may be a person.</summary>
    [Fact]
    public void LeavesOpen_AMachineByNameThatReads()
    {
        var ward = new Ward();
        var (machine, patient) = (ward.AddUser(role: "Service account"), ward.AddPatient());
        for (var day = 0; day < 10; day++)
        {
            ward.Do(AccessAction.Create, machine, patient, day, 9);
            ward.Open(machine, patient, day);
        }

        Assert.Null(ward.ReasonOf(machine, patient, 5));
    }

    [Fact]
    public void LeavesOpen_WhatAPersonWritesByDay()
    {
        var ward = new Ward();
        var (clerk, patient) = (ward.AddUser(), ward.AddPatient());
        for (var hour = 0; hour < 24 * 10; hour++)
        {
            if (hour % 24 is >= 8 and < 18)
            {
                ward.Do(AccessAction.Create, clerk, patient, hour / 24, hour % 24);
            }
        }

        Assert.Null(ward.ReasonOf(clerk, patient, 5));
    }

    /// <summary>One wild day makes no machine of an account: it is asked of the other days.</summary>
    [Fact]
    public void CountsOut_TheDayThatIsAskedAbout()
    {
        var ward = new Ward();
        var (account, patient) = (ward.AddUser(), ward.AddPatient());
        for (var minute = 0; minute < 24 * 60; minute += 5)
        {
            ward.Do(AccessAction.Create, account, patient, 5, minute / 60, minute % 60);
        }

        Assert.Null(ward.ReasonOf(account, patient, 5));
    }

    [Fact]
    public void LeavesOpen_WhatIsReadThroughAMachine()
    {
        var ward = new Ward();
        var (machine, patient, stranger) = (ward.AddUser(), ward.AddPatient(), ward.AddPatient());
        for (var hour = 0; hour < 24 * 10; hour++)
        {
            ward.Do(AccessAction.Create, machine, patient, hour / 24, hour % 24);
        }

        ward.Open(machine, stranger, 5);
        Assert.Null(ward.ReasonOf(machine, stranger, 5));
    }
}
