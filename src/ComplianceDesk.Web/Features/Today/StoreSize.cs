using ComplianceDesk.Data;

namespace ComplianceDesk.Web.Features.Today;

/// <summary>Room that the data directory takes and has left, in bytes.</summary>
public sealed record StoreSize(long Database, long Archive, long Reports, long Free)
{
    /// <summary>Measures it.</summary>
    public static StoreSize Measure(DeskStore store) => new(
        Directory.EnumerateFiles(store.Directory, "compliancedesk.db*").Sum(f => new FileInfo(f).Length),
        Directory.EnumerateFiles(store.Archive).Sum(f => new FileInfo(f).Length),
        Directory.EnumerateFiles(store.Reports).Sum(f => new FileInfo(f).Length),
        new DriveInfo(store.Directory).AvailableFreeSpace);
}
