namespace ComplianceDesk.Cli.Seed;

/// <summary>Coders clear what lies about on the last days of a month.</summary>
internal sealed class MonthEndCodingLookAlike : LookAlike
{
    public override bool Resembles(Access access, DayBook day) => access.By.Staff.Work == Work.Coder && day.Date.AddDays(3).Day <= 3;
}
