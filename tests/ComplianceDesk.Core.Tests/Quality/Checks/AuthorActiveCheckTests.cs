using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class AuthorActiveCheckTests
{
    [Fact]
    public void Flags_WhatDoesNotHold() =>
        Assert.Equal(
            ["A:author_user_id", "B:recorded_by"],
            Checked.By(
                "CNS-09",
                Checked.Note("A") with { Author = Checked.Person() with { Status = "terminated", TerminatedOn = new DateOnly(2026, 3, 1) } },
                Checked.Diagnosis("B") with { RecordedBy = Checked.Person() with { HiredOn = new DateOnly(2026, 3, 2) } }).Booked);

    [Fact]
    public void StaysQuiet_OnLookAlikes() =>
        Assert.Empty(Checked.By(
            "CNS-09",
            Checked.Note("A") with { Author = Checked.Person() with { Status = "terminated", TerminatedOn = new DateOnly(2026, 3, 2) } },
            Checked.Note("B") with { Author = Checked.Person() with { Listed = false, HiredOn = new DateOnly(2026, 4, 1) } },
            Checked.Note("C") with { Author = Checked.Person() with { HiredOn = null } },
            Checked.Diagnosis("D")).Failures);
}
