//! What people declared and decided: needs, links, topics, workshops, law, assessors, standards.

use std::collections::BTreeMap;

use crate::model::{Dossier, Edition, Grade, JointLink, Need, Standard, Technology};
use crate::render::messages::message;

use super::Columns;

/// What stands between the names in one cell.
const BETWEEN: &str = "; ";

/// What all who decided on the links say together, by need and technology.
pub type Joint<'d> = BTreeMap<(&'d str, &'d str), JointLink>;

/// Decides every link once, for the tables that tell of them.
pub fn list_joint(dossier: &Dossier) -> Joint<'_> {
    let joint = dossier.configuration.link_trust.decide(&dossier.links);
    let mut joint: BTreeMap<_, _> = joint
        .into_iter()
        .map(|link| ((link.need.clone(), link.technology.clone()), link))
        .collect();
    let links = dossier.links.iter();
    let of_link = links.filter_map(|link| {
        let found = joint.remove(&(link.need.clone(), link.technology.clone()))?;
        Some(((link.need.as_str(), link.technology.as_str()), found))
    });
    of_link.collect()
}

pub const NEEDS: Columns = &[
    ("need", || message!("data-identifier")),
    ("workshop", || message!("data-identifier-of-the-workshop")),
    ("workshop_title", || message!("data-title-of-the-workshop")),
    ("topic", || message!("data-identifier-of-the-topic")),
    ("topic_name", || message!("data-name-of-the-topic")),
    ("group_name", || message!("data-name-of-the-group")),
    ("kind", || message!("data-kind-of-the-statement")),
    ("statement", || message!("data-the-statement-in-our")),
    ("answered", || message!("data-answered")),
    ("direct_answers", || message!("data-number-of-direct-answers")),
    ("helping", || message!("data-number-that-help")),
    ("answered_by", || message!("data-names-of-direct-answers")),
    ("helped_by", || message!("data-names-of-what-helps")),
    ("parent", || message!("data-identifier-of-the-lead")),
    ("role", || message!("data-statement-lead-in-or")),
    ("broad", || message!("data-whether-it-asks-for-a-field")),
    ("old", || message!("data-year-where-old")),
    ("nature", || message!("data-what-would-settle-it")),
    ("nature_by", || message!("data-who-sorted-it")),
    ("document", || message!("data-source")),
    ("section", || message!("data-section-of-the-source")),
    ("item", || message!("data-number-of-the-item")),
    ("line", || message!("data-line-of-the-source")),
];

pub fn needs(dossier: &Dossier, joint: &Joint) -> Vec<Vec<String>> {
    let rows = dossier.needs().map(|(workshop, need)| {
        let named = |grade: Grade| {
            let links = joint.range((need.id.as_str(), "")..);
            let own = links.take_while(|((of, _), _)| *of == need.id);
            let of_grade = own.filter(|(_, link)| link.grade == grade);
            let names = of_grade.filter_map(|((_, id), _)| Some(dossier.technology(id)?.name.clone()));
            names.collect::<Vec<_>>()
        };
        let (direct, helping) = (named(Grade::Core), named(Grade::Related));
        let (topic_name, group_name) = names_of_topic(dossier, &workshop.topic);
        vec![
            need.id.clone(),
            workshop.id.clone(),
            workshop.title.clone(),
            workshop.topic.clone(),
            topic_name,
            group_name,
            need.kind.as_str().into(),
            need.statement.clone(),
            answered_word(need, !direct.is_empty() || !helping.is_empty()).into(),
            direct.len().to_string(),
            helping.len().to_string(),
            direct.join(BETWEEN),
            helping.join(BETWEEN),
            need.parent.clone().unwrap_or_default(),
            need.role.as_str().into(),
            need.broad.to_string(),
            dossier
                .old_since(workshop)
                .map(|year| year.to_string())
                .unwrap_or_default(),
            need.nature.map(|nature| nature.as_str().to_owned()).unwrap_or_default(),
            need.nature.and(workshop.natures_by.clone()).unwrap_or_default(),
            workshop.source.document.clone(),
            need.section.clone(),
            need.item.to_string(),
            need.line.to_string(),
        ]
    });
    rows.collect()
}

/// Whether a statement is answered; existing practice, law and background ask for nothing.
fn answered_word(need: &Need, is_answered: bool) -> &'static str {
    match (need.asks(), is_answered) {
        (false, _) => "asks-nothing",
        (true, true) => "yes",
        (true, false) => "no",
    }
}

/// Name of a topic and of its group.
fn names_of_topic(dossier: &Dossier, id: &str) -> (String, String) {
    let Some(topic) = dossier.topic(id) else {
        return Default::default();
    };
    let mut groups = dossier.configuration.groups.iter();
    let group = groups.find(|group| group.id == topic.group);
    (
        topic.name.clone(),
        group.map(|group| group.name.clone()).unwrap_or_default(),
    )
}

