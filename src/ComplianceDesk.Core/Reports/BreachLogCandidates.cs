using ComplianceDesk.Core.Cases;

namespace ComplianceDesk.Core.Reports;

/// <summary>A finding of the desk that a breach log should know: decided as a violation in the year, or escalated and not decided.</summary>
public sealed record BreachCandidate
{
    /// <summary>Number of the finding on the desk.</summary>
    public required int Finding { get; init; }

    /// <summary>Rules it rests on.</summary>
    public required string Rules { get; init; }

    /// <summary>Its first access.</summary>
    public required DateTimeOffset FirstAt { get; init; }

    /// <summary>When the alert was created: discovery cannot be later than the day on which somebody should have known of it.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When somebody who may decide it first opened it; null when nobody did.</summary>
    public required DateTimeOffset? OpenedAt { get; init; }

    /// <summary>Where it stands, in words.</summary>
    public required string Decision { get; init; }

    /// <summary>When that was decided or escalated.</summary>
    public required DateTimeOffset DecidedAt { get; init; }

    /// <summary>By whom.</summary>
    public required string DecidedBy { get; init; }

    /// <summary>The case of the desk, or the incident of the register, that the finding stands in; null when it stands in none.</summary>
    public required string? StandsIn { get; init; }
}

/// <summary>A case of the desk: what was determined and recorded of findings that belong together.</summary>
public sealed record BreachCase
{
    /// <summary>How the log calls it.</summary>
    public required string Id { get; init; }

    /// <summary>When it was opened.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Findings that belong to it.</summary>
    public required int Findings { get; init; }

    /// <summary>What is recorded of it.</summary>
    public required CaseFacts Facts { get; init; }

    /// <summary>The incident of the register that it is, as recorded on the case; null when none is.</summary>
    public required string? Register { get; init; }

    /// <summary>True when it stands in the log as an incident of its own: impermissible, and no incident of the register.</summary>
    public bool InLog => Facts.Determination == CaseDetermination.Impermissible && Register is null;

    /// <summary>How many of the four factors of 45 CFR 164.402(2) are written down.</summary>
    public int Factors => new[] { Facts.Nature, Facts.Recipient, Facts.Acquired, Facts.Mitigated }.Count(f => f is not null);
}

/// <summary>The parts of <see cref="BreachLogReport"/> that hold the register against the desk, and against itself.</summary>
internal static class BreachLogCandidates
{
    private const string NotWritten = "not written down";

    /// <summary>Cases of the desk discovered in the year.</summary>
    public static Section Cases(BreachLogData data) => new("Cases of the desk",
    [
        new Paragraph("A case joins findings of the desk and holds what was determined. One determined to be impermissible stands in the log above as an incident, unless the case records which incident of the register it is. What is written down of the four factors of 45 CFR 164.402(2) follows the table, as recorded."),
        new Table
        {
            Caption = $"Cases discovered from {Figures.Day(data.Info.From)} to {Figures.Day(data.Info.To)}; times in {data.Info.Zone}",
            Columns =
            [
                new Column("Case", 0.7, RowHeader: true), new Column("Opened", 0.95), new Column("Discovered", 0.95), new Column("Findings", 0.8, Align.Right), new Column("Stage", 1), new Column("Determination", 1.2), new Column("Factors", 0.7),
                new Column("Low probability", 0.95), new Column("Last day for notice", 0.95), new Column("In this log", 1.1),
            ],
            Rows = data.Cases.Select(c => new[]
            {
                Cell.Of(c.Id), Cell.Of(Figures.Minute(c.OpenedAt)), Cell.Of(Figures.Day(c.Facts.DiscoveredOn)), Cell.Number(c.Findings), Cell.Of(c.Facts.Stage.Text()), Cell.Of(c.Facts.Determination?.Text() ?? "none yet"),
                Cell.Of($"{c.Factors} of 4"), Cell.Of(c.Facts.LowProbability switch { true => "yes", false => "no", null => "not given" }), Cell.Of(Figures.Day(c.Facts.NoticeBy)),
                Cell.Of(c.Register is { } incident ? $"as {incident}" : c.InLog ? "as itself" : "no"),
            }),
            WhenEmpty = "The desk has no case discovered in the year.",
            Counting = "cases",
            RowCount = data.Cases.Count,
        },
        .. data.Cases.Where(c => c.Factors > 0).Select(Factors),
    ]);

    // Texts of up to 4,000 characters stand beside their names, not in columns.
    private static FactList Factors(BreachCase c) => new(
    [
        new($"{c.Id}: conclusion", $"{c.Facts.LowProbability switch { true => "low probability of compromise", false => "no low probability of compromise", null => "none given" }}{(c.Facts.AssessedOn is { } on ? $", assessed {Figures.Day(on)}" : "")}"),
        new("Factor 1, nature and extent", c.Facts.Nature ?? NotWritten), new("Factor 2, who used or received it", c.Facts.Recipient ?? NotWritten),
        new("Factor 3, acquired or viewed", c.Facts.Acquired ?? NotWritten), new("Factor 4, how far mitigated", c.Facts.Mitigated ?? NotWritten),
    ]);

