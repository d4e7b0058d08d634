using ComplianceDesk.Core.Trends;

namespace ComplianceDesk.Core.Tests.Trends;

public sealed class PopulationTableTests
{
    [Fact]
    public void Hides_ASmallCount_AndWhatItFollowsFrom()
    {
        var table = Table(("North", "F", 40), ("North", "M", 5), ("South", "F", 30), ("South", "M", 60));
        Assert.Equal(4, table.Cells.Cast<ShownCount>().Count(c => c.IsHidden));
        Assert.All(table.RowTotals.Concat(table.ColumnTotals).Append(table.Total), t => Assert.False(t.IsHidden));
        Assert.Equal(135, table.Total.Patients);
    }

    [Fact]
    public void Hides_TheSameTotals_InEveryTable()
    {
        var table = Table(("East", "F", 3), ("North", "F", 40), ("North", "M", 50), ("South", "F", 30), ("South", "M", 60));
        // East is small, and the next smallest hides it.
        Assert.Equal([true, true, false], table.RowTotals.Select(t => t.IsHidden));
        Assert.True(table.Cells[0, 0].IsHidden);
    }

    [Fact]
    public void Hides_Everything_WhereAllTogetherAreFew()
    {
        var table = Table(("North", "F", 4), ("North", "M", 5));
        Assert.True(table.Total.IsHidden);
        Assert.Equal(table.Cells.Length + table.RowTotals.Count + table.ColumnTotals.Count + 1, table.Hidden);
    }

    [Fact]
    public void Shows_AnAbsentPairAsZero()
    {
        var table = Table(("North", "F", 40), ("South", "M", 60));
        Assert.Equal(new ShownCount(0, 0), table.Cells[0, 1]);
    }

    private static PopulationTable Table(params (string Facility, string Sex, long Patients)[] cells)
    {
        const PopulationDimension none = PopulationDimension.None, sex = PopulationDimension.Sex, facility = PopulationDimension.Facility;
        List<PopulationCell> counts =
        [
            .. cells.Select(c => new PopulationCell(facility, c.Facility, sex, c.Sex, 2 * c.Patients, c.Patients)),
            .. cells.GroupBy(c => c.Facility).Select(g => new PopulationCell(facility, g.Key, none, "", 2 * g.Sum(c => c.Patients), g.Sum(c => c.Patients))),
            .. cells.GroupBy(c => c.Sex).Select(g => new PopulationCell(sex, g.Key, none, "", 2 * g.Sum(c => c.Patients), g.Sum(c => c.Patients))),
            new(none, "", none, "", 2 * cells.Sum(c => c.Patients), cells.Sum(c => c.Patients)),
        ];
        return PopulationTable.Of(facility, sex, counts, default);
    }
}
