namespace ComplianceDesk.Core.Requirements.Evidence;

/// <summary>One version of a document in the policy register.</summary>
/// <param name="Policy">The document's id.</param>
/// <param name="Version">Its version as written.</param>
/// <param name="HasOwner">True when an owner is named.</param>
/// <param name="ReviewedOn">Day of the last review.</param>
/// <param name="InForce">True when this is the version in force on the day of the run.</param>
/// <param name="LastEffectiveOn">Last day on which it was in force; null while it is, or before.</param>
/// <param name="FileKept">True when its file is in the archive under its SHA-256; null when none was attached.</param>
public sealed record PolicyEvidence(string Policy, string Version, bool HasOwner, DateOnly? ReviewedOn, bool InForce, DateOnly? LastEffectiveOn, bool? FileKept);
