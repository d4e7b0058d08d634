using System.Numerics;
using ComplianceDesk.Core.Access;
using ComplianceDesk.Data.Import;
using Microsoft.Data.Sqlite;

namespace ComplianceDesk.Data.Judgement;

/// <summary>Which users had opened which patients before an epoch, with a reason or without, in the whole log.</summary>
/// <param name="connection">A connection that reads the sessions of the epochs before.</param>
/// <param name="filter">Told every pair from the first epoch on, or null where the run begins later.</param>
internal sealed class EarlierOpenings(SqliteConnection connection, EarlierOpenings.PairFilter? filter)
{
    private const int Ahead = 16;

    /// <summary>For each session that is its user's first with its patient in the window, whether the two met before the day; false for the others.</summary>
    public bool[] Before(SessionTable sessions, int day)
    {
        var met = new bool[sessions.Count];
        // One transaction for all looks: else each of them locks the file and lets it go.
        Statement.Execute(connection, $"BEGIN");
        using (var earlier = new Statement(connection, "SELECT 1 FROM AccessSessions WHERE UserId = ?1 AND PatientId = ?2 AND Day < ?3 LIMIT 1"))
        {
            for (var index = 0; index < met.Length; index++)
            {
                // The filter is larger than what a processor holds at hand.
                if (index + Ahead < met.Length)
                {
                    filter?.Prefetch(sessions.User(index + Ahead), sessions.Patient(index + Ahead));
                }

                if (sessions.IsFirst(index) && sessions.Day[index] >= day && filter?.IsNew(sessions.User(index), sessions.Patient(index)) != true)
                {
                    earlier.Bind(1, sessions.User(index));
                    earlier.Bind(2, sessions.Patient(index));
                    earlier.Bind(3, day);
                    met[index] = earlier.Step();
                    earlier.Reset();
                }
            }
        }

        Statement.Execute(connection, $"COMMIT");
        return met;
    }

    /// <summary>
    /// A Bloom filter (Bloom 1970; two bits of one word a pair) of users and patients: most pairs are new, and of nearly all that are it can tell without a look at the store.
    /// </summary>
    /// <param name="accesses">About how many pairs there may be at most; a byte is held for each, 32 MB at most.</param>
    internal sealed class PairFilter(long accesses)
    {
        private readonly ulong[] words = new ulong[BitOperations.RoundUpToPowerOf2((ulong)Math.Clamp(accesses / 8, 1, 1 << 22))];

        /// <summary>Has the processor fetch what the filter knows of a pair.</summary>
        public void Prefetch(int user, int patient) => Memory.Prefetch(ref Word(Hash(user, patient)));

        /// <summary>True when the filter was surely never told the pair, which it is now; false when it may have been.</summary>
        public bool IsNew(int user, int patient)
        {
            var hash = Hash(user, patient);
            ref var word = ref Word(hash);
            var bits = (1UL << (int)(hash & 63)) | (1UL << (int)(hash >> 6 & 63));
            var isNew = (word & bits) != bits;
            word |= bits;
            return isNew;
        }

        private static ulong Hash(int user, int patient)
        {
            var hash = (((ulong)(uint)user << 32) | (uint)patient) * 0x9E3779B97F4A7C15;
            return (hash ^ (hash >> 32)) * 0xD6E8FEB86659FD93;
        }

        private ref ulong Word(ulong hash) => ref words[hash >> 32 & (ulong)(words.Length - 1)];
    }
}
