namespace ComplianceDesk.Data.Queries;

/// <summary>
/// Ids of records as pages may show them without a reason. An id that the source gave a visit, a document or a result names nobody outside the source;
/// the number of a patient record does, and so do ids that are made of one.
/// </summary>
public static class MaskedRecord
{
    /// <summary>True when a feed's record ids are, or hold, numbers of patient records.</summary>
    public static bool NamesPatient(string feed) => feed is "patients" or "care_team" or "relations";

    /// <summary>The id, or its last characters when it names a patient: <c>•••417</c>, <c>•••417/u12</c>.</summary>
    public static string Of(string feed, string recordId)
    {
        if (!NamesPatient(feed) || recordId.Length == 0)
        {
            return recordId;
        }

        var rest = feed == "patients" ? -1 : recordId.LastIndexOf('/');
        return rest < 0 ? MaskedPatient.Tail(recordId) : MaskedPatient.Tail(recordId[..rest]) + recordId[rest..];
    }
}
