using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class PresentOnAdmissionGivenCheckTests
{
    [Fact]
    public void Flags_WhatDoesNotHold() =>
        Assert.Equal(
            ["A:present_on_admission"],
            Checked.By(
                "CMP-22",
                Checked.Diagnosis("A") with { PresentOnAdmission = null }).Booked);

    [Fact]
    public void StaysQuiet_OnLookAlikes() =>
        Assert.Empty(Checked.By(
            "CMP-22",
            Checked.Diagnosis("A") with { PresentOnAdmission = null, Coding = new Coding("Z51.11", "ICD-10-CM") },
            Checked.Diagnosis("B") with { PresentOnAdmission = null, Coding = new Coding("38341003", "SNOMED") },
            Checked.Diagnosis("C", Checked.Stay() with { Class = "outpatient" }) with { PresentOnAdmission = null }).Failures);
}
