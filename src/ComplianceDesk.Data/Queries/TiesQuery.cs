using ComplianceDesk.Core.Access;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Queries;

/// <summary>
/// What a person and a patient have in common on file, compared as the rules compare it, and told without a name, an address or a number:
/// the same surname, address, house or telephone, and whether the record names the person as a relation.
/// </summary>
public sealed class TiesQuery(DeskStore store)
{
    /// <param name="user">Row id of the person.</param>
    /// <param name="patient">Row id of the patient.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<Ties?> RunAsync(int user, int patient, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var person = await db.Workforce.AsNoTracking().FirstOrDefaultAsync(u => u.Id == user, cancellationToken);
        var record = await db.Patients.AsNoTracking().FirstOrDefaultAsync(p => p.Id == patient, cancellationToken);
        if (person is null || record is null)
        {
            return null;
        }
        var relations = await db.Relations.AsNoTracking().Where(r => r.PatientId == patient).ToListAsync(cancellationToken);
        var keys = new PersonKeyTable();
        var a = keys.Of(person.GivenName, person.FamilyName, person.AddressLine, person.City, person.PostalCode, person.Phone);
        var b = keys.Of(record.GivenName, record.FamilyName, record.AddressLine, record.City, record.PostalCode, record.Phone);
        var named = relations.Where(r => keys.Of(r.GivenName, r.FamilyName, r.AddressLine, null, r.PostalCode, r.Phone) is var c
                && (Same(a.FullName, c.FullName) || (Same(a.Phone, c.Phone) && PersonKeys.SharedSurname(a, c) != 0)))
            .Select(r => r.Kind).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return new Ties(
            person.OwnPatientId == patient || record.EmployeeUserId == user, PersonKeys.SharedSurname(a, b) != 0,
            Same(a.Address, b.Address), Same(a.Building, b.Building), Same(a.Street, b.Street), Same(a.Phone, b.Phone), named,
            a.Surname == 0 || b.Surname == 0, a.Address == 0 || b.Address == 0);
    }

    private static bool Same(int a, int b) => a != 0 && a == b;
}

/// <summary>What a person and a patient have in common on file.</summary>
/// <param name="OwnRecord">The record is the person's own.</param>
/// <param name="Surname">The same surname, or a part of a double name.</param>
/// <param name="Address">The same dwelling.</param>
/// <param name="Building">The same house number and street.</param>
/// <param name="Street">The same street.</param>
/// <param name="Phone">The same telephone number.</param>
/// <param name="NamedAs">Kinds of relation under which the record names the person, by name or telephone.</param>
/// <param name="NoSurname">True when a surname is missing or says nothing, so that the comparison means nothing.</param>
/// <param name="NoAddress">The same for the address.</param>
public sealed record Ties(
    bool OwnRecord, bool Surname, bool Address, bool Building, bool Street, bool Phone, IReadOnlyList<string> NamedAs, bool NoSurname, bool NoAddress);
