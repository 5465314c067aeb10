//! A technology's page: the verdict, why, what would move it, what to do, and everything that stands behind it.

mod law;

use serde::Serialize;

use crate::model::{
    Ask, Asked, Assessment, Basis, Finding, Grade, MatchedWord, PanelRound, Placement, Technology, source_title,
};
use crate::render::markdown::render_markdown;
use crate::render::messages::message;
use crate::render::words;

use super::Reader;
use super::frame::{At, Entry, Frame, frame, home};
use super::home::group_href;
use super::next::{self, QuestionRow};
use super::path::{Path, path_of};
use super::plot::{PlotFigure, find_figure};
use super::records::{self, RecordsSaid};
use super::sources::{self, SourceSays};
use law::{Law, describe_law};

/// A technology's page.
#[derive(Serialize)]
pub struct TechnologyPage {
    #[serde(flatten)]
    frame: Frame,
    id: String,
    aliases: Vec<String>,
    description: String,
    ring: String,
    ring_id: String,
    ring_meaning: String,
    review: String,
    asked: &'static str,
    rules: Vec<(String, Vec<String>)>,
    /// The ring the rules ask for, where the ring shown is held; else empty.
    ruled: String,
    counted_from: String,
    nearer: Vec<Nearer>,
    sure: Option<Sure>,
    before: Vec<String>,
    moves: Vec<String>,
    spread_from: String,
    hangs_on: Vec<String>,
    questions: Vec<QuestionRow>,
    weights_plot: Option<PlotFigure>,
    panels: Vec<PanelRow>,
    assessors_plot: Option<PlotFigure>,
    momentum: Vec<MomentumRow>,
    contradictions: Vec<String>,
    sources: Vec<SourceSays>,
    advice: String,
    /// What to do by the ring the rules ask for, where the ring shown is held; else empty.
    advice_of_ruled: String,
    law: Law,
    demand: String,
    unit: String,
    rests: String,
    how_need_follows: String,
    groups: String,
    splits: Vec<String>,
    core: Vec<AskRow>,
    related: Vec<AskRow>,
    constrains: Vec<AskRow>,
    trl_low: u8,
    trl_high: u8,
    trl_basis: String,
    trl_date: String,
    records: Option<RecordsSaid>,
    standards: Vec<StandardRow>,
    criteria: Vec<CriterionRow>,
    value: String,
    coverage: String,
    missing: String,
    path: Option<Path>,
    topics: Vec<Entry>,
    activity: String,
}

/// How sure the ring is.
#[derive(Serialize)]
struct Sure {
    short: String,
    word: &'static str,
    words: Vec<String>,
    rings: Vec<SureRing>,
    /// Whether its probabilities are counted out.
    rings_exact: bool,
    spread: Option<SpreadRow>,
    samples: String,
    seed: u64,
    weights: String,
}

/// How far the value spreads.
#[derive(Serialize)]
struct SpreadRow {
    median: String,
    low: String,
    high: String,
}

/// The probability of one ring, as text and as the length of a bar.
#[derive(Serialize)]
struct SureRing {
    name: String,
    drawn: bool,
    /// What the ring is to the technology, where it is anything: drawn, held or asked for.
    mark: String,
    share: String,
    error: String,
    length: String,
}

/// What assessors gave on one criterion in one round.
#[derive(Serialize)]
struct PanelRow {
    criterion: String,
    round: u32,
    number: usize,
    median: String,
    quartiles: String,
    given: String,
    agreement: String,
    changed: String,
}

/// How the counts of one source develop.
#[derive(Serialize)]
struct MomentumRow {
    source: String,
    words: Vec<String>,
    emergence: Vec<String>,
    counts: Vec<(i16, u64)>,
    plot: Option<PlotFigure>,
}

/// A nearer ring and what stands in the way.
#[derive(Serialize)]
struct Nearer {
    ring: String,
    missing: Vec<String>,
}

