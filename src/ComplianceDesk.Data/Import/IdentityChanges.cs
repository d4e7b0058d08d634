using ComplianceDesk.Core.Feeds;
using Microsoft.Data.Sqlite;

namespace ComplianceDesk.Data.Import;

/// <summary>Notes when an import changes what tells a patient from others: name (family and given both), birth date or sex. Values are not kept, and a value that comes or goes is no change.</summary>
internal static class IdentityChanges
{
    /// <summary>False while no patient is known: then nothing can change.</summary>
    public static bool CanBe(SqliteConnection connection)
    {
        using var any = new Statement(connection, "SELECT 1 FROM Patients WHERE Listed LIMIT 1");
        return any.Step();
    }

    /// <summary>To be run before the row is written, with its cells by their place in the feed.</summary>
    public static Statement Of(SqliteConnection connection, FeedSchema patients, int importId)
    {
        string Value(string column) => $"?{patients.Columns.Index().First(c => c.Item.Name == column).Index + 1}";
        string Changed(string column, string stored) => $"ifnull(lower({stored}) <> lower({Value(column)}), 0)";
        var name = $"({Changed("family_name", "FamilyName")} AND {Changed("given_name", "GivenName")})";
        string Letter(string sex) => $"substr(lower(trim({sex})), 1, 1)";
        var birth = Changed("birth_date", "BirthDate");

        // From female to male or back, however written: another answer is no turn.
        var sex = $"ifnull({Letter("Sex")} || {Letter(Value("sex"))} IN ('fm', 'mf'), 0)";

        // The last condition names the last cell, so that every cell can be bound.
        return new Statement(connection, $"""
            INSERT INTO IdentityChanges (PatientId, ImportId, Name, BirthDate, Sex) SELECT Id, {importId}, {name}, {birth}, {sex} FROM Patients
            WHERE PatientId = {Value("patient_id")} AND Listed AND ({name} OR {birth} OR {sex}) AND ?{patients.Columns.Count} IS ?{patients.Columns.Count}
            """);
    }
}
