using ComplianceDesk.Core.Tests.Rules;

namespace ComplianceDesk.Core.Tests.Explanations;

public sealed class RegistrationExplanationTests
{
    [Fact]
    public void Explains_TheOfficeThatRegisters() => Assert.Equal("registration", Reason("Registrar", 8, by: false, office: true));

    [Fact]
    public void DoesNotExplain_AClinicsReceptionistForWhatOthersRegistered() => Assert.Null(Reason("Registrar", 8, by: false));

    [Fact]
    public void Explains_ThePersonWhoMadeTheRecord() => Assert.Equal("registration", Reason("Registered nurse", 10, by: true));

    [Fact]
    public void DoesNotExplain_AnOldRecord() => Assert.Null(Reason("Registrar", -20, by: true));

    [Fact]
    public void DoesNotExplain_OtherPeople() => Assert.Null(Reason("Registered nurse", 8, by: false));

    private static string? Reason(string role, int registered, bool by, bool office = false)
    {
        var ward = new Ward();
        var user = ward.AddUser(role: role, department: office ? ward.Office : ward.Clinic);
        var patient = ward.AddPatient(registered: registered, registeredBy: by ? user : 0);
        ward.Open(user, patient, 10);
        return ward.ReasonOf(user, patient, 10);
    }
}
