using System.Runtime.CompilerServices;
using ComplianceDesk.Core.Quality.Matching;

namespace ComplianceDesk.Core.Learning;

/// <summary>
/// People who work together, found by label propagation (Raghavan, Albert, Kumara 2007) on who shares patients with whom: each person takes the label that
/// weighs most among the people they share patients with, until nobody changes. Near-linear in the pairs. People are asked in an order, and ties decided, by the shape
/// of the graph about them and never by their ids: other ids give the same groups.
/// </summary>
public sealed class ColleagueGroups
{
    private const int Rounds = 20;
    private const int Depth = 3;
    private const double Unit = 1 << 20;
    private const int Part = 1 << 11;

    // Each of the long loops runs once a week: compiled the quick way at first, it would be over before it is compiled well.
    private const MethodImplOptions Long = MethodImplOptions.AggressiveOptimization;

    private readonly Dictionary<int, int> groups = [];
    private readonly Dictionary<int, int> sizes = [];

    /// <param name="shared">Days shared: user and user, either way round.</param>
    public ColleagueGroups(CountTable shared) : this(shared, new())
    {
    }

    [MethodImpl(Long)]
    private ColleagueGroups(CountTable shared, Room room)
    {
        var (users, start) = Users(shared);
        var place = new int[users.Count == 0 ? 0 : users[^1] + 1];
        place.AsSpan().Fill(-1);
        for (var user = 0; user < users.Count; user++)
        {
            place[users[user]] = user;
        }

        var (other, weight) = room.For(shared.Count);
        var strength = new double[users.Count];
        Parallel.ForEach(Parts(users.Count), part => Others(shared, start, place, part, other, strength));
        Parallel.ForEach(Parts(users.Count), part => Weights(shared, start, other, strength, part, weight));
        var label = Spread(Order(start, other, weight), start, other, weight);
        for (var user = 0; user < users.Count; user++)
        {
            groups[users[user]] = label[user];
            sizes[label[user]] = sizes.GetValueOrDefault(label[user]) + 1;
        }
    }

    /// <summary>The groups of those who share patients; null where nobody does.</summary>
    public static ColleagueGroups? Of(CountTable shared) => Of(shared, new());

    /// <summary>The same, found in arrays that are used again.</summary>
    internal static ColleagueGroups? Of(CountTable shared, Room room) => shared.Count == 0 ? null : new(shared, room);

    /// <summary>A number that is the same for people of one group; null for a person who shares patients with nobody.</summary>
    public int? Of(int user) => groups.TryGetValue(user, out var group) ? group : null;

    /// <summary>How many people are in a group.</summary>
    public int SizeOf(int group) => sizes[group];

    /// <summary>People in parts, one after another, for all processors.</summary>
    private static IEnumerable<(int From, int To)> Parts(int users)
    {
        for (var from = 0; from < users; from += Part)
        {
            yield return (from, Math.Min(from + Part, users));
        }
    }

    [MethodImpl(Long)]
    private static void Others(CountTable shared, List<int> start, int[] place, (int From, int To) part, int[] other, double[] strength)
    {
        for (var user = part.From; user < part.To; user++)
        {
            var sum = 0L;
            for (var i = start[user]; i < start[user + 1]; i++)
            {
                var (_, second, count) = shared.At(i);
                other[i] = second < place.Length ? place[second] : -1;
                sum += count;
            }

            strength[user] = sum;
        }
    }

    /// <summary>Someone who shares patients with everybody ties nobody to anybody. Whole numbers add up to the same in any order.</summary>
    [MethodImpl(Long)]
    private static void Weights(CountTable shared, List<int> start, int[] other, double[] strength, (int From, int To) part, int[] weight)
    {
        for (var user = part.From; user < part.To; user++)
        {
            for (var i = start[user]; i < start[user + 1]; i++)
            {
                weight[i] = other[i] < 0 ? 0 : (int)(Unit * shared.At(i).Count / Math.Sqrt(strength[user] * strength[other[i]]));
            }
        }
    }

