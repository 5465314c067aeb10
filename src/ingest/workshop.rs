//! An article to a draft workshop: topic, place, days, and each statement with its kind.

use std::collections::BTreeMap;

use super::blocks::Block;
use super::columns::Column;
use super::dates::{find_days, find_years};
use super::leadin;
use super::outline::{Article, Item, Origin, Section, read_votes};
use super::phrases::{self, SectionKind};
use super::title::{Knowledge, group_named, group_within};
use super::words::{file_slug, folded_word, plain, words};
use crate::model::{DateFound, DraftTopic, DraftWarning, DraftWorkshop, Need, NeedKind, PlannedTopic, Role, Source};

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
    let topic = topic_of(article, line, warnings);
    let dates = dates_of(article, &topic, around, warnings, used);
    let (place, country) = place_of(article, under, around, used);
    let participants = participants_of(article, around, used);
    let countries = countries_of(country.as_deref(), participants.as_deref(), article);
    let needs = needs_of(article, topic.as_str(), numbers, warnings);
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

/// Host country first, then those that labels and the list of participants name.
fn countries_of(host: Option<&str>, participants: Option<&str>, article: &Article) -> Vec<String> {
    let labelled = article
        .facts
        .iter()
        .filter(|fact| matches!(fact.column, Column::Country | Column::Participants));
    let texts = labelled.map(|fact| fact.text.as_str()).chain(participants);
    let mut countries: Vec<String> = host.map(str::to_owned).into_iter().collect();
    for code in texts.flat_map(phrases::countries_in) {
        if !countries.contains(&code) {
            countries.push(code);
        }
    }
    countries
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
            let candidates = [file_slug(&subject), file_slug(heading), "workshop".to_owned()];
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
    for fact in article.facts.iter().filter(|fact| fact.column == Column::Date) {
        add_dates(&fact.text, year, |_| fact.line, &mut dates, warnings);
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
        if dates.iter().any(|date| (date.first, date.last) == (first, last)) {
            continue;
        }
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
    let labelled = |wanted: Column| article.fact(&wanted).map(|fact| fact.text.as_str());
    if let Some(text) = labelled(Column::Place) {
        let (town, of) = split_place(text);
        place = place.or(town);
        country = country.or(of);
    }
    if let Some(code) = labelled(Column::Country).and_then(|text| phrases::countries_in(text).into_iter().next()) {
        country = country.or(Some(code));
    }
    for index in &article.intro {
        let block = &around.blocks[*index];
        if let Some((town, of)) = place_of_line(&block.text).filter(|_| place.is_none()) {
            used.push(block.line());
            (place, country) = (town, country.or(of));
            continue;
        }
        let Some((offset, held_in)) = held_in(&block.text) else {
            continue;
        };
        used.push(block.line_at(offset));
        let (town, of) = split_place(&held_in);
        place = place.or(town);
        country = country.or(of);
    }
    let country = country.or(under.and_then(|under| under.title.country.clone()));
    (place, country)
}

/// Place and country of a short line that also names days, such as "Vienna, Austria, 4 November 2019".
fn place_of_line(text: &str) -> Option<(Option<String>, Option<String>)> {
    let text = plain(text.split(". ").next().unwrap_or_default());
    let text = text.trim_end_matches('.');
    if words(text).len() > 12 || find_days(text).is_empty() || phrases::held(text).is_some() {
        return None;
    }
    let text = text.replace(" - ", ",").replace(" | ", ",");
    let pieces = text.split([',', '–', '—', '(', ')', ':', ';', '|']).map(str::trim);
    let dated = |piece: &str| {
        piece.chars().any(|sign| sign.is_ascii_digit())
            || words(piece).iter().any(|word| phrases::month(&word.text).is_some())
    };
    let names: Vec<&str> = pieces.filter(|piece| !piece.is_empty() && !dated(piece)).collect();
    let is_name = |piece: &&str| {
        piece.starts_with(char::is_uppercase) && words(piece).len() <= 4 && phrases::section(&words(piece)).is_none()
    };
    let (town, country) = split_place(&names.join(", "));
    let sure = country.is_some() || names.len() == 1;
    (sure && names.iter().all(is_name) && !names.is_empty()).then_some((town, country))
}

/// Town and country of "Madrid, Spain" or "Madrid (Spain)".
fn split_place(text: &str) -> (Option<String>, Option<String>) {
    let text = text.replace('(', ",").replace(')', "");
    let pieces: Vec<&str> = text
        .split([',', '–'])
        .map(str::trim)
        .filter(|piece| !piece.is_empty())
        .collect();
    let country = pieces.iter().rev().find_map(|piece| phrases::country(piece));
    let town: Vec<&str> = pieces
        .into_iter()
        .filter(|piece| phrases::country(piece).is_none())
        .collect();
    (
        Some(town.join(", ")).filter(|town| !town.is_empty()),
        country.map(str::to_owned),
    )
}

/// The name after "took place … in": words that begin high, joined by commas and by short words between them.
fn held_in(text: &str) -> Option<(usize, String)> {
    let from = phrases::held(text)?;
    let sentence = text[from..].split(". ").next().unwrap_or_default();
    let joints = words(sentence)
        .into_iter()
        .filter(|word| phrases::is_held_in(&word.text));
    let named = joints.filter_map(|joint| {
        let tail = sentence[joint.at.end..]
            .split(['.', ':', ';'])
            .next()
            .unwrap_or_default();
        let name = name_at_start(tail.trim_start())?;
        Some((from + joint.at.end + 1, name))
    });
    let named: Vec<(usize, String)> = named.collect();
    named
        .iter()
        .rev()
        .find(|(_, name)| super::dates::find_years(name).is_empty() && phrases::month(&folded_word(name)).is_none())
        .cloned()
}

/// The words that begin high at the beginning of a text, with short joints such as "de" between them.
fn name_at_start(text: &str) -> Option<String> {
    let mut name: Vec<&str> = Vec::new();
    let mut joints: Vec<&str> = Vec::new();
    for word in text.split_whitespace() {
        let bare = word.trim_start_matches(['(', '"', '„', '“', '«']);
        let high = bare.starts_with(char::is_uppercase);
        let joint = !name.is_empty()
            && bare.chars().count() <= 3
            && bare.chars().all(char::is_alphabetic)
            && !phrases::is_range(&folded_word(bare));
        match (high, joint) {
            (true, _) => {
                name.append(&mut joints);
                name.push(word);
                if word.ends_with(')') {
                    break;
                }
            }
            (false, true) if joints.is_empty() => joints.push(word),
            (false, _) => break,
        }
    }
    let name = name.join(" ");
    let name = name.trim_matches([',', '(', ' ']).to_owned();
    (!name.is_empty()).then_some(name)
}

fn participants_of(article: &Article, around: &Surroundings, used: &mut Vec<u32>) -> Option<String> {
    if let Some(fact) = article.fact(&Column::Participants) {
        return Some(plain(&fact.text));
    }
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

fn needs_of(article: &Article, topic: &str, numbers: &mut Numbers, warnings: &mut Vec<DraftWarning>) -> Vec<Need> {
    let mut needs: Vec<Need> = Vec::new();
    let mut labels: Vec<(String, String)> = Vec::new();
    let stating = |section: &&Section| !section.items.is_empty() && !section.aside;
    for section in article.sections.iter().filter(stating) {
        warn_of_section(article, section, warnings);
        let first = needs.len();
        let before = needs
            .iter()
            .filter(|need| need.section == section_name(section))
            .count();
        for (item, number) in section.items.iter().zip(before as u32 + 1..) {
            let count = numbers.entry(topic.to_owned()).or_default();
            *count += 1;
            let id = super::output::draft_number(topic, *count);
            labels.extend(item.beside.label.iter().map(|label| (label.clone(), id.clone())));
            needs.push(need_of(id, section, item, number, warnings));
        }
        leadin::link_children(&section.items, &mut needs[first..]);
    }
    let items = article
        .sections
        .iter()
        .filter(stating)
        .flat_map(|section| &section.items);
    let parents: Vec<Option<String>> = items.map(|item| item.beside.parent.clone()).collect();
    leadin::link_named(&parents, &labels, &mut needs);
    keep_shared_themes(&mut needs);
    needs
}

fn section_name(section: &Section) -> &str {
    match section.head.name.as_str() {
        "" => "(no heading)",
        name => name,
    }
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
    let told = told_beside(item.block.text.trim());
    let kind = match told.kind {
        Some(kind) if !matches!(section.head.kind, SectionKind::Of(of) if of == kind) => {
            notes.push(format!("kind {} as the line itself says", kind.as_str()));
            if let SectionKind::Of(of) = section.head.kind {
                let message = format!(
                    "{id}: the line says it is a {}, its section \"{}\" (line {}) a {}; the line is believed.",
                    kind.as_str(),
                    section.head.name,
                    section.lines.first().copied().unwrap_or(item.block.line()),
                    of.as_str()
                );
                warnings.push(DraftWarning {
                    line: item.block.line(),
                    message,
                });
            }
            kind
        }
        Some(kind) => kind,
        None => kind_of(section, item, &mut notes),
    };
    if item.origin == Origin::LostMark {
        notes.push("the line lost its list mark".to_owned());
    }
    if item.origin == Origin::Paragraph {
        notes.push("a paragraph of a section without a list".to_owned());
    }
    let line = item.block.line();
    if matches!(item.origin, Origin::LostMark | Origin::Prose) || !item.block.repairs.is_empty() {
        let message = format!("{id}: {}.", notes.join("; "));
        warnings.push(DraftWarning { line, message });
    }
    Need {
        id,
        kind,
        statement: told.text,
        section: section_name(section).to_owned(),
        item: number,
        line: line.max(1),
        parent: None,
        theme: section.head.theme.clone(),
        role: Role::Statement,
        votes: item.beside.votes.or(told.votes),
        priority: item.beside.priority.clone().or(told.priority),
        gone: false,
        broad: false,
        note: (!notes.is_empty()).then(|| notes.join("; ")),
    }
}

/// What a line says beside its statement.
struct Told {
    text: String,
    kind: Option<NeedKind>,
    votes: Option<u32>,
    priority: Option<String>,
}

/// Takes a kind before the statement ("Gap: …", "[Gap] …"), and votes and priority in brackets behind it, apart.
fn told_beside(text: &str) -> Told {
    let mut told = Told {
        text: text.to_owned(),
        kind: None,
        votes: None,
        priority: None,
    };
    while let Some((rest, inner)) = bracket_at_end(&told.text) {
        match (phrases::column(inner), read_votes(inner)) {
            (Some(("votes", _)), Some(votes)) => told.votes = Some(votes),
            (Some(("priority", _)), _) => told.priority = Some(inner.trim().to_owned()),
            _ => break,
        }
        told.text = rest.to_owned();
    }
    if let Some((kind, rest)) = kind_before(&told.text) {
        told.kind = Some(kind);
        told.text = rest.to_owned();
    }
    told
}

fn bracket_at_end(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_end().trim_end_matches(['.', ';']);
    let (open, inner) = match text.strip_suffix(')') {
        Some(inner) => ('(', inner),
        None => ('[', text.strip_suffix(']')?),
    };
    let at = inner.rfind(open)?;
    let (rest, inner) = (text[..at].trim_end(), &inner[at + 1..]);
    (!rest.is_empty() && words(inner).len() <= 5).then_some((rest, inner))
}

fn kind_before(text: &str) -> Option<(NeedKind, &str)> {
    let (label, rest) = match text.strip_prefix('[') {
        Some(text) => text.split_once(']')?,
        None => text.split_once(':')?,
    };
    let (label, rest) = (plain(label), rest.trim());
    let count = words(&label).len();
    if !(1..=2).contains(&count) || rest.is_empty() || !label.starts_with(char::is_uppercase) {
        return None;
    }
    match phrases::kind_named(&label)? {
        SectionKind::Of(kind) if phrases::is_kind_label(&label) => Some((kind, rest)),
        _ => None,
    }
}

/// The kind the head of the section gives, or the words of the line where the head leaves it to them.
fn kind_of(section: &Section, item: &Item, notes: &mut Vec<String>) -> NeedKind {
    let text = &item.block.text;
    if let Some((kind, word)) = &item.beside.kind {
        notes.push(format!("kind {} as the table says: \"{word}\"", kind.as_str()));
        return *kind;
    }
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
        let of_section = need
            .theme
            .as_ref()
            .is_some_and(|theme| !need.section.ends_with(theme.as_str()) || *theme == need.section);
        need.theme = need.theme.take().filter(|theme| of_section || shared.contains(theme));
    }
}
