using Microsoft.Data.Sqlite;

namespace ComplianceDesk.Data.Import;

/// <summary>Fingerprints of the events met in this run and of those stored before on the days the file touches.</summary>
internal sealed class StoredFingerprints : IDisposable
{
    private const long Day = 86_400_000;
    private readonly FingerprintSet set = new();
    private readonly HashSet<long> loaded = [];
    private readonly SqliteConnection connection;
    private readonly bool allLoaded;
    private long lastDay = long.MinValue;

    /// <param name="connection">A connection of its own, for reading.</param>
    /// <param name="all">True to load every stored fingerprint at once, for when the time index is about to go.</param>
    public StoredFingerprints(SqliteConnection connection, bool all)
    {
        this.connection = connection;
        allLoaded = all;
        if (all) Load("SELECT Fingerprint, ContentCheck FROM Accesses", 0);
    }

    public Acquaintance Add(long at, ulong identity, int check)
    {
        var day = Math.DivRem(at, Day, out var rest) - (rest < 0 ? 1 : 0);
        if (day != lastDay)
        {
            lastDay = day;
            if (!allLoaded && loaded.Add(day)) Load("SELECT Fingerprint, ContentCheck FROM Accesses WHERE At >= ?1 AND At < ?1 + 86400000", day * Day);
        }
        return set.Add(identity, check);
    }

    private void Load(string sql, long from)
    {
        using var select = new Statement(connection, sql);
        if (!allLoaded) select.Bind(1, from);
        while (select.Step()) set.Add((ulong)select.Long(0), select.Int(1));
    }

    public void Dispose() => connection.Dispose();
}
