namespace ComplianceDesk.Documents.Pdf;

/// <summary>A value axis from 0 to a round number, with round whole ticks.</summary>
internal sealed record ValueAxis(long Top, IReadOnlyList<long> Ticks)
{
    /// <summary>The axis for values up to <paramref name="most"/>: four to six ticks, or one for each unit when values are small.</summary>
    public static ValueAxis For(long most)
    {
        const int intervals = 5;
        long step = 1;
        for (long power = 1; step * intervals < most; power *= 10)
        {
            step = new[] { power, 2 * power, 5 * power, 10 * power }.FirstOrDefault(s => s * intervals >= most, 10 * power);
        }

        var count = Math.Max(1, (most + step - 1) / step);
        return new ValueAxis(count * step, [.. Enumerable.Range(0, (int)count + 1).Select(i => i * step)]);
    }
}
