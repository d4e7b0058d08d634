namespace ComplianceDesk.Core.Requirements.Evidence;

/// <summary>A vendor of the register.</summary>
/// <param name="VendorId">Its id.</param>
/// <param name="PhiShared">Whether it handles protected health information; null when not given.</param>
/// <param name="BaaSignedOn">Day on which the business associate agreement was signed.</param>
/// <param name="BaaExpiresOn">Last day of the agreement; null when it has no end.</param>
public sealed record VendorEvidence(string VendorId, bool? PhiShared, DateOnly? BaaSignedOn, DateOnly? BaaExpiresOn);
