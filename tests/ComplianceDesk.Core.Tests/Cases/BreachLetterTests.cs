using ComplianceDesk.Core.Cases;
using ComplianceDesk.Core.Reports;
using ComplianceDesk.Core.Tests.Reports;
using Xunit;

namespace ComplianceDesk.Core.Tests.Cases;

public sealed class BreachLetterTests
{
    private static readonly DateOnly Found = new(2026, 3, 2);
    private static readonly DocumentInfo Info = new()
    {
        Title = "Notice about your health information", Subject = "Draft", Organisation = "Riverbend", ReportId = "Case 4, letter", GeneratedAt = new(2026, 3, 9, 8, 0, 0, TimeSpan.Zero), Zone = "UTC", GeneratedBy = "officer",
        From = Found, To = new(2026, 3, 9), Draft = true,
    };

    [Fact]
    public void Says_WhatOfTheFiveElementsIsNotWrittenYet()
    {
        var facts = new CaseFacts { DiscoveredOn = Found, LetterEvents = "On March 1 your record was opened." };
        Assert.Equal(["164.404(c)(1)(B)", "164.404(c)(1)(C)", "164.404(c)(1)(D)", "164.404(c)(1)(E)"], BreachLetter.Parts(facts).Where(p => p.Text is null).Select(p => p.Citation));
        var text = BreachLetter.Text(facts, "Riverbend");
        Assert.Contains("What happened\nOn March 1 your record was opened.\n", text, StringComparison.Ordinal);
        Assert.Contains("[To be written: the kinds of information that were involved (45 CFR 164.404(c)(1)(B))]", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Prints_TheSameInBothForms()
    {
        var facts = new CaseFacts
        {
            DiscoveredOn = Found, LetterEvents = "On March 1 your record was opened.\nIt was opened twice.", LetterInformation = "Your name and your visits.", LetterAdvice = "Look through the bills of your health plan.",
            LetterMeasures = "We spoke with the person.", LetterContact = "Call 1-800-555-0100 or write to privacy@riverbend.example.",
        };
        var document = DocumentText.Of(BreachLetter.Document(facts, Info));
        var text = BreachLetter.Text(facts, Info.Organisation);
        Assert.All(BreachLetter.Parts(facts), part =>
        {
            Assert.Contains(part.Heading, document, StringComparison.Ordinal);
            Assert.All(part.Text!.Split('\n'), line => Assert.Contains(line, document, StringComparison.Ordinal));
            Assert.Contains(part.Text!, text, StringComparison.Ordinal);
        });
        Assert.DoesNotContain("To be written", document + text, StringComparison.Ordinal);
        Assert.DoesNotContain("breach", document + text, StringComparison.OrdinalIgnoreCase);
        GoldenDocument.ClaimsNothing(BreachLetter.Document(facts, Info));
    }

    [Fact]
    public void Suggests_TheDaysOfTheEventAndOfItsDiscovery()
    {
        Assert.StartsWith("On February 27, 2026, a member", BreachLetter.Events(new(2026, 2, 27), new(2026, 2, 27), Found), StringComparison.Ordinal);
        Assert.StartsWith("Between February 27, 2026 and March 1, 2026, a member", BreachLetter.Events(new(2026, 2, 27), new(2026, 3, 1), Found), StringComparison.Ordinal);
        Assert.EndsWith("discovered this on March 2, 2026.", BreachLetter.Events(new(2026, 2, 27), new(2026, 3, 1), Found), StringComparison.Ordinal);
    }
}
