//! Blocks to articles: which headings begin one, which sections it has, and which lines are statements there.
//!
//! Every heading that is no section begins an article; those that turn out to state nothing are left out later.
//! 1. A heading is a running header, the head of a section, the title of an article, or a part of one.
//! 2. A paragraph is the head of a section, a statement that lost its mark, a demand in prose, or the introduction.
//! 3. A list item goes to the section that is open.

use std::collections::BTreeSet;

use super::blocks::{Block, Form, Mark};
use super::heads::{self, Head};
use super::phrases::{self, SectionKind};
use super::title::{Knowledge, Title, read_title};
use super::words::{folded, plain, words};
use crate::model::Reason;

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
    /// Its sections, in order.
    pub sections: Vec<Section>,
}

impl Article<'_> {
    /// Whether it states something under a head that is among the phrases.
    pub fn reports(&self) -> bool {
        let mut sections = self.sections.iter();
        sections.any(|section| section.head.kind != SectionKind::Unknown && !section.items.is_empty())
    }
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
}

/// The articles of a document, and for each block why it would be unused where no workshop takes it.
pub fn outline<'a>(name: &str, blocks: &[Block], knowledge: &Knowledge<'a>) -> (Vec<Article<'a>>, Vec<Reason>) {
    let mut reader = Reader {
        name,
        blocks,
        knowledge,
        articles: Vec::new(),
        open: None,
        section: false,
        continued: false,
        headings: BTreeSet::new(),
        reasons: Vec::new(),
    };
    let mut index = 0;
    while index < blocks.len() {
        index += reader.read(index).max(1);
    }
    (reader.articles, reader.reasons)
}

