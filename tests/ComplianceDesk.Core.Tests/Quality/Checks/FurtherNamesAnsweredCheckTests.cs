using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class FurtherNamesAnsweredCheckTests
{
    [Fact]
    public void Flags_WhatDoesNotHold() =>
        Assert.Equal(
            ["A:middle_name;suffix", "B:suffix"],
            Checked.By(
                "CMP-12",
                Checked.Patient("A") with { MiddleName = null, Suffix = null },
                Checked.Patient("B") with { MiddleName = "Lee", Suffix = null }).Booked);

    [Fact]
    public void Flags_PreviousNamesWhereTheSourceTellsThem()
    {
        var patient = Checked.Patient("A") with { MiddleName = "none", Suffix = "none", PreviousName = null };
        Assert.Equal(["A:previous_name"], Checked.By("CMP-12", patient).Booked);
        Assert.Empty(Checked.By("CMP-12", Checked.AllFeeds.Where(feed => feed != PatientRecord.WithPreviousName).ToHashSet(), patient).Booked);
    }

    [Fact]
    public void StaysQuiet_OnLookAlikes() =>
        Assert.Empty(Checked.By(
            "CMP-12",
            Checked.Patient() with { MiddleName = "none", Suffix = "none" },
            Checked.Patient("B") with { MiddleName = "Lee", Suffix = "Jr" }).Failures);

    [Fact]
    public void Takes_NoneAsAnAnswerAndNotAsAPlaceholder() =>
        Assert.Empty(Checked.By("CMP-15", Checked.Patient() with { MiddleName = "none" }).Failures);
}
