using ComplianceDesk.Data.Quality.Records;

namespace ComplianceDesk.Data.Tests.Quality.Records;

public sealed class SharedNumbersTests : HospitalTest
{
    [Fact]
    public async Task Finds_BearersOfOneNumber_AndCountsTheOthers()
    {
        foreach (var (id, ssn, listed) in ((string, string?, bool)[])
        [
            ("A", "202-11-1000", true), ("B", "303111000", true), ("C", " 202111000", true), ("D", null, true), ("E", "303111000", false), ("F", "404111000", true), ("G", "", true),
        ])
        {
            hospital.Patient(id, "Ann", "Lund", patient => (patient.Ssn, patient.Listed) = (ssn, listed));
        }

        await hospital.SaveAsync();
        using var connection = hospital.Store.OpenConnection();
        var numbers = new SharedNumbers(connection, "Ssn", static (written, plain) =>
        {
            var length = 0;
            foreach (var b in written)
            {
                if (b is >= (byte)'0' and <= (byte)'9')
                {
                    plain[length++] = b;
                }
            }

            return length;
        });

        var shared = Assert.Single(numbers.Read().ToList());
        Assert.Equal(["A", "C"], shared.Select(bearer => bearer.PatientId));
        Assert.Equal(2, numbers.Alone);
        Token.ThrowIfCancellationRequested();
    }
}
