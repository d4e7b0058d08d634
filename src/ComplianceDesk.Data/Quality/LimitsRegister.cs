using System.Globalization;
using ComplianceDesk.Core;
using ComplianceDesk.Core.Policy;
using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Quality.Measures;
using ComplianceDesk.Core.Quality.Scores;
using ComplianceDesk.Core.Registers;
using ComplianceDesk.Core.Rules;
using ComplianceDesk.Data.Policy;

namespace ComplianceDesk.Data.Quality;

/// <summary>
/// The register of limits: every number that checks, measures, scores and their other parts are held against, under its key in a policy, as it is in force now and as the catalogue
/// has it, between the bounds that a site may choose from. <c>basis</c> is <c>law</c> where a site may only be stricter.
/// </summary>
public static class LimitsRegister
{
    /// <param name="store">The store.</param>
    /// <param name="rows">Where the rows go; it is completed.</param>
    /// <param name="cancellationToken">Stops between lines.</param>
    public static async Task WriteAsync(DeskStore store, RowWriter rows, CancellationToken cancellationToken = default)
    {
        await rows.BeginAsync(
            RegisterHead.Of("Limits", "in force now", "key", "about", "what", "#in_force", "unit", "#catalogue", "#least", "#most", "basis", "asked", "policy_version", "set_by", "set_at", "because"), cancellationToken);
        var policy = await PolicyStore.CurrentAsync(store, cancellationToken);
        foreach (var check in CheckCatalog.All.Select(c => c.Info.In(policy)))
        {
            await AddAsync(check.Thresholds, $"{check.Code} {check.Title}", check.Basis.ToString(), check.IsOff, check.SetBy);
        }

        foreach (var measure in MeasureCatalog.All.Select(m => m.Info.In(policy)))
        {
            await AddAsync(measure.Thresholds, measure.Title, null, measure.IsOff, measure.SetBy);
        }

        foreach (var part in MeasuredParts.All.Select(p => p.In(policy)))
        {
            await AddAsync(part.Thresholds, part.Title, part.Basis.ToString(), off: false, part.SetBy);
        }

        foreach (var score in ScoreCatalog.All.Select(s => s.In(policy)))
        {
            await AddAsync(score.Thresholds, $"Score: {score.Title}", null, off: false, score.SetBy);
        }

        await rows.EndAsync(cancellationToken);

        async Task AddAsync(IReadOnlyList<Threshold> thresholds, string about, string? basis, bool off, PolicyDecision? by)
        {
            foreach (var threshold in thresholds)
            {
                await rows.AddAsync(
                [
                    threshold.Key, about, threshold.Name, Number(threshold.In(policy)), threshold.Unit, Number(threshold.Default), Number(threshold.Least), Number(threshold.Most),
                    CheckWords.Kebab(threshold.IsLaw ? "Law" : basis ?? "Policy"), off ? "no" : "yes", by?.Version.ToString(CultureInfo.InvariantCulture), by?.Who,
                    by?.At.Iso(), by?.Why,
                ], cancellationToken);
            }
        }
    }

    private static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
