using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

public sealed class TwoPlacesRuleTests
{
    [Fact]
    public void Flags_AnAccountInTwoFacilitiesWithinMinutes()
    {
        var (ward, user) = Used(minutes: 5);
        Assert.Equal([(user, 0)], ward.Found<TwoPlacesRule>());
    }

    [Fact]
    public void StaysQuiet_WhenThereIsTimeToTravel()
    {
        var (ward, _) = Used(minutes: 45);
        Assert.Empty(ward.Found<TwoPlacesRule>());
    }

    [Fact]
    public void Flags_OneTripOnWhichStrangersAreOpened()
    {
        var (ward, user, strangers) = Trip();
        Assert.Equal([(user, 0)], ward.Found<TwoPlacesRule>());
        Assert.Equal(strangers.Length + 2, ward.Judge().Findings.Single(f => f.Rules.Contains("two-places")).Rows.Count);
    }

    [Fact]
    public void StaysQuiet_OnOneTripToPatientsInOnesCare()
    {
        var (ward, user, strangers) = Trip();
        ward.AddCareTeam(strangers[0], user);
        Assert.Empty(ward.Found<TwoPlacesRule>());
    }

    [Fact]
    public void StaysQuiet_OnOneTripOnWhichSomethingIsWritten()
    {
        var (ward, user, strangers) = Trip();
        ward.Do(AccessAction.Create, user, strangers[0], 12, 9, 20);
        Assert.Empty(ward.Found<TwoPlacesRule>());
    }

