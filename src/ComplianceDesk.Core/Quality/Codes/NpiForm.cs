namespace ComplianceDesk.Core.Quality;

/// <summary>National provider identifiers: ten digits, the first 1 or 2, the last a Luhn digit over 80840 and the others (45 CFR 162.406; CMS NPI check digit calculation).</summary>
public static class NpiForm
{
    /// <summary>True when the identifier can have been issued.</summary>
    public static bool IsValid(string npi) =>
        npi.Length == 10 && npi[0] is '1' or '2' && !npi.AsSpan().ContainsAnyExceptInRange('0', '9')
        && Luhn.CheckDigit("80840" + npi[..9]) == npi[9] - '0';
}
