//! What no section takes and may state a need all the same: list items, sentences with a cue, cells with a cue.
//!
//! 1. A list under a heading that is no known section: every item of a report, elsewhere items with a cue or some words.
//! 2. Text beside the list of a known section: every sentence, of the kind of the section.
//! 3. Any other text: sentences with a cue.
//! 4. Rows of tables without a known head: cells with a cue.
//!
//! Lines that state nothing whatever stands above them (`noise`) are told apart with their reason.

use std::collections::BTreeSet;

use super::super::blocks::{Block, Form};
use super::super::lexicon::SectionKind;
use super::super::list_marks::bullet;
use super::super::noise::states_nothing;
use super::super::sentences::sentences;
use super::super::words::words;
use super::super::workshop::kind_before;
use super::{Home, Reader};
use crate::model::{LineUse, NeedKind, Reason, UnsortedLine};

/// The fewest words of a list item or a cell that is kept without a cue, and of any sentence.
const FEW_WORDS: usize = 4;

/// The most words of a list item that is one statement.
const LONG_ITEM: usize = 60;

/// A line that may state a need, with the lines of the document that hold it.
#[derive(Debug, Clone)]
pub struct Kept {
    /// The line as the draft has it.
    pub line: UnsortedLine,
    /// Its lines in the document.
    pub lines: Vec<u32>,
}

/// What stands around a line.
struct Around<'s> {
    /// What the section says, if one with a meaning is open.
    kind: Option<NeedKind>,
    /// The name of the section.
    section: &'s str,
    /// The kind that headings and title propose where the words of the line do not.
    otherwise: Option<NeedKind>,
    /// Whether an item without a cue is kept however short.
    any_item: bool,
    /// Whether the title of the document says that it lists requirements.
    lists: bool,
}

impl Reader<'_, '_> {
    /// Keeps what may state a need, each with its article.
    pub(super) fn keep_unsorted(&mut self) {
        let mut taken = self.lines_taken();
        let mut kept: Vec<(Home, Kept)> = self.take_items_of_unknown_sections();
        taken.extend(kept.iter().flat_map(|(_, kept)| kept.lines.iter().copied()));
        for index in 0..self.blocks.len() {
            let block = &self.blocks[index];
            if block.lines().any(|line| taken.contains(&line)) {
                continue;
            }
            let home = self.homes.get(index).copied().flatten();
            let home = home.unwrap_or(Home {
                article: 0,
                section: None,
            });
            if self.is_aside(home) {
                continue;
            }
            if let Some(reason) = states_nothing(&block.text, self.knowledge.lexicon).filter(|_| is_text(block)) {
                self.reasons[index] = reason;
                continue;
            }
            kept.extend(self.keep_block(block, home).into_iter().map(|kept| (home, kept)));
        }
        kept.sort_by_key(|(_, kept)| kept.line.line);
        // What a line says twice is one entry.
        let mut said = BTreeSet::new();
        kept.retain(|(_, kept)| said.insert((kept.line.line, kept.line.statement.clone())));
        if !kept.is_empty() {
            self.article();
        }
        for (home, kept) in kept {
            self.articles[home.article].unsorted.push(kept);
        }
    }

    /// The items that stand under heads that are no known sections: they state nothing until somebody says so.
    fn take_items_of_unknown_sections(&mut self) -> Vec<(Home, Kept)> {
        let lexicon = self.knowledge.lexicon;
        let title = self.kind_of_document();
        let lists = title == Some(NeedKind::Requirement);
        let mut kept = Vec::new();
        for (article, of) in self.articles.iter_mut().enumerate() {
            let any_item = of.reports();
            for (at, section) in of.sections.iter_mut().enumerate() {
                if section.states() || section.aside || section.of_table && section.head.kind != SectionKind::Unknown {
                    continue;
                }
                let name = section.head.name.clone();
                let around = Around {
                    kind: None,
                    otherwise: match section.head.kind {
                        SectionKind::Of(kind) => Some(kind),
                        _ => kind_in_heading(&name, lexicon).or(title),
                    },
                    section: &name,
                    any_item,
                    lists,
                };
                let home = Home {
                    article,
                    section: Some(at),
                };
                for item in section.items.drain(..) {
                    if states_nothing(&item.block.text, lexicon).is_some() {
                        continue;
                    }
                    let line = self::keep_item(&item.block, &around, lexicon);
                    kept.extend(line.into_iter().map(|kept| (home, kept)));
                }
            }
        }
        kept
    }