/// A statement that asks for the technology or limits it.
#[derive(Serialize)]
struct AskRow {
    need: String,
    href: String,
    statement: String,
    kind: &'static str,
    amount: String,
    workshop: String,
    when: String,
    source: String,
    by: String,
    date: String,
    why: String,
    trust: String,
    old: String,
    words: String,
}

/// A standard and what to do about it.
#[derive(Serialize)]
struct StandardRow {
    number: String,
    title: String,
    note: String,
    action: String,
    review: String,
    href: String,
}

/// A criterion with its level.
#[derive(Serialize)]
struct CriterionRow {
    name: String,
    level: String,
    anchor: String,
    weight: String,
    basis: String,
    because: String,
}

/// Composes a technology's page.
/// What the edition before says of it, and what decided where it moved or is asked to.
fn tell_since(reader: &Reader, technology: &Technology, placement: &Placement) -> Vec<String> {
    let mut told = words::before(placement, &reader.dossier.configuration);
    let Some(differences) = reader.differences else {
        return told;
    };
    let listed = differences.moved.iter().chain(&differences.waiting);
    let of = listed.filter(|moved| moved.technology == technology.id && moved.cause.is_some());
    let reasons = differences.reasons.as_ref();
    told.extend(of.map(|moved| words::capital(&words::moved_because(moved, reasons)) + "."));
    told
}

pub fn page(reader: &Reader, technology: &Technology, placement: &Placement) -> TechnologyPage {
    let configuration = &reader.dossier.configuration;
    let ring = &configuration.rings[placement.ring];
    let rows = |grade: Grade| -> Vec<AskRow> {
        placement
            .demand
            .asks
            .iter()
            .filter(|ask| ask.grade == grade)
            .filter_map(|ask| ask_row(reader, technology, ask))
            .collect()
    };
    let crumbs = vec![home(), Entry::new(ring.name.clone(), format!("ring/{}.html", ring.id))];
    let href = format!("tech/{}.html", technology.id);
    let groups: Vec<String> = configuration
        .groups
        .iter()
        .filter(|group| {
            placement
                .demand
                .asks
                .iter()
                .any(|ask| ask.amount > 0.0 && ask.group == group.id)
        })
        .map(|group| group.name.clone())
        .collect();
    let (ring_meaning, advice) = ring.words_for([placement].into_iter());
    TechnologyPage {
        frame: frame(
            reader,
            At::Folder,
            &technology.name,
            Some(message!("kind-technology")),
            &href,
            crumbs,
        ),
        id: technology.id.clone(),
        aliases: technology.aliases.clone(),
        description: render_markdown(&technology.description),
        ring: ring.name.clone(),
        ring_id: ring.id.clone(),
        ring_meaning: ring_meaning.to_owned(),
        review: words::review_by(technology.review_by, configuration.date).unwrap_or_default(),
        asked: match placement.asked {
            Asked::Asked => "asked",
            Asked::NotMentioned => "not-mentioned",
            Asked::NotYetAsked => "not-yet",
        },
        rules: rules_behind(reader, placement),
        ruled: placement
            .held
            .as_ref()
            .map(|_| configuration.rings[placement.ruled].name.clone())
            .unwrap_or_default(),
        counted_from: words::counted_from(placement, configuration).unwrap_or_default(),
        nearer: placement
            .nearer
            .iter()
            .map(|near| Nearer {
                ring: configuration.rings[near.ring].name.clone(),
                missing: to_words(reader, &near.missing),
            })
            .collect(),
        sure: sure(reader, placement),
        before: tell_since(reader, technology, placement),
        moves: placement
            .switching_values
            .iter()
            .take(MOST_MOVES)
            .map(|found| words::switching_value(found, configuration))
            .collect(),
        spread_from: words::variance_shares(&placement.sensitivity, configuration).unwrap_or_default(),
        hangs_on: hangs_on(reader, technology),
        questions: next::of_technology(reader, &technology.id),
        weights_plot: find_figure(reader, &format!("{}-weights", technology.id)),
        panels: panels(reader, placement),
        assessors_plot: find_figure(reader, &format!("{}-assessors", technology.id)),
        momentum: placement
            .momentum
            .iter()
            .map(|momentum| MomentumRow {
                source: source_title(&momentum.source).to_owned(),
                words: words::momentum(momentum),
                emergence: momentum.emergence.as_ref().map_or_else(Vec::new, words::emergence),
                counts: momentum.counts.clone(),
                plot: find_figure(reader, &format!("{}-momentum-{}", technology.id, momentum.source)),
            })
            .collect(),
        sources: sources::of_technology(reader, &technology.id),
        contradictions: placement.contradictions.iter().map(words::contradiction).collect(),
        advice: advice.to_owned(),
        advice_of_ruled: words::advice_of_ruled(placement, configuration).unwrap_or_default(),
        law: describe_law(reader, technology, placement),
        demand: words::short(placement.demand.total),
        unit: words::demand_unit(configuration),
        how_need_follows: words::how_need_follows(configuration),
        rests: words::only_ground(placement, configuration)
            .map(|need| message!("rests-on-one-statement", need = need))
            .unwrap_or_default(),
        groups: words::join(&groups),
        splits: splits(reader, placement),
        core: rows(Grade::Core),
        related: rows(Grade::Related),
        constrains: rows(Grade::Constrains),
        trl_low: technology.trl.low.level(),
        trl_high: technology.trl.high.level(),
        trl_basis: words::trl_basis(technology.trl.basis),
        trl_date: technology.trl.date.to_string(),
        records: records::of_technology(reader, technology),
        standards: standards(reader, technology),
        criteria: placement
            .assessments
            .iter()
            .map(|assessment| criterion_row(reader, assessment))
            .collect(),
        value: placement
            .value
            .map_or_else(|| message!("none-as-value"), |value| format!("{:.2}", value.value())),
        coverage: format!("{:.0} %", 100.0 * placement.coverage),
        missing: missing(reader, placement),
        path: path_of(reader, &technology.id),
        topics: technology
            .topics
            .iter()
            .filter_map(|id| reader.dossier.topic(id))
            .map(|topic| Entry::new(topic.name.clone(), format!("topic/{}.html", topic.id)))
            .collect(),
        activity: configuration
            .activities
            .iter()
            .find(|activity| activity.id == technology.activity)
            .map(|activity| activity.name.clone())
            .unwrap_or_default(),
    }
}

