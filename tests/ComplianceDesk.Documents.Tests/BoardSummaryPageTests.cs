using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Quality.Measures;
using ComplianceDesk.Core.Reports;
using ComplianceDesk.Core.Tests.Reports;
using Xunit;

namespace ComplianceDesk.Documents.Tests;

/// <summary>The board summary is one page, whatever the hospital is called and however much is found.</summary>
public sealed class BoardSummaryPageTests
{
    [Fact]
    public void Fits_OnePage()
    {
        using var pdf = RenderedPdf.Of(new BoardSummaryReport().Build(Data(RecordQualitySample.State(), "St. Example Regional Hospital")));
        Assert.Single(pdf.Pages);
        Assert.Contains("WhatCMP-90asks", pdf.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Fits_OnePage_WhenNothingRan()
    {
        using var pdf = RenderedPdf.Of(new BoardSummaryReport().Build(Data(null, "St. Example Regional Hospital")));
        Assert.Single(pdf.Pages);
    }

    [Fact]
    public void Fits_OnePage_AtWorst()
    {
        var state = RecordQualitySample.State();
        var longest = CheckCatalog.All.Select(c => c.Info).OrderByDescending(i => i.Title.Length).Take(5).ToList();
        MeasureFigure figure = new() { By = MeasureBy.All, Key = "", Numerator = 98_765_432.1, Denominator = 123_456_789.5, Pending = 9_999_999 };
        var worst = state with
        {
            // Every check over its limit, the five with the longest titles first, a million rows each.
            Checks = [.. CheckCatalog.All.Select(c => c.Info).Select(i => new QualityCheck(
                CheckOutcome.Measured(i with { MaxFailing = 0.0001m, Severity = longest.Contains(i) ? CheckSeverity.Critical : CheckSeverity.Minor }, 9_876_543, 12_345_678), null, "Worse"))],
            Measures = [.. MeasureCatalog.All.Select(m => new ChartMeasure(m.Info, MeasureStatus.OffTarget, null, figure, []))],
            Waivers = [.. Enumerable.Repeat(state.Waivers[0], 120)],
            PolicyVersion = 1_234,
            RanAt = state.AsOf.AddDays(400),
        };
        const string name = "The Reverend Doctor Bartholomew Featherstonehaugh-Cholmondeley Memorial Hospital and Regional Medical Center of the Greater Northwestern Counties, Inc.";
        using var pdf = RenderedPdf.Of(new BoardSummaryReport().Build(Data(worst, name)));
        Assert.Single(pdf.Pages);
        Assert.Equal(5, longest.Count(i => pdf.Text.Contains(string.Concat(i.Title.Where(c => !char.IsWhiteSpace(c))), StringComparison.Ordinal)));
        Assert.Contains("hidenothing:120.", pdf.Text, StringComparison.Ordinal);
        Assert.Contains("Thispagecertifiesnothing", pdf.Text, StringComparison.Ordinal);
    }

    private static BoardSummaryData Data(RecordQuality? state, string organisation)
    {
        var basis = ReportBasisSample.With("BS-20260501-20260531-0000", new BoardSummaryReport().Info, new DateOnly(2026, 5, 1), new DateOnly(2026, 5, 31));
        return new() { Basis = basis with { Info = basis.Info with { Organisation = organisation, GeneratedBy = "director.of.health.information.management@bartholomew-memorial.example.org" } }, State = state };
    }
}
