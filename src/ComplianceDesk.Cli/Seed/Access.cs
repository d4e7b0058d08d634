using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Cli.Seed;

/// <summary>What part of a record an access touches.</summary>
internal enum Thing : byte
{
    None,
    Chart,
    Note,
    Flowsheet,
    Medication,
    Order,
    LabResult,
    Imaging,
    FaceSheet,
    ProblemList,
    Document,
    Claim,
    CodingSummary,
    Appointment,
    PatientSearch,
    UserRole,
    AuditSettings,
}

/// <summary>One access before it is written.</summary>
internal readonly record struct Access(
    long At, Workday By, Patient? Patient, Encounter? Encounter, AccessAction Action, Thing Thing, AccessOutcome Outcome, bool BreakGlass, string? Reason, Label? Label);

/// <summary>What the truth file says about an access: part of an incident, or legitimate and only looking like one.</summary>
internal sealed record Label(string Kind, string Scenario, string Incident)
{
    public static Label Lookalike(string scenario) => new("lookalike", scenario, "");
}

/// <summary>One planted or arranged sitting at the screen: deeds one after the other.</summary>
/// <param name="Day">The day it begins.</param>
/// <param name="Staff">Whose account is used.</param>
/// <param name="Label">What the truth file says of it.</param>
/// <param name="Deeds">What is done, in order.</param>
/// <param name="Gap">Least and greatest seconds between two deeds.</param>
/// <param name="OffDutyAt">Second of the day when it begins outside the person's shift; null = some time in the shift.</param>
/// <param name="Elsewhere">The sitting is at a terminal of this department instead of the person's own.</param>
/// <param name="Foreign">It comes from an address outside the hospital.</param>
/// <param name="OfUnit">The patients are those who lie in the person's unit then; the deeds name none.</param>
internal sealed record Sitting(
    int Day, Staff Staff, Label Label, IReadOnlyList<Deed> Deeds, (int Least, int Most) Gap, int? OffDutyAt = null, Department? Elsewhere = null, bool Foreign = false, bool OfUnit = false);

/// <summary>One thing done to one patient's record.</summary>
internal sealed record Deed(Patient? Patient, AccessAction Action, Thing Thing, AccessOutcome? Outcome = null, bool BreakGlass = false, string? Reason = null);
