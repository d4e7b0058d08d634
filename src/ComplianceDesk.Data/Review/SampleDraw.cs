using System.Buffers.Binary;
using System.Security.Cryptography;
using ComplianceDesk.Core.Access;
using ComplianceDesk.Data.Import;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Review;

/// <summary>
/// Draws, for each week that is over, a few of the sessions that no finding rests on: what a person thinks of them tells how much the rules miss.
/// The seed is random, so that nobody knows beforehand what is drawn, and kept, so that anybody can draw again: taken are the sessions with
/// the smallest SHA-256 of seed, user, patient and day.
/// </summary>
public sealed class SampleDraw(DeskStore store, TimeProvider clock)
{
    /// <summary>Sessions drawn a week of each kind; all of them when there are fewer.</summary>
    public const int Size = 20;

    /// <summary>Weeks before the newest one that are still drawn: an import of years makes no thousands of tasks.</summary>
    public const int Weeks = 13;

    /// <summary>Draws every week that is over, judged, and not drawn yet.</summary>
    /// <returns>The number of draws made.</returns>
    public async Task<int> RunOnceAsync(CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        if (await db.AccessSessions.MaxAsync(s => (int?)s.Day, cancellationToken) is not { } last)
        {
            return 0;
        }
        var first = await db.AccessSessions.MinAsync(s => s.Day, cancellationToken);
        // A week is over when a later day has been judged or its own Sunday has.
        var newest = MondayOf(last + 1) - 7;
        var oldest = Math.Max(MondayOf(first), newest - (7 * (Weeks - 1)));
        var drawn = await db.SampleDraws.Where(d => d.Week >= oldest).Select(d => d.Week).Distinct().ToListAsync(cancellationToken);
        var made = 0;
        for (var week = oldest; week <= newest; week += 7)
        {
            if (!drawn.Contains(week))
            {
                await DrawAsync(week, RandomNumberGenerator.GetBytes(32), cancellationToken);
                made++;
            }
        }
        return made;
    }

    /// <summary>The Monday on or before a day. Day 0, 1970-01-01, was a Thursday.</summary>
    public static int MondayOf(int day) => day - (((day + 3) % 7 + 7) % 7);

    /// <summary>Draws one week with a given seed: both kinds, in one transaction.</summary>
    public async Task DrawAsync(int week, byte[] seed, CancellationToken cancellationToken = default)
    {
        var flagged = await FlaggedAsync(week, cancellationToken);
        var all = new Smallest(Size);
        var unexplained = new Smallest(Size);
        using (var connection = store.OpenConnection())
        using (var rows = new Statement(connection, "SELECT UserId, PatientId, Day, Events, ExplanationId FROM AccessSessions WHERE Day BETWEEN ?1 AND ?2"))
        {
            rows.Bind(1, week);
            rows.Bind(2, week + 6);
            while (rows.Step())
            {
                cancellationToken.ThrowIfCancellationRequested();
                var item = new SampleItemRow
                {
                    UserId = rows.Int(0), PatientId = rows.Int(1), Day = rows.Int(2), Events = rows.Int(3), ExplanationId = rows.Int(4) is > 0 and var term ? term : null,
                };
                if (flagged.Contains((item.UserId, item.PatientId, item.Day)))
                {
                    continue;
                }
                var rank = Rank(seed, item);
                all.Offer(item, rank);
                if (item.ExplanationId is null)
                {
                    unexplained.Offer(item, rank);
                }
            }
        }

        await using var db = store.CreateDbContext();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        foreach (var (kind, smallest) in new[] { (SampleKind.Unflagged, all), (SampleKind.Unexplained, unexplained) })
        {
            var draw = db.SampleDraws.Add(new SampleDrawRow
            {
                Week = week, Kind = kind, Population = smallest.Offered, Seed = Convert.ToHexStringLower(seed), DrawnAt = clock.GetUtcNow().UtcDateTime,
            }).Entity;
            await db.SaveChangesAsync(cancellationToken);
            // A session drawn for both kinds is two items: each draw stays a sample of its own population.
            db.SampleItems.AddRange(smallest.Items.Select(i => new SampleItemRow
            {
                DrawId = draw.Id, UserId = i.UserId, PatientId = i.PatientId, Day = i.Day, Events = i.Events, ExplanationId = i.ExplanationId,
            }));
            await db.SaveChangesAsync(cancellationToken);
        }
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task<HashSet<(int User, int Patient, int Day)>> FlaggedAsync(int week, CancellationToken cancellationToken)
    {
        await using var db = store.CreateDbContext();
        var site = await SiteSettings.LoadAsync(store, cancellationToken);
        // Two days to either side cover every zone's offset and clock change.
        var (begin, end) = (DateTime.UnixEpoch.AddDays(week - 2), DateTime.UnixEpoch.AddDays(week + 9));
        var rows = await (from finding in db.Findings
                          where finding.Status != FindingStatus.Withdrawn && finding.LastAt >= begin && finding.FirstAt < end
                          join link in db.FindingAccesses on finding.Id equals link.FindingId
                          join access in db.Accesses on link.AccessId equals access.Id
                          where access.PatientId != null
                          select new { access.UserId, access.PatientId, access.At }).ToListAsync(cancellationToken);
        var calendar = new SiteCalendar(site.TimeZone, Milliseconds(begin), Milliseconds(end));
        return [.. rows.Select(r => (r.UserId, r.PatientId!.Value, calendar.DayOf(Milliseconds(r.At))))];
    }

    private static long Milliseconds(DateTime at) => (at.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond;

    private static ulong Rank(byte[] seed, SampleItemRow item)
    {
        Span<byte> text = stackalloc byte[seed.Length + 12];
        seed.CopyTo(text);
        BinaryPrimitives.WriteInt32BigEndian(text[seed.Length..], item.UserId);
        BinaryPrimitives.WriteInt32BigEndian(text[(seed.Length + 4)..], item.PatientId);
        BinaryPrimitives.WriteInt32BigEndian(text[(seed.Length + 8)..], item.Day);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text, hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash);
    }

    /// <summary>Keeps the items of the smallest ranks.</summary>
    private sealed class Smallest(int size)
    {
        private readonly PriorityQueue<SampleItemRow, ulong> kept = new(Comparer<ulong>.Create((a, b) => b.CompareTo(a)));

        public int Offered { get; private set; }

        public IEnumerable<SampleItemRow> Items => kept.UnorderedItems.OrderBy(i => i.Priority).Select(i => i.Element);

        public void Offer(SampleItemRow item, ulong rank)
        {
            Offered++;
            if (kept.Count < size)
            {
                kept.Enqueue(item, rank);
            }
            else
            {
                kept.EnqueueDequeue(item, rank);
            }
        }
    }
}
