using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace ComplianceDesk.Core.Feeds;

/// <summary>
/// Checks the values of a native record, whatever it was written in, each for its column's kind: texts for their length; times, days, flags, numbers
/// and words of a list are read as the number that is stored. What had to be assumed is said once.
/// </summary>
/// <param name="zone">The zone of times that name none.</param>
/// <param name="remarks">Where it is said.</param>
internal sealed class FeedValues(ZoneClock zone, List<string> remarks)
{
    private bool saidZone, saidRepeated, saidDateOnly;

    /// <summary>Puts a value into a record; blanks only are none. Says what is wrong with one that cannot stand there.</summary>
    public FeedFault? Take(FeedRecord record, int place, byte[] buffer, int start, int length)
    {
        var column = record.Feed.Columns[place];
        var text = buffer.AsSpan(start, length);
        if (column.IsText)
        {
            if (length > column.MaxBytes) return new("too-long", column.Name, RejectedRecord.Clip(text), string.Create(CultureInfo.InvariantCulture, $"at most {column.MaxBytes} bytes"));
            if (!text.Trim((byte)' ').IsEmpty) record.Set(place, buffer, start, length);
            return null;
        }
        var value = text.Trim((byte)' ');
        if (value.IsEmpty) return null;
        if (!TryRead(column, value, out var number, out var fault)) return new(fault.Code, column.Name, RejectedRecord.Clip(text), fault.Expected);
        record.Set(place, buffer, start, length, number);
        return null;
    }

    /// <summary>The first required column that was given no value; null when there is none.</summary>
    public static FeedFault? Missing(FeedRecord record)
    {
        var columns = record.Feed.Columns;
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i].Required && !record.Has(i)) return new("required-missing", columns[i].Name, "", "a value");
        }
        return null;
    }

    /// <summary>The value's number; false with the reject code and what was expected when it is of another kind.</summary>
    private bool TryRead(FeedColumn column, ReadOnlySpan<byte> value, out long number, out (string Code, string Expected) fault)
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
