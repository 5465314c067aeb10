//! The method page: how a need becomes a placement, with the rules, weights and anchors in force and a worked example.
//!
//! For three readers: planners (ten sentences, one technology worked through, `example`, what sureness words mean), the work
//! package (`rules` and legal classes, `criteria`, `readiness`) and researchers (`certainty`, and `checks`, which hold the
//! result against other views of it).

mod certainty;
mod checks;
mod criteria;
mod example;
mod readiness;
mod rules;

use serde::Serialize;

use crate::model::{EARLY_TRL, LATE_TRL, TrlBasis};
use crate::render::messages::message;
use crate::render::words;

use super::Reader;
use super::frame::{At, Frame, frame, home};
use super::plot::{PlotFigure, find_figure};
use certainty::{RunRow, describe_run};
use checks::{
    AgreementRow, ContradictionRow, MethodRow, WeightChangeRow, compares_top, list_agreement, list_contradictions,
    list_methods, list_weight_changes,
};
use criteria::{CriterionRow, list_criteria};
use example::{Example, work_through};
use readiness::{ReadinessRow, list_evidence_levels, list_readiness};
use rules::{ClassRow, RuleRow, list_classes, list_rules};

/// The method page.
#[derive(Serialize)]
pub struct MethodPage {
    #[serde(flatten)]
    frame: Frame,
    rings: Vec<RingRow>,
    rules: Vec<RuleRow>,
    readiness: Vec<ReadinessRow>,
    old_records: Vec<String>,
    evidence_levels: Vec<ReadinessRow>,
    criteria: Vec<CriterionRow>,
    kinds: Vec<Amount>,
    grades: Vec<Amount>,
    broad: String,
    many_lines: usize,
    many_workshops: usize,
    per_workshop: String,
    not_mentioned: String,
    how_need_follows: String,
    old_after_years: i16,
    trust: String,
    link_agreement: Vec<String>,
    lowers_by: String,
    not_below: String,
    classes: Vec<ClassRow>,
    held: usize,
    /// Technologies, and those whose TRL range is a desk estimate.
    technologies: usize,
    desk_estimates: usize,
    planned: usize,
    example: Option<Example>,
    unscored: String,
    run: Option<RunRow>,
    agreement: Vec<AgreementRow>,
    methods: Vec<MethodRow>,
    compared: usize,
    compares_top: bool,
    comparison_note: String,
    weight_changes: Vec<WeightChangeRow>,
    early_trl: u8,
    late_trl: u8,
    contradictions: Vec<ContradictionRow>,
    scanned: usize,
    thresholds: Vec<String>,
    probabilities_plot: Option<PlotFigure>,
}

/// A ring with its meaning.
#[derive(Serialize)]
struct RingRow {
    name: String,
    meaning: String,
    href: String,
}

/// A word and a number.
#[derive(Serialize)]
struct Amount {
    word: &'static str,
    amount: String,
}

/// Composes the method page.
pub fn page(reader: &Reader) -> MethodPage {
    let dossier = reader.dossier;
    let configuration = &dossier.configuration;
    let demand = &configuration.demand;
    let held = configuration
        .topics
        .iter()
        .filter(|topic| dossier.workshops_on(&topic.id).next().is_some())
        .count();
    MethodPage {
        frame: frame(
            reader,
            At::Root,
            &message!("navigation-method"),
            Some(message!("kind-method")),
            "method.html",
            vec![home()],
        ),
        rings: configuration
            .rings
            .iter()
            .enumerate()
            .map(|(index, ring)| {
                let own = reader
                    .edition
                    .placements
                    .iter()
                    .filter(|placement| placement.ring == index);
                RingRow {
                    name: ring.name.clone(),
                    meaning: ring.words_for(own).0.to_owned(),
                    href: format!("ring/{}.html", ring.id),
                }
            })
            .collect(),
        rules: list_rules(reader),
        readiness: list_readiness(configuration),
        old_records: words::old_records(&configuration.readiness),
        evidence_levels: list_evidence_levels(configuration),
        criteria: list_criteria(configuration, reader.edition),
        kinds: demand
            .kinds
            .iter()
            .map(|(kind, amount)| Amount {
                word: kind.as_str(),
                amount: words::short(*amount),
            })
            .collect(),
        grades: demand
            .grades
            .iter()
            .map(|(grade, amount)| Amount {
                word: grade.as_str(),
                amount: words::short(*amount),
            })
            .collect(),
        broad: words::short(demand.broad),
        many_lines: demand.many_lines,
        many_workshops: demand.many_workshops,
        per_workshop: words::demand_unit(configuration),
        not_mentioned: words::not_mentioned(configuration),
        how_need_follows: words::how_need_follows(configuration),
        old_after_years: demand.old_after_years,
        trust: words::link_trust(configuration),
        link_agreement: reader
            .edition
            .link_agreement
            .iter()
            .map(words::link_agreement)
            .collect(),
        lowers_by: words::short(configuration.constrains.lowers_by),
        not_below: configuration.constrains.not_below.to_string(),
        classes: list_classes(configuration),
        held,
        technologies: dossier.technologies.len(),
        desk_estimates: dossier
            .technologies
            .iter()
            .filter(|technology| technology.trl.basis == TrlBasis::DeskEstimate)
            .count(),
        planned: configuration.topics.len(),
        example: work_through(reader),
        run: describe_run(reader),
        agreement: list_agreement(reader),
        methods: list_methods(reader),
        compares_top: compares_top(reader),
        compared: reader
            .edition
            .comparison
            .as_ref()
            .map_or(0, |found| found.technologies.len()),
        comparison_note: reader
            .edition
            .comparison
            .as_ref()
            .map(|_| message!("missing-counts-as-middle"))
            .unwrap_or_default(),
        weight_changes: list_weight_changes(reader),
        early_trl: EARLY_TRL,
        late_trl: LATE_TRL,
        contradictions: list_contradictions(reader),
        scanned: dossier.evidence.len(),
        probabilities_plot: find_figure(reader, "ring-probabilities"),
        thresholds: configuration
            .rings
            .iter()
            .filter_map(|ring| {
                Some(message!(
                    "threshold-of-ring",
                    ring = &ring.name,
                    threshold = ring.threshold?.to_string()
                ))
            })
            .collect(),
        unscored: words::join(&words::unscored_criteria(configuration, reader.edition)),
    }
}
