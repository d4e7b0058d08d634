namespace ComplianceDesk.Core.Reports;

/// <summary>Everything <see cref="AccessRecertificationReport"/> prints.</summary>
public sealed record AccessRecertificationData : ReportData
{
    /// <summary>Name of the department it is limited to; null for all.</summary>
    public required string? Department { get; init; }

    /// <summary>Departments by name, each with its accounts by id; the accounts that belong to none last.</summary>
    public required IReadOnlyList<DepartmentAccounts> Departments { get; init; }
}

/// <summary>A department's accounts.</summary>
/// <param name="Name">Its name; null for accounts that belong to no department known.</param>
/// <param name="Accounts">Those that can be used, or were used in the period although employment had ended, or that no list names.</param>
public sealed record DepartmentAccounts(string? Name, IReadOnlyList<AccountFacts> Accounts);

/// <summary>"Access recertification", 45 CFR 164.308(a)(4)(ii)(C): for managers to say of each account of their department whether it keeps its access.</summary>
public sealed class AccessRecertificationReport : Report<AccessRecertificationData>
{
    /// <inheritdoc/>
    public override ReportInfo Info { get; } = new()
    {
        Id = "access-recertification",
        Title = "Access recertification",
        Subject = "Accounts by department for their managers to review, in support of 45 CFR 164.308(a)(4)(ii)(C)",
        Prefix = "RC",
        Needs = ReportNeeds.Period | ReportNeeds.Department,
        Readers = ReportReaders.ComplianceOfficer | ReportReaders.Auditor,
        Provisions = ["sec-308-a-3-ii-a", "sec-308-a-3-ii-c", "sec-308-a-4-i", "sec-308-a-4-ii-b", "sec-308-a-4-ii-c", "sec-312-a-2-i", "sec-312-d"],
    };

    /// <inheritdoc/>
    public override Document Build(AccessRecertificationData data) => new()
    {
        Info = data.Info,
        Cover = ReportCover.Facts(data.Basis, new Fact("Departments", data.Department ?? $"All: {Figures.Count(data.Departments.Count)}")),
        CoverNotes = ReportCover.Notes,
        Sections = new ReportFrame(data.Basis)
        {
            RestsOnLog = true,
            Summary = Summary(data),
            Scope = [new Paragraph($"Every account that the workforce list shows as active or on leave; accounts whose owner has left and that were used from {Figures.Day(data.Info.From)} to {Figures.Day(data.Info.To)} after the last day of employment; and accounts of the log in that time that no list names. Departments: {data.Department ?? "all"}. Nothing was sampled.")],
            LeftOut = "what an account may do, which is in no feed: the lists show that it exists and how it was used, not its privileges.",
            Method =
            [
                new Paragraph("Each account of the workforce list is put beside the events it made in the period, its manager, who approved it, its second factor and its training. What is missing or does not fit stands under \"Outstanding\". A manager then decides each account; no mark is no decision."),
                new Paragraph("No federal rule sets how often access is reviewed, nor asks for a second factor by name: both are policy of the site."),
            ],
            Results = [.. data.Departments.Select(d => Department(data, d))],
            Findings = [.. AccessRecertificationFindings.Of(data).Select((f, i) => f.Print(EvidenceTable.Number(i + 1)))],
            Limits = [new("An account without events may still be needed."), new("A workforce list that is late makes an account look open that is not, and the other way round.")],
        }.Sections,
        Attachments =
        [
            new Attachment("accounts.csv", "An account to be decided.", EvidenceTable.Of(
                "accounts", All(data).Count,
                ["department", "user", "job", "status", "hired", "terminated", "manager", "approved_by", "second_factor", "trained", "events", "last_event", "outstanding", "decision", "decided_by", "decided_on"],
                data.Departments.SelectMany(d => d.Accounts.Select(a => EvidenceTable.Row(
                    d.Name, a.User, a.Role, a.Status, EvidenceTable.Day(a.HiredOn), EvidenceTable.Day(a.TerminatedOn), a.Manager, a.ApprovedBy, Factor(a.Mfa), EvidenceTable.Day(a.TrainedOn),
                    EvidenceTable.Number(a.Events), EvidenceTable.Day(a.LastEventOn), string.Join("; ", a.Outstanding), "", "", ""))))),
            SourcesSection.Attachment(data.Basis),
        ],
    };

