using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

public sealed class UnexplainedLookRuleTests
{
    [Fact]
    public void Flags_ALookAtAStranger()
    {
        var ward = new Ward();
        var stranger = ward.AddPatient();
        ward.Open(ward.Nurse, stranger, 20);
        Assert.Equal([(ward.Nurse, stranger)], ward.Found<UnexplainedLookRule>());
    }

    [Fact]
    public void StaysQuiet_OnAWrongChart()
    {
        var ward = new Ward();
        ward.Do(AccessAction.Read, ward.Nurse, ward.AddPatient(), 20);
        Assert.Empty(ward.Found<UnexplainedLookRule>());
    }

    [Fact]
    public void StaysQuiet_OnAPatientOfThePractice()
    {
        var ward = new Ward();
        var patient = ward.AddPatient();
        ward.AddAppointment(patient, ward.Surgery, 0, -300);
        ward.Open(ward.Nurse, patient, 20);
        Assert.Empty(ward.Found<UnexplainedLookRule>());
    }

    [Fact]
    public void StaysQuiet_WhereEverybodyDoes()
    {
        var ward = new Ward();
        foreach (var nurse in ward.NursesOf(ward.Surgery))
        {
            ward.Open(nurse, ward.AddPatient(), 18);
            ward.Open(nurse, ward.AddPatient(), 20);
        }

        Assert.Empty(ward.Found<UnexplainedLookRule>());
    }

    [Fact]
    public void StaysQuiet_WhenSomethingWasWritten()
    {
        var ward = new Ward();
        var patient = ward.AddPatient();
        ward.Open(ward.Nurse, patient, 20);
        ward.Do(AccessAction.Create, ward.Nurse, patient, 20, 13, 5);
        Assert.Empty(ward.Found<UnexplainedLookRule>());
    }
}
