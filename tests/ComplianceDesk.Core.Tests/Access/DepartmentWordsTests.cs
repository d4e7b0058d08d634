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
    [InlineData("Patient Access Services", DepartmentKind.Office)]
    [InlineData(null, DepartmentKind.Unknown)]
    public void Reads_TheKindFromTheName(string? name, DepartmentKind kind) => Assert.Equal(kind, DepartmentWords.Of(name));
}
