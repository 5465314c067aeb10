//! Search phrases on their way into a query language: nothing in them is read as its signs, and what does not fit is left
//! out and told.

use super::fault::{Fault, FaultKind};
use super::subject::Subject;

/// Most letters of an encoded query: addresses of about 4 KB are refused by several sources, and base, path and the other
/// pairs of the query need room as well.
pub const LONGEST_QUERY: usize = 3_600;

/// A phrase without any sign that a query language could read: letters, digits, hyphens and points inside words.
pub fn clean(phrase: &str) -> String {
    let kept = |sign: char| sign.is_alphanumeric() || sign == '-' || sign == '.';
    let blanked: String = phrase.chars().map(|sign| if kept(sign) { sign } else { ' ' }).collect();
    let bare = blanked.split_whitespace().map(|word| word.trim_matches(['-', '.']));
    let words: Vec<&str> = bare.filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// The clean phrases of a list, each once whatever its case, empty ones left out.
pub fn clean_each<'p>(phrases: impl IntoIterator<Item = &'p str>) -> Vec<String> {
    let mut seen = Vec::new();
    let mut cleaned = Vec::new();
    for phrase in phrases {
        let phrase = clean(phrase);
        let folded = phrase.to_lowercase();
        if !phrase.is_empty() && !seen.contains(&folded) {
            seen.push(folded);
            cleaned.push(phrase);
        }
    }
    cleaned
}

/// The words of a query: any of the names, any of the context besides, none of the excluded.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wording {
    /// Names, the technology's own first.
    pub names: Vec<String>,
    /// Context words.
    pub context: Vec<String>,
    /// Excluded phrases.
    pub exclude: Vec<String>,
    /// Names that did not fit.
    pub left_out: Vec<String>,
}

impl Wording {
    /// All words of a subject.
    pub fn of(subject: &Subject) -> Wording {
        Wording {
            names: clean_each(subject.phrases.iter().map(|phrase| phrase.words.as_str())),
            context: clean_each(subject.context.iter().map(String::as_str)),
            exclude: clean_each(subject.exclude.iter().map(String::as_str)),
            left_out: Vec::new(),
        }
    }

    /// The same, or the fault of a technology that has none of the names that a source can be asked for.
    pub fn with_some(self, names: &str) -> Result<Wording, Fault> {
        match self.names.is_empty() {
            false => Ok(self),
            true => Err(Fault {
                kind: FaultKind::Barred,
                message: format!("it has no {names} that can be searched for."),
                address: None,
            }),
        }
    }

    /// As many names as let a query fit, the last left out first; the first one always stays.
    pub fn fit(mut self, fits: impl Fn(&Wording) -> bool) -> Wording {
        while self.names.len() > 1 && !fits(&self) {
            self.left_out.extend(self.names.pop());
        }
        self.left_out.reverse();
        self
    }

    /// The same with one name only.
    pub fn with_name(&self, name: &str) -> Wording {
        Wording {
            names: vec![name.to_owned()],
            ..self.clone()
        }
    }

    /// What is to be said of the names that did not fit.
    pub fn remark(&self) -> Option<String> {
        let names = self.left_out.join("\", \"");
        (!self.left_out.is_empty())
            .then(|| format!("The query takes no more names; left out were \"{names}\", whose matches are missing."))
    }
}

/// What is looked for, as a person would type it, where a source has no query language.
pub fn typed(subject: &Subject) -> String {
    let any = |phrases: &[String]| {
        let phrases: Vec<String> = phrases.iter().map(|words| format!("\"{words}\"")).collect();
        phrases.join(" OR ")
    };
    let wording = Wording::of(subject);
    let mut text = any(&wording.names);
    if !wording.context.is_empty() {
        text = format!("({text}) AND ({})", any(&wording.context));
    }
    if !wording.exclude.is_empty() {
        text = format!("({text}) NOT ({})", any(&wording.exclude));
    }
    text
}

/// How many letters a text has in an address.
pub fn encoded_length(text: &str) -> usize {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b" -._~*".contains(&byte);
    text.bytes().map(|byte| if plain(byte) { 1 } else { 3 }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_sign_of_a_query_language_is_left_in_a_phrase() {
        assert_eq!(
            clean("3-D face, \"ID\" | (a&b): c'est ! x.509 -y* ~z^2"),
            "3-D face ID a b c est x.509 y z 2"
        );
        assert_eq!(clean_each(["Rapid DNA", "rapid dna", "\"\"", "é"]), ["Rapid DNA", "é"]);
    }

    #[test]
    fn names_that_do_not_fit_are_left_out_from_the_last_and_told() {
        let all = Wording {
            names: ["one", "two", "three"].map(str::to_owned).to_vec(),
            context: Vec::new(),
            exclude: Vec::new(),
            left_out: Vec::new(),
        };
        let fitted = all.clone().fit(|wording| wording.names.concat().len() <= 6);
        assert_eq!(fitted.names, ["one", "two"]);
        assert_eq!(fitted.remark().map(|remark| remark.contains("\"three\"")), Some(true));
        assert_eq!(all.clone().fit(|_| false).names, ["one"]);
        assert_eq!(all.fit(|_| true).remark(), None);
    }

    #[test]
    fn letters_beyond_ascii_are_counted_as_an_address_writes_them() {
        assert_eq!(encoded_length("a b"), 3);
        assert_eq!(encoded_length("\"é\""), 12);
    }
}
