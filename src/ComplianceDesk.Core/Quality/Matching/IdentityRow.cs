namespace ComplianceDesk.Core.Quality.Matching;

/// <summary>One record as 64 bytes of numbers, so that a million of them lie side by side. Texts are numbers in the table's pools; 0 = not given.</summary>
internal struct IdentityRow
{
    public int Given;
    public int Middle;
    public int Family;
    public int Number;
    public int Street;
    public int City;
    public int PostalCode;
    /// <summary>Year, month and day as one decimal number, for example 19841231.</summary>
    public int BirthDate;
    public int Ssn;
    /// <summary>Up to the last ten digits.</summary>
    public long Phone;
    /// <summary>Hash of the whole address in capital letters.</summary>
    public ulong Email;
    /// <summary>Hash of what stands before the @.</summary>
    public ulong Mailbox;
    public byte SsnLength;
    public byte Sex;
    public byte Generation;
}
