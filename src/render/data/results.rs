//! What came of it: placements, levels, probabilities, what would move them, what to find out.

use crate::model::{Configuration, Dossier, Doubts, Edition, Grade, NeedsById, Placement, Technology, needs_by_id};
use crate::render::messages::message;
use crate::render::scores::asked_word;
use crate::render::words;

use super::Columns;
use super::declared::list_uses;

pub const TECHNOLOGIES: Columns = &[
    ("technology", || message!("data-identifier")),
    ("name", || message!("data-name")),
    ("ring_name", || message!("data-name-of-the-ring")),
    ("sureness", || message!("data-sure-word")),
    ("probability", || message!("data-share-of-the-draws")),
    ("trl_low", || message!("data-low-end-of-the")),
    ("trl_high", || message!("data-high-end-of-the")),
    ("answers_directly", || message!("data-number-answered-directly")),
    ("helps_with", || message!("data-number-helped-with")),
    ("group_names", || message!("data-names-of-groups")),
    ("topic_names", || message!("data-names-of-topics")),
    ("activity_name", || message!("data-name-of-the-activity")),
    ("description", || message!("data-what-it-is")),
    ("advice", || message!("data-what-to-do")),
    ("route", || message!("data-way-of-buying")),
    ("ring", || message!("data-identifier-of-the-ring")),
    ("activity", || message!("data-identifier-of-the-activity")),
    ("topics", || message!("data-identifiers-of-topics-separated")),
    ("trl_basis", || message!("data-what-the-range-rests")),
    ("trl_date", || message!("data-when-it-was-judged")),
    ("legal_class", || message!("data-identifiers-of-legal-classes")),
    ("uses", || message!("data-further-uses")),
    ("review_by", || message!("data-review-by")),
];

pub fn technologies(dossier: &Dossier, edition: &Edition) -> Vec<Vec<String>> {
    let (configuration, needs) = (&dossier.configuration, needs_by_id(&dossier.workshops));
    let rows = dossier
        .technologies
        .iter()
        .zip(&edition.placements)
        .map(|(technology, placement)| {
            let standing = Standing::of(configuration, &needs, (technology, placement));
            let mut activities = configuration.activities.iter();
            let activity = activities.find(|activity| activity.id == technology.activity);
            let ring = &configuration.rings[placement.ring];
            let route = ring.route_for(technology);
            vec![
                technology.id.clone(),
                technology.name.clone(),
                standing.ring_name,
                standing.sureness,
                standing.probability,
                technology.trl.low.to_string(),
                technology.trl.high.to_string(),
                standing.answers_directly,
                standing.helps_with,
                standing.group_names,
                standing.topic_names,
                activity.map(|activity| activity.name.clone()).unwrap_or_default(),
                technology.description.clone(),
                ring.advice_for(technology, placement).to_owned(),
                route
                    .map(|route| configuration.routes[route].name.clone())
                    .unwrap_or_default(),
                configuration.rings[placement.ring].id.clone(),
                technology.activity.clone(),
                technology.topics.join("; "),
                technology.trl.basis.as_str().into(),
                technology.trl.date.to_string(),
                technology.legal_cell(),
                list_uses(technology),
                technology.review_by.map(|day| day.to_string()).unwrap_or_default(),
            ]
        });
    rows.collect()
}

/// Where a technology stands, in cells that need no other table.
struct Standing {
    ring_name: String,
    sureness: String,
    probability: String,
    answers_directly: String,
    helps_with: String,
    group_names: String,
    topic_names: String,
}

impl Standing {
    fn of(
        configuration: &Configuration,
        needs: &NeedsById,
        (technology, placement): (&Technology, &Placement),
    ) -> Self {
        let topics = configuration.topics.iter();
        let topics: Vec<_> = topics
            .filter(|topic| placement.is_of_topic(technology, &topic.id))
            .collect();
        let groups = configuration.groups.iter();
        let groups = groups.filter(|group| topics.iter().any(|topic| topic.group == group.id));
        let count = |grade: Grade| {
            let asks = placement.demand.asks.iter().filter(|ask| ask.grade == grade);
            let asked = asks.filter(|ask| needs.get(ask.need.as_str()).is_some_and(|(_, need)| need.asks()));
            asked.count().to_string()
        };
        let certainty = placement.certainty.as_ref();
        Standing {
            ring_name: configuration.rings[placement.ring].name.clone(),
            sureness: certainty
                .map(|certainty| certainty.word.as_str().to_owned())
                .unwrap_or_default(),
            probability: certainty
                .map(|certainty| format!("{:.6}", certainty.probability(placement.ring)))
                .unwrap_or_default(),
            answers_directly: count(Grade::Core),
            helps_with: count(Grade::Related),
            group_names: groups.map(|group| group.name.clone()).collect::<Vec<_>>().join("; "),
            topic_names: topics
                .iter()
                .map(|topic| topic.name.clone())
                .collect::<Vec<_>>()
                .join("; "),
        }
    }
}