pub const TOPICS: Columns = &[
    ("topic", || message!("data-identifier")),
    ("topic_name", || message!("data-name")),
    ("group", || message!("data-identifier-of-the-group")),
    ("group_name", || message!("data-name-of-the-group")),
    ("plan_year", || message!("data-year-of-the-plan")),
    ("planned", || message!("data-planned-days")),
    ("held", || message!("data-whether-a-workshop-was-held")),
    ("statements", || message!("data-number-of-statements")),
    ("unanswered", || message!("data-number-unanswered")),
    ("technologies_placed", || message!("data-number-of-technologies")),
    ("rings", || message!("data-technologies-by-ring")),
];

/// A row a topic, in the order of the plan.
pub fn topics(dossier: &Dossier, edition: &Edition) -> Vec<Vec<String>> {
    let rings = &dossier.configuration.rings;
    let rows = dossier.configuration.topics.iter().map(|topic| {
        let workshops: Vec<_> = dossier.workshops_on(&topic.id).collect();
        let unanswered = dossier.unanswered().filter(|(workshop, _)| workshop.topic == topic.id);
        let technologies = dossier.technologies.iter().zip(&edition.placements);
        let own: Vec<_> = technologies
            .filter(|(technology, placement)| placement.is_of_topic(technology, &topic.id))
            .map(|(_, placement)| placement.ring)
            .collect();
        let by_ring = rings.iter().enumerate().filter_map(|(index, ring)| {
            let count = own.iter().filter(|ring| **ring == index).count();
            (count > 0).then(|| format!("{} {count}", ring.name))
        });
        vec![
            topic.id.clone(),
            topic.name.clone(),
            topic.group.clone(),
            names_of_topic(dossier, &topic.id).1,
            topic.year.to_string(),
            topic.planned.clone().unwrap_or_default(),
            (!workshops.is_empty()).to_string(),
            workshops
                .iter()
                .map(|workshop| workshop.needs.len())
                .sum::<usize>()
                .to_string(),
            unanswered.count().to_string(),
            own.len().to_string(),
            by_ring.collect::<Vec<_>>().join(BETWEEN),
        ]
    });
    rows.collect()
}

pub const WORKSHOPS: Columns = &[
    ("workshop", || message!("data-identifier")),
    ("workshop_title", || message!("data-title")),
    ("topic", || message!("data-identifier-of-the-topic")),
    ("topic_name", || message!("data-name-of-the-topic")),
    ("group_name", || message!("data-name-of-the-group")),
    ("place", || message!("data-place")),
    ("country", || message!("data-country")),
    ("first_day", || message!("data-first-day")),
    ("last_day", || message!("data-last-day")),
    ("found", || message!("data-which-source-gives-the-date")),
    ("line", || message!("data-line-of-the-source")),
    ("statements", || message!("data-number-of-statements")),
    ("document", || message!("data-source")),
];

/// A row a date that a source gives for a workshop; one without a date where none does.
pub fn workshops(dossier: &Dossier) -> Vec<Vec<String>> {
    let rows = dossier.workshops.iter().flat_map(|workshop| {
        let dates: Vec<[String; 4]> = match workshop.dates.as_slice() {
            [] => vec![Default::default()],
            dates => dates
                .iter()
                .map(|date| {
                    let (first, last) = (date.first.to_string(), date.last.to_string());
                    [first, last, date.found.clone(), date.line.to_string()]
                })
                .collect(),
        };
        dates.into_iter().map(move |date| {
            let (topic_name, group_name) = names_of_topic(dossier, &workshop.topic);
            let mut row = vec![
                workshop.id.clone(),
                workshop.title.clone(),
                workshop.topic.clone(),
                topic_name,
                group_name,
                workshop.place.clone().unwrap_or_default(),
                workshop.country.clone().unwrap_or_default(),
            ];
            row.extend(date);
            row.extend([workshop.needs.len().to_string(), workshop.source.document.clone()]);
            row
        })
    });
    rows.collect()
}

pub const LINKS: Columns = &[
    ("need", || message!("data-identifier-of-the-need")),
    ("technology", || message!("data-identifier-of-the-technology")),
    ("grade", || message!("data-core-related-constrains-or")),
    ("by", || message!("data-who-decided")),
    ("date", || message!("data-when")),
    ("why", || message!("data-why")),
    ("joint_grade", || message!("data-joint-grade")),
    ("probability", || message!("data-probability-of-link")),
    ("decided", || message!("data-who-stands-behind-link")),
    ("review_by", || message!("data-review-by")),
];

pub fn links(dossier: &Dossier, joint: &Joint) -> Vec<Vec<String>> {
    let rows = dossier.links.iter().map(|link| {
        let grade = link.grade.as_str().to_owned();
        let joint = &joint[&(link.need.as_str(), link.technology.as_str())];
        vec![
            link.need.clone(),
            link.technology.clone(),
            grade,
            link.by.clone(),
            link.date.to_string(),
            link.why.clone(),
            joint.grade.as_str().into(),
            format!("{:.6}", joint.probability),
            joint.decided_by.as_str().into(),
            link.review_by.map(|day| day.to_string()).unwrap_or_default(),
        ]
    });
    rows.collect()
}

