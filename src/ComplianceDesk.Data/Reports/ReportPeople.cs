using System.Globalization;

namespace ComplianceDesk.Data.Reports;

/// <summary>Names users and patients in one report, and remembers whom it gave a key, so that a key list can be made.</summary>
public sealed class ReportPeople(ReportIdentities identities)
{
    /// <summary>What stands for what the site itself did: a switched-off log has no account.</summary>
    public const string NoAccount = "no account";

    private readonly SortedSet<int> users = [];
    private readonly SortedSet<int> patients = [];

    /// <summary>True when ids of the source systems, and names, may be printed.</summary>
    public bool Identified => identities == ReportIdentities.Identified;

    /// <summary>Row ids of users that appear by key.</summary>
    public IReadOnlyCollection<int> Users => users;

    /// <summary>Row ids of patients that appear by key.</summary>
    public IReadOnlyCollection<int> Patients => patients;

    /// <summary>How people are named, for the cover.</summary>
    public string InWords => Identified
        ? "ids of the source systems, at the request of a reader who may see them"
        : "keys of this store, without names; whom a key stands for is told by a separate key list";

    /// <summary>A user.</summary>
    /// <param name="key">Row id; 0 when there is no account.</param>
    /// <param name="id">The id of the source system.</param>
    public string User(int key, string? id) => key == 0 ? NoAccount : Identified ? id ?? "not known" : Keyed(users, 'U', key);

    /// <summary>A patient; null stays null.</summary>
    /// <param name="key">Row id.</param>
    /// <param name="id">The medical record number.</param>
    public string? Patient(int? key, string? id) => key is not { } patient ? null : Identified ? id : Keyed(patients, 'P', patient);

    /// <summary>A user by name and id, in reports handed to a person; by key where names may not be printed.</summary>
    public string UserByName(int key, string? id, string? given, string? family) =>
        Identified && key != 0 && Joined(given, family) is { Length: > 0 } name ? $"{name} ({id})" : User(key, id);

    /// <summary>A patient by name and number, in reports handed to a person; by key where names may not be printed.</summary>
    public string PatientByName(int key, string? id, string? given, string? family) =>
        Identified && Joined(given, family) is { Length: > 0 } name ? $"{name} ({id})" : Patient(key, id)!;

    private static string Joined(string? given, string? family) => string.Join(' ', new[] { given, family }.Where(n => !string.IsNullOrWhiteSpace(n)));

    private static string Keyed(SortedSet<int> given, char kind, int key)
    {
        given.Add(key);
        return string.Create(CultureInfo.InvariantCulture, $"{kind}{key}");
    }
}
