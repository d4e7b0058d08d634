using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Explanations;

namespace ComplianceDesk.Core.Rules;

/// <summary>What is left of the points that a rule gives to a pair of a user and a patient.</summary>
/// <param name="Rule">The rule's place among those that are asked.</param>
/// <param name="Points">Points, 0 for nothing.</param>
/// <param name="Words">What they were reduced by, in words.</param>
internal readonly record struct PairWeight(int Rule, int Points, Func<string> Words)
{
    /// <summary>What is left of the points that rules give to a pair.</summary>
    public static List<PairWeight> Of(in AccessPair pair, PairRule[] rules, Match[] matches, BaseRates rates)
    {
        var weighed = new List<PairWeight>();
        var circumstances = Circumstances.Of(pair);
        var dayOf = pair.Accesses.Sessions.Day;
        for (var rule = 0; rule < rules.Length; rule++)
        {
            if (matches[rule].Weight == 0 || pair.Policy.Allows(rules[rule].Info.Id, pair.UserId, pair.PatientId, dayOf[pair.Sessions[0]], dayOf[pair.Sessions[^1]]))
            {
                continue;
            }

            var (factor, words) = Factor(rules[rule].Calibration, rule, matches[rule], pair, circumstances.IsGlance, circumstances.IsAdvised, rates);
            if (rules[rule].Calibration != Calibration.None)
            {
                var (asked, yieldsToGlance) = (rules[rule], YieldsToGlance(rules[rule].Calibration, matches[rule]));
                var (ofRate, own) = (words, circumstances with
                {
                    IsSlip = circumstances.IsSlip && (yieldsToGlance || matches[rule].YieldsToSlip),
                    IsGlance = circumstances.IsGlance && yieldsToGlance,
                    IsAdvised = circumstances.IsAdvised && asked is { IsSupporting: true, Calibration: Calibration.Coverage or Calibration.Both },
                    Writing = asked.YieldsToWriting ? circumstances.Writing : 1,
                });
                (factor, words) = (factor * own.Factor, () => ofRate() + own.Words);
            }

            weighed.Add(new(rule, RiskScore.Discount(matches[rule].Weight, factor), words));
        }

        return weighed;
    }

    /// <summary>True when a single access weighs less: where it is not the base rate alone that is asked, which knows how often a wrong chart hits what is seen, and where the match says so.</summary>
    private static bool YieldsToGlance(Calibration calibration, in Match match) => match.YieldsToGlance || calibration is Calibration.Coverage or Calibration.Both;

    private static (double Factor, Func<string> Words) Factor(Calibration calibration, int rule, in Match match, in AccessPair pair, bool isGlance, bool isAdvised, BaseRates rates)
    {
        if (calibration == Calibration.None)
        {
            return (1, () => "By decision it carries its whole weight.");
        }

        if (calibration == Calibration.BaseRate)
        {
            return rates.Judge(rule, match, pair.UserId, isGlance);
        }

        var byCoverage = calibration == Calibration.List ? rates.JudgeList(pair.UserId) : rates.JudgeCoverage(pair.UserId);
        var mayBeOrdinary = calibration == Calibration.List && (isAdvised || (isGlance && !pair.Accesses.RoleParts.IsSingleBeyondRole(pair.Sessions[0])) || pair.TriedToWork());
        if (calibration != Calibration.Both && !mayBeOrdinary)
        {
            return byCoverage;
        }

        // A base rate never makes up for feeds that are not there.
        var byRate = rates.Judge(rule, match, pair.UserId, isGlance);
        return byRate.Factor < byCoverage.Factor ? byRate : byCoverage;
    }

    /// <summary>What of a pair's own circumstances makes its weights smaller; of what was written the factor itself, 1 for nothing.</summary>
    private readonly record struct Circumstances(bool IsSlip, bool IsGlance, double Writing, bool HasTicket, bool IsAdvised)
    {
        public double Factor => (IsSlip ? RiskScore.Slip : IsGlance ? RiskScore.Glance : 1) * Writing
            * (HasTicket ? RiskScore.Ticket : 1) * (IsAdvised ? RiskScore.Advised : 1);

        public string Words
        {
            get
            {
                List<string> because = [];
                if (IsSlip || IsGlance)
                {
                    because.Add(IsSlip ? "a single access, left at once for another patient's record that was opened with a reason, is most likely a wrong chart" : "a single access may be a wrong chart");
                }

                if (Writing < 1)
                {
                    because.Add(Writing == RiskScore.Added ? "the user added something to the record" : "the user wrote in the record, or tried to");
                }

                if (HasTicket)
                {
                    because.Add("a ticket's number was given as the reason");
                }

                if (IsAdvised)
                {
                    because.Add("the user's advice is asked about patients in care, and this one was");
                }

                return because.Count == 0 ? "" : $" It weighs less because {string.Join(", and because ", because)}.";
            }
        }

        public static Circumstances Of(in AccessPair pair)
        {
            var worked = pair.TriedToWork();
            return new(
                IsSlip: pair.Earlier.Count == 0 && pair.Sessions.Length == 1 && BareLooks.LeadsOn(pair.Accesses, pair.Sessions[0]),
                pair.IsGlance,
                pair.Added() ? RiskScore.Added : worked ? RiskScore.Worked : 1,
                SupportTickets.Names(pair),
                IsAdvised: !worked && pair.User.Consults && WasAsked(pair));
        }

        /// <summary>True when the patient was in care, wherever, about every session of the pair, see <see cref="Advice"/>.</summary>
        private static bool WasAsked(in AccessPair pair) => pair.Earlier.Count == 0
            && pair.All(static (accesses, session) => accesses.Context.HasCare(accesses.Sessions.Patient(session), accesses.Sessions.FirstAt(session), Advice));

        /// <summary>True when advice is asked about the span at the time: for a stay a day before the admission and after the discharge, too; for a visit of hours, half a day.</summary>
        private static bool Advice(CareSpan span, long at) => (span.IsOfHours ? SiteCalendar.Day / 2 : SiteCalendar.Day) is var margin && span.Covers(at, margin, margin);
    }
}
