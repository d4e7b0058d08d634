using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class PatientNamedCheckTests
{
    [Fact]
    public void Flags_MissingNamesOnceForEachPatient()
    {
        var result = Checked.By("CMP-02",
            Checked.Patient("A") with { FamilyName = null },
            Checked.Patient("B") with { GivenName = " " },
            Checked.Patient("C") with { GivenName = null, FamilyName = null },
            Checked.Patient("D"));
        Assert.Equal(["A:family_name", "B:given_name", "C:family_name;given_name"], result.Booked);
        Assert.Equal((3, 4), (result.Outcome.Failing, result.Outcome.Eligible));
        Assert.Equal(CheckStatus.Fail, result.Outcome.Status);
    }

    [Fact]
    public void StaysQuiet_WithoutMiddleNameAndSuffix() => Assert.Empty(Checked.By("CMP-02", Checked.Patient() with { MiddleName = null }).Failures);
}
