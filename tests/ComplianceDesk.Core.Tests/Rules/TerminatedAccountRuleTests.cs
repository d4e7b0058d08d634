using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

public sealed class TerminatedAccountRuleTests
{
    [Fact]
    public void Flags_UseAfterTheLastDay()
    {
        var ward = new Ward();
        var gone = ward.AddUser(status: "terminated", terminated: 5);
        ward.Open(gone, ward.PatientsOf(ward.Surgery)[0], 12);
        Assert.Equal([(gone, 0)], ward.Found<TerminatedAccountRule>());
    }

    /// <summary>The feed has the wrong day where somebody goes on working as before; not where they read only, come back weeks later, print, or open strangers.</summary>
    [Theory]
    [InlineData(6, AccessAction.Update, true, 0)]
    [InlineData(6, AccessAction.Read, true, 1)]
    [InlineData(6, AccessAction.Print, true, 1)]
    [InlineData(6, AccessAction.Export, true, 1)]
    [InlineData(12, AccessAction.Update, true, 1)]
    [InlineData(6, AccessAction.Update, false, 1)]
    public void StaysQuiet_OnAWrongLastDay(int day, AccessAction action, bool treated, int found)
    {
        // Of a role of its own: nobody knows how much it writes.
        var ward = new Ward();
        var leaving = ward.AddUser(role: "Charge nurse", status: "terminated", terminated: 5);
        foreach (var patient in treated ? ward.PatientsOf(ward.Surgery)[..6] : ward.AddPatients(6))
        {
            ward.Open(leaving, patient, day);
            ward.Do(action, leaving, patient, day, 14);
        }

        Assert.Equal(found, ward.Found<TerminatedAccountRule>().Count);
    }

    /// <summary>Who leaves is entered weeks ahead, and stays on: day after day as before. Who comes back after a pause does not.</summary>
    [Theory]
    [InlineData(new[] { 6, 9, 14, 18 }, 0)]
    [InlineData(new[] { 6, 9, 15, 18 }, 1)]
    [InlineData(new[] { 6, 9, 14, 18, 20 }, 1)]
    public void StaysQuiet_WhereTheWorkGoesOn(int[] days, int found)
    {
        var ward = new Ward();
        var leaving = ward.AddUser(status: "terminated", terminated: 5);
        foreach (var day in days)
        {
            foreach (var patient in ward.PatientsOf(ward.Surgery)[..3])
            {
                ward.Do(AccessAction.Update, leaving, patient, day);
            }
        }

        Assert.Equal(found, ward.Found<TerminatedAccountRule>().Count);
    }

    /// <summary>Who is lent under a contract stays on for as long as it is extended, and may come by the day; a staff nurse whose last day is weeks ago does not.</summary>
    [Theory]
    [InlineData("Traveler RN", AccessAction.Update, 0)]
    [InlineData("Agency Nurse", AccessAction.Update, 0)]
    [InlineData("Agency Nurse", AccessAction.Read, 1)]
    [InlineData("Contract Analyst", AccessAction.Update, 1)]
    [InlineData("Registered nurse", AccessAction.Update, 1)]
    public void StaysQuiet_WhereAContractWasExtended(string role, AccessAction action, int found)
    {
        var ward = new Ward();
        var lent = ward.AddUser(role: role, status: "terminated", terminated: 1);
        foreach (var day in new[] { 6, 13, 25 })
        {
            foreach (var patient in ward.PatientsOf(ward.Surgery)[..3])
            {
                ward.Do(action, lent, patient, day);
            }
        }

        Assert.Equal(found, ward.Found<TerminatedAccountRule>().Count);
    }

    /// <summary>One patient is work, too, where the record is written in, and what is printed is of it; of another record it is taken along, whatever else was done.</summary>
    [Theory]
    [InlineData(AccessAction.Read, 0, 0)]
    [InlineData(AccessAction.Print, 0, 0)]
    [InlineData(AccessAction.Print, 1, 1)]
    [InlineData(AccessAction.Export, 1, 1)]
    public void StaysQuiet_OnADayWithFewPatients(AccessAction action, int other, int found)
    {
        var ward = new Ward();
        var leaving = ward.AddUser(status: "terminated", terminated: 5);
        ward.Do(AccessAction.Update, leaving, ward.PatientsOf(ward.Surgery)[0], 6);
        ward.Do(action, leaving, ward.PatientsOf(ward.Surgery)[other], 6, 14);
        Assert.Equal(found, ward.Found<TerminatedAccountRule>().Count);
    }

    /// <summary>Of the records opened a quarter must be worked on.</summary>
    [Theory]
    [InlineData(2, 0)]
    [InlineData(1, 1)]
    public void StaysQuiet_WhereEnoughIsWorkedOn(int written, int found)
    {
        var ward = new Ward();
        var leaving = ward.AddUser(status: "terminated", terminated: 5);
        foreach (var (at, patient) in ward.PatientsOf(ward.Surgery).Index())
        {
            ward.Do(at < written ? AccessAction.Update : AccessAction.Read, leaving, patient, 6);
        }

        Assert.Equal(found, ward.Found<TerminatedAccountRule>().Count);
    }

