using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class ReferenceOfRightTypeCheckTests
{
    [Fact]
    public void Flags_WhatDoesNotHold() =>
        Assert.Equal(
            ["A:attending_user_id", "B:signed_by"],
            Checked.By(
                "CNF-27",
                Checked.Stay("A") with { Attending = Checked.Person("P1") with { Listed = false, NamesOther = "a patient" } },
                Checked.Note("B") with { SignedBy = Checked.Person("D1") with { Listed = false, NamesOther = "a department" } }).Booked);

    [Fact]
    public void StaysQuiet_OnLookAlikes() =>
        Assert.Empty(Checked.By(
            "CNF-27",
            Checked.Stay("A") with { Attending = Checked.Person() with { Listed = false } },
            Checked.Diagnosis("B") with { RecordedBy = null }).Failures);

    [Fact]
    public void Books_WhatIsOfAnotherTypeOnce() =>
        Assert.Empty(Checked.By("CNF-26", Checked.Stay("A") with { Attending = Checked.Person("P1") with { Listed = false, NamesOther = "a patient" } }).Failures);
}
