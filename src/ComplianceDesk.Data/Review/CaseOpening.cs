using System.Globalization;
using ComplianceDesk.Core.Cases;
using ComplianceDesk.Core.Rules;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Review;

/// <summary>
/// How a finding comes to a case: the open case about the same person, or a new one. What one person did over weeks is one case: judged apart,
/// each access looks small.
/// </summary>
internal static class CaseOpening
{
    /// <summary>Puts a finding into a case within the caller's transaction; does nothing when it is in an open one.</summary>
    /// <returns>The case's number.</returns>
    public static async Task<int> JoinAsync(DeskContext db, FindingRow finding, TimeZoneInfo zone, string who, DateTime now, string why, CancellationToken cancellationToken)
    {
        var open = db.Cases.Where(c => c.Stage != CaseStage.Closed);
        var found = await open.FirstOrDefaultAsync(c => db.CaseFindings.Any(f => f.CaseId == c.Id && f.FindingId == finding.Id), cancellationToken);
        if (found is not null)
        {
            return found.Id;
        }
        var row = await open.OrderBy(c => c.Id).FirstOrDefaultAsync(
            c => db.CaseFindings.Any(f => f.CaseId == c.Id && db.Findings.Any(x => x.Id == f.FindingId && x.UserId == finding.UserId)), cancellationToken);
        if (row is null)
        {
            // An alert that nobody has read may start the clock: discovery is the day on which the desk could have known.
            var facts = new CaseFacts { DiscoveredOn = zone.DayOf(finding.DetectedAt) };
            db.Cases.Add(row = new CaseRow { Title = await TitleAsync(db, finding, cancellationToken), OpenedAt = now, OpenedBy = who, Owner = who, Facts = "" });
            Put(row, facts);
            await db.SaveChangesAsync(cancellationToken);
            Note(db, row, CaseEntryKind.Opened, why, who, now);
        }
        db.CaseFindings.Add(new CaseFindingRow { CaseId = row.Id, FindingId = finding.Id, AddedBy = who, AddedAt = now });
        await NoteWithClockAsync(db, row, CaseEntryKind.FindingAdded, string.Create(CultureInfo.InvariantCulture, $"Finding {finding.Id}: {why}"), who, now, cancellationToken);
        row.Version++;
        return row.Id;
    }

    /// <summary>
    /// Takes a finding out of the case that a decision put it into, when that decision is taken back, within the caller's transaction. A case that this leaves
    /// without a finding, and on which nobody has taken a step since, is closed as withdrawn: it was opened by a slip. A finding that had joined the case
    /// before the decision stays.
    /// </summary>
    public static async Task LeaveAsync(DeskContext db, FindingRow finding, TimeZoneInfo zone, DateTime joined, string who, DateTime now, CancellationToken cancellationToken)
    {
        if (await db.CaseFindings.FirstOrDefaultAsync(f => f.FindingId == finding.Id && f.AddedAt == joined, cancellationToken) is not { } link
            || await db.Cases.FirstAsync(c => c.Id == link.CaseId, cancellationToken) is not { Stage: not CaseStage.Closed } row
            || await CaseHolds.StandsAsync(db, link.CaseId, cancellationToken))
        {
            return;
        }
        // A case of this one finding, and nothing but its opening in the history.
        var slip = row.Version == 1 && await db.CaseFindings.CountAsync(f => f.CaseId == row.Id, cancellationToken) == 1;
        db.CaseFindings.Remove(link);
        await NoteWithClockAsync(db, row, CaseEntryKind.FindingTakenOut, string.Create(CultureInfo.InvariantCulture, $"Finding {finding.Id}: the decision that put it here was taken back at once."), who, now, cancellationToken);
        if (slip)
        {
            row.Put(row.Facts() with { ClosedOn = zone.DayOf(now) });
            row.ClosedAt = now;
            Note(db, row, CaseEntryKind.Withdrawn, "Nothing else belongs to the case.", who, now);
        }
        row.Version++;
    }

    /// <summary>The facts of a case.</summary>
    public static CaseFacts Facts(this CaseRow row) => CaseFactsJson.Read(row.Facts);

    /// <summary>Sets the facts, and the columns that follow from them.</summary>
    public static void Put(this CaseRow row, CaseFacts facts) =>
        (row.Facts, row.DiscoveredOn, row.Stage, row.NoticeBy) = (CaseFactsJson.Write(facts), facts.DiscoveredOn, facts.Stage, facts.NoticeBy);

    /// <summary>Adds a line to the history and to the trail. The trail holds no text that a person wrote here; of who works on a case it names the account.</summary>
    public static void Note(DeskContext db, CaseRow row, CaseEntryKind kind, string text, string who, DateTime now)
    {
        db.CaseEntries.Add(new CaseEntryRow { CaseId = row.Id, At = now, Who = who, Kind = kind, Text = text });
        db.Trail.Add(new TrailRow { At = now, Who = who, Action = $"case-{FindingWords.Kebab(kind.ToString())}", Subject = string.Create(CultureInfo.InvariantCulture, $"case:{row.Id}"), Detail = kind is CaseEntryKind.Assigned or CaseEntryKind.CoOwnerAdded or CaseEntryKind.CoOwnerRemoved ? text : null });
    }

    /// <summary>Tells somebody that a case became theirs, or is no more; nobody is told of a step of their own.</summary>
    public static void Tell(DeskContext db, CaseRow row, string whom, string text, string who, DateTime now)
    {
        if (whom != who)
        {
            db.Notices.Add(new NoticeRow { Who = whom, At = now, Href = string.Create(CultureInfo.InvariantCulture, $"/cases/{row.Id}"), Text = text });
        }
    }

    /// <summary>The same after a step that may have made a letter due, or the last one sent: what follows for the clock of notice stands in the same line.</summary>
    public static async Task NoteWithClockAsync(DeskContext db, CaseRow row, CaseEntryKind kind, string text, string who, DateTime now, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        var clock = await NoticeClock.SettleAsync(db, row, cancellationToken);
        Note(db, row, kind, clock is null ? text : $"{text}\n{clock}", who, now);
    }

    private static async Task<string> TitleAsync(DeskContext db, FindingRow finding, CancellationToken cancellationToken)
    {
        var user = await db.Workforce.Where(u => u.Id == finding.UserId).Select(u => new { u.UserId, u.GivenName, u.FamilyName }).FirstOrDefaultAsync(cancellationToken);
        var rule = finding.Rules.Split(';')[0];
        return $"{PersonName.Of(user?.GivenName, user?.FamilyName) ?? user?.UserId ?? "Unknown person"}: {RuleCatalog.Find(rule)?.Info.Title ?? rule}";
    }
}
