using System.Text;

namespace ComplianceDesk.Documents.Pdf;

/// <summary>
/// The direction of every character of a text by the Unicode bidirectional algorithm (UAX 9): an even level reads from the left, an odd
/// one from the right. Marks that set a direction by force are not obeyed; they are shown as replaced (<see cref="PlainText"/>).
/// </summary>
/// <param name="Levels">The level of every UTF-16 unit.</param>
/// <param name="Bases">The level of the paragraph of every unit: from its first strong character, left if it has none.</param>
internal sealed record Bidi(byte[] Levels, byte[] Bases)
{
    // Opening brackets and what closes them (BidiBrackets.txt: those a report may hold).
    private const string Opening = "([{\u2045\u207D\u208D\u2308\u230A\u27E6\u27E8\u27EA\u3008\u300A\u300C\u300E\u3010\u3014\u3016\u3018\u301A\uFE59\uFE5B\uFE5D\uFF08\uFF3B\uFF5B\uFF5F\uFF62";
    private const string Closing = ")]}\u2046\u207E\u208E\u2309\u230B\u27E7\u27E9\u27EB\u3009\u300B\u300D\u300F\u3011\u3015\u3017\u3019\u301B\uFE5A\uFE5C\uFE5E\uFF09\uFF3D\uFF5D\uFF60\uFF63";

    private const int BracketsFollowed = 63;

    /// <summary>The levels of a text; null when all of it reads from the left.</summary>
    public static Bidi? Of(string text)
    {
        if (!BidiClasses.MayTurn(text))
        {
            return null;
        }

        var result = new Bidi(new byte[text.Length], new byte[text.Length]);
        for (int start = 0, end; start < text.Length; start = end + 1)
        {
            end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            result.Resolve(text, start, end);
        }

        return result;
    }

    private void Resolve(string text, int start, int end)
    {
        // Boundary neutrals take no part (rule X9); they get the level of what stands before them.
        var places = new List<int>(end - start);
        var classes = new List<BidiClass>(end - start);
        for (var i = start; i < end;)
        {
            var length = Rune.TryGetRuneAt(text, i, out var rune) ? rune.Utf16SequenceLength : 1;
            var kind = BidiClasses.Of(length == 1 && char.IsSurrogate(text[i]) ? Rune.ReplacementChar : rune);
            if (kind != BidiClass.BN)
            {
                places.Add(i);
                classes.Add(kind);
            }

            i += length;
        }

        var first = classes.FindIndex(c => c is BidiClass.L or BidiClass.R or BidiClass.AL);
        var level = (byte)(first >= 0 && classes[first] != BidiClass.L ? 1 : 0);
        var kinds = classes.ToArray();
        Weak(kinds, Direction(level));
        Brackets(text, places, kinds, classes, level);
        Neutral(kinds, level);

        Array.Fill(Bases, level, start, Math.Min(end + 1, Bases.Length) - start);
        Array.Fill(Levels, level, start, end - start);
        for (var i = 0; i < places.Count; i++)
        {
            var raised = kinds[i] switch
            {
                BidiClass.R => level | 1,
                BidiClass.L => (level + 1) & ~1,
                _ => (level + 2) & ~1,
            };
            Array.Fill(Levels, (byte)raised, places[i], (i + 1 < places.Count ? places[i + 1] : end) - places[i]);
        }
    }

    private static BidiClass Direction(int level) => (level & 1) == 1 ? BidiClass.R : BidiClass.L;

