namespace ComplianceDesk.Core.Access;

/// <summary>A person with an account, as far as judging needs to know. All references are row ids; 0 = not given.</summary>
public readonly record struct UserFacts
{
    /// <summary>True when the workforce feed has named this person.</summary>
    public bool Listed { get; init; }
    public PersonKeys Keys { get; init; }
    /// <summary>The home department; 0 when none is given, or when it is an office whose work is not this person's, see <see cref="OfficeWords.Rotates"/>.</summary>
    public int Department { get; init; }
    /// <summary>Equal for equal roles.</summary>
    public int Role { get; init; }
    public int Manager { get; init; }
    /// <summary>The person's own patient record.</summary>
    public int OwnPatient { get; init; }
    /// <summary>First day of employment, or null.</summary>
    public int? HiredDay { get; init; }
    /// <summary>Last day of employment, or null.</summary>
    public int? TerminatedDay { get; init; }
    public AccountStatus Status { get; init; }
    /// <summary>The records work of an office that this person's role or department does.</summary>
    public OfficeWork Work { get; init; }
    /// <summary>True when the workforce feed's role says that a machine uses the account (interface, service account), see <see cref="MachineWords"/>.</summary>
    public bool IsMachine { get; init; }
    /// <summary>True for people whose advice is asked on other people's patients, see <see cref="Consultants"/>.</summary>
    public bool Consults { get; init; }
    /// <summary>True for people lent for some weeks, see <see cref="ContractWords"/>.</summary>
    public bool UnderContract { get; init; }
}

/// <summary>Employment as the workforce feed states it at the time of its making.</summary>
public enum AccountStatus : byte
{
    /// <summary>Not stated.</summary>
    Unknown,
    Active,
    Leave,
    Terminated,
}
