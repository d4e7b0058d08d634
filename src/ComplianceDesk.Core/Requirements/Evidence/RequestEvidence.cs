namespace ComplianceDesk.Core.Requirements.Evidence;

/// <summary>A request about a record.</summary>
/// <param name="RequestId">Its id.</param>
/// <param name="Kind"><c>access</c>, <c>amendment</c>, <c>accounting</c> or <c>release-of-information</c>.</param>
/// <param name="ReceivedOn">Day of receipt, site zone.</param>
/// <param name="ExtendedOn">Day on which the extension was told, site zone.</param>
/// <param name="AnsweredOn">Day of the answer, site zone.</param>
/// <param name="Part2">True when the record carries a mark of 42 CFR Part 2.</param>
public sealed record RequestEvidence(string RequestId, string Kind, DateOnly ReceivedOn, DateOnly? ExtendedOn, DateOnly? AnsweredOn, bool Part2);