struct Reader<'r, 'a> {
    name: &'r str,
    blocks: &'r [Block],
    knowledge: &'r Knowledge<'a>,
    articles: Vec<Article<'a>>,
    /// Index of the open article.
    open: Option<usize>,
    /// Whether its last section is open.
    section: bool,
    /// Whether a page break was announced since the last statement.
    continued: bool,
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
            Form::Row => {
                let plan_above = self.reasons.last() != Some(&Reason::Table);
                self.section &= !plan_above;
                self.reasons.push(Reason::Table);
            }
            Form::Continued => {
                self.continued = true;
                self.reasons.push(Reason::PageFurniture);
            }
            Form::Furniture(reason) => self.reasons.push(reason),
        }
        1
    }

    fn read_heading(&mut self, index: usize, level: u8) -> usize {
        let mut block = self.blocks[index].clone();
        let mut taken = 1;
        if let Some(next) = self.blocks.get(index + 1).filter(|next| goes_on(&block, next)) {
            block.join(&next.text, next.line());
            block.pieces.extend(next.pieces.iter().skip(1));
            taken = 2;
        }
        for _ in 0..taken {
            self.reasons.push(Reason::Heading);
        }
        let title = read_title(&block.text, self.knowledge);
        let folded = folded(&block.text);
        let plain_heading = !title.names_workshop && title.topic.is_none() && title.group.is_none();
        let head = heads::of_heading(&block.text).filter(|_| !title.names_workshop && title.topic.is_none());
        let repeated =
            self.headings.contains(&folded) && head.is_none() && plain_heading && self.list_goes_on(index + taken);
        self.headings.insert(folded);
        if repeated || self.is_page_header(index + taken, plain_heading && head.is_none()) {
            let from = self.reasons.len() - taken;
            self.reasons[from..].fill(Reason::PageFurniture);
        } else if let Some(head) = head {
            self.open_section(head, Some(level), &block);
        } else if plain_heading && self.is_inside(level) {
            self.open_part(&block, level);
        } else {
            self.open_article(&block, level, title);
        }
        taken
    }

    /// Whether the list that is open goes on at a block: after a page break, or with an item right there.
    fn list_goes_on(&self, next: usize) -> bool {
        self.section && (self.continued || self.is_bullet(next))
    }

    fn is_bullet(&self, index: usize) -> bool {
        let block = self.blocks.get(index);
        block.is_some_and(|block| matches!(block.form, Form::Bullet { .. }))
    }

    /// Whether a heading without a meaning of its own stands between a page break and the rest of a list.
    fn is_page_header(&self, next: usize, no_meaning: bool) -> bool {
        no_meaning && self.continued && self.section && self.is_bullet(next)
    }

    fn is_inside(&self, level: u8) -> bool {
        self.open.is_some_and(|open| level > self.articles[open].level)
    }

    fn open_article(&mut self, block: &Block, level: u8, title: Title<'a>) {
        let before = self.open.filter(|open| {
            let article = &self.articles[*open];
            article.title.group.is_some() && article.sections.is_empty()
        });
        self.open = Some(self.articles.len());
        self.section = false;
        self.continued = false;
        self.articles.push(Article {
            level,
            heading: block.text.clone(),
            title,
            lines: block.lines().collect(),
            repairs: block.repairs.clone(),
            under: before,
            intro: Vec::new(),
            sections: Vec::new(),
        });
    }

    /// Opens a section; without a heading above, the document itself is the article.
    fn open_section(&mut self, head: Head, level: Option<u8>, block: &Block) {
        if self.open.is_none() {
            let stem = self.name.rsplit(['/', '\\']).next().unwrap_or_default();
            let stem = stem.split_once('.').map_or(stem, |(stem, _)| stem);
            let mut title = block.clone();
            title.text = stem.replace(['-', '_'], " ");
            title.pieces = Vec::new();
            let read = read_title(&title.text, self.knowledge);
            self.open_article(&title, 0, read);
        }
        let Some(article) = self.open.and_then(|open| self.articles.get_mut(open)) else {
            return;
        };
        self.section = true;
        self.continued = false;
        article.sections.push(Section {
            head,
            level,
            lines: block.lines().collect(),
            items: Vec::new(),
        });
    }

    /// A heading inside an article that is no section phrase: a theme of the section above it, or a section unknown.
    fn open_part(&mut self, block: &Block, level: u8) {
        let inside = |above: &&Section| match above.level {
            Some(above_level) => above_level < level || above_level == level && above.head.theme.is_some(),
            None => level == u8::MAX,
        };
        let above = self.section().filter(inside);
        let name = plain(&block.text).trim_end_matches(':').to_owned();
        let head = Head {
            kind: above.map_or(SectionKind::Unknown, |above| above.head.kind),
            theme: above
                .filter(|above| above.head.kind != SectionKind::Unknown)
                .map(|_| name.clone()),
            name,
        };
        self.open_section(head, Some(level), block);
    }

    fn section(&self) -> Option<&Section> {
        let article = &self.articles[self.open.filter(|_| self.section)?];
        article.sections.last()
    }

    fn read_bullet(&mut self, index: usize, indent: usize, mark: Mark) {
        let block = &self.blocks[index];
        if let Some(head) = heads::of_plain_line(&block.text).filter(|_| self.is_numbered_head(index, mark)) {
            self.reasons.push(Reason::Heading);
            return self.open_section(head, None, block);
        }
        self.reasons.push(Reason::ListOutside);
        if self.open.is_some() && !self.section {
            let head = Head {
                kind: SectionKind::Unknown,
                name: String::new(),
                theme: None,
            };
            let mut nothing = block.clone();
            nothing.pieces = Vec::new();
            self.open_section(head, None, &nothing);
        }
        self.push_item(block.clone(), indent, Origin::Listed);
    }

    /// Whether a numbered line is no item of a numbered list, and a list follows it.
    fn is_numbered_head(&self, index: usize, mark: Mark) -> bool {
        let number = |block: &Block| match block.form {
            Form::Bullet {
                mark: Mark::Number(number),
                ..
            } => Some(number),
            _ => None,
        };
        let (Mark::Number(own), Some(next)) = (mark, self.blocks.get(index + 1)) else {
            return false;
        };
        let list_follows = matches!(next.form, Form::Bullet { .. }) && number(next) != Some(own + 1);
        list_follows
            && index
                .checked_sub(1)
                .is_none_or(|before| number(&self.blocks[before]).is_none())
    }

    fn push_item(&mut self, block: Block, indent: usize, origin: Origin) {
        self.continued = false;
        let article = self.open.and_then(|open| self.articles.get_mut(open));
        let section = article.and_then(|article| article.sections.last_mut());
        if let Some(section) = section.filter(|_| self.section) {
            section.items.push(Item { block, indent, origin });
        }
    }

    fn read_prose(&mut self, index: usize, indent: usize) {
        let block = &self.blocks[index];
        let list_follows = self.is_bullet(index + 1);
        if let Some(title) = self.title_of_line(block) {
            self.reasons.push(Reason::Heading);
            return self.open_article(block, 1, title);
        }
        if let Some(head) = heads::of_paragraph(&block.text).or_else(|| heads::of_plain_line(&block.text)) {
            return self.read_head(index, head);
        }
        if self.section().is_some() && phrases::kind_of_prose(&block.text).is_some() {
            self.reasons.push(Reason::Prose);
            return self.push_item(block.clone(), indent, Origin::Prose);
        }
        if let Some(head) = heads::of_lead(&block.text).filter(|_| list_follows && self.open.is_some()) {
            return self.read_head(index, head);
        }
        self.reasons.push(Reason::Prose);
        if self.goes_on_in_item(block, indent) {
            return self.join_item(block);
        }
        if self.lost_its_mark(index, indent, list_follows) {
            return self.push_item(block.clone(), 0, Origin::LostMark);
        }
        let short = words(&block.text).len() <= 12;
        if block.text.ends_with(':') && list_follows && short && self.section().is_some() {
            return self.open_part(block, u8::MAX);
        }
        if let Some(open) = self.open.filter(|_| !self.section) {
            self.articles[open].intro.push(index);
        }
    }

    /// A paragraph that is the head of a section; the rest of it belongs to the introduction.
    fn read_head(&mut self, index: usize, head: Head) {
        self.reasons.push(Reason::Heading);
        let before_any = self.open.filter(|open| self.articles[*open].sections.is_empty());
        self.open_section(head, None, &self.blocks[index]);
        if let Some(open) = before_any {
            self.articles[open].intro.push(index);
        }
    }

    /// The title that a short line without marks is: it stands alone and names a workshop.
    fn title_of_line(&self, block: &Block) -> Option<Title<'a>> {
        let count = words(&block.text).len();
        let ends = block.text.ends_with(['.', ':', ';', ',', '!', '?']);
        let begins = block.text.starts_with(char::is_uppercase);
        if count > 14 || ends || !begins || !block.after_blank || phrases::held(&block.text).is_some() {
            return None;
        }
        let title = read_title(&block.text, self.knowledge);
        title.names_workshop.then_some(title)
    }

    /// Whether a paragraph is the rest of the item before it, which a page break cut in two.
    fn goes_on_in_item(&self, block: &Block, indent: usize) -> bool {
        let Some(last) = self.section().and_then(|section| section.items.last()) else {
            return false;
        };
        let broken = last.block.text.ends_with('-');
        block.text.starts_with(char::is_lowercase) && (broken || self.continued || indent > last.indent)
    }

    fn join_item(&mut self, block: &Block) {
        self.continued = false;
        let article = self.open.and_then(|open| self.articles.get_mut(open));
        let item = article.and_then(|article| article.sections.last_mut()?.items.last_mut());
        if let Some(item) = item {
            let note = format!("joined with line {} over a break", block.line());
            item.block.join(&block.text, block.line());
            item.block.pieces.extend(block.pieces.iter().skip(1));
            item.block.repairs.push(note);
        }
    }

    /// Whether a paragraph is an item without its mark: set in like one, after a page break, or between two items.
    fn lost_its_mark(&self, index: usize, indent: usize, list_follows: bool) -> bool {
        let Some(section) = self.section() else { return false };
        let Some(last) = section.items.last() else { return false };
        let text = &self.blocks[index].text;
        let begins =
            text.starts_with(|first: char| first.is_uppercase() || first.is_ascii_digit() || "'‘\"“".contains(first));
        let stops = || section.items.iter().any(|item| item.block.text.ends_with('.'));
        let fits = begins && words(text).len() <= 40 && !text.ends_with(':') && (!text.ends_with('.') || stops());
        let before = index
            .checked_sub(1)
            .is_some_and(|before| self.blocks[before].lines().last() == last.block.lines().last());
        fits && (self.continued || before && (indent >= 2 || list_follows))
    }
}

/// Whether a heading that ends in a hyphen goes on in the block below it.
fn goes_on(heading: &Block, next: &Block) -> bool {
    let prose = matches!(next.form, Form::Prose { .. } | Form::Heading(_));
    heading.text.ends_with('-') && prose && next.text.starts_with(char::is_lowercase)
}
