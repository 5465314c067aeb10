//! Articles that nothing calls workshops of their own: chapters of one report.
//!
//! A document without several workshops has one draft, titled as the document is: by its front matter, or by its first
//! heading. An article is of its own when it names a topic, a group, a workshop, days or a place.

use super::super::blocks::Form;
use super::super::columns::Column;
use super::super::dates::find_days;
use super::super::title::read_title;
use super::super::words::words;
use super::{Article, Fact, Parts, Reader};

impl Reader<'_, '_> {
    /// Brings articles together that are parts of one report, and what is unsorted to the report it stands in.
    pub(super) fn make_one_report(&mut self, parts: &Parts) {
        let own: Vec<bool> = (0..self.articles.len()).map(|at| self.is_of_its_own(at)).collect();
        let reports: Vec<bool> = self.articles.iter().map(Article::reports).collect();
        let several = own.iter().zip(&reports).any(|(own, reports)| *own && *reports);
        let first = reports
            .iter()
            .position(|reports| *reports)
            .unwrap_or(self.articles.len());
        let whole = match several {
            true => None,
            false => own
                .iter()
                .take(first)
                .rposition(|own| *own)
                .or((!own.is_empty()).then_some(0)),
        };
        let whole = whole.filter(|at| !self.names_several(*at) || !reports.iter().any(|reports| *reports));
        for at in 0..self.articles.len() {
            let above = || self.report_above(at, &own, &reports);
            let target = match whole {
                Some(whole) => Some(whole),
                None if own[at] && (reports[at] || self.is_workshop(at)) => None,
                None => above(),
            };
            match target.filter(|target| *target != at) {
                Some(target) => self.move_into(at, target),
                None if !reports[at] && !self.is_workshop(at) && whole != Some(at) => {
                    self.articles[at].unsorted.clear();
                }
                None => {}
            }
        }
        let only = match (whole, reports.iter().filter(|reports| **reports).count()) {
            (None, 1) => reports.iter().position(|reports| *reports),
            (whole, _) => whole,
        };
        if let Some(only) = only {
            self.introduce_with_what_stands_before(only);
            self.name_by_matter(only, parts);
        }
    }

    /// The report that an article is a part of: the only one, or the one above it.
    fn report_above(&self, at: usize, own: &[bool], reports: &[bool]) -> Option<usize> {
        let mut reporting = (0..reports.len()).filter(|at| reports[*at]);
        if let (Some(only), None) = (reporting.next(), reporting.next()) {
            return Some(only);
        }
        let level = self.articles[at].level;
        (0..at)
            .rev()
            .find(|above| own[*above] && reports[*above] && self.articles[*above].level < level)
    }

    fn is_of_its_own(&self, at: usize) -> bool {
        let article = &self.articles[at];
        let (title, lexicon) = (&article.title, self.knowledge.lexicon);
        let named = title.names_workshop && !self.names_several(at);
        let placed =
            title.place.is_some() || title.country.is_some() || !find_days(&article.heading, lexicon).is_empty();
        let held = || {
            article
                .intro
                .iter()
                .any(|index| lexicon.held(&self.blocks[*index].text).is_some())
        };
        let known = title.topic.is_some() || title.group.is_some() || article.under.is_some() || article.of_its_own;
        known || named || placed || !article.facts.is_empty() || held()
    }

    /// Whether a heading begins like that of a workshop, also where nothing of it is stated under a known section; news of a
    /// workshop only name one.
    fn is_workshop(&self, at: usize) -> bool {
        let article = &self.articles[at];
        let heading = words(&article.heading);
        let begins = self.knowledge.lexicon.names_workshop(&heading[..heading.len().min(2)]);
        begins && !self.names_several(at) || article.title.topic.is_some() || article.of_its_own
    }

    /// Whether a heading stands over several workshops, as that of a newsletter does.
    fn names_several(&self, at: usize) -> bool {
        self.knowledge
            .lexicon
            .names_workshops(&words(&self.articles[at].heading))
    }

    /// Moves what an article states into another one, in the order of the document.
    fn move_into(&mut self, from: usize, into: usize) {
        let part = &mut self.articles[from];
        let states = part
            .sections
            .iter()
            .any(|section| !section.items.is_empty() || section.aside);
        let heading = (!part.lines.is_empty()).then(|| part.heading.clone());
        let mut sections = std::mem::take(&mut part.sections);
        for section in &mut sections {
            section.head.theme = section.head.theme.take().or_else(|| heading.clone());
        }
        let unsorted = std::mem::take(&mut part.unsorted);
        let lines = if states {
            std::mem::take(&mut part.lines)
        } else {
            Vec::new()
        };
        let (intro, facts) = (std::mem::take(&mut part.intro), std::mem::take(&mut part.facts));
        let cells = std::mem::take(&mut part.cells);
        let whole = &mut self.articles[into];
        whole.sections.extend(sections);
        whole.unsorted.extend(unsorted);
        whole.unsorted.sort_by_key(|kept| kept.line.line);
        whole.lines.extend(lines);
        whole.facts.extend(facts);
        whole.cells.extend(cells);
        if from < into {
            whole.intro.splice(0..0, intro);
        }
    }

    /// The paragraphs before the first heading that tell of a meeting, such as an abstract, belong to the only report.
    fn introduce_with_what_stands_before(&mut self, at: usize) {
        let homes = self.homes.iter().take_while(|home| home.is_none()).count();
        let tells = |index: &usize| {
            let block = &self.blocks[*index];
            matches!(block.form, Form::Prose { .. }) && self.knowledge.lexicon.held(&block.text).is_some()
        };
        let before: Vec<usize> = (0..homes.min(self.blocks.len())).filter(tells).collect();
        self.articles[at].intro.splice(0..0, before);
    }

    /// Gives the report of a whole document the title and the day that stand before its text.
    fn name_by_matter(&mut self, at: usize, parts: &Parts) {
        let line = |index: usize| parts.lines.get(index).map_or(1, |line| line.number);
        if let Some((index, title)) = &parts.matter.title {
            let read = read_title(title, self.knowledge);
            let article = &mut self.articles[at];
            article.heading.clone_from(title);
            article.title = read;
            article.lines.insert(0, line(*index));
        }
        if let Some((index, text)) = &parts.matter.date {
            let (column, text) = (Column::Date, text.clone());
            let line = line(*index);
            self.articles[at].facts.push(Fact { column, text, line });
        }
    }
}
