//! Single values of an item: score, movement, identifier and link.

use unicode_normalization::UnicodeNormalization;

use super::number::{CellNumber, parse_cell_number};
use super::scale::Scale;
use super::{FoundValue, RawItem, RawValue};
use crate::diagnostic::{Diagnostic, excerpt};
use crate::import::links::is_safe;
use crate::import::movement::{MOVEMENT_HINT, movement_of};
use crate::import::names::free_name;
use crate::import::own_numbers::OWN_NUMBER;
use crate::import::prose::from_either;
use crate::inert::is_unseen;
use crate::model::{Colour, Movement, Score, limits, parse_colour};

/// The longest identifier that a table may give, in bytes: it becomes the name of a file.
const LONGEST_ID: usize = 200;

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

    /// A warning that this value, which no item needs, is left out.
    fn left_out(&self, what: &str, hint: &str) -> Diagnostic {
        let message = format!("{} {} {what}; it is left empty.", self.called, self.shown());
        Diagnostic::warning(self.place.clone(), message).with_hint(hint)
    }
}

/// What the values say that no item needs. Of one that is not understood there is only a warning.
pub struct Optional {
    pub id: Option<String>,
    pub score: Option<f64>,
    pub demand: Option<f64>,
    pub link: Option<String>,
}

/// Reads the values that no item needs.
pub fn read_optional(item: &RawItem, diagnostics: &mut Vec<Diagnostic>) -> Optional {
    let score = |value: &RawValue| read_score(value, item.scale);
    Optional {
        score: keep(item.score.as_ref(), score, diagnostics),
        demand: keep(item.demand.as_ref(), read_demand, diagnostics),
        link: keep(item.link.as_ref(), read_link, diagnostics),
        id: keep(item.id.as_ref(), read_id, diagnostics),
    }
}

