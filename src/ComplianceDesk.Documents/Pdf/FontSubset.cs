using System.Runtime.InteropServices;

namespace ComplianceDesk.Documents.Pdf;

/// <summary>
/// Cuts a font down to the glyphs a document shows, with hb-subset: HarfBuzz's native library exports it, the managed wrapper does not
/// reach it.
/// </summary>
internal static partial class FontSubset
{
    private const string Library = "libHarfBuzzSharp";

    // hb_subset_flags_t
    private const uint NoHinting = 0x1;
    private const uint NotdefOutline = 0x40;
    private const uint NoLayoutClosure = 0x200;

    // hb_subset_sets_t
    private const int DropTables = 3;

    // A CIDFontType2 needs outlines and metrics only (ISO 32000-1, 9.9); shaping is done, names are in the descriptor.
    private static readonly string[] NotNeeded =
        ["GSUB", "GPOS", "GDEF", "BASE", "JSTF", "MATH", "STAT", "name", "post", "OS/2", "cmap", "vhea", "vmtx", "VORG", "gasp", "DSIG", "kern", "meta"];

    /// <summary>The font program that holds only <paramref name="glyphs"/>, and the number each of them has in it.</summary>
    /// <param name="face">The HarfBuzz face (<c>hb_face_t*</c>).</param>
    /// <param name="glyphs">Glyph numbers of the whole font.</param>
    public static (byte[] Program, Dictionary<uint, uint> Numbers) Cut(nint face, IReadOnlyCollection<uint> glyphs)
    {
        var input = NotNull(hb_subset_input_create_or_fail());
        nint plan = 0, subset = 0, blob = 0;
        try
        {
            hb_subset_input_set_flags(input, NoHinting | NotdefOutline | NoLayoutClosure);
            var wanted = hb_subset_input_glyph_set(input);
            foreach (var glyph in glyphs)
            {
                hb_set_add(wanted, glyph);
            }

            var dropped = hb_subset_input_set(input, DropTables);
            foreach (var table in NotNeeded)
            {
                hb_set_add(dropped, ((uint)table[0] << 24) | ((uint)table[1] << 16) | ((uint)table[2] << 8) | table[3]);
            }

            plan = NotNull(hb_subset_plan_create_or_fail(face, input));
            var map = hb_subset_plan_old_to_new_glyph_mapping(plan);
            var numbers = glyphs.ToDictionary(glyph => glyph, glyph => hb_map_get(map, glyph));
            subset = NotNull(hb_subset_plan_execute_or_fail(plan));
            blob = hb_face_reference_blob(subset);
            var program = new byte[hb_blob_get_length(blob)];
            Marshal.Copy(hb_blob_get_data(blob, out _), program, 0, program.Length);
            return (program, numbers);
        }
        finally
        {
            hb_blob_destroy(blob);
            hb_face_destroy(subset);
            hb_subset_plan_destroy(plan);
            hb_subset_input_destroy(input);
        }
    }

    private static nint NotNull(nint pointer) =>
        pointer != 0 ? pointer : throw new InvalidOperationException("HarfBuzz could not subset the font.");

    // Every destroy function accepts the null pointer.
    [LibraryImport(Library)]
    private static partial nint hb_subset_input_create_or_fail();

    [LibraryImport(Library)]
    private static partial void hb_subset_input_destroy(nint input);

    [LibraryImport(Library)]
    private static partial nint hb_subset_input_glyph_set(nint input);

    [LibraryImport(Library)]
    private static partial nint hb_subset_input_set(nint input, int which);

    [LibraryImport(Library)]
    private static partial void hb_subset_input_set_flags(nint input, uint flags);

    [LibraryImport(Library)]
    private static partial nint hb_subset_plan_create_or_fail(nint face, nint input);

    [LibraryImport(Library)]
    private static partial void hb_subset_plan_destroy(nint plan);

    [LibraryImport(Library)]
    private static partial nint hb_subset_plan_execute_or_fail(nint plan);

    [LibraryImport(Library)]
    private static partial nint hb_subset_plan_old_to_new_glyph_mapping(nint plan);

    [LibraryImport(Library)]
    private static partial uint hb_map_get(nint map, uint key);

    [LibraryImport(Library)]
    private static partial void hb_set_add(nint set, uint value);

    [LibraryImport(Library)]
    private static partial nint hb_face_reference_blob(nint face);

    [LibraryImport(Library)]
    private static partial void hb_face_destroy(nint face);

    [LibraryImport(Library)]
    private static partial uint hb_blob_get_length(nint blob);

    [LibraryImport(Library)]
    private static partial nint hb_blob_get_data(nint blob, out uint length);

    [LibraryImport(Library)]
    private static partial void hb_blob_destroy(nint blob);
}
