namespace ComplianceDesk.Core.Reports;

/// <summary>A drawing of figures. <see cref="Data"/> is its twin for readers who cannot or will not read the drawing; renderers print both.</summary>
public abstract record Chart : Block
{
    /// <summary>What the chart shows.</summary>
    public required string Title { get; init; }

    /// <summary>What a person who cannot see the chart is told: the finding, not the look.</summary>
    public required string Alt { get; init; }

    /// <summary>What one unit of the value axis is ("accesses", "findings").</summary>
    public required string Unit { get; init; }

    /// <summary>The figures drawn, as a table.</summary>
    public abstract Table Data { get; }
}

/// <summary>One horizontal bar for each category.</summary>
public sealed record BarChart : Chart
{
    /// <summary>Heading of the categories.</summary>
    public required string Category { get; init; }

    /// <summary>The bars from top to bottom. Values are 0 or more.</summary>
    public required IReadOnlyList<Bar> Bars { get; init; }

    /// <inheritdoc/>
    public override Table Data => new()
    {
        Columns = [new Column(Category, 3, RowHeader: true), new Column(Figures.Capital(Unit), 1, Align.Right)],
        Rows = Bars.Select(b => new[] { Cell.Of(b.Label), Cell.Number(b.Value) }),
    };
}

/// <summary>A category and its value.</summary>
public sealed record Bar(string Label, long Value, Mark Mark = Mark.None);

/// <summary>Values over time, one line for each series.</summary>
public sealed record LineChart : Chart
{
    /// <summary>Heading of the steps ("Day", "Week from").</summary>
    public required string Step { get; init; }

    /// <summary>Labels of the steps from left to right.</summary>
    public required IReadOnlyList<string> Steps { get; init; }

    /// <summary>The lines; each has one value for every step.</summary>
    public required IReadOnlyList<Series> Series { get; init; }

    /// <inheritdoc/>
    public override Table Data => new()
    {
        Columns = [new Column(Step, 1.4, RowHeader: true), .. Series.Select(s => new Column(s.Name, 1, Align.Right))],
        Rows = Steps.Select((step, i) => (IReadOnlyList<Cell>)[Cell.Of(step), .. Series.Select(s => Cell.Number(s.Values[i]))]),
    };
}

/// <summary>A named line of a <see cref="LineChart"/>; values are 0 or more.</summary>
public sealed record Series(string Name, IReadOnlyList<long> Values);
