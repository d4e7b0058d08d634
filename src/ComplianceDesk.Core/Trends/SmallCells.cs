namespace ComplianceDesk.Core.Trends;

/// <summary>
/// Says which counts of a table must not be shown: those of 1 to 10 people, and as many others as it takes that no hidden count follows from
/// the totals (complementary suppression). Zero is shown. 11 is the limit the Centers for Medicare and Medicaid Services set for cells in print.
/// </summary>
public static class SmallCells
{
    /// <summary>The least number of people that is shown.</summary>
    public const int Least = 11;

    /// <summary>Hides counts of one list that adds up to a total which is shown. True stands for hidden.</summary>
    public static bool[] Hide(IReadOnlyList<long> counts)
    {
        bool[] hidden = [.. counts.Select(IsSmall)];
        while (hidden.Contains(true) && (hidden.Count(h => h) < 2 || Sum(counts, hidden) < Least))
        {
            if (Smallest(Enumerable.Range(0, counts.Count).Where(i => !hidden[i]), i => counts[i]) is not { } next)
            {
                break;
            }

            hidden[next] = true;
        }

        return hidden;
    }

    /// <summary>Hides cells of a table whose rows and columns add up to totals. True stands for hidden.</summary>
    /// <param name="counts">People by row and column.</param>
    /// <param name="hiddenRows">Row totals that are hidden.</param>
    /// <param name="hiddenColumns">Column totals that are hidden.</param>
    public static bool[,] Hide(long[,] counts, IReadOnlyList<bool> hiddenRows, IReadOnlyList<bool> hiddenColumns)
    {
        int rows = counts.GetLength(0), columns = counts.GetLength(1);
        var hidden = new bool[rows, columns];
        for (var r = 0; r < rows; r++)
        {
            for (var c = 0; c < columns; c++)
            {
                hidden[r, c] = IsSmall(counts[r, c]);
            }
        }

        // A hidden count is known when it is the only way between two parts of the table: each line is a place, each hidden count a way
        // between its row and its column. Lines whose hidden counts come to few people are as good as known.
        while (SetApart(counts, hidden, hiddenRows, hiddenColumns)
            .Select(lines => Smallest(
                from r in Enumerable.Range(0, rows)
                from c in Enumerable.Range(0, columns)
                where !hidden[r, c] && lines.Contains(r) != lines.Contains(rows + 1 + c)
                select (r, c),
                at => counts[at.r, at.c]))
            .FirstOrDefault(next => next is not null) is { } next)
        {
            hidden[next.r, next.c] = true;
        }

        return hidden;
    }

    private static bool IsSmall(long count) => count is > 0 and < Least;

    private static long Sum(IReadOnlyList<long> counts, bool[] hidden) => counts.Where((_, i) => hidden[i]).Sum();

    /// <summary>The place with the smallest count that is not zero, a zero where there is no other; null when there is no place.</summary>
    private static T? Smallest<T>(IEnumerable<T> places, Func<T, long> count)
        where T : struct =>
        places.Select(place => (Place: (T?)place, Count: count(place))).OrderBy(p => p.Count == 0).ThenBy(p => p.Count).FirstOrDefault().Place;

    /// <summary>
    /// Lines that one hidden count alone joins to the rest, and lines whose hidden counts come to fewer than <see cref="Least"/>; none when
    /// nothing can be worked out. Rows are 0 to rows, the last being the totals; columns follow them in the same way.
    /// </summary>
    private static IEnumerable<HashSet<int>> SetApart(long[,] counts, bool[,] hidden, IReadOnlyList<bool> hiddenRows, IReadOnlyList<bool> hiddenColumns)
    {
        int rows = counts.GetLength(0), columns = counts.GetLength(1), first = rows + 1;
        var ways = new List<(int Row, int Column)>();
        for (var r = 0; r < rows; r++)
        {
            var (sum, any) = (0L, false);
            for (var c = 0; c < columns; c++)
            {
                if (hidden[r, c])
                {
                    ways.Add((r, first + c));
                    (sum, any) = (sum + counts[r, c], true);
                }
            }

            if (hiddenRows[r])
            {
                ways.Add((r, first + columns));
            }
            else if (any && sum < Least)
            {
                yield return [r];
            }
        }

        for (var c = 0; c < columns; c++)
        {
            if (hiddenColumns[c])
            {
                ways.Add((rows, first + c));
                continue;
            }

            var (sum, any) = (0L, false);
            for (var r = 0; r < rows; r++)
            {
                (sum, any) = hidden[r, c] ? (sum + counts[r, c], true) : (sum, any);
            }

            if (any && sum < Least)
            {
                yield return [first + c];
            }
        }

        var joined = ways.SelectMany(way => new[] { (From: way.Row, To: way.Column), (From: way.Column, To: way.Row) }).ToLookup(way => way.From, way => way.To);
        foreach (var behind in ways.Select(way => BehindWay(way, joined)).OfType<HashSet<int>>())
        {
            yield return behind;
        }
    }

    /// <summary>The lines reached from the way's column without it; null when the row is among them.</summary>
    private static HashSet<int>? BehindWay((int Row, int Column) way, ILookup<int, int> joined)
    {
        var reached = new HashSet<int> { way.Column };
        var open = new Stack<int>([way.Column]);
        while (open.TryPop(out var line))
        {
            foreach (var next in joined[line])
            {
                if ((line == way.Column && next == way.Row) || !reached.Add(next))
                {
                    continue;
                }

                if (next == way.Row)
                {
                    return null;
                }

                open.Push(next);
            }
        }

        return reached;
    }
}
