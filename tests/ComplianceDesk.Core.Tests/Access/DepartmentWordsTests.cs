using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Core.Tests.Access;

public sealed class DepartmentWordsTests
{
    [Theory]
    [InlineData("Clinical Laboratory", DepartmentKind.Support)]
    [InlineData("Lab - Main", DepartmentKind.Support)]
    [InlineData("Inpatient Pharmacy", DepartmentKind.Support)]
    [InlineData("Diagnostic Imaging", DepartmentKind.Support)]
    [InlineData("Labor and Delivery", DepartmentKind.Unknown)]
    [InlineData("5 West Medical", DepartmentKind.Unknown)]
    [InlineData("Unit 4", DepartmentKind.Unknown)]
    [InlineData("IT", DepartmentKind.Office)]
    [InlineData("8480 INFO SVCS", DepartmentKind.Office)]
    [InlineData("8530 PATIENT FIN SVCS", DepartmentKind.Office)]
    [InlineData("8770 CARE COORD UR", DepartmentKind.Support)]
    [InlineData("7720 CARDIOPULM SVCS", DepartmentKind.Support)]
    [InlineData("6170 MED SURG 5W", DepartmentKind.Unknown)]
    [InlineData("6010 EMERGENCY SVCS", DepartmentKind.Unknown)]
    [InlineData("Nursing Supervision", DepartmentKind.Support)]
    [InlineData("Patient Access Services", DepartmentKind.Office)]
    [InlineData("7110 AMB FAMILY MED", DepartmentKind.Clinical)]
    [InlineData("Orthopedics Clinic", DepartmentKind.Clinical)]
    [InlineData("Ambulatory Pharmacy", DepartmentKind.Support)]
    [InlineData("Clinic Scheduling", DepartmentKind.Office)]
    [InlineData("Clinical Documentation", DepartmentKind.Unknown)]
    [InlineData(null, DepartmentKind.Unknown)]
    public void Reads_TheKindFromTheName(string? name, DepartmentKind kind) => Assert.Equal(kind, DepartmentWords.Of(name));

    [Theory]
    [InlineData("Pre-Admission Testing", true)]
    [InlineData("PREOP CLINIC", true)]
    [InlineData("7420 PRE-OP/PACU", true)]
    [InlineData("Preanesthesia Evaluation", true)]
    [InlineData("Admissions", false)]
    [InlineData("Operating Room", false)]
    [InlineData("Predictive Analytics", false)]
    [InlineData(null, false)]
    public void Reads_ThatPatientsArePrepared(string? name, bool prepares) => Assert.Equal(prepares, DepartmentWords.Prepares(name));

    /// <summary>Who looks after the building is in no patient's care, whatever the feed calls the department.</summary>
    [Theory]
    [InlineData("Environmental & Plant", DepartmentKind.Office)]
    [InlineData("Facilities", DepartmentKind.Office)]
    [InlineData("Laboratory", DepartmentKind.Support)]
    [InlineData("Respiratory Care", DepartmentKind.Support)]
    [InlineData("Information Services", DepartmentKind.Office)]
    [InlineData("OIT - Information and Technology", DepartmentKind.Office)]
    public void Reads_BuildingsAsAnOffice_ThoughStatedSupport(string name, DepartmentKind kind) => Assert.Equal(kind, DepartmentWords.Of(name, "support"));
}
