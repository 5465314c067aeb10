//! Blocks to articles: which headings begin one, which sections it has, and which lines are statements there.
//!
//! Every heading that is no section begins an article; those that turn out to state nothing are left out later.
//! 1. `headings`: a heading is a running header, the head of a section, the title of an article, or a part of one.
//! 2. `lines`: a paragraph is a title, the head of a section, a statement that lost its mark, a demand in prose, a word
//!    about the workshop such as its place, or the introduction. A list item goes to the section that is open.
//! 3. `rows`: a table of statements gives a statement a row, or a cell.
//! 4. `unsorted`: what is left and may state a need is kept, with the words that speak for it.
//! 5. `one_report`: articles that nothing calls workshops of their own are one, under the title of the document.

mod headings;
mod lines;
mod one_report;
mod open_table;
mod rows;
mod unsorted;

pub use open_table::read_votes;
pub use rows::unwrap_single_cells;
use unsorted::Kept;

use std::collections::{BTreeMap, BTreeSet};

use super::blocks::{Block, Form, WEAK};
use super::columns::Column;
use super::heads::Head;
use super::lexicon::{Lexicon, SectionKind};
use super::matter::FrontMatter;
use super::noise::states_nothing;
use super::sentences::sentences;
use super::text::TextLine;
use super::title::{Knowledge, Title, read_title};
use super::words::words;
use crate::model::{LineUse, NeedKind, Reason};

/// A part of the document below one heading.
#[derive(Debug)]
pub struct Article<'a> {
    /// Level of its heading, from 1.
    pub level: u8,
    /// The heading.
    pub heading: String,
    /// The heading taken apart.
    pub title: Title<'a>,
    /// Lines of the heading.
    pub lines: Vec<u32>,
    /// Repairs in it.
    pub repairs: Vec<String>,
    /// The article just before it that is nothing but the heading of a group.
    pub under: Option<usize>,
    /// Blocks of its introduction, as indexes.
    pub intro: Vec<usize>,
    /// What labels and columns say about it.
    pub facts: Vec<Fact>,
    /// Its sections, in order.
    pub sections: Vec<Section>,
    /// What may state a need, in order.
    pub unsorted: Vec<Kept>,
    /// Whether a column of a table names it, or an identifier before its title.
    pub of_its_own: bool,
    /// Cells of its tables: line, column and use.
    pub cells: BTreeMap<(u32, usize), LineUse>,
}

impl Article<'_> {
    /// Whether it states something under a head that is among the phrases, or in a table of statements.
    pub fn reports(&self) -> bool {
        let mut sections = self.sections.iter();
        sections.any(|section| (section.states() || section.of_table) && !section.items.is_empty())
    }

    /// Whether it becomes a draft: it reports, or something in it may state a need.
    pub fn is_drafted(&self) -> bool {
        self.reports() || !self.unsorted.is_empty()
    }

    /// The value of a label, where one is given.
    pub fn fact(&self, column: &Column) -> Option<&Fact> {
        self.facts.iter().find(|fact| fact.column == *column)
    }
}

/// Something a label or a column says about a workshop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// What it is about.
    pub column: Column,
    /// What is said.
    pub text: String,
    /// The line.
    pub line: u32,
}

/// A section of an article.
#[derive(Debug)]
pub struct Section {
    /// Its head.
    pub head: Head,
    /// Level of its heading; `None` where a sentence is its head.
    pub level: Option<u8>,
    /// Lines of the head.
    pub lines: Vec<u32>,
    /// What is stated in it.
    pub items: Vec<Item>,
    /// Paragraphs in it, with the number of items before each.
    pub loose: Vec<(usize, usize)>,
    /// Whether it states no needs whatever stands in it, such as the agenda.
    pub aside: bool,
    /// Whether it is a part of a table.
    pub of_table: bool,
}

impl Section {
    /// Whether its head says that what stands below it is stated: background and unknown heads do not.
    pub fn states(&self) -> bool {
        !matches!(
            self.head.kind,
            SectionKind::Unknown | SectionKind::Of(NeedKind::Context)
        )
    }
}

/// A statement as the document has it.
#[derive(Debug, Clone)]
pub struct Item {
    /// The block with its text and lines.
    pub block: Block,
    /// Blanks before its mark.
    pub indent: usize,
    /// How it came to be a statement.
    pub origin: Origin,
    /// What the columns beside it say.
    pub beside: Beside,
}

/// What a table says about a statement.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Beside {
    /// How many voted for it.
    pub votes: Option<u32>,
    /// How important it is, in the words of the source.
    pub priority: Option<String>,
    /// Its sub-theme.
    pub theme: Option<String>,
    /// The statement it belongs to, as the source calls it.
    pub parent: Option<String>,
    /// What the source calls it.
    pub label: Option<String>,
    /// A kind that differs from the one of its section, with the word that said so.
    pub kind: Option<(NeedKind, String)>,
}

/// How a line came to be a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// It is a list item.
    Listed,
    /// It is a list item that lost its mark.
    LostMark,
    /// It is running text that states a need.
    Prose,
    /// It is a paragraph of a section that has no list.
    Paragraph,
    /// It is a row or a cell of a table.
    Cell,
}

