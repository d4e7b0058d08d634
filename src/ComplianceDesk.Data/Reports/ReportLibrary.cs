using System.Globalization;
using ComplianceDesk.Core.Reports;
using ComplianceDesk.Data.Review;

namespace ComplianceDesk.Data.Reports;

/// <summary>Makes reports: brings each report of the catalogue together with the query that reads its data.</summary>
public static class ReportLibrary
{
    private static readonly Dictionary<Type, ReportQuery> Queries =
        typeof(ReportQuery).Assembly.GetTypes().Where(t => t is { IsAbstract: false } && t.IsSubclassOf(typeof(ReportQuery)))
            .Select(t => (ReportQuery)Activator.CreateInstance(t)!).ToDictionary(q => q.DataType);

    /// <summary>Every report that can be made.</summary>
    public static IReadOnlyList<ReportInfo> All { get; } = [.. ReportCatalog.All.Where(r => Queries.ContainsKey(r.DataType)).Select(r => r.Info)];

    /// <summary>Why a report cannot be made as asked, in a sentence; null when it can. Whom the store does not know only shows when it is read.</summary>
    public static string? WhyNot(ReportRequest request)
    {
        if (All.FirstOrDefault(r => r.Id == request.Name) is not { } info)
        {
            return $"There is no report \"{request.Name}\". Reports: {string.Join(", ", All.Select(r => r.Id))}.";
        }

        if (request.From > request.To)
        {
            return string.Create(CultureInfo.InvariantCulture, $"The period begins on {request.From:d MMM yyyy}, after its end on {request.To:d MMM yyyy}.");
        }

        return info.Needs.HasFlag(ReportNeeds.Patient) && string.IsNullOrWhiteSpace(request.Patient) ? "Name the patient by medical record number."
            : info.Needs.HasFlag(ReportNeeds.User) && string.IsNullOrWhiteSpace(request.User) ? "Name the user by account id."
            : request.Identities == ReportIdentities.Identified ? IdentityReveal.WhyNot(request.Reason)?.Text : null;
    }

    /// <summary>Builds a report from the store. The caller disposes it when it is written.</summary>
    /// <param name="store">The store.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="clock">The time printed on it.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    /// <exception cref="ArgumentException"><see cref="WhyNot"/> says why, or the store does not know whom it is about.</exception>
    public static async Task<BuiltReport> BuildAsync(DeskStore store, ReportRequest request, TimeProvider clock, CancellationToken cancellationToken = default)
    {
        if (WhyNot(request) is { } why)
        {
            throw new ArgumentException(why, nameof(request));
        }

        var report = ReportCatalog.Find(request.Name)!;
        var reading = await ReportReading.OpenAsync(store, report.Info, request, clock, cancellationToken);
        try
        {
            return new BuiltReport(await Queries[report.DataType].BuildAsync(report, reading, cancellationToken), reading);
        }
        catch
        {
            await reading.DisposeAsync();
            throw;
        }
    }
}

/// <summary>A report ready to be rendered. Rows that stream are read, and people in them named, while they are written.</summary>
/// <param name="Document">The report.</param>
/// <param name="Reading">What it is read from.</param>
public sealed record BuiltReport(Document Document, ReportReading Reading) : IAsyncDisposable
{
    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Reading.DisposeAsync();
}
