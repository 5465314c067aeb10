//! What a paragraph or a list item is.

use super::super::blocks::{Block, Form, Mark, WEAK};
use super::super::columns::Column;
use super::super::heads::{self, Head};
use super::super::lexicon::SectionKind;
use super::super::noise::states_nothing;
use super::super::title::{Title, read_title};
use super::super::words::words;
use super::{Fact, Origin, Reader};
use crate::model::{NeedKind, Reason};

impl<'a> Reader<'_, 'a> {
    pub(super) fn read_bullet(&mut self, index: usize, indent: usize, mark: Mark) {
        let block = &self.blocks[index];
        if let Some(head) = self.head_of_bullet(index, indent, mark) {
            self.reasons.push(Reason::Heading);
            return self.open_section(head, None, block);
        }
        if self.is_aside_item(index, indent, mark) && self.open.is_some() {
            self.reasons.push(Reason::Heading);
            return self.open_aside(block, WEAK);
        }
        if let Some((column, value)) = heads::label(&block.text, self.knowledge.lexicon).filter(|_| self.may_tell()) {
            self.reasons.push(Reason::ListOutside);
            return self.note_fact(column, value, block);
        }
        let nothing = states_nothing(&block.text, self.knowledge.lexicon);
        if let Some(reason) = nothing.filter(|_| self.section().is_some_and(|section| !section.aside)) {
            return self.reasons.push(reason);
        }
        let aside = self.section().is_some_and(|section| section.aside);
        self.reasons
            .push(if aside { Reason::Aside } else { Reason::ListOutside });
        if self.section().is_some() && !aside {
            self.push_item(block.clone(), indent, Origin::Listed);
        }
    }

    /// Whether a label may still tell something about the workshop: no section with a meaning is open.
    fn may_tell(&self) -> bool {
        self.section().is_none_or(|section| {
            section.head.kind == SectionKind::Unknown || section.head.kind == SectionKind::Of(NeedKind::Context)
        })
    }

    /// Whether a list item is rather a heading: one that numbers parts, or stands above a list set in.
    fn is_heading_item(&self, index: usize, indent: usize, mark: Mark) -> bool {
        let Some(next) = self.blocks.get(index + 1) else {
            return false;
        };
        let mark_of = |block: &Block| match block.form {
            Form::Bullet { mark, .. } => Some(mark),
            _ => None,
        };
        let deeper = matches!(next.form, Form::Bullet { indent: below, .. } if below > indent);
        let next_is_other = mark_of(next).is_none_or(|next| !next.is_like(mark));
        let before = index.checked_sub(1).and_then(|before| mark_of(&self.blocks[before]));
        let first = before.is_none_or(|before| !before.is_like(mark));
        let counts = match (mark, mark_of(next)) {
            (Mark::Number(own), Some(Mark::Number(next))) => first && next != own + 1,
            (Mark::Sign, _) => false,
            (Mark::Number(_), None) => first,
            _ => next_is_other,
        };
        deeper || counts
    }

    /// The section that a list item is the head of.
    fn head_of_bullet(&self, index: usize, indent: usize, mark: Mark) -> Option<Head> {
        let block = &self.blocks[index];
        if !self.is_heading_item(index, indent, mark) {
            return None;
        }
        let numbered = mark != Mark::Sign;
        heads::of_strict_line(&block.text, self.knowledge.lexicon)
            .or_else(|| heads::of_plain_line(&block.text, self.knowledge.lexicon).filter(|_| numbered))
    }

    /// Whether a numbered line names a part of the report that states nothing.
    fn is_aside_item(&self, index: usize, indent: usize, mark: Mark) -> bool {
        let text = &self.blocks[index].text;
        mark != Mark::Sign
            && words(text).len() <= 6
            && (self.knowledge.lexicon.is_aside(text) || self.knowledge.lexicon.is_report_part(text))
            && self.is_heading_item(index, indent, mark)
    }

    pub(super) fn read_prose(&mut self, index: usize, indent: usize) {
        let block = &self.blocks[index];
        let list_follows = self.is_bullet(index + 1);
        if let Some(name) = self.knowledge.lexicon.begun_by(&block.text) {
            self.reasons.push(Reason::Heading);
            return self.open_named_part(block, name);
        }
        if let Some(title) = self.title_of_line(index) {
            self.reasons.push(Reason::Heading);
            return self.open_article(block, 1, title);
        }
        if let Some((column, value)) =
            heads::label(&block.text, self.knowledge.lexicon).filter(|_| self.may_tell() || self.tells_anew(block))
        {
            self.reasons.push(Reason::Prose);
            return self.note_fact(column, value, block);
        }
        if let Some(head) = self
            .head_of_paragraph(&block.text)
            .or_else(|| self.head_of_line(&block.text))
        {
            return self.read_head(index, head);
        }
        let labels = block.text.ends_with(':') && list_follows && words(&block.text).len() <= 4;
        if labels && self.open.is_some() && self.knowledge.lexicon.is_aside(&block.text) {
            self.reasons.push(Reason::Aside);
            self.open_aside(block, WEAK);
            // A label holds for its list alone.
            if let Some(section) = self.section_mut() {
                section.level = None;
            }
            return;
        }
        if self
            .section()
            .is_some_and(|section| section.aside && section.level.is_none())
            && block.after_blank
        {
            self.section = false;
        }
        if self.section().is_none_or(|section| section.aside)
            && (self.knowledge.lexicon.is_aside(&block.text) && self.open.is_some())
        {
            self.reasons.push(Reason::Aside);
            self.section = false;
            return;
        }
        let demand =
            self.knowledge.lexicon.kind_of_prose(&block.text).is_some() && !self.goes_on_in_item(block, indent);
        if demand && self.section().is_some_and(|section| !section.aside) {
            self.reasons.push(Reason::Prose);
            return self.keep_loose(index);
        }
        if let Some(head) =
            heads::of_lead(&block.text, self.knowledge.lexicon).filter(|_| list_follows && self.open.is_some())
        {
            return self.read_head(index, head);
        }
        self.reasons.push(Reason::Prose);
        if self.goes_on_in_item(block, indent) {
            return self.join_item(block);
        }
        if self.lost_its_mark(index, indent, list_follows) {
            return self.push_item(block.clone(), 0, Origin::LostMark);
        }
        if self.is_lead(block) {
            if let Some(section) = self.section_mut() {
                section.lines.extend(block.lines());
            }
            return;
        }
        let unknown_head = block.after_blank && block.text.ends_with(':') && words(&block.text).len() <= 8;
        if self.is_theme(index)
            || unknown_head
                && self
                    .section()
                    .is_some_and(|section| !section.aside && !section.loose.is_empty())
        {
            return self.open_part(block, WEAK);
        }
        match self.section().is_some() {
            true => self.keep_loose(index),
            false => self.introduce(index),
        }
    }

    /// The head that a paragraph with a colon is.
    fn head_of_paragraph(&self, text: &str) -> Option<Head> {
        let known = |section: &super::Section| section.head.kind != SectionKind::Unknown && section.level.is_some();
        match self.section().is_some_and(known) {
            true => heads::of_paragraph_about(text, self.knowledge.lexicon),
            false => heads::of_paragraph(text, self.knowledge.lexicon),
        }
    }

    /// The head that a line without marks is; where the document marks its headings, only a line that says nothing else.
    fn head_of_line(&self, text: &str) -> Option<Head> {
        match self.has_headings && !text.ends_with(':') {
            true => heads::of_strict_line(text, self.knowledge.lexicon),
            false => heads::of_plain_line(text, self.knowledge.lexicon),
        }
    }

    /// A part that an identifier begins is an article of its own.
    pub(super) fn open_named_part(&mut self, block: &Block, name: &str) {
        let title = read_title(name, self.knowledge);
        let mut named = block.clone();
        name.clone_into(&mut named.text);
        self.open_article(&named, 1, title);
        if let Some(article) = self.articles.last_mut() {
            article.of_its_own = true;
        }
    }

    /// Whether the open article has nothing but its heading yet, which may go on in a second line.
    fn is_fresh(&self) -> bool {
        let article = self.open.map(|open| &self.articles[open]);
        article.is_some_and(|article| {
            article.intro.is_empty()
                && article.facts.is_empty()
                && article.sections.is_empty()
                && !article.title.names_workshop
        })
    }

    /// A label that begins another workshop: its topic, after the sections of the one before.
    fn tells_anew(&self, block: &Block) -> bool {
        matches!(
            heads::label(&block.text, self.knowledge.lexicon),
            Some((Column::Topic, _))
        ) && block.after_blank
    }

    /// Notes what a label says; the topic of another workshop begins one.
    pub(super) fn note_fact(&mut self, column: Column, value: &str, block: &Block) {
        let has_sections = self.open.is_none_or(|open| !self.articles[open].sections.is_empty());
        let titled = self
            .open
            .is_some_and(|open| self.articles[open].fact(&column).is_some());
        if column == Column::Topic && (has_sections || titled) {
            let mut title = block.clone();
            title.text = value.to_owned();
            let read = read_title(value, self.knowledge);
            self.open_article(&title, 1, read);
        }
        let (text, line) = (value.to_owned(), block.line());
        self.article().facts.push(Fact { column, text, line });
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

    fn introduce(&mut self, index: usize) {
        if let Some(open) = self.open {
            self.articles[open].intro.push(index);
        }
    }

    /// Keeps a paragraph of a section until it is known whether the section has a list.
    fn keep_loose(&mut self, index: usize) {
        let means_nothing = self.may_tell();
        if means_nothing {
            self.introduce(index);
        }
        if let Some(section) = self.section_mut().filter(|section| !section.aside) {
            let before = section.items.len();
            section.loose.push((before, index));
        }
    }

    /// The title that a short line without marks is: it stands alone and names a workshop, or sections follow it that
    /// the open workshop has already, or it is the first line of all.
    fn title_of_line(&self, index: usize) -> Option<Title<'a>> {
        let block = &self.blocks[index];
        let count = words(&block.text).len();
        let dated = !super::super::dates::find_days(&block.text, self.knowledge.lexicon).is_empty();
        let ends = block.text.ends_with([':', ';', ',', '!', '?']) || block.text.ends_with('.') && !dated;
        let begins = block
            .text
            .starts_with(|first: char| first.is_uppercase() || first.is_ascii_digit());
        if count > 16
            || ends
            || !begins
            || !(block.after_blank || self.is_fresh())
            || self.knowledge.lexicon.held(&block.text).is_some()
        {
            return None;
        }
        if heads::label(&block.text, self.knowledge.lexicon).is_some_and(|(column, _)| column != Column::Topic) {
            return None;
        }
        let title = read_title(&block.text, self.knowledge);
        let head = heads::of_plain_line(&block.text, self.knowledge.lexicon).is_some();
        if title.names_workshop && !head {
            return Some(title);
        }
        let first = index == 0
            || self.open.is_none()
                && self.blocks[..index]
                    .iter()
                    .all(|block| matches!(block.form, Form::Furniture(_)));
        let anew = || {
            let ahead = self.sections_ahead(index + 1, WEAK)?;
            let article = &self.articles[self.open?];
            let seen = article.sections.iter().any(|section| section.head.kind == ahead.kind);
            (seen || ahead.dated && !article.sections.is_empty()).then_some(())
        };
        let stands_alone = !head
            && !self.knowledge.lexicon.is_report_part(&block.text)
            && !self.knowledge.lexicon.is_aside(&block.text);
        (stands_alone && (first || anew().is_some())).then_some(title)
    }

    /// Whether a sentence only leads from the head of a section to its list ("The users asked for:").
    fn is_lead(&self, block: &Block) -> bool {
        let leads = block.text.ends_with(':') && words(&block.text).len() >= 4;
        leads
            && self.section().is_some_and(|section| {
                section.items.is_empty() && section.loose.is_empty() && !section.lines.is_empty() && !section.aside
            })
    }

    /// Whether a short line between blank ones, above a list, names a part of the section.
    fn is_theme(&self, index: usize) -> bool {
        let block = &self.blocks[index];
        let short = words(&block.text).len() <= 12;
        if !short || !self.is_bullet(index + 1) {
            return false;
        }
        let Some(section) = self.section().filter(|section| !section.aside) else {
            return false;
        };
        let apart = block.after_blank
            && words(&block.text).len() <= 7
            && !block.text.ends_with(['.', ',', ';'])
            && block.text.starts_with(char::is_uppercase)
            && section.items.iter().skip(1).all(|item| !item.block.after_blank);
        block.text.ends_with(':') || apart
    }

    /// Whether a paragraph is the rest of the item before it, which a page break cut in two.
    fn goes_on_in_item(&self, block: &Block, indent: usize) -> bool {
        let Some(last) = self.section().and_then(|section| section.items.last()) else {
            return false;
        };
        let broken = last.block.text.ends_with('-');
        let open = !last.block.text.ends_with(['.', ';', ':', '!', '?']);
        let cut = broken
            || self.continued
            || indent > last.indent
            || open && self.is_next_line(block, last.block.last_line());
        last.origin.is_list() && block.text.starts_with(char::is_lowercase) && cut
    }

    /// Whether only running headers, page numbers and blank lines stand between a line and a block.
    fn is_next_line(&self, block: &Block, line: u32) -> bool {
        let between = self
            .blocks
            .iter()
            .rev()
            .skip_while(|other| other.line() >= block.line());
        let mut between = between.skip_while(|other| matches!(other.form, Form::Furniture(_)));
        between.next().is_some_and(|other| other.last_line() == line)
    }

    fn join_item(&mut self, block: &Block) {
        self.continued = false;
        let item = self.section_mut().and_then(|section| section.items.last_mut());
        if let Some(item) = item {
            let note = format!("joined with line {} over a break", block.line());
            item.block.join(&block.text, block.line());
            item.block.pieces.extend(block.pieces.iter().skip(1));
            item.block.repairs.push(note);
        }
    }

    /// Whether a paragraph is an item without its mark: set in like one, after a page break, or between two items.
    fn lost_its_mark(&self, index: usize, indent: usize, list_follows: bool) -> bool {
        let Some(section) = self.section().filter(|section| !section.aside) else {
            return false;
        };
        let Some(last) = section.items.last() else { return false };
        let text = &self.blocks[index].text;
        let begins =
            text.starts_with(|first: char| first.is_uppercase() || first.is_ascii_digit() || "'‘\"“¿".contains(first));
        let stops = || section.items.iter().any(|item| item.block.text.ends_with('.'));
        let fits = begins && words(text).len() <= 40 && !text.ends_with(':') && (!text.ends_with('.') || stops());
        let before = index
            .checked_sub(1)
            .is_some_and(|before| self.blocks[before].lines().last() == last.block.lines().last());
        let tight = before && !self.blocks[index].after_blank;
        fits && (self.continued || before && (indent >= 2 || list_follows && !self.is_theme(index)) || tight)
    }
}
