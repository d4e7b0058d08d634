namespace ComplianceDesk.Core.Access;

/// <summary>Accesses as they come from the store: one array for each column, in any order, filled up to <see cref="Count"/>; what stands after that is nothing.</summary>
/// <param name="capacity">The number of accesses there will be room for at first.</param>
public sealed class AccessColumns(int capacity = 1024)
{
    private long[] at = GC.AllocateUninitializedArray<long>(capacity);
    private int[] user = GC.AllocateUninitializedArray<int>(capacity);
    private int[] patient = GC.AllocateUninitializedArray<int>(capacity);
    private int[] department = GC.AllocateUninitializedArray<int>(capacity);
    private AccessAction[] action = GC.AllocateUninitializedArray<AccessAction>(capacity);
    private AccessOutcome[] outcome = GC.AllocateUninitializedArray<AccessOutcome>(capacity);
    private bool[] breakGlass = GC.AllocateUninitializedArray<bool>(capacity);
    private int[] workstation = GC.AllocateUninitializedArray<int>(capacity);
    private int[] sourceIp = GC.AllocateUninitializedArray<int>(capacity);
    private int[] reason = GC.AllocateUninitializedArray<int>(capacity);
    private ObjectKind[] objectKind = GC.AllocateUninitializedArray<ObjectKind>(capacity);
    private ushort[] part = GC.AllocateUninitializedArray<ushort>(capacity);
    private int[] sourceSystem = GC.AllocateUninitializedArray<int>(capacity);
    private long[] id = GC.AllocateUninitializedArray<long>(capacity);
    private readonly List<(long Id, int Account)> rights = [];

    /// <summary>The number of accesses held.</summary>
    public int Count { get; private set; }

    /// <summary>Adds one access.</summary>
    public void Add(in Access access)
    {
        if (Count == at.Length)
        {
            Grow();
        }

        var i = Count++;
        at[i] = access.At;
        user[i] = access.User;
        patient[i] = access.Patient;
        department[i] = access.Department;
        action[i] = access.Action;
        outcome[i] = access.Outcome;
        breakGlass[i] = access.BreakGlass;
        workstation[i] = access.Workstation;
        sourceIp[i] = access.SourceIp;
        reason[i] = access.Reason;
        objectKind[i] = access.Object;
        part[i] = access.Part;
        sourceSystem[i] = access.SourceSystem;
        id[i] = access.Id;
        if (access.Account != 0)
        {
            rights.Add((access.Id, access.Account));
        }
    }

    internal ReadOnlySpan<long> At => at.AsSpan(0, Count);

    internal ReadOnlySpan<int> User => user.AsSpan(0, Count);

    /// <summary>Moves each column to its places in the window; a column that has moved is let go, so that memory holds one copy and a bit.</summary>
    internal void MoveTo(AccessWindow window, int[] place)
    {
        Scatter(ref at, window.At, place);
        Scatter(ref user, window.User, place);
        Scatter(ref patient, window.Patient, place);
        Scatter(ref department, window.Department, place);
        Scatter(ref action, window.Action, place);
        Scatter(ref outcome, window.Outcome, place);
        Scatter(ref breakGlass, window.BreakGlass, place);
        Scatter(ref workstation, window.Workstation, place);
        Scatter(ref sourceIp, window.SourceIp, place);
        Scatter(ref reason, window.Reason, place);
        Scatter(ref objectKind, window.Object, place);
        Scatter(ref part, window.Part, place);
        Scatter(ref sourceSystem, window.SourceSystem, place);
        Scatter(ref id, window.Id, place);
        window.Add(rights);
    }

    private static void Scatter<T>(ref T[] from, T[] to, int[] place)
    {
        for (var i = 0; i < place.Length; i++)
        {
            to[place[i]] = from[i];
        }

        from = [];
    }

    private void Grow()
    {
        var size = Math.Max(1024, at.Length * 2);
        Array.Resize(ref at, size);
        Array.Resize(ref user, size);
        Array.Resize(ref patient, size);
        Array.Resize(ref department, size);
        Array.Resize(ref action, size);
        Array.Resize(ref outcome, size);
        Array.Resize(ref breakGlass, size);
        Array.Resize(ref workstation, size);
        Array.Resize(ref sourceIp, size);
        Array.Resize(ref reason, size);
        Array.Resize(ref objectKind, size);
        Array.Resize(ref part, size);
        Array.Resize(ref sourceSystem, size);
        Array.Resize(ref id, size);
    }
}

/// <summary>One access, all references as row ids of the store; 0 = not given.</summary>
public readonly record struct Access
{
    /// <summary>The access's row id.</summary>
    public long Id { get; init; }
    /// <summary>When, in milliseconds since 1970-01-01 UTC.</summary>
    public long At { get; init; }
    public int User { get; init; }
    public int Patient { get; init; }
    public int Department { get; init; }
    public AccessAction Action { get; init; }
    public AccessOutcome Outcome { get; init; }
    public bool BreakGlass { get; init; }
    public int Workstation { get; init; }
    public int SourceIp { get; init; }
    public int Reason { get; init; }
    public ObjectKind Object { get; init; }
    /// <summary>Number of the object's type, see <see cref="AccessWindow.Part"/>.</summary>
    public ushort Part { get; init; }
    public int SourceSystem { get; init; }
    /// <summary>Whose rights were changed, see <see cref="AccessWindow.AccountOf"/>.</summary>
    public int Account { get; init; }
}
