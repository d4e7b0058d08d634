using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Quality.Scores;

namespace ComplianceDesk.Core.Reports;

/// <summary>What stands behind the figures of <see cref="RecordQualityReport"/>: definitions, method, what was not tested, limits and evidence.</summary>
internal static class RecordQualityAppendices
{
    public static Section NotTested(RecordQuality state)
    {
        var checks = state.NotMeasured.ToList();
        var parts = state.Scores.SelectMany(s => s.Now.Beside).Where(p => p.Info.Evidence != PartEvidence.CheckFailures).ToList();
        return new Section("What was not tested, and why",
        [
            new Paragraph("Nothing in this section counts as good."),
            new Table
            {
                Caption = "Checks without a rate",
                Columns = [new Column("Check", 0.8, RowHeader: true), new Column("What must hold", 2.4), new Column("State", 1.1), new Column("Why", 3)],
                Rows = checks.Select(c => new[] { Cell.Of(c.Now.Check.Code), Cell.Of(c.Now.Check.Title), QualityWords.State(c.Now), Cell.Of(c.Now.Reason) }),
                Counting = "checks",
                RowCount = checks.Count,
            },
            new Table
            {
                Caption = "Other parts outside the scores",
                Columns = [new Column("Part", 1.6, RowHeader: true), new Column("Measured", 2.4), new Column("Why outside", 3)],
                Rows = parts.Select(p => new[] { Cell.Of(p.Info.Id), Cell.Of(p.Info.Title), Cell.Of(p.Outside) }),
                Counting = "parts",
                RowCount = parts.Count,
            },
        ]);
    }

    public static IEnumerable<Section> Definitions(RecordQuality state)
    {
        var parts = state.Scores.SelectMany(s => s.Now.Parts).Where(p => p.Info.Evidence != PartEvidence.CheckFailures).ToList();
        yield return new Section("How every check is defined",
        [
            new Table
            {
                Columns = [new Column("Check", 0.9, RowHeader: true), new Column("Definition", 3.4), new Column("Numerator: failing", 2), new Column("Denominator: eligible", 2), new Column("Threshold and source", 2.4), new Column("Dimension", 1.4)],
                Rows = state.Checks.Select(c => c.Now.Check).Select(i => new[]
                {
                    Cell.Of($"{i.Code}, version {Figures.Count(i.Version)}"), Cell.Of(i.Definition), Cell.Of(i.Failing), Cell.Of(i.Eligible),
                    Cell.Of(i.MaxFailing is null ? $"None. {i.Source}" : $"{QualityWords.Threshold(i.MaxFailing)} ({LimitWords.Basis(i)}). {i.Source}{Site(LimitWords.Provenance(i))}"), Cell.Of($"{i.Dimension}; AHIMA: {i.Ahima}"),
                }),
                Counting = "checks",
                RowCount = state.Checks.Count,
            },
        ]) { Landscape = true };
        yield return new Section("How every other part and measure is defined",
        [
            new Table
            {
                Caption = "Parts of scores that are no record check",
                Columns = [new Column("Part", 1.3, RowHeader: true), new Column("Definition", 3.6), new Column("Numerator: good", 1.7), new Column("Denominator", 1.7), new Column("May be other than good, and source", 2.2)],
                Rows = parts.Select(p => new[] { Cell.Of(p.Info.Id), Cell.Of(p.Info.Definition), Cell.Of(p.Info.Good), Cell.Of(p.Info.Counted), Cell.Of($"{QualityWords.Threshold(p.Info.MaxBad)} ({p.Info.Basis.ToString().ToLowerInvariant()}). {p.Info.Source}") }),
                Counting = "parts",
                RowCount = parts.Count,
            },
            new Table
            {
                Caption = "HIM measures",
                Columns = [new Column("Measure", 1.5, RowHeader: true), new Column("Numerator", 2), new Column("Denominator", 2), new Column("Formula", 2.6), new Column("Limit", 0.9), new Column("Source", 1.5)],
                Rows = state.Measures.Select(m => new[]
                {
                    Cell.Of($"{m.Info.Title}, version {Figures.Count(m.Info.Version)}"), Cell.Of(m.Info.Numerator), Cell.Of(m.Info.Denominator), Cell.Of(m.Info.Formula),
                    Cell.Of(m.Info.LimitText is { } limit ? $"{limit} ({LimitWords.LimitBasis(m.Info)})" : "none"), Cell.Of($"{m.Info.Citation}{Site(LimitWords.Provenance(m.Info))}"),
                }),
                Counting = "measures",
                RowCount = state.Measures.Count,
            },
        ]) { Landscape = true };
    }

