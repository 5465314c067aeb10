//! Countries in one form, ISO 3166-1 alpha-2: sources write `DEU`, `DE`, and `EL` where Greece is meant.

use std::collections::{BTreeMap, BTreeSet};

use super::finding::Finding;
use crate::model::{Breakdown, BreakdownBy};

/// The codes of ISO 3166-1: alpha-3 with alpha-2 behind it.
const CODES: &str = "ABWAW AFGAF AGOAO AIAAI ALAAX ALBAL ANDAD AREAE ARGAR ARMAM ASMAS ATAAQ ATFTF ATGAG AUSAU AUTAT \
    AZEAZ BDIBI BELBE BENBJ BESBQ BFABF BGDBD BGRBG BHRBH BHSBS BIHBA BLMBL BLRBY BLZBZ BMUBM BOLBO \
    BRABR BRBBB BRNBN BTNBT BVTBV BWABW CAFCF CANCA CCKCC CHECH CHLCL CHNCN CIVCI CMRCM CODCD COGCG \
    COKCK COLCO COMKM CPVCV CRICR CUBCU CUWCW CXRCX CYMKY CYPCY CZECZ DEUDE DJIDJ DMADM DNKDK DOMDO \
    DZADZ ECUEC EGYEG ERIER ESHEH ESPES ESTEE ETHET FINFI FJIFJ FLKFK FRAFR FROFO FSMFM GABGA GBRGB \
    GEOGE GGYGG GHAGH GIBGI GINGN GLPGP GMBGM GNBGW GNQGQ GRCGR GRDGD GRLGL GTMGT GUFGF GUMGU GUYGY \
    HKGHK HMDHM HNDHN HRVHR HTIHT HUNHU IDNID IMNIM INDIN IOTIO IRLIE IRNIR IRQIQ ISLIS ISRIL ITAIT \
    JAMJM JEYJE JORJO JPNJP KAZKZ KENKE KGZKG KHMKH KIRKI KNAKN KORKR KWTKW LAOLA LBNLB LBRLR LBYLY \
    LCALC LIELI LKALK LSOLS LTULT LUXLU LVALV MACMO MAFMF MARMA MCOMC MDAMD MDGMG MDVMV MEXMX MHLMH \
    MKDMK MLIML MLTMT MMRMM MNEME MNGMN MNPMP MOZMZ MRTMR MSRMS MTQMQ MUSMU MWIMW MYSMY MYTYT NAMNA \
    NCLNC NERNE NFKNF NGANG NICNI NIUNU NLDNL NORNO NPLNP NRUNR NZLNZ OMNOM PAKPK PANPA PCNPN PERPE \
    PHLPH PLWPW PNGPG POLPL PRIPR PRKKP PRTPT PRYPY PSEPS PYFPF QATQA REURE ROURO RUSRU RWARW SAUSA \
    SDNSD SENSN SGPSG SGSGS SHNSH SJMSJ SLBSB SLESL SLVSV SMRSM SOMSO SPMPM SRBRS SSDSS STPST SURSR \
    SVKSK SVNSI SWESE SWZSZ SXMSX SYCSC SYRSY TCATC TCDTD TGOTG THATH TJKTJ TKLTK TKMTM TLSTL TONTO \
    TTOTT TUNTN TURTR TUVTV TWNTW TZATZ UGAUG UKRUA UMIUM URYUY USAUS UZBUZ VATVA VCTVC VENVE VGBVG \
    VIRVI VNMVN VUTVU WLFWF WSMWS YEMYE ZAFZA ZMBZM ZWEZW";

/// Codes of the European institutions for two countries, and the one of Kosovo, that the standard does not have.
const OTHERS: [(&str, &str); 5] = [("EL", "GR"), ("UK", "GB"), ("XK", "XK"), ("XKX", "XK"), ("1A0", "XK")];

