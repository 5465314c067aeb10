//! Where a workshop was held, and who took part.

use super::Surroundings;
use crate::ingest::columns::Column;
use crate::ingest::dates::{find_days, find_years};
use crate::ingest::lexicon::Lexicon;
use crate::ingest::outline::Article;
use crate::ingest::words::{folded_word, plain, words};

/// Host country first, then those that labels and the list of participants name.
pub fn countries_of(
    host: Option<&str>,
    participants: Option<&str>,
    article: &Article,
    lexicon: &Lexicon,
) -> Vec<String> {
    let labelled = article
        .facts
        .iter()
        .filter(|fact| matches!(fact.column, Column::Country | Column::Participants));
    let texts = labelled.map(|fact| fact.text.as_str()).chain(participants);
    let mut countries: Vec<String> = host.map(str::to_owned).into_iter().collect();
    for code in texts.flat_map(|text| lexicon.countries_in(text)) {
        if !countries.contains(&code) {
            countries.push(code);
        }
    }
    countries
}

/// Place and country: from the title, from the heading of the group, from the sentence that says where it was held.
pub fn place_of(
    article: &Article,
    under: Option<&Article>,
    around: &Surroundings,
    used: &mut Vec<u32>,
) -> (Option<String>, Option<String>) {
    let mut place = article.title.place.clone();
    let mut country = article.title.country.clone();
    let labelled = |wanted: Column| article.fact(&wanted).map(|fact| fact.text.as_str());
    if let Some(text) = labelled(Column::Place) {
        let (town, of) = split_place(text, around.knowledge.lexicon);
        place = place.or(town);
        country = country.or(of);
    }
    if let Some(code) =
        labelled(Column::Country).and_then(|text| around.knowledge.lexicon.countries_in(text).into_iter().next())
    {
        country = country.or(Some(code));
    }
    for index in &article.intro {
        let block = &around.blocks[*index];
        if let Some((town, of)) = place_of_line(&block.text, around.knowledge.lexicon).filter(|_| place.is_none()) {
            used.push(block.line());
            (place, country) = (town, country.or(of));
            continue;
        }
        let Some((offset, held_in)) = held_in(&block.text, around.knowledge.lexicon) else {
            continue;
        };
        used.push(block.line_at(offset));
        let (town, of) = split_place(&held_in, around.knowledge.lexicon);
        place = place.or(town);
        country = country.or(of);
    }
    let country = country.or(under.and_then(|under| under.title.country.clone()));
    (place, country)
}

/// Place and country of a short line that also names days, such as "Vienna, Austria, 4 November 2019".
fn place_of_line(text: &str, lexicon: &Lexicon) -> Option<(Option<String>, Option<String>)> {
    let text = plain(text.split(". ").next().unwrap_or_default());
    let text = text.trim_end_matches('.');
    if words(text).len() > 12 || find_days(text, lexicon).is_empty() || lexicon.held(text).is_some() {
        return None;
    }
    let text = text.replace(" - ", ",").replace(" | ", ",");
    let pieces = text.split([',', '–', '—', '(', ')', ':', ';', '|']).map(str::trim);
    let dated = |piece: &str| {
        piece.chars().any(|sign| sign.is_ascii_digit())
            || words(piece).iter().any(|word| lexicon.month(&word.text).is_some())
    };
    let names: Vec<&str> = pieces.filter(|piece| !piece.is_empty() && !dated(piece)).collect();
    let is_name = |piece: &&str| {
        piece.starts_with(char::is_uppercase) && words(piece).len() <= 4 && lexicon.section(&words(piece)).is_none()
    };
    let (town, country) = split_place(&names.join(", "), lexicon);
    let sure = country.is_some() || names.len() == 1;
    (sure && names.iter().all(is_name) && !names.is_empty()).then_some((town, country))
}

/// Town and country of "Madrid, Spain" or "Madrid (Spain)".
fn split_place(text: &str, lexicon: &Lexicon) -> (Option<String>, Option<String>) {
    let text = text.replace('(', ",").replace(')', "");
    let pieces: Vec<&str> = text
        .split([',', '–'])
        .map(str::trim)
        .filter(|piece| !piece.is_empty())
        .collect();
    let country = pieces.iter().rev().find_map(|piece| lexicon.country(piece));
    let town: Vec<&str> = pieces
        .into_iter()
        .filter(|piece| lexicon.country(piece).is_none())
        .collect();
    (
        Some(town.join(", ")).filter(|town| !town.is_empty()),
        country.map(str::to_owned),
    )
}

/// The name after "took place … in": words that begin high, joined by commas and by short words between them.
fn held_in(text: &str, lexicon: &Lexicon) -> Option<(usize, String)> {
    let from = lexicon.held(text)?;
    let sentence = text[from..].split(". ").next().unwrap_or_default();
    let joints = words(sentence)
        .into_iter()
        .filter(|word| lexicon.is_held_in(&word.text));
    let named = joints.filter_map(|joint| {
        let tail = sentence[joint.at.end..]
            .split(['.', ':', ';'])
            .next()
            .unwrap_or_default();
        let name = name_at_start(tail.trim_start(), lexicon)?;
        Some((from + joint.at.end + 1, name))
    });
    let named: Vec<(usize, String)> = named.collect();
    named
        .iter()
        .rev()
        .find(|(_, name)| find_years(name, lexicon).is_empty() && lexicon.month(&folded_word(name)).is_none())
        .cloned()
}

/// The words that begin high at the beginning of a text, with short joints such as "de" between them.
fn name_at_start(text: &str, lexicon: &Lexicon) -> Option<String> {
    let mut name: Vec<&str> = Vec::new();
    let mut joints: Vec<&str> = Vec::new();
    for word in text.split_whitespace() {
        let bare = word.trim_start_matches(['(', '"', '„', '“', '«']);
        let high = bare.starts_with(char::is_uppercase);
        let joint = !name.is_empty()
            && bare.chars().count() <= 3
            && bare.chars().all(char::is_alphabetic)
            && !lexicon.is_range(&folded_word(bare));
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

pub fn participants_of(article: &Article, around: &Surroundings, used: &mut Vec<u32>) -> Option<String> {
    if let Some(fact) = article.fact(&Column::Participants) {
        return Some(plain(&fact.text));
    }
    for index in &article.intro {
        let block = &around.blocks[*index];
        for sentence in block.text.split(". ") {
            if let Some(participants) = around.knowledge.lexicon.participants(sentence) {
                let offset = block.text.find(participants).unwrap_or(0);
                used.push(block.line_at(offset));
                return Some(plain(participants));
            }
        }
    }
    None
}