/// The rules behind the ring, each a sentence with its conditions.
fn rules_behind(reader: &Reader, placement: &Placement) -> Vec<(String, Vec<String>)> {
    let rules = words::rules_behind(placement, &reader.dossier.configuration).into_iter();
    rules
        .map(|rule| {
            (
                rule.words,
                rule.conditions.iter().map(|words| words::capital(words)).collect(),
            )
        })
        .collect()
}

/// What the ring hangs on, the largest change first.
fn hangs_on(reader: &Reader, technology: &Technology) -> Vec<String> {
    let found = reader.doubts.trials_of(&technology.id);
    let effects = found
        .into_iter()
        .flat_map(|found| found.effects.iter().map(move |effect| (found, effect)));
    let words = effects.map(|(found, effect)| words::trial_effect(effect, found, &reader.dossier.configuration));
    words.take(MOST_TRIALS).collect()
}

/// Trials worth listing: the largest changes.
const MOST_TRIALS: usize = 12;

/// Changes worth listing: the nearest.
const MOST_MOVES: usize = 5;

fn sure(reader: &Reader, placement: &Placement) -> Option<Sure> {
    let configuration = &reader.dossier.configuration;
    let (certainty, run) = (placement.certainty.as_ref()?, reader.edition.run.as_ref()?);
    let rings = configuration.rings.iter().enumerate();
    let rings = rings.map(|(index, ring)| SureRing {
        name: ring.name.clone(),
        drawn: index == placement.ring,
        mark: match placement.held {
            Some(_) if index == placement.ring => message!("held-here"),
            Some(_) if index == placement.ruled => message!("asked-for-here"),
            None if index == placement.ring => message!("drawn-here"),
            Some(_) | None => String::new(),
        },
        share: words::percent(certainty.rings[index]),
        error: format!("{:.2} %", 100.0 * certainty.errors[index]),
        length: format!("{:.1}", 100.0 * certainty.rings[index]),
    });
    Some(Sure {
        short: words::capital(&words::confidence(placement, configuration)?),
        word: certainty.word.as_str(),
        words: words::certainty(placement, configuration),
        rings: rings.collect(),
        rings_exact: run.rings_exact,
        spread: certainty.value.map(|value| SpreadRow {
            median: format!("{:.2}", value.median),
            low: format!("{:.2}", value.low),
            high: format!("{:.2}", value.high),
        }),
        samples: words::thousands(run.samples),
        seed: run.seed,
        weights: words::weights_drawn(&configuration.scoring),
    })
}

