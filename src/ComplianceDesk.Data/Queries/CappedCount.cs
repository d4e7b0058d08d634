using System.Globalization;

namespace ComplianceDesk.Data.Queries;

/// <summary>A count that stops at a bound, so that counting never reads more than a page can use.</summary>
/// <param name="Value">The count, at most <see cref="Cap"/>.</param>
/// <param name="More">True when there are more than <see cref="Cap"/>.</param>
public readonly record struct CappedCount(int Value, bool More)
{
    /// <summary>Where counting stops.</summary>
    public const int Cap = 10_000;

    /// <summary>Makes a count from rows counted up to one more than the cap.</summary>
    public static CappedCount Of(int countedUpToCapPlusOne) =>
        countedUpToCapPlusOne > Cap ? new(Cap, true) : new(countedUpToCapPlusOne, false);

    /// <summary>The count in words: <c>1,234</c> or <c>10,000+</c>.</summary>
    public override string ToString() => Value.ToString("N0", CultureInfo.InvariantCulture) + (More ? "+" : "");
}
