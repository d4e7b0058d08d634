namespace ComplianceDesk.Core.Access;

/// <summary>Record numbers, for the order of records only: who goes through them one after the other takes steps of one.</summary>
internal static class RecordNumbers
{
    /// <summary>The digits of a record number as a number, as far as it holds them; 0 when it has none.</summary>
    public static long Digits(string? text)
    {
        var number = 0L;
        foreach (var c in text ?? "")
        {
            number = char.IsAsciiDigit(c) && number < long.MaxValue / 100 ? (number * 10) + (c - '0') : number;
        }

        return number;
    }

    /// <summary>The place of each patient's number among all of them: real indexes have gaps, and steps are told by neighbours.</summary>
    public static int[] Ranks(PatientFacts[] patients)
    {
        var (numbers, order, ranks) = (Array.ConvertAll(patients, p => p.Number), new int[patients.Length], new int[patients.Length]);
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        numbers.AsSpan().Sort(order.AsSpan());
        var rank = 0;
        for (var i = 0; i < order.Length; i++)
        {
            rank += i > 0 && numbers[i] != numbers[i - 1] ? 1 : 0;
            ranks[order[i]] = rank;
        }

        return ranks;
    }
}
