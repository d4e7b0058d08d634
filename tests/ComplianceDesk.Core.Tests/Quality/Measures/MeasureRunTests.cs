using ComplianceDesk.Core.Quality.Measures;
using static ComplianceDesk.Core.Tests.Quality.Measures.Measured;

namespace ComplianceDesk.Core.Tests.Quality.Measures;

public sealed class MeasureRunTests
{
    private sealed class BrokenMeasure : HimMeasure, IMeasures<Chart>
    {
        public override MeasureInfo Info { get; } = new DeficientChartsMeasure().Info;

        public void Take(Chart record, MeasureTally tally) => throw new InvalidOperationException("Mrs Smith");
    }

    [Fact]
    public void Takes_ABrokenMeasureOutAndSaysNoValue()
    {
        var (outcome, _) = By(new BrokenMeasure(), Stay("E1", AsOf.AddDays(-1), null));
        Assert.Equal((MeasureStatus.Error, "The measure broke: InvalidOperationException."), (outcome.Status, outcome.Reason));
    }

    [Fact]
    public void Names_EveryMeasureAfterItsClass() =>
        Assert.All(MeasureCatalog.All, m => Assert.Equal(m.Info.Id, Shape.UnitOfGrowthTests.Id(m.GetType(), "Measure")));

    [Fact]
    public void States_WhatEveryReaderNeeds() => Assert.All(MeasureCatalog.All.Select(m => m.Info), info =>
    {
        Assert.All([info.Numerator, info.Denominator, info.Formula, info.Citation, info.Title], text => Assert.NotEmpty(text));
        Assert.NotEmpty(info.Feeds);
        Assert.Equal(info.Limit is null, info.LimitUnit is null);
    });

    [Fact]
    public void Answers_NothingOfAnEmptyStore() => Assert.All(
        new MeasureRun(MeasureCatalog.All, Scope(), _ => { }).Outcomes, o => Assert.True(o.Status is MeasureStatus.NotApplicable or MeasureStatus.NotRun && o.Whole is null && o.Reason is not null));
}
