using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

public sealed class StrangePlaceRuleTests
{
    [Fact]
    public void Flags_AnAccountInUseAtTwoPlacesAtOnce()
    {
        var ward = new Ward();
        Roam(ward, ward.AddPatients(5));
        Assert.Equal([(ward.Nurse, 0)], ward.Found<StrangePlaceRule>());
    }

    [Fact]
    public void StaysQuiet_WhenTheStrangeWorkstationShowsTheWardsPatients()
    {
        var ward = new Ward();
        Roam(ward, ward.PatientsOf(ward.Surgery)[..5]);
        Assert.Empty(ward.Found<StrangePlaceRule>());
    }

    [Fact]
    public void StaysQuiet_AtTheUsersOwnWorkstation()
    {
        var ward = new Ward();
        foreach (var patient in ward.AddPatients(5))
        {
            ward.Open(ward.Nurse, patient, 10, 13, 20);
        }

        Assert.Empty(ward.Found<StrangePlaceRule>());
    }

    /// <summary>Who uses somebody's sign-in on another ward does not stay at one of its workstations. Who works there writes; who was there before works there.</summary>
    [Theory]
    [InlineData(false, false, true, 1)]
    [InlineData(true, false, true, 0)]
    [InlineData(false, true, true, 0)]
    [InlineData(false, false, false, 0)]
    public void Flags_SeveralWorkstationsOfAnotherDepartment(bool writes, bool wasThere, bool isInUse, int found)
    {
        var ward = new Ward { Policy = Ward.Without("unexplained-look") };
        int[] places = [ward.Next(), ward.Next(), ward.Next()];
        foreach (var nurse in ward.NursesOf(ward.Medicine))
        {
            foreach (var place in places)
            {
                ward.Open(nurse, ward.PatientsOf(ward.Medicine)[0], 3, workstation: place);
            }
        }

        var user = ward.AddUser();
        for (var day = 4; day < 12; day++)
        {
            ward.Open(user, ward.PatientsOf(ward.Surgery)[day % 3], day, 8);
        }

        if (wasThere)
        {
            ward.Do(AccessAction.Login, user, 0, 6, 9, workstation: places[0]);
        }

        foreach (var (turn, stranger) in ward.PatientsOf(ward.Medicine)[..3].Index())
        {
            ward.Open(user, stranger, 12, 9 + (2 * turn), workstation: places[turn]);
            if (writes)
            {
                ward.Do(AccessAction.Create, user, stranger, 12, 9 + (2 * turn), 5, workstation: places[turn]);
            }

            if (isInUse)
            {
                ward.Open(user, ward.PatientsOf(ward.Surgery)[turn], 12, 10 + (2 * turn));
            }
        }

        Assert.Equal(found, ward.Found<StrangePlaceRule>().Count(f => f.User == user));
    }

    /// <summary>Who covers a ward writes there, as in other records; an account that only reads there, after its user's own duty, was left signed in.</summary>
    [Theory]
    [InlineData(4, false, 8, 3, 1)]
    [InlineData(4, false, 8, 1, 1)]
    [InlineData(3, false, 8, 3, 0)]
    [InlineData(4, true, 8, 3, 0)]
    [InlineData(4, false, 4, 3, 0)]
    [InlineData(4, false, 0, 3, 0)]
    public void Flags_ReadingOnAnotherWard_ByWhoWritesInOtherRecords(int patients, bool writes, int written, int stations, int found)
    {
        var ward = new Ward { Policy = Ward.Without("unexplained-look") };
        int[] places = [.. Enumerable.Range(0, stations).Select(_ => ward.Next())];
        foreach (var nurse in ward.NursesOf(ward.Medicine))
        {
            foreach (var place in places)
            {
                ward.Open(nurse, ward.PatientsOf(ward.Medicine)[0], 3, workstation: place);
            }
        }

        var user = ward.AddUser();
        for (var day = 4; day < 12; day++)
        {
            ward.Do(AccessAction.Read, user, ward.PatientsOf(ward.Surgery)[day % 3], day, 8);
            ward.Do(day - 4 < written ? AccessAction.Update : AccessAction.Read, user, ward.PatientsOf(ward.Surgery)[day % 3], day, 8, 5);
        }

        foreach (var (turn, stranger) in ward.PatientsOf(ward.Medicine)[..patients].Index())
        {
            ward.Do(AccessAction.Read, user, stranger, 12, 13 + turn, workstation: places[turn % stations], department: ward.Medicine);
            if (writes)
            {
                ward.Do(AccessAction.Create, user, stranger, 12, 13 + turn, 5, workstation: places[turn % stations], department: ward.Medicine);
            }
        }

        Assert.Equal(found, ward.Found<StrangePlaceRule>().Count(f => f.User == user));
    }


    /// <summary>The nurse works at the ward's workstation while somebody opens these patients at a strange one.</summary>
    private static void Roam(Ward ward, IEnumerable<int> patients)
    {
        var strange = ward.Next();
        var own = ward.PatientsOf(ward.Surgery)[^1];
        ward.Open(ward.Nurse, own, 10, 13, 15);
        foreach (var (patient, turn) in patients.Select((p, i) => (p, i)))
        {
            ward.Open(ward.Nurse, patient, 10, 13, 18 + (turn * 2), strange);
            ward.Open(ward.Nurse, own, 10, 13, 19 + (turn * 2));
        }

        ward.Open(ward.Nurse, own, 10, 13, 32);
    }
}
