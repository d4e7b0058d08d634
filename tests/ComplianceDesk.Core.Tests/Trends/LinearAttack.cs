namespace ComplianceDesk.Core.Tests.Trends;

/// <summary>What somebody does who knows that rows and columns add up: solves for the hidden counts. Rational elimination over small tables.</summary>
internal static class LinearAttack
{
    /// <summary>How many hidden counts, totals included, have one solution only.</summary>
    public static int Finds(bool[,] hidden, IReadOnlyList<bool> hiddenRows, IReadOnlyList<bool> hiddenColumns)
    {
        int rows = hidden.GetLength(0), columns = hidden.GetLength(1);
        var unknown = new Dictionary<(int, int), int>();
        void Mark(int r, int c, bool isHidden)
        {
            if (isHidden)
            {
                unknown.Add((r, c), unknown.Count);
            }
        }

        for (var r = 0; r < rows; r++)
        {
            for (var c = 0; c < columns; c++)
            {
                Mark(r, c, hidden[r, c]);
            }

            Mark(r, columns, hiddenRows[r]);
        }

        for (var c = 0; c < columns; c++)
        {
            Mark(rows, c, hiddenColumns[c]);
        }

        // Each line, the totals' own included: the sum of its parts less its total is known.
        var equations = new List<double[]>();
        void Line(IEnumerable<(int, int)> parts, (int, int) total)
        {
            var equation = new double[unknown.Count];
            foreach (var part in parts.Where(unknown.ContainsKey))
            {
                equation[unknown[part]] = 1;
            }

            if (unknown.TryGetValue(total, out var at))
            {
                equation[at] = -1;
            }

            equations.Add(equation);
        }

        for (var r = 0; r <= rows; r++)
        {
            Line(Enumerable.Range(0, columns).Select(c => (r, c)), (r, columns));
        }

        for (var c = 0; c <= columns; c++)
        {
            Line(Enumerable.Range(0, rows).Select(r => (r, c)), (rows, c));
        }

        var solved = Reduce(equations, unknown.Count);
        return solved.Count(equation => equation.Count(v => Math.Abs(v) > 1e-9) == 1);
    }

    private static List<double[]> Reduce(List<double[]> rows, int width)
    {
        var pivot = 0;
        for (var column = 0; column < width && pivot < rows.Count; column++)
        {
            var best = Enumerable.Range(pivot, rows.Count - pivot).MaxBy(r => Math.Abs(rows[r][column]));
            if (Math.Abs(rows[best][column]) < 1e-9)
            {
                continue;
            }

            (rows[pivot], rows[best]) = (rows[best], rows[pivot]);
            var scale = rows[pivot][column];
            rows[pivot] = [.. rows[pivot].Select(v => v / scale)];
            for (var r = 0; r < rows.Count; r++)
            {
                if (r != pivot && Math.Abs(rows[r][column]) > 1e-9)
                {
                    var factor = rows[r][column];
                    rows[r] = [.. rows[r].Zip(rows[pivot], (v, p) => v - (factor * p))];
                }
            }

            pivot++;
        }

        return rows;
    }
}
