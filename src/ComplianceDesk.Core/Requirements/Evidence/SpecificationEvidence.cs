namespace ComplianceDesk.Core.Requirements.Evidence;

/// <summary>An addressable specification that binds the site, and what was decided of it.</summary>
/// <param name="Requirement">Its id.</param>
/// <param name="State">What was decided.</param>
/// <param name="HasRationale">True when a rationale is on file.</param>
public sealed record SpecificationEvidence(string Requirement, AddressableState State, bool HasRationale);