pub const PLACEMENTS: Columns = &[
    ("technology", || message!("data-identifier")),
    ("name", || message!("data-name-of-the-technology")),
    ("ring", || message!("data-identifier-of-the-ring")),
    ("ring_name", || message!("data-name-of-the-ring")),
    ("group_names", || message!("data-names-of-groups")),
    ("topic_names", || message!("data-names-of-topics")),
    ("trl_low", || message!("data-low-end-of-the")),
    ("trl_high", || message!("data-high-end-of-the")),
    ("answers_directly", || message!("data-number-answered-directly")),
    ("helps_with", || message!("data-number-helped-with")),
    ("ruled", || message!("data-identifier-of-the-ring-the-rules-ask")),
    ("before", || message!("data-identifier-of-its-ring")),
    ("movement", || message!("data-new-inward-outward-or")),
    ("rule", || message!("data-number-of-the-rule")),
    ("value", || message!("data-weighted-value-over-the")),
    ("coverage", || message!("data-share-of-the-weights")),
    ("demand", || message!("data-sum-over-the-statements")),
    ("asked", || message!("data-asked-not-mentioned-or")),
    ("rests_on", || message!("data-one-statement-it-rests-on")),
    ("probability", || message!("data-share-of-the-draws")),
    ("word", || message!("data-sure-word")),
    ("provisional", || message!("data-provisional")),
];

pub fn placements(dossier: &Dossier, edition: &Edition) -> Vec<Vec<String>> {
    let ring = |ring: usize| dossier.configuration.rings[ring].id.clone();
    let needs = needs_by_id(&dossier.workshops);
    let rows = dossier
        .technologies
        .iter()
        .zip(&edition.placements)
        .map(|(technology, placement)| {
            let before = placement.before.as_ref();
            let standing = Standing::of(&dossier.configuration, &needs, (technology, placement));
            vec![
                placement.technology.clone(),
                technology.name.clone(),
                ring(placement.ring),
                standing.ring_name,
                standing.group_names,
                standing.topic_names,
                technology.trl.low.to_string(),
                technology.trl.high.to_string(),
                standing.answers_directly,
                standing.helps_with,
                ring(placement.ruled),
                before
                    .and_then(|before| before.ring.map(ring).or(before.undeclared.clone()))
                    .unwrap_or_default(),
                before
                    .map(|before| before.movement.as_str().to_owned())
                    .unwrap_or_default(),
                (placement.rule + 1).to_string(),
                placement
                    .value
                    .map(|value| format!("{:.6}", value.value()))
                    .unwrap_or_default(),
                format!("{:.6}", placement.coverage),
                format!("{:.4}", placement.demand.total),
                asked_word(placement.asked).into(),
                words::only_ground(placement, &dossier.configuration)
                    .unwrap_or_default()
                    .into(),
                standing.probability,
                standing.sureness,
                words::one_sources(placement),
            ]
        });
    rows.collect()
}

pub const CERTAINTY: Columns = &[
    ("technology", || message!("data-identifier")),
    ("ring", || message!("data-identifier-of-the-ring")),
    ("drawn", || message!("data-whether-it-is-drawn")),
    ("probability", || message!("data-share-of-the-draws-that-end-in")),
    ("standard_error", || message!("data-standard-error-of-the")),
];

pub fn certainty(dossier: &Dossier, edition: &Edition) -> Vec<Vec<String>> {
    let rings = &dossier.configuration.rings;
    let certain = edition
        .placements
        .iter()
        .filter_map(|placement| Some((placement, placement.certainty.as_ref()?)));
    let rows = certain.flat_map(|(placement, certainty)| {
        rings.iter().enumerate().map(move |(index, ring)| {
            vec![
                placement.technology.clone(),
                ring.id.clone(),
                (index == placement.ring).to_string(),
                format!("{:.6}", certainty.rings[index]),
                format!("{:.6}", certainty.errors[index]),
            ]
        })
    });
    rows.collect()
}

