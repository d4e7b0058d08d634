using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

public sealed class FindingTests
{
    /// <summary>How many of several show what a rule saw is told apart from how many show it without a point left.</summary>
    [Fact]
    public void Gathers_WhatIsLeftOutApart()
    {
        var signals = Signal.Gather([Of(1, new Signal("vip", 50, "A."), new Signal("fixation", 0, "B.")), Of(2, new Signal("vip", 0, "C."), new Signal(Signal.RuledOut, 0, "D."))], f => f.Patient, "patients");
        Assert.Equal(
            [new("vip", 50, "1 of the 2 patients; the clearest: A."), new("fixation", 0, "1 of the 2 patients; the clearest: B."), new("vip", 0, "1 of the 2 patients; the clearest: C.")],
            signals);
    }

    /// <summary>A rule that has weight in one week is not left out for having none in another.</summary>
    [Fact]
    public void Merges_WhatIsLeftOutUnderWhatCounts() =>
        Assert.Equal([new("vip", 50, "A."), new("fixation", 0, "C.")], Signal.Merge([new("vip", 50, "A."), new("fixation", 0, "B."), new("vip", 0, "A."), new("fixation", 0, "C.")]));

    private static Finding Of(int patient, params Signal[] signals) => new() { Key = $"pair:1:{patient}", User = 1, Patient = patient, Score = 50, Severity = RuleSeverity.Low, Signals = signals, Rows = [] };
}
