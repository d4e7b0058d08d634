using Xunit;

namespace ComplianceDesk.Core.Tests.Rules;

/// <summary>Who of another department reads the record of a patient in care: a physician may have been asked for advice; a physician who reads long after, and an aide, were not.</summary>
public sealed class AdviceCases : TheoryData<string, int, bool>
{
    public AdviceCases()
    {
        Add("Physician", 10, false);
        Add("Physician", 19, true);
        Add("Nursing assistant", 10, true);
    }
}