    /// <summary>Where others of the role and the department have such days, too, the buildings stand side by side for them; one other may be as odd.</summary>
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 0)]
    public void StaysQuiet_WhereOthersOfTheRoleChangeFacilitiesToo(int travellers, int found)
    {
        var (ward, home, places) = Buildings();
        var residents = Enumerable.Range(0, 7).Select(_ => ward.AddUser(role: "Resident", department: home)).ToArray();
        foreach (var resident in residents)
        {
            ward.Open(resident, ward.PatientsOf(ward.Surgery)[0], 8);
        }

        foreach (var resident in residents[..travellers])
        {
            for (var i = 0; i < 4; i++)
            {
                ward.Do(AccessAction.Other, resident, 0, 12, 9, 5 * i, workstation: places[i % 2]);
            }
        }

        Assert.Equal(found, ward.Found<TwoPlacesRule>().Count);
    }

    /// <summary>Whatever others of the role do: changing buildings is their work, opening strangers over there is nobody's.</summary>
    [Fact]
    public void Flags_OneTripToStrangers_WhereOthersOfTheRoleChangeFacilities()
    {
        var (ward, home, places) = Buildings();
        var residents = Enumerable.Range(0, 7).Select(_ => ward.AddUser(role: "Resident", department: home)).ToArray();
        foreach (var resident in residents)
        {
            ward.Open(resident, ward.PatientsOf(ward.Surgery)[0], 8);
        }

        foreach (var resident in residents[..3])
        {
            for (var i = 0; i < 4; i++)
            {
                ward.Do(AccessAction.Other, resident, 0, 12, 9, 5 * i, workstation: places[i % 2]);
            }
        }

        TakeTrip(ward, residents[6], places);
        Assert.Equal([(residents[6], 0)], ward.Found<TwoPlacesRule>());
    }

    /// <summary>Physicians of the main building, who work in the other one more than its own people do, do not move it, where the log says where they are.</summary>
    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public void Flags_AtWorkstationsThatPeopleOfAnotherFacilityUseMost(bool isNamed, int found)
    {
        var (ward, home, places) = Buildings();
        var there = ward.AddDepartment("clinical", facility: "F2");
        foreach (var physician in Enumerable.Range(0, 8).Select(_ => ward.AddUser(role: "Physician", department: home)).ToArray())
        {
            for (var hour = 8; hour < 18; hour++)
            {
                ward.Do(AccessAction.Other, physician, 0, 8, hour, workstation: places[1], department: isNamed ? there : home);
            }
        }

        var user = ward.AddUser(department: home);
        for (var i = 0; i < 4; i++)
        {
            ward.Do(AccessAction.Other, user, 0, 12, 9, 5 * i, workstation: places[i % 2]);
        }

        Assert.Equal(found, ward.Found<TwoPlacesRule>().Count);
    }

    private static (Ward Ward, int User, int[] Strangers) Trip()
    {
        var (ward, user, places) = Facilities();
        return (ward, user, TakeTrip(ward, user, places));
    }

    private static int[] TakeTrip(Ward ward, int user, int[] places)
    {
        var strangers = ward.AddPatients(2);
        ward.Do(AccessAction.Other, user, 0, 12, 9, workstation: places[0]);
        ward.Do(AccessAction.Login, user, 0, 12, 9, 5, workstation: places[1]);
        ward.Do(AccessAction.Read, user, strangers[0], 12, 9, 6, workstation: places[1]);
        ward.Do(AccessAction.Read, user, strangers[1], 12, 9, 8, workstation: places[1]);
        ward.Do(AccessAction.Login, user, 0, 12, 11, workstation: places[0]);
        return strangers;
    }

    /// <summary>Buildings between which many go within minutes stand side by side, whoever goes.</summary>
    [Theory]
    [InlineData(4, 1)]
    [InlineData(5, 0)]
    public void StaysQuiet_WhereManyOthersGoAsQuickly(int others, int found)
    {
        var (ward, user, places) = Facilities();
        foreach (var person in Enumerable.Range(0, others).Select(turn => ward.AddUser(role: $"Role {turn}", department: ward.Surgery)).Append(user).ToArray())
        {
            for (var i = 0; i < (person == user ? 4 : 2); i++)
            {
                ward.Do(AccessAction.Other, person, 0, 12, 9, i * 5, workstation: places[i % 2]);
            }
        }

        Assert.Equal(found, ward.Found<TwoPlacesRule>().Count(f => f.User == user));
    }

    private static (Ward Ward, int User) Used(int minutes)
    {
        var (ward, user, places) = Facilities();
        for (var i = 0; i < 4; i++)
        {
            ward.Do(AccessAction.Other, user, 0, 12, 9 + (i * minutes / 60), i * minutes % 60, workstation: places[i % 2]);
        }

        return (ward, user);
    }

    private static (Ward Ward, int User, int[] Workstations) Facilities()
    {
        var (ward, home, places) = Buildings();
        return (ward, ward.AddUser(department: home), places);
    }

    private static (Ward Ward, int Home, int[] Workstations) Buildings()
    {
        var ward = new Ward();
        var places = new[] { "F1", "F2" }.Select(f => (Department: ward.AddDepartment("clinical", facility: f), Workstation: ward.Next())).ToArray();
        foreach (var (department, workstation) in places)
        {
            foreach (var person in Enumerable.Range(0, 8).Select(_ => ward.AddUser(department: department)).ToArray())
            {
                for (var hour = 9; hour < 14; hour++)
                {
                    ward.Do(AccessAction.Other, person, 0, 8, hour, workstation: workstation);
                }
            }
        }

        return (ward, places[0].Department, [.. places.Select(p => p.Workstation)]);
    }

    /// <summary>
    /// A clinic in one building and consults in the other are one person's day, however close together sessions lie that were left open: all are patients of the user's own, and
    /// both are places of other days.
    /// </summary>
    [Theory]
    [InlineData(true, true, 0)]
    [InlineData(false, true, 1)]
    [InlineData(true, false, 1)]
    public void StaysQuiet_OnOnesOwnPatientsInBothFacilities(bool areOwn, bool isThereOnOtherDays, int found)
    {
        var (ward, home, places) = Buildings();
        var user = ward.AddUser(role: "Physician", department: home);
        var patients = ward.AddPatients(2);
        ward.AddCareTeam(patients[0], user);
        if (areOwn)
        {
            ward.AddCareTeam(patients[1], user);
        }

        ward.Do(AccessAction.Login, user, 0, 9, 9, workstation: places[0]);
        if (isThereOnOtherDays)
        {
            ward.Do(AccessAction.Login, user, 0, 9, 14, workstation: places[1]);
        }

        for (var i = 0; i < 4; i++)
        {
            ward.Do(AccessAction.Read, user, patients[i % 2], 12, 9, 5 * i, workstation: places[i % 2]);
        }

        Assert.Equal(found, ward.Found<TwoPlacesRule>().Count);
    }

    /// <summary>Who was opened over there without a reason is what the finding is about.</summary>
    [Fact]
    public void Names_WhatIsOpenedOverThereWithoutAReason()
    {
        var (ward, home, places) = Buildings();
        var user = ward.AddUser(department: home);
        var stranger = ward.AddPatient();
        ward.Do(AccessAction.Login, user, 0, 12, 9, workstation: places[0]);
        ward.Do(AccessAction.Login, user, 0, 12, 9, 1, workstation: places[1]);
        ward.Open(user, stranger, 12, 9, 2, places[1]);
        ward.Do(AccessAction.Login, user, 0, 12, 9, 5, workstation: places[0]);
        Assert.Equal(5, ward.Judge().Findings.Single(f => f.Rules.Contains("two-places")).Rows.Count);
    }

    /// <summary>Whoever has the same record open on a second screen is one person, whatever the screen is called; another record is another person's.</summary>
    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public void StaysQuiet_OnTheSameRecordAtASecondScreen(bool isSame, int found)
    {
        var (ward, home, places) = Buildings();
        var user = ward.AddUser(department: home);
        var (patient, other) = (ward.PatientsOf(ward.Surgery)[0], ward.PatientsOf(ward.Surgery)[1]);
        for (var i = 0; i < 5; i++)
        {
            ward.Do(AccessAction.Read, user, i % 2 == 0 || isSame ? patient : other, 12, 9, 5 * i, workstation: places[i % 2]);
        }

        Assert.Equal(found, ward.Found<TwoPlacesRule>().Count);
    }
}
