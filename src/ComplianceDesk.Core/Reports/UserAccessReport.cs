namespace ComplianceDesk.Core.Reports;

/// <summary>Everything <see cref="UserAccessReport"/> prints.</summary>
public sealed record UserAccessData : ReportData
{
    /// <summary>The account.</summary>
    public required AccountFacts Account { get; init; }

    /// <summary>Events of the period by kind of action, with those that did not succeed.</summary>
    public required IReadOnlyList<UserActions> Actions { get; init; }

    /// <summary>Events of the period by day, days without one left out.</summary>
    public required IReadOnlyList<(DateOnly Day, long Events)> Days { get; init; }

    /// <summary>What the user did to each patient on each day, newest first; read while it is written.</summary>
    public required IEnumerable<UserVisit> Visits { get; init; }

    /// <summary>How many they are.</summary>
    public required UserVisits VisitCounts { get; init; }

    /// <summary>Emergency overrides of the period, oldest first.</summary>
    public required IReadOnlyList<EmergencyUse> Emergencies { get; init; }

    /// <summary>Findings about the user with an access in the period.</summary>
    public required IReadOnlyList<ReviewFinding> Findings { get; init; }

    /// <summary>Findings whose accesses all lie before the period, open when it began or decided in it.</summary>
    public required IReadOnlyList<ReviewFinding> PriorOpen { get; init; }

    /// <summary>The rules of the run.</summary>
    public required IReadOnlyList<RuleTest> Rules { get; init; }

    /// <summary>Every event of the user in the period, oldest first; read while it is written.</summary>
    public required IEnumerable<UserEvent> Events { get; init; }

    /// <summary>How many there are.</summary>
    public required long EventCount { get; init; }
}

/// <summary>Events of one kind of action.</summary>
public sealed record UserActions(string Action, long Events, long NotSucceeded);

/// <summary>What the user did to one patient on one day.</summary>
public sealed record UserVisit(DateOnly Day, string Patient, int Accesses, bool First, string? Reason);

/// <summary>Counts of what a user did to patients day by day.</summary>
/// <param name="All">Patient and day, each once.</param>
/// <param name="Explained">Of these, those with a documented reason.</param>
/// <param name="First">Those in which the user opened the patient for the first time.</param>
/// <param name="FirstExplained">Of the first ones, those with a documented reason.</param>
/// <param name="Patients">Patients, each once.</param>
public sealed record UserVisits(long All, long Explained, long First, long FirstExplained, long Patients);

/// <summary>An access made with the emergency override.</summary>
public sealed record EmergencyUse(DateTimeOffset At, string? Patient, string Action, string? Reason);

/// <summary>One event.</summary>
public sealed record UserEvent(DateTimeOffset At, string Action, string Outcome, string? Patient, string? What, string? Workstation, string? Address, string? System, bool Emergency);

/// <summary>"User access report": what one account did in a period, 45 CFR 164.308(a)(1)(ii)(D) and 164.312(b).</summary>
public sealed class UserAccessReport : Report<UserAccessData>
{
    /// <inheritdoc/>
    public override ReportInfo Info { get; } = new()
    {
        Id = "user-access",
        Title = "User access report",
        Subject = "Activity of one account, in support of 45 CFR 164.308(a)(1)(ii)(D) and 164.312(b)",
        Prefix = "UA",
        Needs = ReportNeeds.Period | ReportNeeds.User,
        Readers = ReportReaders.ComplianceOfficer | ReportReaders.Auditor,
        Provisions = ["sec-308-a-1-ii-d", "sec-308-a-5-ii-c", "sec-312-a-2-i", "sec-312-a-2-ii", "sec-312-b", "priv-502-b"],
    };

