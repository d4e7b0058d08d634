using System.Globalization;
using ComplianceDesk.Data.Policy;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Review;
using ComplianceDesk.Data.Rows;

namespace ComplianceDesk.Web.Features.Tuning;

/// <summary>State of the suppressions' page: the list, what one of them hid, and a request before it is made. The address may bring the rules and the person that a request begins with.</summary>
public sealed class SuppressionsPageModel(Suppressions suppressions, SuppressionsQuery query, TimeProvider clock)
{
    /// <summary>The page's address.</summary>
    public const string Path = "/suppressions";

    /// <summary>Those that wait for an answer first, then those in force, the one that expires first before the others, then what has ended.</summary>
    public IReadOnlyList<SuppressionItem> Items { get; private set; } = [];

    /// <summary>The one that is open, or null.</summary>
    public SuppressionItem? Shown { get; private set; }

    /// <summary>A page of what the open one hid.</summary>
    public RowPage<FindingItem> Hidden { get; private set; } = new([], null, null);

    /// <summary>Rows on a page of it.</summary>
    public int Rows { get; set; } = RowCursor.PageSize;

    /// <summary>Roles of the workforce, to choose from.</summary>
    public IReadOnlyList<string> Roles { get; private set; } = [];

    /// <summary>Departments by id, with their names.</summary>
    public IReadOnlyList<(string Id, string? Name)> Departments { get; private set; } = [];

    /// <summary>In the form: rules, by id.</summary>
    public HashSet<string> Rules { get; } = new(StringComparer.Ordinal);

    /// <summary>In the form: the user's id, or empty.</summary>
    public string User { get; set; } = "";

    /// <summary>In the form: the role, or empty.</summary>
    public string Role { get; set; } = "";

    /// <summary>In the form: the department's id, or empty.</summary>
    public string Department { get; set; } = "";

    /// <summary>In the form: the desk's number of the record, or empty.</summary>
    public string Patient { get; set; } = "";

    /// <summary>In the form: the kind of record.</summary>
    public PatientMark Mark { get; set; }

    /// <summary>In the form: why.</summary>
    public string Reason { get; set; } = "";

    /// <summary>In the form: for how many days.</summary>
    public int Days { get; set; } = 30;

    /// <summary>In the form of an answer or a revocation: why.</summary>
    public string Because { get; set; } = "";

    /// <summary>What the request would have hidden; null until it is asked for.</summary>
    public SuppressionPreview? Preview { get; private set; }

    /// <summary>Why the last step was not taken; null when it was.</summary>
    public Refusal? Refusal { get; private set; }

    /// <summary>What the last step did, in words; null when there was none.</summary>
    public string? Said { get; private set; }

    /// <summary>True once the store has answered.</summary>
    public bool Loaded { get; private set; }

    /// <summary>The present, UTC.</summary>
    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Reads the list, the one the address opens, and the rules and the person it brings for a request.</summary>
    public async Task LoadAsync(string queryString, CancellationToken cancellationToken = default)
    {
        var values = System.Web.HttpUtility.ParseQueryString(queryString);
        Items = await query.RunAsync(Now, cancellationToken);
        Shown = Items.FirstOrDefault(i => i.Row.Id == Number(values["shown"]));
        Hidden = Shown is null ? new([], null, null) : await query.HiddenAsync(Shown.Row.Id, RowCursor.Parse(values["at"]), Rows, cancellationToken);
        if (!Loaded)
        {
            Rules.UnionWith((values["rules"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries));
            User = values["user"] ?? "";
            Patient = Number(values["patient"])?.ToString(CultureInfo.InvariantCulture) ?? "";
            (Roles, Departments) = await query.ChoicesAsync(cancellationToken);
            if (Rules.Count > 0)
            {
                await PreviewAsync();
            }
        }

        Loaded = true;
    }

    /// <summary>Says what the form's scope would have hidden.</summary>
    public async Task PreviewAsync()
    {
        Said = null;
        (Refusal, Preview) = await suppressions.PreviewAsync(Scope());
    }

    /// <summary>Asks for what the form says.</summary>
    public Task RequestAsync(string who) => StepAsync(
        () => suppressions.RequestAsync(Scope(), Reason, Days, who), "Asked for. It hides nothing before another person approves it.");

    /// <summary>Approves the open one.</summary>
    public Task ApproveAsync(string who) => StepAsync(() => suppressions.AnswerAsync(Shown!.Row.Id, approved: true, Because, who), "Approved. What it is about has left the queue.");

    /// <summary>Refuses the open one.</summary>
    public Task RefuseAsync(string who) => StepAsync(() => suppressions.AnswerAsync(Shown!.Row.Id, approved: false, Because, who), "Refused.");

    /// <summary>Ends the open one.</summary>
    public Task RevokeAsync(string who) => StepAsync(() => suppressions.RevokeAsync(Shown!.Row.Id, Because, who), "Revoked. What it hid is back in the queue.");

    /// <summary>Address of one of them, and of a page of what it hid.</summary>
    public static string Href(int id, RowCursor? at = null) => Address.Of(Path, ("shown", id.ToString(CultureInfo.InvariantCulture)), ("at", at?.ToString()));

    private async Task StepAsync(Func<Task<Refusal?>> step, string done)
    {
        Refusal = await step();
        Said = Refusal is null ? done : null;
        if (Refusal is null)
        {
            (Preview, Reason, Because) = (null, "", "");
            await LoadAsync(Shown is null ? "" : $"?shown={Shown.Row.Id.ToString(CultureInfo.InvariantCulture)}");
        }
    }

    private SuppressionScope Scope() => new()
    {
        Rules = [.. Rules.Order(StringComparer.Ordinal)], User = Given(User), Role = Given(Role), Department = Given(Department), Patient = Given(Patient) is null ? null : Number(Patient) ?? 0, Mark = Mark,
    };

    private static string? Given(string text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