/// The demand by workshop, by group and by host country, a sentence each.
fn splits(reader: &Reader, placement: &Placement) -> Vec<String> {
    let demand = &placement.demand;
    let workshop = |id: &str| {
        let mut workshops = reader.dossier.workshops.iter();
        workshops
            .find(|workshop| workshop.id == id)
            .map_or_else(|| id.to_owned(), |found| found.title.clone())
    };
    let group = |id: &str| {
        let mut groups = reader.dossier.configuration.groups.iter();
        groups
            .find(|group| group.id == id)
            .map_or_else(|| id.to_owned(), |found| found.name.clone())
    };
    let country = |id: &str| {
        if id.is_empty() {
            message!("not-known")
        } else {
            id.to_owned()
        }
    };
    let named = |sums: Vec<(&str, f64)>, name: &dyn Fn(&str) -> String| {
        let sums = sums
            .into_iter()
            .map(|(id, sum)| message!("name-with-number", name = name(id), number = words::short(sum)));
        sums.collect::<Vec<_>>().join(", ")
    };
    if demand.total == 0.0 {
        return Vec::new();
    }
    vec![
        message!("demand-by-workshop", sums = named(demand.by_workshop(), &workshop)),
        message!("demand-by-group", sums = named(demand.by_group(), &group)),
        message!("demand-by-country", sums = named(demand.by_country(), &country)),
    ]
}

fn panels(reader: &Reader, placement: &Placement) -> Vec<PanelRow> {
    let criteria = &reader.dossier.configuration.criteria;
    let scored = placement.assessments.iter().filter_map(|assessment| {
        let panel = assessment.panel.as_ref()?;
        Some((&criteria[assessment.criterion].name, panel))
    });
    let rounds = scored.flat_map(|(name, panel)| panel.rounds.iter().map(move |round| (name, round)));
    rounds.map(|(name, round)| panel_row(name, round)).collect()
}

fn panel_row(criterion: &str, round: &PanelRound) -> PanelRow {
    let given = round.given.iter().map(|given| {
        if given.low == given.high {
            message!(
                "name-with-number",
                name = &given.assessor,
                number = given.mode.to_string()
            )
        } else {
            message!(
                "score-with-range",
                assessor = &given.assessor,
                likely = given.mode.to_string(),
                low = given.low.to_string(),
                high = given.high.to_string()
            )
        }
    });
    PanelRow {
        criterion: criterion.to_owned(),
        round: round.round,
        number: round.given.len(),
        median: words::short(round.median),
        quartiles: message!(
            "range",
            low = words::short(round.lower),
            high = words::short(round.upper)
        ),
        given: given.collect::<Vec<_>>().join(", "),
        agreement: match round.consensus {
            None => message!("one-voice"),
            Some(true) => message!("they-agree"),
            Some(false) => message!("they-disagree"),
        },
        changed: round.changed.map(words::percent).unwrap_or_default(),
    }
}

