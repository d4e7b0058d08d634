using ComplianceDesk.Core.Rules;
using ComplianceDesk.Data;
using ComplianceDesk.Data.Policy;
using ComplianceDesk.Web.Features.Tuning;
using ComplianceDesk.Web.Workers;

namespace ComplianceDesk.Web.Features.Quality.Limits;

/// <summary>State of the page on which the numbers of one check, measure, score or part of one are set: what is in force, who decided it, and a change before it is made.</summary>
public sealed class LimitPageModel(DeskStore store, PolicyStore policies, PolicyReplays replays)
{
    private ThresholdForm form = ThresholdForm.Empty;

    /// <summary>What the numbers are of, as it is in force; null when the id is nobody's.</summary>
    public LimitSubject? Subject { get; private set; }

    /// <summary>The policy in force.</summary>
    public JudgementPolicy Policy { get; private set; } = JudgementPolicy.Default;

    /// <summary>Every version that changed it, newest first.</summary>
    public IReadOnlyList<PolicyVersion> Versions { get; private set; } = [];

    /// <summary>Its numbers with the values in the form.</summary>
    public IReadOnlyList<ThresholdField> Fields => form.Fields;

    /// <summary>In the form: whether it is asked.</summary>
    public bool IsOn { get; set; }

    /// <summary>A value in the form that is no number; null when all are.</summary>
    public string? Problem { get; private set; }

    /// <summary>The change to be made; null until one is asked for.</summary>
    public PolicyDraft? Draft { get; private set; }

    /// <summary>The number of the version just saved, or null.</summary>
    public int? Saved { get; private set; }

    /// <summary>True once the store has answered.</summary>
    public bool Loaded { get; private set; }

    /// <summary>Address of the page of a check, measure, score or part.</summary>
    public static string Href(string id) => $"{LimitsPageModel.Path}/{id}";

    /// <summary>Reads a check, measure, score or part anew, with the form as it is in force.</summary>
    public async Task LoadAsync(string id, CancellationToken cancellationToken = default)
    {
        Policy = await PolicyStore.CurrentAsync(store, cancellationToken);
        Subject = LimitSubject.Find(id, Policy);
        Versions = Subject is null ? [] : [.. (await policies.HistoryAsync(cancellationToken)).Where(v => v.Changes.Any(c => c.Subject == id))];
        form = ThresholdForm.Of(Subject?.Thresholds, Policy);
        IsOn = Subject is not { IsOff: true };
        (Draft, Problem, Loaded) = (null, null, true);
    }

    /// <summary>Makes a draft of what the form says, and begins to try it out.</summary>
    public async Task ReviewAsync()
    {
        (Draft, Saved) = (null, null);
        Problem = form.Problem;
        if (Problem is null)
        {
            Draft = await PolicyDraft.OfAsync(policies, replays, Policy, Changed());
            if (Draft.IsSound)
            {
                Draft.BeginReplay();
            }
        }
    }

    /// <summary>Puts the draft in force.</summary>
    public async Task SaveAsync(string who)
    {
        if (await Draft!.SaveAsync(who))
        {
            await LoadAsync(Subject!.Id);
            Saved = Policy.Version;
        }
    }

    /// <summary>Puts the values of the catalogue in the form.</summary>
    public void Reset()
    {
        form = form.Reset();
        (IsOn, Draft) = (true, null);
    }

    private JudgementPolicy Changed()
    {
        var off = Policy.QualityOff.ToHashSet(StringComparer.Ordinal);
        _ = IsOn ? off.Remove(Subject!.Id) : off.Add(Subject!.Id);
        return Policy with { Thresholds = form.Changed(Policy), QualityOff = off };
    }
}
