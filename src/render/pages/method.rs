//! The method page: how a need becomes a placement, with the rules, weights and anchors in force and a worked example.

use serde::Serialize;

use crate::model::{
    Agreement, Asked, Better, Bound, Condition, ConfidenceClass, Configuration, Criterion, EARLY_TRL, LATE_TRL,
    PanelDistribution, Placement, ValueFunction,
};
use crate::render::messages::message;
use crate::render::words;

use super::Reader;
use super::frame::{At, Frame, frame, home};
use super::plot::{PlotFigure, find_figure};

/// The method page.
#[derive(Serialize)]
pub struct MethodPage {
    #[serde(flatten)]
    frame: Frame,
    rings: Vec<RingRow>,
    rules: Vec<RuleRow>,
    criteria: Vec<CriterionRow>,
    kinds: Vec<Amount>,
    grades: Vec<Amount>,
    broad: String,
    many_lines: usize,
    many_workshops: usize,
    lowers_by: String,
    not_below: String,
    classes: Vec<ClassRow>,
    held: usize,
    planned: usize,
    example: Option<Example>,
    unscored: String,
    run: Option<RunRow>,
    agreement: Vec<AgreementRow>,
    methods: Vec<MethodRow>,
    compared: usize,
    comparison_note: String,
    weight_changes: Vec<WeightChangeRow>,
    early_trl: u8,
    late_trl: u8,
    contradictions: Vec<Contradiction>,
    scanned: usize,
    thresholds: Vec<String>,
    probabilities_plot: Option<PlotFigure>,
}

/// What the simulation was run with.
#[derive(Serialize)]
struct RunRow {
    version: String,
    seed: u64,
    samples: String,
    half_width: String,
    rings_exact: bool,
    precision: String,
    weights: String,
    accepted: String,
    digest: String,
    panel: String,
    confident: String,
    firm: String,
    coverage: String,
    editions: usize,
    change: String,
    firm_count: usize,
    likely_count: usize,
    contested_count: usize,
    borderline_count: usize,
    inward_count: usize,
    resting_count: usize,
    entropy: String,
}

/// How far assessors agree on a criterion.
#[derive(Serialize)]
struct AgreementRow {
    criterion: String,
    round: u32,
    assessors: usize,
    technologies: usize,
    complete: usize,
    alpha: String,
    tentative: bool,
    concordance: String,
    icc: String,
}

/// How near the order of another method is to ours.
#[derive(Serialize)]
struct MethodRow {
    name: String,
    spearman: String,
    kendall: String,
    top: String,
    first: String,
}

/// What a changed weight does.
#[derive(Serialize)]
struct WeightChangeRow {
    criterion: String,
    /// The changes tried: by how much, what changes ring, who passes whom.
    tried: Vec<WeightTrial>,
}

/// One change of a weight.
#[derive(Serialize)]
struct WeightTrial {
    by: String,
    rings: Vec<String>,
    passing: Vec<String>,
}

/// A technology whose counts and TRL contradict each other.
#[derive(Serialize)]
struct Contradiction {
    name: String,
    href: String,
    words: String,
}

/// A ring with its meaning.
#[derive(Serialize)]
struct RingRow {
    name: String,
    meaning: String,
    href: String,
}

/// A rule with its conditions in words.
#[derive(Serialize)]
struct RuleRow {
    number: usize,
    ring: String,
    words: String,
    conditions: Vec<String>,
}

/// A criterion with its anchors.
#[derive(Serialize)]
struct CriterionRow {
    name: String,
    question: String,
    weight: String,
    share: String,
    range: String,
    scale: String,
    value: String,
    origin: String,
    anchors: Vec<String>,
}

/// A word and a number.
#[derive(Serialize)]
struct Amount {
    word: &'static str,
    amount: String,
}

/// A legal class.
#[derive(Serialize)]
struct ClassRow {
    name: String,
    meaning: String,
    instrument: String,
    effect: String,
    level: String,
    level_special: String,
    source: String,
    checked_on: String,
}

/// One technology worked through.
#[derive(Serialize)]
struct Example {
    name: String,
    href: String,
    ring: String,
    rule: usize,
    demand: String,
    value: String,
    sum: String,
    id: String,
}

