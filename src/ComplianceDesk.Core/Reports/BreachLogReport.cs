using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Reports;

/// <summary>Everything <see cref="BreachLogReport"/> prints.</summary>
public sealed record BreachLogData : ReportData
{
    /// <summary>Incidents discovered in the year, of the register and of the desk's cases, by day of discovery and id.</summary>
    public required IReadOnlyList<IncidentLine> Incidents { get; init; }

    /// <summary>Incidents discovered in earlier years that the register does not call closed.</summary>
    public required IReadOnlyList<IncidentLine> Earlier { get; init; }

    /// <summary>Cases of the desk discovered in the year.</summary>
    public required IReadOnlyList<BreachCase> Cases { get; init; }

    /// <summary>Findings of the desk decided as violations in the year, or escalated in it and not decided.</summary>
    public required IReadOnlyList<BreachCandidate> Candidates { get; init; }

    /// <summary>Incidents of the register whose text names a case or a finding of the desk that is not tied to them, with the sentence that says so.</summary>
    public required IReadOnlyList<(string Incident, string Text)> Untied { get; init; }

    /// <summary>True when a register of incidents was taken in; else nothing can be said.</summary>
    public required bool Known { get; init; }

    /// <summary>The day on which open clocks are read.</summary>
    public required DateOnly Today { get; init; }
}

/// <summary>An incident with what was done.</summary>
/// <param name="Incident">Days, numbers and notices.</param>
/// <param name="Sanction">The sanction as written; null when none is recorded.</param>
/// <param name="Mitigation">What was done to lessen the harm; null when nothing is recorded.</param>
public sealed record IncidentLine(IncidentEvidence Incident, string? Sanction, string? Mitigation);

/// <summary>
/// "Breach log" of a calendar year, 45 CFR 164.400 to 414: incidents of the register, those for which notice is presumed due, and where each
/// clock stands. Whether something was a breach is for the risk assessment of 164.402 and for management.
/// </summary>
public sealed class BreachLogReport : Report<BreachLogData>
{
    /// <inheritdoc/>
    public override ReportInfo Info { get; } = new()
    {
        Id = "breach-log",
        Title = "Breach log",
        Subject = "Incidents of a calendar year and their notices, in support of 45 CFR 164.400 to 164.414",
        Prefix = "BL",
        Needs = ReportNeeds.Year,
        Readers = ReportReaders.ComplianceOfficer | ReportReaders.Auditor,
        Provisions =
        [
            "breach-402-ra", "breach-402-exc", "breach-402-unsec", "breach-404-a", "breach-404-a-2", "breach-404-b", "breach-404-c", "breach-404-d-1", "breach-404-d-2-i", "breach-404-d-2-ii", "breach-406", "breach-408-a",
            "breach-408-b", "breach-408-c", "breach-410-b", "breach-412-a", "breach-412-b", "breach-414-b", "priv-530-e-1", "priv-530-f",
        ],
    };

    /// <inheritdoc/>
    public override Document Build(BreachLogData data) => new()
    {
        Info = data.Info,
        Cover = ReportCover.Facts(data.Basis),
        CoverNotes = ReportCover.Notes,
        Sections = new ReportFrame(data.Basis)
        {
            Summary = Summary(data),
            Scope = [new Paragraph($"Incidents discovered from {Figures.Day(data.Info.From)} to {Figures.Day(data.Info.To)}: the register that was given, and the impermissible cases of the desk. The whole register of the year was looked at; nothing was sampled. The log names no individual.")],
            LeftOut = "whether something was a breach, which is for the risk assessment of 45 CFR 164.402 and for management.",
            Method = Method(data),
            Results = [Log(data), BreachLogClocks.Section(data), BreachLogClocks.Annual(data), Assessments(data), BreachLogCandidates.Points(data), BreachLogCandidates.Cases(data), BreachLogCandidates.Section(data)],
            Findings = [.. BreachLogFindings.Of(data).Select((f, i) => f.Print(EvidenceTable.Number(i + 1)))],
            Prior = [BreachLogClocks.Earlier(data)],
            Limits =
            [
                new("The register's days, numbers and outcomes are taken as given. Whether a hold was in writing, and what a notice said, is not in the feed."),
                new("An event that stands both in the register and in a case of the desk that names no incident stands twice."),
                new("An incident that nobody entered is in no register."),
            ],
        }.Sections,
        Attachments =
        [
            new Attachment("incidents.csv", "An incident of the log.", EvidenceTable.Of(
                "incidents", data.Incidents.Count,
                ["incident", "discovered", "confirmed", "kind", "individuals", "by_state", "unsecured", "assessed", "low_probability", "individuals_notified", "hhs_notified", "media_notified", "held_until", "notice_by", "closed", "sanction", "mitigation"],
                data.Incidents.Select(l => Row(l.Incident, l.Sanction, l.Mitigation)))),
            new Attachment("candidates.csv", "A finding of the desk that a breach log should know.", EvidenceTable.Of(
                "findings of the desk", data.Candidates.Count, ["finding", "rules", "first_access", "alert_created", "first_opened", "decision", "decided", "decided_by", "stands_in"],
                data.Candidates.Select(c => EvidenceTable.Row(
                    EvidenceTable.Number(c.Finding), c.Rules, EvidenceTable.Time(c.FirstAt), EvidenceTable.Time(c.CreatedAt), EvidenceTable.Time(c.OpenedAt), c.Decision, EvidenceTable.Time(c.DecidedAt), c.DecidedBy, c.StandsIn)))),
            SourcesSection.Attachment(data.Basis),
        ],
    };