    [MethodImpl(Long)]
    private static (List<int> Users, List<int> Start) Users(CountTable shared)
    {
        var (users, start) = (new List<int>(), new List<int>());
        for (var i = 0; i < shared.Count; i++)
        {
            if (users.Count == 0 || users[^1] != shared.At(i).First)
            {
                users.Add(shared.At(i).First);
                start.Add(i);
            }
        }

        start.Add(shared.Count);
        return (users, start);
    }

    /// <summary>People by the shape of the graph about them, a few steps deep (Weisfeiler and Leman).</summary>
    private static int[] Order(List<int> start, int[] other, int[] weight)
    {
        var shape = new ulong[start.Count - 1];
        for (var depth = 0; depth < Depth; depth++)
        {
            var (last, next) = (shape, new ulong[shape.Length]);
            Parallel.ForEach(Parts(shape.Length), part => Look(part, start, other, weight, last, next));
            shape = next;
        }

        var order = Enumerable.Range(0, shape.Length).ToArray();
        shape.AsSpan().Sort(order.AsSpan());
        return order;
    }

    [MethodImpl(Long)]
    private static void Look((int From, int To) part, List<int> start, int[] other, int[] weight, ulong[] shape, ulong[] next)
    {
        for (var user = part.From; user < part.To; user++)
        {
            // A sum does not depend on the order of the neighbours.
            var sum = StableHash.Mix(shape[user] + 1);
            for (var i = start[user]; i < start[user + 1]; i++)
            {
                sum += other[i] < 0 ? 0 : StableHash.Mix(shape[other[i]] ^ StableHash.Mix((ulong)weight[i]));
            }

            next[user] = sum;
        }
    }

    [MethodImpl(Long)]
    private static int[] Spread(int[] order, List<int> start, int[] other, int[] weight)
    {
        var label = new int[order.Length];
        for (var rank = 0; rank < order.Length; rank++)
        {
            label[order[rank]] = rank;
        }

        var weights = new long[order.Length];
        var touched = new int[order.Length];
        // A person about whom nobody has changed since they were asked last would answer the same: only the others are asked.
        var ask = new bool[order.Length];
        ask.AsSpan().Fill(true);
        var changed = true;
        for (var round = 0; round < Rounds && changed; round++)
        {
            changed = false;
            foreach (var user in order)
            {
                if (!ask[user])
                {
                    continue;
                }

                ask[user] = false;
                var candidates = 0;
                for (var i = start[user]; i < start[user + 1]; i++)
                {
                    // A tie that weighs nothing moves nobody.
                    if (other[i] >= 0 && weight[i] > 0)
                    {
                        var near = label[other[i]];
                        touched[candidates] = near;
                        candidates += weights[near] == 0 ? 1 : 0;
                        weights[near] += weight[i];
                    }
                }

                var best = (Label: label[user], Weight: weights[label[user]]);
                foreach (var candidate in touched.AsSpan(0, candidates))
                {
                    var sum = weights[candidate];
                    if (sum > best.Weight || (sum == best.Weight && best.Label != label[user] && candidate < best.Label))
                    {
                        best = (candidate, sum);
                    }
                }

                foreach (var candidate in touched.AsSpan(0, candidates))
                {
                    weights[candidate] = 0;
                }

                if (best.Label == label[user])
                {
                    continue;
                }

                (changed, label[user]) = (true, best.Label);
                for (var i = start[user]; i < start[user + 1]; i++)
                {
                    if (other[i] >= 0)
                    {
                        ask[other[i]] = true;
                    }
                }
            }
        }

        return label;
    }

    /// <summary>Room for the ties of people, used again from week to week: new memory costs more than what is done in it. For one search at a time.</summary>
    internal sealed class Room
    {
        private int[] other = [];
        private int[] weight = [];

        /// <summary>Two arrays of a size at least; what they hold is what was left in them.</summary>
        public (int[] Other, int[] Weight) For(int size)
        {
            if (other.Length < size)
            {
                (other, weight) = ([], []);
                var grown = size + (size / 4);
                (other, weight) = (GC.AllocateUninitializedArray<int>(grown), GC.AllocateUninitializedArray<int>(grown));
            }

            return (other, weight);
        }
    }
}
