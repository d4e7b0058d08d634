namespace ComplianceDesk.Core.Reports;

/// <summary>Everything <see cref="PatientAccessReport"/> prints.</summary>
public sealed record PatientAccessData : ReportData
{
    /// <summary>The patient, as the reader may see them.</summary>
    public required string Patient { get; init; }

    /// <summary>What each person did on each day, newest first.</summary>
    public required IReadOnlyList<RecordVisit> Visits { get; init; }

    /// <summary>Every access behind them, oldest first; read while it is written.</summary>
    public required IEnumerable<RecordAccess> Accesses { get; init; }

    /// <summary>How many there are.</summary>
    public required long AccessCount { get; init; }

    /// <summary>Findings about accesses that all lie before the period, open when it began or decided in it.</summary>
    public required IReadOnlyList<ReviewFinding> PriorOpen { get; init; }
}

/// <summary>What one person did to the record on one day.</summary>
public sealed record RecordVisit
{
    /// <summary>The day at the site.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Who, as the reader may see them.</summary>
    public required string Who { get; init; }

    /// <summary>The person's job; null when not known.</summary>
    public required string? Role { get; init; }

    /// <summary>Where the person works; null when not known.</summary>
    public required string? Department { get; init; }

    /// <summary>Number of accesses.</summary>
    public required int Accesses { get; init; }

    /// <summary>Kinds of action, for example <c>Read</c>, in the order of the vocabulary.</summary>
    public required IReadOnlyList<string> Actions { get; init; }

    /// <summary>Id of the reason found; null when none is documented.</summary>
    public required string? Reason { get; init; }

    /// <summary>Title of that reason, for what has no plain words of its own.</summary>
    public required string? ReasonTitle { get; init; }

    /// <summary>True when a rule for emergencies was invoked.</summary>
    public required bool Emergency { get; init; }

    /// <summary>Where the review of a finding about it stands; null when there is none.</summary>
    public required Disposition? Review { get; init; }
}

/// <summary>One access to the record.</summary>
public sealed record RecordAccess(DateTimeOffset At, string Who, string? Department, string Action, string? What, string? System, bool Emergency);

/// <summary>
/// "Who looked at your record": every access of a period to one patient's record, in words for the patient. Not an accounting of disclosures
/// (45 CFR 164.528): it tells of use inside the organisation, which no federal rule obliges it to list.
/// </summary>
public sealed class PatientAccessReport : Report<PatientAccessData>
{
    /// <inheritdoc/>
    public override ReportInfo Info { get; } = new()
    {
        Id = "patient-access",
        Title = "Who looked at your record",
        Subject = "Access report for one patient; inside the organization, beyond what 45 CFR 164.528 asks for",
        Prefix = "PA",
        Needs = ReportNeeds.Period | ReportNeeds.Patient,
        Readers = ReportReaders.ComplianceOfficer | ReportReaders.HimDirector | ReportReaders.Auditor,
        Identified = ReportReaders.ComplianceOfficer | ReportReaders.HimDirector,
        Provisions = ["sec-312-b", "priv-502-b"],
    };

    /// <inheritdoc/>
    public override Document Build(PatientAccessData data) => new()
    {
        Info = data.Info,
        Cover = ReportCover.Facts(data.Basis, new Fact("Patient", data.Patient)),
        CoverNotes = ReportCover.Notes,
        Sections = new ReportFrame(data.Basis)
        {
            ForThePatient = true,
            RestsOnLog = true,
            Summary = Summary(data),
            Scope = [new Paragraph($"Every access to this record that the organization's systems logged from {Figures.Day(data.Info.From)} to {Figures.Day(data.Info.To)}; nothing was sampled. accesses.csv holds each of them. No federal rule obliges the organization to list them.")],
            LeftOut = "whom outside the organization information was given to, which an accounting of disclosures tells (45 CFR 164.528).",
            Method = Method(data),
            Results = [People(data), Visits(data), Meaning()],
            Findings = [.. Finding(data).Select(f => f.Print("1"))],
            Prior = Prior(data),
            Limits =
            [
                new("It holds what the systems logged. Paper, telephone calls and systems that gave no log are not in it."),
                new("The reasons come from appointments, stays, care teams and the like. A reason that is shown may be wrong, and one that is missing may exist."),
            ],
        }.Sections,
        Attachments =
        [
            new Attachment("accesses.csv", "One access to the record.", EvidenceTable.Of(
                "accesses", data.AccessCount, ["occurred_at", "who", "department", "action", "what", "system", "emergency"],
                data.Accesses.Select(a => EvidenceTable.Row(EvidenceTable.Time(a.At), a.Who, a.Department, a.Action, a.What, a.System, a.Emergency ? "yes" : "no")))),
            SourcesSection.Attachment(data.Basis),
        ],
    };

