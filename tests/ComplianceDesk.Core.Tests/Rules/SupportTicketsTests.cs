using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Core.Tests.Rules;

/// <summary>Systems staff who open a VIP's record for a ticket, and others who say so.</summary>
public sealed class SupportTicketsTests
{
    [Theory]
    [InlineData("Systems analyst", "INC0012345", false)]
    [InlineData("Systems analyst", "Ticket #48213: chart does not load", false)]
    [InlineData("Systems analyst", "patient care", true)]
    [InlineData("Systems analyst", "room 12", true)]
    [InlineData("Systems analyst", null, true)]
    [InlineData("Billing clerk", "INC0012345", true)]
    public void Weighs_ATicketsNumber(string role, string? reason, bool isFound)
    {
        var ward = new Ward { Policy = Ward.Without("unexplained-look", "long-look") };
        var (analyst, vip) = (ward.AddUser(role: role, department: ward.Office), ward.AddPatient(vip: true));
        var term = reason is null ? 0 : ward.AddReason(reason);
        ward.Do(AccessAction.Read, analyst, vip, 20, reason: term);
        ward.Do(AccessAction.Read, analyst, vip, 20, minute: 1, reason: term);
        Assert.Equal(isFound, ward.Judge().Findings.Any(f => f.User == analyst && f.Patient == vip));
    }
}
