using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Core.Tests.Access;

public sealed class OutcomeWordsTests
{
    [Theory]
    [InlineData("Denied", true)]
    [InlineData("request DENIED: unsigned", true)]
    [InlineData("refused-by-provider", true)]
    [InlineData("Withdrawn", true)]
    [InlineData("withdrew", true)]
    [InlineData("canceled", true)]
    [InlineData("not granted", true)]
    [InlineData("no authorization", true)]
    [InlineData("Dental records sent", false)]
    [InlineData("granted", false)]
    [InlineData("mailed", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Tells_WhatWasNotGiven(string? outcome, bool notGiven) => Assert.Equal(notGiven, OutcomeWords.AreNotGiven(outcome));
}
