using System.Globalization;
using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Queries;

/// <summary>One page of sessions of a person or a record, newest day first, each with its explanation and the finding it led to.</summary>
public sealed class AccessSessionsQuery(DeskStore store)
{
    /// <summary>Rows that one call reads: a page, unless somebody reads all of them.</summary>
    public int Size { get; init; } = RowCursor.PageSize;

    /// <param name="scope">Whose sessions, and which days.</param>
    /// <param name="filter">Which of them; null for all.</param>
    /// <param name="cursor">The session the page hangs on; null for the newest.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<AccessSessionPage> RunAsync(
        SessionScope scope, SessionFilter? filter = null, SessionCursor? cursor = null, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var sessions = (filter ?? new()).Of(db, scope);
        var back = cursor is { Backward: true };
        if (cursor is { } at)
        {
            // Within a day the other side orders: the patients of a person, the people of a record.
            sessions = (scope.User is not null, back) switch
            {
                (true, false) => sessions.Where(s => s.Day <= at.Day && (s.Day < at.Day || s.PatientId > at.Key)),
                (true, true) => sessions.Where(s => s.Day >= at.Day && (s.Day > at.Day || s.PatientId < at.Key)),
                (false, false) => sessions.Where(s => s.Day <= at.Day && (s.Day < at.Day || s.UserId > at.Key)),
                (false, true) => sessions.Where(s => s.Day >= at.Day && (s.Day > at.Day || s.UserId < at.Key)),
            };
        }
        sessions = (scope.User is not null, back) switch
        {
            (true, false) => sessions.OrderByDescending(s => s.Day).ThenBy(s => s.PatientId),
            (true, true) => sessions.OrderBy(s => s.Day).ThenByDescending(s => s.PatientId),
            (false, false) => sessions.OrderByDescending(s => s.Day).ThenBy(s => s.UserId),
            (false, true) => sessions.OrderBy(s => s.Day).ThenByDescending(s => s.UserId),
        };
        var found = await db.ReadSessionsAsync(sessions.Take(Size + 1), cancellationToken);
        var more = found.Count > Size;
        if (more)
        {
            found.RemoveAt(Size);
        }
        if (back)
        {
            found.Reverse();
        }
        SessionCursor Hang(AccessSession s, bool backward) => new(s.Day, scope.User is not null ? s.Patient.Key : s.User, backward);
        return new AccessSessionPage(
            found,
            (back ? more : cursor is not null) && found.Count > 0 ? Hang(found[0], true) : null,
            (back || more) && found.Count > 0 ? Hang(found[^1], false) : null);
    }
}

/// <summary>Sessions with the words that pages show for them.</summary>
internal static class SessionReading
{
    /// <summary>Reads sessions in the order given, each with its people, its reason and its finding.</summary>
    public static async Task<List<AccessSession>> ReadSessionsAsync(this DeskContext db, IQueryable<AccessSessionRow> sessions, CancellationToken cancellationToken)
    {
        var found = await (from s in sessions
                           from u in db.Workforce.Where(u => u.Id == s.UserId).DefaultIfEmpty()
                           from p in db.Patients.Where(p => p.Id == s.PatientId).DefaultIfEmpty()
                           select new
                           {
                               Session = s, u!.UserId, UserGiven = u.GivenName, UserFamily = u.FamilyName, u.Role, u.Status,
                               Department = db.Departments.Where(d => d.Id == (s.DepartmentId != 0 ? s.DepartmentId : u.DepartmentId)).Select(d => d.Name ?? d.DepartmentId).FirstOrDefault(),
                               p!.PatientId, p.GivenName, p.FamilyName,
                               Explanation = db.Terms.Where(t => t.Id == s.ExplanationId).Select(t => t.Text).FirstOrDefault(),
                               Finding = db.Findings.Where(f => f.UserId == s.UserId && f.FirstAt <= s.LastAt && f.LastAt >= s.FirstAt
                                       && db.FindingAccesses.Any(l => l.FindingId == f.Id && db.Accesses.Any(a =>
                                           a.Id == l.AccessId && a.PatientId == s.PatientId && a.At >= s.FirstAt && a.At <= s.LastAt)))
                                   .OrderByDescending(f => f.Score).Select(f => (int?)f.Id).FirstOrDefault(),
                           }).ToListAsync(cancellationToken);
        return
        [
            .. found.Select(r => new AccessSession(
                r.Session.UserId, r.UserId ?? r.Session.UserId.ToString(CultureInfo.InvariantCulture), PersonName.Of(r.UserGiven, r.UserFamily),
                r.Role, r.Department, r.Status,
                MaskedPatient.Of(r.Session.PatientId, r.GivenName, r.FamilyName, r.PatientId ?? ""),
                r.Session.Day, r.Session.Events, r.Session.FirstAt, r.Session.LastAt, r.Session.First, r.Explanation, r.Session.Missing, r.Finding)),
        ];
    }
}

/// <summary>What one person did to one record on one day.</summary>
/// <param name="User">Row id of the person.</param>
/// <param name="UserId">The id as the feeds write it.</param>
/// <param name="UserName">The name, when a feed gave one.</param>
/// <param name="Role">The role.</param>
/// <param name="Department">The department the session is counted under.</param>
/// <param name="WorkStatus"><c>active</c>, <c>leave</c> or <c>terminated</c>.</param>
/// <param name="Patient">The record, masked.</param>
/// <param name="Day">Days since 1970-01-01 in the site's zone.</param>
/// <param name="Events">Accesses.</param>
/// <param name="FirstAt">The first of them, UTC.</param>
/// <param name="LastAt">The last of them, UTC.</param>
/// <param name="First">True when the person had never opened the record before.</param>
/// <param name="Explanation">The reason found; null = unexplained.</param>
/// <param name="Missing">What was most likely missing for a reason.</param>
/// <param name="Finding">The finding with the highest score that rests on one of its accesses; null when none does.</param>
public sealed record AccessSession(
    int User, string UserId, string? UserName, string? Role, string? Department, string? WorkStatus, MaskedPatient Patient,
    int Day, int Events, DateTime FirstAt, DateTime LastAt, bool First, string? Explanation, MissingReason Missing, int? Finding);

/// <summary>A page of sessions and where the pages beside it hang; null where there is none.</summary>
/// <param name="Items">Newest day first.</param>
/// <param name="Earlier">Cursor of the page before, with newer days.</param>
/// <param name="Later">Cursor of the page after, with older days.</param>
public sealed record AccessSessionPage(IReadOnlyList<AccessSession> Items, SessionCursor? Earlier, SessionCursor? Later);

/// <summary>The session a page hangs on.</summary>
/// <param name="Day">Its day.</param>
/// <param name="Key">Row id of the patient for a person's sessions, of the person for a record's.</param>
/// <param name="Backward">True for the page before it.</param>
public readonly record struct SessionCursor(int Day, int Key, bool Backward)
{
    /// <summary>As it stands in an address: <c>after-20500-17</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(Backward ? "before" : "after")}-{Day}-{Key}");

    /// <summary>Reads <see cref="ToString"/>; null when it is not one.</summary>
    public static SessionCursor? Parse(string? text)
    {
        var parts = text?.Split('-') ?? [];
        return parts.Length == 3 && parts[0] is "after" or "before"
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var day)
            && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var key)
            ? new(day, key, parts[0] == "before")
            : null;
    }
}
