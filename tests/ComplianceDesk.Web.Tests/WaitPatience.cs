using System.Runtime.CompilerServices;
using Bunit;

namespace ComplianceDesk.Web.Tests;

/// <summary>How long a page may take to show what a test waits for: a second is short on a machine that also runs browsers.</summary>
internal static class WaitPatience
{
    [ModuleInitializer]
    internal static void Set() => BunitContext.DefaultWaitTimeout = TimeSpan.FromSeconds(60);
}
