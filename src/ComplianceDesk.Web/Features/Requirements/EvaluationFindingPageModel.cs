using ComplianceDesk.Data.Requirements;
using ComplianceDesk.Data.Review;

namespace ComplianceDesk.Web.Features.Requirements;

/// <summary>State of one finding's page: what the test says, what was recorded, and what a person records.</summary>
public sealed class EvaluationFindingPageModel(EvaluationFindingsQuery query, ManagementResponses responses, TimeProvider clock)
{
    /// <summary>The finding; null when the newest run notes none in this test and none was answered.</summary>
    public FindingLine? Line { get; private set; }

    /// <summary>The day, at the site.</summary>
    public DateOnly Today { get; private set; }

    /// <summary>Number of the run shown; null before the first.</summary>
    public int? Run { get; private set; }

    /// <summary>True once the store has answered.</summary>
    public bool Loaded { get; private set; }

    /// <summary>Why the last entry was refused; null when it was not.</summary>
    public Refusal? Refusal { get; private set; }

    /// <summary>Loads the finding of a test.</summary>
    public async Task LoadAsync(string metric, CancellationToken cancellationToken = default)
    {
        var all = await query.RunAsync(clock.GetUtcNow().UtcDateTime, cancellationToken);
        (Line, Today, Run, Loaded) = (all.Lines.FirstOrDefault(l => l.Metric == metric), all.Today, all.Run?.Id, true);
    }

    /// <summary>Records an entry; true when it was taken.</summary>
    public async Task<bool> RecordAsync(ResponseDraft draft, string who)
    {
        Refusal = await responses.RecordAsync(draft, who);
        if (Refusal is null)
        {
            await LoadAsync(draft.Metric);
        }

        return Refusal is null;
    }

    /// <summary>Address of a finding's page.</summary>
    public static string Href(string metric) => $"/requirements/findings/{metric}";
}
