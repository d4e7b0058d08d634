using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Quality.Measures;

namespace ComplianceDesk.Core.Reports;

/// <summary>What the site itself has decided about the figures of a report: limits other than the catalog's, and waivers.</summary>
internal static class SiteDecisions
{
    public static Section Of(int policyVersion, IEnumerable<CheckInfo> checks, IEnumerable<MeasureInfo> measures, IReadOnlyList<PrintedWaiver> waivers)
    {
        var set = checks.Where(c => LimitWords.Set(c) is not null).Select(c => ($"{c.Code} {c.Title}", c.Basis == ThresholdBasis.Law, LimitWords.Set(c), LimitWords.Catalogue(c), c.SetBy))
            .Concat(measures.Where(m => LimitWords.Set(m) is not null).Select(m => (m.Title, m.RestsOnLaw, LimitWords.Set(m), LimitWords.Catalogue(m), m.SetBy))).ToList();
        return new Section("What the site has decided",
        [
            new Paragraph($"{(policyVersion == 0 ? "The limits, weights and switches of the catalog were in force" : $"Site policy version {Figures.Count(policyVersion)} was in force")}. A limit that is law can be made stricter by a site, never looser. A waiver hides nothing and moves no figure, and ends by itself after its day."),
            new Table
            {
                Caption = "Limits, weights and switches other than the catalog's",
                Columns = [new Column("Check or measure", 2, RowHeader: true), new Column("In force", 1.5), new Column("Catalog", 1.5), new Column("Version", 0.7, Align.Right), new Column("By, on", 1.1), new Column("Because", 2.2)],
                Rows = set.Select(s => new[]
                {
                    Cell.Of(s.Item1), Cell.Of(s.Item3), Cell.Of($"{s.Item4}{(s.Item2 ? " (law)" : "")}"), s.SetBy is { } by ? Cell.Number(by.Version) : Cell.Of(""),
                    Cell.Of(s.SetBy is { } who ? $"{who.Who}, {Figures.Day(DateOnly.FromDateTime(who.At))}" : ""), Cell.Of(s.SetBy?.Why),
                }),
                Counting = "decisions",
                RowCount = set.Count,
                WhenEmpty = "None: every limit is the catalog's.",
            },
            Waivers("Waivers in force on the day of this report", waivers),
        ]);
    }

    /// <summary>Waivers with who answers, why, who approved it, and to which day.</summary>
    public static Table Waivers(string caption, IReadOnlyList<PrintedWaiver> waivers) => new()
    {
        Caption = caption,
        Columns = [new Column("About", 2.2, RowHeader: true), new Column("Who answers", 1.1), new Column("Reason", 2.4), new Column("Approved by, on", 1.2), new Column("Ends after", 0.9)],
        Rows = waivers.Select(w => new[] { Cell.Of(w.About), Cell.Of(w.Owner), Cell.Of(w.Reason), Cell.Of($"{w.ApprovedBy}, {Figures.Day(DateOnly.FromDateTime(w.At.DateTime))}"), Cell.Of(Figures.Day(w.Until)) }),
        Counting = "waivers",
        RowCount = waivers.Count,
        WhenEmpty = "None.",
    };
}
