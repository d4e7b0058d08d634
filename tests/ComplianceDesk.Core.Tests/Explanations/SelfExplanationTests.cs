using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Core.Rules;
using ComplianceDesk.Core.Tests.Rules;

namespace ComplianceDesk.Core.Tests.Explanations;

public sealed class SelfExplanationTests
{
    [Fact]
    public void DoesNotExplain_UnlessPolicyPermitsIt() => Assert.Null(Reason(new Ward(), own: true));

    [Fact]
    public void Explains_WhatPolicyPermits() => Assert.Equal("self", Reason(Permitting(), own: true));

    [Fact]
    public void DoesNotExplain_AnotherPersonsRecord() => Assert.Null(Reason(Permitting(), own: false));

    private static Ward Permitting() =>
        new() { Policy = new JudgementPolicy { Explanations = new Dictionary<string, ExplanationMode> { ["self"] = ExplanationMode.Reason } } };

    private static string? Reason(Ward ward, bool own)
    {
        var patient = ward.AddPatient();
        var user = ward.AddUser(department: ward.Surgery, ownPatient: own ? patient : 0);
        ward.Open(user, patient, 10);
        return ward.ReasonOf(user, patient, 10);
    }
}