/// Composes the method page.
pub fn page(reader: &Reader) -> MethodPage {
    let dossier = reader.dossier;
    let configuration = &dossier.configuration;
    let demand = &configuration.demand;
    let ring = |index: usize| configuration.rings[index].name.clone();
    let rules = configuration.rules.iter().enumerate().map(|(index, rule)| RuleRow {
        number: index + 1,
        ring: ring(rule.ring),
        words: rule.words.clone(),
        conditions: rule
            .conditions
            .iter()
            .map(|condition| condition_words(reader, condition))
            .collect(),
    });
    let held = configuration
        .topics
        .iter()
        .filter(|topic| dossier.workshops_on(&topic.id).next().is_some())
        .count();
    let unscored = configuration.criteria.iter().enumerate().filter(|(index, _)| {
        reader
            .edition
            .placements
            .iter()
            .all(|placement| placement.assessments[*index].level.is_none())
    });
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
            .map(|ring| RingRow {
                name: ring.name.clone(),
                meaning: ring.meaning.clone(),
                href: format!("ring/{}.html", ring.id),
            })
            .collect(),
        rules: rules.collect(),
        criteria: configuration
            .criteria
            .iter()
            .map(|criterion| criterion_row(configuration, criterion))
            .collect(),
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
        lowers_by: words::short(configuration.constrains.lowers_by),
        not_below: configuration.constrains.not_below.to_string(),
        classes: configuration.legal_classes.iter().map(class_row).collect(),
        held,
        planned: configuration.topics.len(),
        example: example(reader),
        run: run_row(reader),
        agreement: reader
            .edition
            .agreement
            .iter()
            .map(|row| agreement_row(reader, row))
            .collect(),
        methods: method_rows(reader),
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
        weight_changes: weight_change_rows(reader),
        early_trl: EARLY_TRL,
        late_trl: LATE_TRL,
        contradictions: contradictions(reader),
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
        unscored: words::join(
            &unscored
                .map(|(_, criterion)| criterion.name.clone())
                .collect::<Vec<_>>(),
        ),
    }
}

fn criterion_row(configuration: &Configuration, criterion: &Criterion) -> CriterionRow {
    let total: f64 = configuration
        .criteria
        .iter()
        .map(|criterion| criterion.weight.value())
        .sum();
    let scale = criterion.scale;
    let better = match scale.better {
        Better::High => scale.high,
        Better::Low => scale.low,
    };
    CriterionRow {
        share: format!("{:.0} %", 100.0 * criterion.weight.value() / total),
        range: criterion
            .weight_range
            .map(|(low, high)| {
                message!(
                    "range",
                    low = words::short(low.value()),
                    high = words::short(high.value())
                )
            })
            .unwrap_or_default(),
        scale: message!(
            "scale-with-best",
            low = scale.low.to_string(),
            high = scale.high.to_string(),
            best = better.to_string()
        ),
        value: match &criterion.value {
            ValueFunction::Linear => message!("worth-straight"),
            ValueFunction::Piecewise(points) => {
                let points = points.iter().map(|(level, value)| {
                    message!(
                        "worth-of-level",
                        level = level.to_string(),
                        worth = value.value().to_string()
                    )
                });
                message!("worth-piecewise", points = points.collect::<Vec<_>>().join(", "))
            }
            ValueFunction::Categories(categories) => {
                let values = categories.iter();
                let values = values.map(|category| {
                    message!(
                        "worth-of-level",
                        level = &category.name,
                        worth = category.value.value().to_string()
                    )
                });
                values.collect::<Vec<_>>().join(", ")
            }
        },
        name: criterion.name.clone(),
        question: criterion.question.clone(),
        weight: words::short(criterion.weight.value()),
        origin: words::origin(&criterion.origin),
        anchors: criterion.anchors.clone(),
    }
}