    internal static List<AccountFacts> All(AccessRecertificationData data) => [.. data.Departments.SelectMany(d => d.Accounts)];

    private static Section Summary(AccessRecertificationData data)
    {
        var all = All(data);
        return new Section("Summary",
        [
            new Paragraph(
                $"{Figures.Counted(all.Count, "accounts")} of {Figures.Counted(data.Departments.Count, "departments")} {(all.Count == 1 ? "is" : "are")} to be decided. Something is outstanding for {Figures.Share(all.Count(a => a.Outstanding.Count > 0), all.Count)}. " +
                "A manager states for each account whether it keeps its access, changes it or loses it, and signs; no mark is no decision."),
            new Table
            {
                Caption = "Outstanding, by kind; an account may count for several",
                Columns = [new Column("Outstanding", 3, RowHeader: true), new Column("Accounts", 1, Align.Right), new Column("Of all", 1, Align.Right)],
                Rows = all.SelectMany(a => a.Outstanding).GroupBy(o => o).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => new[] { Cell.Of(g.Key), Cell.Number(g.Count()), Cell.Percent(g.Count(), all.Count) }),
                WhenEmpty = "Nothing is outstanding.",
            },
            new Table
            {
                Caption = "By department",
                Columns = [new Column("Department", 3, RowHeader: true), new Column("Accounts", 1, Align.Right), new Column("With something outstanding", 1.2, Align.Right), new Column("Share", 0.8, Align.Right)],
                Rows = data.Departments.Select(d => new[] { Cell.Of(Name(d)), Cell.Number(d.Accounts.Count), Cell.Number(d.Accounts.Count(a => a.Outstanding.Count > 0)), Cell.Percent(d.Accounts.Count(a => a.Outstanding.Count > 0), d.Accounts.Count) }),
                WhenEmpty = "No account is listed.",
                Counting = "departments",
                RowCount = data.Departments.Count,
            },
        ]);
    }

    private static Section Department(AccessRecertificationData data, DepartmentAccounts department) => new(Name(department),
    [
        new Table
        {
            Caption = $"Accounts, with their use from {Figures.Day(data.Info.From)} to {Figures.Day(data.Info.To)}; decide: keep, change or remove",
            Columns =
            [
                new Column("User", 1, RowHeader: true), new Column("Job", 1.1), new Column("Status", 0.8), new Column("Manager", 0.8), new Column("Second factor", 0.7), new Column("Events", 0.7, Align.Right), new Column("Last event", 0.95),
                new Column("Outstanding", 1.6), new Column("Decision", 0.9), new Column("Initials", 0.7),
            ],
            Rows = department.Accounts.Select(a => new[]
            {
                Cell.Of(a.User), Cell.Of(a.Role ?? "not given"), Cell.Of(a.Status ?? (a.Listed ? "not given" : "unknown")), Cell.Of(a.Manager ?? "none"), Cell.Of(Factor(a.Mfa)), Cell.Number(a.Events),
                Cell.Of(a.LastEventOn is { } last ? Figures.Day(last) : "none"), Cell.Of(string.Join("; ", a.Outstanding)), Cell.Of(""), Cell.Of(""),
            }),
            Counting = "accounts",
            RowCount = department.Accounts.Count,
        },
        new SignOff(
            [new Signatory("Manager", $"I have decided every account of this list ({Figures.Count(department.Accounts.Count)}). Access that is not needed is to be removed.")],
            "Return to the security official. What is not marked is not decided."),
    ]) { Landscape = true };

    private static string Name(DepartmentAccounts department) => department.Name ?? "No department known";

    private static string Factor(bool? mfa) => mfa switch { true => "on", false => "off", null => "not given" };
}