    /// <inheritdoc/>
    public override Document Build(UserAccessData data) => new()
    {
        Info = data.Info,
        Cover = ReportCover.Facts(data.Basis, new Fact("User", data.Account.User)),
        CoverNotes = ReportCover.Notes,
        Sections = new ReportFrame(data.Basis)
        {
            RestsOnLog = true,
            Summary = Summary(data),
            Scope = [new Paragraph($"Every stored event of the account from {Figures.Day(data.Info.From)} to {Figures.Day(data.Info.To)}; nothing was sampled. events.csv holds each of them.")],
            LeftOut = "systems whose logs were not given, and every other account.",
            Method = Method(data),
            Results = [Account(data.Account), Activity(data), Visits(data), Emergencies(data), Register("Findings about the account", data, data.Findings, "findings")],
            Findings = [.. data.Findings.Select(f => ActivityReviewFindings.Form(f, Rules(data)).Print(ActivityReviewFindings.Number(f.Id)))],
            Prior =
            [
                new Paragraph("Findings about the account whose accesses all lie before the period, and that were open when it began or were decided in it: where each stands now."),
                .. Register("", data, data.PriorOpen, "prior findings").Blocks,
            ],
            Limits =
            [
                new("An account is not a person: who sat at the screen is not shown by a log."),
                new("A missing feed makes accesses look unexplained that were part of care."),
                new("Events of systems whose logs were not given do not stand here."),
            ],
        }.Sections,
        Attachments =
        [
            new Attachment("events.csv", "One event of the user.", EvidenceTable.Of(
                "events", data.EventCount, ["occurred_at", "action", "outcome", "patient", "what", "workstation", "address", "system", "emergency"],
                data.Events.Select(e => EvidenceTable.Row(EvidenceTable.Time(e.At), e.Action, e.Outcome, e.Patient, e.What, e.Workstation, e.Address, e.System, e.Emergency ? "yes" : "no")))),
            SourcesSection.Attachment(data.Basis),
        ],
    };

    private static Section Summary(UserAccessData data)
    {
        var visits = data.VisitCounts;
        return new Section("Summary",
        [
            new Paragraph(
                $"In the period the account made {Figures.Counted(data.EventCount, "events")} on {Figures.Counted(data.Days.Count, "days")} and opened {Figures.Counted(visits.Patients, "patient records")} in {Figures.Counted(visits.All, "judged sessions")} " +
                $"(what the user did to one patient on one day). A reason is documented in another feed for {Figures.Share(visits.Explained, visits.All)} sessions, and for {Figures.Share(visits.FirstExplained, visits.First)} of those in which the user opened the patient for the first time."),
            new Paragraph($"Findings: {Figures.Count(data.Findings.Count)}; awaiting a decision: {Figures.Count(data.Findings.Count(f => f.Disposition.IsOpen()))}. Emergency overrides: {Figures.Share(data.Emergencies.Count(e => e.Reason is not null), data.Emergencies.Count)} with a reason given. An access without a documented reason is a sign to look at, and no conclusion about the person."),
        ]);
    }

    private static Block[] Method(UserAccessData data) =>
    [
        new FactList(
        [
            new Fact("Session", "What the account did to one patient on one day."),
            new Fact("Documented reason", "Another feed (stays, appointments, care teams, orders, departments) shows why the record was opened; the first reason that holds is named."),
            new Fact("First time", "The user had never opened this patient's record before, in the data stored."),
            new Fact("Thresholds", "No provision above sets a number: every threshold of a rule is a policy setting of the site."),
        ]),
        new Table
        {
            Caption = "Rules that the findings of this report rest on",
            Columns = [new Column("Rule", 1.4, RowHeader: true), new Column("Version", 0.6, Align.Right), new Column("Fires when", 4.5)],
            Rows = Named(data).Select(r => new[] { Cell.Of(r.Title), Cell.Number(r.Version), Cell.Of(r.Definition) }),
            WhenEmpty = "None: the report has no finding.",
            Counting = "rules",
            RowCount = Named(data).Count,
        },
        new Paragraph($"Rules asked of the account that named nothing here: {Listed(data.Rules.Where(r => r.NotRun is null).Except(Named(data)))}. Their definitions stand in the information system activity review of the same run."),
        new Paragraph($"Rules not asked in the run: {Listed(data.Rules.Where(r => r.NotRun is not null).Except(Named(data)))}."),
    ];

    private static List<RuleTest> Named(UserAccessData data)
    {
        var ids = data.Findings.Concat(data.PriorOpen).SelectMany(f => f.Rules).ToHashSet(StringComparer.Ordinal);
        return [.. data.Rules.Where(r => ids.Contains(r.Id))];
    }

    private static string Listed(IEnumerable<RuleTest> rules) =>
        string.Join("; ", rules.Select(r => r.NotRun is null ? r.Title : $"{r.Title} ({r.NotRun})").DefaultIfEmpty("none"));

    private static Dictionary<string, RuleTest> Rules(UserAccessData data) => data.Rules.ToDictionary(r => r.Id, StringComparer.Ordinal);

