using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Quality.Measures;
using ComplianceDesk.Core.Quality.Scores;
using ComplianceDesk.Core.Rules;
using ComplianceDesk.Data;
using ComplianceDesk.Data.Policy;
using ComplianceDesk.Web.Features.Tuning;
using ComplianceDesk.Web.Workers;

namespace ComplianceDesk.Web.Features.Quality.Limits;

/// <summary>State of the page on which the numbers of one check, measure, score or part of one are set: what is in force, who decided it, and a change before it is made.</summary>
public sealed class LimitPageModel(DeskStore store, PolicyStore policies, PolicyReplays replays)
{
    /// <summary>The check as it is in force; null when the id is a measure's or nobody's.</summary>
    public CheckInfo? Check { get; private set; }

    /// <summary>The measure as it is in force; null when the id is a check's or nobody's.</summary>
    public MeasureInfo? Measure { get; private set; }

    /// <summary>The part of a score that is no check, as it is in force; null when the id is another's.</summary>
    public ScorePartInfo? Part { get; private set; }

    /// <summary>The score or dimension, as it is in force; null when the id is another's.</summary>
    public ScoreInfo? Score { get; private set; }

    /// <summary>The policy in force.</summary>
    public JudgementPolicy Policy { get; private set; } = JudgementPolicy.Default;

    /// <summary>Every version that changed it, newest first.</summary>
    public IReadOnlyList<PolicyVersion> Versions { get; private set; } = [];

    /// <summary>Its numbers with the values in the form.</summary>
    public IReadOnlyList<ThresholdField> Fields { get; private set; } = [];

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

    /// <summary>Its id in the catalogue and in policies.</summary>
    public string Id => Check?.Id ?? Measure?.Id ?? Part?.Id ?? Score?.Id ?? "";

    /// <summary>Its name.</summary>
    public string Title => PolicySubject.Title(Id);

    /// <summary>Its own page, with its rows.</summary>
    public string Rows => Check is { } check ? $"/quality/checks/{check.Code}" : Part is { } part ? PartPageModel.Href(part) : Score is not null ? $"/quality/scores/{Id}" : $"/quality/measures/{Id}";

    /// <summary>What it is, in words.</summary>
    public string Definition => Check?.Definition ?? Measure?.Formula ?? Part?.Definition ?? Score?.Definition ?? "";

    /// <summary>Where the catalog's numbers come from.</summary>
    public string Source => Check is { } check ? $"{check.Source} ({check.Basis.ToString().ToLowerInvariant()})" : Part is { } part ? part.Source + (part.Source.EndsWith("policy", StringComparison.Ordinal) ? "" : $" ({part.Basis.ToString().ToLowerInvariant()})") : Measure?.Citation ?? "Policy as shipped: a starting point and no duty";

    /// <summary>False for a score and a part of one: it is measured whatever the site asks, and one of severity information is not scored.</summary>
    public bool CanBeOff => Check is not null || Measure is not null;

    /// <summary>True when it rests on law.</summary>
    public bool RestsOnLaw => Check?.RestsOnLaw ?? Measure?.RestsOnLaw ?? Part?.RestsOnLaw ?? false;

    /// <summary>Where its numbers come from, when the site has set any.</summary>
    public string? Provenance => Check is { } check ? LimitWords.Provenance(check) : Measure is { } measure ? LimitWords.Provenance(measure) : Part is { } part ? LimitWords.Provenance(part) : Score is { } score ? LimitWords.Provenance(score) : null;

    /// <summary>The numbers in force.</summary>
    public IReadOnlyList<Threshold> Thresholds => Check?.Thresholds ?? Measure?.Thresholds ?? Part?.Thresholds ?? Score?.Thresholds ?? [];

    /// <summary>Address of the page of a check, measure, score or part.</summary>
    public static string Href(string id) => $"{LimitsPageModel.Path}/{id}";

    /// <summary>Reads a check, measure, score or part anew, with the form as it is in force.</summary>
    public async Task LoadAsync(string id, CancellationToken cancellationToken = default)
    {
        Policy = await PolicyStore.CurrentAsync(store, cancellationToken);
        (Check, Measure, Part, Score) = (CheckCatalog.Find(id)?.Info.In(Policy), MeasureCatalog.Find(id)?.Info.In(Policy), MeasuredParts.Find(id)?.In(Policy), ScoreCatalog.Find(id)?.In(Policy));
        Versions = [.. (await policies.HistoryAsync(cancellationToken)).Where(v => v.Changes.Any(c => c.Subject == Id))];
        Fields = [.. Thresholds.Select(t => new ThresholdField(t, t.In(Policy)))];
        IsOn = !(Check?.IsOff ?? Measure?.IsOff ?? false);
        (Draft, Problem, Loaded) = (null, null, true);
    }

    /// <summary>Makes a draft of what the form says, and begins to try it out.</summary>
    public async Task ReviewAsync()
    {
        (Draft, Saved) = (null, null);
        Problem = Fields.FirstOrDefault(f => f.Value is null) is { } field ? $"“{field.Text}” is no number: {field.Threshold.Name}." : null;
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
            await LoadAsync(Id);
            Saved = Policy.Version;
        }
    }

    /// <summary>Puts the values of the catalogue in the form.</summary>
    public void Reset()
    {
        Fields = [.. Fields.Select(f => new ThresholdField(f.Threshold, f.Threshold.Default))];
        (IsOn, Draft) = (true, null);
    }

    private JudgementPolicy Changed()
    {
        var thresholds = new Dictionary<string, double>(Policy.Thresholds, StringComparer.Ordinal);
        foreach (var field in Fields.Where(f => f.Value != f.Threshold.In(Policy)))
        {
            thresholds[field.Threshold.Key] = field.Value!.Value;
        }

        var off = Policy.QualityOff.ToHashSet(StringComparer.Ordinal);
        _ = IsOn ? off.Remove(Id) : off.Add(Id);
        return Policy with { Thresholds = thresholds, QualityOff = off };
    }
}
