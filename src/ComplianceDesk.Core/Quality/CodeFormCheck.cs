namespace ComplianceDesk.Core.Quality;

/// <summary>A check that codes of some systems have the form of one. What is wrong with a code is known from reading it.</summary>
public abstract class CodeFormCheck : Check, IChecks<CodedRecord>
{
    /// <summary>True for a code of the systems asked about.</summary>
    protected abstract bool Asks(Coding coding);

    /// <inheritdoc/>
    public void Test(CodedRecord record, Tally tally)
    {
        if (Asks(record.Coding))
        {
            tally.Expect(record.Coding.Flaw is null, record, record.Coding.Code, record.Coding.Flaw ?? "", "code");
        }
    }
}
