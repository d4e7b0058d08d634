using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Quality.Scores;

/// <summary>The four scores of the desk and every part of them, as data.</summary>
public static class ScoreCatalog
{
    /// <summary>Id of the accuracy score.</summary>
    public const string Accuracy = "accuracy";

    /// <summary>Id of the completeness score.</summary>
    public const string Completeness = "completeness";

    /// <summary>Id of the accessibility score.</summary>
    public const string Accessibility = "accessibility";

    /// <summary>Id of the security posture score.</summary>
    public const string SecurityPosture = "security-posture";

    /// <summary>The scores in the order of the desk.</summary>
    public static IReadOnlyList<ScoreInfo> Scores { get; } =
    [
        new(Accuracy, "Accuracy",
            "Do recorded values have the right form, can they be true, do they agree with each other and with what reviewers found? Weighted mean of the checks of conformance, plausibility, uniqueness, "
            + "consistency and accuracy. The last are asked where audits of coding and samples of records are imported; without them no record is compared with the paper or the person behind it."),
        new(Completeness, "Completeness",
            "Is what must be recorded there, and does it say something? Weighted mean of the completeness checks; an answer of unknown or a placeholder is not data."),
        new(Accessibility, "Accessibility",
            "Is what was recorded at hand here, in time? Weighted mean of the checks of timeliness and accessibility (documents written and signed in time, requests answered, "
            + "records found when asked for), and of the timeliness and coverage of the feeds: which are imported, how old their newest event is, which days they cover, "
            + "and how many of their rows could be read."),
        new(SecurityPosture, "Security posture",
            "What the logs and the review of them show: accesses explained, findings reviewed in time, accounts known and closed when people leave, emergency overrides "
            + "reviewed, days without log. Measured items only; nothing that somebody merely states."),
    ];

    /// <summary>A score for each dimension, over the checks of the whole house, in the order of the dimensions.</summary>
    public static IReadOnlyList<ScoreInfo> Dimensions { get; } =
    [
        .. Enum.GetValues<QualityDimension>().Select(dimension => new ScoreInfo(
            $"dimension-{CheckWords.Of(dimension)}", dimension.ToString(), $"Weighted mean of the shares that hold of all checks of {dimension.ToString().ToLowerInvariant()}, over all records of the house.") { Dimension = dimension }),
    ];

    /// <summary>The mean of the dimensions.</summary>
    public static ScoreInfo Overall { get; } = new(
        "record-quality", "Record quality",
        "Mean of the dimensions that have a score, each by the weight that the site gives it. A mean hides what one dimension lacks: the dimensions stand beside it.");

    /// <summary>All of them: the desk's four, the mean of dimensions, the dimensions.</summary>
    public static IReadOnlyList<ScoreInfo> All { get; } = [.. Scores, Overall, .. Dimensions];

    /// <summary>The score of an id, or null when there is none.</summary>
    public static ScoreInfo? Find(string id) => All.FirstOrDefault(score => score.Id == id);

    /// <summary>Every part of every score, as the catalogues have it.</summary>
    /// <remarks>Made when first asked for: texts of checks read thresholds, whose catalogue reads the scores.</remarks>
    public static IReadOnlyList<ScorePartInfo> Parts => field ??= [.. CheckCatalog.All.Select(check => PartOf(check.Info)), .. MeasuredParts.All];

    /// <summary>Every part of every score, with weights and thresholds as a policy has them.</summary>
    public static IReadOnlyList<ScorePartInfo> PartsIn(JudgementPolicy policy) => [.. CheckCatalog.All.Select(check => PartOf(check.Info.In(policy))), .. MeasuredParts.All.Select(part => part.In(policy))];

    /// <summary>The part that a check is.</summary>
    public static ScorePartInfo PartOf(CheckInfo check) => new()
    {
        Id = check.Code,
        Score = check.Dimension switch
        {
            QualityDimension.Completeness => Completeness,
            QualityDimension.Timeliness or QualityDimension.Accessibility => Accessibility,
            _ => Accuracy,
        },
        Title = check.Title,
        Definition = check.Definition,
        Good = $"{check.Eligible}, less {check.Failing}",
        Counted = check.Eligible,
        Severity = check.Severity,
        MaxBad = check.MaxFailing,
        Basis = check.Basis,
        Source = check.Source,
        Evidence = PartEvidence.CheckFailures,
        Feeds = [.. check.Feeds, .. check.Needs],
    };
}
