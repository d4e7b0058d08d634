namespace ComplianceDesk.Core.Quality.Matching;

/// <summary>
/// Rules that no weight can outvote. Relatives share names, addresses, phones and even birth dates, so a pair is never put in the confident band while something that is a person's own speaks against it.
/// </summary>
public static class PairGuards
{
    /// <summary>A pair from here on is shown for review.</summary>
    public const double ReviewFrom = 0.5;

    /// <summary>A pair from here on that no guard holds back is confident.</summary>
    public const double ConfidentFrom = 0.99;

    /// <summary>The guards that keep a pair out of the confident band, in words; empty when none holds.</summary>
    public static IReadOnlyList<string> Of(AgreementPattern pattern)
    {
        var given = pattern[IdentityField.GivenName];
        var birth = pattern[IdentityField.BirthDate];
        var guards = new List<string>();
        if (given == Agreement.Different)
        {
            guards.Add("given names clearly different");
        }

        if (birth is Agreement.Similar or Agreement.Distant or Agreement.Different)
        {
            guards.Add("birth dates more than one edit apart");
        }

        if (pattern[IdentityField.Ssn] is Agreement.Different or Agreement.Distant)
        {
            guards.Add("SSNs clearly different");
        }

        if (pattern[IdentityField.Suffix] == Agreement.Different)
        {
            guards.Add("suffixes differ");
        }

        if (pattern[IdentityField.Sex] == Agreement.Different && given != Agreement.Same)
        {
            guards.Add("sex differs and given names are not the same");
        }

        if (given == Agreement.Missing || birth == Agreement.Missing || pattern[IdentityField.FamilyName] == Agreement.Missing)
        {
            guards.Add("name or birth date not given");
        }

        if (given is Agreement.Close or Agreement.Similar && birth == Agreement.Same && !OwnEvidence(pattern))
        {
            guards.Add("could be twins: given names not the same and nothing else is a person's own");
        }

        return guards;
    }

    /// <summary>The band of a pair, or null when it is not worth a person's time.</summary>
    public static MatchBand? Band(AgreementPattern pattern, double probability)
    {
        if (probability < ReviewFrom || IsRelative(pattern))
        {
            return null;
        }

        return probability >= ConfidentFrom && Of(pattern).Count == 0 ? MatchBand.Confident : MatchBand.Review;
    }

    /// <summary>
    /// True for two people of one family as far as the records tell: given names clearly different, or birth dates a generation apart, and no number of a person's own that agrees.
    /// Families share even their e-mail, and the SSNs of twins are often neighbours.
    /// </summary>
    internal static bool IsRelative(AgreementPattern pattern)
    {
        var ssn = pattern[IdentityField.Ssn];
        return (pattern[IdentityField.GivenName] == Agreement.Different && ssn is not (Agreement.Same or Agreement.Similar))
            || (pattern[IdentityField.BirthDate] == Agreement.Different && ssn < Agreement.Similar);
    }

    private static bool OwnEvidence(AgreementPattern pattern) =>
        pattern[IdentityField.Ssn] == Agreement.Same || pattern[IdentityField.MiddleName] >= Agreement.Close;
}
