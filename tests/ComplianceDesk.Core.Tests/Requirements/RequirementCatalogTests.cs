using System.Text.RegularExpressions;
using System.Xml;
using ComplianceDesk.Core.Requirements;

namespace ComplianceDesk.Core.Tests.Requirements;

/// <summary>The catalogue holds together: ids, citations, parents, metrics, and words that claim nothing.</summary>
public sealed partial class RequirementCatalogTests
{
    [GeneratedRegex(@"^(4[25] CFR \d{1,3}\.\d+(-\d+\.\d+)?([( ;].*)?|Pub\. L\. \d+-\d+.*)$")]
    private static partial Regex WellFormedCitation();

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)+$")]
    private static partial Regex WellFormedId();

    [GeneratedRegex("find_string|read_file|github:|\\bcertified compliant\\b|\\bguilty\\b|HIPAA compliant", RegexOptions.IgnoreCase)]
    private static partial Regex ForbiddenWords();

    [Fact]
    public void Counts_WhatTheTextsCount()
    {
        Assert.Equal(257, RequirementCatalog.All.Count);
        Assert.Equal(22, RequirementCatalog.All.Count(r => r.Obligation == Obligation.Addressable));
        var security = RequirementCatalog.All.Where(r => Regex.IsMatch(r.Citation, @"164\.(308|310|312)\(")).ToList();
        Assert.Equal(18, security.Count(r => r.Kind == RequirementKind.Standard));
        Assert.Equal(36, security.Count(r => r.Kind == RequirementKind.ImplementationSpecification));
        Assert.Equal(14, security.Count(r => r.Kind == RequirementKind.ImplementationSpecification && r.Obligation == Obligation.Required));
    }

    [Fact]
    public void Has_UniqueWellFormedIdsAndCitations()
    {
        Assert.Equal(RequirementCatalog.All.Count, RequirementCatalog.All.Select(r => r.Id).Distinct().Count());
        Assert.Equal(RequirementCatalog.All.Count, RequirementCatalog.All.Select(r => r.Citation).Distinct().Count());
        Assert.DoesNotContain(RequirementCatalog.All, r => !WellFormedId().IsMatch(r.Id) || !WellFormedCitation().IsMatch(r.Citation));
    }

    [Theory]
    [InlineData("45 CFR 164.312(b)", true)]
    [InlineData("42 CFR 2.61-2.67", true)]
    [InlineData("164.312(b)", false)]
    [InlineData("45 CFR part 164", false)]
    public void Rejects_ACitationWithoutTitleAndSection(string citation, bool good) => Assert.Equal(good, WellFormedCitation().IsMatch(citation));

    [Fact]
    public void Points_ToParentsFamiliesSitesAndMetricsThatExist()
    {
        var families = RequirementCatalog.Families.Select(f => f.Id).ToHashSet();
        string[] sites = [.. SiteKind.All.Select(s => s.Id), SiteKind.Developer];
        var earlier = new HashSet<string>();
        Assert.All(RequirementCatalog.All, r =>
        {
            Assert.Contains(r.Family, families);
            Assert.True(r.Parent is null || earlier.Contains(r.Parent), $"{r.Id} hangs below {r.Parent}, which does not stand before it");
            earlier.Add(r.Id);
            Assert.All(r.Metrics, m => Assert.Contains(m, RequirementCatalog.Metrics.Keys));
            Assert.All(r.AppliesTo, a => Assert.Contains(a, sites));
            Assert.False(string.IsNullOrWhiteSpace(r.Source));
            if (r.Deadline is { } deadline) Assert.NotEqual(TimeSpan.Zero, XmlConvert.ToTimeSpan(deadline));
        });
        Assert.Empty(RequirementCatalog.Metrics.Keys.Except(RequirementCatalog.All.SelectMany(r => r.Metrics)));
    }

    [Fact]
    public void Marks_WhatWasNotRead()
    {
        Assert.True(RequirementCatalog.Find("cop-482-24-b-3")!.Unverified);
        Assert.False(RequirementCatalog.Find("sec-312-b")!.Unverified);
        Assert.All(RequirementCatalog.All, r => Assert.Equal(r.Source.Contains("unverified", StringComparison.Ordinal), r.Unverified));
        Assert.True(RequirementCatalog.Penalties.Unverified);
        Assert.Equal("2026-01-28", RequirementCatalog.Penalties.AsOf);
        Assert.Equal(4, RequirementCatalog.Penalties.Tiers.Count);
    }

    [Fact]
    public void Claims_Nothing() => Assert.DoesNotContain(
        RequirementCatalog.All.SelectMany(r => new[] { r.Title, r.Summary, r.Source }).Concat(RequirementCatalog.Metrics.Values.SelectMany(m => new[] { m.Measures, m.Pass })),
        text => ForbiddenWords().IsMatch(text));

    [Fact]
    public void Keeps_ProposalsApartAndOff()
    {
        Assert.False(Applicability.Default.ShowProposed);
        Assert.NotEmpty(RequirementCatalog.Proposals);
        Assert.All(RequirementCatalog.Proposals, p =>
        {
            Assert.StartsWith("prop-", p.Id, StringComparison.Ordinal);
            Assert.Null(RequirementCatalog.Find(p.Id));
            Assert.All(p.Affects, a => Assert.NotNull(RequirementCatalog.Find(a)));
            Assert.Matches("^[0-9]{4}(-[0-9]{2}-[0-9]{2})?$", p.Published);
        });
    }

    [Fact]
    public void Crosses_ToControlsInTheirOwnForm()
    {
        Assert.Equal(["AU-1", "AU-2", "AU-3", "AU-4", "AU-6", "AU-7", "AU-8"], RequirementCatalog.Find("sec-312-b")!.Nist80053);
        Assert.All(RequirementCatalog.All.SelectMany(r => r.Nist80053), c => Assert.Matches("^[A-Z]{2}-[0-9]{1,2}$", c));
        Assert.All(RequirementCatalog.All.SelectMany(r => r.Csf2), c => Assert.Matches(@"^[A-Z]{2}\.[A-Z]{2}-[0-9]{2}$", c));
    }

    [Fact]
    public void Applies_WhatTheSiteIs()
    {
        var hospital = Applicability.Default;
        string? Why(Applicability site, string id) => site.WhyNot(RequirementCatalog.Find(id)!);
        Assert.Null(Why(hospital, "sec-312-b"));
        Assert.Null(Why(hospital, "cop-482-24-c-1"));
        Assert.Contains("no group health plan", Why(hospital, "sec-314-b-1"), StringComparison.Ordinal);
        Assert.Contains("no clearinghouse", Why(hospital, "sec-308-a-4-ii-a"), StringComparison.Ordinal);
        Assert.Contains("developers", Why(hospital, "cert-d2"), StringComparison.Ordinal);
        var program = new Applicability(new HashSet<string> { "part2-program" });
        Assert.Null(Why(program, "part2-2-32"));
        Assert.StartsWith("Not yet due", Why(program, "part2-2-25-b"), StringComparison.Ordinal);
        Assert.NotNull(Why(program, "cop-482-24-c-1"));
    }
}
