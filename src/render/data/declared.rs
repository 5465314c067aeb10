//! What people declared and decided: needs, links, technologies, law, assessors, standards.

use std::collections::BTreeMap;

use crate::model::{Dossier, JointLink, Standard, Technology};
use crate::render::messages::message;

use super::Columns;

pub const NEEDS: Columns = &[
    ("need", || message!("data-identifier")),
    ("workshop", || message!("data-identifier-of-the-workshop")),
    ("topic", || message!("data-identifier-of-the-topic")),
    ("kind", || message!("data-kind-of-the-statement")),
    ("statement", || message!("data-the-statement-in-our")),
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

pub fn needs(dossier: &Dossier) -> Vec<Vec<String>> {
    let rows = dossier.needs().map(|(workshop, need)| {
        vec![
            need.id.clone(),
            workshop.id.clone(),
            workshop.topic.clone(),
            need.kind.as_str().into(),
            need.statement.clone(),
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

pub fn links(dossier: &Dossier) -> Vec<Vec<String>> {
    let joint = dossier.configuration.link_trust.decide(&dossier.links);
    let joint: BTreeMap<(&str, &str), &JointLink> = joint
        .iter()
        .map(|link| ((link.need.as_str(), link.technology.as_str()), link))
        .collect();
    let rows = dossier.links.iter().map(|link| {
        let grade = link.grade.as_str().to_owned();
        let joint = joint[&(link.need.as_str(), link.technology.as_str())];
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

pub const TECHNOLOGIES: Columns = &[
    ("technology", || message!("data-identifier")),
    ("name", || message!("data-name")),
    ("description", || message!("data-what-it-is")),
    ("activity", || message!("data-identifier-of-the-activity")),
    ("topics", || message!("data-identifiers-of-topics-separated")),
    ("trl_low", || message!("data-low-end-of-the")),
    ("trl_high", || message!("data-high-end-of-the")),
    ("trl_basis", || message!("data-what-the-range-rests")),
    ("trl_date", || message!("data-when-it-was-judged")),
    ("legal_class", || message!("data-identifiers-of-legal-classes")),
    ("uses", || message!("data-further-uses")),
    ("review_by", || message!("data-review-by")),
];

pub fn technologies(dossier: &Dossier) -> Vec<Vec<String>> {
    let rows = dossier.technologies.iter().map(|technology| {
        vec![
            technology.id.clone(),
            technology.name.clone(),
            technology.description.clone(),
            technology.activity.clone(),
            technology.topics.join("; "),
            technology.trl.low.to_string(),
            technology.trl.high.to_string(),
            technology.trl.basis.as_str().into(),
            technology.trl.date.to_string(),
            technology.legal_cell(),
            list_uses(technology),
            technology.review_by.map(|day| day.to_string()).unwrap_or_default(),
        ]
    });
    rows.collect()
}

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
            standard.technologies.join("; "),
            list_answered(standard).join("; "),
            standard.source.clone().unwrap_or_default(),
            standard.url.clone().unwrap_or_default(),
        ]
    });
    rows.collect()
}