    private static Section Account(AccountFacts account) => new("The account",
    [
        new FactList(
        [
            new Fact("User", account.User),
            new Fact("Job", account.Role ?? "not given"),
            new Fact("Department", account.Department ?? "not given"),
            new Fact("Status", account.Status ?? (account.Listed ? "not given" : "no workforce list names this account")),
            new Fact("Employed", $"{(account.HiredOn is { } hired ? Figures.Day(hired) : "not given")} to {(account.TerminatedOn is { } left ? Figures.Day(left) : "now")}"),
            new Fact("Manager", account.Manager ?? "not given"),
            new Fact("Access approved by", account.ApprovedBy ?? "not given"),
            new Fact("Second factor", account.Mfa switch { true => "on", false => "off", null => "not given" }),
            new Fact("Last trained", account.TrainedOn is { } trained ? Figures.Day(trained) : "not given"),
        ]),
    ]);

    private static Section Activity(UserAccessData data) => new("Activity",
    [
        new Table
        {
            Caption = "By kind of action",
            Columns = [new Column("Action", 2, RowHeader: true), new Column("Events", 1, Align.Right), new Column("Share", 0.8, Align.Right), new Column("Did not succeed", 1, Align.Right)],
            Rows = data.Actions.Select(a => new[] { Cell.Of(a.Action), Cell.Number(a.Events), Cell.Percent(a.Events, data.EventCount), Cell.Number(a.NotSucceeded) })
                .Append([Cell.Of("All"), Cell.Number(data.EventCount), Cell.Percent(data.EventCount, data.EventCount), Cell.Number(data.Actions.Sum(a => a.NotSucceeded))]),
        },
        new Table
        {
            Caption = $"By day, in {data.Info.Zone}",
            Columns = [new Column("Day", 2, RowHeader: true), new Column("Events", 1, Align.Right)],
            Rows = data.Days.Select(d => new[] { Cell.Of(Figures.Day(d.Day)), Cell.Number(d.Events) }),
            WhenEmpty = "No event in the period.",
            Counting = "days with events",
            RowCount = data.Days.Count,
        },
    ]);

    private static Section Visits(UserAccessData data) => new("Patients, day by day",
    [
        new Table
        {
            Columns = [new Column("Day", 0.9, RowHeader: true), new Column("Patient", 1.1), new Column("Accesses", 0.8, Align.Right), new Column("First time", 0.7), new Column("Documented reason", 2.8)],
            Rows = data.Visits.Select(v => new[] { Cell.Of(Figures.Day(v.Day)), Cell.Of(v.Patient), Cell.Number(v.Accesses), Cell.Of(v.First ? "yes" : "no"), Cell.Of(v.Reason ?? "none found") }),
            WhenEmpty = "No judged access to a patient record in the period.",
            Counting = "sessions",
            RowCount = data.VisitCounts.All,
        },
    ]);

    private static Section Emergencies(UserAccessData data) => new("Emergency overrides",
    [
        new Paragraph("An emergency override is a required capability (45 CFR 164.312(a)(2)(ii)); its use is no exception. A missing reason is noted."),
        new Table
        {
            Columns = [new Column("When", 1.3, RowHeader: true), new Column("Patient", 1), new Column("Action", 0.9), new Column("Reason given", 2.6)],
            Rows = data.Emergencies.Select(e => new[] { Cell.Of(Figures.Minute(e.At)), Cell.Of(e.Patient ?? "none"), Cell.Of(e.Action), Cell.Of(e.Reason ?? "none") }),
            WhenEmpty = "None in the period.",
            Counting = "overrides",
            RowCount = data.Emergencies.Count,
        },
    ]);

    private static Section Register(string title, UserAccessData data, IReadOnlyList<ReviewFinding> findings, string counting)
    {
        var rules = Rules(data);
        return new Section(title,
        [
            new Table
            {
                Caption = $"Heaviest first; times in {data.Info.Zone}",
                Columns = [new Column("No.", 0.5, RowHeader: true), new Column("Severity", 0.9), new Column("Score", 0.6, Align.Right), new Column("Rules", 1.8), new Column("Patient", 0.9), new Column("First access", 1.2), new Column("Accesses", 0.8, Align.Right), new Column("Disposition", 1.4)],
                Rows = findings.Select(f => new[]
                {
                    Cell.Of(ActivityReviewFindings.Number(f.Id)), Cell.Of(f.Severity.ToString(), f.Severity), Cell.Number(f.Score), Cell.Of(string.Join("; ", f.Rules.Select(r => rules.GetValueOrDefault(r)?.Title ?? r))),
                    Cell.Of(f.Patient ?? "none"), Cell.Of(Figures.Minute(f.FirstAt)), Cell.Number(f.Events), Cell.Of(f.Disposition.Text()),
                }),
                WhenEmpty = "No exception noted in the data tested.",
                Counting = counting,
                RowCount = findings.Count,
            },
        ]);
    }
}
