using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

public sealed class FailedLoginsRuleTests
{
    [Fact]
    public void Flags_ABurstThatNeverEnds()
    {
        var ward = new Ward();
        Fail(ward, ward.Nurse, 14, workstation: ward.Next(), address: ward.Next());
        Assert.Equal([(ward.Nurse, 0)], ward.Found<FailedLoginsRule>());
    }

    [Fact]
    public void StaysQuiet_OnAForgottenPassword()
    {
        var ward = new Ward();
        Fail(ward, ward.Nurse, 7);
        ward.Do(AccessAction.Login, ward.Nurse, 0, 14, 7, 8);
        Assert.Empty(ward.Found<FailedLoginsRule>());
    }

    /// <summary>A nurse who floats forgets the password on another ward, and goes on to its patients; who guessed one goes on to somebody else's, or sits where nobody works.</summary>
    [Theory]
    [InlineData(true, true, false)]
    [InlineData(true, false, true)]
    [InlineData(false, true, true)]
    public void StaysQuiet_OnAForgottenPasswordOnAnotherWard(bool isOfAWard, bool hasReason, bool isFound)
    {
        var ward = new Ward { Policy = Ward.Without("account-takeover", "unexplained-look") };
        var place = isOfAWard ? ward.WorkstationOf(ward.Maternity) : ward.Next();
        Fail(ward, ward.Nurse, 7, workstation: place);
        ward.Do(AccessAction.Login, ward.Nurse, 0, 14, 7, 8, workstation: place);
        ward.Do(AccessAction.Read, ward.Nurse, hasReason ? ward.PatientsOf(ward.Surgery)[0] : ward.AddPatient(), 14, 7, 10, workstation: place);
        Assert.Equal(isFound, ward.Found<FailedLoginsRule>().Count > 0);
    }

    [Fact]
    public void StaysQuiet_OnAnOutageOfMany()
    {
        var ward = new Ward();
        foreach (var nurse in ward.NursesOf(ward.Surgery).Concat(ward.NursesOf(ward.Clinic)))
        {
            Fail(ward, nurse, 14, workstation: ward.Next(), address: ward.Next());
        }

        Assert.Empty(ward.Found<FailedLoginsRule>());
    }

    [Fact]
    public void Flags_ManyAccountsTriedFromOneAddress()
    {
        var ward = new Ward();
        var address = ward.Next();
        foreach (var nurse in ward.NursesOf(ward.Surgery).Concat(ward.NursesOf(ward.Clinic)))
        {
            Fail(ward, nurse, 14, workstation: ward.Next(), address: address);
        }

        Assert.Equal(12, ward.Found<FailedLoginsRule>().Count);
    }

    /// <summary>What the account opens next is what the failures were for: it stands in the finding, as far as it has no reason and the sitting goes on.</summary>
    [Theory]
    [InlineData(true, 3, 1)]
    [InlineData(true, 40, 0)]
    [InlineData(false, 3, 0)]
    public void Names_WhatIsOpenedNextWithoutAReason(bool isStranger, int minutes, int opened)
    {
        var ward = new Ward { Policy = Ward.Without("account-takeover", "unexplained-look") };
        var place = ward.Next();
        Fail(ward, ward.Nurse, 7, workstation: place);
        ward.Do(AccessAction.Read, ward.Nurse, isStranger ? ward.AddPatient() : ward.PatientsOf(ward.Surgery)[0], 14, 7, 6 + minutes, workstation: place);
        var finding = ward.Judge().Findings.Single(f => f.Rules.Contains("failed-logins"));
        Assert.Equal(7 + opened, finding.Rows.Count);
        Assert.Equal(opened > 0, finding.Signals.Single(s => s.Rule == "failed-logins").Sentence.EndsWith("; next 1 patient opened without a documented reason.", StringComparison.Ordinal));
    }

    private static void Fail(Ward ward, int user, int times, int? workstation = null, int address = 0)
    {
        for (var minute = 0; minute < times; minute++)
        {
            ward.Do(AccessAction.Login, user, 0, 14, 7, minute, AccessOutcome.Failure, workstation, address);
        }
    }

    /// <summary>Whoever only mistyped goes on with the work; who guessed goes on to a stranger, at a usual workstation, too.</summary>
    [Theory]
    [InlineData(true, false, false, 1)]
    [InlineData(true, true, false, 0)]
    [InlineData(true, false, true, 0)]
    [InlineData(false, false, false, 0)]
    public void Flags_AStrangerReadAfterAForgottenPassword(bool isRead, bool writes, bool works, int found)
    {
        var ward = new Ward { Policy = Ward.Without("account-takeover", "unexplained-look") };
        Fail(ward, ward.Nurse, 7);
        ward.Do(AccessAction.Login, ward.Nurse, 0, 14, 7, 8);
        var stranger = ward.AddPatient();
        for (var page = 0; page < (isRead ? 2 : 1); page++)
        {
            ward.Do(AccessAction.Read, ward.Nurse, stranger, 14, 7, 10 + page);
        }

        if (writes)
        {
            ward.Do(AccessAction.Create, ward.Nurse, stranger, 14, 7, 12);
        }

        if (works)
        {
            ward.Do(AccessAction.Read, ward.Nurse, ward.PatientsOf(ward.Surgery)[0], 14, 7, 14);
        }

        Assert.Equal(found, ward.Found<FailedLoginsRule>().Count);
    }
}
