using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Tests.Rules;

namespace ComplianceDesk.Core.Tests.Access;

public sealed class CloseTieTests
{
    private readonly Ward ward = new();

    [Fact]
    public void Outweighs_AServicesReasonWhenTheManagerIsNotInCare()
    {
        var (technician, record) = Managed();
        ward.Open(technician, record, 18);
        Assert.Null(ward.ReasonOf(technician, record, 18));
    }

    [Fact]
    public void LeavesAlone_TheServiceOfAManagerInCare()
    {
        var (technician, record) = Managed();
        ward.Open(technician, record, 12);
        Assert.Equal("support-department", ward.ReasonOf(technician, record, 12));
    }

    [Fact]
    public void LeavesAlone_ASingleAccessAndWhatWasWrittenIn()
    {
        var (technician, record) = Managed();
        ward.Do(AccessAction.Read, technician, record, 18);
        ward.Open(technician, record, 20);
        ward.Do(AccessAction.Create, technician, record, 20, 13, 9);
        Assert.Equal("support-department", ward.ReasonOf(technician, record, 18));
        Assert.Equal("support-department", ward.ReasonOf(technician, record, 20));
    }

    [Fact]
    public void Outweighs_AServicesReasonForOnesOwnRecord()
    {
        var record = ward.AddPatient();
        var technician = ward.AddUser(department: ward.Laboratory, ownPatient: record);
        ward.AddEncounter(record, ward.Clinic, 10, 14);
        ward.Open(technician, record, 12);
        Assert.Null(ward.ReasonOf(technician, record, 12));
    }

    /// <summary>A technician of the laboratory, and the record of the manager, who is in care from day 10 to 14.</summary>
    private (int Technician, int Record) Managed()
    {
        var manager = ward.AddUser(department: ward.Laboratory);
        var record = ward.AddPatient(employee: manager);
        ward.AddEncounter(record, ward.Clinic, 10, 14);
        return (ward.AddUser(department: ward.Laboratory, manager: manager), record);
    }
}
