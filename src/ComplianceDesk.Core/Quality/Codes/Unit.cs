namespace ComplianceDesk.Core.Quality;

/// <summary>A unit as written; what is asked of it is worked out once, however many rows carry it.</summary>
/// <param name="code">As written.</param>
public sealed class Unit(string code)
{
    /// <summary>As written.</summary>
    public string Code { get; } = code;

    /// <summary>True when it is a unit of UCUM, case sensitive.</summary>
    public bool IsUcum { get; } = Ucum.IsUnit(code);

    /// <summary>True when it is this unit of UCUM or one written otherwise that is the same (<c>mmHg</c> is not <c>mm[Hg]</c>).</summary>
    public bool Is(string ucum) => Code == ucum;
}
