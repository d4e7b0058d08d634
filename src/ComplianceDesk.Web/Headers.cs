namespace ComplianceDesk.Web;

/// <summary>Security headers of every answer.</summary>
public static class Headers
{
    /// <summary>
    /// Nothing from elsewhere, no inline script, no framing, no plug-ins. Styles alone may stand inline: MudBlazor writes its palette as a
    /// style element and Blazor renders style attributes, neither of which can carry a nonce after the first render.
    /// </summary>
    public static readonly HeaderPolicyCollection Policy = new HeaderPolicyCollection()
        .AddFrameOptionsDeny()
        .AddContentTypeOptionsNoSniff()
        .AddReferrerPolicySameOrigin()
        .AddCrossOriginOpenerPolicy(b => b.SameOrigin())
        .AddCrossOriginResourcePolicy(b => b.SameOrigin())
        .AddPermissionsPolicyWithDefaultSecureDirectives()
        .RemoveServerHeader()
        .AddContentSecurityPolicy(b =>
        {
            b.AddDefaultSrc().None();
            b.AddScriptSrc().Self();
            b.AddStyleSrc().Self().UnsafeInline();
            b.AddImgSrc().Self().Data();
            b.AddFontSrc().Self();
            b.AddConnectSrc().Self();
            b.AddFormAction().Self();
            b.AddBaseUri().Self();
            b.AddFrameAncestors().None();
            b.AddObjectSrc().None();
            b.AddManifestSrc().Self();
        });
}
