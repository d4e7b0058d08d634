using System.Globalization;
using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;
using ComplianceDesk.Data.Queries;

namespace ComplianceDesk.Web.Features.Findings;

/// <summary>The sentences of a finding's page. They say what was seen and what was not found; never what a person meant by it.</summary>
public static class FindingWording
{
    /// <summary>What a finding is called as long as nobody has decided it.</summary>
    public const string Pending = "Access with no documented relationship found; disposition pending.";

    /// <summary>What an episode that is not about one record is called.</summary>
    public const string PendingEpisode = "Activity outside the usual pattern; disposition pending.";

    /// <summary>What a finding of the random sample is called.</summary>
    public const string PendingSample = "Drawn at random, and a reviewer would have flagged it; disposition pending.";

    /// <summary>True when no rule found it, but a person in the random sample.</summary>
    public static bool IsOfSample(FindingDetail finding) => finding.Signals is [{ Rule: Data.Review.SampleFinding.Rule }];

    /// <summary>What an undecided finding is called.</summary>
    public static string PendingText(FindingDetail finding) => IsOfSample(finding) ? PendingSample : finding.Patient is null ? PendingEpisode : Pending;

    /// <summary>Who did what to which record, how often and when, in one sentence.</summary>
    public static string WhatHappened(FindingDetail finding, UserCard? user, PatientCard? patient, TimeZoneInfo zone)
    {
        var several = finding.Users > 1;
        var person = several ? string.Create(CultureInfo.InvariantCulture, $"{finding.Users:N0} people") : user is null ? "A person" : user.Label;
        var role = several ? "" : string.Join(", ", new[] { user?.Role, user?.Department }.Where(w => !string.IsNullOrWhiteSpace(w)));
        var record = patient is null ? "" : $" on the record {patient.Patient.Initials} ({patient.Patient.Number})";
        var oneMinute = finding.LastAt - finding.FirstAt < TimeSpan.FromMinutes(1) && Clock(finding.FirstAt, zone) == Clock(finding.LastAt, zone);
        var when = oneMinute ? $"on {Day(finding.FirstAt, zone)} at {Clock(finding.FirstAt, zone)}"
            : zone.DayOf(finding.FirstAt) == zone.DayOf(finding.LastAt) ? $"on {Day(finding.FirstAt, zone)} between {Clock(finding.FirstAt, zone)} and {Clock(finding.LastAt, zone)}"
            : $"from {Day(finding.FirstAt, zone)} {Clock(finding.FirstAt, zone)} to {Day(finding.LastAt, zone)} {Clock(finding.LastAt, zone)}";
        return string.Create(CultureInfo.InvariantCulture,
            $"{person}{(role.Length > 0 ? $", {role}," : "")} made {finding.Events:N0} {(finding.Events == 1 ? "access" : "accesses")}{record} {when}: {Actions(finding.Actions)}{Refused(finding)}.");
    }

    // What the system refused, or what failed, opened nothing.
    private static string Refused(FindingDetail finding) => finding.Refused == 0 ? ""
        : finding.Refused < finding.Events ? string.Create(CultureInfo.InvariantCulture, $"; {finding.Refused:N0} of them refused or failed")
        : finding.Events == 1 ? "; it was refused or failed" : "; all of them refused or failed";

    /// <summary>
    /// Why it fired, in one sentence with the numbers: the score and the threshold it passed, each signal's points, and what was asked without an answer.
    /// </summary>
    public static string WhyFired(FindingDetail finding)
    {
        if (IsOfSample(finding))
        {
            return "No rule flagged it: a person found it in the weekly random sample.";
        }
        var weighed = finding.Signals.Where(s => s.Weight > 0).ToList();
        var parts = string.Join(", ", weighed.Select(s => $"{RuleTitles.Of(s.Rule)} (+{s.Weight})"));
        var sum = weighed.Sum(s => s.Weight);
        return string.Create(CultureInfo.InvariantCulture,
            $"{finding.Events:N0} {(finding.Events == 1 ? "access" : "accesses")}{(finding.Patient is null ? "" : " without a documented reason")} reached {finding.Score} points{(sum > finding.Score ? $" ({sum}, held to {finding.Score})" : "")}, where {RiskScore.Threshold} make a finding: {parts}.");
    }

    /// <summary>How long ago a finding was detected: <c>today</c> or <c>3 days</c>.</summary>
    public static string Age(FindingItem finding, DateTime now) => (int)(now - finding.DetectedAt).TotalDays is var days and > 0 ? Components.Words.Count(days, "day") : "today";

    /// <summary>Actions with their counts: <c>12 read, 1 print</c>.</summary>
    public static string Actions(IReadOnlyList<ActionCount> actions) => actions.Count == 0
        ? "no event is kept"
        : string.Join(", ", actions.Select(a => string.Create(CultureInfo.InvariantCulture, $"{a.Count:N0} {Word(a.Action)}")));

    /// <summary>The same of single events.</summary>
    public static string Actions(IEnumerable<TimelinePoint> points) =>
        Actions([.. points.CountBy(p => p.Action).OrderByDescending(a => a.Value).ThenBy(a => a.Key).Select(a => new ActionCount(a.Key, a.Value))]);

    /// <summary>From when to when a session went, as times of the day.</summary>
    public static string Span(TimelineSession session, TimeZoneInfo zone) =>
        (Clock(session.Points[0].At, zone), Clock(session.Points[^1].At, zone)) is var (from, to) && from == to ? from : $"{from} – {to}";

    /// <summary>An action's word in the feeds.</summary>
    public static string Word(AccessAction action) => action.ToString().ToLowerInvariant();

    /// <summary>The timeline in words, for those who cannot see it.</summary>
    public static string Describe(FindingTimeline timeline, bool hasPatient, TimeZoneInfo zone)
    {
        var events = timeline.Lanes.Sum(l => l.Points.Count);
        var own = timeline.Lanes.Sum(l => l.Points.Count(p => p.InFinding));
        var lanes = string.Join(", ", timeline.Lanes.Select(l => string.Create(CultureInfo.InvariantCulture, $"{l.Name} {l.Points.Count:N0}")));
        return string.Create(CultureInfo.InvariantCulture,
            $"From {Day(timeline.From, zone)} {Clock(timeline.From, zone)} to {Day(timeline.To, zone)} {Clock(timeline.To, zone)}: {events:N0}{(timeline.More ? " or more" : "")} {(events == 1 ? "event" : "events")}, {own:N0} of them of this finding{(lanes.Length == 0 ? "" : $"; {lanes}")}{(!hasPatient ? "" : timeline.Visits.Count == 0 ? "; no visit of the patient" : $"; {Count(timeline.Visits.Count, "visit of the patient", "visits of the patient")}")}.");
    }

    /// <summary>A date in the zone.</summary>
    public static string Day(DateTime at, TimeZoneInfo zone) => TimeZoneInfo.ConvertTimeFromUtc(at, zone).ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>A time of day in the zone.</summary>
    public static string Clock(DateTime at, TimeZoneInfo zone) => TimeZoneInfo.ConvertTimeFromUtc(at, zone).ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string Count(int count, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : many)}");
}
