using System.Collections.Frozen;

namespace ComplianceDesk.Core.Quality;

/// <summary>How far a visit has come, read from the status words of FHIR R4, R5 and common registration systems.</summary>
public enum EncounterCourse
{
    /// <summary>Under way, or nothing says otherwise.</summary>
    Open,
    /// <summary>Booked for later.</summary>
    Planned,
    /// <summary>Over: the status says so, or there is no known status and an end or a disposition is given.</summary>
    Finished,
    /// <summary>Never took place, or was entered in error: not a visit for most checks.</summary>
    Void,
}

/// <summary>The status and disposition words, and what they mean.</summary>
public static class EncounterCourses
{
    private static readonly FrozenDictionary<string, EncounterCourse> ByStatus = new Dictionary<string, EncounterCourse>
    {
        ["planned"] = EncounterCourse.Planned,
        ["scheduled"] = EncounterCourse.Planned,
        ["booked"] = EncounterCourse.Planned,
        ["pending"] = EncounterCourse.Planned,
        ["preadmit"] = EncounterCourse.Planned,
        ["pre admit"] = EncounterCourse.Planned,
        ["finished"] = EncounterCourse.Finished,
        ["completed"] = EncounterCourse.Finished,
        ["complete"] = EncounterCourse.Finished,
        ["discharged"] = EncounterCourse.Finished,
        ["closed"] = EncounterCourse.Finished,
        ["cancelled"] = EncounterCourse.Void,
        ["canceled"] = EncounterCourse.Void,
        ["entered in error"] = EncounterCourse.Void,
        ["no show"] = EncounterCourse.Void,
        ["noshow"] = EncounterCourse.Void,
        ["discontinued"] = EncounterCourse.Void,
        ["arrived"] = EncounterCourse.Open,
        ["triaged"] = EncounterCourse.Open,
        ["in progress"] = EncounterCourse.Open,
        ["active"] = EncounterCourse.Open,
        ["admitted"] = EncounterCourse.Open,
        ["open"] = EncounterCourse.Open,
        ["onleave"] = EncounterCourse.Open,
        ["on hold"] = EncounterCourse.Open,
    }.ToFrozenDictionary();

    /// <summary>HL7 and UB-04 codes beside the words: 20, 40, 41 and 42 are the discharge codes for a death; <c>exp</c> is FHIR's.</summary>
    private static readonly FrozenSet<string> Death =
        FrozenSet.ToFrozenSet(["expired", "patient expired", "exp", "died", "patient died", "dead", "deceased", "death", "20", "40", "41", "42"]);

    /// <param name="status">The status column.</param>
    /// <param name="ended">True when the visit has an end or a disposition; decides only when the status is empty or not known.</param>
    public static EncounterCourse Of(string? status, bool ended) =>
        status is not null && (ByStatus.TryGetValue(status, out var course) || ByStatus.TryGetValue(Wording.Plain(status), out course)) ? course
        : ended ? EncounterCourse.Finished
        : EncounterCourse.Open;

    /// <summary>True when a status is one of the words.</summary>
    public static bool IsKnown(string status) => ByStatus.ContainsKey(status) || ByStatus.ContainsKey(Wording.Plain(status)) || Wording.Plain(status) == "unknown";

    /// <summary>True when a disposition says that the patient died.</summary>
    public static bool SaysDied(string? disposition)
    {
        if (string.IsNullOrWhiteSpace(disposition))
        {
            return false;
        }

        var plain = Wording.Plain(disposition);
        return Death.Contains(plain) || plain.StartsWith("expired ", StringComparison.Ordinal) || plain.StartsWith("died ", StringComparison.Ordinal)
            || plain.StartsWith("deceased ", StringComparison.Ordinal);
    }
}
