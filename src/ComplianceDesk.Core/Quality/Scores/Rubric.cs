using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ComplianceDesk.Core.Quality.Scores;

/// <summary>The rules by which a run was scored, as one hash: when it changes, a change of a score may be a change of the rules.</summary>
public static class Rubric
{
    /// <summary>SHA-256, lower-case hex, over the id, version, weight and threshold of every check and part.</summary>
    public static string Hash(IReadOnlyList<Check> checks, IReadOnlyList<ScorePartInfo> parts)
    {
        var lines = checks.Select(check => Line("check", check.Info.Code, check.Info.Version, check.Info.Severity, check.Info.MaxFailing))
            .Concat(parts.Select(part => Line("part", $"{part.Score}/{part.Id}", 1, part.Severity, part.MaxBad)));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines.Order(StringComparer.Ordinal)))));
    }

    private static string Line(string kind, string id, int version, CheckSeverity severity, decimal? threshold) =>
        string.Create(CultureInfo.InvariantCulture, $"{kind} {id} {version} {(int)severity} {threshold:0.######}");
}
