//! Drafts sorted through: what somebody decides on, and what they may decide.

use super::NeedKind;

/// An entry of a workshop file: a statement, or a line that may be one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SortEntry {
    /// The identifier of a statement; the fingerprint of an unsorted line, with `@` and its line where two say the same.
    pub key: String,
    /// What is known of it.
    pub state: SortState,
    /// Section of the document.
    pub section: String,
    /// Line of the document; 0 where the file has none.
    pub line: u32,
    /// What spoke for an unsorted line; empty for a statement.
    pub cue: String,
    /// Its kind, or the one proposed for it.
    pub kind: Option<NeedKind>,
    /// What it says.
    pub statement: String,
}

/// What is known of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SortState {
    /// A statement that nobody has looked at.
    Statement,
    /// A statement that somebody kept.
    Reviewed,
    /// A line that may be a statement.
    Unsorted,
    /// A line that somebody said is no need.
    Dismissed,
}

impl SortState {
    /// The word for it in sheets.
    pub fn as_str(self) -> &'static str {
        match self {
            SortState::Statement | SortState::Reviewed => "statement",
            SortState::Unsorted | SortState::Dismissed => "unsorted",
        }
    }

    /// Whether somebody has to decide on it.
    pub fn is_open(self) -> bool {
        match self {
            SortState::Statement | SortState::Unsorted => true,
            SortState::Reviewed | SortState::Dismissed => false,
        }
    }
}

/// A decision on an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// It is a statement of this kind that says this; of several texts each is a statement.
    Keep(NeedKind, Vec<String>),
    /// It belongs to the statement before it.
    Join,
    /// It states no need.
    NoNeed,
}

/// What a text is known by whatever its blanks and marks: the hash of its letters and digits in lower case; of all its
/// signs where it has neither.
pub fn fingerprint(text: &str) -> String {
    let plain: String = text
        .chars()
        .filter(|sign| sign.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect();
    hash(if plain.is_empty() { text.trim() } else { &plain })
}

/// FNV-1a, 64 bits, in 16 digits: the same on every machine.
pub fn hash(text: &str) -> String {
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_is_that_of_letters_and_digits_alone() {
        assert_eq!(fingerprint("a"), "af63dc4c8601ec8c", "as published for FNV-1a");
        assert_eq!(
            fingerprint("Radios fail, in cellars."),
            fingerprint("radios  fail in CELLARS")
        );
        assert_ne!(fingerprint("Radios fail"), fingerprint("Radios failed"));
        assert_ne!(fingerprint("???"), fingerprint("!"));
    }
}
