using System.Globalization;
using System.Web;
using ComplianceDesk.Data.Rows;

namespace ComplianceDesk.Data.Queries;

/// <summary>
/// What the findings queue shows. Converts to a query string and back, so that Back, refresh and a shared address show the same rows.
/// A patient is named by the store's row id, never by the medical record number: addresses end in logs.
/// </summary>
public sealed record FindingFilter
{
    private static readonly RowSort<FindingSort> FirstSort = new(FindingSort.Score, Descending: true);

    /// <summary>Which statuses; <see cref="FindingScope.Inbox"/> unless told.</summary>
    public FindingScope Scope { get; init; }
    public FindingSeverity? Severity { get; init; }
    /// <summary>A rule's id.</summary>
    public string? Rule { get; init; }
    /// <summary>The workforce member's id as the feeds write it.</summary>
    public string? User { get; init; }
    /// <summary>The patient's row id.</summary>
    public int? Patient { get; init; }
    /// <summary>First day, in the site's zone, on which the access may have ended.</summary>
    public DateOnly? From { get; init; }
    /// <summary>Last day, in the site's zone, on which the access may have begun.</summary>
    public DateOnly? To { get; init; }
    /// <summary>Start of a workforce id or name, or a finding's number.</summary>
    public string? Text { get; init; }
    /// <summary>Only findings assigned to the person who looks.</summary>
    public bool Mine { get; init; }
    /// <summary>Only findings marked as ones that cannot wait.</summary>
    public bool Escalated { get; init; }
    /// <summary>Only undecided findings that wait longer than the site promises.</summary>
    public bool Overdue { get; init; }
    /// <summary>Only findings that a step for all that match took, by the job's number.</summary>
    public int? Job { get; init; }
    /// <summary>Only findings that a run of the judge found or that stood again after it, by the run's number.</summary>
    public int? AddedBy { get; init; }
    /// <summary>Only findings that a run of the judge withdrew, by the run's number.</summary>
    public int? WithdrawnBy { get; init; }
    /// <summary>Only findings that the judge found so long ago.</summary>
    public FindingAge? Age { get; init; }
    /// <summary>The column the queue is ordered by; the highest score first unless told.</summary>
    public RowSort<FindingSort> Sort { get; init; } = FirstSort;
    /// <summary>Shows people, records or rules with their findings counted, rather than findings.</summary>
    public FindingGroup Group { get; init; }
    /// <summary>The columns shown, by their codes in their order, joined by commas; null = all as they come.</summary>
    public string? Columns { get; init; }

    /// <summary>The query string without its question mark; empty for the default queue. Unset conditions are left out.</summary>
    public string ToQueryString()
    {
        var parts = new List<string>();
        Add("status", Scope == FindingScope.Inbox ? null : FindingWords.Kebab(Scope.ToString()));
        Add("severity", Severity is { } severity ? FindingWords.Code(severity) : null);
        Add("rule", Rule);
        Add("user", User);
        Add("patient", Patient?.ToString(CultureInfo.InvariantCulture));
        Add("from", From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Add("to", To?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Add("q", Text);
        Add("mine", Mine ? "true" : null);
        Add("escalated", Escalated ? "true" : null);
        Add("overdue", Overdue ? "true" : null);
        Add("job", Job?.ToString(CultureInfo.InvariantCulture));
        Add("added-by", AddedBy?.ToString(CultureInfo.InvariantCulture));
        Add("withdrawn-by", WithdrawnBy?.ToString(CultureInfo.InvariantCulture));
        Add("age", Age is { } age ? FindingWords.Kebab(age.ToString()) : null);
        Add("sort", Sort == FirstSort ? null : Sort.ToString());
        Add("group", Group == FindingGroup.None ? null : FindingWords.Kebab(Group.ToString()));
        Add("cols", Columns);
        return string.Join('&', parts);

        void Add(string name, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value))
            {
                parts.Add($"{name}={Uri.EscapeDataString(value)}");
            }
        }
    }