fn run_row(reader: &Reader) -> Option<RunRow> {
    let run = reader.edition.run.as_ref()?;
    let scoring = &reader.dossier.configuration.scoring;
    let placements = &reader.edition.placements;
    let verdicts = |wanted: ConfidenceClass| {
        let certain = placements.iter().filter_map(|placement| placement.certainty.as_ref());
        certain.filter(|certainty| certainty.class == wanted).count()
    };
    let borderline = || {
        let certain = placements.iter();
        let certain = certain.filter_map(|placement| Some((placement, placement.certainty.as_ref()?)));
        certain.filter(|(_, certainty)| certainty.borderline)
    };
    Some(RunRow {
        version: run.version.clone(),
        seed: run.seed,
        samples: words::thousands(run.samples),
        half_width: format!("{:.2}", 100.0 * run.half_width),
        rings_exact: run.rings_exact,
        precision: scoring
            .precision
            .map(|precision| format!("{:.2}", 100.0 * precision))
            .unwrap_or_default(),
        weights: words::weights_drawn(scoring),
        accepted: run.accepted.map(|share| format!("{share:.4}")).unwrap_or_default(),
        digest: run.digest.clone(),
        panel: match scoring.panel {
            PanelDistribution::Expert => message!("panel-one-expert"),
            PanelDistribution::Criterion => message!("panel-one-each"),
        },
        confident: words::short(scoring.confident),
        firm: words::short(scoring.firm),
        coverage: format!("{:.0} %", 100.0 * scoring.coverage),
        editions: scoring.hysteresis.editions,
        change: words::short(scoring.hysteresis.probability),
        firm_count: verdicts(ConfidenceClass::Firm),
        likely_count: verdicts(ConfidenceClass::Likely),
        contested_count: verdicts(ConfidenceClass::Contested),
        borderline_count: borderline().count(),
        inward_count: borderline()
            .filter(|(placement, certainty)| certainty.neighbour.is_some_and(|ring| ring < placement.ring))
            .count(),
        resting_count: placements
            .iter()
            .filter(|placement| placement.rests_on_unknowns(&reader.dossier.configuration))
            .count(),
        entropy: format!("{:.2}", run.first_rank_entropy),
    })
}

fn agreement_row(reader: &Reader, row: &Agreement) -> AgreementRow {
    let figure =
        |figure: Option<f64>| figure.map_or_else(|| message!("undefined-figure"), |figure| format!("{figure:.2}"));
    AgreementRow {
        criterion: reader.dossier.configuration.criteria[row.criterion].name.clone(),
        round: row.round,
        assessors: row.assessors,
        technologies: row.technologies,
        complete: row.complete,
        alpha: match row.distance {
            "ordinal" => figure(row.alpha),
            distance => message!("alpha-with-distance", alpha = figure(row.alpha), distance = distance),
        },
        tentative: row.alpha.is_some_and(|alpha| alpha < TENTATIVE),
        concordance: figure(row.concordance),
        icc: row.icc.map_or_else(
            || message!("undefined-figure"),
            |(icc, low, high)| {
                message!(
                    "interval",
                    estimate = format!("{icc:.2}"),
                    low = format!("{low:.2}"),
                    high = format!("{high:.2}")
                )
            },
        ),
    }
}

/// Below this alpha conclusions are tentative (Krippendorff's usual limit).
const TENTATIVE: f64 = 0.667;

fn method_rows(reader: &Reader) -> Vec<MethodRow> {
    let Some(comparison) = &reader.edition.comparison else {
        return Vec::new();
    };
    let figure =
        |figure: Option<f64>| figure.map_or_else(|| message!("undefined-figure"), |figure| format!("{figure:.3}"));
    let first = |ranks: &[usize]| {
        let names = comparison
            .technologies
            .iter()
            .zip(ranks)
            .filter(|(_, rank)| **rank == 1);
        let names: Vec<String> = names
            .filter_map(|(id, _)| Some(reader.dossier.technology(id)?.name.clone()))
            .collect();
        words::join(&names)
    };
    let ours = MethodRow {
        name: message!("method-ours"),
        spearman: "1".into(),
        kendall: "1".into(),
        top: "1".into(),
        first: first(&comparison.ours),
    };
    let others = comparison.methods.iter().map(|method| MethodRow {
        name: method.name.clone(),
        spearman: figure(method.spearman),
        kendall: figure(method.kendall),
        top: figure(method.top_weighted),
        first: first(&method.ranks),
    });
    std::iter::once(ours).chain(others).collect()
}