/// Columns of the questions.
pub const QUESTIONS: Columns = &[
    ("technology", || message!("data-identifier-of-the-technology")),
    ("input", || message!("data-input-asked-for")),
    ("expected_change", || message!("data-expected-change")),
    ("probability_of_change", || message!("data-probability-of-change")),
    ("ring", || message!("data-identifier-of-the-ring")),
    ("answers", || message!("data-answers-in-words")),
    ("who", || message!("data-who-could-tell")),
    ("question", || message!("data-question-in-words")),
    ("counted", || message!("data-whether-counted")),
];

/// A row a question, the largest expected change first.
pub fn questions(dossier: &Dossier, doubts: &Doubts) -> Vec<Vec<String>> {
    let configuration = &dossier.configuration;
    let ring = |technology: &str| {
        let now = doubts.trials_of(technology);
        now.map(|now| configuration.rings[now.ring].id.clone())
            .unwrap_or_default()
    };
    let rows = doubts.questions.iter().map(|question| {
        vec![
            question.technology.clone(),
            words::input_word(&question.input, configuration),
            format!("{:.6}", question.expected_change),
            format!("{:.6}", question.changes),
            ring(&question.technology),
            words::answers(question, configuration),
            words::who_could_tell(question, dossier),
            words::question(question, dossier),
            question.counted.to_string(),
        ]
    });
    rows.collect()
}

pub const TRIALS: Columns = &[
    ("technology", || message!("data-identifier-of-the-technology-or-all")),
    ("change", || message!("data-change-tried")),
    ("ring", || message!("data-identifier-of-the-ring-then")),
    ("probability", || message!("data-probability-now")),
    ("probability_then", || message!("data-probability-then")),
    ("moved", || message!("data-technologies-moved")),
    ("words", || message!("data-the-change-in-words")),
];

/// The whole edition first, then technology by technology.
pub fn trials(dossier: &Dossier, doubts: &Doubts) -> Vec<Vec<String>> {
    let configuration = &dossier.configuration;
    let number = |number: Option<f64>| number.map(|number| format!("{number:.6}")).unwrap_or_default();
    let all = doubts.moved.iter().map(|sum| {
        let mut row = vec![String::new(); 7];
        row[1] = words::trial_word(sum.trial.as_ref(), configuration);
        row[5] = sum.technologies.to_string();
        row[6] = words::one_way_trial(sum.trial.as_ref(), configuration);
        row
    });
    let each = doubts.trials.iter().flat_map(|found| {
        found.effects.iter().map(move |effect| {
            vec![
                found.technology.clone(),
                words::trial_word(Some(&effect.trial), configuration),
                configuration.rings[effect.ring].id.clone(),
                number(found.probability),
                number(effect.probability),
                u8::from(effect.ring != found.ring).to_string(),
                words::trial_effect(effect, found, configuration),
            ]
        })
    });
    all.chain(each).collect()
}

pub const MOVES: Columns = &[
    ("technology", || message!("data-identifier")),
    ("input", || message!("data-trl-low-the-identifier")),
    ("from", || message!("data-what-it-is-now")),
    ("to", || message!("data-the-nearest-number-with")),
    ("ring", || message!("data-identifier-of-the-ring-then")),
    ("words", || message!("data-the-change-in-words")),
];

pub fn switching_values(dossier: &Dossier, edition: &Edition) -> Vec<Vec<String>> {
    let configuration = &dossier.configuration;
    let rows = edition.placements.iter().flat_map(|placement| {
        placement.switching_values.iter().map(|found| {
            vec![
                placement.technology.clone(),
                found.input_word(configuration),
                found.from.map(|from| from.to_string()).unwrap_or_default(),
                found.to.to_string(),
                configuration.rings[found.ring].id.clone(),
                words::switching_value(found, configuration),
            ]
        })
    });
    rows.collect()
}

pub const LEVELS: Columns = &[
    ("technology", || message!("data-identifier")),
    ("criterion", || message!("data-identifier-of-the-criterion")),
    ("weight", || message!("data-weight-of-the-criterion")),
    ("level", || message!("data-level-1-worst-to")),
    ("because", || message!("data-why")),
];

pub fn levels(dossier: &Dossier, edition: &Edition) -> Vec<Vec<String>> {
    let rows = edition.placements.iter().flat_map(|placement| {
        placement.assessments.iter().map(|assessment| {
            let criterion = &dossier.configuration.criteria[assessment.criterion];
            vec![
                placement.technology.clone(),
                criterion.id.clone(),
                criterion.weight.value().to_string(),
                assessment.level.map(|level| level.to_string()).unwrap_or_default(),
                words::because(assessment),
            ]
        })
    });
    rows.collect()
}
