namespace ComplianceDesk.Cli.Seed;

/// <summary>What the generated hospital is to be.</summary>
/// <param name="Out">Folder for the files; made when it is not there.</param>
/// <param name="Staff">People with an account, at least 100.</param>
/// <param name="Patients">Patient records, at least 500.</param>
/// <param name="Days">Days of accesses, at least 1.</param>
/// <param name="Seed">Equal options and seed give equal bytes.</param>
/// <param name="Until">The last day of accesses.</param>
/// <param name="Quiet">No planted incidents: an ordinary time.</param>
/// <param name="Gzip">Write the accesses as accesses.csv.gz.</param>
internal sealed record SeedOptions(string Out, int Staff, int Patients, int Days, int Seed, DateOnly Until, bool Quiet, bool Gzip)
{
    /// <summary>How this hospital writes what it writes.</summary>
    public Convention Convention { get; init; } = Convention.Plain;

    /// <summary>Every scenario and every look-alike, and the record feeds; else the commoner ones in the eight core feeds.</summary>
    public bool Benchmark { get; init; }

    /// <summary>The record feeds of a records department: documents, diagnoses, observations, billing, coding queries, requests.</summary>
    public bool Records { get; init; }

    public const int LeastStaff = 100, LeastPatients = 500;

    /// <summary>Fixed, so that the same command gives the same files on any day.</summary>
    public static readonly DateOnly DefaultUntil = new(2026, 10, 31);

    /// <summary>Days of encounters before the first access: coding and billing of the first days concern earlier visits.</summary>
    public const int History = 90;

    /// <summary>Days of booked appointments after the last access.</summary>
    public const int Horizon = 30;
}
