namespace ComplianceDesk.Core.Reports;

/// <summary>
/// "Information system activity review", 45 CFR 164.308(a)(1)(ii)(D): what was logged in a period, how it was examined, what was noted, what
/// was decided, and what could not be tested. An internal evaluation report; it states no legal conclusion.
/// </summary>
public sealed class ActivityReviewReport : Report<ActivityReviewData>
{
    /// <inheritdoc/>
    public override ReportInfo Info { get; } = new()
    {
        Id = "activity-review",
        Title = "Information system activity review",
        Subject = "Assessed against 45 CFR 164.308(a)(1)(ii)(D) for the period and scope stated",
        Prefix = "AR",
        Readers = ReportReaders.ComplianceOfficer | ReportReaders.Auditor,
        Provisions = ["sec-308-a-1-ii-d", "sec-308-a-3-ii-c", "sec-308-a-5-ii-c", "sec-312-a-2-i", "sec-312-a-2-ii", "sec-312-b"],
    };

    /// <inheritdoc/>
    public override Document Build(ActivityReviewData data)
    {
        var results = new ActivityReviewResults(data);
        return new Document
        {
            Info = data.Info,
            Cover = ReportCover.Facts(data.Basis),
            CoverNotes = ReportCover.Notes,
            Sections =
            [
                Summary(data, results),
                Scope(data),
                ActivityReviewSources.Section(data),
                ActivityReviewMethod.Section(data),
                results.Section(),
                ActivityReviewFindings.Section(data),
                ActivityReviewFindings.Decisions(data),
                ActivityReviewFindings.FollowUp(data),
                StatementTable.Section(data.Info, data.Evaluation.Statements),
                NotTested(data, results),
                Limits(data),
                SignOffSection.Of(data.Basis),
                ActivityReviewAppendices.Section(data),
            ],
            Attachments = ActivityReviewEvidence.Of(data),
        };
    }

    private static Section Summary(ActivityReviewData data, ActivityReviewResults results)
    {
        var all = data.Accesses.All;
        var open = Count(data, c => c.Disposition.IsOpen());
        var high = Count(data, c => c.Severity == Mark.High && c.Disposition.IsException());
        List<Block> blocks =
        [
            new Paragraph(
                $"In the period {Figures.Count(data.Accesses.Events)} events were stored. {Figures.Count(all.Accesses)} of them are judged accesses to patient records, in {Figures.Count(all.Sessions)} sessions " +
                "(what one user did to one patient on one day). " +
                $"For {Figures.Share(all.AccessesExplained, all.Accesses)} of these accesses a reason is documented in another feed; for sessions in which a user opened a patient for the first time it is {Figures.Share(data.Accesses.First.SessionsExplained, data.Accesses.First.Sessions)}."),
            new Paragraph(
                $"{Plural(Count(data, _ => true), "finding", "findings")} with an access in the period. Awaiting a decision: {Figures.Count(open)}; confirmed by a reviewer: {Figures.Count(Count(data, c => c.Disposition == Disposition.Confirmed))}; " +
                $"cleared or withdrawn: {Figures.Count(Count(data, c => !c.Disposition.IsException()))}. Exceptions of high severity that stand: {Figures.Count(high)}."),
            results.ByVocabulary(),
            ActivityReviewFindings.SeverityChart(data),
            Trend(data),
        ];
        var top = data.Findings.Where(f => f.Disposition.IsException()).Take(10).ToList();
        blocks.Add(ActivityReviewFindings.Register(data, top, top.Count, top.Count == 0 ? "Heaviest exceptions" : $"The {(top.Count == 1 ? "heaviest exception" : $"{top.Count} heaviest exceptions")}; all are under \"Findings\"", counting: null));
        return new Section("Summary", blocks);
    }

    private static Table Trend(ActivityReviewData data)
    {
        var (now, before) = (data.Accesses, data.PriorAccesses);
        return new Table
        {
            Caption = "This period beside the period of equal length before it",
            Columns = [new Column("Figure", 2.4, RowHeader: true), new Column("This period", 1, Align.Right), new Column("Period before", 1, Align.Right)],
            Rows =
            [
                Row("Events stored", Cell.Number(now.Events), before is null ? null : Cell.Number(before.Events)),
                Row("Judged accesses to patient records", Cell.Number(now.All.Accesses), before is null ? null : Cell.Number(before.All.Accesses)),
                Row("Accesses with a documented reason", Cell.Percent(now.All.AccessesExplained, now.All.Accesses), before is null ? null : Cell.Percent(before.All.AccessesExplained, before.All.Accesses)),
                Row("First sessions with a documented reason", Cell.Percent(now.First.SessionsExplained, now.First.Sessions), before is null ? null : Cell.Percent(before.First.SessionsExplained, before.First.Sessions)),
                Row("Findings, withdrawn ones left out", Cell.Number(Count(data, c => c.Disposition != Disposition.Withdrawn)), data.PriorFindings is { } prior ? Cell.Number(prior) : null),
            ],
        };

        static Cell[] Row(string name, Cell value, Cell? prior) => [Cell.Of(name), value, prior ?? Cell.Of(Figures.NoData)];
    }

