namespace ComplianceDesk.Data.Queries;

/// <summary>Who looks at the queue, and by which clock and promises: what a filter's words "mine", "today" and "overdue" rest on.</summary>
/// <param name="Who">The desk account.</param>
/// <param name="Zone">The site's zone, in which the filter's days are meant.</param>
/// <param name="Triage">Within how many days findings shall be decided.</param>
/// <param name="Now">The present, UTC.</param>
public sealed record QueueViewer(string Who, TimeZoneInfo Zone, TriageTargets Triage, DateTime Now);
