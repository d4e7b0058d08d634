using ComplianceDesk.Core.Quality.Matching;

namespace ComplianceDesk.Core.Tests.Quality.Matching;

public sealed class EvidenceTextTests
{
    [Fact]
    public void Reads_WhatItWrote()
    {
        EvidenceItem[] items = [new("SSN", "same", 23.1), new("household", "agreement that relatives share", -21.7), new("birth date", "one edit apart, or day and month exchanged", 7.3)];
        var (read, guards) = EvidenceText.Read(EvidenceText.Of([.. items, new("phone", EvidenceWords.NotGiven, 0)], ["could be twins: given names not the same"]));
        Assert.Equal(items, read);
        Assert.Equal(["could be twins: given names not the same"], guards);
    }

    [Fact]
    public void Rejects_WhatItDidNotWrite() => Assert.Throws<FormatException>(() => EvidenceText.Read("SSN same"));
}
