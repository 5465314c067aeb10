//! The statements of an article: each with its kind, section, theme and what stands beside it.

use std::collections::BTreeMap;

use crate::model::{DraftWarning, Need, NeedKind, Role};

use super::{Numbers, item_lines, title_of};
use crate::ingest::leadin;
use crate::ingest::lexicon::{Lexicon, SectionKind};
use crate::ingest::outline::{Article, Item, Origin, Section, read_votes};
use crate::ingest::pairing::draft_number;
use crate::ingest::words::{plain, words};

pub fn needs_of(
    article: &Article,
    topic: &str,
    numbers: &mut Numbers,
    warnings: &mut Vec<DraftWarning>,
    lexicon: &Lexicon,
) -> Vec<Need> {
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
            let id = draft_number(topic, *count);
            labels.extend(item.beside.label.iter().map(|label| (label.clone(), id.clone())));
            needs.push(need_of(id, section, item, number, warnings, lexicon));
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

fn need_of(
    id: String,
    section: &Section,
    item: &Item,
    number: u32,
    warnings: &mut Vec<DraftWarning>,
    lexicon: &Lexicon,
) -> Need {
    let mut notes = item.block.repairs.clone();
    let told = told_beside(item.block.text.trim(), lexicon);
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
        None => kind_of(section, item, &mut notes, lexicon),
    };
    if item.origin == Origin::LostMark {
        notes.push("read as one of the list, though it has no mark".to_owned());
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
        nature: None,
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
fn told_beside(text: &str, lexicon: &Lexicon) -> Told {
    let mut told = Told {
        text: text.to_owned(),
        kind: None,
        votes: None,
        priority: None,
    };
    while let Some((rest, inner)) = bracket_at_end(&told.text) {
        match (lexicon.column(inner), read_votes(inner)) {
            (Some(("votes", _)), Some(votes)) => told.votes = Some(votes),
            (Some(("priority", _)), _) => told.priority = Some(inner.trim().to_owned()),
            _ => break,
        }
        told.text = rest.to_owned();
    }
    if let Some((kind, rest)) = kind_before(&told.text, lexicon) {
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

/// The kind that stands before a statement, and the statement: "Gap: …", "[Gap] …".
pub fn kind_before<'t>(text: &'t str, lexicon: &Lexicon) -> Option<(NeedKind, &'t str)> {
    let (label, rest) = match text.strip_prefix('[') {
        Some(text) => text.split_once(']')?,
        None => text.split_once(':')?,
    };
    let (label, rest) = (plain(label), rest.trim());
    let count = words(&label).len();
    if !(1..=2).contains(&count) || rest.is_empty() || !label.starts_with(char::is_uppercase) {
        return None;
    }
    match lexicon.kind_named(&label)? {
        SectionKind::Of(kind) if lexicon.is_kind_label(&label) => Some((kind, rest)),
        _ => None,
    }
}

/// The kind the head of the section gives, or the words of the line where the head leaves it to them.
fn kind_of(section: &Section, item: &Item, notes: &mut Vec<String>, lexicon: &Lexicon) -> NeedKind {
    let text = &item.block.text;
    if let Some((kind, word)) = &item.beside.kind {
        notes.push(format!("kind {} as the table says: \"{word}\"", kind.as_str()));
        return *kind;
    }
    if let Some((kind, phrase)) = lexicon.kind_of_prose(text).filter(|_| item.origin == Origin::Prose) {
        notes.push(format!(
            "running text under \"{}\"; kind {} chosen by its words \"{phrase}\"",
            section.head.name,
            kind.as_str()
        ));
        return kind;
    }
    let contrary = |kind: NeedKind| {
        let (told, phrase) = lexicon
            .cue(text)
            .filter(|(told, _)| kind == NeedKind::Capability && *told == NeedKind::Gap)?;
        Some((told, phrase))
    };
    match section.head.kind {
        SectionKind::Of(kind) if contrary(kind).is_some() => {
            let (told, phrase) = contrary(kind).expect("it was found");
            notes.push(format!("kind {} chosen by the words \"{phrase}\"", told.as_str()));
            told
        }
        SectionKind::Of(kind) => kind,
        SectionKind::Unknown => NeedKind::Context,
        SectionKind::ByContent => match lexicon.kind_by_content(text) {
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
