namespace ComplianceDesk.Core.Reports;

/// <summary>What a report prints. People stand in it as the reader's role may see them.</summary>
public abstract record ReportData
{
    /// <summary>What every report says about itself and its sources.</summary>
    public required ReportBasis Basis { get; init; }

    /// <summary>Organisation, period, number and maker of the report.</summary>
    public DocumentInfo Info => Basis.Info;

    /// <summary>What is known of the requirements the report bears on.</summary>
    public Evaluation Evaluation => Basis.Evaluation;
}

/// <summary>What a report rests on: its number and period, the files taken in, and the versions that computed the figures.</summary>
public sealed record ReportBasis
{
    /// <summary>Organisation, period, number and maker of the report.</summary>
    public required DocumentInfo Info { get; init; }

    /// <summary>How people are named, in words.</summary>
    public required string Identities { get; init; }

    /// <summary>Version of the program that computed the figures.</summary>
    public required string ProgramVersion { get; init; }

    /// <summary>SHA-256 over the hashes of all files taken in: names the data set.</summary>
    public required string DataSet { get; init; }

    /// <summary>The files taken in, in the order they came.</summary>
    public required IReadOnlyList<ReviewSource> Sources { get; init; }

    /// <summary>The newest run of the judge; null when nothing was judged.</summary>
    public required ReviewRun? Run { get; init; }

    /// <summary>Version of the policy that run judged by; 0 = the thresholds that come with the program.</summary>
    public required int PolicyVersion { get; init; }

    /// <summary>When the requirements were last measured; null when they never were.</summary>
    public required DateTimeOffset? RequirementsAt { get; init; }

    /// <summary>SHA-256 of the catalogue of requirements they were measured by; null when they never were.</summary>
    public required string? Catalogue { get; init; }

    /// <summary>What is known of the requirements the report bears on.</summary>
    public required Evaluation Evaluation { get; init; }

    /// <summary>Days of the period on which the access log holds at least one event of any system.</summary>
    public required int DaysLogged { get; init; }

    /// <summary>Days of the period.</summary>
    public int Days => Info.To.DayNumber - Info.From.DayNumber + 1;

    /// <summary>When a file was taken in after the run of the judge, so that what it brought is not judged yet; null when all is judged.</summary>
    public DateTimeOffset? StaleSince => Sources.Where(s => s.Stored > 0 && (Run is null || s.ReceivedAt > Run.StartedAt)).Select(s => (DateTimeOffset?)s.ReceivedAt).Max();
}

/// <summary>A file the figures rest on.</summary>
public sealed record ReviewSource
{
    /// <summary>The file's name.</summary>
    public required string File { get; init; }

    /// <summary>The feed it was recognised as; null when it was not.</summary>
    public required string? Feed { get; init; }

    /// <summary>When it was taken in.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Who brought it.</summary>
    public required string? ReceivedBy { get; init; }

    /// <summary>Where the import stands, in a word.</summary>
    public required string Status { get; init; }

    /// <summary>Records read = stored + duplicate + rejected.</summary>
    public required long Read { get; init; }

    /// <summary>Records stored.</summary>
    public required long Stored { get; init; }

    /// <summary>Records that were stored before.</summary>
    public required long Duplicate { get; init; }

    /// <summary>Records that could not be stored.</summary>
    public required long Rejected { get; init; }

    /// <summary>First event in the file.</summary>
    public required DateTimeOffset? FirstAt { get; init; }

    /// <summary>Last event in the file.</summary>
    public required DateTimeOffset? LastAt { get; init; }

    /// <summary>SHA-256 of the original bytes.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Notes of the importer.</summary>
    public required string? Remarks { get; init; }
}

/// <summary>The run of the judge that figures come from.</summary>
public sealed record ReviewRun(int Id, DateTimeOffset StartedAt, DateTimeOffset FinishedAt, DateTimeOffset? From, DateTimeOffset? To, long Events);
