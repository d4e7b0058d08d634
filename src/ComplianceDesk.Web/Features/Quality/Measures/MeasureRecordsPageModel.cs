using ComplianceDesk.Core.Quality.Measures;
using ComplianceDesk.Data.Quality.Measures;
using ComplianceDesk.Data.Queries;

namespace ComplianceDesk.Web.Features.Quality.Measures;

/// <summary>State of the page of the rows behind a measure's number.</summary>
public sealed class MeasureRecordsPageModel(MeasureRecordsQuery query, MeasureListQuery measures)
{
    /// <summary>Rows on a page.</summary>
    public int Rows { get; set; } = RowCursor.PageSize;

    /// <summary>The measure as it is in force; null when there is none.</summary>
    public ListedMeasure? Measure { get; private set; }

    /// <summary>What the address asks for.</summary>
    public MeasureRecordsAddress Address { get; private set; } = new(new(""));

    /// <summary>The page; null when nothing was measured.</summary>
    public MeasureRecordPage? Page { get; private set; }

    /// <summary>True once the store has answered.</summary>
    public bool Loaded { get; private set; }

    /// <summary>Which rows these are, in words.</summary>
    public string Which => Address.Filter switch
    {
        { As: MeasuredAs.Stock } => "In the numerator",
        { As: MeasuredAs.Flow } => "In the flow whose average is the denominator",
        { As: MeasuredAs.Finished } => "Finished, with the time taken",
        { As: MeasuredAs.Waiting, AgeFrom: var from, AgeTo: var to } => "Waiting" + ((from ?? 0, to) switch { (0, null) => "", (0, { } most) => $", up to {most} days", ( { } least, null) => $", {least} days and more", ( { } least, { } most) => $", {least} to {most} days" }),
        { InNumerator: true } => "In the numerator",
        { InNumerator: false } => "In the denominator and not in the numerator",
        _ => "In the denominator",
    };

    /// <summary>The part that they count in, in words; null for the whole.</summary>
    public string? Where => Address.Filter switch
    {
        { By: MeasureBy.All } => null,
        { By: var by, Key: "" } => $"no {by.ToString().ToLowerInvariant()} given",
        { By: var by, Key: var key } => $"{by.ToString().ToLowerInvariant()} {key}",
    };

    /// <summary>Address of the first page; null on it.</summary>
    public string? FirstHref => Address.Skip == 0 ? null : (Address with { Skip = 0 }).Href;

    /// <summary>Address of the next page; null on the last.</summary>
    public string? NextHref => Page is { } page && Address.Skip + page.Records.Count < page.Total ? (Address with { Skip = Address.Skip + page.Records.Count }).Href : null;

    /// <summary>Reads what the address asks for.</summary>
    public async Task LoadAsync(string measure, string queryString, CancellationToken cancellationToken = default)
    {
        Address = MeasureRecordsAddress.Parse(measure, queryString);
        Measure = (await measures.RunAsync(cancellationToken))?.Measures.FirstOrDefault(m => m.Info.Id == measure);
        Page = Measure is null ? null : await query.RunAsync(Address.Filter, Address.Skip, Rows, cancellationToken);
        Loaded = true;
    }
}