    private static Section Scope(ActivityReviewData data) => new("Scope and criteria",
    [
        new Paragraph($"This review covers the events that {data.Info.Organisation} gave to the program for {Figures.Day(data.Info.From)} to {Figures.Day(data.Info.To)}. Every stored event of the period was examined; nothing was sampled."),
        new Table
        {
            Caption = "Criteria, in our own words",
            Columns = [new Column("Provision", 1.1, RowHeader: true), new Column("What it asks for", 2.6), new Column("Obligation", 0.9)],
            Rows = Criteria.Select(c => new[] { Cell.Of(c.Citation), Cell.Of(c.Asks), Cell.Of(c.Obligation) }),
        },
        new Paragraph("Text of 45 CFR Part 164, Subparts C and E, as last amended for these provisions in 2013 (78 FR 5566). Proposed rules are not applied. An addressable specification is not optional: it is implemented, or the reason why it is not and what stands in its place is written down (45 CFR 164.306(d)(3))."),
        new Paragraph("No provision above sets a number: how often to review, how many unsuccessful sign-ins are too many, or how fast an account must be closed. Every threshold in this report is a site policy setting."),
    ]);

    private static readonly (string Citation, string Asks, string Obligation)[] Criteria =
    [
        ("45 CFR 164.308(a)(1)(ii)(D)", "Procedures to review records of information system activity regularly, such as audit logs, access reports and security incident tracking", "Required"),
        ("45 CFR 164.312(b)", "Mechanisms that record and examine activity in systems that hold or use electronic protected health information", "Required"),
        ("45 CFR 164.308(a)(3)(ii)(C)", "Procedures that end access when employment ends or the job no longer needs it", "Addressable"),
        ("45 CFR 164.308(a)(5)(ii)(C)", "Procedures that monitor sign-in attempts and report discrepancies", "Addressable"),
        ("45 CFR 164.312(a)(2)(i)", "A unique name or number for each user, so that activity can be traced to a person", "Required"),
        ("45 CFR 164.312(a)(2)(ii)", "Procedures for access in an emergency; using them is permitted, using them without a reason or review is noted", "Required"),
        ("45 CFR 164.502(b), 164.514(d)", "Use of no more than the minimum necessary; access without a documented relationship is a sign to look at, not a conclusion", "Standard"),
    ];

    private static Section NotTested(ActivityReviewData data, ActivityReviewResults results)
    {
        var quiet = data.Days.Where(d => d.Events == 0).ToList();
        List<Block> blocks =
        [
            new Paragraph("What stands here was not examined, or not fully. It is no statement that all is well."),
            new Table
            {
                Caption = "Tests that did not run",
                Columns = [new Column("Test", 1.6, RowHeader: true), new Column("Why", 3)],
                Rows = results.NotRun.Select(t => new[] { Cell.Of(t.Name), Cell.Of(t.Why) }),
                WhenEmpty = "Every test ran.",
                Counting = "tests",
            },
        ];
        if (quiet.Count > 0)
        {
            blocks.Add(new Note("Days without any event", $"{Figures.Count(quiet.Count)} of {Figures.Count(data.Days.Count)} days in the period hold no event at all. Either nothing happened or a log is missing: {string.Join(", ", quiet.Select(d => Figures.Day(d.Day)))}."));
        }

        if (data.Basis.StaleSince is { } since)
        {
            blocks.Add(new Note("Events not yet judged", $"A file was taken in at {Figures.Moment(since)}, after the run of the judge that this report rests on. What it brought is counted among the events and not among the judged accesses."));
        }

        blocks.Add(new BulletList(
        [
            new("Activity in systems whose logs were not given to the program, on paper, by telephone or in person."),
            new("Whether an access that has a documented reason was needed in that extent."),
            new("How long a record stayed open: systems need not log it."),
            new("Disclosures outside the organization: an access log is not a log of disclosures (45 CFR 164.528)."),
        ]));
        return new Section("What was not tested", blocks);
    }

    private static Section Limits(ActivityReviewData data) => new("Limits",
    [
        new BulletList(
        [
            new("The figures are limited to the sources, the period and the tests listed. A source that left something out, left it out here too."),
            new("A missing feed (an encounter, a schedule, a care team) makes accesses look unexplained that were part of care. A reason that is documented may still be wrong."),
            new($"Times are those of the source systems, shown in {data.Info.Zone}. Clocks that differ between systems were not corrected."),
            new("Scores order the work of reviewers. A score is a management indicator and no legal conclusion."),
            new("An alert may start the clock of discovery under 45 CFR 164.404(a)(2): the moment a finding was detected is printed with it."),
            new("The same data set, run and program version give the same figures."),
        ]),
    ]);

    private static int Count(ActivityReviewData data, Func<FindingCount, bool> which) => data.FindingCounts.Where(which).Sum(c => c.Findings);

    private static string Plural(long count, string one, string many) => $"{Figures.Count(count)} {(count == 1 ? one : many)}";
}
