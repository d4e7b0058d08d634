using System.Globalization;
using ComplianceDesk.Core.Policy;
using ComplianceDesk.Core.Quality.Measures;
using ComplianceDesk.Core.Quality.Scores;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Quality;

/// <summary>Where the numbers of a check or a measure come from, as pages and reports print it.</summary>
public static class LimitWords
{
    /// <summary>A share as a limit is set, exactly: <c>0.25 %</c>. A limit is no measured rate and is not rounded like one.</summary>
    public static string Percent(decimal share) => (100 * share).ToString("0.####", CultureInfo.InvariantCulture) + " %";

    /// <summary>What the site has set, in force: <c>share that may fail 2 %</c>; null when it has set nothing.</summary>
    public static string? Set(CheckInfo check) => Set(check.IsOff, check.Set, inForce: true);

    /// <inheritdoc cref="Set(CheckInfo)"/>
    public static string? Set(MeasureInfo measure) => Set(measure.IsOff, measure.Set, inForce: true);

    /// <inheritdoc cref="Set(CheckInfo)"/>
    public static string? Set(ScorePartInfo part) => Set(false, part.Set, inForce: true);

    /// <inheritdoc cref="Set(CheckInfo)"/>
    public static string? Set(ScoreInfo score) => Set(false, score.Set, inForce: true);

    /// <summary>What the catalog has where the site has set something else; null when it has set nothing.</summary>
    public static string? Catalogue(CheckInfo check) => Set(check.IsOff, check.Set, inForce: false);

    /// <inheritdoc cref="Catalogue(CheckInfo)"/>
    public static string? Catalogue(MeasureInfo measure) => Set(measure.IsOff, measure.Set, inForce: false);

    /// <summary>Who decided, when and why, and what the catalog says: <c>site policy version 3, by dora on 2026-11-28 because “…”; the catalog (policy) says share that may fail 5 %</c>. Null when the site has set nothing.</summary>
    public static string? Provenance(CheckInfo check) => Provenance(check.SetBy, Catalogue(check), check.Basis.ToString());

    /// <inheritdoc cref="Provenance(CheckInfo)"/>
    public static string? Provenance(MeasureInfo measure) => Provenance(measure.SetBy, Catalogue(measure), measure.RestsOnLaw ? "Law" : "policy or benchmark");

    /// <inheritdoc cref="Provenance(CheckInfo)"/>
    public static string? Provenance(ScorePartInfo part) => Provenance(part.SetBy, Set(false, part.Set, inForce: false), part.Basis.ToString());

    /// <inheritdoc cref="Provenance(CheckInfo)"/>
    public static string? Provenance(ScoreInfo score) => Provenance(score.SetBy, Set(false, score.Set, inForce: false), "Policy");

    /// <summary>Where the limit of a check comes from: law, standard, policy; or the site's policy, when it set the limit.</summary>
    public static string Basis(CheckInfo check) => check.Set.Any(s => s.Threshold.Id == CheckLimits.Fail) ? Site(check.SetBy) : check.Basis.ToString().ToLowerInvariant();

    /// <summary>Where the time allowed comes from.</summary>
    public static string LimitBasis(MeasureInfo measure) => measure.Set.Any(s => s.Threshold.Id == MeasureLimits.Time) ? Site(measure.SetBy) : measure.LimitBasis.ToString().ToLowerInvariant();

    /// <summary>Where the target comes from.</summary>
    public static string TargetBasis(MeasureInfo measure) => measure.Set.Any(s => s.Threshold.Id == MeasureLimits.Target) ? Site(measure.SetBy) : measure.TargetBasis.ToString().ToLowerInvariant();

    private static string Site(PolicyDecision? by) => by is null ? "site policy" : string.Create(CultureInfo.InvariantCulture, $"site policy version {by.Version}");

    private static string? Set(bool off, IReadOnlyList<(Threshold Threshold, double Value)> set, bool inForce) => !off && set.Count == 0 ? null
        : string.Join(", ", set.Select(s => $"{s.Threshold.Name} {s.Threshold.Quantity(inForce ? s.Value : s.Threshold.Default)}").Prepend(off ? inForce ? "switched off" : "switched on" : "").Where(t => t.Length > 0));

    private static string? Provenance(PolicyDecision? by, string? catalog, string basis) => catalog is null ? null
        : by is null ? $"site policy; the catalog ({basis.ToLowerInvariant()}) says {catalog}"
        : string.Create(CultureInfo.InvariantCulture, $"site policy version {by.Version}, by {by.Who} on {by.At:yyyy-MM-dd} because \u201c{by.Why}\u201d; the catalog ({basis.ToLowerInvariant()}) says {catalog}");
}