/// Where a block stands: an article, and the section of it that was open.
#[derive(Debug, Clone, Copy)]
struct Home {
    article: usize,
    section: Option<usize>,
}

/// A document as far as it is read: its lines, its blocks, what stands before its text, the lines of its year plans.
pub struct Parts<'d> {
    /// What it is called.
    pub name: &'d str,
    /// Its lines.
    pub lines: &'d [TextLine],
    /// Its blocks.
    pub blocks: &'d [Block],
    /// What stands before its text.
    pub matter: &'d FrontMatter,
    /// Lines of year plans.
    pub plan: &'d BTreeSet<u32>,
}

/// The articles of a document, and for each block why it would be unused where no workshop takes it.
pub fn outline<'a>(parts: &Parts, knowledge: &Knowledge<'a>) -> (Vec<Article<'a>>, Vec<Reason>) {
    let blocks = parts.blocks;
    let marked = |block: &Block| matches!(block.form, Form::Heading(level) if level < WEAK);
    let mut reader = Reader {
        name: parts.name,
        blocks,
        plan: parts.plan,
        knowledge,
        articles: Vec::new(),
        open: None,
        section: false,
        continued: false,
        chapter: None,
        levels: Vec::new(),
        has_headings: blocks.iter().any(marked),
        headings: BTreeSet::new(),
        reasons: Vec::new(),
        homes: Vec::new(),
    };
    let mut index = 0;
    while index < blocks.len() {
        index += reader.read(index).max(1);
        reader.note_homes(index);
    }
    reader.state_loose_paragraphs();
    reader.keep_unsorted();
    reader.make_one_report(parts);
    (reader.articles, reader.reasons)
}

/// The name of a file without its folder and ending, as words.
fn stem_of(name: &str) -> String {
    let stem = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
    stem.replace(['-', '_'], " ")
}

/// A heading that holds for all below it until one of its level.
#[derive(Debug, Clone)]
struct Level {
    level: u8,
    /// The section it is the head of.
    head: Option<Head>,
    /// Whether what stands below it states no needs.
    aside: bool,
}

struct Reader<'r, 'a> {
    name: &'r str,
    blocks: &'r [Block],
    /// Lines of year plans.
    plan: &'r BTreeSet<u32>,
    knowledge: &'r Knowledge<'a>,
    articles: Vec<Article<'a>>,
    /// Index of the open article.
    open: Option<usize>,
    /// Whether its last section is open.
    section: bool,
    /// Whether a page break was announced since the last statement.
    continued: bool,
    /// A part of the open workshop that has sections of its own: its level and name.
    chapter: Option<(u8, String)>,
    /// The headings above the block, as far as they mean something.
    levels: Vec<Level>,
    /// Whether the document marks headings as such.
    has_headings: bool,
    headings: BTreeSet<String>,
    reasons: Vec<Reason>,
    /// Where each block stands.
    homes: Vec<Option<Home>>,
}