    /// The kind that the title of the document names, or its file.
    fn kind_of_document(&self) -> Option<NeedKind> {
        let lexicon = self.knowledge.lexicon;
        let heading = self
            .articles
            .first()
            .and_then(|first| kind_in_heading(&first.heading, lexicon));
        heading.or_else(|| kind_in_heading(&super::stem_of(self.name), lexicon))
    }

    fn lines_taken(&self) -> BTreeSet<u32> {
        let mut taken: BTreeSet<u32> = self.plan.clone();
        for article in &self.articles {
            taken.extend(&article.lines);
            taken.extend(article.facts.iter().map(|fact| fact.line));
            let used = article
                .cells
                .iter()
                .filter(|(_, of)| **of != LineUse::Unused(Reason::OtherColumn));
            taken.extend(used.map(|((line, _), _)| *line));
            for section in article.sections.iter().filter(|section| !section.aside) {
                taken.extend(&section.lines);
                taken.extend(section.items.iter().flat_map(|item| item.block.lines()));
            }
        }
        taken
    }

    fn is_aside(&self, home: Home) -> bool {
        self.section_at(home).is_some_and(|section| section.aside)
    }

    fn section_at(&self, home: Home) -> Option<&super::Section> {
        self.articles.get(home.article)?.sections.get(home.section?)
    }

    fn keep_block(&self, block: &Block, home: Home) -> Vec<Kept> {
        let article = self.articles.get(home.article);
        let section = self.section_at(home);
        let name = match (section, article) {
            (Some(section), _) => section.head.name.as_str(),
            (None, Some(article)) => article.heading.as_str(),
            (None, None) => "",
        };
        let around = Around {
            otherwise: kind_in_heading(name, self.knowledge.lexicon).or_else(|| self.kind_of_document()),
            kind: section.and_then(|section| match section.head.kind {
                SectionKind::Of(NeedKind::Context) | SectionKind::Unknown => None,
                SectionKind::Of(kind) => Some(kind),
                SectionKind::ByContent => Some(NeedKind::Standardisation),
            }),
            section: name,
            any_item: false,
            lists: self.kind_of_document() == Some(NeedKind::Requirement),
        };
        let lexicon = self.knowledge.lexicon;
        match block.form {
            Form::Bullet { .. } => keep_item(block, &around, lexicon),
            Form::Prose { .. } if block.text.ends_with(':') || super::is_field(&block.text, lexicon) => Vec::new(),
            Form::Prose { .. } => keep_sentences(block, &around, lexicon),
            Form::Row => keep_cells(block, &around, lexicon),
            Form::Heading(_) | Form::Continued | Form::Furniture(_) => Vec::new(),
        }
    }
}

/// The kind of any section phrase in a heading.
fn kind_in_heading(heading: &str, lexicon: &Lexicon) -> Option<NeedKind> {
    let named = lexicon.section(&words(heading)).and_then(|found| match found.kind {
        SectionKind::Of(NeedKind::Context) | SectionKind::Unknown | SectionKind::ByContent => None,
        SectionKind::Of(kind) => Some(kind),
    });
    named.or_else(|| lexicon.hint(heading))
}

fn is_text(block: &Block) -> bool {
    matches!(block.form, Form::Bullet { .. } | Form::Prose { .. })
}

type Lexicon = super::super::lexicon::Lexicon;

