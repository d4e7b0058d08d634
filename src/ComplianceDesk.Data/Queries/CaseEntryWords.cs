using ComplianceDesk.Data.Rows;

namespace ComplianceDesk.Data.Queries;

/// <summary>The words for steps on a case.</summary>
public static class CaseEntryWords
{
    /// <summary>What a step is called.</summary>
    public static string Text(this CaseEntryKind kind) => kind switch
    {
        CaseEntryKind.Opened => "Opened",
        CaseEntryKind.FindingAdded => "Finding added",
        CaseEntryKind.FindingTakenOut => "Finding taken out",
        CaseEntryKind.Assigned => "Given on",
        CaseEntryKind.Note => "Note",
        CaseEntryKind.Interview => "Interview",
        CaseEntryKind.Recorded => "Recorded",
        CaseEntryKind.Evidence => "Evidence",
        CaseEntryKind.SignOffAsked => "Sign-off asked for",
        CaseEntryKind.Closed => "Closed",
        CaseEntryKind.SentBack => "Sent back",
        CaseEntryKind.Withdrawn => "Withdrawn",
        CaseEntryKind.TaskAdded => "Task set",
        CaseEntryKind.TaskDone => "Task finished",
        CaseEntryKind.HoldPlaced => "Legal hold placed",
        CaseEntryKind.CoOwnerAdded => "Co-owner added",
        CaseEntryKind.CoOwnerRemoved => "Co-owner taken off",
        CaseEntryKind.Letter => "Letter",
        CaseEntryKind.HoldLifted => "Legal hold lifted",
        _ => "Reopened",
    };
}
