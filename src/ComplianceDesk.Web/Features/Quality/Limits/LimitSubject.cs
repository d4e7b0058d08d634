using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Quality.Measures;
using ComplianceDesk.Core.Quality.Scores;
using ComplianceDesk.Core.Rules;
using ComplianceDesk.Web.Features.Tuning;

namespace ComplianceDesk.Web.Features.Quality.Limits;

/// <summary>What has numbers that a site may set: a check, a measure, a score or a part of one. The page of limits treats them alike.</summary>
/// <param name="Id">Its id in the catalogue and in policies.</param>
/// <param name="Rows">Its own page, with its rows.</param>
/// <param name="Definition">What it is, in words.</param>
/// <param name="Source">Where the catalog's numbers come from.</param>
/// <param name="Thresholds">Its numbers.</param>
/// <param name="Provenance">Who set them, when and why; null when nobody has.</param>
public sealed record LimitSubject(string Id, string Rows, string Definition, string Source, IReadOnlyList<Threshold> Thresholds, string? Provenance)
{
    /// <summary>Its name.</summary>
    public string Title => PolicySubject.Title(Id);

    /// <summary>What its switch says; null for what is measured whatever the site asks.</summary>
    public string? Switch { get; private init; }

    /// <summary>True when the site has switched it off.</summary>
    public bool IsOff { get; private init; }

    /// <summary>True when it rests on law.</summary>
    public bool RestsOnLaw { get; private init; }

    /// <summary>What follows from its numbers, in words; null when nothing does.</summary>
    public string? Consequence { get; private init; }

    /// <summary>The subject of an id as a policy has it; null when the id is nobody's.</summary>
    public static LimitSubject? Find(string id, JudgementPolicy policy) =>
        CheckCatalog.Find(id)?.Info.In(policy) is { } check ? Of(check)
        : MeasureCatalog.Find(id)?.Info.In(policy) is { } measure ? Of(measure)
        : MeasuredParts.Find(id)?.In(policy) is { } part ? Of(part)
        : ScoreCatalog.Find(id)?.In(policy) is { } score ? Of(score)
        : null;

    private static LimitSubject Of(CheckInfo check) => new(
        check.Id, $"/quality/checks/{check.Code}", check.Definition, $"{check.Source} ({check.Basis.ToString().ToLowerInvariant()})", check.Thresholds, LimitWords.Provenance(check))
    {
        Switch = "Put this check to records",
        IsOff = check.IsOff,
        RestsOnLaw = check.RestsOnLaw,
        Consequence = check.MaxFailing is { } most ? $"warns above {LimitWords.Percent(check.WarnAbove!.Value)} and fails above {LimitWords.Percent(most)}" : null,
    };

    private static LimitSubject Of(MeasureInfo measure) => new(
        measure.Id, $"/quality/measures/{measure.Id}", measure.Formula, measure.Citation, measure.Thresholds, LimitWords.Provenance(measure))
    {
        Switch = "Take this measure",
        IsOff = measure.IsOff,
        RestsOnLaw = measure.RestsOnLaw,
    };

    private static LimitSubject Of(ScorePartInfo part) => new(
        part.Id, PartPageModel.Href(part), part.Definition, part.Source + (part.Source.EndsWith("policy", StringComparison.Ordinal) ? "" : $" ({part.Basis.ToString().ToLowerInvariant()})"), part.Thresholds, LimitWords.Provenance(part))
    {
        RestsOnLaw = part.RestsOnLaw,
    };

    private static LimitSubject Of(ScoreInfo score) => new(
        score.Id, $"/quality/scores/{score.Id}", score.Definition, "Policy as shipped: a starting point and no duty", score.Thresholds, LimitWords.Provenance(score));
}
