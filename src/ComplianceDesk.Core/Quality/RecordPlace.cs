using System.Collections.Concurrent;

namespace ComplianceDesk.Core.Quality;

/// <summary>Where a record was made, as far as it says: the department of its visit or appointment, and that department's site.</summary>
/// <param name="Facility">Id of the site; empty when not known.</param>
/// <param name="Department">Id of the department; empty when not known.</param>
/// <param name="Provider">For measures, which are broken down by person too: the workforce member who answers for it; empty when not known or not asked.</param>
public readonly record struct RecordPlace(string Facility, string Department, string Provider = "")
{
    /// <summary>The place of ids that may be absent.</summary>
    public static RecordPlace Of(string? facility, string? department, string? provider = null) => new(facility ?? "", department ?? "", provider ?? "");

    /// <summary>The same with another person, when one is named.</summary>
    public RecordPlace By(string? provider) => string.IsNullOrEmpty(provider) ? this : this with { Provider = provider };

    /// <summary>Of a record of the whole house, or of one that does not say where it was made.</summary>
    public static readonly RecordPlace Nowhere = new("", "");
}

/// <summary>Places as small numbers, the same in every part of a run. 0 is <see cref="RecordPlace.Nowhere"/>.</summary>
public sealed class RecordPlaces
{
    private readonly ConcurrentDictionary<RecordPlace, int> numbers = new() { [RecordPlace.Nowhere] = 0 };
    private readonly List<RecordPlace> places = [RecordPlace.Nowhere];

    /// <summary>The place of a number.</summary>
    public RecordPlace this[int number]
    {
        get
        {
            lock (places)
            {
                return places[number];
            }
        }
    }

    /// <summary>The number of a visit's place.</summary>
    public int Of(EncounterRecord visit) => Of(visit.Department, visit.FacilityId);

    /// <summary>The number of a department, or of a site where no department is named.</summary>
    public int Of(DepartmentRecord? department, string? facility = null) => Of(new RecordPlace(facility ?? department?.FacilityId ?? "", department?.RecordId ?? ""));

    /// <summary>The number of a place.</summary>
    public int Of(RecordPlace place) => numbers.TryGetValue(place, out var known) ? known : Add(place);

    private int Add(RecordPlace place)
    {
        lock (places)
        {
            if (!numbers.TryGetValue(place, out var number))
            {
                number = places.Count;
                places.Add(place);
                numbers[place] = number;
            }

            return number;
        }
    }
}

/// <summary>What one check counted at one place.</summary>
/// <param name="Check">The check.</param>
/// <param name="Place">The place.</param>
/// <param name="Failing">Eligible things that failed.</param>
/// <param name="Eligible">Things that could have failed.</param>
public sealed record PlaceOutcome(CheckInfo Check, RecordPlace Place, long Failing, long Eligible);
