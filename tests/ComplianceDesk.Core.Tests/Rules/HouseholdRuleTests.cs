using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

public sealed class HouseholdRuleTests
{
    [Fact]
    public void Flags_TheSameDwelling()
    {
        var ward = new Ward();
        var user = ward.AddUser(address: "14 Maple Street Apt 2", postalCode: "60640");
        var patient = ward.AddPatient(address: "14 MAPLE ST #2", postalCode: "60640-1234");
        ward.Open(user, patient, 10);
        Assert.Equal([(user, patient)], ward.Found<HouseholdRule>());
    }

    [Fact]
    public void Flags_TheSameTelephone()
    {
        var ward = new Ward();
        var user = ward.AddUser(address: "14 Maple Street", postalCode: "60640", phone: "312-555-7001");
        var patient = ward.AddPatient(address: "900 Lake Road", postalCode: "60911", phone: "(312) 555 7001");
        ward.Open(user, patient, 10);
        Assert.Equal([(user, patient)], ward.Found<HouseholdRule>());
    }

    /// <summary>A number that was passed on is no tie by itself: one page of a record opened needs a second sign, and so does a practice that opens its former outpatient's.</summary>
    [Theory]
    [InlineData(1, false, 0)]
    [InlineData(2, false, 1)]
    [InlineData(1, true, 0)]
    public void Flags_ATelephoneNumberAlone_OnlyBesideAnotherSign(int accesses, bool cameBefore, int found)
    {
        var ward = new Ward { Policy = Ward.Without("unexplained-look") };
        ward.AddAppointment(ward.PatientsOf(ward.Clinic)[0], ward.Clinic, 0, 5);
        var user = ward.AddUser(department: ward.Clinic, address: "14 Maple Street", postalCode: "60640", phone: "312-555-7001");
        var patient = ward.AddPatient(address: "900 Lake Road", postalCode: "60911", phone: "(312) 555 7001");
        if (cameBefore)
        {
            ward.AddEncounter(patient, ward.Clinic, -60, -60, hour: 12);
        }

        foreach (var day in cameBefore ? new[] { 8, 24 } : [24])
        {
            for (var access = 0; access < accesses; access++)
            {
                ward.Do(Core.Access.AccessAction.Read, user, patient, day, minute: access);
            }
        }

        Assert.Equal(found, ward.Found<HouseholdRule>().Count);
    }

    [Fact]
    public void StaysQuiet_InStaffHousing()
    {
        var ward = new Ward();
        var user = ward.AddUser(address: "3 Staff House Road", postalCode: "60641");
        var housemates = Enumerable.Range(0, 15).Select(_ => ward.AddPatient(address: "3 Staff House Road", postalCode: "60641")).ToArray();
        ward.Open(user, housemates[0], 10);
        Assert.Empty(ward.Found<HouseholdRule>());
    }

    [Fact]
    public void StaysQuiet_OnASharedPostOfficeBox()
    {
        var ward = new Ward();
        ward.AddUser(address: "9 Elm Street", postalCode: "60640");
        ward.AddPatient(address: "77 Oak Street", postalCode: "60640");
        var user = ward.AddUser(address: "P.O. Box 12", postalCode: "60640");
        var patient = ward.AddPatient(address: "PO Box 12", postalCode: "60640");
        ward.Open(user, patient, 10);
        Assert.Empty(ward.Found<HouseholdRule>());
    }

    [Fact]
    public void StaysQuiet_WhenTheHousemateLiesOnTheUsersWard()
    {
        var ward = new Ward();
        var user = ward.AddUser(address: "14 Maple Street Apt 2", postalCode: "60640");
        var patient = ward.AddPatient(address: "14 Maple Street Apt 2", postalCode: "60640");
        ward.AddEncounter(patient, ward.Surgery, 8, 12);
        ward.Open(user, patient, 10);
        Assert.Empty(ward.Found<HouseholdRule>());
    }
}
