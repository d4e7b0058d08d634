using System.Globalization;
using ComplianceDesk.Core.Registers;

namespace ComplianceDesk.Web;

/// <summary>
/// A register of a page as a file, in every format. Found by reflection. It is written twice, first only counted, so that the file's name and the trail state its rows
/// beside the filter; then it is streamed.
/// </summary>
internal abstract class PageRegister
{
    /// <summary>Every register of a page.</summary>
    public static IReadOnlyList<PageRegister> All { get; } =
    [
        .. typeof(PageRegister).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(PageRegister)) && !type.IsAbstract)
            .OrderBy(type => type.Name, StringComparer.Ordinal).Select(type => (PageRegister)Activator.CreateInstance(type)!),
    ];

    /// <summary>Its address without the ending.</summary>
    public abstract string Path { get; }

    /// <summary>Who may have it: who may see the page.</summary>
    public abstract string Policy { get; }

    /// <summary>What it is called in the trail and as a file.</summary>
    public abstract string Name { get; }

    /// <summary>Writes what a request asks for.</summary>
    public abstract Task WriteAsync(HttpContext http, RowWriter rows);

    /// <summary>Answers a request.</summary>
    public async Task AnswerAsync(string format, HttpContext http, Account.Trail trail, TimeProvider clock)
    {
        await using var counted = new RowCounter();
        await WriteAsync(http, counted);
        await trail.WriteAsync(http.User.Identity!.Name!, "export", Name, string.Create(CultureInfo.InvariantCulture, $"{counted.Rows} rows: {counted.Head!.Filter}"), http.RequestAborted);
        await RegisterDownload.WriteAsync(http, format, string.Create(CultureInfo.InvariantCulture, $"{Name}-{clock.GetUtcNow():yyyyMMdd-HHmmss}Z-{counted.Rows}-rows"), rows => WriteAsync(http, rows));
    }

    /// <summary>A service of the request.</summary>
    protected static T Of<T>(HttpContext http)
        where T : notnull => http.RequestServices.GetRequiredService<T>();

    /// <summary>The query string of a request.</summary>
    protected static string Query(HttpContext http) => http.Request.QueryString.Value ?? "";
}

/// <summary>Maps every register of a page.</summary>
internal static class PageRegisters
{
    /// <summary>Maps them all.</summary>
    public static void MapRegisters(this IEndpointRouteBuilder routes)
    {
        foreach (var register in PageRegister.All)
        {
            routes.MapGet($"{register.Path}.{RegisterDownload.Formats}", register.AnswerAsync).RequireAuthorization(register.Policy);
        }
    }
}
