using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality;

/// <summary>Tables of ZIP codes and value sets of the site: what checks ask with them, and what they say without.</summary>
public sealed class SiteTablesTests
{
    private static readonly SiteTables Site = new(
        new Dictionary<string, string> { ["01970"] = "MA", ["606"] = "IL", ["42223"] = "KY TN" },
        new Dictionary<string, IReadOnlySet<string>>
        {
            ["encounters.disposition"] = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "Home", "Expired" },
            ["patients.sex"] = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "1", "2" },
            ["patients.language"] = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "Klingon" },
        });

    [Fact]
    public void Judges_StatesByTheSitesTable()
    {
        var fits = Checked.WithSite("CNS-05", Site,
            Checked.Patient("A"), Checked.Patient("B") with { PostalCode = "60601" }, Checked.Patient("C") with { PostalCode = "42223-1", State = "TN" }, Checked.Patient("D") with { PostalCode = "94110", State = "NY" });
        Assert.Equal(["B:postal_code"], fits.Booked);
        Assert.Null(fits.Outcome.Reason);
        Assert.Contains("no table of the site's ZIP codes", Checked.By("CNS-05", Checked.Patient()).Outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Asks_WhetherAPostalCodeExists_OnlyWithATable()
    {
        var made = Checked.Patient("A") with { PostalCode = "01971" };
        Assert.Equal(["A:postal_code"], Checked.WithSite("CNF-20", Site, made, Checked.Patient("B") with { PostalCode = "60699-1234" }).Booked);
        var without = Checked.By("CNF-20", made);
        Assert.Empty(without.Failures);
        Assert.Contains("Not covered: whether a postal code exists", without.Outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Asks_ColumnsOfWhichOnlyTheSiteHasAValueSet()
    {
        var odd = Checked.Stay("A") with { Disposition = "moon" };
        var asked = Checked.WithSite("CNF-03", Site, odd, Checked.Stay("B"), Checked.Patient("C"), Checked.Patient("D") with { Sex = "2" });
        Assert.Equal(["A:disposition", "C:sex"], asked.Booked);
        Assert.DoesNotContain("encounters.disposition", asked.Outcome.Reason, StringComparison.Ordinal);
        var without = Checked.By("CNF-03", odd);
        Assert.Empty(without.Failures);
        Assert.Contains("Not covered: encounters.disposition", without.Outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Holds_TheSitesSetInPlaceOfTheStandards() =>
        Assert.Equal(["B:language"], Checked.WithSite("CNF-04", Site, Checked.Patient("A") with { Language = "klingon" }, Checked.Patient("B") with { Language = "en" }).Booked);

    [Theory]
    [InlineData("ZIP", "01970", "MA", true)]
    [InlineData("zip", "019", "MA NH", true)]
    [InlineData("ZIP", "1970", "MA", false)]
    [InlineData("ZIP", "01970", "Massachusetts", false)]
    [InlineData("value-set:encounters.disposition", "home", "", true)]
    [InlineData("Value-Set:Encounters.Disposition", "home", "", true)]
    [InlineData("value-set:encounters.color", "red", "", false)]
    [InlineData("LOINC", "anything", "", true)]
    public void Says_WhatARowShouldBe(string name, string code, string display, bool right) => Assert.Equal(right, SiteTables.Flaw(name, code, display) is null);
}