/// The value, where there is one and it is understood.
pub fn keep<T>(
    value: Option<&RawValue>,
    read: impl FnOnce(&RawValue) -> Result<Option<T>, Diagnostic>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<T> {
    let read = value.filter(|value| !is_empty(value)).map(read)?;
    read.unwrap_or_else(|warning| {
        diagnostics.push(warning);
        None
    })
}

/// A text that is not empty.
pub fn read_text(value: &RawValue) -> Result<String, Diagnostic> {
    match &value.found {
        FoundValue::Text(text) if !text.is_empty() => Ok(text.clone()),
        FoundValue::Text(_) => Err(value.error("is empty.")),
        FoundValue::Number(_) | FoundValue::Other(_) => Err(value.error("is no text.")),
    }
}

/// A score: a share in percent or as a fraction, or a number on the scale of its column.
pub fn read_score(value: &RawValue, scale: Scale) -> Result<Option<f64>, Diagnostic> {
    let number = as_number(value);
    let share = number.map(|found| {
        if found.is_share {
            found.number
        } else {
            scale.share(found.number)
        }
    });
    if let Some(score) = share.and_then(Score::new) {
        // Adding zero turns −0 into 0.
        return Ok(Some(score.value() + 0.0));
    }
    if scale != Scale::UNIT {
        let what = format!("is no score from {} to {}", scale.low, scale.high);
        return Err(value.left_out(&what, "the header of the column says the scale"));
    }
    let hint = match number {
        Some(found) if found.number > 1.0 && found.number <= 100.0 => {
            "scores are 0 to 1; divide percentages by 100, write \"80 %\", or call the column \"score (%)\""
        }
        Some(_) => "scores are 0 to 1",
        None => "write a number from 0 to 1, such as 0.5, or leave it out",
    };
    Err(value.left_out("is no score from 0 to 1", hint))
}

/// A demand of 0 or more, written as a number or as text.
fn read_demand(value: &RawValue) -> Result<Option<f64>, Diagnostic> {
    let found = as_number(value).filter(|found| (0.0..=limits::LARGEST).contains(&found.number));
    match found {
        Some(CellNumber { is_ambiguous: true, .. }) => Err(value.left_out(
            "may be thousands or a decimal comma",
            "write 1234 without the comma, or 1.234 with a point",
        )),
        Some(found) => Ok(Some(found.number + 0.0)),
        None => Err(value.left_out(
            "is no demand",
            "write a number from 0 to 1000000000, such as 2.5, or leave it out",
        )),
    }
}

fn is_empty(value: &RawValue) -> bool {
    matches!(&value.found, FoundValue::Text(text) if text.is_empty())
}

fn as_number(value: &RawValue) -> Option<CellNumber> {
    match &value.found {
        FoundValue::Text(text) => parse_cell_number(text),
        FoundValue::Number(number) => Some(CellNumber {
            number: *number,
            is_share: false,
            is_ambiguous: false,
        }),
        FoundValue::Other(_) => None,
    }
}

/// A movement by its word, number or sign.
pub fn read_movement(value: &RawValue) -> Result<Option<Movement>, Diagnostic> {
    let found = match &value.found {
        FoundValue::Text(text) => movement_of(text),
        FoundValue::Number(_) | FoundValue::Other(_) => movement_of(&value.shown()),
    };
    found.ok_or_else(|| value.left_out("is no movement", MOVEMENT_HINT))
}

/// Whether a text says yes or no; `None` where it says neither.
pub fn truth_of(text: &str) -> Option<bool> {
    let yes = [
        "true",
        "yes",
        "y",
        "1",
        "x",
        "new",
        "✓",
        "✔",
        "☑",
        "ja",
        "sí",
        "si",
        "oui",
        "wahr",
        "vrai",
        "verdadero",
    ];
    let no = [
        "false", "no", "n", "0", "", "☐", "✗", "nein", "non", "falsch", "faux", "falso",
    ];
    let word = text.trim().to_lowercase();
    let found = |words: &[&str]| words.contains(&word.as_str());
    found(&yes).then_some(true).or(found(&no).then_some(false))
}

/// An identifier: letters and digits of any script, hyphens, underscores, points inside.
fn read_id(value: &RawValue) -> Result<Option<String>, Diagnostic> {
    let id = match &value.found {
        FoundValue::Number(number) if number.fract() == 0.0 && *number >= 0.0 => number.to_string(),
        FoundValue::Text(text) => text.clone(),
        FoundValue::Number(_) | FoundValue::Other(_) => String::new(),
    };
    let fits =
        |character: char| character.is_alphanumeric() && !is_unseen(character) || matches!(character, '-' | '_' | '.');
    let fits = id.chars().all(fits) && id.contains(char::is_alphanumeric);
    if fits && !id.starts_with('.') && !id.ends_with('.') && id.len() <= LONGEST_ID {
        return Ok(Some(free_name(id.nfc().collect(), "item")));
    }
    let hint = "use up to 200 letters, digits, hyphens and underscores; one is made from the name";
    Err(value.left_out("is no identifier", hint))
}

/// A description as Markdown: it is Markdown already, or HTML.
pub fn read_description(value: &RawValue) -> String {
    match &value.found {
        FoundValue::Text(text) => from_either(text),
        FoundValue::Number(number) => number.to_string(),
        FoundValue::Other(_) => String::new(),
    }
}

/// A colour, such as `#12406f`.
pub fn read_colour(value: &RawValue) -> Result<Option<Colour>, Diagnostic> {
    let found = match &value.found {
        FoundValue::Text(text) => parse_colour(text),
        FoundValue::Number(_) | FoundValue::Other(_) => None,
    };
    let told = || value.left_out("is no colour", "write it as #rrggbb, such as #12406f");
    found.map(Some).ok_or_else(told)
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
fn read_link(value: &RawValue) -> Result<Option<String>, Diagnostic> {
    match &value.found {
        FoundValue::Text(text) if is_safe(text) => Ok(Some(text.clone())),
        FoundValue::Text(_) | FoundValue::Number(_) | FoundValue::Other(_) => {
            let hint = "use an address that begins with https:// or http://, or a relative one";
            Err(value.left_out("is no address for a link", hint))
        }
    }
}

/// The item's own number: as text, to be shown with what else the table says of it.
pub fn read_number(item: &RawItem) -> Option<(String, String)> {
    let text = match &item.number.as_ref()?.found {
        FoundValue::Text(text) => text.clone(),
        FoundValue::Number(number) => number.to_string(),
        FoundValue::Other(_) => return None,
    };
    Some((OWN_NUMBER.to_owned(), text)).filter(|(_, text)| !text.is_empty())
}
