//! Labelled statements, and what the linker says of each.

use std::collections::BTreeMap;
use std::path::Path;

use leadar::link::{Evidence, LineTraits, Linker};
use leadar::model::{Dossier, Grade, Need, NeedKind, Workshop};

/// A statement with the technologies that people gave it.
pub struct Label {
    pub topic: String,
    pub need: Need,
    pub core: Vec<String>,
    pub related: Vec<String>,
}

/// A labelled statement with the head of its ranking.
pub struct Case {
    pub id: String,
    pub topic: String,
    pub statement: String,
    pub core: Vec<String>,
    pub related: Vec<String>,
    pub head: Vec<(String, Evidence)>,
    pub line: LineTraits,
}

impl Case {
    /// What a technology gains: 2 for core, 1 for related, 0.
    pub fn gain(&self, technology: &str) -> f64 {
        let among = |list: &[String]| list.iter().any(|id| id == technology);
        match (among(&self.core), among(&self.related)) {
            (true, _) => 2.0,
            (_, true) => 1.0,
            _ => 0.0,
        }
    }

    /// Whether no technology of the list answers it.
    pub fn needs_none(&self) -> bool {
        self.core.is_empty() && self.related.is_empty()
    }
}

/// Reads a file of labels: topic, kind, statement, core, related.
pub fn read_labels(path: &Path) -> Vec<Label> {
    let file = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let mut reader = csv::Reader::from_path(path).expect("the labels are there");
    let rows = reader.records().map(|row| row.expect("a row of labels"));
    rows.enumerate()
        .map(|(number, row)| {
            let list = |cell: &str| cell.split(';').filter(|id| !id.is_empty()).map(str::to_owned).collect();
            let kind = NeedKind::from_word(&row[1]).expect("a kind");
            Label {
                topic: row[0].to_owned(),
                need: Need::with_statement(&format!("{file}-{number:03}"), kind, &row[2]),
                core: list(&row[3]),
                related: list(&row[4]),
            }
        })
        .collect()
}

/// The dossier with the labelled statements in place of its workshops.
pub fn with_labels(dossier: &Dossier, labels: &[Label]) -> Dossier {
    let mut by_topic: BTreeMap<&str, Vec<Need>> = BTreeMap::new();
    for label in labels {
        by_topic.entry(&label.topic).or_default().push(label.need.clone());
    }
    let mut dossier = dossier.clone();
    dossier.workshops = by_topic
        .into_iter()
        .map(|(topic, needs)| Workshop::with_needs(&format!("labels-{topic}"), topic, needs))
        .collect();
    dossier
}

/// The statements of the dossier's own workshops with their links in place of labels.
pub fn own_links(dossier: &Dossier) -> Vec<Label> {
    let graded = |need: &Need, core: bool| {
        let links = dossier.links.iter().filter(|link| link.need == need.id);
        links
            .filter(|link| link.grade != Grade::Rejected && (link.grade == Grade::Core) == core)
            .map(|link| link.technology.clone())
            .collect()
    };
    let asking = dossier.needs().filter(|(_, need)| need.role.counts());
    asking
        .map(|(workshop, need)| Label {
            topic: workshop.topic.clone(),
            need: need.clone(),
            core: graded(need, true),
            related: graded(need, false),
        })
        .collect()
}

/// What the linker says of each labelled statement.
pub fn gather(dossier: &Dossier, linker: &Linker, labels: &[Label]) -> Vec<Case> {
    labels
        .iter()
        .map(|label| {
            let (workshop, need) = dossier.need(&label.need.id).expect("each label has its need");
            let (head, line) = linker.evidence(workshop, need, HEAD);
            Case {
                id: need.id.clone(),
                topic: label.topic.clone(),
                statement: need.statement.clone(),
                core: label.core.clone(),
                related: label.related.clone(),
                head,
                line,
            }
        })
        .collect()
}

/// How much of each ranking is looked at: a proposal shows no more.
const HEAD: usize = 7;
