namespace ComplianceDesk.Core.Quality;

/// <summary>The forms of RxNorm, CVX and NDC codes. None has a check digit: whether a code exists is a matter of the site's table.</summary>
public static class DrugForm
{
    /// <summary>RxNorm's concept identifiers are plain numbers (NLM, RxNorm technical documentation).</summary>
    public static string? RxNormFlaw(string code) => IsNumber(code, 1, 8) && code.Trim()[0] != '0' ? null : "a number of at most 8 digits";

    /// <summary>CVX codes are numbers of two or three digits (CDC code set CVX).</summary>
    public static string? CvxFlaw(string code) => IsNumber(code, 1, 3) ? null : "a number of at most 3 digits";

    /// <summary>NDC: labeler, product and package as 4-4-2, 5-3-2, 5-4-1 or 5-4-2 with hyphens, or the eleven digits of claims without.</summary>
    public static string? NdcFlaw(string code) => Ndc11(code) is not null ? null : "labeler, product and package (4-4-2, 5-3-2, 5-4-1 or 5-4-2), or 11 digits";

    /// <summary>The eleven digits of claims, each part filled with zeros to 5-4-2 (HIPAA, 21 CFR 207.33); null when the code has no such form.</summary>
    public static string? Ndc11(string code)
    {
        var parts = code.Trim().Split('-');
        if (parts.Any(part => part.Length == 0 || part.AsSpan().ContainsAnyExceptInRange('0', '9')))
        {
            return null;
        }

        return parts switch
        {
            [{ Length: 11 } whole] => whole,
            [{ Length: 4 or 5 } labeler, { Length: 3 or 4 } product, { Length: 1 or 2 } package] when labeler.Length + product.Length + package.Length >= 10 =>
                labeler.PadLeft(5, '0') + product.PadLeft(4, '0') + package.PadLeft(2, '0'),
            _ => null,
        };
    }

    private static bool IsNumber(string code, int least, int most)
    {
        var text = code.AsSpan().Trim();
        return text.Length >= least && text.Length <= most && !text.ContainsAnyExceptInRange('0', '9');
    }
}
