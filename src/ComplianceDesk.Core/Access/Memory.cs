using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace ComplianceDesk.Core.Access;

/// <summary>Hints to the processor about memory that is needed soon.</summary>
public static class Memory
{
    private const int Line = 64;

    /// <summary>Has a value and what stands behind it fetched, two cache lines in all; does nothing on processors without such a hint.</summary>
    public static unsafe void Prefetch<T>(ref T value)
    {
        if (Sse.IsSupported)
        {
            var at = (byte*)Unsafe.AsPointer(ref value);
            Sse.Prefetch0(at);
            Sse.Prefetch0(at + Line);
        }
    }
}
