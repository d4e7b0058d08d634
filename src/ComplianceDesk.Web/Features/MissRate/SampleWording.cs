using ComplianceDesk.Data.Rows;

namespace ComplianceDesk.Web.Features.MissRate;

/// <summary>Words for draws and what reviewers think.</summary>
internal static class SampleWording
{
    public static readonly SampleOutcome[] Outcomes = [SampleOutcome.Appropriate, SampleOutcome.Missed, SampleOutcome.CannotTell];

    public static string Of(SampleKind kind) => kind == SampleKind.Unflagged ? "All without a finding" : "Unexplained, without a finding";

    public static string Of(SampleOutcome outcome) => outcome switch
    {
        SampleOutcome.Appropriate => "Rightly not flagged",
        SampleOutcome.Missed => "Should have been flagged",
        SampleOutcome.CannotTell => "Cannot tell",
        _ => "To review",
    };

    public static string Meaning(SampleOutcome outcome) => outcome switch
    {
        SampleOutcome.Appropriate => "There was a reason for the access, or nothing in it to look at.",
        SampleOutcome.Missed => "Somebody should have looked at this access. It counts as missed and becomes a finding, to be decided like any other.",
        _ => "The available information does not settle it. It is left out of the rate and shown beside it.",
    };
}