    private static Section Summary(BreachLogData data)
    {
        var due = Due(data);
        return new Section("Summary",
        [
            new Paragraph(data.Known || data.Incidents.Count > 0
                ? $"{Figures.Counted(data.Incidents.Count, "incidents")} {(data.Incidents.Count == 1 ? "was" : "were")} discovered from {Figures.Day(data.Info.From)} to {Figures.Day(data.Info.To)}: {Figures.Count(data.Incidents.Count - data.Cases.Count(c => c.InLog))} of the register, {Figures.Count(data.Cases.Count(c => c.InLog))} of the desk's cases. {YearSoFar(data)}For {Figures.Share(due.Count, data.Incidents.Count)} notice is presumed due: the information was unsecured, and no assessment on file finds a low probability of compromise (45 CFR 164.402)."
                : "No register of incidents was given. Nothing was tested; this is no statement that there were no incidents."),
            new Table
            {
                Columns = [new Column("Incidents for which notice is presumed due", 3, RowHeader: true), new Column("Incidents", 0.9, Align.Right), new Column("Individuals", 0.9, Align.Right)],
                Rows =
                [
                    Group("500 individuals or more (HHS with the individual notice)", due.Where(i => i.Patients >= 500)),
                    Group("Fewer than 500 (HHS within 60 days after the year)", due.Where(i => i.Patients < 500)),
                    Group("Number of individuals not recorded", due.Where(i => i.Patients is null)),
                    Group("All", due),
                ],
            },
            BreachLogClocks.Count(data),
            new Paragraph($"Not closed from earlier years: {Figures.Counted(data.Earlier.Count, "incidents")}. Findings of the desk confirmed or escalated that stand in no case and no incident: {Figures.Count(BreachLogCandidates.Missing(data).Count)} of {Figures.Count(data.Candidates.Count)}."),
        ]);

        static Cell[] Group(string name, IEnumerable<IncidentEvidence> some) => [Cell.Of(name), Cell.Number(some.Count()), Cell.Number(some.Sum(i => (long)(i.Patients ?? 0)))];
    }

    private static string YearSoFar(BreachLogData data) => data.Today < data.Info.To ? $"The year is not over: the log holds what was entered by {Figures.Day(data.Today)}. " : "";