    private static Section Summary(PatientAccessData data)
    {
        var open = data.Visits.Count(v => v.Reason is null && v.Review?.IsOpen() == true);
        var with = data.Visits.Where(v => v.Reason is not null).ToList();
        return new Section("In short",
        [
            new Paragraph(
                $"Between {Figures.Day(data.Info.From)} and {Figures.Day(data.Info.To)}, {Plural(data.Visits.Select(v => v.Who).Distinct().Count(), "person or system account", "people or system accounts")} opened this record, " +
                $"{Plural(data.AccessCount, "time", "times")} in all, on {Plural(data.Visits.Select(v => v.Day).Distinct().Count(), "day", "days")}."),
            new Paragraph($"A visit is what one person did on one day. For {Figures.Share(with.Count, data.Visits.Count)} visits the other records of the organization show a reason. {(open == 0 ? "No visit without one waits to be looked at by the privacy office." : $"{Plural(open, "visit", "visits")} without one {(open == 1 ? "is" : "are")} being looked at by the privacy office.")}"),
            new Table
            {
                Caption = "Why the record was opened",
                Columns = [new Column("Reason", 3.4, RowHeader: true), new Column("Visits", 0.8, Align.Right), new Column("Share", 0.8, Align.Right), new Column("Accesses", 0.8, Align.Right)],
                Rows = data.Visits.GroupBy(PatientAccessWords.Group).OrderBy(g => g.Key == PatientAccessWords.NoReason).ThenByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
                    .Select(g => new[] { Cell.Of(g.Key), Cell.Number(g.Count()), Cell.Percent(g.Count(), data.Visits.Count), Cell.Number(g.Sum(v => v.Accesses)) })
                    .Append([Cell.Of("All"), Cell.Number(data.Visits.Count), Cell.Percent(data.Visits.Count, data.Visits.Count), Cell.Number(data.Visits.Sum(v => v.Accesses))]),
            },
        ]);
    }

    private static Section People(PatientAccessData data)
    {
        var people = data.Visits.GroupBy(v => (v.Who, v.Role, v.Department)).OrderByDescending(g => g.Sum(v => v.Accesses)).ThenBy(g => g.Key.Who, StringComparer.Ordinal).ToList();
        return new Section("Who",
        [
            new Table
            {
                Columns = [new Column("Person", 1.6, RowHeader: true), new Column("Job", 1.2), new Column("Department", 1.8), new Column("First", 0.9), new Column("Last", 0.9), new Column("Days", 0.6, Align.Right), new Column("Accesses", 0.8, Align.Right)],
                Rows = people.Select(g => new[]
                {
                    Cell.Of(g.Key.Who), Cell.Of(g.Key.Role ?? "not given"), Cell.Of(g.Key.Department ?? "not given"), Cell.Of(Figures.Day(g.Min(v => v.Day))), Cell.Of(Figures.Day(g.Max(v => v.Day))),
                    Cell.Number(g.Count()), Cell.Number(g.Sum(v => v.Accesses)),
                }),
                WhenEmpty = "Nobody opened the record in this period.",
                Counting = "accounts",
                RowCount = people.Count,
            },
        ]);
    }

