//! Panels: Delphi summary, concordance, intraclass correlation, Krippendorff's alpha.

use crate::method::Refusal;
use crate::method::concordance::measure_concordance;
use crate::method::intraclass::{Intraclass, correlate_raters};
use crate::method::krippendorff::{Distance, measure_alpha};
use crate::method::panel::{ConsensusRule, summarise_panel};
use serde_json::{Value, json};

use super::{Answer, compare_exactly, gappy_table, list, number, optional, run, table};

#[test]
fn reference_delphi_summary() {
    run("delphi_summary", answer_delphi, compare_exactly);
}

#[test]
fn reference_kendalls_w() {
    run("kendalls_w", answer_concordance, compare_exactly);
}

#[test]
fn reference_icc() {
    run("icc", answer_intraclass, compare_exactly);
}

#[test]
fn reference_krippendorff_alpha() {
    run("krippendorff_alpha", answer_alpha, compare_exactly);
}

fn answer_delphi(inputs: &Value) -> Answer {
    let mut rule = ConsensusRule::on_scale(number(&inputs["scale"][0])?, number(&inputs["scale"][1])?);
    rule.most_spread = inputs["max_iqr_share_of_scale"].as_f64().unwrap_or(rule.most_spread);
    rule.least_within_one = inputs["min_share_within_one"].as_f64().unwrap_or(rule.least_within_one);
    let summary = summarise_panel(&list(&inputs["ratings"], optional)?, rule)?;
    let figures = summary.figures.as_ref();
    let rand = figures.and_then(|figures| figures.rand);
    Ok(json!({
        "n": summary.ratings,
        "abstentions": summary.abstentions,
        "median": figures.map(|found| found.median),
        "q1": figures.map(|found| found.lower_quartile),
        "q3": figures.map(|found| found.upper_quartile),
        "iqr": figures.map(|found| found.interquartile),
        "mean": figures.map(|found| found.mean),
        "sd": figures.and_then(|found| found.deviation),
        "min": figures.map(|found| found.least),
        "max": figures.map(|found| found.largest),
        "mad": figures.map(|found| found.median_distance),
        "modes": figures.map(|found| found.modes.clone()).unwrap_or_default(),
        "share_within_one_of_median": figures.map(|found| found.within_one),
        "tastle_wierman_consensus": figures.map(|found| found.tastle_wierman),
        "p30": rand.map(|rand| rand.p30),
        "p70": rand.map(|rand| rand.p70),
        "ipr": rand.map(|rand| rand.range),
        "ipras": rand.map(|rand| rand.allowed),
        "rand_disagreement": rand.map(|rand| rand.disagreement),
        "consensus": figures.map(|found| found.consensus),
    }))
}

fn answer_concordance(inputs: &Value) -> Answer {
    let found = measure_concordance(&table(&inputs["ratings"])?)?;
    Ok(json!({ "w": found.w, "chi2": found.chi_squared, "df": found.freedom, "p_value": found.p_value }))
}

fn answer_intraclass(inputs: &Value) -> Answer {
    let forms = correlate_raters(&table(&inputs["ratings"])?)?;
    let form = |read: fn(&crate::method::intraclass::IntraclassForms) -> Intraclass| {
        forms.as_ref().map(read).map(|form| {
            json!({
                "icc": form.icc,
                "F": form.f,
                "df1": form.freedom,
                "df2": form.other_freedom,
                "p": form.p_value,
                "ci95": form.interval.map(|(low, high)| [low, high]),
            })
        })
    };
    Ok(json!({
        "icc_1_1": form(|forms| forms.one_single),
        "icc_a_1": form(|forms| forms.agreement_single),
        "icc_c_1": form(|forms| forms.consistency_single),
        "icc_1_k": form(|forms| forms.one_mean),
        "icc_a_k": form(|forms| forms.agreement_mean),
        "icc_c_k": form(|forms| forms.consistency_mean),
    }))
}

fn answer_alpha(inputs: &Value) -> Answer {
    let ratings = gappy_table(&inputs["ratings"])?;
    let alpha = |distance| -> Result<Option<f64>, Refusal> { measure_alpha(&ratings, distance) };
    Ok(json!({
        "nominal": alpha(Distance::Nominal)?,
        "ordinal": alpha(Distance::Ordinal)?,
        "interval": alpha(Distance::Interval)?,
        "ratio": alpha(Distance::Ratio)?,
    }))
}
