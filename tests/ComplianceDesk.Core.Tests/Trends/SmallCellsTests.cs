using ComplianceDesk.Core.Trends;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace ComplianceDesk.Core.Tests.Trends;

public sealed class SmallCellsTests
{
    [Fact]
    public void Shows_ZeroAndElevenAndMore() => Assert.Equal([false, false, false], SmallCells.Hide([0, 11, 400]));

    [Fact]
    public void Hides_TheNextSmallest_WhereOneAloneFollowsFromTheTotal() => Assert.Equal([false, true, true, false], SmallCells.Hide([400, 3, 12, 50]));

    [Fact]
    public void Hides_More_WhereTheHiddenComeToFewPeople() => Assert.Equal([false, true, true, true], SmallCells.Hide([400, 1, 1, 12]));

    [Fact]
    public void Hides_NothingInATableOfLargeCounts() => Assert.DoesNotContain(true, Flat(SmallCells.Hide(new long[,] { { 11, 20 }, { 0, 300 } }, [false, false], [false, false])));

    [Fact]
    public void Hides_FourCells_RoundOneSmallOne()
    {
        var hidden = SmallCells.Hide(new long[,] { { 5, 40, 90 }, { 30, 20, 80 }, { 70, 60, 50 } }, [false, false, false], [false, false, false]);
        Assert.True(hidden[0, 0]);
        Assert.Equal(4, Flat(hidden).Count(h => h));
    }

    [Fact]
    public void Goes_On_WhereOneLineHasNothingLeftToHide()
    {
        long[,] counts = { { 0, 0 }, { 0, 12 }, { 229, 327 }, { 4, 365 }, { 0, 10 }, { 0, 1 } };
        bool[] rows = SmallCells.Hide([0, 12, 556, 369, 10, 1]), columns = SmallCells.Hide([233, 715]);
        Assert.Equal(0, LinearAttack.Finds(SmallCells.Hide(counts, rows, columns), rows, columns));
    }

    // The property that matters: nobody with the totals and the shown counts can work out a hidden one.
    [Property(MaxTest = 300)]
    public Property Leaves_NoHiddenCountToBeWorkedOut() => Prop.ForAll(Tables(), counts =>
    {
        int rows = counts.GetLength(0), columns = counts.GetLength(1);
        var rowTotals = Enumerable.Range(0, rows).Select(r => Enumerable.Range(0, columns).Sum(c => counts[r, c])).ToArray();
        var columnTotals = Enumerable.Range(0, columns).Select(c => Enumerable.Range(0, rows).Sum(r => counts[r, c])).ToArray();
        if (rowTotals.Sum() < SmallCells.Least)
        {
            return true;
        }

        bool[] hiddenRows = SmallCells.Hide(rowTotals), hiddenColumns = SmallCells.Hide(columnTotals);
        var hidden = SmallCells.Hide(counts, hiddenRows, hiddenColumns);
        for (var r = 0; r < rows; r++)
        {
            for (var c = 0; c < columns; c++)
            {
                Assert.True(hidden[r, c] || counts[r, c] is 0 or >= SmallCells.Least);
            }
        }

        return LinearAttack.Finds(hidden, hiddenRows, hiddenColumns) == 0;
    });

    [Fact]
    public void Canary_TheAttackFindsWhatIsHiddenAlone() =>
        Assert.Equal(1, LinearAttack.Finds(new[,] { { true, false }, { false, false } }, [false, false], [false, false]));

    private static Arbitrary<long[,]> Tables() => Arb.From(
        from rows in Gen.Choose(2, 6)
        from columns in Gen.Choose(2, 6)
        from values in Gen.Frequency((3, Gen.Choose(0, 12)), (2, Gen.Choose(11, 400)), (1, Gen.Constant(0))).ArrayOf(rows * columns)
        select Table(rows, columns, values));

    private static long[,] Table(int rows, int columns, int[] values)
    {
        var table = new long[rows, columns];
        for (var i = 0; i < values.Length; i++)
        {
            table[i / columns, i % columns] = values[i];
        }

        return table;
    }

    private static IEnumerable<bool> Flat(bool[,] hidden) => hidden.Cast<bool>();
}
