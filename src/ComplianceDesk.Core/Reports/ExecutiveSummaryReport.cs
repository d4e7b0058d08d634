namespace ComplianceDesk.Core.Reports;

/// <summary>Everything <see cref="ExecutiveSummaryReport"/> prints.</summary>
public sealed record ExecutiveSummaryData : ReportData
{
    /// <summary>Accesses of the period.</summary>
    public required AccessFigures Accesses { get; init; }

    /// <summary>The same for the period of equal length before it; null when nothing is stored of it.</summary>
    public required AccessFigures? Before { get; init; }

    /// <summary>Findings with an access in the period, by severity and disposition.</summary>
    public required IReadOnlyList<(Mark Severity, Disposition Disposition, int Count)> Findings { get; init; }

    /// <summary>Requirements by result, at the time of the report.</summary>
    public required IReadOnlyList<(TestResult Result, int Count)> Requirements { get; init; }

    /// <summary>The four scores of the newest record check: name and parts that hold of parts measured; empty when none ran.</summary>
    public required IReadOnlyList<ScoreLine> Scores { get; init; }

    /// <summary>Days of the period before with at least one event.</summary>
    public required int DaysLoggedBefore { get; init; }

    /// <summary>Incidents discovered in the period, and those for which notice is presumed due; null without a register.</summary>
    public required (int All, int NoticeDue)? Incidents { get; init; }

    /// <summary>The same for the period before.</summary>
    public required (int All, int NoticeDue)? IncidentsBefore { get; init; }

    /// <summary>Statements that have expired.</summary>
    public required int ExpiredStatements { get; init; }
}

/// <summary>A score of the newest record check.</summary>
/// <param name="Name">Its title.</param>
/// <param name="Points">0 to 100; null when no part of it was measured.</param>
/// <param name="Measured">Parts that were measured.</param>
/// <param name="Parts">All its parts.</param>
public sealed record ScoreLine(string Name, decimal? Points, int Measured, int Parts);

/// <summary>"Executive summary": the period on one page.</summary>
public sealed class ExecutiveSummaryReport : Report<ExecutiveSummaryData>
{
    /// <inheritdoc/>
    public override ReportInfo Info { get; } = new()
    {
        Id = "executive-summary",
        Title = "Executive summary",
        Subject = "Access, records and federal requirements on one page",
        Prefix = "ES",
        Readers = ReportReaders.ComplianceOfficer | ReportReaders.HimDirector | ReportReaders.Auditor,
    };

    /// <inheritdoc/>
    public override Document Build(ExecutiveSummaryData data) => new()
    {
        Info = data.Info,
        Brief = true,
        Sections = [new Section($"Executive summary: {data.Info.Organisation}", Page(data))],
    };

    private static IEnumerable<Block> Page(ExecutiveSummaryData data)
    {
        var days = data.Basis.Days;
        yield return new Paragraph(
            $"{Figures.Day(data.Info.From)} to {Figures.Day(data.Info.To)}, {data.Info.Zone}. Federal scope only. Report {data.Info.ReportId}, generated {Figures.Moment(data.Info.GeneratedAt)} by {data.Info.GeneratedBy}. Data set {data.Basis.DataSet[..16]}.");
        yield return new Paragraph(Headline(data));
        yield return AccessTable(data, days);
        yield return FindingTable(data);
        yield return new Table
        {
            Caption = "Federal requirements by result (never joined into one figure)",
            Columns = data.Requirements.Count == 0 ? [new Column("Result")] : [.. data.Requirements.Select(r => new Column(r.Result.Text(), 1, Align.Right))],
            Rows = data.Requirements.Count == 0 ? [] : [[.. data.Requirements.Select(r => Cell.Number(r.Count))]],
            WhenEmpty = "Not measured.",
        };
        yield return new Table
        {
            Caption = "Record quality, newest check: a management indicator, not a legal conclusion",
            Columns = [new Column("Score", 2, RowHeader: true), new Column("Points of 100", 0.9, Align.Right), new Column("Parts measured", 0.9, Align.Right), new Column("Of", 0.6, Align.Right)],
            Rows = data.Scores.Select(s => new[] { Cell.Of(s.Name), Cell.Of(s.Points is { } points ? points.ToString("0.0", System.Globalization.CultureInfo.InvariantCulture) : Figures.NoData), Cell.Number(s.Measured), Cell.Number(s.Parts) }),
            WhenEmpty = "Not tested: no record check has run.",
        };
        yield return new Paragraph(
            $"Not in these figures: {Figures.Counted(Of(data, TestResult.NotTested), "requirements")} not tested; {Figures.Count(days - data.Basis.DaysLogged)} of {Figures.Count(days)} days without a logged event; systems whose logs were not given; State law. " +
            "A documented reason stands in another feed; a session is what one user did to one patient on one day, first when that user had never opened the patient; the period before is of equal length. An exception is a potential non-conformity for management to evaluate. This page certifies nothing and is no audit opinion. The evaluation and the activity review hold every row behind it.");
    }

