//! Documents to draft workshops, and tables to a radar: bytes in, values out.
//!
//! A document becomes a draft in these steps.
//! 1. `text` turns bytes into numbered lines.
//! 2. `blocks` tells headings, list items, paragraphs, rows and page furniture apart by their form.
//! 3. `plan` reads the year plan; `outline` finds articles, their sections and statements by the phrases of
//!    `phrases.toml`.
//! 4. `workshop` gives each reported article its topic, place and days, and each statement its kind; `leadin`
//!    links children to their lead-in and marks lines repeated by the editors.
//! 5. Every line is accounted for: statement, structure, unused with a reason, or blank.
//!
//! `radars` reads a list of blips or the radar of another tool, and `table` rows, straight into a radar to draw.

mod blocks;
mod dates;
mod heads;
mod leadin;
mod outline;
mod output;
mod phrases;
mod plan;
mod radars;
mod table;
mod text;
mod title;
mod words;
mod workshop;

pub use output::{file_name, to_json, to_toml};
pub use radars::{Import, fits, radar_files, radar_of, read_radar, read_table, report};
pub use title::Knowledge;

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::model::{Draft, DraftWarning, DraftWorkshop, Ledger, LineUse, Reason, UnusedLine};

use blocks::Block;
use outline::Article;
use text::Line;
use workshop::Surroundings;

/// Drafts the workshops a UTF-8 text or Markdown document reports; an error when the bytes are no such text.
pub fn draft_workshops(name: &str, bytes: &[u8], knowledge: &Knowledge) -> Result<Draft, Diagnostic> {
    let lines = text::lines(text::read_text(name, bytes)?);
    let blocks = blocks::blocks(&lines);
    let plan = plan::read_plans(&blocks, knowledge);
    let (articles, reasons) = outline::outline(name, &blocks, knowledge);
    let mut uses = first_uses(&lines, &blocks, &reasons);
    set(&mut uses, plan.lines.iter().copied(), LineUse::Structure);
    let around = Surroundings {
        document: name,
        blocks: &blocks,
        articles: &articles,
        plan: &plan.topics,
        year: workshop::usual_year(&blocks),
    };
    let mut warnings = plan.warnings;
    let mut workshops = draft_all(&around, &mut uses, &mut warnings);
    leadin::mark_boilerplate(&mut workshops);
    if workshops.is_empty() {
        warnings.push(nothing_found());
    }
    warnings.sort();
    Ok(Draft {
        document: name.to_owned(),
        workshops,
        plan: plan.topics,
        unused: unused(&lines, &uses),
        warnings,
        ledger: Ledger::of(&uses),
    })
}

fn draft_all(around: &Surroundings, uses: &mut [LineUse], warnings: &mut Vec<DraftWarning>) -> Vec<DraftWorkshop> {
    let mut numbers = BTreeMap::new();
    let mut workshops = Vec::new();
    for article in around.articles.iter().filter(|article| article.reports()) {
        let mut used = Vec::new();
        workshops.push(workshop::draft_workshop(
            article,
            around,
            &mut numbers,
            warnings,
            &mut used,
        ));
        set(uses, used, LineUse::Structure);
        account(article, around.articles, uses);
    }
    workshops
}

/// Marks the lines of a reported article: headings are structure, items are statements.
fn account(article: &Article, articles: &[Article], uses: &mut [LineUse]) {
    let under = article.under.map(|under| &articles[under].lines);
    let headings = under.into_iter().flatten().chain(&article.lines);
    set(uses, headings.copied(), LineUse::Structure);
    for section in &article.sections {
        set(uses, section.lines.iter().copied(), LineUse::Structure);
        let items = section.items.iter().flat_map(|item| item.block.lines());
        set(uses, items, LineUse::Statement);
    }
}

/// What each line is where no workshop takes it.
fn first_uses(lines: &[Line], blocks: &[Block], reasons: &[Reason]) -> Vec<LineUse> {
    let blank = |line: &Line| line.text.trim().is_empty();
    let first = |line: &Line| {
        if blank(line) {
            LineUse::Blank
        } else {
            LineUse::Unused(Reason::Prose)
        }
    };
    let mut uses: Vec<LineUse> = lines.iter().map(first).collect();
    for (block, reason) in blocks.iter().zip(reasons) {
        set(&mut uses, block.lines(), LineUse::Unused(*reason));
    }
    uses
}

fn set(uses: &mut [LineUse], lines: impl IntoIterator<Item = u32>, line_use: LineUse) {
    for line in lines {
        let index = usize::try_from(line).unwrap_or(0).wrapping_sub(1);
        if let Some(slot) = uses.get_mut(index) {
            *slot = line_use;
        }
    }
}

fn unused(lines: &[Line], uses: &[LineUse]) -> Vec<UnusedLine> {
    let pairs = lines.iter().zip(uses);
    pairs
        .filter_map(|(line, line_use)| match line_use {
            LineUse::Unused(reason) => Some(UnusedLine {
                line: line.number,
                text: line.text.to_owned(),
                reason: *reason,
            }),
            LineUse::Blank | LineUse::Statement | LineUse::Structure => None,
        })
        .collect()
}

fn nothing_found() -> DraftWarning {
    DraftWarning {
        line: 1,
        message: "no workshop is found: a heading, below it sections such as \"Capability gaps\", \"End user \
                  requirements\" or \"Priorities\", and lists in them were looked for."
            .to_owned(),
    }
}

#[cfg(test)]
mod tests;
