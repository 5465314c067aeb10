//! Documents to draft workshops: bytes in, values out.
//!
//! 1. `reading` tells the format by its bytes and turns the file into numbered lines; damaged letters are mended.
//!    `lexicon` is fitted to the document: the phrases of the languages it shows and of the sort of report it is.
//! 2. `matter` takes apart what stands before the text; `blocks` tells headings, list items, paragraphs, rows and page
//!    furniture apart by their form, `noise` what states nothing.
//! 3. `plan` reads the year plan; `outline` finds articles, their sections and statements by the phrases of
//!    `phrases.toml`, and keeps unsorted what else may state a need by the cues of `cues.toml`.
//! 4. `workshop` gives each reported article its topic, place and days, and each statement its kind; `leadin`
//!    links children to their lead-in and marks lines repeated by the editors.
//! 5. `coverage`: every line and cell is accounted for: statement, unsorted, structure, unused with a reason, or blank.

mod blocks;
mod columns;
mod coverage;
mod dates;
mod heads;
mod json;
mod leadin;
mod lexicon;
mod list_marks;
#[cfg(test)]
mod made;
mod markup;
mod matter;
mod noise;
mod numbering;
mod outline;
mod pairing;
mod plan;
mod reading;
mod running_heads;
mod sentences;
mod text;
mod title;
mod words;
mod workshop;

pub use json::{ProposedFile, to_json};
pub use lexicon::Lexicon;
pub use pairing::{draft_number, fit, next_number, pair_statements, renumber};
pub use title::Knowledge;
pub use words::file_slug;

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Diagnostic;
use crate::inert::show_line;
use crate::model::{Draft, DraftWarning, DraftWorkshop, LineUse};

use coverage::Coverage;
use workshop::Surroundings;

/// Drafts the workshops a document reports; an error when the file cannot be read.
///
/// ```
/// use leadar::ingest::{Knowledge, draft_workshops};
///
/// let report = "# Night patrols\n\nDate: 3 March 2020\n\n## Gaps\n\n- Radios fail in cellars\n";
/// let draft = draft_workshops("report.md", report.as_bytes(), &Knowledge::default())?;
/// assert_eq!(draft.workshops[0].needs[0].statement, "Radios fail in cellars");
/// assert!(draft.ledger.adds_up());
/// # Ok::<(), leadar::diagnostic::Diagnostic>(())
/// ```
pub fn draft_workshops(name: &str, bytes: &[u8], knowledge: &Knowledge) -> Result<Draft, Diagnostic> {
    let name = &*show_line(name);
    let document = reading::read_document(name, bytes, knowledge.lexicon)?;
    let lines = document.lines;
    let fitted = knowledge.lexicon.fit(lines.iter().map(|line| line.text.as_str()));
    let knowledge = &Knowledge {
        lexicon: &fitted.lexicon,
        ..*knowledge
    };
    let matter = matter::front_matter(&lines);
    let blocks = blocks::blocks(&lines, &matter, knowledge.lexicon);
    let plan = plan::read_plans(&blocks, knowledge);
    let plan_lines: BTreeSet<u32> = plan.lines.iter().copied().collect();
    let blocks = outline::unwrap_single_cells(blocks, &plan_lines, knowledge.lexicon);
    let parts = outline::Parts {
        name,
        lines: &lines,
        blocks: &blocks,
        matter: &matter,
        plan: &plan_lines,
    };
    let (articles, reasons) = outline::outline(&parts, knowledge);
    let mut coverage = Coverage::of(&lines, &blocks, &reasons);
    coverage.set(plan.lines.iter().copied(), LineUse::Structure);
    let around = Surroundings {
        document: name,
        blocks: &blocks,
        knowledge,
        articles: &articles,
        plan: &plan.topics,
        year: workshop::usual_year(&blocks, knowledge.lexicon),
    };
    let mut warnings = plan.warnings;
    warnings.extend(document.warnings);
    let mut workshops = draft_all(&around, &mut coverage, &mut warnings);
    leadin::mark_boilerplate(&mut workshops, &mut warnings);
    if workshops.is_empty() {
        warnings.push(nothing_found());
    }
    warnings.sort();
    keep_first_of_each(&mut warnings);
    let (ledger, unused) = coverage.close();
    Ok(Draft {
        document: name.to_owned(),
        profile: fitted.profile,
        workshops,
        plan: plan.topics,
        unused,
        warnings,
        lost: document.lost,
        ledger,
    })
}

fn draft_all(around: &Surroundings, coverage: &mut Coverage, warnings: &mut Vec<DraftWarning>) -> Vec<DraftWorkshop> {
    let mut numbers = BTreeMap::new();
    let mut workshops = Vec::new();
    for article in around.articles.iter().filter(|article| article.is_drafted()) {
        let mut used = Vec::new();
        workshops.push(workshop::draft_workshop(
            article,
            around,
            &mut numbers,
            warnings,
            &mut used,
        ));
        coverage.set(used, LineUse::Structure);
        coverage.take(article, around.articles);
    }
    workshops
}

/// The same message stands once, at its first line.
fn keep_first_of_each(warnings: &mut Vec<DraftWarning>) {
    let mut seen = BTreeSet::new();
    warnings.retain(|warning| seen.insert(warning.message.clone()));
}

fn nothing_found() -> DraftWarning {
    DraftWarning {
        line: 1,
        message: "nothing in it may state a need: sections such as \"Capability gaps\", \"End user requirements\" or \
                  \"Priorities\" were looked for, and lines that say what is lacking, needed, wished or proposed."
            .to_owned(),
    }
}

#[cfg(test)]
mod tests;
