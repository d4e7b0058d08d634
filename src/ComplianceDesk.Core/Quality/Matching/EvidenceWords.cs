using System.Globalization;

namespace ComplianceDesk.Core.Quality.Matching;

/// <summary>One line of evidence for a pair. Never holds a value of a record.</summary>
/// <param name="Field">What was compared.</param>
/// <param name="Finding">How it agrees, in words.</param>
/// <param name="Bits">What that weighs: log2 of the odds it moves; the sum over all items is log2 of the odds that both are one person.</param>
public sealed record EvidenceItem(string Field, string Finding, double Bits);

/// <summary>The evidence for a pair as one line of text, heaviest first, fields that were not given left out, guards at the end.</summary>
public static class EvidenceText
{
    /// <summary>For example <c>birth date: same (+14.9); given name: different (-4.0); guard: given names clearly different</c>. Weights are in bits.</summary>
    public static string Of(IEnumerable<EvidenceItem> items, IEnumerable<string> guards) => string.Join(
        "; ",
        items.Where(i => i.Finding != EvidenceWords.NotGiven)
            .OrderByDescending(i => Math.Abs(i.Bits))
            .Select(i => string.Create(CultureInfo.InvariantCulture, $"{i.Field}: {i.Finding} ({i.Bits:+0.0;-0.0;0.0})"))
            .Concat(guards.Select(g => $"guard: {g}")));

    /// <summary>Reads back what <see cref="Of"/> wrote: the items in its order, and the guards.</summary>
    public static (IReadOnlyList<EvidenceItem> Items, IReadOnlyList<string> Guards) Read(string text)
    {
        var items = new List<EvidenceItem>();
        var guards = new List<string>();
        foreach (var part in text.Split("; ", StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = part.IndexOf(": ", StringComparison.Ordinal);
            var open = part.LastIndexOf(" (", StringComparison.Ordinal);
            if (part.StartsWith("guard: ", StringComparison.Ordinal))
            {
                guards.Add(part["guard: ".Length..]);
            }
            else if (colon > 0 && open > colon && double.TryParse(part.AsSpan(open + 2).TrimEnd(')'), NumberStyles.Float, CultureInfo.InvariantCulture, out var bits))
            {
                items.Add(new(part[..colon], part[(colon + 2)..open], bits));
            }
            else
            {
                throw new FormatException($"Evidence is written as \"field: finding (bits)\", not \"{part}\".");
            }
        }

        return (items, guards);
    }
}

/// <summary>Agreement in words.</summary>
public static class EvidenceWords
{
    /// <summary>A field that one of the two records does not hold.</summary>
    public const string NotGiven = "not given on both";

    /// <summary>The field.</summary>
    public static string Of(IdentityField field) => field switch
    {
        IdentityField.GivenName => "given name",
        IdentityField.FamilyName => "family name",
        IdentityField.MiddleName => "middle name",
        IdentityField.Suffix => "suffix",
        IdentityField.BirthDate => "birth date",
        IdentityField.Sex => "sex",
        IdentityField.Ssn => "SSN",
        IdentityField.Address => "address",
        IdentityField.Phone => "phone",
        _ => "e-mail",
    };

    /// <summary>How a field agrees.</summary>
    public static string Of(IdentityField field, Agreement agreement) => (field, agreement) switch
    {
        (_, Agreement.Missing) => NotGiven,
        (IdentityField.GivenName, Agreement.Close) => "spelt alike, a short form, or exchanged with the family name",
        (IdentityField.GivenName, Agreement.Similar) => "similar, an initial, or the other's middle name",
        (IdentityField.FamilyName, Agreement.Close) => "spelt alike, or exchanged with the given name",
        (IdentityField.FamilyName, Agreement.Similar) => "similar, or one is part of the other",
        (IdentityField.MiddleName, Agreement.Close) => "spelt alike",
        (IdentityField.MiddleName, Agreement.Similar) => "initial agrees",
        (IdentityField.BirthDate, Agreement.Different) => "different by a generation",
        (IdentityField.BirthDate, Agreement.Distant) => "different",
        (IdentityField.BirthDate, Agreement.Close) => "one edit apart, or day and month exchanged",
        (IdentityField.BirthDate, Agreement.Similar) => "two of day, month and year agree",
        (IdentityField.Ssn, Agreement.Close) => "one digit apart",
        (IdentityField.Ssn, Agreement.Similar) => "last four digits agree",
        (IdentityField.Ssn, Agreement.Distant) => "different but for the last four digits",
        (IdentityField.Address, Agreement.Close) => "same street and number, spelt differently",
        (IdentityField.Address, Agreement.Similar) => "same street or same number in the same town",
        (IdentityField.Address, Agreement.Distant) => "same town only",
        (IdentityField.Phone, Agreement.Close) => "one digit apart",
        (IdentityField.Phone, Agreement.Similar) => "same but for the area code",
        (IdentityField.Email, Agreement.Close) => "same mailbox, other domain",
        (_, Agreement.Different) => "different",
        _ => "same",
    };
}
