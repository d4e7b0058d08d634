namespace ComplianceDesk.Core.Requirements.Evidence;

/// <summary>Whether the record feeds could show that a visit is gone: only an extract of the whole feed does.</summary>
/// <param name="Extracts">Whole extracts of the encounters feed that were taken in.</param>
public sealed record WholeExtractsEvidence(int Extracts);

/// <summary>A visit or stay that a later whole extract no longer holds.</summary>
/// <param name="EncounterId">Its id.</param>
/// <param name="LastOn">Day on which it ended, or began when no end is known, site zone.</param>
/// <param name="GoneOn">Day of the extract without it, site zone.</param>
public sealed record GoneStayEvidence(string EncounterId, DateOnly LastOn, DateOnly GoneOn);
