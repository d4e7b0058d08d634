namespace ComplianceDesk.Core.Trends;

/// <summary>Ages in bands. Everybody of 90 and over is one band: 45 CFR 164.514(b)(2)(i)(C) counts all ages over 89 as identifying.</summary>
public static class AgeBand
{
    /// <summary>The band of a person without a usable birth date.</summary>
    public const string NotKnown = "Not known";

    private static readonly (int From, string Name)[] Bands =
        [(90, "90 and over"), (85, "85–89"), (75, "75–84"), (65, "65–74"), (45, "45–64"), (18, "18–44"), (5, "05–17"), (1, "01–04"), (0, "00")];

    /// <summary>The band on a day. Names sort in the order of age.</summary>
    public static string Of(DateOnly? birth, DateOnly on)
    {
        if (birth is not { } day || day > on)
        {
            return NotKnown;
        }

        var years = on.Year - day.Year - (on.DayOfYear < day.AddYears(on.Year - day.Year).DayOfYear ? 1 : 0);
        return years > 120 ? NotKnown : Bands.First(band => years >= band.From).Name;
    }
}
