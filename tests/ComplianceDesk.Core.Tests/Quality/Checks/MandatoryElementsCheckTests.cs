using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class MandatoryElementsCheckTests
{
    [Fact]
    public void Flags_WhatDoesNotHold() =>
        Assert.Equal(
            ["A:status"],
            Checked.By(
                "CNF-28",
                Checked.Note("A") with { Status = null },
                Checked.Note("B")).Booked);

    [Fact]
    public void StaysQuiet_OnLookAlikes() =>
        Assert.Empty(Checked.By(
            "CNF-28",
            Checked.Patient("A") with { Sex = null },
            Checked.Stay("B") with { Status = null },
            Checked.Note("C") with { Status = null, CreatedAt = null, Author = null, DueAt = Checked.Now, SignedAt = null, SignedBy = null }).Failures);
}