    /// <summary>Findings of the desk that stand in no case and in no incident.</summary>
    public static Section Section(BreachLogData data) => new("Findings of the desk and this log",
    [
        new Paragraph(
            $"Findings of the desk that were decided as violations from {Figures.Day(data.Info.From)} to {Figures.Day(data.Info.To)}, or escalated then and not decided. A finding stands in a case of the desk, or, when that case records its incident, in the incident of the register. " +
            $"{Figures.Counted(Missing(data).Count, "findings of the desk")} {(Missing(data).Count == 1 ? "stands" : "stand")} in neither: candidates for a case or for the register, for management to evaluate. None is called a breach here."),
        new Table
        {
            Caption = $"Times in {data.Info.Zone}",
            Columns =
            [
                new Column("Finding", 0.6, RowHeader: true), new Column("Rules", 1.5), new Column("First access", 0.95), new Column("Alert created", 0.95), new Column("First opened", 0.95), new Column("Decision", 1.4), new Column("Decided", 1.2),
                new Column("60th day", 0.85), new Column("Stands in", 1),
            ],
            Rows = data.Candidates.Select(c => new[]
            {
                Cell.Of($"{c.Finding}"), Cell.Of(c.Rules), Cell.Of(Figures.Minute(c.FirstAt)), Cell.Of(Figures.Minute(c.CreatedAt)), Cell.Of(c.OpenedAt is { } opened ? Figures.Minute(opened) : "not yet"), Cell.Of(c.Decision),
                Cell.Of($"{Figures.Minute(c.DecidedAt)}, {c.DecidedBy}"), Cell.Of(Figures.Day(DateOnly.FromDateTime(c.CreatedAt.DateTime).AddDays(60))),
                c.StandsIn is { } stands ? Cell.Of(stands) : Cell.Of("Neither", Mark.Medium),
            }),
            WhenEmpty = "No finding of the desk was decided as a violation or escalated in the year.",
            Counting = "findings of the desk",
            RowCount = data.Candidates.Count,
        },
        new Paragraph("60th day counts from the creation of the alert, the earliest day on which the desk could have known. Whether anybody knew or should have known then is for management (45 CFR 164.404(a)(2))."),
    ]);

    /// <summary>What of the register does not fit together.</summary>
    public static Section Points(BreachLogData data)
    {
        var points = AllPoints(data);
        return new Section("Points for management",
        [
            new Paragraph("Entries of the register that do not fit together, or leave something out that a notice or its proof needs (45 CFR 164.414(b): the burden of proof is the organization's)."),
            new Table
            {
                Columns = [new Column("Incident", 1, RowHeader: true), new Column("Point", 4)],
                Rows = points.Select(p => new[] { Cell.Of(p.Incident), Cell.Of(p.Text) }),
                WhenEmpty = data.Known ? "Nothing was noted in the entries tested." : "Nothing was tested.",
                Counting = "points",
                RowCount = points.Count,
            },
        ]);
    }

    /// <summary>Every point.</summary>
    public static IReadOnlyList<(string Incident, string Text)> AllPoints(BreachLogData data) => [.. data.Incidents.Concat(data.Earlier).SelectMany(Of), .. data.Untied];

    /// <summary>Candidates that stand nowhere.</summary>
    public static IReadOnlyList<BreachCandidate> Missing(BreachLogData data) => [.. data.Candidates.Where(c => c.StandsIn is null)];

    private static IEnumerable<(string Incident, string Text)> Of(IncidentLine line)
    {
        var i = line.Incident;
        foreach (var text in new[]
        {
            i.LowProbability == true && i.AssessedOn is null ? "A low probability of compromise is stated, and no day of an assessment: without one on file, notice is presumed due (45 CFR 164.402(2))." : null,
            i.UnsecuredPhi is null ? "Whether the information was unsecured is not given: whether notice is due cannot be told." : null,
            i.NoticeDue && i.Patients is null ? "The number of individuals is not given: whether HHS is told with the notice or once a year cannot be told (45 CFR 164.408)." : null,
            i.NoticeDue && i.AssessedOn is null ? "No risk assessment is on file. Notice may be given without one; to withhold it takes one." : null,
            i.Patients is { } all && i.ByState.Count > 0 && i.ByState.Values.Sum(n => (long)n) != all ? $"Individuals by State add up to {Figures.Count(i.ByState.Values.Sum(n => (long)n))}, the register says {Figures.Count(all)} in all." : null,
            i.NoticeDue && i.Patients > 500 && i.ByState.Count == 0 ? "More than 500 individuals and no numbers by State: whether the media are to be told cannot be told (45 CFR 164.406)." : null,
            i.ConfirmedOn < i.DiscoveredOn ? $"Confirmed on {Figures.Day(i.ConfirmedOn!.Value)}, before its discovery." : null,
            new[] { i.IndividualsNotifiedOn, i.HhsNotifiedOn, i.MediaNotifiedOn }.Any(d => d < i.DiscoveredOn) ? "A notice is dated before the discovery." : null,
            i.NoticeDue && i.Patients >= 500 && i.HhsNotifiedOn > i.IndividualsNotifiedOn ? $"HHS was told {Figures.Counted(i.HhsNotifiedOn!.Value.DayNumber - i.IndividualsNotifiedOn!.Value.DayNumber, "days")} after the individuals; of 500 or more it is told with them (45 CFR 164.408(b))." : null,
            i.NoticeDue && i.ClosedOn is not null && i.IndividualsNotifiedOn is null ? "Closed, and no notice to the individuals is recorded." : null,
        })
        {
            if (text is not null)
            {
                yield return (i.IncidentId, text);
            }
        }
    }
}
