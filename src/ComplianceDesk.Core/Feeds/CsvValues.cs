using System.Buffers.Text;
using System.Text;

namespace ComplianceDesk.Core.Feeds;

/// <summary>Reads values that are no text: times, days, flags, numbers and words of a list, as the number that is stored. What had to be assumed is said once.</summary>
/// <param name="zone">The zone of times that name none.</param>
/// <param name="remarks">Where it is said.</param>
internal sealed class CsvValues(ZoneClock zone, List<string> remarks)
{
    private bool saidZone, saidRepeated, saidDateOnly;

    /// <summary>The value's number; false with the reject code and what was expected when it is of another kind.</summary>
    public bool TryRead(FeedColumn column, ReadOnlySpan<byte> value, out long number, out (string Code, string Expected) fault)
    {
        fault = default;
        switch (column.Kind)
        {
            case ColumnKind.Time or ColumnKind.TimeOrDate:
                return TryTime(column, value, out number, out fault);
            case ColumnKind.Date:
                fault = ("date", "an ISO 8601 date, for example 2026-03-01");
                var isDay = IsoTime.TryDate(value, out var day) && (value.Length <= 10 || IsoTime.TryTime(value, out _, out _));
                number = day;
                return isDay;
            case ColumnKind.Flag:
                fault = ("flag", "true or false");
                number = Ascii.EqualsIgnoreCase(value, "true"u8) ? 1 : 0;
                return number == 1 || Ascii.EqualsIgnoreCase(value, "false"u8);
            case ColumnKind.Whole:
                fault = ("number", "a whole number from 0");
                return Utf8Parser.TryParse(value, out number, out var digits) && digits == value.Length && number is >= 0 and <= int.MaxValue;
            case ColumnKind.Amount:
                fault = ("number", "an amount with at most two decimals, for example 1250.50");
                return TryHundredths(value, out number);
            default:
                for (var i = 0; i < column.Values.Count; i++)
                {
                    if (Ascii.EqualsIgnoreCase(value, column.Values[i]))
                    {
                        number = i;
                        return true;
                    }
                }
                number = -1;
                fault = ("choice", string.Join(", ", column.Values));
                return false;
        }
    }

    private static bool TryHundredths(ReadOnlySpan<byte> value, out long hundredths)
    {
        hundredths = 0;
        if (!Utf8Parser.TryParse(value, out decimal amount, out var read) || read != value.Length || Math.Abs(amount) > 1_000_000_000_000m) return false;
        hundredths = (long)(amount * 100);
        return hundredths == amount * 100;
    }

    private bool TryTime(FeedColumn column, ReadOnlySpan<byte> value, out long utc, out (string Code, string Expected) fault)
    {
        utc = 0;
        fault = ("time", "an ISO 8601 date and time, for example 2026-03-01T08:15:00Z");
        if (!IsoTime.TryTime(value, out var clock, out var offset))
        {
            if (column.Kind == ColumnKind.Time || value.Length != 10 || !IsoTime.TryDate(value, out var day)) return false;
            clock = day * 86_400_000L;
            Say(ref saidDateOnly, $"Times that are only a date were read as the start of that day in {zone.Zone.Id}.");
        }
        if (offset is { } minutes)
        {
            utc = clock - minutes * 60_000L;
            return true;
        }
        Say(ref saidZone, $"Times without a zone were read in {zone.Zone.Id} (assumed).");
        if (!zone.TryToUtc(clock, out utc, out var repeated))
        {
            fault = ("time-skipped", $"a time that exists in {zone.Zone.Id}, or one with its zone written");
            return false;
        }
        if (repeated) Say(ref saidRepeated, $"Times in the hour {zone.Zone.Id} repeats in autumn were read as the second, standard-time one.");
        return true;
    }

    private void Say(ref bool said, string remark)
    {
        if (!said) remarks.Add(remark);
        said = true;
    }
}
