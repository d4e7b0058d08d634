namespace ComplianceDesk.Core.Access;

/// <summary>A department or unit.</summary>
public readonly record struct DepartmentFacts
{
    public DepartmentKind Kind { get; init; }
    public bool ServesAll { get; init; }
    /// <summary>Patients of other departments are prepared there, see <see cref="DepartmentWords.Prepares"/>.</summary>
    public bool Prepares { get; init; }
    /// <summary>The records work that the department's name and kind tell of, whatever the roles of its people.</summary>
    public OfficeWork Work { get; init; }
    /// <summary>Equal for equal facilities; 0 = not given.</summary>
    public int Facility { get; init; }
}

/// <summary>What sort of work a department does, in the words of the departments feed.</summary>
public enum DepartmentKind : byte
{
    /// <summary>Not stated.</summary>
    Unknown,
    Clinical,
    Support,
    Office,
}
