namespace ComplianceDesk.Core.Requirements.Evidence;

/// <summary>A disclosure of the register.</summary>
/// <param name="DisclosureId">Its id.</param>
/// <param name="On">Its day, site zone.</param>
/// <param name="HasRecipient">True when a recipient is named.</param>
/// <param name="HasWhat">True when what was disclosed is described.</param>
/// <param name="Purpose">The purpose as written; null when not given.</param>
/// <param name="Basis">The legal basis as written; null when not given.</param>
/// <param name="Part2">True when the record carries a mark of 42 CFR Part 2.</param>
public sealed record DisclosureEvidence(
    string DisclosureId, DateOnly On, bool HasRecipient, bool HasWhat, string? Purpose, string? Basis, bool Part2);
