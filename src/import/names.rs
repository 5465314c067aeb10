//! Identifiers from names: letters and digits of any script, no signs of paths, nothing a file system keeps for itself.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::inert::{is_kept, name_file};

/// The longest identifier, in bytes.
const LONGEST: usize = 120;

/// The identifier of a name; empty when the name has no letter or digit.
pub fn identifier(name: &str) -> String {
    let name: String = name.nfc().collect();
    free_name(cut(slug(&spell(&name))), "item")
}

/// An identifier that is also the name of a file; where the name gives none, another word.
pub fn file_identifier(name: &str, otherwise: &str) -> String {
    let id = identifier(name);
    if id.is_empty() {
        otherwise.to_owned()
    } else {
        name_file(&id).into_owned()
    }
}

/// The name with the signs as words by which C, C++ and C#, or Net and .NET, are told apart.
fn spell(name: &str) -> String {
    let mut spelled = String::with_capacity(name.len());
    let mut before = ' ';
    let mut signs = name.chars().peekable();
    while let Some(sign) = signs.next() {
        let starts = before.is_whitespace() || matches!(before, '(' | '/');
        match sign {
            '+' if before.is_alphanumeric() || before == '+' => spelled.push_str(" plus "),
            '#' if before.is_alphanumeric() => spelled.push_str(" sharp "),
            '.' if starts && signs.peek().is_some_and(|next| next.is_alphabetic()) => spelled.push_str("dot "),
            _ => spelled.push(sign),
        }
        before = sign;
    }
    spelled
}

/// An identifier that every system takes for the name of a file: Windows keeps some for itself, which get a word more.
pub fn free_name(id: String, otherwise: &str) -> String {
    if is_kept(&id) {
        // What follows a dot makes no other name of it.
        format!("{}-{otherwise}", id.replace('.', "-"))
    } else {
        id
    }
}

/// Whether two names are the same but for case, blanks, hyphens and the spelling of "and".
pub fn fold(name: &str) -> String {
    let folded = slug(&spell(name));
    if folded.is_empty() {
        name.trim().to_lowercase()
    } else {
        folded
    }
}

/// The words of a name in lower case, joined by hyphens; any script. Apostrophes are left out, an ampersand is a word.
fn slug(name: &str) -> String {
    let mut words: Vec<String> = Vec::new();
    let mut inside = false;
    for sign in name.chars() {
        match sign {
            '&' => {
                words.push("and".to_owned());
                inside = false;
            }
            '\'' | '’' | '\u{ad}' => {}
            _ if sign.is_alphanumeric() || inside && is_combining_mark(sign) => match words.last_mut() {
                Some(word) if inside => word.push(sign),
                _ => {
                    words.push(sign.to_string());
                    inside = true;
                }
            },
            _ => inside = false,
        }
    }
    words.join("-").to_lowercase()
}

/// At most the longest identifier.
fn cut(mut id: String) -> String {
    while id.len() > LONGEST {
        id.pop();
    }
    id.trim_matches('-').to_owned()
}

/// An identifier for each name; numbered where two would be the same.
pub fn identifiers<'n>(names: impl IntoIterator<Item = &'n str>, otherwise: &str) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    for (name, number) in names.into_iter().zip(1..) {
        let id = free_name(cut(slug(&spell(name))), otherwise);
        let stem = if id.is_empty() {
            otherwise.to_owned()
        } else {
            id.clone()
        };
        let numbered = (number..).map(|number: usize| format!("{stem}-{number}"));
        let mut tried = Some(id).filter(|id| !id.is_empty()).into_iter().chain(numbered);
        ids.extend(tried.find(|id| !ids.contains(id)));
    }
    ids
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sectors_have_identifiers_of_their_own_that_every_system_can_hold() {
        let names = ["CON", "aux", "Nul", "com\u{b9}", "A", "a", "a 2", "!", "?", "console"];
        let expected = [
            "con-sector",
            "aux-sector",
            "nul-sector",
            "com\u{b9}-sector",
            "a",
            "a-6",
            "a-2",
            "sector-8",
            "sector-9",
            "console",
        ];
        assert_eq!(identifiers(names, "sector"), expected);
        assert_eq!(identifiers(["a", "a 2", "a"], "ring"), ["a", "a-2", "a-3"]);
        assert_eq!(identifiers(["a", "a 3", "a"], "ring"), ["a", "a-3", "a-4"]);
        assert!(identifiers([&*"я".repeat(300)], "ring")[0].len() <= LONGEST);
    }

    #[test]
    fn words_of_any_script_are_joined_in_lower_case() {
        let names = [
            "Café / лампа",
            "Officer's R&D",
            "ΟΔΟΣ ΣΑΣ",
            "e\u{301} \u{301}x",
            "soft\u{ad}hyphen",
        ];
        let expected = ["café-лампа", "officers-r-and-d", "οδος-σας", "e\u{301}-x", "softhyphen"];
        assert_eq!(names.map(slug), expected);
    }

    #[test]
    fn identifiers_are_safe_and_tell_languages_apart() {
        let names = [
            "C",
            "C++",
            "C#",
            "F#",
            "Net",
            ".NET",
            "ASP.NET (.NET)",
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
            "net",
            "dot-net",
            "asp-net-dot-net",
            "etc-passwd",
            "лампа",
            "con-item",
            "com1-item",
            "été",
            "a-b-c",
        ];
        assert_eq!(names.map(identifier), expected);
        assert!(identifier(&"й".repeat(500)).len() <= LONGEST);
        let sectors = ["C", "C++", "C#", ".NET", "Net"];
        assert_eq!(
            identifiers(sectors, "sector"),
            ["c", "c-plus-plus", "c-sharp", "dot-net", "net"]
        );
        let folded: std::collections::BTreeSet<String> = sectors.into_iter().map(fold).collect();
        assert_eq!(
            folded.len(),
            sectors.len(),
            "sectors of these names are five: {folded:?}"
        );
    }
}
