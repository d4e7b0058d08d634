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

    // Each of the long loops runs once a week: compiled the quick way at first, it would be over before it is compiled well.
    private const MethodImplOptions Long = MethodImplOptions.AggressiveOptimization;

    private readonly Dictionary<int, int> groups = [];
    private readonly Dictionary<int, int> sizes = [];

    /// <param name="shared">Days shared: user and user, either way round.</param>
    [MethodImpl(Long)]
    public ColleagueGroups(CountTable shared)
    {
        var (users, start) = Users(shared);
        var place = new int[users.Count == 0 ? 0 : users[^1] + 1];
        place.AsSpan().Fill(-1);
        for (var user = 0; user < users.Count; user++)
        {
            place[users[user]] = user;
        }

        var other = new int[shared.Count];
        var weight = new int[shared.Count];
        var strength = new double[users.Count];
        Parallel.For(0, users.Count, user =>
        {
            for (var i = start[user]; i < start[user + 1]; i++)
            {
                var (_, second, count) = shared.At(i);
                other[i] = second < place.Length ? place[second] : -1;
                strength[user] += count;
            }
        });

        // Someone who shares patients with everybody ties nobody to anybody. Whole numbers add up to the same in any order.
        Parallel.For(0, users.Count, user =>
        {
            for (var i = start[user]; i < start[user + 1]; i++)
            {
                weight[i] = other[i] < 0 ? 0 : (int)(Unit * shared.At(i).Count / Math.Sqrt(strength[user] * strength[other[i]]));
            }
        });

        var label = Spread(Order(start, other, weight), start, other, weight);
        for (var user = 0; user < users.Count; user++)
        {
            groups[users[user]] = label[user];
            sizes[label[user]] = sizes.GetValueOrDefault(label[user]) + 1;
        }
    }

    /// <summary>The groups of those who share patients; null where nobody does.</summary>
    public static ColleagueGroups? Of(CountTable shared) => shared.Count == 0 ? null : new(shared);

    /// <summary>A number that is the same for people of one group; null for a person who shares patients with nobody.</summary>
    public int? Of(int user) => groups.TryGetValue(user, out var group) ? group : null;

    /// <summary>How many people are in a group.</summary>
    public int SizeOf(int group) => sizes[group];

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
    [MethodImpl(Long)]
    private static int[] Order(List<int> start, int[] other, int[] weight)
    {
        var shape = new ulong[start.Count - 1];
        for (var depth = 0; depth < Depth; depth++)
        {
            var next = new ulong[shape.Length];
            for (var user = 0; user < shape.Length; user++)
            {
                // A sum does not depend on the order of the neighbours.
                var sum = StableHash.Mix(shape[user] + 1);
                for (var i = start[user]; i < start[user + 1]; i++)
                {
                    sum += other[i] < 0 ? 0 : StableHash.Mix(shape[other[i]] ^ StableHash.Mix((ulong)weight[i]));
                }

                next[user] = sum;
            }

            shape = next;
        }

        var order = Enumerable.Range(0, shape.Length).ToArray();
        shape.AsSpan().Sort(order.AsSpan());
        return order;
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
}