fn weight_change_rows(reader: &Reader) -> Vec<WeightChangeRow> {
    let configuration = &reader.dossier.configuration;
    let name = |id: &String| {
        let technology = reader.dossier.technology(id);
        technology.map_or_else(|| id.clone(), |technology| technology.name.clone())
    };
    let changes = &reader.edition.weight_changes;
    let rows = changes.chunk_by(|one, other| one.criterion == other.criterion);
    rows.map(|row| WeightChangeRow {
        criterion: configuration.criteria[row[0].criterion].name.clone(),
        tried: row
            .iter()
            .map(|change| WeightTrial {
                by: words::weight_share(change),
                rings: change
                    .rings
                    .iter()
                    .map(|(id, ring)| {
                        message!(
                            "goes-to-ring",
                            technology = name(id),
                            ring = &configuration.rings[*ring].name
                        )
                    })
                    .collect(),
                passing: change
                    .passing
                    .iter()
                    .map(|(id, passed)| message!("passes", technology = name(id), passed = name(passed)))
                    .collect(),
            })
            .collect(),
    })
    .collect()
}

fn contradictions(reader: &Reader) -> Vec<Contradiction> {
    let placements = reader.edition.placements.iter();
    let flagged = placements.filter_map(|placement| Some((placement, placement.contradiction.as_ref()?)));
    flagged
        .filter_map(|(placement, found)| {
            Some(Contradiction {
                name: reader.dossier.technology(&placement.technology)?.name.clone(),
                href: format!("tech/{}.html#momentum", placement.technology),
                words: words::contradiction(found),
            })
        })
        .collect()
}

fn class_row(class: &crate::model::LegalClass) -> ClassRow {
    ClassRow {
        name: class.name.clone(),
        meaning: class.meaning.clone(),
        instrument: class.instrument.clone(),
        effect: words::effect(class.effect),
        level: class.level.to_string(),
        level_special: class.level_special.to_string(),
        source: class.source.clone(),
        checked_on: class.checked_on.to_string(),
    }
}

fn condition_words(reader: &Reader, condition: &Condition) -> String {
    match condition {
        Condition::Limit {
            measure,
            bound,
            unknown_passes,
        } => {
            let what = words::capital(&words::measure(measure, &reader.dossier.configuration));
            match (bound, unknown_passes) {
                (Bound::AtLeast(limit), false) => {
                    message!("condition-at-least", measure = what, limit = limit.to_string())
                }
                (Bound::AtLeast(limit), true) => message!(
                    "condition-at-least-unknown-passes",
                    measure = what,
                    limit = limit.to_string()
                ),
                (Bound::AtMost(limit), false) => {
                    message!("condition-at-most", measure = what, limit = limit.to_string())
                }
                (Bound::AtMost(limit), true) => message!(
                    "condition-at-most-unknown-passes",
                    measure = what,
                    limit = limit.to_string()
                ),
            }
        }
        Condition::Effect(effects) => {
            let effects = effects.iter().map(|effect| words::effect(*effect));
            let effects = effects.reduce(|before, next| message!("or-list", before = before, next = next));
            message!("condition-law", effects = effects.unwrap_or_default())
        }
    }
}

/// The technology most asked for, worked through.
fn example(reader: &Reader) -> Option<Example> {
    let asked = reader
        .edition
        .placements
        .iter()
        .filter(|placement| placement.asked == Asked::Asked && placement.value.is_some());
    let most = asked.max_by(|a, b| {
        a.demand
            .total
            .total_cmp(&b.demand.total)
            .then_with(|| b.technology.cmp(&a.technology))
    })?;
    let technology = reader.dossier.technology(&most.technology)?;
    Some(Example {
        name: technology.name.clone(),
        href: format!("tech/{}.html", technology.id),
        ring: reader.dossier.configuration.rings[most.ring].name.clone(),
        rule: most.rule + 1,
        demand: words::short(most.demand.total),
        value: format!("{:.2}", most.value?.value()),
        sum: sum_words(reader, most),
        id: technology.id.clone(),
    })
}

/// The weighted sum in figures: "(25 × 1 + 20 × 0.75) / 45".
fn sum_words(reader: &Reader, placement: &Placement) -> String {
    let criteria = &reader.dossier.configuration.criteria;
    let known = placement
        .assessments
        .iter()
        .filter_map(|assessment| Some((criteria[assessment.criterion].weight.value(), assessment.score?.value())));
    let known: Vec<(f64, f64)> = known.collect();
    let terms: Vec<String> = known
        .iter()
        .map(|(weight, score)| format!("{} × {}", words::short(*weight), words::short(*score)))
        .collect();
    let all: f64 = known.iter().map(|(weight, _)| *weight).sum();
    format!("({}) / {}", terms.join(" + "), words::short(all))
}