    private static Section Log(BreachLogData data) => new("Log of incidents",
    [
        new Table
        {
            Columns =
            [
                new Column("Incident", 0.95, RowHeader: true), new Column("Discovered", 1), new Column("Kind", 2.2), new Column("Individuals", 0.9, Align.Right), new Column("By State", 0.9), new Column("Unsecured", 0.9),
                new Column("Low probability", 0.9), new Column("Notice", 1.1), new Column("Closed", 0.9),
            ],
            Rows = data.Incidents.Select(l => l.Incident).Select(i => new[]
            {
                Cell.Of(i.IncidentId), Cell.Of(Figures.Day(i.DiscoveredOn)), Cell.Of(i.Kind ?? "not given"), i.Patients is { } n ? Cell.Number(n) : Cell.Of("not given"),
                Cell.Of(i.ByState.Count == 0 ? "not given" : string.Join(", ", i.ByState.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => $"{s.Key} {Figures.Count(s.Value)}"))), Cell.Of(YesNo(i.UnsecuredPhi)), Cell.Of(YesNo(i.LowProbability)),
                Cell.Of(i.NoticeDue ? "Presumed due" : i.UnsecuredPhi is null ? "Cannot be told" : "Not presumed due"), Cell.Of(i.ClosedOn is { } closed ? Figures.Day(closed) : "open"),
            }),
            WhenEmpty = "Neither register nor cases hold an incident discovered in the year.",
            Counting = "incidents",
            RowCount = data.Incidents.Count,
        },
    ]);

    private static Section Assessments(BreachLogData data) => new("Risk assessments, sanctions and mitigation",
    [
        new Paragraph("The assessment of 45 CFR 164.402(2) weighs at least four factors: (i) the nature and extent of the information, and how likely individuals can be identified again; (ii) the person who used it or to whom it went; (iii) whether it was in fact acquired or viewed; (iv) how far the risk was lessened. The register holds the day and the outcome; its four answers are not in the feed and were not tested. Those of the desk's cases are printed with the cases. Ask for the text of each other assessment."),
        new Table
        {
            Columns = [new Column("Incident", 1, RowHeader: true), new Column("Assessed", 0.9), new Column("Days", 0.6, Align.Right), new Column("Outcome", 1.1), new Column("Sanction (164.530(e))", 2), new Column("Mitigation (164.530(f))", 2.6)],
            Rows = data.Incidents.Select(l => new[]
            {
                Cell.Of(l.Incident.IncidentId), Cell.Of(l.Incident.AssessedOn is { } on ? Figures.Day(on) : "none on file"),
                l.Incident.AssessedOn is { } day ? Cell.Number(day.DayNumber - l.Incident.DiscoveredOn.DayNumber) : Cell.Of(""),
                Cell.Of(l.Incident.LowProbability switch { true => "low probability", false => "no low probability", null => "not given" }), Cell.Of(l.Sanction ?? "none recorded"), Cell.Of(l.Mitigation ?? "none recorded"),
            }),
            WhenEmpty = "No incident.",
            Counting = "incidents",
            RowCount = data.Incidents.Count,
        },
    ]);

    private static BulletList[] Method(BreachLogData data) =>
    [
        new(
        [
            new("Discovery is the first day on which anybody of the workforce or an agent, other than the person who did it, knew or should have known (45 CFR 164.404(a)(2)). The register's day is taken as given."),
            new("Sixty calendar days are the outer limit. \"Without unreasonable delay\" is the test, and a notice on a late day without a reason is for management to explain."),
            new("A law enforcement hold moves the last day to its end when that is later; an oral one lasts 30 days at most (45 CFR 164.412)."),
            new("Media: more than 500 residents of one State or jurisdiction. HHS: 500 individuals or more in all. The two numbers differ. All of these numbers are law."),
            new("A case of the desk is tied to an incident of the register by the incident's number, recorded on the case; its findings are tied with it. A tied case stands in the log as that incident, and not a second time."),
            new($"Open clocks are read on {Figures.Day(data.Today)}."),
        ]),
    ];

    internal static List<IncidentEvidence> Due(BreachLogData data) => [.. data.Incidents.Select(l => l.Incident).Where(i => i.NoticeDue)];

    private static IReadOnlyList<Cell> Row(IncidentEvidence i, string? sanction, string? mitigation) => EvidenceTable.Row(
        i.IncidentId, EvidenceTable.Day(i.DiscoveredOn), EvidenceTable.Day(i.ConfirmedOn), i.Kind, i.Patients is { } n ? EvidenceTable.Number(n) : null, string.Join(';', i.ByState.Select(s => $"{s.Key}:{EvidenceTable.Number(s.Value)}")),
        YesNo(i.UnsecuredPhi), EvidenceTable.Day(i.AssessedOn), YesNo(i.LowProbability), EvidenceTable.Day(i.IndividualsNotifiedOn), EvidenceTable.Day(i.HhsNotifiedOn), EvidenceTable.Day(i.MediaNotifiedOn), EvidenceTable.Day(i.HeldUntil),
        i.NoticeDue ? EvidenceTable.Day(i.NoticeBy) : null, EvidenceTable.Day(i.ClosedOn), sanction, mitigation);

    private static string YesNo(bool? value) => value switch { true => "yes", false => "no", null => "not given" };
}
