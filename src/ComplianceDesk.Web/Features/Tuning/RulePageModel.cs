using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Core.Rules;
using ComplianceDesk.Data;
using ComplianceDesk.Data.Policy;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Web.Components;
using ComplianceDesk.Web.Workers;

namespace ComplianceDesk.Web.Features.Tuning;

/// <summary>State of one rule's or explanation's page: how it is used, what it has yielded, and a change of it before it is made.</summary>
public sealed class RulePageModel(DeskStore store, PolicyStore policies, PolicyReplays replays, RuleYieldQuery query)
{
    private ThresholdForm form = ThresholdForm.Empty;

    /// <summary>The rule, or null when the id is an explanation's or nobody's.</summary>
    public Rule? Rule { get; private set; }

    /// <summary>The explanation, or null when the id is a rule's or nobody's.</summary>
    public ExplanationInfo? Explanation { get; private set; }

    /// <summary>The policy in force.</summary>
    public JudgementPolicy Policy { get; private set; } = JudgementPolicy.Default;

    /// <summary>Every version that changed it, newest first.</summary>
    public IReadOnlyList<PolicyVersion> Versions { get; private set; } = [];

    /// <summary>What everything has yielded; null before the store has answered.</summary>
    public RuleYields? Yields { get; private set; }

    /// <summary>Its thresholds with the values in the form.</summary>
    public IReadOnlyList<ThresholdField> Fields => form.Fields;

    /// <summary>In the form: whether the rule is asked.</summary>
    public bool IsOn { get; set; }

    /// <summary>In the form: how the explanation is used.</summary>
    public ExplanationMode Mode { get; set; }

    /// <summary>A value in the form that is no number; null when all are.</summary>
    public string? Problem { get; private set; }

    /// <summary>The change to be made; null until one is asked for.</summary>
    public PolicyDraft? Draft { get; private set; }

    /// <summary>The number of the version just saved, or null.</summary>
    public int? Saved { get; private set; }

    /// <summary>The title of the rule or explanation.</summary>
    public string Title => Rule?.Info.Title ?? Explanation?.Title ?? "";

    /// <summary>Its definition in sentences: what it is about, then the conditions.</summary>
    public IReadOnlyList<string> Definition => Sentences.Of(Rule?.Info.DefinitionIn(Policy) ?? Explanation?.DefinitionIn(Policy) ?? "");

    /// <summary>True when the id is somebody's.</summary>
    public bool Exists => Rule is not null || Explanation is not null;

    /// <summary>What it has yielded.</summary>
    public RuleYield Yield => Yields?.Rules.GetValueOrDefault(Rule?.Info.Id ?? Explanation?.Id ?? "") ?? RuleYield.None;

    /// <summary>What it saw in all judged weeks that stands in no finding.</summary>
    public HeldBack HeldBack => Rule is null ? default : Yields?.Runs.GetValueOrDefault(Rule.Info.Id)?.HeldBack ?? default;

    /// <summary>The same by week, newest first.</summary>
    public IReadOnlyList<RuleWeek> Weeks { get; private set; } = [];

    /// <summary>How many of its findings stand in none of the figures beside their sum; null when all do.</summary>
    public string? Apart
    {
        get
        {
            string?[] parts = [Yield.Suppressed > 0 ? $"{Words.Number(Yield.Suppressed)} hidden by a suppression" : null,
                Yield.Otherwise > 0 ? $"{Words.Number(Yield.Otherwise)} decided appropriate, permitted or a duplicate" : null];
            return parts.OfType<string>().ToArray() is { Length: > 0 } some ? $"of them {string.Join(", ", some)}" : null;
        }
    }

    /// <summary>Reads a rule or explanation anew, with the form as it is in force.</summary>
    public async Task LoadAsync(string id, CancellationToken cancellationToken = default)
    {
        (Rule, Explanation) = (RuleCatalog.Find(id), ExplanationCatalog.Find(id));
        Policy = await PolicyStore.CurrentAsync(store, cancellationToken);
        Versions = [.. (await policies.HistoryAsync(cancellationToken)).Where(v => v.Changes.Any(c => c.Subject == id))];
        Yields = await query.RunAsync(cancellationToken);
        Weeks = Rule is null ? [] : await query.WeeksAsync(id, cancellationToken);
        form = ThresholdForm.Of(Rule?.Info.Thresholds ?? Explanation?.Thresholds, Policy);
        IsOn = Rule is not null && !Policy.RulesOff.Contains(Rule.Info.Id);
        Mode = Explanation is null ? ExplanationMode.Reason : Policy.ModeOf(Explanation);
        (Draft, Problem) = (null, null);
    }

    /// <summary>Makes a draft of what the form says.</summary>
    public async Task ReviewAsync()
    {
        (Draft, Saved) = (null, null);
        Problem = form.Problem;
        if (Problem is null)
        {
            Draft = await PolicyDraft.OfAsync(policies, replays, Policy, Changed());
        }
    }

    /// <summary>Puts the draft in force.</summary>
    public async Task SaveAsync(string who)
    {
        if (await Draft!.SaveAsync(who))
        {
            await LoadAsync(Rule?.Info.Id ?? Explanation!.Id);
            Saved = Policy.Version;
        }
    }

    /// <summary>Puts the values of the program in the form.</summary>
    public void Reset()
    {
        form = form.Reset();
        (IsOn, Mode, Draft) = (true, Explanation?.Mode ?? ExplanationMode.Reason, null);
    }

    private JudgementPolicy Changed()
    {
        var off = Policy.RulesOff.ToHashSet(StringComparer.Ordinal);
        var modes = new Dictionary<string, ExplanationMode>(Policy.Explanations, StringComparer.Ordinal);
        if (Rule is not null)
        {
            _ = IsOn ? off.Remove(Rule.Info.Id) : off.Add(Rule.Info.Id);
        }
        else
        {
            modes[Explanation!.Id] = Mode;
        }

        return Policy with { Thresholds = form.Changed(Policy), RulesOff = off, Explanations = modes };
    }
}
