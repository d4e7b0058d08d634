using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

public sealed class DeceasedRuleTests
{
    [Fact]
    public void Flags_ARecordOpenedWeeksAfterTheDeath()
    {
        var ward = new Ward();
        var patient = ward.AddPatient(death: 2);
        ward.Open(ward.Nurse, patient, 25);
        Assert.Equal([(ward.Nurse, patient)], ward.Found<DeceasedRule>());
    }

    [Fact]
    public void StaysQuiet_TheDayAfterTheDeath()
    {
        var ward = new Ward();
        var patient = ward.AddPatient(death: 10);
        ward.Open(ward.Nurse, patient, 11);
        Assert.Empty(ward.Found<DeceasedRule>());
    }

    [Fact]
    public void StaysQuiet_WhenTheRecordIsReleasedToTheFamily()
    {
        var ward = new Ward();
        var patient = ward.AddPatient(death: 2);
        var clerk = ward.AddUser(role: "Release of information specialist", department: ward.Office);
        ward.Open(clerk, patient, 25);
        Assert.Empty(ward.Found<DeceasedRule>());
    }

    /// <summary>A wrong chart, left for the right one at once, weighs half; one that is left for nothing is a look.</summary>
    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public void Flags_ASingleLook_UnlessItWasPlainlyAWrongChart(bool leadsOn, int found)
    {
        var ward = new Ward();
        var patient = ward.AddPatient(death: -60);
        ward.Do(Core.Access.AccessAction.Read, ward.Nurse, patient, 20, 18);
        if (leadsOn)
        {
            ward.Do(Core.Access.AccessAction.Read, ward.Nurse, ward.PatientsOf(ward.Surgery)[0], 20, 18, 1);
        }

        Assert.Equal(found, ward.Found<DeceasedRule>().Count);
    }

    /// <summary>
    /// A second page shows the mistake: the record of another patient of the surname or the given name follows at once, searched again or not. After it anybody's other record may be the
    /// next of the day.
    /// </summary>
    [Theory]
    [InlineData("Rita", "Ortega", false, 0)]
    [InlineData("Clara", "Lindqvist", false, 0)]
    [InlineData("Clara", "Lindqvist", true, 0)]
    [InlineData("Rita", "Lindqvist", false, 1)]
    public void Flags_ALookAtTwoPages_UnlessTheNamesakeFollows(string given, string family, bool searches, int found)
    {
        var ward = new Ward();
        var (wrong, right) = (ward.AddPatient("Clara", "Ortega", death: -60), ward.AddPatient(given, family));
        ward.AddEncounter(right, ward.Surgery, 18, 22);
        ward.Do(Core.Access.AccessAction.Read, ward.Nurse, wrong, 20, 18);
        ward.Do(Core.Access.AccessAction.Read, ward.Nurse, wrong, 20, 18);
        if (searches)
        {
            ward.Do(Core.Access.AccessAction.Query, ward.Nurse, 0, 20, 18);
        }

        ward.Do(Core.Access.AccessAction.Read, ward.Nurse, right, 20, 18, 1);
        Assert.Equal(found, ward.Found<DeceasedRule>().Count);
    }

    /// <summary>What the dead leave is settled for months, of visits from before the feeds begin, too; the chart is no part of that.</summary>
    [Theory]
    [InlineData("Biller", Core.Access.ObjectKind.Billing, 0)]
    [InlineData("Biller", Core.Access.ObjectKind.Clinical, 1)]
    [InlineData("Registered nurse", Core.Access.ObjectKind.Billing, 1)]
    public void Flags_TheChartOfTheDead_NotTheAccountThatBillingHasOpen(string role, Core.Access.ObjectKind part, int found)
    {
        var ward = new Ward();
        var (user, patient) = (ward.AddUser(role: role), ward.AddPatient(death: -60));
        ward.Do(Core.Access.AccessAction.Read, user, patient, 20, kind: part);
        ward.Do(Core.Access.AccessAction.Read, user, patient, 20, 13, 2, kind: Core.Access.ObjectKind.Clinical);
        Assert.Equal(found, ward.Found<DeceasedRule>().Count);
    }

    /// <summary>A booking called off, a guarantor: what registration changes in its own papers is its work; what it reads there is not.</summary>
    [Theory]
    [InlineData(Core.Access.AccessAction.Update, Core.Access.ObjectKind.Demographics, 0)]
    [InlineData(Core.Access.AccessAction.Read, Core.Access.ObjectKind.Demographics, 1)]
    [InlineData(Core.Access.AccessAction.Update, Core.Access.ObjectKind.Clinical, 1)]
    public void Flags_Registration_UnlessItChangedItsOwnPapers(Core.Access.AccessAction action, Core.Access.ObjectKind part, int found)
    {
        var ward = new Ward();
        var (clerk, patient) = (ward.AddUser(role: "Registration clerk", department: ward.Office), ward.AddPatient(death: -60));
        ward.Do(Core.Access.AccessAction.Read, clerk, patient, 20, kind: Core.Access.ObjectKind.Demographics);
        ward.Do(action, clerk, patient, 20, 13, 2, kind: part);
        Assert.Equal(found, ward.Found<DeceasedRule>().Count);
    }
}
