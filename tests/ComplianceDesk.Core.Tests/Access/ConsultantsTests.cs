using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Core.Tests.Access;

public sealed class ConsultantsTests
{
    [Theory]
    [InlineData("CNM", OfficeWork.None, true)]
    [InlineData("Electrophysiologist", OfficeWork.None, true)]
    [InlineData("Physician", OfficeWork.None, true)]
    [InlineData("MD", OfficeWork.None, true)]
    [InlineData("HOUSESTAFF PGY2", OfficeWork.None, true)]
    [InlineData("Nurse practitioner", OfficeWork.None, true)]
    [InlineData("Radiologist", OfficeWork.None, true)]
    [InlineData("Staff Psychiatrist", OfficeWork.None, true)]
    [InlineData("ED Attending", OfficeWork.None, true)]
    [InlineData("NP - Cardiology", OfficeWork.None, true)]
    [InlineData("PA-C", OfficeWork.None, true)]
    [InlineData("APP", OfficeWork.None, true)]
    [InlineData("APP Analyst", OfficeWork.None, false)]
    [InlineData("Patient care attendant", OfficeWork.None, false)]
    [InlineData("Radiologic Technologist", OfficeWork.None, false)]
    [InlineData("Speech-language pathologist", OfficeWork.None, false)]
    [InlineData("Registered nurse", OfficeWork.None, false)]
    [InlineData("Physician billing specialist", OfficeWork.Billing, false)]
    [InlineData(null, OfficeWork.None, false)]
    public void Are_ThoseWhoseAdviceIsAsked(string? role, OfficeWork work, bool expected) => Assert.Equal(expected, Consultants.Are(role, work));
}