    private static string Headline(ExecutiveSummaryData data)
    {
        var open = data.Findings.Where(f => f.Disposition.IsOpen()).Sum(f => f.Count);
        var high = data.Findings.Where(f => f.Disposition.IsOpen() && f.Severity == Mark.High).Sum(f => f.Count);
        var (noted, attested) = (Of(data, TestResult.ExceptionNoted), Of(data, TestResult.Attested));
        return $"{Figures.Counted(open, "findings")} {(open == 1 ? "awaits" : "await")} a decision, {Figures.Count(high)} of high severity. {Figures.Counted(noted, "requirements")} {(noted == 1 ? "has" : "have")} an exception noted, {Figures.Count(attested)} {(attested == 1 ? "rests" : "rest")} on statements that nobody verified, {Figures.Count(data.ExpiredStatements)} {(data.ExpiredStatements == 1 ? "statement has" : "statements have")} expired.";
    }

    private static int Of(ExecutiveSummaryData data, TestResult result) => data.Requirements.FirstOrDefault(r => r.Result == result).Count;

    private static Table AccessTable(ExecutiveSummaryData data, int days)
    {
        var (now, before) = (data.Accesses, data.Before);
        return new Table
        {
            Caption = "Access to patient records",
            Columns = [new Column("Figure", 2.6, RowHeader: true), new Column("This period", 1.5, Align.Right), new Column("Period before", 1.5, Align.Right)],
            Rows =
            [
                Row("Events stored", Figures.Count(now.Events), before is null ? null : Figures.Count(before.Events)),
                Row("Judged accesses with a documented reason", Figures.Share(now.All.AccessesExplained, now.All.Accesses), before is null ? null : Figures.Share(before.All.AccessesExplained, before.All.Accesses)),
                Row("First sessions with a documented reason", Figures.Share(now.First.SessionsExplained, now.First.Sessions), before is null ? null : Figures.Share(before.First.SessionsExplained, before.First.Sessions)),
                Row("Days with a logged event", Figures.Share(data.Basis.DaysLogged, days), before is null ? null : Figures.Share(data.DaysLoggedBefore, days)),
                Row("Incidents discovered for which notice is presumed due", Due(data.Incidents), Due(data.IncidentsBefore)),
            ],
        };

        static string Due((int All, int NoticeDue)? incidents) => incidents is { } i ? Figures.Share(i.NoticeDue, i.All) : "not tested: no register";

        static Cell[] Row(string name, string value, string? prior) => [Cell.Of(name), Cell.Of(value), Cell.Of(prior ?? Figures.NoData)];
    }

    private static Table FindingTable(ExecutiveSummaryData data) => new()
    {
        Caption = "Findings with an access in the period",
        Columns = [new Column("Disposition", 2.4, RowHeader: true), new Column("High", 0.7, Align.Right), new Column("Medium", 0.7, Align.Right), new Column("Low", 0.7, Align.Right), new Column("Observation", 0.9, Align.Right), new Column("All", 0.7, Align.Right)],
        Rows =
        [
            Row("Awaiting a decision", d => d.IsOpen(), data.Findings), Row("Exception confirmed by a reviewer", d => d == Disposition.Confirmed, data.Findings),
            Row("Cleared, duplicate or withdrawn", d => !d.IsException(), data.Findings), Row("All", _ => true, data.Findings),
        ],
    };

    private static Cell[] Row(string name, Func<Disposition, bool> of, IEnumerable<(Mark Severity, Disposition Disposition, int Count)> findings)
    {
        var some = findings.Where(f => of(f.Disposition)).ToList();
        return [Cell.Of(name), .. new[] { Mark.High, Mark.Medium, Mark.Low, Mark.Observation }.Select(m => Cell.Number(some.Where(f => f.Severity == m).Sum(f => f.Count))), Cell.Number(some.Sum(f => f.Count))];
    }
}
