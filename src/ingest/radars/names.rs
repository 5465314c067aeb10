//! Identifiers from names: letters and digits of any script, no signs of paths, nothing a file system keeps for itself.

use unicode_normalization::UnicodeNormalization;

use crate::ingest::words::slug;

/// The longest identifier, in bytes.
const LONGEST: usize = 120;

/// File names that Windows keeps for itself.
const KEPT: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];

/// The identifier of a name; empty when the name has no letter or digit.
pub fn identifier(name: &str) -> String {
    let name: String = name.nfc().collect();
    let mut spelled = String::with_capacity(name.len());
    let mut before = ' ';
    for sign in name.chars() {
        match sign {
            '+' if before.is_alphanumeric() || before == '+' => spelled.push_str(" plus "),
            '#' if before.is_alphanumeric() => spelled.push_str(" sharp "),
            _ => spelled.push(sign),
        }
        before = sign;
    }
    let mut id = slug(&spelled);
    while id.len() > LONGEST {
        id.pop();
    }
    let id = id.trim_matches('-').to_owned();
    let stem = id.trim_end_matches(|sign: char| sign.is_ascii_digit());
    if KEPT.contains(&stem) && (id == stem || id.len() == stem.len() + 1) && !(id == "com" || id == "lpt") {
        return format!("{id}-item");
    }
    id
}

/// Whether two names are the same but for case, blanks, hyphens and the spelling of "and".
pub fn fold(name: &str) -> String {
    let folded = slug(name);
    if folded.is_empty() {
        name.trim().to_lowercase()
    } else {
        folded
    }
}

/// An identifier for each name; numbered where two would be the same.
pub fn identifiers<'n>(names: impl IntoIterator<Item = &'n str>, otherwise: &str) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    for (name, number) in names.into_iter().zip(1..) {
        let id = slug(name);
        let taken = id.is_empty() || ids.contains(&id);
        let stem = if id.is_empty() { otherwise } else { &id };
        ids.push(if taken { format!("{stem}-{number}") } else { id });
    }
    ids
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_are_safe_and_tell_languages_apart() {
        let names = [
            "C",
            "C++",
            "C#",
            "F#",
            "../../etc/passwd",
            "Лампа",
            "con",
            "COM1",
            "e\u{301}t\u{e9}",
            "A/B \\ C",
        ];
        let expected = [
            "c",
            "c-plus-plus",
            "c-sharp",
            "f-sharp",
            "etc-passwd",
            "лампа",
            "con-item",
            "com1-item",
            "été",
            "a-b-c",
        ];
        assert_eq!(names.map(identifier), expected);
        assert!(identifier(&"й".repeat(500)).len() <= LONGEST);
    }
}
