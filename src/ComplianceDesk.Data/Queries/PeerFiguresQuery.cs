using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Queries;

/// <summary>
/// A person's access in figures, beside the person's own earlier 90 days and the median of peers in the 90 days that end with the days asked.
/// Peers have the same role and department; where there are fewer than <see cref="FewestPeers"/>, the same role.
/// Reads the sessions of single people through their key, and of no more than <see cref="PeerLimit"/> peers.
/// </summary>
public sealed class PeerFiguresQuery(DeskStore store)
{
    /// <summary>The most peers compared with: those with the lowest row ids, which say nothing about the people.</summary>
    public const int PeerLimit = 25;

    /// <summary>The fewest peers of the same department that are compared with.</summary>
    public const int FewestPeers = 3;

    /// <summary>Length of the person's own earlier span, in days.</summary>
    public const int EarlierDays = 90;

    /// <param name="user">Row id of the person.</param>
    /// <param name="fromDay">First day, in days since 1970-01-01 in the site's zone.</param>
    /// <param name="toDay">Last day.</param>
    /// <param name="zone">The site's zone.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<PeerFigures?> RunAsync(int user, int fromDay, int toDay, TimeZoneInfo zone, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var person = await db.Workforce.AsNoTracking().Where(u => u.Id == user).Select(u => new { u.Role, u.DepartmentId }).FirstOrDefaultAsync(cancellationToken);
        if (person is null)
        {
            return null;
        }
        var colleagues = db.Workforce.AsNoTracking().Where(u => u.Id != user && u.Role != null && u.Role == person.Role);
        var peers = await PeersAsync(colleagues.Where(u => u.DepartmentId != null && u.DepartmentId == person.DepartmentId), cancellationToken);
        var sameDepartment = peers.Count >= FewestPeers;
        if (!sameDepartment)
        {
            peers = await PeersAsync(colleagues, cancellationToken);
        }
        var own = await FiguresAsync(db, [user], fromDay, toDay, zone, cancellationToken);
        var earlier = await FiguresAsync(db, [user], fromDay - EarlierDays, fromDay - 1, zone, cancellationToken);
        var from = Math.Min(fromDay, toDay - EarlierDays + 1);
        var figures = await FiguresAsync(db, peers, from, toDay, zone, cancellationToken);
        var names = await db.Workforce.AsNoTracking().Where(u => peers.Contains(u.Id)).OrderBy(u => u.Id).Select(u => new { u.Id, u.UserId, u.GivenName, u.FamilyName }).ToListAsync(cancellationToken);
        return new PeerFigures(
            own.GetValueOrDefault(user, UserFigures.None), earlier.GetValueOrDefault(user, UserFigures.None),
            [.. names.Where(n => figures.ContainsKey(n.Id)).Select(n => new Peer(n.Id, PersonName.Of(n.GivenName, n.FamilyName) ?? n.UserId, figures[n.Id]))], sameDepartment)
        {
            FromDay = from, ToDay = toDay,
        };
    }

    private static Task<List<int>> PeersAsync(IQueryable<UserRow> people, CancellationToken cancellationToken) =>
        people.OrderBy(u => u.Id).Select(u => u.Id).Take(PeerLimit).ToListAsync(cancellationToken);

    /// <summary>The figures of each of the people who has a session, counted by the database.</summary>
    private static async Task<Dictionary<int, UserFigures>> FiguresAsync(DeskContext db, List<int> users, int fromDay, int toDay, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        if (users.Count == 0)
        {
            return [];
        }
        var rows = db.AccessSessions.AsNoTracking().Where(s => users.Contains(s.UserId) && s.Day >= fromDay && s.Day <= toDay);
        var off = await rows.Where(OffHours.Began(fromDay, toDay, zone)).GroupBy(s => s.UserId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var counted = await rows.GroupBy(s => s.UserId).Select(g => new
        {
            g.Key,
            Sessions = g.Count(),
            Accesses = g.Sum(s => (long)s.Events),
            Days = g.Select(s => s.Day).Distinct().Count(),
            Patients = g.Select(s => s.PatientId).Distinct().Count(),
            Unexplained = g.Count(s => s.ExplanationId == null),
            First = g.Count(s => s.First),
        }).ToListAsync(cancellationToken);
        return counted.ToDictionary(c => c.Key, c => new UserFigures(c.Sessions, c.Accesses, c.Days, c.Patients, c.Unexplained, c.First, off.GetValueOrDefault(c.Key)));
    }
}

/// <summary>A person's figures beside those of others.</summary>
/// <param name="Own">In the days asked.</param>
/// <param name="Earlier">In the 90 days before them.</param>
/// <param name="Peers">Those of each peer with a session, in the 90 days that end with the days asked, or all of these when they are more.</param>
/// <param name="SameDepartment">True when the peers are of the same department too; false when there were too few of them.</param>
public sealed record PeerFigures(UserFigures Own, UserFigures Earlier, IReadOnlyList<Peer> Peers, bool SameDepartment)
{
    /// <summary>First day over which the peers are counted, in days since 1970-01-01 in the site's zone.</summary>
    public required int FromDay { get; init; }

    /// <summary>Last day of it.</summary>
    public required int ToDay { get; init; }

    /// <summary>The median of a figure over the peers who have it; null without any.</summary>
    public double? Median(Func<UserFigures, double?> figure)
    {
        var values = Peers.Select(p => figure(p.Figures)).OfType<double>().Order().ToList();
        return values.Count == 0 ? null : (values[(values.Count - 1) / 2] + values[values.Count / 2]) / 2;
    }
}

/// <summary>One of the people compared with.</summary>
/// <param name="User">Row id of the person.</param>
/// <param name="Name">The name, or the id as the feeds write it.</param>
/// <param name="Figures">The person's figures.</param>
public sealed record Peer(int User, string Name, UserFigures Figures);

/// <summary>A person's access in a span of days.</summary>
/// <param name="Sessions">One person, one record, one day each.</param>
/// <param name="Accesses">Accesses in them.</param>
/// <param name="Days">Days with a session.</param>
/// <param name="Patients">Different records.</param>
/// <param name="Unexplained">Sessions without a reason.</param>
/// <param name="First">Sessions in which the record was opened for the first time.</param>
/// <param name="OffHours">Sessions that began on a weekend or outside 07:00–19:00.</param>
public sealed record UserFigures(int Sessions, long Accesses, int Days, int Patients, int Unexplained, int First, int OffHours)
{
    /// <summary>Of a person without a session.</summary>
    public static UserFigures None { get; } = new(0, 0, 0, 0, 0, 0, 0);

    /// <summary>Records opened on a day of work; null without one.</summary>
    public double? RecordsPerDay => Days == 0 ? null : (double)Sessions / Days;

    /// <summary>Accesses in a session.</summary>
    public double? AccessesPerSession => Sessions == 0 ? null : (double)Accesses / Sessions;

    /// <summary>Share of sessions without a reason, 0–1.</summary>
    public double? UnexplainedShare => Sessions == 0 ? null : (double)Unexplained / Sessions;

    /// <summary>Share of sessions in which the record was opened for the first time, 0–1.</summary>
    public double? FirstShare => Sessions == 0 ? null : (double)First / Sessions;

    /// <summary>Share of sessions off-hours, 0–1.</summary>
    public double? OffHoursShare => Sessions == 0 ? null : (double)OffHours / Sessions;
}