fn keep_item(block: &Block, around: &Around, lexicon: &Lexicon) -> Vec<Kept> {
    let count = words(&block.text).len();
    if count > LONG_ITEM {
        return keep_long_item(block, around, lexicon);
    }
    let cue = lexicon.cue(&block.text);
    if cue.is_none() && count < FEW_WORDS && !around.any_item && around.kind.is_none() {
        return Vec::new();
    }
    let cue = cue.or_else(|| lexicon.opening(&block.text));
    vec![kept(block.clone(), cue, "a list item", around, lexicon)]
}

/// Of a long item its first sentence, which says what it is about, and each other one with a cue.
fn keep_long_item(block: &Block, around: &Around, lexicon: &Lexicon) -> Vec<Kept> {
    let parts = sentences(&block.text, lexicon)
        .into_iter()
        .map(|range| block.part(range));
    let told = parts.enumerate().filter_map(|(at, part)| {
        let cue = lexicon.cue(&part.text).or_else(|| lexicon.opening(&part.text));
        let keeps = at == 0 || cue.is_some();
        keeps.then(|| kept(part, cue, "a list item", around, lexicon))
    });
    told.collect()
}

/// The most words of a paragraph that is kept as it is.
const SHORT_PARAGRAPH: usize = 40;

/// A short paragraph as it is, of a longer one each sentence, where its words or its section speak for it.
fn keep_sentences(block: &Block, around: &Around, lexicon: &Lexicon) -> Vec<Kept> {
    let whole = words(&block.text).len() <= SHORT_PARAGRAPH;
    let ranges = match whole {
        true => std::iter::once(0..block.text.len()).collect(),
        false => sentences(&block.text, lexicon),
    };
    let mut found = Vec::new();
    for range in ranges {
        let part = block.part(range);
        let cue = lexicon.cue(&part.text);
        let cue = cue.or_else(|| lexicon.faint_cue(&part.text).filter(|_| around.lists));
        let long = words(&part.text).len() >= FEW_WORDS;
        if long && (cue.is_some() || around.kind.is_some()) {
            found.push(kept(part, cue, "its section", around, lexicon));
        }
    }
    found
}

fn keep_cells(row: &Block, around: &Around, lexicon: &Lexicon) -> Vec<Kept> {
    let mut found = Vec::new();
    let cells = row.cells.iter().flat_map(|cell| cell.split('\n'));
    for text in cells
        .map(str::trim)
        .filter(|text| states_nothing(text, lexicon).is_none())
    {
        let cue = lexicon.cue(text);
        if words(text).len() >= FEW_WORDS && cue.is_some() {
            let cell = Block {
                text: bullet(text).map_or(text, |(_, _, text)| text).to_owned(),
                pieces: vec![(0, row.line())],
                ..Block::of_text("")
            };
            found.push(kept(cell, cue, "a cell", around, lexicon));
        }
    }
    found
}

/// The kind of the section, else that of the cue; what is lacking is no solution, though it stands beside some.
fn kind_told(of_section: Option<NeedKind>, of_cue: Option<NeedKind>) -> Option<NeedKind> {
    match (of_section, of_cue) {
        (Some(NeedKind::Solution), Some(NeedKind::Gap)) => Some(NeedKind::Gap),
        (of_section, of_cue) => of_section.or(of_cue),
    }
}

/// A line with the kind of its section, else the one of its cue.
fn kept(block: Block, cue: Option<(NeedKind, String)>, otherwise: &str, around: &Around, lexicon: &Lexicon) -> Kept {
    let said = kind_before(&block.text, lexicon).map(|(kind, _)| kind);
    let of_cue = cue.as_ref().map(|(kind, _)| *kind);
    Kept {
        lines: block.lines().collect(),
        line: UnsortedLine {
            line: block.line().max(1),
            statement: block.text.trim().to_owned(),
            kind: said.or_else(|| kind_told(around.kind, of_cue)).or(around.otherwise),
            cue: cue.map_or_else(|| otherwise.to_owned(), |(_, phrase)| phrase),
            section: around.section.to_owned(),
            dismissed: false,
        },
    }
}
