using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Explanations;

namespace ComplianceDesk.Core.Learning;

/// <summary>What is counted in each epoch and summed over the last ones. Stored as its number: never renumber.</summary>
public enum LearnedCount : byte
{
    /// <summary>Accesses of a user by hour of the day, 0–23.</summary>
    Hours = 0,
    /// <summary>Successful uses of a workstation or network address (its term) by a user.</summary>
    Places = 1,
    /// <summary>Pairs of a user and a patient in care of a department, not otherwise explained and in no finding: user and department.</summary>
    Visits = 2,
    /// <summary>Pairs of a user and any patient, in no finding: user and 0.</summary>
    Pairs = 3,
    /// <summary>Runs of searches of a user by their length.</summary>
    SearchRuns = 4,
    /// <summary>Matches of pair rules: see <see cref="Rules.BaseRates"/>.</summary>
    Matches = 5,
    /// <summary>Sessions of a user: 0 = all, 1 = those in which something was written.</summary>
    Writing = 6,
    /// <summary>Days on which a user used a network.</summary>
    Networks = 7,
    /// <summary>Days on which a patient was seen to be treated: patient and day, see <see cref="Learning.CareSeen"/>.</summary>
    CareSeen = 8,
    /// <summary>Days on which two people both had a reason to open the same patient: user and user, either way round, see <see cref="Learning.SharedDays"/>.</summary>
    SharedDays = 9,
    /// <summary>Pairs of a user and a patient with a diagnosis, opened with a reason: category of the diagnosis (0 = any) and user, see <see cref="Learning.Diagnosed"/>.</summary>
    Diagnosed = 10,
    /// <summary>Accesses of a source system by kind of day and hour, and what belongs to them, see <see cref="Learning.SourceHours"/>.</summary>
    SourceHours = 11,
    /// <summary>Explained pairs of a user, and matches of pair rules among them: user and 0 or the match, see <see cref="Rules.BaseRates"/>.</summary>
    UserMatches = 12,
    /// <summary>Sessions of a user in which a part of the record was opened: user and part (0 = any), see <see cref="Learning.OpenedParts"/>.</summary>
    Parts = 13,
    /// <summary>Patients opened by department of their care: department and 0, or the patient whose record is specially protected, see <see cref="Learning.ProtectedProgrammes"/>.</summary>
    ProtectedPatients = 14,
    /// <summary>What of <see cref="Places"/> stands in findings.</summary>
    FlaggedPlaces = 15,
    /// <summary>What of <see cref="Hours"/> stands in findings.</summary>
    FlaggedHours = 16,
    /// <summary>Sessions of a user with a reason of a whole office or service, by how far from the patient's care they lay, see <see cref="Learning.CareTimes"/>.</summary>
    CareTimes = 17,
    /// <summary>What a rule sees of a user that would make a finding, if it were not usual in the role: user and rule, see <see cref="Rules.RoleRates"/>.</summary>
    Found = 18,
    /// <summary>Successful uses of a workstation by the department that they name, in no finding: department and workstation.</summary>
    NamedPlaces = 19,
}

/// <summary>A finding about one user's behaviour that a later epoch may continue.</summary>
/// <param name="Key">The finding's key.</param>
/// <param name="User">Whose behaviour.</param>
/// <param name="Rule">A rule that gave it weight.</param>
/// <param name="LastDay">The day of its last access.</param>
public sealed record OpenEpisode(string Key, int User, string Rule, int LastDay);

/// <summary>All that an epoch leaves to later ones. Later epochs are judged by their own accesses and this, never by this epoch's accesses.</summary>
public sealed class Learned
{
    private const int Version = 10;

    private readonly CountTable[] counts;

    internal Learned(Epoch epoch, UserDayTable days, EarlierSessions unexplained, IReadOnlyList<OpenEpisode> episodes, IReadOnlySet<string> given, CountTable[] counts)
    {
        Epoch = epoch;
        Days = days;
        Unexplained = unexplained;
        Episodes = episodes;
        Given = given;
        this.counts = counts;
    }

    /// <summary>The epoch that was judged.</summary>
    public Epoch Epoch { get; }

    /// <summary>What each user did on each day of the epoch.</summary>
    public UserDayTable Days { get; }

    /// <summary>Sessions for which no reason was found.</summary>
    public EarlierSessions Unexplained { get; }

    /// <summary>Findings about one user's behaviour, each rule of each by itself.</summary>
    public IReadOnlyList<OpenEpisode> Episodes { get; }

    /// <summary>Columns of the accesses that held something (<c>accesses.login</c>).</summary>
    public IReadOnlySet<string> Given { get; }

    /// <summary>Counts of the epoch.</summary>
    public CountTable this[LearnedCount what] => counts[(int)what];

    /// <summary>Writes everything so that <see cref="Read"/> gives it back.</summary>
    public byte[] ToBytes()
    {
        using var bytes = new MemoryStream();
        using var output = new BinaryWriter(bytes);
        output.Write7BitEncodedInt(Version);
        output.Write(Epoch.FromDay);
        output.Write(Epoch.ToDay);
        Days.Write(output);
        Unexplained.Write(output);
        output.Write7BitEncodedInt(Episodes.Count);
        foreach (var episode in Episodes)
        {
            output.Write(episode.Key);
            output.Write(episode.User);
            output.Write(episode.Rule);
            output.Write(episode.LastDay);
        }

        output.Write7BitEncodedInt(Given.Count);
        foreach (var column in Given.Order(StringComparer.Ordinal))
        {
            output.Write(column);
        }

        output.Write7BitEncodedInt(counts.Length);
        foreach (var table in counts)
        {
            table.Write(output);
        }

        output.Flush();
        return bytes.ToArray();
    }

    /// <summary>What <see cref="ToBytes"/> wrote; null when another version of this program wrote it otherwise.</summary>
    public static Learned? Read(byte[] bytes)
    {
        using var input = new BinaryReader(new MemoryStream(bytes));
        if (input.Read7BitEncodedInt() != Version)
        {
            return null;
        }

        var epoch = new Epoch(input.ReadInt32(), input.ReadInt32());
        var days = UserDayTable.Read(input);
        var unexplained = EarlierSessions.Read(input);
        var episodes = new OpenEpisode[input.Read7BitEncodedInt()];
        for (var i = 0; i < episodes.Length; i++)
        {
            episodes[i] = new(input.ReadString(), input.ReadInt32(), input.ReadString(), input.ReadInt32());
        }

        var given = new HashSet<string>(StringComparer.Ordinal);
        for (var left = input.Read7BitEncodedInt(); left > 0; left--)
        {
            given.Add(input.ReadString());
        }

        var counts = new CountTable[input.Read7BitEncodedInt()];
        for (var i = 0; i < counts.Length; i++)
        {
            counts[i] = CountTable.Read(input);
        }

        return counts.Length == Enum.GetValues<LearnedCount>().Length ? new(epoch, days, unexplained, episodes, given, counts) : null;
    }
}
