using ComplianceDesk.Core.Reports;

namespace ComplianceDesk.Documents.Pdf;

/// <summary>Shares the width of a table among its columns.</summary>
internal static class ColumnWidths
{
    /// <summary>
    /// By weight, except that a column whose widest word would be cut takes what it needs from the columns that have more than they need.
    /// </summary>
    /// <param name="columns">The columns with their weights.</param>
    /// <param name="needed">Points each column needs so that no word in it is cut.</param>
    /// <param name="total">Points there are.</param>
    public static double[] Share(IReadOnlyList<Column> columns, IReadOnlyList<double> needed, double total)
    {
        var fixedAt = new double?[columns.Count];
        while (true)
        {
            var left = total - fixedAt.Sum(w => w ?? 0);
            var weights = columns.Where((_, i) => fixedAt[i] is null).Sum(c => c.Weight);
            var widths = columns.Select((c, i) => fixedAt[i] ?? (left * c.Weight / weights)).ToArray();
            var short_ = Enumerable.Range(0, columns.Count).Where(i => fixedAt[i] is null && widths[i] < needed[i]).ToList();
            if (short_.Count == 0)
            {
                return widths;
            }

            foreach (var i in short_)
            {
                fixedAt[i] = needed[i];
            }

            // When words need more than there is, weights decide and words are cut, visibly.
            if (fixedAt.Sum(w => w ?? 0) > total || fixedAt.All(w => w is not null))
            {
                var scale = total / needed.Sum();
                return scale < 1 ? [.. columns.Select(c => total * c.Weight / columns.Sum(o => o.Weight))] : [.. needed.Select(n => n * scale)];
            }
        }
    }
}
