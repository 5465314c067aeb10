//! An article to a draft workshop: topic and group; days (`when`); place and people (`place`); statements (`statement`).

mod place;
mod statement;
mod when;

use std::collections::{BTreeMap, BTreeSet};

use super::blocks::Block;
use super::columns::Column;
use super::dates::{find_days, find_years};
use super::lexicon::Lexicon;
use super::outline::{Article, Section};
use super::title::{Knowledge, group_named, group_within};
use super::words::file_slug;
use crate::diagnostic::excerpt;
use crate::model::{DraftTopic, DraftWarning, DraftWorkshop, PlannedTopic, Source};

use place::{countries_of, participants_of, place_of};
pub use statement::kind_before;
use statement::needs_of;
use when::dates_of;

/// What a document holds besides the article.
pub struct Surroundings<'d, 'a> {
    /// Name of the document.
    pub document: &'d str,
    /// Its blocks.
    pub blocks: &'d [Block],
    /// What is known besides it.
    pub knowledge: &'d Knowledge<'a>,
    /// All its articles.
    pub articles: &'d [Article<'a>],
    /// Its year plan.
    pub plan: &'d [PlannedTopic],
    /// The year it names most often.
    pub year: Option<i16>,
}

/// How many statements each topic has so far.
pub type Numbers = BTreeMap<String, usize>;

/// The year that a document names most often; the later of two.
pub fn usual_year(blocks: &[Block], lexicon: &Lexicon) -> Option<i16> {
    let mut counts: BTreeMap<i16, usize> = BTreeMap::new();
    for year in blocks.iter().flat_map(|block| find_years(&block.text, lexicon)) {
        *counts.entry(year).or_default() += 1;
    }
    counts
        .into_iter()
        .max_by_key(|(year, count)| (*count, *year))
        .map(|(year, _)| year)
}

/// Drafts the workshop an article reports; `used` gets the lines that gave days, place or participants.
pub fn draft_workshop(
    article: &Article,
    around: &Surroundings,
    numbers: &mut Numbers,
    warnings: &mut Vec<DraftWarning>,
    used: &mut Vec<u32>,
) -> DraftWorkshop {
    let under = article.under.map(|under| &around.articles[under]);
    let line = first_line(article);
    warnings.extend(article.repairs.iter().map(|repair| DraftWarning {
        line,
        message: format!("in the title \"{}\", {repair}.", article.heading),
    }));
    used.extend(article.facts.iter().map(|fact| fact.line));
    let topic = topic_of(article, line, warnings, around.knowledge.lexicon);
    let dates = dates_of(article, &topic, around, warnings, used);
    let (place, country) = place_of(article, under, around, used);
    let participants = participants_of(article, around, used);
    let countries = countries_of(
        country.as_deref(),
        participants.as_deref(),
        article,
        around.knowledge.lexicon,
    );
    warn_of_unsorted(article, warnings);
    let needs = needs_of(article, topic.as_str(), numbers, warnings, around.knowledge.lexicon);
    DraftWorkshop {
        group: group_of(article, under, around),
        title: title_of(article),
        language: None,
        place,
        country,
        countries,
        participants,
        note: None,
        source: Source {
            document: around.document.to_owned(),
            section: article.heading.clone(),
            line,
        },
        topic,
        dates,
        needs,
        unsorted: article.unsorted.iter().map(|kept| kept.line.clone()).collect(),
    }
}

/// The group of the topic; else the one that the title, a label or the heading above names.
fn group_of(article: &Article, under: Option<&Article>, around: &Surroundings) -> Option<String> {
    let of_topic = article.title.topic.map(|topic| topic.group.clone());
    let fact = article.fact(&Column::Group);
    let labelled = fact.and_then(|fact| {
        group_named(&fact.text, around.knowledge).or_else(|| group_within(&fact.text, around.knowledge))
    });
    let named = article
        .title
        .group
        .or(labelled)
        .or(under.and_then(|under| under.title.group));
    of_topic.or(named.map(|group| group.id.clone()))
}

