using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Quality.Measures;
using ComplianceDesk.Core.Quality.Scores;
using ComplianceDesk.Web.Features.Findings;
using ComplianceDesk.Web.Features.Quality.Limits;

namespace ComplianceDesk.Web.Features.Tuning;

/// <summary>What a change of policy concerns, by name and with its page.</summary>
public static class PolicySubject
{
    /// <summary>The name of a rule, explanation, check, measure, score or part of one.</summary>
    public static string Title(string id) => id == "allow-list" ? "Allow-list"
        : CheckCatalog.Find(id)?.Info is { } check ? $"{check.Code} {check.Title}"
        : MeasureCatalog.Find(id)?.Info.Title ?? MeasuredParts.Find(id)?.Title ?? (ScoreCatalog.Find(id) is { } score ? $"{(score.Dimension is null ? "Score" : "Dimension")}: {score.Title}" : null) ?? RuleTitles.Of(id);

    /// <summary>The page on which it is set.</summary>
    public static string Href(string id) => id == "allow-list" ? PolicyPageModel.Path
        : CheckCatalog.Find(id) is not null || MeasureCatalog.Find(id) is not null || MeasuredParts.Find(id) is not null || ScoreCatalog.Find(id) is not null ? LimitPageModel.Href(id) : $"/rules/{id}";
}
