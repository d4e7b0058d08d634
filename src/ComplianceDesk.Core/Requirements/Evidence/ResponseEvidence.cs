namespace ComplianceDesk.Core.Requirements.Evidence;

/// <summary>The newest response of management to a finding of the evaluation.</summary>
/// <param name="Metric">Id of the test whose exception it answers.</param>
/// <param name="Owner">Who answers for it.</param>
/// <param name="State">Where it stands, as stated.</param>
/// <param name="DueOn">By when it is to be done; null when none is set.</param>
public sealed record ResponseEvidence(string Metric, string Owner, ResponseState State, DateOnly? DueOn);
