using ComplianceDesk.Core.Rules;
using static ComplianceDesk.Core.Quality.Scores.ScoreCatalog;

namespace ComplianceDesk.Core.Quality.Scores;

/// <summary>The measured items of the accessibility score.</summary>
public static class AccessibilityParts
{
    /// <summary>The feeds of which coverage is asked.</summary>
    public static IReadOnlyList<string> CoreFeeds { get; } =
        ["accesses", "workforce", "patients", "encounters", "appointments", "care_team", "relations", "departments"];

    /// <summary>A newest event older than this before the run is late.</summary>
    public static readonly Threshold Freshness = new("hours", "newest event older than the run by at most", 24, Threshold.Hours, 1, 720);

    /// <summary>A newest event older than this before the newest of any feed is late.</summary>
    public static readonly Threshold Lag = new("hours", "newest event older than that of any feed by at most", 24, Threshold.Hours, 1, 720);

    public static ScorePartInfo FeedsImported { get; } = new()
    {
        Id = "feeds-imported",
        Score = Accessibility,
        Title = "Core feeds imported",
        Definition = "Of the eight core feeds (accesses, workforce, patients, encounters, appointments, care team, relations, departments), those the store has rows of.",
        Good = "core feeds with rows",
        Counted = "core feeds",
        Severity = CheckSeverity.Major,
        MaxBad = 0,
        Basis = ThresholdBasis.Policy,
        Source = "Coverage of sources; threshold: policy",
        Evidence = PartEvidence.Feeds,
    };

    public static ScorePartInfo FeedsCurrent { get; } = new()
    {
        Id = "feeds-current",
        Score = Accessibility,
        Title = "Feeds current",
        Definition = $"Of the feeds of events that are in the store (accesses, encounters), those whose newest event is at most {Freshness} hours older than the moment of the run. "
            + "Events after that moment are left out, so that a wrong date does not make a feed look current.",
        Good = $"feeds with an event in the last {Freshness} hours",
        Counted = "feeds of events in the store",
        Severity = CheckSeverity.Major,
        MaxBad = 0,
        Basis = ThresholdBasis.Policy,
        Source = "TML-11 freshness (Soda); the hours are policy",
        Evidence = PartEvidence.Feeds,
        Feeds = ["accesses", "encounters"],
        Own = [Freshness],
    };

    public static ScorePartInfo FeedsInStep { get; } = new()
    {
        Id = "feeds-in-step",
        Score = Accessibility,
        Title = "Feeds in step",
        Definition = $"Of the feeds of events that are in the store (accesses, encounters), those whose newest event is at most {Lag} hours older than the newest event of any. "
            + "Asked when there are two: a feed that lags leaves accesses without the visits that explain them.",
        Good = $"feeds at most {Lag} hours behind the newest",
        Counted = "feeds of events in the store, when there are two",
        Severity = CheckSeverity.Major,
        MaxBad = 0,
        Basis = ThresholdBasis.Policy,
        Source = "Feed coverage; the hours are policy",
        Evidence = PartEvidence.Feeds,
        Feeds = ["accesses", "encounters"],
        Own = [Lag],
    };

    public static ScorePartInfo AccessDays { get; } = new()
    {
        Id = "access-days-covered",
        Score = Accessibility,
        Title = "Days covered by the access log",
        Definition = "Of the days from the first to the last access in the store, those with at least one access, in the site's time zone.",
        Good = "days with an access",
        Counted = "days from the first to the last access",
        Severity = CheckSeverity.Major,
        MaxBad = 0,
        Basis = ThresholdBasis.Policy,
        Source = "Feed coverage; threshold: policy",
        Evidence = PartEvidence.Days,
        Feeds = ["accesses"],
    };

    public static ScorePartInfo EncounterDays { get; } = new()
    {
        Id = "encounter-days-covered",
        Score = Accessibility,
        Title = "Days covered by encounters",
        Definition = "Of the days from the first start of an encounter to the last one before the run, those on which one starts. A site closed at weekends has honest gaps.",
        Good = "days on which an encounter starts",
        Counted = "days from the first to the last start of an encounter",
        Severity = CheckSeverity.Minor,
        MaxBad = null,
        Basis = ThresholdBasis.Policy,
        Source = "Feed coverage",
        Evidence = PartEvidence.Days,
        Feeds = ["encounters"],
    };

    public static ScorePartInfo RowsAccepted { get; } = new()
    {
        Id = "rows-accepted",
        Score = Accessibility,
        Title = "Rows accepted at import",
        Definition = "Of the rows read in finished imports, those stored or known already. Rejected rows keep their line, reason and text and can be mended and imported again.",
        Good = "rows stored or known already",
        Counted = "rows read",
        Severity = CheckSeverity.Major,
        MaxBad = 0.005m,
        Basis = ThresholdBasis.Policy,
        Source = "42 CFR 482.24(b) (records accurately written, retained and accessible); threshold: policy",
        Evidence = PartEvidence.Imports,
    };

    public static ScorePartInfo FilesTakenIn { get; } = new()
    {
        Id = "files-taken-in",
        Score = Accessibility,
        Title = "Files taken in",
        Definition = "Of the files given for import that are no longer waiting or under way, those that were taken in or known already; the rest were not recognized or not readable.",
        Good = "files taken in or known already",
        Counted = "files dealt with",
        Severity = CheckSeverity.Minor,
        MaxBad = 0,
        Basis = ThresholdBasis.Policy,
        Source = "Feed coverage; threshold: policy",
        Evidence = PartEvidence.Imports,
    };

    /// <summary>All of them, in the order of the desk.</summary>
    public static IReadOnlyList<ScorePartInfo> All { get; } = [FeedsImported, FeedsCurrent, FeedsInStep, AccessDays, EncounterDays, RowsAccepted, FilesTakenIn];
}
