using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class RequiredValueSetCheckTests
{
    [Fact]
    public void Flags_WhatDoesNotHold() =>
        Assert.Equal(
            ["A:sex", "B:status", "C:status", "D:clinical_status", "D:verification_status"],
            Checked.By(
                "CNF-03",
                Checked.Patient("A") with { Sex = "woman" },
                Checked.Stay("B") with { Status = "bogus" },
                Checked.Note("C") with { Status = "xyz" },
                Checked.Diagnosis("D") with { ClinicalStatus = "sick", VerificationStatus = "sure", Category = "problem-list-item" }).Booked);

    [Fact]
    public void StaysQuiet_OnLookAlikes() =>
        Assert.Empty(Checked.By(
            "CNF-03",
            Checked.Patient() with { Sex = "F" },
            Checked.Stay() with { Status = "In Progress" },
            Checked.Note() with { Status = null }).Failures);
}
