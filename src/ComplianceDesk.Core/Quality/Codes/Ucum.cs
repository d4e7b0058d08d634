using System.Collections.Frozen;

namespace ComplianceDesk.Core.Quality;

/// <summary>
/// The grammar of UCUM, case sensitive: units with prefixes, exponents, products, quotients, brackets and annotations (The Unified Code for
/// Units of Measure, sections 2 and 3). It says whether a text is a unit; it does not convert.
/// </summary>
public static class Ucum
{
    private static readonly FrozenSet<string> Prefixes = FrozenSet.ToFrozenSet(
    [
        "Y", "Z", "E", "P", "T", "G", "M", "k", "h", "da", "d", "c", "m", "u", "n", "p", "f", "a", "z", "y", "Ki", "Mi", "Gi", "Ti",
    ]);

    /// <summary>Units that take a prefix.</summary>
    private static readonly FrozenSet<string> Metric = FrozenSet.ToFrozenSet((
        "m s g rad K C cd mol sr Hz N Pa J W A V F Ohm S Wb Cel T H lm lx Bq Gy Sv l L ar t bar u eV pc Ky Gal dyn erg P Bi St Mx G Oe Gb sb Lmb ph Ci R RAD REM "
        + "st cal cal_[15] cal_[20] cal_m cal_IT cal_th eq osm kat U g% gf bit By Bd Np B B[SPL] B[V] B[mV] B[uV] B[10.nV] B[W] B[kW] m[H2O] m[Hg] tex [iU] [IU] "
        + "[e] [eps_0] [mu_0] [c] [h] [k] [m_e] [m_p] [G] [g] [ly] [Amb'a'1'U] [bbl_us] g.m b att")
        .Split(' '));

    /// <summary>Units that do not.</summary>
    private static readonly FrozenSet<string> Other = FrozenSet.ToFrozenSet((
        "10* 10^ [pi] % [ppth] [ppm] [ppb] [pptr] gon deg ' '' min h d a_t a_j a_g a wk mo_s mo_j mo_g mo AU atm [lbf_av] [in_i] [ft_i] [yd_i] [fth_i] [mi_i] [rd_us] "
        + "[kn_i] [nmi_i] [sin_i] [sft_i] [syd_i] [cin_i] [cft_i] [cyd_i] [bf_i] [cr_i] [mil_i] [cml_i] [hd_i] [ft_us] [yd_us] [in_us] [fth_us] [mi_us] [acr_us] "
        + "[gal_us] [qt_us] [pt_us] [gil_us] [foz_us] [fdr_us] [min_us] [crd_us] [bu_us] [pk_us] [dqt_us] [dpt_us] [tbs_us] [tsp_us] [cup_us] [foz_m] [cup_m] [tsp_m] "
        + "[tbs_m] [gal_br] [qt_br] [pt_br] [gil_br] [foz_br] [fdr_br] [min_br] [gr] [lb_av] [oz_av] [dr_av] [scwt_av] [lcwt_av] [ston_av] [lton_av] [stone_av] [pwt_tr] "
        + "[oz_tr] [lb_tr] [sc_ap] [dr_ap] [oz_ap] [lb_ap] [oz_m] [degF] [degR] [degRe] [Cal] [Btu] [Btu_th] [HP] [mu_0] [in_i'H2O] [in_i'Hg] [PRU] [wood'U] [diop] "
        + "[p'diop] %[slope] [mesh_i] [Ch] [drp] [hnsf'U] [MET] [hp'_X] [hp'_C] [hp_X] [hp_C] [hp_M] [kp_X] [kp_C] [pH] [S] [HPF] [LPF] [arb'U] [USP'U] [GPL'U] [MPL'U] "
        + "[APL'U] [beth'U] [anti'Xa'U] [todd'U] [dye'U] [smgy'U] [bdsk'U] [ka'U] [knk'U] [mclg'U] [tb'U] [CCID_50] [TCID_50] [EID_50] [PFU] [FFU] [CFU] [IR] [BAU] "
        + "[AU] [Lf] [D'ag'U] [FEU] [ELU] [EU] [Vs] [m/s2/Hz^(1/2)] [smoot] [car_m] [car_Au] [psi] circ sph [den] [lne] [pnt] [pca] [didot] [cicero] [twp] [sct] [smi_us] "
        + "[rch_us] [lk_us] [ch_us] [rlk_us] [fur_us] [acr_br] [mi_br] [mi_n_br] [in_br] [ft_br] [yd_br] [degre] bit_s [ppt]")
        .Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>True for a unit of UCUM; an annotation alone is one (the unity).</summary>
    public static bool IsUnit(string text)
    {
        var place = 0;
        if (text.Length == 0 || text.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            return false;
        }

        if (text[0] == '/')
        {
            place++;
        }

        return Term(text, ref place) && place == text.Length;
    }

    private static bool Term(string text, ref int place)
    {
        while (true)
        {
            if (!Component(text, ref place))
            {
                return false;
            }

            if (place == text.Length || text[place] is not ('.' or '/'))
            {
                return true;
            }

            place++;
        }
    }

    private static bool Component(string text, ref int place)
    {
        if (place == text.Length)
        {
            return false;
        }

        if (text[place] == '(')
        {
            place++;
            if (!Term(text, ref place) || place == text.Length || text[place++] != ')')
            {
                return false;
            }

            return Annotations(text, ref place);
        }

        if (text[place] == '{')
        {
            return Annotations(text, ref place);
        }

        return Simple(text, ref place) && Annotations(text, ref place);
    }

    private static bool Annotations(string text, ref int place)
    {
        while (place < text.Length && text[place] == '{')
        {
            var end = text.IndexOf('}', place);
            if (end < 0 || text.IndexOf('{', place + 1, end - place - 1) >= 0)
            {
                return false;
            }

            place = end + 1;
        }

        return true;
    }

    /// <summary>A number, or a unit with an exponent.</summary>
    private static bool Simple(string text, ref int place)
    {
        var end = EndOf(text, place);
        var symbol = text[place..end];
        if (symbol.Length == 0)
        {
            return false;
        }

        place = end;
        if (!symbol.AsSpan().ContainsAnyExceptInRange('0', '9') || IsAtom(symbol))
        {
            return true;
        }

        // What follows the last letter or bracket is the exponent.
        var digits = symbol.AsSpan().TrimEnd("0123456789");
        if (digits.Length == symbol.Length)
        {
            return false;
        }

        return IsAtom((digits is [.., '+' or '-'] ? digits[..^1] : digits).ToString());
    }

    /// <summary>The place where the symbol that starts here ends: an operator, bracket or annotation outside its square brackets.</summary>
    private static int EndOf(string text, int place)
    {
        var inside = false;
        for (; place < text.Length; place++)
        {
            inside = text[place] switch { '[' => true, ']' => false, _ => inside };
            if (!inside && text[place] is '.' or '/' or '(' or ')' or '{' or '}')
            {
                break;
            }
        }

        return place;
    }

    private static bool IsAtom(string symbol)
    {
        if (Metric.Contains(symbol) || Other.Contains(symbol))
        {
            return true;
        }

        for (var length = 1; length <= 2 && length < symbol.Length; length++)
        {
            if (Prefixes.Contains(symbol[..length]) && Metric.Contains(symbol[length..]))
            {
                return true;
            }
        }

        return false;
    }
}
