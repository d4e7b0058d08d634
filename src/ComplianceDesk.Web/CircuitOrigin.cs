namespace ComplianceDesk.Web;

/// <summary>
/// A browser may open a circuit from the desk's own pages only. The cookie is strict about sites, but another host of the same site is no other site to it,
/// and a WebSocket is not held back by CORS.
/// </summary>
public sealed class CircuitOrigin(RequestDelegate next)
{
    /// <summary>Passes the request on, or refuses a circuit asked for from elsewhere. Without an Origin it is no browser.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase)
            || request.Headers.Origin is not [{ } origin, ..]
            || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority.Equals(Authority(request), StringComparison.OrdinalIgnoreCase)))
        {
            return next(context);
        }
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    // As an address writes it: without the port that goes without saying.
    private static string Authority(HttpRequest request) =>
        Uri.TryCreate($"{request.Scheme}://{request.Host}", UriKind.Absolute, out var own) ? own.Authority : "";
}
