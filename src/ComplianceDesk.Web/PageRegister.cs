using System.Globalization;
using ComplianceDesk.Core.Registers;

namespace ComplianceDesk.Web;

/// <summary>A register of a page as a file, in every format. Found by reflection. The file's name and the trail state its rows, the trail its filter too.</summary>
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
    public Task AnswerAsync(string format, HttpContext http, Account.Trail trail, TimeProvider clock) => RegisterDownload.SendAsync(http, format, rows => WriteAsync(http, rows), async rows =>
    {
        await trail.WriteAsync(http.User.Identity!.Name!, "export", Name, string.Create(CultureInfo.InvariantCulture, $"{rows.Rows} rows: {rows.Head!.Filter}"), http.RequestAborted);
        return string.Create(CultureInfo.InvariantCulture, $"{Name}-{clock.GetUtcNow():yyyyMMdd-HHmmss}Z-{rows.Rows}-rows");
    });

    /// <summary>A service of the request.</summary>
    protected static T Of<T>(HttpContext http)
        where T : notnull => http.RequestServices.GetRequiredService<T>();

    /// <summary>The query string of a request.</summary>
    protected static string Query(HttpContext http) => http.Request.QueryString.Value ?? "";

    /// <summary>A number as a file writes it.</summary>
    protected static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A day as a file writes it.</summary>
    protected static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Yes or no as a file writes it.</summary>
    protected static string Flag(bool value) => value ? "true" : "false";
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
