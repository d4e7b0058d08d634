using ComplianceDesk.Core.Tests.Rules;

namespace ComplianceDesk.Core.Tests.Explanations;

public sealed class EmployeeHealthExplanationTests
{
    [Theory]
    [InlineData("Employee Health Nurse", true, false, null, "employee-health")]
    [InlineData("Occupational health physician", true, false, null, "employee-health")]
    [InlineData("Employee Health Nurse", false, false, null, null)]
    [InlineData("Registered nurse", true, false, null, null)]
    [InlineData("Employee Health Nurse", true, true, null, null)]
    [InlineData("Employee Health Nurse", true, false, "part2", null)]
    public void Explains_TheRecordOfSomebodyWhoWorksHere(string role, bool isEmployee, bool isManager, string? restricted, string? expected)
    {
        var ward = new Ward();
        var colleague = ward.AddUser(department: ward.Medicine);
        var user = ward.AddUser(role: role, department: ward.Clinic, manager: isManager ? colleague : 0);
        var patient = ward.AddPatient(employee: isEmployee ? colleague : 0, restricted: restricted);
        ward.Open(user, patient, 20);
        Assert.Equal(expected, ward.ReasonOf(user, patient, 20));
    }
}