impl<'a> Reader<'_, 'a> {
    /// Reads a block and those that belong to it; gives their number.
    fn read(&mut self, index: usize) -> usize {
        let block = &self.blocks[index];
        match block.form {
            Form::Heading(level) => return self.read_heading(index, level),
            Form::Bullet { indent, mark } => self.read_bullet(index, indent, mark),
            Form::Prose { indent } => self.read_prose(index, indent),
            Form::Row => return self.read_rows(index),
            Form::Continued => {
                self.continued = true;
                self.reasons.push(Reason::PageFurniture);
            }
            Form::Furniture(reason) => self.reasons.push(reason),
        }
        1
    }

    /// Notes where the blocks before an index stand.
    fn note_homes(&mut self, before: usize) {
        let home = self.open.map(|article| Home {
            article,
            section: self
                .section
                .then(|| self.articles[article].sections.len().saturating_sub(1)),
        });
        self.homes.resize(before, home);
    }

    fn open_article(&mut self, block: &Block, level: u8, title: Title<'a>) {
        let before = self.open.filter(|open| {
            let article = &self.articles[*open];
            article.title.group.is_some() && article.sections.is_empty()
        });
        self.open = Some(self.articles.len());
        self.section = false;
        self.continued = false;
        self.chapter = None;
        self.levels.clear();
        self.articles.push(Article {
            level,
            heading: block.text.clone(),
            title,
            lines: block.lines().collect(),
            repairs: block.repairs.clone(),
            under: before,
            intro: Vec::new(),
            facts: Vec::new(),
            sections: Vec::new(),
            unsorted: Vec::new(),
            of_its_own: false,
            cells: BTreeMap::new(),
        });
    }

    /// The open article; without a heading above, the document itself is the article.
    fn article(&mut self) -> &mut Article<'a> {
        let open = match self.open {
            Some(open) => open,
            None => {
                let title = Block::of_text(&stem_of(self.name));
                let read = read_title(&title.text, self.knowledge);
                self.open_article(&title, 0, read);
                self.articles.len() - 1
            }
        };
        &mut self.articles[open]
    }

    fn open_section(&mut self, mut head: Head, level: Option<u8>, block: &Block) {
        let chapter = self.chapter.as_ref().map(|(_, name)| name.clone());
        head.theme = head.theme.or(chapter);
        self.article().sections.push(Section {
            head,
            level,
            lines: block.lines().collect(),
            items: Vec::new(),
            loose: Vec::new(),
            aside: false,
            of_table: false,
        });
        self.section = true;
        self.continued = false;
    }

    fn section(&self) -> Option<&Section> {
        let article = &self.articles[self.open.filter(|_| self.section)?];
        article.sections.last()
    }

    fn section_mut(&mut self) -> Option<&mut Section> {
        let open = self.open.filter(|_| self.section)?;
        self.articles[open].sections.last_mut()
    }

    fn push_item(&mut self, block: Block, indent: usize, origin: Origin) {
        self.continued = false;
        let beside = Beside::default();
        if let Some(section) = self.section_mut() {
            section.items.push(Item {
                block,
                indent,
                origin,
                beside,
            });
        }
    }

    fn is_bullet(&self, index: usize) -> bool {
        let block = self.blocks.get(index);
        block.is_some_and(|block| matches!(block.form, Form::Bullet { .. }))
    }

    /// Makes statements of the paragraphs of sections that have no list, and of paragraphs that state a need.
    fn state_loose_paragraphs(&mut self) {
        let (blocks, lexicon) = (self.blocks, self.knowledge.lexicon);
        let parted: Vec<Vec<bool>> = self.articles.iter().map(|article| parted(&article.sections)).collect();
        let sections = self.articles.iter_mut().flat_map(|article| &mut article.sections);
        for (section, parted) in sections.zip(parted.into_iter().flatten()) {
            let all = section.states() && section.items.is_empty() && !parted;
            for (before, index) in std::mem::take(&mut section.loose).into_iter().rev() {
                let block = &blocks[index];
                let stated = match () {
                    () if all && block.text.ends_with(':') || states_nothing(&block.text, lexicon).is_some() => {
                        continue;
                    }
                    () if all && self.has_headings && looks_like_a_heading(block, blocks.get(index + 1), lexicon) => {
                        continue;
                    }
                    () if all && is_field(&block.text, lexicon) => continue,
                    () if all => sentences_that_state(block, lexicon),
                    () if lexicon.kind_of_prose(&block.text).is_some() => vec![(block.clone(), Origin::Prose)],
                    () => continue,
                };
                let items = stated.into_iter().map(|(block, origin)| Item {
                    block,
                    indent: 0,
                    origin,
                    beside: Beside::default(),
                });
                section.items.splice(before..before, items);
            }
        }
    }
}

/// For each section whether parts with heads of their own come right after it: its paragraphs only lead to them.
fn parted(sections: &[Section]) -> Vec<bool> {
    let below = |at: usize| sections.get(at + 1).and_then(|next: &Section| next.level);
    let levels = sections
        .iter()
        .enumerate()
        .map(|(at, section)| (section.level, below(at)));
    levels
        .map(|(own, next)| own.zip(next).is_some_and(|(own, next)| next > own && next < WEAK))
        .collect()
}

/// Whether a paragraph looks like a heading: a few words without an end or a cue, above a long paragraph.
fn looks_like_a_heading(block: &Block, next: Option<&Block>, lexicon: &Lexicon) -> bool {
    let text = &block.text;
    let over_text = next.is_some_and(|next| matches!(next.form, Form::Prose { .. }) && words(&next.text).len() > 12);
    let ended = text.ends_with(['.', '!', '?', ';', ')']);
    over_text && !ended && words(text).len() <= 6 && lexicon.cue(text).is_none() && lexicon.opening(text).is_none()
}

/// Whether a paragraph is a field of a form: a short label, a short value, and no word that says that it is needed.
fn is_field(text: &str, lexicon: &Lexicon) -> bool {
    let Some((label, value)) = text.split_once(':') else {
        return false;
    };
    let short = words(label).len() <= 3 && words(value).len() <= 6 && !text.ends_with(['.', ';']);
    short && lexicon.cue(value).is_none() && lexicon.opening(value).is_none() && !lexicon.is_kind_label(label)
}

/// The most words and sentences of a paragraph that is one statement.
const SHORT_PARAGRAPH: (usize, usize) = (45, 2);

/// A short paragraph as it is; of a longer one the sentences with a cue.
fn sentences_that_state(block: &Block, lexicon: &Lexicon) -> Vec<(Block, Origin)> {
    let ranges = sentences(&block.text, lexicon);
    let (most_words, most_sentences) = SHORT_PARAGRAPH;
    if ranges.len() <= most_sentences || words(&block.text).len() <= most_words {
        return vec![(block.clone(), Origin::Paragraph)];
    }
    let stating = ranges
        .into_iter()
        .filter(|range| lexicon.cue(&block.text[range.clone()]).is_some());
    stating.map(|range| (block.part(range), Origin::Paragraph)).collect()
}
