using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Quality.Measures;
using ComplianceDesk.Core.Reports;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

public sealed class ThresholdTests
{
    private static readonly string[] Definitions =
        [.. RuleCatalog.All.Select(r => r.Info.DefinitionIn(JudgementPolicy.Default)), .. ExplanationCatalog.All.Select(e => e.DefinitionIn(JudgementPolicy.Default))];

    [Fact]
    public void Names_EachThresholdOnce()
    {
        Assert.NotEmpty(ThresholdCatalog.All);
        Assert.Equal(ThresholdCatalog.All.Count, ThresholdCatalog.All.Select(t => t.Key).Distinct(StringComparer.Ordinal).Count());
        Assert.All(ThresholdCatalog.All, t => Assert.Matches("^[a-z0-9-]+\\.[a-z0-9-]+$", t.Key));
        Assert.Empty(RuleCatalog.All.Select(r => r.Info.Id).Intersect(ExplanationCatalog.All.Select(e => e.Id)));
    }

    [Fact]
    public void Fills_EveryPlaceOfADefinition() => Assert.All(Definitions, d => Assert.DoesNotContain('{', d));

    [Fact]
    public void Holds_WholeNumbersWhereOnlyTheyMakeSense() =>
        Assert.All(ThresholdCatalog.All.Where(t => t.IsWhole), t => Assert.All([t.Default, t.Least, t.Most], v => Assert.Equal(Math.Round(v), v)));

    [Fact]
    public void Prints_TheValueInForce()
    {
        var info = RuleCatalog.Find("fixation")!.Info;
        var policy = Setting("fixation.days", 6);
        Assert.Contains("at least 4 days that span", info.DefinitionIn(JudgementPolicy.Default), StringComparison.Ordinal);
        Assert.Contains("at least 6 days that span", info.DefinitionIn(policy), StringComparison.Ordinal);
        Assert.Equal("6 days", info.Thresholds[0].QuantityIn(policy));
        Assert.Equal("60 %", ThresholdCatalog.Find("dormant-account.share")!.QuantityIn(policy));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Agrees_InNumberWithTheUnitThatFollows(int value)
    {
        var counted = ThresholdCatalog.All.Where(t => t.Unit is not (Threshold.Percent or Threshold.Times or Threshold.OfHundred)).ToList();
        var policy = new JudgementPolicy { Thresholds = counted.Where(t => t.Least <= value && value <= t.Most).ToDictionary(t => t.Key, _ => (double)value) };
        var texts = RuleCatalog.All.Select(r => r.Info.DefinitionIn(policy)).Concat(ExplanationCatalog.All.Select(e => e.DefinitionIn(policy)))
            .Concat(CheckCatalog.All.Select(c => c.Info.In(policy)).SelectMany(c => new[] { c.Definition, c.Eligible, c.Failing }))
            .Concat(MeasureCatalog.All.Select(m => m.Info.In(policy)).SelectMany(m => new[] { m.Numerator, m.Denominator, m.Formula })).ToList();
        Assert.Contains(texts, t => t.Contains(value == 1 ? "1 hour" : "2 hours", StringComparison.Ordinal));
        Assert.All(counted.Select(t => t.Unit).Distinct(), unit =>
        {
            var wrong = Figures.Unit(value == 1 ? 2 : 1, unit);
            var pattern = $@"(?<![\d.,-]){value} {System.Text.RegularExpressions.Regex.Escape(wrong)}(?![\w'’])";
            Assert.All(wrong == Figures.Unit(value, unit) ? [] : texts, t => Assert.DoesNotMatch(pattern, t));
        });
        Assert.Equal("1 person", new Threshold("people", "people, at least", 1, "people", 1, 2).Quantity(1));
    }

    [Fact]
    public void Keeps_OtherValues_WhenOneIsSet()
    {
        var policy = Setting("fixation.days", 3) with { Version = 7 };
        Assert.Equal(3, ThresholdCatalog.Find("fixation.days")!.In(policy));
        Assert.All(ThresholdCatalog.All.Where(t => t.Key != "fixation.days"), t => Assert.Equal(t.Default, t.In(policy)));
    }

    [Fact]
    public void Ignores_AKeyOfAnotherVersion() => Assert.All(ThresholdCatalog.All, t => Assert.Equal(t.Default, t.In(Setting("gone.rule", 3))));

    [Fact]
    public void Decides_WhatARuleFinds()
    {
        Assert.Empty(Fixated(Setting("fixation.few-days", 4)).Found<FixationRule>());
        Assert.Single(Fixated(JudgementPolicy.Default).Found<FixationRule>());
    }

    [Fact]
    public void Decides_WhatAnExplanationExplains()
    {
        Assert.Null(Booked(JudgementPolicy.Default));
        Assert.Equal("appointment", Booked(Setting("appointment.before", 60)));
    }

    [Fact]
    public void Reads_SpansAndSharesInTheirUnits()
    {
        Assert.Equal(30 * 60_000, ThresholdCatalog.Find("account-takeover.until-success")!.SpanIn(JudgementPolicy.Default));
        Assert.Equal(0.6, ThresholdCatalog.Find("dormant-account.share")!.ShareIn(JudgementPolicy.Default));
        Assert.Throws<InvalidOperationException>(() => ThresholdCatalog.Find("volume.patients")!.SpanIn(JudgementPolicy.Default));
    }

    private static JudgementPolicy Setting(string key, double value) => new() { Thresholds = new Dictionary<string, double> { [key] = value } };

    private static Ward Fixated(JudgementPolicy policy)
    {
        var ward = new Ward { Policy = policy };
        var patient = ward.AddPatient();
        foreach (var day in new[] { 2, 9, 17 })
        {
            ward.Open(ward.Nurse, patient, day);
        }

        return ward;
    }

    private static string? Booked(JudgementPolicy policy)
    {
        var ward = new Ward { Policy = policy };
        var patient = ward.AddPatient();
        ward.AddAppointment(patient, ward.Surgery, 0, 50);
        ward.Open(ward.Nurse, patient, 10);
        return ward.ReasonOf(ward.Nurse, patient, 10);
    }
}
