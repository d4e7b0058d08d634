namespace ComplianceDesk.Data.Import;

/// <summary>What a person says with a file.</summary>
/// <param name="ReceivedBy">Who gave it, or null.</param>
/// <param name="Zone">IANA zone in which its times without one are read, or null for the site's.</param>
/// <param name="Full">True when it is the whole of its feed: what it does not name is no longer there. False when it adds to what is there.</param>
/// <param name="AsOf">The moment, in UTC, whose state it shows, or null for the moment it is received.</param>
public sealed record ImportRequest(string? ReceivedBy = null, string? Zone = null, bool Full = false, DateTime? AsOf = null);
