using Microsoft.AspNetCore.WebUtilities;

namespace ComplianceDesk.Web;

/// <summary>Addresses of the desk's own pages.</summary>
public static class Address
{
    /// <summary>A path with those query values that are given.</summary>
    public static string Of(string path, params ReadOnlySpan<(string Name, string? Value)> query)
    {
        var address = path;
        foreach (var (name, value) in query)
        {
            if (!string.IsNullOrEmpty(value))
            {
                address = QueryHelpers.AddQueryString(address, name, value);
            }
        }
        return address;
    }

    /// <summary>The address of a page as it stands, with some query values set and those that are null taken out.</summary>
    /// <param name="uri">The whole address.</param>
    /// <param name="query">The values that differ.</param>
    public static string With(string uri, params ReadOnlySpan<(string Name, string? Value)> query)
    {
        var now = new Uri(uri);
        var values = System.Web.HttpUtility.ParseQueryString(now.Query);
        foreach (var (name, value) in query)
        {
            values.Remove(name);
            if (!string.IsNullOrEmpty(value))
            {
                values.Add(name, value);
            }
        }
        var address = now.AbsolutePath;
        foreach (var name in values.AllKeys)
        {
            foreach (var value in name is null ? [] : values.GetValues(name) ?? [])
            {
                address = QueryHelpers.AddQueryString(address, name!, value);
            }
        }
        return address;
    }
}
