using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

public sealed class EnumerationRuleTests
{
    [Fact]
    public void Flags_RecordsInTheOrderOfTheirNumbers()
    {
        var ward = new Ward();
        for (var i = 0; i < 15; i++)
        {
            ward.Open(ward.Nurse, ward.AddPatient(number: $"{7700 + i}"), 14, minute: i * 2);
        }

        Assert.Equal([(ward.Nurse, 0)], ward.Found<EnumerationRule>());
    }

    [Fact]
    public void Flags_NeighboursInAnIndexWithGaps()
    {
        var ward = new Ward();
        for (var i = 0; i < 15; i++)
        {
            ward.Open(ward.Nurse, ward.AddPatient(number: $"{7700 + (i * 11)}"), 14, minute: i * 2);
        }

        Assert.Equal([(ward.Nurse, 0)], ward.Found<EnumerationRule>());
    }

    [Fact]
    public void StaysQuiet_WhenTheNumbersLieApart()
    {
        var ward = new Ward();
        for (var i = 0; i < 15; i++)
        {
            ward.Open(ward.Nurse, ward.AddPatient(number: $"{7700 + (i * 37)}"), 14, minute: i * 2);
            for (var between = 1; between < 5; between++)
            {
                ward.AddPatient(number: $"{7700 + (i * 37) + between}");
            }
        }

        Assert.Empty(ward.Found<EnumerationRule>());
    }

    [Fact]
    public void StaysQuiet_OnARegistrationQueue()
    {
        var ward = new Ward();
        var clerk = ward.AddUser(role: "Registration clerk", department: ward.Office);
        for (var i = 0; i < 15; i++)
        {
            var patient = ward.AddPatient(number: $"{7700 + i}");
            ward.AddAppointment(patient, ward.Clinic, 0, 16);
            ward.Open(clerk, patient, 14, minute: i * 2);
        }

        Assert.Empty(ward.Found<EnumerationRule>());
    }
}
