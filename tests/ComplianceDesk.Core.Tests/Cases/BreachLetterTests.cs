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

    private static readonly PatientLetter Nobody = new() { Key = "P7", Days = [new(2026, 3, 1)] };

    [Fact]
    public void Says_WhatOfTheFiveElementsIsNotWrittenYet()
    {
        var facts = new CaseFacts { DiscoveredOn = Found, LetterEvents = "On March 1 your record was opened." };
        Assert.Equal(["164.404(c)(1)(B)", "164.404(c)(1)(C)", "164.404(c)(1)(D)", "164.404(c)(1)(E)"], BreachLetter.Parts(facts).Where(p => p.Text is null).Select(p => p.Citation));
        var text = BreachLetter.Text(facts, Nobody, "Riverbend");
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
        var document = DocumentText.Of(BreachLetter.Document(facts, Nobody, Info));
        var text = BreachLetter.Text(facts, Nobody, Info.Organisation);
        Assert.All(BreachLetter.Parts(facts), part =>
        {
            Assert.Contains(part.Heading, document, StringComparison.Ordinal);
            Assert.All(part.Text!.Split('\n'), line => Assert.Contains(line, document, StringComparison.Ordinal));
            Assert.Contains(part.Text!, text, StringComparison.Ordinal);
        });
        Assert.DoesNotContain("To be written", document + text, StringComparison.Ordinal);
        Assert.DoesNotContain("breach", document + text, StringComparison.OrdinalIgnoreCase);
        GoldenDocument.ClaimsNothing(BreachLetter.Document(facts, Nobody, Info));
    }

    [Fact]
    public void Suggests_WordsThatEachLetterFillsWithItsOwnDays()
    {
        var facts = new CaseFacts { DiscoveredOn = Found, LetterEvents = BreachLetter.Events(Found), LetterInformation = "Your name and your visits." };
        string Said(params int[] days) => BreachLetter.Parts(facts, Nobody with { Days = [.. days.Select(d => new DateOnly(2026, 2, d))] })[0].Text!;
        Assert.StartsWith("On February 7, 2026, a member of our workforce", Said(7), StringComparison.Ordinal);
        Assert.StartsWith("On February 7, 2026, February 8, 2026 and February 11, 2026, a member", Said(7, 8, 11), StringComparison.Ordinal);
        Assert.StartsWith("On 5 days between February 1, 2026 and February 9, 2026, a member", Said(1, 2, 3, 4, 9), StringComparison.Ordinal);
        Assert.EndsWith("discovered this on March 2, 2026.", Said(7), StringComparison.Ordinal);
        Assert.Contains(", members of our workforce", BreachLetter.Events(Found, people: 2), StringComparison.Ordinal);
        // The words for all keep the mark until they stand in a letter.
        Assert.StartsWith(BreachLetter.DaysMark, BreachLetter.Parts(facts)[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Puts_WordsForOnePatientInThatLetterOnly()
    {
        var facts = new CaseFacts { DiscoveredOn = Found, LetterEvents = "For all.", LetterInformation = "Your name.", LetterAdvice = "Look through your bills." };
        var own = Nobody with { Events = "[days] your record was printed.", Information = "Your name and your diagnosis." };
        Assert.Equal(["On March 1, 2026 your record was printed.", "Your name and your diagnosis.", "Look through your bills."], BreachLetter.Parts(facts, own).Take(3).Select(p => p.Text));
        Assert.Equal(["For all.", "Your name."], BreachLetter.Parts(facts, Nobody with { Key = "P8" }).Take(2).Select(p => p.Text));
    }

    [Fact]
    public void Addresses_ThePatientOrWhoeverStandsForTheDead()
    {
        var facts = new CaseFacts { DiscoveredOn = Found };
        var named = Nobody with { Address = new("Samuel Jones", ["12 Elm Street", "Salem, MA 01970"]) };
        Assert.Contains("\nSamuel Jones\n12 Elm Street\nSalem, MA 01970\n\nDear Samuel Jones:\n", BreachLetter.Text(facts, named, "Riverbend"), StringComparison.Ordinal);
        Assert.Contains("[Last known address]", BreachLetter.Text(facts, named with { Address = new("Samuel Jones", []) }, "Riverbend"), StringComparison.Ordinal);
        var dead = BreachLetter.Text(facts, named with { Deceased = true }, "Riverbend");
        Assert.Contains("To the next of kin or personal representative of Samuel Jones\n[Their address]\n\nDear [Name]:", dead, StringComparison.Ordinal);
        Assert.DoesNotContain("Elm Street", dead, StringComparison.Ordinal);
        Assert.DoesNotContain("Samuel", BreachLetter.Text(facts, Nobody with { Deceased = true }, "Riverbend"), StringComparison.Ordinal);
    }
}