    private static string Site(string? provenance) => provenance is null ? "" : $". Set by the {provenance}";

    public static IReadOnlyList<Block> Method(RecordQuality state) =>
    [
        new FactList(
        [
            new Fact("Rate", "Failing over eligible. A record is booked once, at the first link that does not hold: missing, form, code, plausibility. A denominator of zero has no rate."),
            new Fact("Interval of a rate", "Wilson score interval at 95 % (1927), printed outward to a tenth of a percent."),
            new Fact("Interval of a score", "Joined from the Wilson intervals of its parts by weight (Zou and Donner, 2008). It takes the parts for independent, which checks of the same record are not quite: a guide, no exact bound."),
            new Fact("State", "Over the threshold: more fail than it allows. Near: more than half of that, or of the share that the site has set. Within: some fail. A threshold is law, a standard or the site's policy, as printed."),
            new Fact("As of", "The state of the newest snapshot, never the clock. A time limit is held against the oldest of the newest snapshots of the feeds it rests on: what was due later may have been done since."),
            new Fact("Change", "Against the run before: new (all held then), worse, same, better, fixed (all hold now)."),
            new Fact("Rubric (SHA-256)", $"{state.RubricHash}: over code, version, weight and threshold of every check and part. {(state.ComparedWith is null ? "" : state.RubricChanged ? "The run before had another." : "The run before had the same.")}"),
            new Fact("Input (SHA-256)", $"{state.InputHash}: over feed, time and hash of the snapshots below. Earlier files of a feed are named by the data set on the cover."),
        ]),
        new Table
        {
            Caption = "Newest snapshot of every feed that the run saw",
            Columns = [new Column("Feed", 1.1, RowHeader: true), new Column("State of", 1.3), new Column("File", 1.6), new Column("SHA-256", 2.6)],
            Rows = state.Inputs.Select(i => new[] { Cell.Of(i.Feed), Cell.Of(Figures.Minute(i.AsOf)), Cell.Of(i.File), Cell.Of(i.Sha256) }),
            Counting = "feeds",
            RowCount = state.Inputs.Count,
        },
    ];

    public static IReadOnlyList<Paragraph> Limits(RecordQualityData data) =>
    [
        new("The figures are limited to the feeds, the run and the checks listed. What a feed leaves out looks missing here."),
        new("Form, codes and plausibility are tested. Whether a value is true of the person is not: no record was compared with paper or with the patient."),
        new("A threshold of policy is a choice of the site and no legal duty. A score is a management indicator and no legal conclusion."),
        new(data.Failing is null
            ? "The store keeps failing rows of the two newest runs only: this report has none."
            : $"{Figures.Count(data.FailingCount)} failing rows are in failing-rows.csv by keys and columns, without values. What stands against parts that are no record check (accounts, days, feeds) is on the desk."),
    ];

    public static IEnumerable<Attachment> Attachments(RecordQualityData data)
    {
        if (data.State is { } state)
        {
            yield return new("checks.csv", "A check's answer.", EvidenceTable.Of(
                "checks", state.Checks.Count, ["check", "version", "severity", "status", "failing", "eligible", "max_failing", "basis", "change", "reason", "site_policy", "waived_until"],
                state.Checks.Select(c => EvidenceTable.Row(
                    c.Now.Check.Code, EvidenceTable.Number(c.Now.Check.Version), c.Now.Check.Severity.ToString(), QualityWords.State(c.Now).Text, EvidenceTable.Number(c.Now.Failing), EvidenceTable.Number(c.Now.Eligible),
                    c.Now.Check.MaxFailing?.ToString("0.######", System.Globalization.CultureInfo.InvariantCulture), c.Now.Check.Basis.ToString(), c.Change, c.Now.Reason, LimitWords.Provenance(c.Now.Check), EvidenceTable.Day(state.WaivedUntil(c.Now.Check.Code))))));
        }

        if (data.Failing is { } failing)
        {
            yield return new("failing-rows.csv", "A record for which a check does not hold, by its key, without any value.", EvidenceTable.Of(
                "rows", data.FailingCount, ["check", "feed", "record", "columns"], failing.Select(f => EvidenceTable.Row(f.Check, f.Feed, f.Record, f.Columns))));
        }
    }
}
