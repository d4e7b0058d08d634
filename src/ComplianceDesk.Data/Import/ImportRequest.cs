namespace ComplianceDesk.Data.Import;

/// <summary>What a person says with a file.</summary>
/// <param name="ReceivedBy">Who gave it, or null.</param>
/// <param name="Zone">IANA zone in which its times without one are read, or null for the site's.</param>
public sealed record ImportRequest(string? ReceivedBy = null, string? Zone = null);
