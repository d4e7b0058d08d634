using System.Globalization;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Rows;

namespace ComplianceDesk.Web.Features.Imports;

/// <summary>State of one import's page.</summary>
public sealed class ImportPageModel(ImportQuery query)
{
    /// <summary>What is shown; null when there is no such import.</summary>
    public ImportDetail? Detail { get; private set; }

    /// <summary>The only reason shown, or null for all.</summary>
    public string? Code { get; private set; }

    /// <summary>True on the first page of rejected records.</summary>
    public bool IsFirst { get; private set; } = true;

    /// <summary>Rows on a page.</summary>
    public int Rows { get; set; } = RowCursor.PageSize;

    /// <summary>True when what was found in rejected records may be shown to this person.</summary>
    public bool WithValues { get; private set; }

    /// <summary>True once the answer is there.</summary>
    public bool Loaded { get; private set; }

    /// <summary>Loads what the address asks for.</summary>
    public async Task LoadAsync(int id, string queryString, bool withValues, CancellationToken cancellationToken = default)
    {
        var values = System.Web.HttpUtility.ParseQueryString(queryString);
        Code = string.IsNullOrEmpty(values["code"]) ? null : values["code"];
        var after = long.TryParse(values["after"], NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? row : 0;
        (IsFirst, WithValues) = (after == 0, withValues);
        Detail = await query.RunAsync(id, Code, after, withValues, Rows, cancellationToken);
        Loaded = true;
    }

    /// <summary>Address of this page from a rejected record on.</summary>
    public string Href(long? after) => Address.Of($"/imports/{Detail!.Import.Id}", ("code", Code), ("after", after?.ToString(CultureInfo.InvariantCulture)));

    /// <summary>The promise of every import in figures, or null while it is not finished.</summary>
    public string? Equation => Detail?.Import is { Status: ImportStatus.Finished or ImportStatus.Repeated } i
        ? string.Create(CultureInfo.InvariantCulture, $"{i.Read:N0} read = {i.Stored:N0} stored + {i.Duplicate:N0} duplicate + {i.Rejected:N0} rejected")
        : null;
}