    /// <summary>Reads a query string. What is not understood is left out, so that an old address still opens.</summary>
    public static FindingFilter Parse(string? queryString)
    {
        var values = HttpUtility.ParseQueryString(queryString ?? "");
        return new FindingFilter
        {
            Scope = FindingWords.Parse<FindingScope>(values["status"]) ?? FindingScope.Inbox,
            Severity = FindingWords.Parse<FindingSeverity>(values["severity"]),
            Rule = Text("rule"),
            User = Text("user"),
            Patient = Number("patient"),
            From = Day("from"),
            To = Day("to"),
            Text = Text("q"),
            Mine = values["mine"] == "true",
            Escalated = values["escalated"] == "true",
            Overdue = values["overdue"] == "true",
            Job = Number("job"),
            AddedBy = Number("added-by"),
            WithdrawnBy = Number("withdrawn-by"),
            Age = FindingWords.Parse<FindingAge>(values["age"]),
            Sort = RowSort.Parse<FindingSort>(values["sort"] switch { "latest" => "-last-access", "oldest" => "-age", var column => column }) ?? FirstSort,
            Group = FindingWords.Parse<FindingGroup>(values["group"]) ?? FindingGroup.None,
            Columns = Text("cols"),
        };

        int? Number(string name) => int.TryParse(values[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        string? Text(string name) => string.IsNullOrWhiteSpace(values[name]) ? null : values[name]!.Trim();
        DateOnly? Day(string name) =>
            DateOnly.TryParseExact(values[name], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    }

    /// <summary>The filter in words, for exports and the trail. Holds ids of the workforce, never of a patient.</summary>
    public string Describe()
    {
        var words = new List<string> { Scope switch { FindingScope.All => "every status", FindingScope.Inbox => "status new or mine", _ => $"status {FindingWords.Kebab(Scope.ToString())}" } };
        Add(Severity is { } severity, $"severity {(Severity is { } s ? FindingWords.Code(s) : "")}");
        Add(Rule is not null, $"rule {Rule}");
        Add(User is not null, $"user {User}");
        Add(Patient is not null, $"patient record {Patient?.ToString(CultureInfo.InvariantCulture)}");
        Add(From is not null, $"from {From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}");
        Add(To is not null, $"to {To?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}");
        Add(Text is not null, $"text \"{Text}\"");
        Add(Mine, "assigned to me");
        Add(Escalated, "escalated");
        Add(Overdue, "past the triage target");
        Add(Job is not null, $"taken by job {Job?.ToString(CultureInfo.InvariantCulture)}");
        Add(AddedBy is not null, $"added by judgement {AddedBy?.ToString(CultureInfo.InvariantCulture)}");
        Add(WithdrawnBy is not null, $"withdrawn by judgement {WithdrawnBy?.ToString(CultureInfo.InvariantCulture)}");
        Add(Age is not null, $"age {FindingWords.Kebab(Age.ToString() ?? "")}");
        words.Add($"by {FindingWords.Kebab(Sort.Column.ToString())}, {(Sort.Descending ? "highest" : "lowest")} first");
        return string.Join(", ", words);

        void Add(bool given, string word)
        {
            if (given)
            {
                words.Add(word);
            }
        }
    }
}

/// <summary>Which statuses a queue holds.</summary>
public enum FindingScope
{
    /// <summary>New, or under review by the person who looks: what that person may take up next.</summary>
    Inbox,
    /// <summary>New or under review: what waits for a person.</summary>
    Open,
    New,
    UnderReview,
    /// <summary>Any outcome of a review.</summary>
    Decided,
    Appropriate,
    PolicyPermitted,
    FalsePositive,
    Duplicate,
    Violation,
    Withdrawn,
    /// <summary>Decided, and waiting for a second person to look.</summary>
    SecondLook,
    /// <summary>Kept out of the queue by a suppression in force.</summary>
    Suppressed,
    All,
}

/// <summary>
/// The columns by which a queue is ordered; ties by the finding's number, so that pages never overlap. Whose record it is does not order:
/// the order of masked names would give them away.
/// </summary>
public enum FindingSort
{
    Score,
    /// <summary>By severity, and by score within it.</summary>
    Severity,
    Number,
    /// <summary>The person's name as shown.</summary>
    Who,
    FirstAccess,
    LastAccess,
    Accesses,
    /// <summary>Time since the judge found it.</summary>
    Age,
    Status,
    Owner,
}

/// <summary>How long ago a finding was found, by the bounds of <see cref="OpenFindingsQuery.Ages"/>.</summary>
public enum FindingAge
{
    Day,
    Week,
    Month,
    Older,
}

/// <summary>What findings are gathered by.</summary>
public enum FindingGroup
{
    None,
    User,
    Patient,
    Rule,
}
