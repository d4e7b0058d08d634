using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Core.Policy;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Policy;

public sealed class PolicyJsonTests
{
    [Fact]
    public void Reads_WhatItWrote()
    {
        var policy = PolicyJson.Read(PolicyJson.Write(Policies.Full));
        Assert.Equal(PolicyJson.Write(Policies.Full), PolicyJson.Write(policy));
        Assert.Empty(PolicyChange.Between(Policies.Full, policy));
        Assert.Equal(ExplanationMode.Flag, policy.Explanations["appointment"]);
        Assert.Equal(["vip"], policy.RulesOff);
        Assert.Equal(6, policy.Thresholds["fixation.days"]);
        Assert.Equal(["same-surname"], policy.Allowances[0].Rules);
        Assert.Empty(policy.Allowances[1].Rules);
    }

    [Fact]
    public void Leaves_OutWhatComesWithTheProgram()
    {
        var policy = new JudgementPolicy { Thresholds = new Dictionary<string, double> { ["fixation.days"] = 4 }, Explanations = new Dictionary<string, ExplanationMode> { ["appointment"] = ExplanationMode.Reason } };
        Assert.Equal(PolicyJson.Write(JudgementPolicy.Default), PolicyJson.Write(policy));
    }

    [Theory]
    [InlineData("", "Line 1, column 1")]
    [InlineData("null", "found null")]
    [InlineData("[]", "Line 1")]
    [InlineData("{\n  \"rulesOf\": []\n}", "Line 2")]
    [InlineData("{ \"explanations\": { \"appointment\": \"maybe\" } }", "$.explanations.appointment")]
    [InlineData("{ \"explanations\": { \"appointment\": 1 } }", "$.explanations.appointment")]
    [InlineData("{ \"thresholds\": { \"fixation.days\": \"4\" } }", "$.thresholds")]
    [InlineData("{ \"rulesOff\": [\"vip\"], \"rulesOff\": [] }", "Line 1")]
    [InlineData("{ \"allowed\": [ { \"subject\": \"user\", \"id\": \"u1\" } ] }", "$.allowed[0]")]
    public void Rejects_WhatIsNoPolicy(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<InvalidDataException>(() => PolicyJson.Read(text)).Message, StringComparison.Ordinal);
}
