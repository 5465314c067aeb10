//! Blocks to articles: which headings begin one, which sections it has, and which lines are statements there.
//!
//! Every heading that is no section begins an article; those that turn out to state nothing are left out later.
//! 1. `headings`: a heading is a running header, the head of a section, the title of an article, or a part of one.
//! 2. `lines`: a paragraph is a title, the head of a section, a statement that lost its mark, a demand in prose, a word
//!    about the workshop such as its place, or the introduction. A list item goes to the section that is open.
//! 3. `rows`: a table of statements gives a statement a row, or a cell.

mod headings;
mod lines;
mod rows;

pub use rows::{read_votes, unwrap_single_cells};

use std::collections::{BTreeMap, BTreeSet};

use super::blocks::{Block, Form};
use super::columns::Column;
use super::heads::Head;
use super::lexicon::SectionKind;
use super::title::{Knowledge, Title, read_title};
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
    /// Cells of its tables: line, column and use.
    pub cells: BTreeMap<(u32, usize), LineUse>,
}

impl Article<'_> {
    /// Whether it states something under a head that is among the phrases, or in a table of statements.
    pub fn reports(&self) -> bool {
        let mut sections = self.sections.iter();
        sections
            .any(|section| (section.head.kind != SectionKind::Unknown || section.of_table) && !section.items.is_empty())
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

/// The articles of a document, and for each block why it would be unused where no workshop takes it.
pub fn outline<'a>(
    name: &str,
    blocks: &[Block],
    plan: &BTreeSet<u32>,
    knowledge: &Knowledge<'a>,
) -> (Vec<Article<'a>>, Vec<Reason>) {
    let mut reader = Reader {
        name,
        blocks,
        plan,
        knowledge,
        articles: Vec::new(),
        open: None,
        section: false,
        continued: false,
        chapter: None,
        headings: BTreeSet::new(),
        reasons: Vec::new(),
    };
    let mut index = 0;
    while index < blocks.len() {
        index += reader.read(index).max(1);
    }
    reader.state_loose_paragraphs();
    (reader.articles, reader.reasons)
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
    headings: BTreeSet<String>,
    reasons: Vec<Reason>,
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

    fn open_article(&mut self, block: &Block, level: u8, title: Title<'a>) {
        let before = self.open.filter(|open| {
            let article = &self.articles[*open];
            article.title.group.is_some() && article.sections.is_empty()
        });
        self.open = Some(self.articles.len());
        self.section = false;
        self.continued = false;
        self.chapter = None;
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
            cells: BTreeMap::new(),
        });
    }

    /// The open article; without a heading above, the document itself is the article.
    fn article(&mut self) -> &mut Article<'a> {
        let open = match self.open {
            Some(open) => open,
            None => {
                let stem = self.name.rsplit(['/', '\\']).next().unwrap_or_default();
                let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
                let title = Block::of_text(&stem.replace(['-', '_'], " "));
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
        let blocks = self.blocks;
        for section in self.articles.iter_mut().flat_map(|article| &mut article.sections) {
            let states = !matches!(
                section.head.kind,
                SectionKind::Unknown | SectionKind::Of(NeedKind::Context)
            );
            let all = states && section.items.is_empty();
            for (before, index) in std::mem::take(&mut section.loose).into_iter().rev() {
                let block = &blocks[index];
                let demand = self.knowledge.lexicon.kind_of_prose(&block.text).is_some();
                let origin = match all {
                    true => Origin::Paragraph,
                    false if demand => Origin::Prose,
                    false => continue,
                };
                if all && block.text.ends_with(':') {
                    continue;
                }
                let (indent, beside) = (0, Beside::default());
                let block = block.clone();
                section.items.insert(
                    before,
                    Item {
                        block,
                        indent,
                        origin,
                        beside,
                    },
                );
            }
        }
    }
}
