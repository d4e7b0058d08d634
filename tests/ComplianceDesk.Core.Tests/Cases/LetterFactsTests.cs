using ComplianceDesk.Core.Cases;
using Xunit;

namespace ComplianceDesk.Core.Tests.Cases;

public sealed class LetterFactsTests
{
    private static readonly DateOnly Found = new(2026, 3, 2);
    private static readonly DateOnly Today = new(2026, 3, 20);

    [Theory]
    [InlineData(null, null, null, null)]
    [InlineData("2026-03-09", null, null, null)]
    [InlineData("2026-03-09", "2026-03-15", null, null)]
    [InlineData("2026-03-21", null, null, "The day has not come yet.")]
    [InlineData("2026-03-01", null, null, "The day of sending lies before discovery.")]
    [InlineData(null, "2026-03-15", null, "A letter comes back after it was sent: give both days.")]
    [InlineData("2026-03-16", "2026-03-15", null, "A letter comes back after it was sent: give both days.")]
    [InlineData("2026-03-09", null, "The access was part of the work.", "A letter that was sent is not withheld.")]
    [InlineData(null, null, "short", "Write 20 to 4,000 characters, or nothing.")]
    public void Says_WhatCannotBe(string? sent, string? back, string? withheld, string? expected) =>
        Assert.Equal(expected, new LetterFacts { SentOn = Day(sent), ReturnedOn = Day(back), WithheldBecause = withheld }.WhyNot(Found, Today));

    [Fact]
    public void Says_WhereItStandsAndWhatChanged()
    {
        var sent = new LetterFacts { SentOn = new(2026, 3, 9) };
        Assert.Equal(["to send", "sent 9 Mar 2026", "sent 9 Mar 2026, came back 15 Mar 2026", "no letter"],
            new[] { new LetterFacts(), sent, sent with { ReturnedOn = new(2026, 3, 15) }, new LetterFacts { WithheldBecause = "The access was part of the work." } }.Select(f => f.State));
        Assert.Equal(["What happened: nothing → Printed.", "Sent: 9 Mar 2026 → nothing"], new LetterFacts { Events = "Printed." }.ChangesFrom(sent));
        Assert.Empty(sent.ChangesFrom(sent with { }));
    }

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