    /// <summary>Rules W1 to W7.</summary>
    private static void Weak(BidiClass[] kinds, BidiClass start)
    {
        var strong = start;
        for (var i = 0; i < kinds.Length; i++)
        {
            if (kinds[i] == BidiClass.NSM)
            {
                kinds[i] = i == 0 ? start : kinds[i - 1];
            }
        }

        for (var i = 0; i < kinds.Length; i++)
        {
            if (kinds[i] is BidiClass.L or BidiClass.R or BidiClass.AL)
            {
                strong = kinds[i];
            }
            else if (kinds[i] == BidiClass.EN && strong == BidiClass.AL)
            {
                kinds[i] = BidiClass.AN;
            }
        }

        for (var i = 0; i < kinds.Length; i++)
        {
            kinds[i] = kinds[i] == BidiClass.AL ? BidiClass.R : kinds[i];
            var between = i > 0 && i + 1 < kinds.Length && kinds[i - 1] == kinds[i + 1];
            if (between && ((kinds[i] is BidiClass.ES or BidiClass.CS && kinds[i - 1] == BidiClass.EN) || (kinds[i] == BidiClass.CS && kinds[i - 1] == BidiClass.AN)))
            {
                kinds[i] = kinds[i - 1];
            }
        }

        for (int i = 0, to; i < kinds.Length; i = to)
        {
            to = i + 1;
            if (kinds[i] != BidiClass.ET)
            {
                continue;
            }

            while (to < kinds.Length && kinds[to] == BidiClass.ET)
            {
                to++;
            }

            if ((i > 0 && kinds[i - 1] == BidiClass.EN) || (to < kinds.Length && kinds[to] == BidiClass.EN))
            {
                Array.Fill(kinds, BidiClass.EN, i, to - i);
            }
        }

        strong = start;
        for (var i = 0; i < kinds.Length; i++)
        {
            kinds[i] = kinds[i] is BidiClass.ES or BidiClass.ET or BidiClass.CS ? BidiClass.ON : kinds[i];
            strong = kinds[i] is BidiClass.L or BidiClass.R ? kinds[i] : strong;
            kinds[i] = kinds[i] == BidiClass.EN && strong == BidiClass.L ? BidiClass.L : kinds[i];
        }
    }

    /// <summary>Rule N0: a pair of brackets takes the direction of what it holds or follows.</summary>
    private static void Brackets(string text, List<int> places, BidiClass[] kinds, List<BidiClass> classes, int level)
    {
        foreach (var (open, close) in Pairs(text, places, kinds))
        {
            var inside = kinds.Take((open + 1)..close).Select(Side).Where(s => s is not null).ToList();
            var own = Direction(level);
            if (inside.Count == 0)
            {
                continue;
            }

            var before = kinds.Take(open).Select(Side).LastOrDefault(s => s is not null) ?? own;
            var side = inside.Contains(own) || before == own ? own : inside[0]!.Value;
            foreach (var bracket in (int[])[open, close])
            {
                kinds[bracket] = side;
                for (var i = bracket + 1; i < kinds.Length && classes[i] == BidiClass.NSM; i++)
                {
                    kinds[i] = side;
                }
            }
        }
    }

    private static List<(int Open, int Close)> Pairs(string text, List<int> places, BidiClass[] kinds)
    {
        var pairs = new List<(int, int)>();
        var open = new List<(int Place, char Closes)>();
        for (var i = 0; i < kinds.Length; i++)
        {
            var unit = text[places[i]];
            if (kinds[i] != BidiClass.ON)
            {
                continue;
            }

            if (Opening.IndexOf(unit, StringComparison.Ordinal) is >= 0 and var kind)
            {
                if (open.Count == BracketsFollowed)
                {
                    break;
                }

                open.Add((i, Closing[kind]));
            }
            else if (open.FindLastIndex(o => o.Closes == unit) is >= 0 and var found)
            {
                pairs.Add((open[found].Place, i));
                open.RemoveRange(found, open.Count - found);
            }
        }

        pairs.Sort();
        return pairs;
    }

    /// <summary>Rules N1 and N2: neutrals between two of one side take that side, others the paragraph's.</summary>
    private static void Neutral(BidiClass[] kinds, int level)
    {
        var own = Direction(level);
        for (int i = 0, to; i < kinds.Length; i = to)
        {
            to = i + 1;
            if (Side(kinds[i]) is not null)
            {
                continue;
            }

            while (to < kinds.Length && Side(kinds[to]) is null)
            {
                to++;
            }

            var before = i == 0 ? own : Side(kinds[i - 1])!.Value;
            var after = to == kinds.Length ? own : Side(kinds[to])!.Value;
            Array.Fill(kinds, before == after ? before : own, i, to - i);
        }
    }

    /// <summary>The side of a character for its neutral neighbors; null for a neutral. Numbers count as right to left.</summary>
    private static BidiClass? Side(BidiClass kind) => kind switch
    {
        BidiClass.L => BidiClass.L,
        BidiClass.R or BidiClass.EN or BidiClass.AN => BidiClass.R,
        _ => null,
    };
}
