using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class DocumentDescribedCheckTests
{
    [Fact]
    public void Flags_WhatDoesNotHold() =>
        Assert.Equal(
            ["A:author_user_id", "B:created_at;encounter_id"],
            Checked.By(
                "CMP-28",
                Checked.Note("A") with { Author = null },
                Checked.Note("B") with { CreatedAt = null, EncounterId = null }).Booked);

    [Fact]
    public void StaysQuiet_OnLookAlikes() =>
        Assert.Empty(Checked.By(
            "CMP-28",
            Checked.Note("A") with { DueAt = Checked.Now, CreatedAt = null, Author = null, SignedAt = null, SignedBy = null }).Failures);
}
