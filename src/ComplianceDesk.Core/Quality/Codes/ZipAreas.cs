using System.Collections.Frozen;
using System.Globalization;

namespace ComplianceDesk.Core.Quality;

/// <summary>The first three digits of ZIP codes and the states they lie in (USPS, Domestic Mail Manual L002, 3-digit ZIP code prefixes). A few areas cross a border.</summary>
public static class ZipAreas
{
    private static readonly FrozenDictionary<int, string> States = Read(
        "PR 006-007 009|VI 008|MA 010-027 055|RI 028-029|NH 030-038|ME 039-049|VT 050-054 056-059|CT 060-069|NJ 070-089|AE 090-098|NY 005 063 100-149|PA 150-196|DE 197-199"
        + "|DC 200 202-205 569|VA 201 220-246|MD 206-219|WV 247-268|NC 270-289|SC 290-299|GA 300-319 398-399|FL 320-339 341-342 344 346-347 349|AA 340|AL 350-369|TN 370-385"
        + "|MS 386-397|KY 400-427|OH 430-459|IN 460-479|MI 480-499|IA 500-528|WI 530-532 534-535 537-549|MN 550-551 553-567|SD 570-577|ND 580-588|MT 590-599|IL 600-620 622-629"
        + "|MO 630-631 633-641 644-658|KS 660-662 664-679|NE 680-681 683-693|LA 700-701 703-708 710-714|AR 716-729 755|OK 730-731 734-741 743-749|TX 733 750-770 772-799 885"
        + "|CO 800-816|WY 820-831 834|ID 832-838|UT 840-847|AZ 850-853 855-857 859-860 863-865|NM 870-875 877-884|NV 889-891 893-895 897-898|CA 900-908 910-928 930-961"
        + "|AP 962-966|HI 967-968|AS 967|GU 969|MP 969|PW 969|FM 969|MH 969|OR 970-979|WA 980-986 988-994|AK 995-999");

    /// <summary>States of a postal code, with spaces between; null when the area is not in use or the code has not its form.</summary>
    public static string? StatesOf(string postalCode)
    {
        var text = postalCode.AsSpan().Trim();
        return text.Length >= 5 && int.TryParse(text[..3], NumberStyles.None, CultureInfo.InvariantCulture, out var area) ? States.GetValueOrDefault(area) : null;
    }

    private static FrozenDictionary<int, string> Read(string lines)
    {
        var states = new Dictionary<int, string>();
        foreach (var line in lines.Split('|'))
        {
            var parts = line.Split(' ');
            foreach (var range in parts.Skip(1))
            {
                for (var area = int.Parse(range.AsSpan(0, 3), CultureInfo.InvariantCulture); area <= int.Parse(range.AsSpan(range.Length - 3), CultureInfo.InvariantCulture); area++)
                {
                    states[area] = states.TryGetValue(area, out var other) ? $"{other} {parts[0]}" : parts[0];
                }
            }
        }

        return states.ToFrozenDictionary();
    }
}