/// The other uses of a technology in one cell.
pub fn list_uses(technology: &Technology) -> String {
    let uses = technology.uses.iter();
    let uses = uses.map(|found| format!("{} ({})", found.words, found.legal_class));
    uses.collect::<Vec<_>>().join("; ")
}

pub const LEGAL_CLASSES: Columns = &[
    ("legal_class", || message!("data-identifier")),
    ("name", || message!("data-name")),
    ("meaning", || message!("data-what-it-is")),
    ("instrument", || message!("data-instrument-and-article")),
    ("effect", || message!("data-what-law-does")),
    ("level", || message!("data-level-on-legal-criterion")),
    ("level_special", || message!("data-level-with-special-categories")),
    ("safeguards", || message!("data-safeguards-usually-required")),
    ("checked_on", || message!("data-when-it-was-judged")),
    ("review", || message!("data-who-reviewed-it")),
    ("source", || message!("data-where-the-facts-were")),
];

pub fn legal_classes(dossier: &Dossier) -> Vec<Vec<String>> {
    let rows = dossier.configuration.legal_classes.iter().map(|class| {
        vec![
            class.id.clone(),
            class.name.clone(),
            class.meaning.clone(),
            class.instrument.clone(),
            class.effect.as_str().into(),
            class.level.to_string(),
            class.level_special.to_string(),
            class.safeguards.join("; "),
            class.checked_on.to_string(),
            class.review.clone().unwrap_or_default(),
            class.source.clone(),
        ]
    });
    rows.collect()
}

pub const ASSESSORS: Columns = &[
    ("technology", || message!("data-identifier")),
    ("criterion", || message!("data-identifier")),
    ("round", || message!("data-round-of-the-panel")),
    ("assessor", || message!("data-pseudonym")),
    ("low", || message!("data-lowest-plausible-level")),
    ("mode", || message!("data-most-plausible-level")),
    ("high", || message!("data-highest-plausible-level")),
    ("date", || message!("data-when-it-was-given")),
    ("note", || message!("data-why")),
];

pub fn assessors(dossier: &Dossier) -> Vec<Vec<String>> {
    let rows = dossier.scores.iter().map(|score| {
        vec![
            score.technology.clone(),
            score.criterion.clone(),
            score.round.to_string(),
            score.assessor.clone(),
            score.low.to_string(),
            score.mode.to_string(),
            score.high.to_string(),
            score.date.to_string(),
            score.note.clone(),
        ]
    });
    rows.collect()
}

pub const STANDARDS: Columns = &[
    ("standard", || message!("data-identifier")),
    ("number", || message!("data-number-as-printed-on")),
    ("title", || message!("data-title")),
    ("body", || message!("data-body-that-keeps-it")),
    ("kind", || message!("data-sort-of-document")),
    ("status", || message!("data-where-it-stands-in")),
    ("year", || message!("data-year-of-publication")),
    ("successor", || message!("data-identifier-of-the-one")),
    ("review_by", || message!("data-review-by")),
    ("expires", || message!("data-expires")),
    ("action", || message!("data-action")),
    ("technologies", || message!("data-identifiers-separated-by-semicolons")),
    ("technology_names", || message!("data-names-of-technologies")),
    ("answers", || message!("data-answers")),
    ("source", || message!("data-where-the-facts-were")),
    ("url", || message!("data-standard-url")),
];

fn list_answered(standard: &Standard) -> Vec<String> {
    standard.answers.iter().map(|answer| answer.need.clone()).collect()
}

pub fn standards(dossier: &Dossier) -> Vec<Vec<String>> {
    let rows = dossier.standards.iter().map(|standard| {
        vec![
            standard.id.clone(),
            standard.number.clone(),
            standard.title.clone(),
            standard.body.clone(),
            standard.kind.as_str().into(),
            standard.status.as_str().into(),
            standard.year.map(|year| year.to_string()).unwrap_or_default(),
            standard.successor.clone().unwrap_or_default(),
            standard.review_by.map(|day| day.to_string()).unwrap_or_default(),
            standard.expires.map(|day| day.to_string()).unwrap_or_default(),
            standard.action().as_str().into(),
            standard.technologies.join(BETWEEN),
            standard
                .technologies
                .iter()
                .filter_map(|id| Some(dossier.technology(id)?.name.as_str()))
                .collect::<Vec<_>>()
                .join(BETWEEN),
            list_answered(standard).join(BETWEEN),
            standard.source.clone().unwrap_or_default(),
            standard.url.clone().unwrap_or_default(),
        ]
    });
    rows.collect()
}