    /// <summary>Coders look up records all day: what tells is that they are as many as before.</summary>
    [Theory]
    [InlineData(4, 0)]
    [InlineData(2, 1)]
    public void StaysQuiet_WhereAnOfficeGoesOnAsBefore(int patients, int found)
    {
        var ward = new Ward();
        var leaving = ward.AddUser(role: "Coder", department: ward.Office, status: "terminated", terminated: 5);
        var colleague = ward.AddUser(role: "Coder", department: ward.Office);
        for (var day = 0; day < 20; day++)
        {
            foreach (var (at, patient) in ward.PatientsOf(ward.Surgery)[..6].Index())
            {
                ward.Open(colleague, patient, day);
                if (day <= 5 || (day == 6 && at < patients))
                {
                    ward.Do(AccessAction.Query, leaving, 0, day, 14, at * 5);
                    ward.Open(leaving, patient, day, 14, at * 5);
                }
            }
        }

        Assert.Equal(found, ward.Found<TerminatedAccountRule>().Count);
    }

    /// <summary>One patient is enough where a feed names the user in care that began after the last day; not in care that began before.</summary>
    [Theory]
    [InlineData(6, 0)]
    [InlineData(4, 1)]
    public void StaysQuiet_WhereTheCareTeamNamesWhoHasLeft(int from, int found)
    {
        var ward = new Ward();
        var leaving = ward.AddUser(status: "terminated", terminated: 5);
        var patient = ward.PatientsOf(ward.Surgery)[0];
        ward.AddCareTeam(patient, leaving, from, 20);
        ward.Open(leaving, patient, 7);
        ward.Do(AccessAction.Print, leaving, patient, 7, 14);
        Assert.Equal(found, ward.Found<TerminatedAccountRule>().Count);
    }

    /// <summary>Coders write nothing in records: that they go on reading as before says as much as that a nurse goes on writing. Of whom nothing is known from before, it says nothing.</summary>
    [Theory]
    [InlineData(false, true, 0)]
    [InlineData(true, true, 1)]
    [InlineData(false, false, 1)]
    public void StaysQuiet_WhereTheRoleReads(bool roleWrites, bool wasThere, int found)
    {
        var ward = new Ward();
        var leaving = ward.AddUser(role: "Observer", status: "terminated", terminated: 5);
        var colleague = ward.AddUser(role: "Observer");
        for (var day = 0; day < 20; day++)
        {
            foreach (var patient in ward.PatientsOf(ward.Surgery)[..6])
            {
                ward.Do(roleWrites ? AccessAction.Update : AccessAction.Read, colleague, patient, day);
                if (day is 6 or 7 || (wasThere && day < 6))
                {
                    ward.Open(leaving, patient, day, 14);
                }
            }
        }

        Assert.Equal(found, ward.Found<TerminatedAccountRule>().Count);
    }

    [Fact]
    public void StaysQuiet_OnTheEndOfTheLastShift()
    {
        var ward = new Ward();
        var leaving = ward.AddUser(status: "terminated", terminated: 5);
        var patient = ward.PatientsOf(ward.Surgery)[0];
        ward.Open(leaving, patient, 5, 22);
        ward.Open(leaving, patient, 5, 23, 30);
        ward.Open(leaving, patient, 6, 0, 30);
        Assert.Empty(ward.Found<TerminatedAccountRule>());
    }

    [Fact]
    public void StaysQuiet_OnAPersonHiredAgain()
    {
        var ward = new Ward();
        var back = ward.AddUser(status: "active", hired: 8, terminated: 5);
        ward.Open(back, ward.PatientsOf(ward.Surgery)[0], 12);
        Assert.Empty(ward.Found<TerminatedAccountRule>());
    }

    [Fact]
    public void StaysQuiet_OnSignInsThatFailed()
    {
        var ward = new Ward();
        var gone = ward.AddUser(status: "terminated", terminated: 5);
        ward.Do(AccessAction.Login, gone, 0, 12, outcome: AccessOutcome.Failure);
        Assert.Empty(ward.Found<TerminatedAccountRule>());
    }

    /// <summary>The log begins at midnight, and with it the second half of a last night shift; whoever comes in the morning has none.</summary>
    [Theory]
    [InlineData(1, 0)]
    [InlineData(9, 1)]
    public void StaysQuiet_OnALastShiftThatBeganBeforeTheLog(int hour, int found)
    {
        var ward = new Ward();
        var leaving = ward.AddUser(status: "terminated", terminated: -1);
        ward.Open(leaving, ward.PatientsOf(ward.Surgery)[0], 0, hour);
        ward.Open(leaving, ward.PatientsOf(ward.Surgery)[0], 0, hour + 4);
        Assert.Equal(found, ward.Found<TerminatedAccountRule>().Count);
    }

    /// <summary>A night shift: signed in on the last day, signed out after midnight, and in again. Whoever comes back the next evening has no shift there.</summary>
    [Theory]
    [InlineData(true, 6, 6, 0)]
    [InlineData(false, 6, 6, 1)]
    [InlineData(true, 6, 20, 1)]
    public void StaysQuiet_UntilTheShiftsLastSignOut(bool signsOut, int day, int hour, int found)
    {
        var ward = new Ward();
        var leaving = ward.AddUser(status: "terminated", terminated: 5);
        ward.Do(AccessAction.Login, leaving, 0, 5, 18, 55);
        if (signsOut)
        {
            ward.Do(AccessAction.Logout, leaving, 0, 6, 1, 28);
        }

        ward.Do(AccessAction.Login, leaving, 0, 6, 1, 40);
        ward.Open(leaving, ward.PatientsOf(ward.Surgery)[0], day, hour);
        Assert.Equal(found, ward.Found<TerminatedAccountRule>().Count);
    }
}
