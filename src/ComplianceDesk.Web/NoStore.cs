namespace ComplianceDesk.Web;

/// <summary>Asks browsers and proxies to keep no answer, pages and files alike: they may name people. What says otherwise itself (scripts, styles, fonts) is left as it is.</summary>
public sealed class NoStore(RequestDelegate next)
{
    /// <summary>Passes the request on and marks the answer when it begins.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(() =>
        {
            if (context.Response.Headers.CacheControl.Count == 0)
            {
                context.Response.Headers.CacheControl = "no-store";
            }
            return Task.CompletedTask;
        });
        return next(context);
    }
}