    private static Section Visits(PatientAccessData data) => new("Day by day",
    [
        new Table
        {
            Caption = $"Every visit, the newest first; days in {data.Info.Zone}",
            Columns = [new Column("Day", 0.9, RowHeader: true), new Column("Person", 1.4), new Column("Department", 1.5), new Column("What was done", 1.5), new Column("Accesses", 0.8, Align.Right), new Column("Why", 2.8)],
            Rows = data.Visits.Select(v => new[]
            {
                Cell.Of(Figures.Day(v.Day)), Cell.Of(v.Who), Cell.Of(v.Department ?? "not given"), Cell.Of(PatientAccessWords.Done(v.Actions)), Cell.Number(v.Accesses), Cell.Of(PatientAccessWords.Why(v)),
            }),
            WhenEmpty = "Nobody opened the record in this period.",
            Counting = "visits",
            RowCount = data.Visits.Count,
        },
    ]);

    private static Section Meaning() => new("What this means, and what you can do",
    [
        new BulletList(
        [
            new("Many people work on one patient's care whom the patient never meets: laboratories, pharmacies, schedulers, coders, people who send bills."),
            new("\"No reason is on record\" does not say that there was none. It says that the other records of the organization do not show one; such visits are looked at by a person."),
            new("An access made with the emergency rule is allowed; the organization looks at each afterwards."),
            new("You may ask the privacy office about any line of this report, and complain there (45 CFR 164.530(d)) or to the U.S. Department of Health and Human Services. Nobody may hold a complaint against you (45 CFR 164.530(g))."),
            new("Whom outside the organization your information was given to is told by an accounting of disclosures, which you may ask for (45 CFR 164.528)."),
        ]),
    ]);

    private static Block[] Method(PatientAccessData data) =>
    [
        new Paragraph("A visit is what one person did to the record on one day. For each, the other records of the organization (appointments, stays, care teams, orders, departments) were searched for a reason; the first that holds is shown."),
        new FactList([new Fact("Reasons shown", string.Join("; ", data.Visits.Select(v => v.Reason).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)) is { Length: > 0 } reasons ? $"By the tests {reasons} of this version of the program" : "None")]),
    ];

    // One finding, in words for the patient: who looked without a reason is told by "Day by day".
    private static IEnumerable<FindingForm> Finding(PatientAccessData data)
    {
        var noted = data.Visits.Where(v => v.Reason is null && (v.Review?.IsOpen() == true || v.Review == Disposition.Confirmed)).ToList();
        var open = noted.Count(v => v.Review != Disposition.Confirmed);
        if (noted.Count > 0)
        {
            yield return new FindingForm
            {
                Title = "Visits without a reason on record",
                Severity = Mark.Observation,
                SeverityNote = "; not a conclusion about anybody",
                Criteria = "45 CFR 164.502(b): a record is used as far as the work needs it. 45 CFR 164.312(b): what was opened is recorded and looked at.",
                Condition = $"{Figures.Share(noted.Count, data.Visits.Count)} visits show no reason and were picked out to be looked at by a person. They stand under \"Day by day\".",
                Cause = "Not known from the data.",
                Effect = "None that is known; the privacy office looks at it.",
                Recommendation = "Ask the privacy office about them.",
                Response = $"Being looked at: {Plural(open, "visit", "visits")}; looked at, and the privacy office can tell more: {Plural(noted.Count - open, "visit", "visits")}.",
                Owner = "The privacy office.",
                Status = open == 0 ? "Looked at." : "Open.",
            };
        }
    }

    private static Block[] Prior(PatientAccessData data) =>
    [
        new Table
        {
            Caption = $"Visits before the period that were still looked at when it began, or answered in it; days in {data.Info.Zone}",
            Columns = [new Column("First day", 0.9, RowHeader: true), new Column("Person", 1.4), new Column("Accesses", 0.8, Align.Right), new Column("Where it stands now", 2.8)],
            Rows = data.PriorOpen.Select(f => new[] { Cell.Of(Figures.Day(DateOnly.FromDateTime(f.FirstAt.DateTime))), Cell.Of(f.User), Cell.Number(f.Events), Cell.Of(PatientAccessWords.Review(f.Disposition) is { Length: > 0 } review ? review : "Closed.") }),
            Counting = "visits",
            RowCount = data.PriorOpen.Count,
        },
    ];

    private static string Plural(long count, string one, string many) => $"{Figures.Count(count)} {(count == 1 ? one : many)}";
}
