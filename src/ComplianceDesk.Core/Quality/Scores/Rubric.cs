using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ComplianceDesk.Core.Quality.Measures;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Quality.Scores;

/// <summary>The rules by which a run was scored, as one hash: when it changes, a change of a score may be a change of the rules.</summary>
public static class Rubric
{
    /// <summary>SHA-256, lower-case hex, over the id, version, weight and threshold in force of every check and part, and every other number that a site has set.</summary>
    public static string Hash(IEnumerable<CheckInfo> checks, IEnumerable<ScorePartInfo> parts, JudgementPolicy policy)
    {
        var lines = checks.Select(check => Line("check", check.Code, check.Version, check.Severity, check.MaxFailing))
            .Concat(parts.Select(part => Line("part", $"{part.Score}/{part.Id}", 1, part.Severity, part.MaxBad)))
            .Concat(CheckCatalog.All.SelectMany(c => c.Info.Thresholds).Concat(MeasureCatalog.All.SelectMany(m => m.Info.Thresholds))
                .Concat(MeasuredParts.All.SelectMany(p => p.Own)).Concat(ScoreCatalog.All.SelectMany(s => s.Thresholds)).Where(t => t.In(policy) != t.Default).Select(t => $"set {t.Key} {t.TextIn(policy)}"))
            .Concat(policy.QualityOff.Select(id => $"off {id}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines.Order(StringComparer.Ordinal)))));
    }

    private static string Line(string kind, string id, int version, CheckSeverity severity, decimal? threshold) =>
        string.Create(CultureInfo.InvariantCulture, $"{kind} {id} {version} {(int)severity} {threshold:0.######}");
}