fn first_line(article: &Article) -> u32 {
    let sections = article.sections.iter();
    let of_sections = sections.flat_map(|section| section.lines.iter().copied().chain(item_lines(section)));
    let first = article.lines.first().copied().or(of_sections.min());
    first.unwrap_or(1).max(1)
}

fn item_lines(section: &Section) -> impl Iterator<Item = u32> {
    section.items.iter().flat_map(|item| item.block.lines())
}

/// How many headings a warning names.
const NAMED: usize = 5;

/// Says which headings stand over lines that nobody has sorted.
fn warn_of_unsorted(article: &Article, warnings: &mut Vec<DraftWarning>) {
    let Some(first) = article.unsorted.first() else { return };
    let known = |name: &str| {
        article
            .sections
            .iter()
            .any(|section| section.head.name == name && section.states())
    };
    let mut names: Vec<&str> = Vec::new();
    let mut seen = BTreeSet::new();
    for name in article.unsorted.iter().map(|kept| kept.line.section.as_str()) {
        if !name.is_empty() && seen.insert(name) && !known(name) {
            names.push(name);
        }
    }
    if names.is_empty() {
        return;
    }
    let named: Vec<String> = names
        .iter()
        .take(NAMED)
        .map(|name| format!("\"{}\"", excerpt(name)))
        .collect();
    let more = names.len().saturating_sub(NAMED);
    let more = if more > 0 {
        format!(" and {more} more")
    } else {
        String::new()
    };
    let message = format!(
        "lines of \"{}\" stand under headings that are no known sections: {}{more}. They weigh nothing until somebody sorts them.",
        title_of(article),
        named.join(", ")
    );
    warnings.push(DraftWarning {
        line: first.line.line,
        message,
    });
}

/// Whether nothing was taken out of the heading: no group, no place, no country, no days.
fn is_plain(article: &Article) -> bool {
    let title = &article.title;
    let kept = title.group.is_none() && title.place.is_none() && title.country.is_none();
    // The subject leaves out days; brackets became commas.
    let letters = |text: &str| text.chars().filter(|sign| sign.is_alphanumeric()).count();
    kept && letters(&title.subject) == letters(&article.heading)
}

fn title_of(article: &Article) -> String {
    match article.title.topic {
        Some(topic) => topic.name.clone(),
        None if article.title.subject.trim().is_empty() || is_plain(article) => article.heading.clone(),
        None => article.title.subject.clone(),
    }
}

fn topic_of(article: &Article, line: u32, warnings: &mut Vec<DraftWarning>, lexicon: &Lexicon) -> DraftTopic {
    let heading = &article.heading;
    match article.title.topic {
        Some(topic) => {
            if article.title.guessed {
                let message = format!("the title \"{heading}\" is taken for the topic \"{}\".", topic.name);
                warnings.push(DraftWarning { line, message });
            }
            DraftTopic::Known(topic.id.clone())
        }
        None => {
            let subject = lexicon.without_noise(&article.title.subject);
            let dated = !find_days(heading, lexicon).is_empty();
            let undated = |slug: String| match dated {
                true => slug
                    .trim_start_matches(|sign: char| sign.is_ascii_digit() || sign == '-')
                    .to_owned(),
                false => slug,
            };
            let candidates = [
                undated(file_slug(&subject)),
                file_slug(&subject),
                file_slug(heading),
                "workshop".to_owned(),
            ];
            let slug = candidates.into_iter().find(|slug| !slug.is_empty()).unwrap_or_default();
            let message = format!(
                "the title \"{heading}\" names no known topic; the draft calls it \"{slug}\". \
                 Name the topic in radar.toml, or correct the draft."
            );
            warnings.push(DraftWarning { line, message });
            DraftTopic::Unknown(slug)
        }
    }
}
