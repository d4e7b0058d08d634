namespace ComplianceDesk.Core.Requirements.Evidence;

/// <summary>An incident of the register, or an impermissible case of the desk, that rests on findings of the desk: what the log and the desk know of it.</summary>
/// <param name="IncidentId">Its id, or the number of the case.</param>
/// <param name="DiscoveredOn">Day of discovery as recorded.</param>
/// <param name="KnownOn">Day on which a person of the desk first opened, decided or filed one of the findings, site zone; null when nobody has.</param>
/// <param name="Patients">Individuals affected as recorded; null when not given.</param>
/// <param name="PatientsInLog">Patients whom the accesses behind the findings touched.</param>
public sealed record TracedIncidentEvidence(string IncidentId, DateOnly DiscoveredOn, DateOnly? KnownOn, int? Patients, int PatientsInLog);
