using ComplianceDesk.Core.Quality;
using FsCheck;

namespace ComplianceDesk.Core.Tests.Quality.Codes;

/// <summary>What feeds write where a code, a unit or a place should stand is anything: every form answers and none breaks.</summary>
public sealed class CodeFormsTests
{
    private static readonly string[] Pieces = ["(", ")", "{", "}", "[", "]", ".", "/", "-", "mm[Hg]", "10*3", "0", "9", "I10.", "0123456-7", "\u0661", "\uD83D", " ", "é", "urn:oid:", "K"];

    [FsCheck.Xunit.Property(MaxTest = 1000)]
    public bool Answers_OnAnyText(NonNull<string> noise, byte[] places)
    {
        foreach (var text in new[] { noise.Get, string.Concat(places.Select(b => Pieces[b % Pieces.Length])) })
        {
            foreach (var system in CodeSystem.All)
            {
                var coding = new Coding(text, system.Name, text);
                _ = (coding.Bounds, system.Flaw?.Invoke(text), CodeSystem.Recognize(text), CodeSystem.IsRecognized(text));
            }

            _ = (NpiForm.IsValid(text), Ucum.IsUnit(text), ZipAreas.StatesOf(text), LoincProperty.Of(text), VitalSign.Of(text), new Unit(text).IsUcum);
            _ = (ValueSets.IsRace(text), ValueSets.IsEthnicity(text), ValueSets.IsLanguage(text), SiteTables.NameOf(text), SiteTables.Flaw("ZIP", text, text), SiteTables.Flaw("value-set:" + text, text, text));
        }

        return true;
    }

    /// <summary>The longest unit that a feed may bring, all of it brackets: refused, and the stack holds.</summary>
    [Fact]
    public void Refuses_ADeepNest() => Assert.False(Ucum.IsUnit(new string('(', 2048)));
}
