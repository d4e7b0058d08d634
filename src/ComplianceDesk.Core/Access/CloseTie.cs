namespace ComplianceDesk.Core.Access;

/// <summary>
/// Whether user and patient stand so close that a reason that holds for a whole office or service is no reason of this person's:
/// one's manager or report, a member of one's household of one's own name, a relative who names the other as a contact.
/// </summary>
public static class CloseTie
{
    /// <summary>House numbers between two who live near each other, at most.</summary>
    public const int Doors = 10;

    /// <summary>True when they stand so close.</summary>
    public static bool Holds(CareContext context, int userId, int patientId)
    {
        if (IsOfLine(context, userId, patientId))
        {
            return true;
        }

        ref readonly var user = ref context.User(userId);
        ref readonly var patient = ref context.Patient(patientId);
        if (PersonKeys.SharedSurname(user.Keys, patient.Keys) != 0 && PersonKeys.SharesHome(user.Keys, patient.Keys))
        {
            return true;
        }

        foreach (ref readonly var relation in context.Relations.Of(patientId))
        {
            if (user.Keys.FullName != 0 && relation.Keys.FullName == user.Keys.FullName && PersonKeys.SharesHome(user.Keys, relation.Keys))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// True when the record is one that nobody should have for a case by the log alone: the user's own, a close person's, one of the same home or telephone number, a VIP's, a specially protected one. Surnames,
    /// neighbors and employees, whom an office meets every week, are left to base rates.
    /// </summary>
    public static bool IsMarked(CareContext context, int userId, int patientId)
    {
        ref readonly var user = ref context.User(userId);
        ref readonly var patient = ref context.Patient(patientId);
        return patient.Vip || patient.Restricted || PersonKeys.SharesHome(user.Keys, patient.Keys) || IsOwn(context, userId, patientId) || Holds(context, userId, patientId);
    }

    /// <summary>True when the patient is the user's manager, or reports to the user.</summary>
    public static bool IsOfLine(CareContext context, int user, int patient) =>
        context.Patient(patient).Employee is not 0 and var colleague && colleague != user && (context.User(user).Manager == colleague || context.User(colleague).Manager == user);

    /// <summary>True when the patient lives a few doors from the user, or in another flat of the same building.</summary>
    public static bool IsNear(CareContext context, int userId, int patientId)
    {
        var (user, patient) = (context.User(userId).Keys, context.Patient(patientId).Keys);
        return user.Street != 0 && user.Street == patient.Street && user.Address != patient.Address && Math.Abs(user.HouseNumber - patient.HouseNumber) <= Doors;
    }

    /// <summary>True when the record is the user's own, by either feed.</summary>
    public static bool IsOwn(CareContext context, int user, int patient) =>
        (context.User(user).OwnPatient is not 0 and var own && own == patient) || (context.Patient(patient).Employee is not 0 and var employee && employee == user);
}
