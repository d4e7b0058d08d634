using System.Globalization;
using System.IO.Hashing;
using System.Text;
using ComplianceDesk.Data.Import;
using Microsoft.Data.Sqlite;

namespace ComplianceDesk.Data.Quality.Records;

/// <summary>A number as it is compared.</summary>
/// <param name="written">As the source wrote it, UTF-8.</param>
/// <param name="plain">Takes the number; at least as long.</param>
/// <returns>Its length; 0 when it is no number.</returns>
internal delegate int PlainNumber(ReadOnlySpan<byte> written, Span<byte> plain);

/// <summary>
/// The numbers that several listed patients bear. The patients are read twice: first a hash of each number is kept, eight bytes, then the rows whose hash
/// came more than once are compared themselves. A sort of all numbers in the database costs ten times as much.
/// </summary>
/// <param name="connection">In a transaction, so that both readings see the same rows.</param>
/// <param name="column">The column that holds the number.</param>
/// <param name="plain">How it is compared.</param>
internal sealed class SharedNumbers(SqliteConnection connection, string column, PlainNumber plain)
{
    private readonly string sql = string.Create(CultureInfo.InvariantCulture, $"SELECT {column}, Id, PatientId FROM Patients WHERE Listed AND {column} IS NOT NULL ORDER BY Id");
    private byte[] buffer = new byte[64];

    /// <summary>Patients with a number that nobody else bears; known when <see cref="Read"/> has come to its end.</summary>
    public long Alone { get; private set; }

    /// <summary>The bearers of each number that has several, by number and row id.</summary>
    public IEnumerable<IReadOnlyList<(int Id, string PatientId)>> Read()
    {
        var hashes = new List<ulong>();
        using var rows = new Statement(connection, sql);
        while (rows.Step())
        {
            if (Plain(rows) is { IsEmpty: false } number)
            {
                hashes.Add(XxHash3.HashToUInt64(number));
            }
        }

        Alone = hashes.Count;
        var repeated = Repeated(hashes);
        if (repeated.Count == 0)
        {
            yield break;
        }

        foreach (var bearers in Bearers(rows, repeated).GroupBy(bearer => bearer.Number, bearer => (bearer.Id, bearer.PatientId), StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => group.ToList()).Where(group => group.Count > 1))
        {
            Alone -= bearers.Count;
            yield return bearers;
        }
    }

    private static HashSet<ulong> Repeated(List<ulong> hashes)
    {
        hashes.Sort();
        var repeated = new HashSet<ulong>();
        for (var i = 1; i < hashes.Count; i++)
        {
            if (hashes[i] == hashes[i - 1])
            {
                repeated.Add(hashes[i]);
            }
        }

        return repeated;
    }

    private List<(string Number, int Id, string PatientId)> Bearers(Statement rows, HashSet<ulong> repeated)
    {
        var bearers = new List<(string, int, string)>();
        rows.Reset();
        while (rows.Step())
        {
            if (Plain(rows) is { IsEmpty: false } number && repeated.Contains(XxHash3.HashToUInt64(number)))
            {
                bearers.Add((Encoding.UTF8.GetString(number), rows.Int(1), Encoding.UTF8.GetString(rows.Text(2))));
            }
        }

        return bearers;
    }

    private ReadOnlySpan<byte> Plain(Statement rows)
    {
        var written = rows.Text(0);
        if (written.Length > buffer.Length)
        {
            buffer = new byte[2 * written.Length];
        }

        return buffer.AsSpan(0, plain(written, buffer));
    }
}
