namespace ComplianceDesk.Core.Quality;

/// <summary>Diagnoses that stand in a list more than once.</summary>
internal static class RepeatedDiagnoses
{
    /// <summary>Expects each row that counts to have no earlier one that counts and means the same.</summary>
    /// <param name="rows">The list, in the order of the record.</param>
    /// <param name="counts">Which rows count.</param>
    /// <param name="expected">What would be right, in words.</param>
    /// <param name="tally">The count of the check.</param>
    public static void Test(IReadOnlyList<DiagnosisRecord> rows, Func<DiagnosisRecord, bool> counts, string expected, Tally tally)
    {
        for (var later = 0; later < rows.Count; later++)
        {
            var row = rows[later];
            if (!counts(row) || !row.Stands("code"))
            {
                continue;
            }

            DiagnosisRecord? alike = null;
            for (var earlier = 0; earlier < later && alike is null; earlier++)
            {
                alike = rows[earlier] is var other && other.Coding.Means(row.Coding) && counts(other) ? other : null;
            }

            tally.Expect(alike is null, row, alike is null ? null : $"{row.Coding.Code}, as {alike.RecordId}", expected, "code");
        }
    }
}
