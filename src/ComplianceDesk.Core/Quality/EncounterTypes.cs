namespace ComplianceDesk.Core.Quality;

/// <summary>Types of encounter, by their words or their SNOMED CT code, that may rightly lie before the patient's birth or after the death.</summary>
internal static class EncounterTypes
{
    // 424441002 prenatal initial visit, 424619006 prenatal visit.
    private static readonly string[] Prenatal = ["prenatal", "antenatal", "antepartum", "fetal", "foetal", "424441002", "424619006"];

    // 308646001 death certification.
    private static readonly string[] AfterDeath = ["death certif", "certification of death", "post mortem", "postmortem", "autopsy", "organ donation", "organ procurement", "308646001"];

    public static bool IsPrenatal(string? type) => Says(type, Prenatal);

    public static bool IsAfterDeath(string? type) => Says(type, AfterDeath);

    private static bool Says(string? type, string[] words) => type is not null && Wording.Plain(type) is var plain && Array.Exists(words, word => plain.Contains(word, StringComparison.Ordinal));
}
