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
}
