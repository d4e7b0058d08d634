using ComplianceDesk.Data.Rows;

namespace ComplianceDesk.Data.Import;

/// <summary>The key of a daily count in one number that sorts as the table's key does: 3 bits kind, 31 bits key, 30 bits day.</summary>
internal static class DailyKey
{
    private const int DayZero = 1 << 29;

    public static ulong Pack(DailyCountKind kind, int key, int day) => ((ulong)kind << 61) | ((ulong)(uint)key << 30) | (uint)(day + DayZero);

    public static (DailyCountKind Kind, int Key, int Day) Unpack(ulong packed) =>
        ((DailyCountKind)(packed >> 61), (int)((packed >> 30) & int.MaxValue), (int)(packed & ((1 << 30) - 1)) - DayZero);
}
