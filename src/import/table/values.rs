//! Single values of an item: score, movement, identifier and link.

use unicode_normalization::UnicodeNormalization;

use super::{FoundValue, RawValue};
use crate::diagnostic::{Diagnostic, excerpt, nearest};
use crate::import::links::is_safe;
use crate::import::names::free_name;
use crate::import::prose::{from_html, from_markdown, looks_like_html};
use crate::inert::is_unseen;
use crate::model::{Movement, Score, limits};

/// The longest identifier that a table may give, in bytes: it becomes the name of a file.
const LONGEST_ID: usize = 200;

/// Words for movements.
const MOVEMENTS: [(&str, Option<Movement>); 21] = [
    ("new", Some(Movement::New)),
    ("in", Some(Movement::Inward)),
    ("inward", Some(Movement::Inward)),
    ("inwards", Some(Movement::Inward)),
    ("moved in", Some(Movement::Inward)),
    ("out", Some(Movement::Outward)),
    ("outward", Some(Movement::Outward)),
    ("outwards", Some(Movement::Outward)),
    ("moved out", Some(Movement::Outward)),
    ("unchanged", Some(Movement::Unchanged)),
    ("no change", Some(Movement::Unchanged)),
    ("same", Some(Movement::Unchanged)),
    ("none", None),
    ("up", Some(Movement::Inward)),
    ("down", Some(Movement::Outward)),
    ("stable", Some(Movement::Unchanged)),
    ("2", Some(Movement::New)),
    ("1", Some(Movement::Inward)),
    ("-1", Some(Movement::Outward)),
    ("0", Some(Movement::Unchanged)),
    ("", None),
];

impl RawValue {
    /// The value as the file writes it.
    pub fn shown(&self) -> String {
        match &self.found {
            FoundValue::Text(text) => format!("\"{}\"", excerpt(text)),
            FoundValue::Number(number) => number.to_string(),
            FoundValue::Other(other) => other.clone(),
        }
    }

    /// An error about this value.
    pub fn error(&self, what: &str) -> Diagnostic {
        Diagnostic::error(self.place.clone(), format!("{} {} {what}", self.called, self.shown()))
    }
}

/// A text that is not empty.
pub fn read_text(value: &RawValue) -> Result<String, Diagnostic> {
    match &value.found {
        FoundValue::Text(text) if !text.is_empty() => Ok(text.clone()),
        FoundValue::Text(_) => Err(value.error("is empty.")),
        FoundValue::Number(_) | FoundValue::Other(_) => Err(value.error("is no text.")),
    }
}

/// A score from 0 to 1, written as a number or as text; an empty text is none.
pub fn read_score(value: &RawValue) -> Result<Option<f64>, Diagnostic> {
    if is_empty(value) {
        return Ok(None);
    }
    let number = as_number(value);
    if let Some(score) = number.and_then(Score::new) {
        // Adding zero turns −0 into 0.
        return Ok(Some(score.value() + 0.0));
    }
    let hint = match number {
        Some(number) if number > 1.0 && number <= 100.0 => "scores are 0 to 1; divide percentages by 100",
        Some(_) => "scores are 0 to 1",
        None => "write a number from 0 to 1 with a point, such as 0.5, or leave it out",
    };
    Err(value.error("is no score from 0 to 1.").with_hint(hint))
}

/// A demand of 0 or more, written as a number or as text; an empty text is none.
pub fn read_demand(value: &RawValue) -> Result<Option<f64>, Diagnostic> {
    if is_empty(value) {
        return Ok(None);
    }
    let demand = as_number(value).filter(|number| (0.0..=limits::LARGEST).contains(number));
    let hint = "write a number from 0 to 1000000000 with a point, such as 2.5, or leave it out";
    demand
        .map(|demand| Some(demand + 0.0))
        .ok_or_else(|| value.error("is no demand.").with_hint(hint))
}

fn is_empty(value: &RawValue) -> bool {
    matches!(&value.found, FoundValue::Text(text) if text.is_empty())
}

fn as_number(value: &RawValue) -> Option<f64> {
    match &value.found {
        FoundValue::Text(text) => text.parse().ok(),
        FoundValue::Number(number) => Some(*number),
        FoundValue::Other(_) => None,
    }
}

/// A movement by its word.
pub fn read_movement(value: &RawValue) -> Result<Option<Movement>, Diagnostic> {
    let word = match &value.found {
        FoundValue::Text(text) => text.to_lowercase(),
        FoundValue::Number(_) | FoundValue::Other(_) => value.shown(),
    };
    let minus = word.trim().replace('\u{2212}', "-");
    let word = match minus.parse::<i8>() {
        Ok(_) => minus,
        Err(_) => word.replace(['_', '-'], " "),
    };
    let found = MOVEMENTS.iter().find(|(known, _)| *known == word);
    found.map(|(_, movement)| *movement).ok_or_else(|| {
        let known = MOVEMENTS
            .iter()
            .map(|(known, _)| *known)
            .filter(|known| !known.is_empty());
        let hint = nearest(&word, known).unwrap_or("write new, in, out, no change or none".to_owned());
        value.error("is no movement.").with_hint(hint)
    })
}

/// An identifier: letters and digits of any script, hyphens, underscores, points inside.
pub fn read_id(value: &RawValue) -> Result<String, Diagnostic> {
    let id = match &value.found {
        FoundValue::Number(number) if number.fract() == 0.0 && *number >= 0.0 => number.to_string(),
        FoundValue::Text(_) | FoundValue::Number(_) | FoundValue::Other(_) => read_text(value)?,
    };
    let fits =
        |character: char| character.is_alphanumeric() && !is_unseen(character) || matches!(character, '-' | '_' | '.');
    if id.chars().all(fits) && !id.starts_with('.') && !id.ends_with('.') && id.len() <= LONGEST_ID {
        return Ok(free_name(id.nfc().collect(), "item"));
    }
    Err(value
        .error("is no identifier.")
        .with_hint("use up to 200 letters, digits, hyphens and underscores"))
}

/// A description as Markdown: it is Markdown already, or HTML.
pub fn read_description(value: &RawValue) -> String {
    match &value.found {
        FoundValue::Text(text) if looks_like_html(text) => from_html(text),
        FoundValue::Text(text) => from_markdown(text),
        FoundValue::Number(number) => number.to_string(),
        FoundValue::Other(_) => String::new(),
    }
}

/// The parts of a list written as one text.
pub fn split_list(value: Option<&RawValue>) -> Vec<String> {
    let text = match value.map(|value| &value.found) {
        Some(FoundValue::Text(text)) => text.as_str(),
        _ => "",
    };
    let separator = if text.contains(';') { ';' } else { ',' };
    let parts = text.split(separator).map(str::trim);
    parts.filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// An address: http, https, or relative without a scheme.
pub fn read_link(value: &RawValue) -> Result<Option<String>, Diagnostic> {
    if matches!(&value.found, FoundValue::Text(text) if text.is_empty()) {
        return Ok(None);
    }
    let link = read_text(value)?;
    if is_safe(&link) {
        return Ok(Some(link));
    }
    let hint = "use an address that begins with https:// or http://, or a relative one";
    Err(value.error("is no address for a link.").with_hint(hint))
}
