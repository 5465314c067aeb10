//! The whole working behind one placement, as text: every number, source and rule.

mod uncertainty;

use crate::model::{
    Ask, Assessment, Basis, Dossier, Doubts, Edition, LegalClass, Measure, PerWorkshop, Placement, SpreadShare,
    Technology,
};

use super::messages::message;
use super::questions::question_worth;
use super::words;

use uncertainty::explain_uncertainty;

/// Explains a placement, for the terminal. `doubts` are those of the technology; `spread` says where the spread of its value comes from when the weights are
/// drawn too, where that can be told.
pub fn explain_placement(
    dossier: &Dossier,
    edition: &Edition,
    (technology, placement): (&Technology, &Placement),
    (spread, doubts): (Option<&[SpreadShare]>, &Doubts),
) -> String {
    let lines = [
        explain_ring(dossier, technology, placement),
        explain_value(dossier, placement),
        explain_demand(dossier, placement),
        explain_uncertainty(dossier, edition, (technology, placement), spread),
        explain_doubts(dossier, placement, doubts),
        explain_sources(dossier, technology),
    ];
    lines.concat().into_iter().map(|line| line + "\n").collect()
}

/// An empty line and the heading of what follows.
fn head(words: String) -> Vec<String> {
    vec![String::new(), words]
}

/// One of a list.
fn item(words: &str) -> String {
    format!("  - {words}")
}

fn explain_ring(dossier: &Dossier, technology: &Technology, placement: &Placement) -> Vec<String> {
    let configuration = &dossier.configuration;
    let ring = &configuration.rings[placement.ring];
    let findings = |findings: &[crate::model::Finding]| -> Vec<String> {
        let findings = findings.iter();
        findings
            .map(|finding| item(&words::finding(finding, configuration)))
            .collect()
    };
    let mut lines = vec![
        message!("name-and-id", name = &technology.name, id = &technology.id),
        message!(
            "ring-and-meaning",
            ring = &ring.name,
            meaning = ring.words_for([placement].into_iter()).0
        ),
    ];
    let before = words::before(placement, configuration);
    lines.extend((!before.is_empty()).then(String::new));
    lines.extend(before);
    for rule in words::rules_behind(placement, configuration) {
        lines.extend(head(rule.words));
        lines.extend(rule.conditions.iter().map(|condition| item(condition)));
    }
    lines.extend(
        placement
            .held
            .iter()
            .flat_map(|_| {
                head(message!(
                    "what-is-lacking-by-rules",
                    ruled = &configuration.rings[placement.ruled].name
                ))
            })
            .filter(|_| !placement.nearer.is_empty()),
    );
    for near in &placement.nearer {
        lines.extend(head(message!(
            "ring-lacks",
            ring = &configuration.rings[near.ring].name,
            number = near.rule + 1
        )));
        lines.extend(findings(&near.missing));
    }
    lines
}

fn explain_value(dossier: &Dossier, placement: &Placement) -> Vec<String> {
    let criteria = &dossier.configuration.criteria;
    let mut lines = head(message!("explain-criteria"));
    for assessment in &placement.assessments {
        if let Some(criterion) = criteria.get(assessment.criterion) {
            lines.push(item(&explain_level(
                &criterion.name,
                criterion.weight.value(),
                assessment,
            )));
        }
    }
    lines.push(match placement.value {
        Some(value) => message!(
            "explain-value",
            value = format!("{:.4}", value.value()),
            coverage = format!("{:.0} %", 100.0 * placement.coverage)
        ),
        None => message!("explain-no-value"),
    });
    lines
}

fn explain_level(criterion: &str, weight: f64, assessment: &Assessment) -> String {
    let basis = match assessment.basis {
        Basis::Computed => message!("basis-computed"),
        Basis::Assessors(count) => message!("basis-assessors", count = count),
        Basis::Desk => message!("basis-desk"),
        Basis::Override => message!("basis-by-hand"),
        Basis::Missing => message!("level-missing"),
    };
    let (weight, because) = (weight.to_string(), words::because(assessment));
    let score = assessment.score;
    match assessment.level {
        Some(level) => message!(
            "explain-level",
            criterion = criterion,
            weight = weight,
            level = level.to_string(),
            value = format!("{:.3}", score.value()),
            basis = basis,
            because = because
        ),
        None => message!(
            "explain-no-level",
            criterion = criterion,
            weight = weight,
            value = format!("{:.3}", score.value()),
            basis = basis,
            because = because
        ),
    }
}

fn explain_demand(dossier: &Dossier, placement: &Placement) -> Vec<String> {
    let mut lines = head(message!(
        "explain-demand",
        demand = format!("{:.2}", placement.demand.total),
        unit = words::demand_unit(&dossier.configuration)
    ));
    for ask in &placement.demand.asks {
        lines.extend(explain_ask(dossier, ask, &placement.technology));
    }
    if placement.demand.asks.is_empty() {
        lines.push(format!("  {}", message!("none-word")));
    }
    let need = &placement.demand.need;
    let levels = need.levels.iter().map(|(level, share)| {
        message!(
            "level-with-probability",
            level = level.to_string(),
            probability = words::percent(*share)
        )
    });
    let unknown =
        (need.unknown > 0.0).then(|| message!("unknown-with-probability", probability = words::percent(need.unknown)));
    lines.push(format!(
        "  {}",
        message!(
            "need-levels",
            levels = levels.chain(unknown).collect::<Vec<_>>().join(", ")
        )
    ));
    let ground = words::only_ground(placement, &dossier.configuration);
    lines.extend(ground.map(|need| format!("  {}", message!("rests-on-one-statement", need = need))));
    lines
}

