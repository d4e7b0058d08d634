using System.Globalization;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Rows;

namespace ComplianceDesk.Web.Features.Imports;

/// <summary>State of one import's page.</summary>
public sealed class ImportPageModel(ImportQuery query)
{
    private string? code;

    /// <summary>What is shown; null when there is no such import.</summary>
    public ImportDetail? Detail { get; private set; }

    /// <summary>True when what was found in rejected records may be shown to this person.</summary>
    public bool WithValues { get; private set; }

    /// <summary>True once the answer is there.</summary>
    public bool Loaded { get; private set; }

    /// <summary>Loads what the address asks for.</summary>
    public async Task LoadAsync(int id, string? code, long after, bool withValues)
    {
        this.code = string.IsNullOrEmpty(code) ? null : code;
        WithValues = withValues;
        Detail = await query.RunAsync(id, this.code, after, withValues);
        Loaded = true;
    }

    /// <summary>Address of this page from a rejected record on.</summary>
    public string Href(long? after) => Address.Of($"/imports/{Detail!.Import.Id}", ("code", code), ("after", after?.ToString(CultureInfo.InvariantCulture)));

    /// <summary>The promise of every import in figures, or null while it is not finished.</summary>
    public string? Equation => Detail?.Import is { Status: ImportStatus.Finished or ImportStatus.Repeated } i
        ? string.Create(CultureInfo.InvariantCulture, $"{i.Read:N0} read = {i.Stored:N0} stored + {i.Duplicate:N0} duplicate + {i.Rejected:N0} rejected")
        : null;
}
