using ComplianceDesk.Core.Quality;
using ComplianceDesk.Data.Rows;
using Microsoft.Data.Sqlite;

namespace ComplianceDesk.Data.Quality.Records;

/// <summary>Record numbers and social security numbers that several patients bear, and imports that changed who a patient is.</summary>
internal sealed class IdentifierFigures : IFigures
{
    // In the order of the columns.
    private static readonly string[] IdentityTraits = ["name", "birth_date", "sex"];

    private const int SsnDigits = 9;

    /// <inheritdoc/>
    public void Read(SqliteConnection connection, CheckRun run)
    {
        Shared(run, "patient_id", new(connection, "PatientId", RecordNumber), []);

        // Records that are paired anyway are booked as possible duplicates.
        Shared(run, "ssn", new(connection, "Ssn", Ssn), Paired(connection));
        Changes(connection, run);
    }

    private static void Shared(CheckRun run, string column, SharedNumbers numbers, HashSet<int> paired)
    {
        foreach (var bearers in numbers.Read())
        {
            var alsoOn = bearers.All(bearer => paired.Contains(bearer.Id)) ? null : string.Join(", ", bearers.Skip(1).Select(bearer => bearer.PatientId));
            run.Test(new IdentifierRecord { RecordId = bearers[0].PatientId, Column = column, AlsoOn = alsoOn });
        }

        if (numbers.Alone > 0)
        {
            run.Test(new IdentifierRecord { RecordId = "", Column = column, Numbers = numbers.Alone });
        }
    }

    /// <summary>In capitals, without signs between its parts and zeros before it.</summary>
    private static int RecordNumber(ReadOnlySpan<byte> written, Span<byte> plain)
    {
        var length = 0;
        foreach (var b in written)
        {
            if (b is not ((byte)'-' or (byte)' ' or (byte)'.') && (length > 0 || b != (byte)'0'))
            {
                plain[length++] = b is >= (byte)'a' and <= (byte)'z' ? (byte)(b - ('a' - 'A')) : b;
            }
        }

        return length;
    }

    /// <summary>Nine digits that can have been issued and are no placeholder.</summary>
    private static int Ssn(ReadOnlySpan<byte> written, Span<byte> plain)
    {
        var length = 0;
        foreach (var b in written)
        {
            if (b is not ((byte)'-' or (byte)' '))
            {
                plain[length++] = b;
            }
        }

        ReadOnlySpan<byte> digits = plain[..length];
        return length == SsnDigits && digits.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0
            && !digits.StartsWith("000"u8) && !digits.StartsWith("666"u8) && digits[0] != (byte)'9' && !digits[3..5].SequenceEqual("00"u8)
            && !digits.EndsWith("0000"u8) && !digits.SequenceEqual("123456789"u8) && digits.IndexOfAnyExcept(digits[0]) >= 0
            ? length : 0;
    }

    private static HashSet<int> Paired(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT PatientAId, PatientBId FROM DuplicatePairs WHERE RunId = (SELECT max(Id) FROM DuplicateRuns) AND Decision <> {(int)DuplicateDecision.TwoPeople}";
        using var rows = command.ExecuteReader();
        var paired = new HashSet<int>();
        while (rows.Read())
        {
            paired.Add(rows.GetInt32(0));
            paired.Add(rows.GetInt32(1));
        }

        return paired;
    }

    private static void Changes(SqliteConnection connection, CheckRun run)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT p.PatientId, max(c.Name), max(c.BirthDate), max(c.Sex) FROM IdentityChanges c JOIN Patients p ON p.Id = c.PatientId WHERE p.Listed GROUP BY p.Id ORDER BY p.Id";
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            string[] traits = [.. IdentityTraits.Where((_, i) => rows.GetBoolean(i + 1))];
            run.Test(new IdentityChangeRecord { RecordId = rows.GetString(0), Traits = traits });
        }
    }
}
