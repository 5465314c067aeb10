//! What a heading is.

use super::super::blocks::{Block, Form, WEAK};
use super::super::dates::find_days;
use super::super::heads::{self, Head};
use super::super::lexicon::{Lexicon, SectionKind};
use super::super::title::{Title, read_title};
use super::super::words::{folded, plain, words};
use super::{Level, Origin, Reader};
use crate::model::Reason;

/// How far below a heading the first section of a workshop is looked for, in blocks.
const AHEAD: usize = 40;

impl<'a> Reader<'_, 'a> {
    /// Reads a heading, with the next block where it goes on there; gives the number of blocks.
    pub(super) fn read_heading(&mut self, index: usize, level: u8) -> usize {
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
        self.meet_heading(index + taken, &block, level);
        taken
    }

    /// Decides what a heading is; `next` is the block after it.
    fn meet_heading(&mut self, next: usize, block: &Block, level: u8) {
        if let Some((column, value)) = heads::label(&block.text, self.knowledge.lexicon).filter(|_| level == WEAK) {
            return self.note_fact(column, value, block);
        }
        let title = read_title(&block.text, self.knowledge);
        let head = section_head(&block.text, &title, self.knowledge.lexicon);
        // "3. Workshop topics" inside the report of a workshop is a part of it.
        let part = self.is_inside(level)
            && self.is_one_workshop()
            && find_days(&block.text, self.knowledge.lexicon).is_empty()
            && title.place.is_none()
            && title.country.is_none();
        let plain_heading = (!title.names_workshop || part) && title.topic.is_none() && title.group.is_none();
        let folded = folded(&block.text);
        let repeated = self.headings.contains(&folded) && head.is_none() && plain_heading && self.list_goes_on(next);
        self.headings.insert(folded);
        if repeated || self.is_page_header(next, plain_heading && head.is_none()) {
            let from = self.reasons.len() - block.pieces.len().min(2).min(self.reasons.len());
            self.reasons[from..].fill(Reason::PageFurniture);
            return;
        }
        if self.chapter.as_ref().is_some_and(|(of, _)| level <= *of) {
            self.chapter = None;
        }
        if let Some(name) = self.knowledge.lexicon.begun_by(&block.text) {
            let name = name.to_owned();
            return self.open_named_part(block, &name);
        }
        self.levels.retain(|above| above.level < level);
        let above = self.levels.last().cloned();
        let within = above
            .as_ref()
            .and_then(|above| above.head.clone())
            .filter(|_| plain_heading);
        match head {
            Some(head) => {
                self.title_by_section(block, level, &head);
                self.note_level(level, Some(head.clone()), false);
                self.open_section(head, Some(level), block);
            }
            None if self.open.is_some() && self.knowledge.lexicon.is_aside(&block.text) => {
                self.note_level(level, None, !self.knowledge.lexicon.is_agenda(&block.text));
                self.open_aside(block, level)
            }
            None if plain_heading && above.is_some_and(|above| above.aside) => self.open_aside(block, level),
            None if within.is_some() => self.open_part_of(within.expect("there is one"), block, level),
            None if self.open.is_some() && self.knowledge.lexicon.is_report_part(&block.text) => {
                self.open_report_part(block)
            }
            None if plain_heading && self.is_inside(level) => self.open_inner(next, block, level, title),
            None => self.open_article(block, level, title),
        }
    }

    fn note_level(&mut self, level: u8, head: Option<Head>, aside: bool) {
        self.levels.push(Level { level, head, aside });
    }

    /// The first heading of a document is its title, even where it also says what stands below: "Needs of night boats".
    fn title_by_section(&mut self, block: &Block, level: u8, head: &Head) {
        let tells_more = heads::of_strict_line(&block.text, self.knowledge.lexicon).is_none();
        if self.open.is_none() && level == 1 && (head.theme.is_some() || tells_more) {
            let title = read_title(&block.text, self.knowledge);
            self.open_article(block, level, title);
        }
    }

    /// A heading below the head of a section: what stands there is of its kind, and about something narrower.
    fn open_part_of(&mut self, above: Head, block: &Block, level: u8) {
        let name = heads::without_number(plain(&block.text).trim_end_matches(':')).to_owned();
        let theme = Some(name.clone()).filter(|_| above.kind != SectionKind::Unknown);
        let kind = above.kind;
        self.open_section(Head { kind, name, theme }, Some(level), block);
    }

    /// A plain heading inside an article: a workshop of its own, a chapter with sections, or a part of a section.
    fn open_inner(&mut self, next: usize, block: &Block, level: u8, title: Title<'a>) {
        let ahead = self.sections_ahead(next, level);
        let first = self.open.is_some_and(|open| self.articles[open].sections.is_empty());
        match ahead {
            Some(ahead) if !self.is_one_workshop() || ahead.dated => self.open_article(block, level, title),
            Some(_) if level < WEAK || first => {
                let name = plain(&block.text).trim_end_matches(':').to_owned();
                self.section = false;
                self.article().lines.extend(block.lines());
                self.chapter = Some((level, name));
            }
            Some(_) | None => self.open_part(block, level),
        }
    }

    /// Whether the open article is about one workshop: it names a topic or days, or calls itself a workshop.
    fn is_one_workshop(&self) -> bool {
        let Some(open) = self.open else { return false };
        let article = &self.articles[open];
        let heading = words(&article.heading);
        let named = article.title.names_workshop && !self.knowledge.lexicon.names_workshops(&heading);
        let mut intro = article.intro.iter().map(|index| &self.blocks[*index].text);
        let dated = !article.facts.is_empty() || intro.any(|text| self.knowledge.lexicon.held(text).is_some());
        named
            || article.title.topic.is_some()
            || dated
            || !find_days(&article.heading, self.knowledge.lexicon).is_empty()
    }

    /// What stands below a heading of a level: the sections of a workshop, if they come before anything is stated.
    pub(super) fn sections_ahead(&self, next: usize, level: u8) -> Option<Ahead> {
        let mut dated = false;
        for block in self.blocks.iter().skip(next).take(AHEAD) {
            match block.form {
                Form::Heading(below) if below > level || level >= WEAK && below == level => {
                    let title = read_title(&block.text, self.knowledge);
                    if let Some(head) = section_head(&block.text, &title, self.knowledge.lexicon) {
                        return Some(Ahead { kind: head.kind, dated });
                    }
                    if below == level && !self.knowledge.lexicon.is_report_part(&block.text) {
                        return None;
                    }
                }
                Form::Heading(_) | Form::Row => return None,
                Form::Bullet { .. } if heads::label(&block.text, self.knowledge.lexicon).is_some() => dated = true,
                Form::Bullet { .. } => return None,
                Form::Prose { .. } => {
                    let head = heads::of_paragraph(&block.text, self.knowledge.lexicon)
                        .or_else(|| heads::of_plain_line(&block.text, self.knowledge.lexicon));
                    if let Some(head) = head {
                        return Some(Ahead { kind: head.kind, dated });
                    }
                    dated |= heads::label(&block.text, self.knowledge.lexicon).is_some()
                        || self.knowledge.lexicon.held(&block.text).is_some();
                }
                Form::Continued | Form::Furniture(_) => {}
            }
        }
        None
    }

    /// Whether the list that is open goes on at a block: after a page break, or with an item right there.
    fn list_goes_on(&self, next: usize) -> bool {
        self.section && (self.continued || self.is_bullet(next))
    }

    /// Whether a heading without a meaning of its own stands between a page break and the rest of a list.
    fn is_page_header(&self, next: usize, no_meaning: bool) -> bool {
        no_meaning && self.continued && self.section && self.is_bullet(next)
    }

    fn is_inside(&self, level: u8) -> bool {
        self.open
            .is_some_and(|open| level > self.articles[open].level || level == WEAK)
    }

    /// A heading such as "Findings": it belongs to the workshop and means nothing.
    fn open_report_part(&mut self, block: &Block) {
        self.section = false;
        self.article().lines.extend(block.lines());
    }

    pub(super) fn open_aside(&mut self, block: &Block, level: u8) {
        let head = Head {
            kind: SectionKind::Unknown,
            name: plain(&block.text),
            theme: None,
        };
        self.open_section(head, Some(level), block);
        if let Some(section) = self.section_mut() {
            section.aside = true;
            section.lines = Vec::new();
        }
    }

    /// A heading inside an article that is no section phrase: a theme of the section above it, or a section unknown.
    pub(super) fn open_part(&mut self, block: &Block, level: u8) {
        let name = heads::without_number(plain(&block.text).trim_end_matches(':')).to_owned();
        let led = block.text.trim_end().ends_with(':');
        let inside = |above: &&super::Section| match above.level {
            _ if above.aside => false,
            // A line that looks like the head above, after its list, is a head of its own.
            None if !above.items.is_empty() && !led => false,
            Some(above_level) => {
                above_level < level
                    || above_level == level && (above.head.theme.is_some() || level == WEAK && above.items.is_empty())
            }
            None => level >= WEAK,
        };
        let above = self.section().filter(inside);
        let head = Head {
            kind: above.map_or(SectionKind::Unknown, |above| above.head.kind),
            theme: above
                .filter(|above| above.head.kind != SectionKind::Unknown)
                .map(|_| name.clone()),
            name,
        };
        self.open_section(head, Some(level), block);
    }
}

/// What stands below a heading.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ahead {
    /// Kind of the first section.
    pub kind: SectionKind,
    /// Whether days or a place are told before it.
    pub dated: bool,
}

/// The section that a heading is the head of, unless it is rather the title of a workshop.
fn section_head(text: &str, title: &Title, lexicon: &Lexicon) -> Option<Head> {
    let placed = title.place.is_some() || title.country.is_some() || !find_days(text, lexicon).is_empty();
    if placed {
        return None;
    }
    let titled = title.names_workshop || title.topic.is_some() || title.group.is_some();
    match titled {
        true => heads::of_leading(text, lexicon),
        false => heads::of_heading(text, lexicon),
    }
}

/// Whether a heading that ends in a hyphen goes on in the block below it.
fn goes_on(heading: &Block, next: &Block) -> bool {
    let prose = matches!(next.form, Form::Prose { .. } | Form::Heading(_));
    heading.text.ends_with('-') && prose && next.text.starts_with(char::is_lowercase)
}

impl Origin {
    /// Whether a page break before the next line may have cut the item in two.
    pub(super) fn is_list(self) -> bool {
        matches!(self, Origin::Listed | Origin::LostMark)
    }
}
