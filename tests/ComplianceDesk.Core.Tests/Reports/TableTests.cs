using ComplianceDesk.Core.Reports;
using Xunit;

namespace ComplianceDesk.Core.Tests.Reports;

public sealed class TableTests
{
    [Fact]
    public void Rejects_AnotherNumberOfRowsThanWasCounted()
    {
        var table = new Table { Caption = "Findings", Columns = [new Column("A")], Rows = [], RowCount = 3 };

        var refusal = Assert.Throws<InvalidDataException>(() => table.RowStatement(2));

        Assert.Contains("3 rows were counted, 2 were read", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void States_HowManyRowsItHas() =>
        Assert.Equal("1,204 findings, all shown.", new Table { Columns = [], Rows = [], Counting = "findings" }.RowStatement(1204));

    [Fact]
    public void States_NothingUnderATableThatSaysItIsEmpty() => Assert.Null(new Table { Columns = [], Rows = [], Counting = "findings", RowCount = 0 }.RowStatement(0));
}
