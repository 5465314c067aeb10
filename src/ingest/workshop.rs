//! An article to a draft workshop: topic, place, days, and each statement with its kind.

use std::collections::BTreeMap;

use super::blocks::Block;
use super::dates::{find_days, find_years};
use super::outline::{Article, Item, Origin, Section};
use super::phrases::{self, SectionKind};
use super::words::{plain, slug, words};
use crate::model::{DateFound, DraftTopic, DraftWarning, DraftWorkshop, Need, NeedKind, PlannedTopic, Role, Source};

/// What a document holds besides the article.
pub struct Surroundings<'d, 'a> {
    /// Name of the document.
    pub document: &'d str,
    /// Its blocks.
    pub blocks: &'d [Block],
    /// All its articles.
    pub articles: &'d [Article<'a>],
    /// Its year plan.
    pub plan: &'d [PlannedTopic],
    /// The year it names most often.
    pub year: Option<i16>,
}

/// The year that a document names most often; the later of two.
pub fn usual_year(blocks: &[Block]) -> Option<i16> {
    let mut counts: BTreeMap<i16, usize> = BTreeMap::new();
    for year in blocks.iter().flat_map(|block| find_years(&block.text)) {
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
    numbers: &mut BTreeMap<String, usize>,
    warnings: &mut Vec<DraftWarning>,
    used: &mut Vec<u32>,
) -> DraftWorkshop {
    let under = article.under.map(|under| &around.articles[under]);
    let line = first_line(article);
    warnings.extend(article.repairs.iter().map(|repair| DraftWarning {
        line,
        message: format!("in the title \"{}\", {repair}.", article.heading),
    }));
    let topic = topic_of(article, line, warnings);
    let dates = dates_of(article, &topic, around, warnings, used);
    let (place, country) = place_of(article, under, around, used);
    let group = article.title.topic.map(|topic| topic.group.clone());
    let title_group = article.title.group.or(under.and_then(|under| under.title.group));
    let count = numbers.entry(topic.as_str().to_owned()).or_default();
    let needs = needs_of(article, topic.as_str(), count, warnings);
    DraftWorkshop {
        group: group.or(title_group.map(|group| group.id.clone())),
        title: title_of(article),
        place,
        country,
        participants: participants_of(article, around, used),
        note: None,
        source: Source {
            document: around.document.to_owned(),
            section: article.heading.clone(),
            line,
        },
        topic,
        dates,
        needs,
    }
}

fn first_line(article: &Article) -> u32 {
    let sections = article.sections.iter();
    let of_sections = sections.flat_map(|section| section.lines.iter().copied().chain(item_lines(section)));
    article.lines.first().copied().or(of_sections.min()).unwrap_or(1)
}

fn item_lines(section: &Section) -> impl Iterator<Item = u32> {
    section.items.iter().flat_map(|item| item.block.lines())
}

fn title_of(article: &Article) -> String {
    match article.title.topic {
        Some(topic) => topic.name.clone(),
        None if article.title.subject.trim().is_empty() => article.heading.clone(),
        None => article.title.subject.clone(),
    }
}

fn topic_of(article: &Article, line: u32, warnings: &mut Vec<DraftWarning>) -> DraftTopic {
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
            let subject = phrases::without_noise(&article.title.subject);
            let candidates = [slug(&subject), slug(heading), "workshop".to_owned()];
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

fn dates_of(
    article: &Article,
    topic: &DraftTopic,
    around: &Surroundings,
    warnings: &mut Vec<DraftWarning>,
    used: &mut Vec<u32>,
) -> Vec<DateFound> {
    let planned = around
        .plan
        .iter()
        .find(|planned| planned.topic.as_deref() == Some(topic.as_str()));
    let planned = planned.and_then(|planned| Some((planned.days?, planned.days_line.unwrap_or(planned.line))));
    let year = planned.map(|((first, _), _)| first.year()).or(around.year);
    let heading = article.lines.first().map(|line| (article.heading.as_str(), *line));
    let mut dates: Vec<DateFound> = Vec::new();
    if let Some((text, line)) = heading {
        add_dates(text, year, |_| line, &mut dates, warnings);
    }
    for index in &article.intro {
        let block = &around.blocks[*index];
        add_dates(&block.text, year, |offset| block.line_at(offset), &mut dates, warnings);
    }
    used.extend(dates.iter().map(|date| date.line));
    dates.extend(planned.map(|((first, last), line)| DateFound {
        first,
        last,
        found: "year plan".to_owned(),
        line,
    }));
    warn_of_dates(article, &dates, warnings);
    dates
}

fn add_dates(
    text: &str,
    year: Option<i16>,
    line_at: impl Fn(usize) -> u32,
    dates: &mut Vec<DateFound>,
    warnings: &mut Vec<DraftWarning>,
) {
    for days in find_days(text) {
        let line = line_at(days.offset);
        let Some((first, last)) = days.year().or(year).and_then(|year| days.in_year(year)) else {
            let message = "days are named here without a year, and no other place names one.".to_owned();
            warnings.push(DraftWarning { line, message });
            continue;
        };
        if days.year().is_none() {
            let message = format!(
                "the days {first} to {last} are named without a year; {} is taken.",
                last.year()
            );
            warnings.push(DraftWarning { line, message });
        }
        let found = "article".to_owned();
        dates.push(DateFound {
            first,
            last,
            found,
            line,
        });
    }
}

fn warn_of_dates(article: &Article, dates: &[DateFound], warnings: &mut Vec<DraftWarning>) {
    let title = title_of(article);
    let Some(one) = dates.first() else {
        let message = format!("no days are found for the workshop \"{title}\".");
        return warnings.push(DraftWarning {
            line: first_line(article),
            message,
        });
    };
    for other in dates
        .iter()
        .filter(|other| (other.first, other.last) != (one.first, one.last))
    {
        let message = format!(
            "the dates of the workshop \"{title}\" disagree: {} to {} ({}, line {}), {} to {} ({}, line {}).",
            one.first, one.last, one.found, one.line, other.first, other.last, other.found, other.line
        );
        warnings.push(DraftWarning {
            line: one.line,
            message,
        });
    }
}

/// Place and country: from the title, from the heading of the group, from the sentence that says where it was held.
fn place_of(
    article: &Article,
    under: Option<&Article>,
    around: &Surroundings,
    used: &mut Vec<u32>,
) -> (Option<String>, Option<String>) {
    let mut place = article.title.place.clone();
    let mut country = article.title.country.clone();
    for index in &article.intro {
        let block = &around.blocks[*index];
        let Some((offset, held_in)) = held_in(&block.text) else {
            continue;
        };
        used.push(block.line_at(offset));
        match phrases::country(&held_in) {
            Some(code) => country = country.or(Some(code.to_owned())),
            None => place = place.or(Some(held_in)),
        }
    }
    let country = country.or(under.and_then(|under| under.title.country.clone()));
    (place, country)
}

/// The name after "took place … in".
fn held_in(text: &str) -> Option<(usize, String)> {
    let from = phrases::held(text)?;
    let sentence = text[from..].split(". ").next().unwrap_or_default();
    let start = from + sentence.rfind(" in ")? + " in ".len();
    let tail = text[start..].split(['.', ':', ';']).next().unwrap_or_default();
    let name = tail
        .split_whitespace()
        .take_while(|word| word.starts_with(char::is_uppercase));
    let name: Vec<&str> = name.collect();
    let name = name.join(" ").trim_end_matches(',').to_owned();
    (!name.is_empty()).then_some((start, name))
}

fn participants_of(article: &Article, around: &Surroundings, used: &mut Vec<u32>) -> Option<String> {
    for index in &article.intro {
        let block = &around.blocks[*index];
        for sentence in block.text.split(". ") {
            if let Some(participants) = phrases::participants(sentence) {
                let offset = block.text.find(participants).unwrap_or(0);
                used.push(block.line_at(offset));
                return Some(plain(participants));
            }
        }
    }
    None
}

fn needs_of(article: &Article, topic: &str, count: &mut usize, warnings: &mut Vec<DraftWarning>) -> Vec<Need> {
    let mut needs: Vec<Need> = Vec::new();
    for section in article.sections.iter().filter(|section| !section.items.is_empty()) {
        warn_of_section(article, section, warnings);
        let first = needs.len();
        for (item, number) in section.items.iter().zip(1..) {
            *count += 1;
            needs.push(need_of(format!("{topic}-{count:02}"), section, item, number, warnings));
        }
        super::leadin::link_children(&section.items, &mut needs[first..]);
    }
    keep_shared_themes(&mut needs);
    needs
}

fn warn_of_section(article: &Article, section: &Section, warnings: &mut Vec<DraftWarning>) {
    if section.head.kind != SectionKind::Unknown {
        return;
    }
    let line = section
        .lines
        .first()
        .copied()
        .or(item_lines(section).next())
        .unwrap_or(1);
    let name = match section.head.name.as_str() {
        "" => "no heading".to_owned(),
        name => format!("the heading \"{name}\", which is no known section"),
    };
    let title = title_of(article);
    let message = format!("a list of \"{title}\" stands under {name}; its lines are drafted as context.");
    warnings.push(DraftWarning { line, message });
}

fn need_of(id: String, section: &Section, item: &Item, number: u32, warnings: &mut Vec<DraftWarning>) -> Need {
    let mut notes = item.block.repairs.clone();
    let kind = kind_of(section, item, &mut notes);
    if item.origin == Origin::LostMark {
        notes.push("the line lost its list mark".to_owned());
    }
    let line = item.block.line();
    if item.origin != Origin::Listed || !item.block.repairs.is_empty() {
        let message = format!("{id}: {}.", notes.join("; "));
        warnings.push(DraftWarning { line, message });
    }
    Need {
        id,
        kind,
        statement: item.block.text.trim().to_owned(),
        section: match section.head.name.as_str() {
            "" => "(no heading)".to_owned(),
            name => name.to_owned(),
        },
        item: number,
        line,
        parent: None,
        theme: section.head.theme.clone(),
        role: Role::Statement,
        broad: false,
        note: (!notes.is_empty()).then(|| notes.join("; ")),
    }
}

/// The kind the head of the section gives, or the words of the line where the head leaves it to them.
fn kind_of(section: &Section, item: &Item, notes: &mut Vec<String>) -> NeedKind {
    let text = &item.block.text;
    if let Some((kind, phrase)) = phrases::kind_of_prose(text).filter(|_| item.origin == Origin::Prose) {
        notes.push(format!(
            "running text under \"{}\"; kind {} chosen by its words \"{phrase}\"",
            section.head.name,
            kind.as_str()
        ));
        return kind;
    }
    match section.head.kind {
        SectionKind::Of(kind) => kind,
        SectionKind::Unknown => NeedKind::Context,
        SectionKind::ByContent => match phrases::kind_by_content(text) {
            Some((kind, phrase)) => {
                notes.push(format!("kind {} chosen by the word \"{phrase}\"", kind.as_str()));
                kind
            }
            None => NeedKind::Standardisation,
        },
    }
}

/// Leaves a theme only where the heads of two sections share what stands before it.
fn keep_shared_themes(needs: &mut [Need]) {
    let lead = |need: &Need| {
        let theme = need.theme.as_ref()?;
        Some(need.section.strip_suffix(theme.as_str())?.to_owned())
    };
    let mut sections: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for need in needs.iter() {
        let Some(lead) = lead(need).filter(|lead| !lead.is_empty()) else {
            continue;
        };
        let themes = sections
            .entry(words(&lead).iter().map(|word| word.text.as_str()).take(2).collect())
            .or_default();
        let theme = need.theme.clone().unwrap_or_default();
        if !themes.contains(&theme) {
            themes.push(theme);
        }
    }
    let shared: Vec<String> = sections
        .into_values()
        .filter(|themes| themes.len() > 1)
        .flatten()
        .collect();
    for need in needs {
        let of_section = need.theme.as_ref().is_some_and(|theme| *theme == need.section);
        need.theme = need.theme.take().filter(|theme| of_section || shared.contains(theme));
    }
}
