using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class ExtensibleValueSetCheckTests
{
    [Fact]
    public void Flags_WhatDoesNotHold() =>
        Assert.Equal(
            ["A:race", "A:ethnicity", "A:language", "B:absent_reason"],
            Checked.By(
                "CNF-04",
                Checked.Patient("A") with { Race = "Martian", Ethnicity = "Basque-ish", Language = "Klingonese" },
                Checked.Observation("B") with { Value = null, AbsentReason = "lazy" }).Booked);

    [Fact]
    public void StaysQuiet_OnLookAlikes() =>
        Assert.Empty(Checked.By(
            "CNF-04",
            Checked.Patient("A") with { Race = "White; Asian", Ethnicity = "2186-5", Language = "pt-BR" },
            Checked.Patient("B") with { Race = "declined", Ethnicity = "unknown", Language = "English (United States)" }).Failures);
}
