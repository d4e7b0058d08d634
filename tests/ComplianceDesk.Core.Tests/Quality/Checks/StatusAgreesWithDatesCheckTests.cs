using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class StatusAgreesWithDatesCheckTests
{
    [Fact]
    public void Flags_WhatDoesNotHold() =>
        Assert.Equal(
            ["A:status", "B:status", "C:status", "D:terminated_on", "E:clinical_status"],
            Checked.By(
                "CNS-01",
                Checked.Stay("A") with { Status = "in-progress" },
                Checked.Note("B") with { Status = "preliminary" },
                Checked.Person("C") with { TerminatedOn = new DateOnly(2026, 5, 1) },
                Checked.Person("D") with { Status = "terminated" },
                Checked.Diagnosis("E") with { ClinicalStatus = "active", AbatedAt = new DateTime(2026, 4, 1, 0, 0, 0, DateTimeKind.Utc) }).Booked);

    [Fact]
    public void StaysQuiet_OnLookAlikes() =>
        Assert.Empty(Checked.By(
            "CNS-01",
            Checked.Stay("A"),
            Checked.Stay("B") with { Status = "in-progress", EndedAt = null },
            Checked.Stay("C") with { Status = "planned", StartedAt = new DateTime(2026, 7, 1, 0, 0, 0, DateTimeKind.Utc), EndedAt = new DateTime(2026, 7, 2, 0, 0, 0, DateTimeKind.Utc) },
            Checked.Note("D"),
            Checked.Person("E") with { TerminatedOn = new DateOnly(2026, 7, 1) },
            Checked.Person("F") with { Status = "terminated", TerminatedOn = new DateOnly(2026, 5, 1) },
            Checked.Diagnosis("G") with { ClinicalStatus = "resolved", AbatedAt = new DateTime(2026, 4, 1, 0, 0, 0, DateTimeKind.Utc) }).Failures);
}