fn to_words(reader: &Reader, findings: &[Finding]) -> Vec<String> {
    findings
        .iter()
        .map(|finding| words::capital(&words::finding(finding, &reader.dossier.configuration)))
        .collect()
}

fn missing(reader: &Reader, placement: &Placement) -> String {
    let criteria = &reader.dossier.configuration.criteria;
    let missing = placement
        .assessments
        .iter()
        .filter(|assessment| assessment.level.is_none());
    words::join(
        &missing
            .map(|assessment| criteria[assessment.criterion].name.clone())
            .collect::<Vec<_>>(),
    )
}

fn ask_row(reader: &Reader, technology: &Technology, ask: &Ask) -> Option<AskRow> {
    let (workshop, need) = reader.dossier.need(&ask.need)?;
    let link = words::ask_link_words(reader.dossier, ask, &technology.id);
    let when = workshop.dates.first().map(words::days).unwrap_or_default();
    Some(AskRow {
        need: need.id.clone(),
        href: format!("topic/{}.html#n-{}", workshop.topic, need.id),
        statement: need.statement.clone(),
        kind: need.kind.as_str(),
        amount: words::short(ask.amount),
        workshop: workshop.title.clone(),
        when: match &workshop.place {
            Some(place) => message!("date-and-place", date = when, place = place),
            None => when,
        },
        source: message!(
            "place-in-document",
            document = &workshop.source.document,
            section = &need.section,
            item = need.item,
            line = need.line
        ),
        by: link.by,
        date: link.date,
        why: link.why,
        trust: link.trust,
        old: words::old_mark(ask.old),
        words: words_behind(reader, &need.id, &technology.id),
    })
}

/// The words of a need that speak for a technology, in one line; empty where they have none in common.
pub fn words_behind(reader: &Reader, need: &str, technology: &str) -> String {
    let key = (need.to_owned(), technology.to_owned());
    let matched = reader.notes.words.get(&key).into_iter().flatten();
    matched.map(MatchedWord::to_words).collect::<Vec<_>>().join(", ")
}

fn standards(reader: &Reader, technology: &Technology) -> Vec<StandardRow> {
    let all = &reader.dossier.standards;
    let listed = all
        .iter()
        .filter(|standard| standard.technologies.contains(&technology.id));
    listed
        .map(|standard| {
            let successor = standard
                .successor
                .as_ref()
                .and_then(|id| all.iter().find(|other| other.id == *id));
            StandardRow {
                number: standard.number.clone(),
                title: standard.title.clone(),
                note: standard.note.clone(),
                action: words::action(standard, successor),
                review: words::review_standard_by(standard, reader.dossier.configuration.date).unwrap_or_default(),
                href: format!("standards.html#s-{}", standard.id),
            }
        })
        .collect()
}

fn criterion_row(reader: &Reader, assessment: &Assessment) -> CriterionRow {
    let criterion = &reader.dossier.configuration.criteria[assessment.criterion];
    let (level, anchor) = match assessment.level {
        Some(level) => (
            level.to_string(),
            criterion
                .anchor(level)
                .map_or_else(|| message!("as-measured"), str::to_owned),
        ),
        None => (message!("level-missing"), message!("not-known")),
    };
    CriterionRow {
        name: criterion.name.clone(),
        level,
        anchor,
        weight: words::short(criterion.weight.value()),
        basis: match assessment.basis {
            Basis::Computed => message!("basis-computed"),
            Basis::Assessors(number) => message!("basis-assessors", count = number),
            Basis::Desk => message!("basis-desk"),
            Basis::Override => message!("basis-by-hand"),
            Basis::Missing => message!("basis-nobody"),
        },
        because: words::because(assessment),
    }
}

/// The page of a group, used by topics too.
pub fn group_crumb(reader: &Reader, group: &str) -> Option<Entry> {
    let name = &reader
        .dossier
        .configuration
        .groups
        .iter()
        .find(|known| known.id == group)?
        .name;
    Some(Entry::new(name.clone(), group_href(reader, group)?))
}
