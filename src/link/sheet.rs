//! Review in a spreadsheet: proposals out as CSV, decisions back in from CSV or a workbook.
//!
//! Who fills it in writes one word into `decision` (core, related, constrains, rejected; or yes for what is proposed and
//! no for rejected) and, where the row is not the first reason that comes to mind, a few words into `why`. Rows with an
//! empty decision are left for later. Anything wrong is told, all at once, with line and column.

mod read;

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use crate::inert::write_csv;
use crate::model::{Dossier, Link, Proposal, needs_by_id};

pub use read::{ReviewSheet, decide_rows, read_rows};

/// The columns of the sheet; only `need`, `technology` and `decision` must come back.
const COLUMNS: [&str; 14] = [
    "need",
    "workshop",
    "kind",
    "statement",
    "technology",
    "name",
    "proposed",
    "score",
    "words",
    "decision",
    "by",
    "date",
    "why",
    "exported",
];

/// A row to be decided on, or decided already.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SheetRow {
    /// Id of the need.
    pub need: String,
    /// Id of the workshop.
    pub workshop: String,
    /// Kind of the line.
    pub kind: String,
    /// The statement.
    pub statement: String,
    /// Id of the technology.
    pub technology: String,
    /// Name of the technology.
    pub name: String,
    /// The grade proposed, and whether it is firm.
    pub proposed: String,
    /// Score from 0 to 1, four places.
    pub score: String,
    /// The words that matched.
    pub words: String,
    /// The grade decided, empty while nobody has.
    pub decision: String,
    /// Who decided.
    pub by: String,
    /// When.
    pub date: String,
    /// Why.
    pub why: String,
    /// What `links.csv` said when the sheet was written, as a short mark; `open` where it said nothing.
    pub exported: String,
}

/// A row for each proposal and each decision, in order of need; of a need the strongest first.
pub fn sheet_rows(dossier: &Dossier, proposals: &[Proposal]) -> Vec<SheetRow> {
    let mut rows = Vec::new();
    let needs = needs_by_id(&dossier.workshops);
    let mut decided: BTreeMap<&str, Vec<&Link>> = BTreeMap::new();
    for link in &dossier.links {
        decided.entry(&link.need).or_default().push(link);
    }
    for proposal in proposals {
        let Some((workshop, need)) = needs.get(proposal.need.as_str()) else {
            continue;
        };
        let links = decided.remove(need.id.as_str()).unwrap_or_default();
        let firm = proposal.firm.len();
        let mut technologies: Vec<&str> = proposal
            .candidates()
            .map(|candidate| candidate.technology.as_str())
            .collect();
        for link in &links {
            if !technologies.contains(&link.technology.as_str()) {
                technologies.push(&link.technology);
            }
        }
        for technology in technologies {
            let place = proposal
                .candidates()
                .position(|candidate| candidate.technology == technology);
            let candidate = place.and_then(|place| proposal.candidates().nth(place));
            // A row a decision; one to decide where there is none.
            let standing = links.iter().filter(|link| link.technology == technology);
            let standing: Vec<Option<&Link>> = standing.map(|link| Some(*link)).collect();
            let standing = if standing.is_empty() { vec![None] } else { standing };
            rows.extend(standing.into_iter().map(|link| {
                SheetRow {
                    need: need.id.clone(),
                    workshop: workshop.id.clone(),
                    kind: need.kind.as_str().into(),
                    statement: need.statement.clone(),
                    technology: technology.into(),
                    name: dossier
                        .technology(technology)
                        .map_or_else(String::new, |found| found.name.clone()),
                    proposed: candidate.map_or_else(String::new, |candidate| {
                        let sure = if place.is_some_and(|place| place < firm) {
                            "firm"
                        } else {
                            "suggested"
                        };
                        format!("{} ({sure})", candidate.grade.as_str())
                    }),
                    score: candidate.map_or_else(String::new, |candidate| format!("{:.4}", candidate.score.value())),
                    words: candidate.map_or_else(String::new, |candidate| proposal.reason(candidate)),
                    decision: link.map_or_else(String::new, |link| link.grade.as_str().into()),
                    by: link.map_or_else(String::new, |link| link.by.clone()),
                    date: link.map_or_else(String::new, |link| link.date.to_string()),
                    why: link.map_or_else(String::new, |link| link.why.clone()),
                    exported: stamp(link),
                }
            }));
        }
    }
    rows
}

/// The rows as CSV with a header.
pub fn write_sheet(rows: &[SheetRow]) -> String {
    let cells = |row: &SheetRow| {
        [
            &row.need,
            &row.workshop,
            &row.kind,
            &row.statement,
            &row.technology,
            &row.name,
            &row.proposed,
            &row.score,
            &row.words,
            &row.decision,
            &row.by,
            &row.date,
            &row.why,
            &row.exported,
        ]
        .map(String::clone)
    };
    write_csv(&COLUMNS, rows.iter().map(cells))
}

/// A short mark of what is decided about a need and a technology: the same for the same grade, name, day and reason.
///
/// A sheet carries it from export to import, so that a row nobody touched is told from a decision, and a decision
/// that was changed meanwhile from one that was not.
fn stamp(link: Option<&Link>) -> String {
    let Some(link) = link else {
        return "open".into();
    };
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (by, why, date) = (words(&link.by), words(&link.why), link.date.to_string());
    let hash = Sha256::digest([link.grade.as_str(), &by, &date, &why].join("\u{0}"));
    hash[..5]
        .iter()
        .fold("v".to_owned(), |mark, byte| format!("{mark}{byte:02x}"))
}
