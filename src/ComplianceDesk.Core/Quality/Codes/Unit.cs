namespace ComplianceDesk.Core.Quality;

/// <summary>A unit as written; what is asked of it is worked out once, however many rows carry it.</summary>
/// <param name="code">As written.</param>
public sealed class Unit(string code)
{
    /// <summary>As written.</summary>
    public string Code { get; } = code;

    /// <summary>Without annotations and a leading 1: <c>{beats}/min</c> and <c>1/min</c> are <c>/min</c>. The unit of what is only counted is <c>1</c>.</summary>
    public string Bare { get; } = WithoutAnnotation(code);

    /// <summary>True when it is a unit of UCUM, case sensitive.</summary>
    public bool IsUcum { get; } = Ucum.IsUnit(code);

    private static string WithoutAnnotation(string code)
    {
        for (var open = code.IndexOf('{', StringComparison.Ordinal); open >= 0; open = code.IndexOf('{', StringComparison.Ordinal))
        {
            var close = code.IndexOf('}', open);
            if (close < 0)
            {
                return code;
            }

            code = code.Remove(open, close - open + 1);
        }

        return code.Length == 0 ? "1" : code.StartsWith("1/", StringComparison.Ordinal) ? code[1..] : code;
    }
}
