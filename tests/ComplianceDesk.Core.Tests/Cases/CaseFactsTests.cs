using ComplianceDesk.Core.Cases;

namespace ComplianceDesk.Core.Tests.Cases;

/// <summary>Where a case stands and what it owes follow from what is recorded (45 CFR 164.400 to 164.414).</summary>
public sealed class CaseFactsTests
{
    private const string Words = "Long enough to be a reason.";
    private static readonly DateOnly Found = new(2026, 3, 2);

    private static readonly CaseFacts New = new() { DiscoveredOn = Found };
    private static readonly CaseFacts Impermissible = New with { Determination = CaseDetermination.Impermissible, Reasoning = Words, Unsecured = true, Individuals = 3 };
    private static readonly CaseFacts Assessed = Impermissible with { Nature = Words, Recipient = Words, Acquired = Words, Mitigated = Words, LowProbability = false, AssessedOn = Found };

    [Fact]
    public void Runs_ThroughItsStages()
    {
        Assert.Equal(CaseStage.Investigation, New.Stage);
        Assert.Equal(CaseStage.Closing, (New with { Determination = CaseDetermination.Permitted }).Stage);
        Assert.Equal(CaseStage.Closing, (New with { Determination = CaseDetermination.Excepted }).Stage);
        Assert.Equal(CaseStage.Assessment, Impermissible.Stage);
        Assert.Equal(CaseStage.Assessment, (Impermissible with { Unsecured = null }).Stage);
        Assert.Equal(CaseStage.Closing, (Impermissible with { Unsecured = false }).Stage);
        Assert.Equal(CaseStage.Notices, Assessed.Stage);
        Assert.Equal(CaseStage.Closing, (Assessed with { LowProbability = true }).Stage);
        // The report to HHS of fewer than 500 may follow once a year: it holds no case open.
        Assert.Equal(CaseStage.Closing, (Assessed with { IndividualsNotifiedOn = Found }).Stage);
        Assert.Equal(CaseStage.Notices, (Assessed with { Individuals = 500, IndividualsNotifiedOn = Found }).Stage);
        Assert.Equal(CaseStage.Closed, (New with { ClosedOn = Found }).Stage);
    }

    [Fact]
    public void Runs_TheClockFromDiscoveryOrToTheEndOfADelay()
    {
        Assert.Equal(new DateOnly(2026, 5, 1), New.NoticeBy);
        Assert.Equal(new DateOnly(2026, 6, 1), (New with { HeldUntil = new(2026, 6, 1) }).NoticeBy);
        Assert.Equal(new DateOnly(2026, 5, 1), (New with { HeldUntil = new(2026, 4, 1) }).NoticeBy);
        Assert.Equal(new DateOnly(2026, 4, 1), New.Steps[0].By);
        Assert.True(New.Steps[0].Aim);
    }

    [Theory]
    [InlineData(3, null, "Individuals (164.404) 2026-05-01|HHS, fewer than 500 (164.408(c)) 2027-03-01")]
    [InlineData(499, "MA:499", "Individuals (164.404) 2026-05-01|HHS, fewer than 500 (164.408(c)) 2027-03-01")]
    [InlineData(500, "MA:500", "Individuals (164.404) 2026-05-01|HHS, 500 or more (164.408(b)) 2026-05-01")]
    [InlineData(1400, "NH:1200;MA:200", "Individuals (164.404) 2026-05-01|HHS, 500 or more (164.408(b)) 2026-05-01|Media in NH, 1,200 residents (164.406) 2026-05-01")]
    public void Owes_NoticesByTheNumberOfIndividuals(int individuals, string? states, string expected) =>
        Assert.Equal(expected, string.Join('|', (Assessed with { Individuals = individuals, States = states }).Notices.Select(n => FormattableString.Invariant($"{n.Name} {n.By:yyyy-MM-dd}"))));

    [Fact]
    public void Owes_NothingOutsideWhenNotImpermissibleOrImprobable()
    {
        Assert.Empty((Assessed with { Determination = CaseDetermination.Excepted }).Notices);
        Assert.Empty((Assessed with { LowProbability = true }).Notices);
        Assert.Empty((Assessed with { Unsecured = false }).Notices);
        // Presumed a breach: without an assessment notice is due.
        Assert.NotEmpty(Impermissible.Notices);
    }

    [Fact]
    public void Closes_OnlyWhenNothingIsOwed()
    {
        Assert.Equal("Still owed: determine whether the access was permitted.", New.WhyNotClose);
        Assert.Null((New with { Determination = CaseDetermination.Permitted }).WhyNotClose);
        var notified = Assessed with { IndividualsNotifiedOn = Found };
        Assert.Contains("sanction", notified.WhyNotClose, StringComparison.Ordinal);
        Assert.Contains("lessened the harm", (notified with { Sanction = Words }).WhyNotClose, StringComparison.Ordinal);
        Assert.Null((notified with { Sanction = Words, Mitigation = Words }).WhyNotClose);
    }

    public static TheoryData<CaseFacts, string?> Wrong => new()
    {
        { Assessed, null },
        { New with { DiscoveredOn = Found.AddDays(2) }, "day of discovery has not come" },
        { Assessed with { AssessedOn = Found.AddDays(-1) }, "before discovery" },
        { Assessed with { HhsNotifiedOn = Found.AddDays(9) }, "notice to HHS has not come" },
        { New with { Determination = CaseDetermination.Permitted }, "Write down why" },
        { New with { Determination = CaseDetermination.Permitted, Reasoning = "short" }, "20 to 4,000 characters" },
        { New with { Determination = CaseDetermination.Excepted, Reasoning = Words }, "Name the exception" },
        { Assessed with { Acquired = null }, "all four factors" },
        { Assessed with { AssessedOn = null }, "day of the assessment" },
        { Assessed with { HeldUntil = Found }, "basis" },
        { Assessed with { States = "MA;NH:2" }, "\"MA\"" },
        { Assessed with { States = "MA:2;NH:2" }, "more individuals" },
        { Assessed with { Individuals = -1 }, "below zero" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Says_WhatIsWrong(CaseFacts facts, string? expected)
    {
        var wrong = facts.WhyNot(Found.AddDays(1));
        if (expected is null)
        {
            Assert.Null(wrong);
        }
        else
        {
            Assert.Contains(expected, wrong, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Tells_OldAndNewValues()
    {
        Assert.Equal(
            ["Determination: nothing → Impermissible", $"Reasons: nothing → {Words}", "Unsecured: nothing → yes", "Individuals: nothing → 3"], Impermissible.ChangesFrom(New));
        Assert.Equal(["Individuals: 3 → 5"], (Impermissible with { Individuals = 5 }).ChangesFrom(Impermissible));
        Assert.Empty(New.ChangesFrom(New));
    }
}