/// The code of two letters for a code of a source; `None` where it is no country that is known.
pub fn to_alpha_2(code: &str) -> Option<&'static str> {
    let code = code.trim().to_uppercase();
    let other = OTHERS.iter().find(|(known, _)| *known == code).map(|(_, meant)| *meant);
    other.or_else(|| {
        let of_three = |known: &&str| known[..3] == code || known[3..] == code;
        CODES.split_whitespace().find(of_three).map(|known| &known[3..])
    })
}

/// Writes all countries of a finding in that form. What is no country that is known stays as it is, and is told.
pub fn write_countries(finding: &mut Finding) {
    let mut unknown = BTreeSet::new();
    for record in &mut finding.records {
        let mut seen = BTreeSet::new();
        for country in &mut record.countries {
            *country = write_country(country, &mut unknown);
        }
        record.countries.retain(|country| seen.insert(country.clone()));
    }
    for spread in finding
        .breakdowns
        .iter_mut()
        .filter(|spread| spread.by == BreakdownBy::Country)
    {
        add_up(spread, &mut unknown);
    }
    if !unknown.is_empty() {
        let codes: Vec<&str> = unknown.iter().map(String::as_str).collect();
        finding.remarks.push(format!(
            "These stand as countries and are none of ISO 3166-1, so they stay as the source has them: {}.",
            codes.join(", ")
        ));
    }
}

fn write_country(country: &str, unknown: &mut BTreeSet<String>) -> String {
    to_alpha_2(country).map_or_else(
        || {
            unknown.insert(country.to_owned());
            country.to_owned()
        },
        str::to_owned,
    )
}

/// The parts of a spread under one name each, largest first, then by name.
fn add_up(spread: &mut Breakdown, unknown: &mut BTreeSet<String>) {
    let mut parts: BTreeMap<String, u64> = BTreeMap::new();
    for (country, count) in &spread.parts {
        *parts.entry(write_country(country, unknown)).or_default() += count;
    }
    spread.parts = parts.into_iter().collect();
    spread.parts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{EvidenceRecord, RecordKind};

    #[test]
    fn codes_of_three_letters_and_of_european_bodies_become_codes_of_two() {
        let cases = [
            ("DEU", "DE"),
            ("de", "DE"),
            ("EL", "GR"),
            ("GRC", "GR"),
            ("UK", "GB"),
            ("1A0", "XK"),
            ("ROU", "RO"),
        ];
        for (code, meant) in cases {
            assert_eq!(to_alpha_2(code), Some(meant), "{code}");
        }
        for none in ["", "EU", "Germany", "AA", "EUR", "AFGAF", "FG"] {
            assert_eq!(to_alpha_2(none), None, "{none}");
        }
        let known: BTreeSet<&str> = CODES.split_whitespace().collect();
        assert_eq!(
            (known.len(), known.iter().filter(|code| code.len() == 5).count()),
            (249, 249)
        );
    }

    #[test]
    fn records_and_spreads_have_one_form_and_what_is_unknown_is_told() {
        let record = EvidenceRecord {
            countries: ["DEU", "DE", "EUR"].map(str::to_owned).to_vec(),
            ..EvidenceRecord::of(RecordKind::Award, "1", "t")
        };
        let parts = [("FRA", 3), ("DEU", 2), ("DE", 2), ("EUR", 1)];
        let mut finding = Finding {
            records: vec![record],
            breakdowns: vec![Breakdown {
                by: BreakdownBy::Country,
                parts: parts.map(|(code, count)| (code.to_owned(), count)).to_vec(),
                of: Some(8),
            }],
            ..Finding::default()
        };
        write_countries(&mut finding);
        assert_eq!(finding.records[0].countries, ["DE", "EUR"]);
        let parts: Vec<(&str, u64)> = finding.breakdowns[0]
            .parts
            .iter()
            .map(|(code, count)| (code.as_str(), *count))
            .collect();
        assert_eq!(parts, [("DE", 4), ("FR", 3), ("EUR", 1)]);
        assert!(finding.remarks[0].ends_with(": EUR."), "{:?}", finding.remarks);
    }
}
