namespace ComplianceDesk.Core.Feeds;

/// <summary>ISO 8601 dates and times as files write them, read strictly from UTF-8.</summary>
internal static class IsoTime
{
    private static readonly int EpochDay = new DateOnly(1970, 1, 1).DayNumber;

    /// <summary><c>2026-03-01</c>, at the start of the text; the rest is left to the caller. Days since 1970-01-01.</summary>
    public static bool TryDate(ReadOnlySpan<byte> text, out int day)
    {
        day = 0;
        if (text.Length < 10 || text[4] != '-' || text[7] != '-') return false;
        if (!Digits(text, 0, 4, out var y) || !Digits(text, 5, 2, out var m) || !Digits(text, 8, 2, out var d)) return false;
        if (y < 1 || m is < 1 or > 12 || d < 1 || d > DateTime.DaysInMonth(y, m)) return false;
        day = new DateOnly(y, m, d).DayNumber - EpochDay;
        return true;
    }

    /// <summary>
    /// <c>2026-03-01T08:15[:30[.123]][Z|±hh[:]mm|±hh]</c>, a blank in place of the T allowed. Milliseconds since 1970-01-01 of the written
    /// clock; <paramref name="offsetMinutes"/> is null when no zone was written. Finer fractions are cut off.
    /// </summary>
    public static bool TryTime(ReadOnlySpan<byte> text, out long clock, out int? offsetMinutes)
    {
        clock = 0;
        offsetMinutes = null;
        if (text.Length < 16 || !TryDate(text, out var day) || (text[10] | 0x20) is not ('t' or ' ') || text[13] != ':') return false;
        if (!Digits(text, 11, 2, out var h) || !Digits(text, 14, 2, out var min) || h > 23 || min > 59) return false;
        int sec = 0, ms = 0, at = 16;
        if (at < text.Length && text[at] == ':')
        {
            if (!Digits(text, 17, 2, out sec) || sec > 59) return false;
            at = 19;
            if (at < text.Length && text[at] is (byte)'.' or (byte)',')
            {
                var start = ++at;
                for (var weight = 100; at < text.Length && char.IsAsciiDigit((char)text[at]); at++, weight /= 10) ms += (text[at] - '0') * weight;
                if (at == start || at - start > 12) return false;
            }
        }
        clock = (((long)day * 24 + h) * 60 + min) * 60_000 + sec * 1000 + ms;
        var zone = text[at..];
        if (zone.IsEmpty) return true;
        if (zone.Length == 1 && (zone[0] | 0x20) == 'z') { offsetMinutes = 0; return true; }
        if (zone[0] is not ((byte)'+' or (byte)'-') || !Digits(zone, 1, 2, out var zh) || zh > 14) return false;
        var zm = 0;
        if (zone.Length == 6 ? zone[3] != ':' || !Digits(zone, 4, 2, out zm) : zone.Length == 5 ? !Digits(zone, 3, 2, out zm) : zone.Length != 3) return false;
        if (zm > 59) return false;
        offsetMinutes = (zone[0] == '-' ? -1 : 1) * (zh * 60 + zm);
        return true;
    }

    private static bool Digits(ReadOnlySpan<byte> text, int start, int count, out int value)
    {
        value = 0;
        if (text.Length < start + count) return false;
        foreach (var b in text.Slice(start, count))
        {
            if (!char.IsAsciiDigit((char)b)) return false;
            value = value * 10 + b - '0';
        }
        return true;
    }
}
