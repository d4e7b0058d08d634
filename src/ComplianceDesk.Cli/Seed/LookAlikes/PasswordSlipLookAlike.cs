using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Cli.Seed;

/// <summary>A slip of the finger at sign-in; now and then a password changed yesterday.</summary>
internal sealed class PasswordSlipLookAlike : LookAlike
{
    public override int? Turn => 1;

    public override void BeforeSignIn(DayBook day, Workday shift, long at)
    {
        if (!day.Chance.Happens(0.035)) return;
        var slips = day.Chance.Happens(0.15) ? day.Chance.Between(2, 4) : 1;
        for (var i = 0; i < slips; i++) day.Keep(new(at - day.Chance.Between(8, 70), shift, null, null, AccessAction.Login, Thing.None, AccessOutcome.Failure, false, null, Label));
    }
}
