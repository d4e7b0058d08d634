using ComplianceDesk.Core.Tests.Rules;

namespace ComplianceDesk.Core.Tests.Explanations;

public sealed class ProxyExplanationTests
{
    [Fact]
    public void Explains_AGuardianNamedInTheRecord() => Assert.Equal("proxy", Reason("Legal guardian", 5, 15));

    [Theory]
    [InlineData("authorized-proxy", 11, 20)]
    [InlineData("authorized-proxy", 1, 9)]
    public void DoesNotExplain_OutsideItsDays(string relationship, int from, int to) => Assert.Null(Reason(relationship, from, to));

    [Fact]
    public void IsNoCareTeam() => Assert.Equal("care-team", Reason("primary-care", 5, 15));

    private static string? Reason(string relationship, int from, int to)
    {
        var ward = new Ward();
        var patient = ward.AddPatient();
        ward.AddCareTeam(patient, ward.Nurse, from, to, relationship);
        ward.Open(ward.Nurse, patient, 10);
        return ward.ReasonOf(ward.Nurse, patient, 10);
    }
}