fn explain_ask(dossier: &Dossier, ask: &Ask, technology: &str) -> Vec<String> {
    let Some((workshop, need)) = dossier.need(&ask.need) else {
        return Vec::new();
    };
    let sum = message!(
        "explain-ask",
        amount = format!("{:.2}", ask.amount),
        points = format!("{:.2}", ask.points),
        strength = ask.strength.to_string(),
        grade = ask.grade.as_str(),
        probability = ask.probability.to_string(),
        need = &need.id,
        statement = &need.statement
    );
    let place = message!(
        "explain-ask-place",
        workshop = &workshop.title,
        document = &workshop.source.document,
        section = &need.section,
        item = need.item,
        line = need.line
    );
    let link = words::ask_link_words(dossier, ask, technology);
    let linked = message!("explain-ask-link", by = link.by, date = link.date, why = link.why);
    let again = (ask.same_as != ask.need).then(|| message!("explain-said-before", need = &ask.same_as));
    let old = ask.old.map(|year| words::old_mark(Some(year)));
    let details = [explain_points(dossier, ask), place, linked, link.trust];
    let details = details.into_iter().chain(again).chain(old);
    let mut lines = vec![item(&sum)];
    lines.extend(details.map(|words| format!("      {words}")));
    lines
}

/// How the workshop's points come to the line.
fn explain_points(dossier: &Dossier, ask: &Ask) -> String {
    let model = &dossier.configuration.demand;
    let (points, weight, kind) = (format!("{:.2}", ask.points), ask.weight.to_string(), ask.kind.as_str());
    let weight = if ask.broad {
        message!(
            "line-weight-broad",
            weight = weight,
            kind = kind,
            broad = model.broad.to_string()
        )
    } else {
        message!("line-weight", weight = weight, kind = kind)
    };
    match model.per_workshop {
        PerWorkshop::Equal if ask.points > 0.0 => {
            let broad = if ask.broad { model.broad } else { 1.0 };
            let all = PerWorkshop::POINTS * ask.weight * broad / ask.points;
            message!(
                "points-of-line",
                points = points,
                hundred = PerWorkshop::POINTS.to_string(),
                weight = weight,
                all = words::short(all)
            )
        }
        PerWorkshop::Equal | PerWorkshop::ByLine => message!("points-by-line", points = points, weight = weight),
    }
}

/// What the ring hangs on, and what would be worth finding out.
fn explain_doubts(dossier: &Dossier, placement: &Placement, doubts: &Doubts) -> Vec<String> {
    let configuration = &dossier.configuration;
    let counted_from = words::counted_from(placement, configuration).map(|words| format!("  {words}"));
    let mut lines = head(message!("explain-hangs-on"));
    lines.extend(counted_from.clone());
    for found in &doubts.trials {
        let effects = found.effects.iter();
        lines.extend(effects.map(|effect| item(&words::trial_effect(effect, found, configuration))));
        if found.effects.is_empty() {
            lines.push(format!("  {}", message!("hangs-on-nothing")));
        }
    }
    if !configuration.asks_for(&Measure::Value) {
        lines.push(format!("  {}", message!("weights-change-no-ring")));
    }
    lines.extend(head(message!("explain-find-out")));
    lines.extend(counted_from);
    for question in &doubts.questions {
        lines.push(item(&words::question(question, dossier)));
        let who = message!("next-who", who = words::who_could_tell(question, dossier));
        let details = [question_worth(question), words::answers(question, configuration), who];
        lines.extend(details.map(|words| format!("      {words}")));
    }
    if doubts.questions.is_empty() {
        lines.push(format!("  {}", message!("none-word")));
    }
    lines
}

fn explain_safeguards(class: &LegalClass) -> Vec<String> {
    let safeguards = class.safeguards.iter().map(|safeguard| item(safeguard));
    let review = words::legal_review(class);
    safeguards.chain([item(&review)]).collect()
}

fn explain_sources(dossier: &Dossier, technology: &Technology) -> Vec<String> {
    let configuration = &dossier.configuration;
    let mut lines = Vec::new();
    for class in configuration.classes_of(technology) {
        lines.extend(head(message!(
            "explain-law",
            class = &class.name,
            meaning = &class.meaning,
            instrument = &class.instrument,
            source = &class.source,
            date = words::day(class.checked_on)
        )));
        lines.extend(explain_safeguards(class));
    }
    for found in &technology.uses {
        let class = configuration.legal_class(&found.legal_class);
        let class = class.expect("each legal class named is declared");
        lines.extend(head(message!(
            "explain-use",
            words = &found.words,
            class = &class.name,
            effect = words::effect(class.effect)
        )));
        lines.extend(explain_safeguards(class));
    }
    lines.extend(head(message!("explain-standards")));
    let before = lines.len();
    let standards = dossier.standards.iter();
    let standards = standards.filter(|standard| standard.technologies.contains(&technology.id));
    lines.extend(standards.map(|standard| {
        item(&message!(
            "explain-standard",
            number = &standard.number,
            status = standard.status.as_str(),
            note = &standard.note,
            source = standard
                .source
                .clone()
                .unwrap_or_else(|| message!("standard-not-checked").trim_end_matches('.').to_owned())
        ))
    }));
    if lines.len() == before {
        lines.push(format!("  {}", message!("none-word")));
    }
    lines.extend(head(message!(
        "explain-edition",
        edition = &configuration.edition,
        date = configuration.date.to_string(),
        digest = &dossier.digest[..16]
    )));
    lines
}
