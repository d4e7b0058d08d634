using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

public sealed class EmergencyOverrideRuleTests
{
    [Fact]
    public void Flags_AnOverrideThatSaysNothing_WithoutAnEmergency()
    {
        var ward = new Ward();
        var patient = ward.AddPatient();
        ward.Do(AccessAction.Read, ward.Nurse, patient, 10, breakGlass: true, reason: ward.AddReason("."));
        ward.Do(AccessAction.Read, ward.Nurse, patient, 10, minute: 1);
        Assert.Equal([(ward.Nurse, patient)], ward.Found<EmergencyOverrideRule>());
    }

    [Fact]
    public void StaysQuiet_WhenThePatientCameAsAnEmergencyThatDay()
    {
        var ward = new Ward();
        var patient = ward.AddPatient();
        ward.AddEncounter(patient, ward.Emergency, 10, 10, emergency: true);
        ward.Do(AccessAction.Read, ward.Nurse, patient, 10, breakGlass: true, reason: ward.AddReason("trauma arriving"));
        ward.Do(AccessAction.Read, ward.Nurse, patient, 10, minute: 1);
        Assert.Empty(ward.Found<EmergencyOverrideRule>());
    }

    /// <summary>Where everybody of the ward but the program's own comes to protected records by an override, it tells nothing; one other who does says little.</summary>
    [Theory]
    [InlineData(3, true, "covering for a colleague", false)]
    [InlineData(3, false, "covering for a colleague", true)]
    [InlineData(1, true, "covering for a colleague", true)]
    [InlineData(3, true, ".", true)]
    [InlineData(3, true, "Patient care", false)]
    public void StaysQuiet_WhereTheOverrideIsTheDoor(int others, bool isOverridden, string reason, bool isFound)
    {
        var ward = new Ward { Policy = Ward.Without("unexplained-look", "restricted-record") };
        var listed = ward.AddReason("Patient care");
        var given = reason == "Patient care" ? listed : ward.AddReason(reason);
        for (var i = 0; i < 6; i++)
        {
            var cared = ward.AddPatient(restricted: "part2");
            ward.AddEncounter(cared, ward.Surgery, 5, 15);
            ward.Do(AccessAction.Read, ward.NursesOf(ward.Surgery)[1 + (i % others)], cared, 10, 8 + i, breakGlass: isOverridden, reason: isOverridden ? listed : 0);
        }

        var patient = ward.AddPatient(restricted: "part2");
        ward.Do(AccessAction.Read, ward.Nurse, patient, 10, breakGlass: true, reason: given);
        ward.Do(AccessAction.Read, ward.Nurse, patient, 10, minute: 1);
        Assert.Equal(isFound, ward.Found<EmergencyOverrideRule>().Contains((ward.Nurse, patient)));
    }

    /// <summary>Where people of all roles and departments come to protected records by an override, it tells nothing of anybody: nor at a record that the system protects and the feed does not mark.</summary>
    [Theory]
    [InlineData(2, true, false)]
    [InlineData(2, false, false)]
    [InlineData(1, true, true)]
    public void StaysQuiet_WhereTheOverrideIsEverybodysDoor(int overridden, bool isMarked, bool isFound)
    {
        var ward = new Ward { Policy = Ward.Without("unexplained-look", "restricted-record") };
        var reason = ward.AddReason("covering for a colleague");
        for (var i = 0; i < 6; i++)
        {
            var cared = ward.AddPatient(restricted: "part2");
            ward.AddEncounter(cared, ward.Surgery, 5, 15);
            ward.Do(AccessAction.Read, ward.NursesOf(i % 2 == 0 ? ward.Medicine : ward.Maternity)[i / 2], cared, 10, 8 + i, breakGlass: i < overridden, reason: i < overridden ? reason : 0);
        }

        var patient = ward.AddPatient(restricted: isMarked ? "part2" : null);
        var therapist = ward.AddUser(role: "Therapist", department: ward.Surgery);
        ward.Do(AccessAction.Read, therapist, patient, 10, breakGlass: true, reason: reason);
        ward.Do(AccessAction.Read, therapist, patient, 10, minute: 1);
        Assert.Equal(isFound, ward.Found<EmergencyOverrideRule>().Contains((therapist, patient)));
    }

    /// <summary>Nobody stops a program's own people: that most of those who open protected records are theirs tells nothing of how others come to them.</summary>
    [Theory]
    [InlineData(2, 0, false)]
    [InlineData(1, 0, true)]
    // Booked there for half a year later, which nobody knows that week.
    [InlineData(2, 200, false)]
    public void StaysQuiet_WhereTheOverrideIsTheDoorOfThoseOutside(int overridden, int booked, bool isFound)
    {
        var ward = new Ward { Policy = Ward.Without("unexplained-look", "restricted-record") };
        var reason = ward.AddReason("covering for a colleague");
        for (var i = 0; i < 18; i++)
        {
            var (cared, isInside) = (ward.AddPatient(restricted: "part2"), i >= 6);
            ward.AddEncounter(cared, ward.Medicine, 5, 15);
            if (booked > 0)
            {
                ward.AddAppointment(cared, ward.Maternity, 0, 10 + booked);
            }

            ward.Do(AccessAction.Read, ward.NursesOf(isInside ? ward.Medicine : ward.Maternity)[i % 3], cared, 10, 8 + (i % 6), breakGlass: i is 1 || (i is 3 && overridden == 2), reason: i is 1 or 3 ? reason : 0);
        }

        var (patient, therapist) = (ward.AddPatient(restricted: "part2"), ward.AddUser(role: "Therapist", department: ward.Surgery));
        ward.Do(AccessAction.Read, therapist, patient, 10, breakGlass: true, reason: reason);
        ward.Do(AccessAction.Read, therapist, patient, 10, minute: 1);
        Assert.Equal(isFound, ward.Found<EmergencyOverrideRule>().Contains((therapist, patient)));
    }

    /// <summary>Where nothing that a department does has a documented reason, that an override has none says nothing.</summary>
    [Theory]
    [InlineData(0, true)]
    [InlineData(60, false)]
    public void StaysQuiet_WhereNoFeedTellsOfADepartmentsWork(int unexplained, bool isFound)
    {
        var ward = new Ward { Policy = Ward.Without("unexplained-look") };
        var department = ward.AddDepartment("clinical");
        var (user, colleague) = (ward.AddUser(role: "Analyst", department: department), ward.AddUser(role: "Analyst", department: department));
        for (var i = 0; i < unexplained; i++)
        {
            ward.Open(colleague, ward.AddPatient(), i % 20, 9 + (i % 3));
        }

        var patient = ward.AddPatient();
        ward.Do(AccessAction.Read, user, patient, 10, breakGlass: true, reason: ward.AddReason("family of patient asked on the telephone"));
        ward.Do(AccessAction.Read, user, patient, 10, minute: 1);
        Assert.Equal(isFound, ward.Found<EmergencyOverrideRule>().Contains((user, patient)));
    }

    [Fact]
    public void Weighs_AReasonThatSaysNothingMore()
    {
        Assert.True(Score(".") > Score("family of patient asked on the telephone"));

        static int Score(string reason)
        {
            var ward = new Ward { Policy = Ward.Without("unexplained-look") };
            var patient = ward.AddPatient();
            ward.Do(AccessAction.Read, ward.Nurse, patient, 10, breakGlass: true, reason: ward.AddReason(reason));
            ward.Do(AccessAction.Read, ward.Nurse, patient, 10, minute: 1);
            return Assert.Single(ward.Judge().Findings).Score;
        }
    }
}
