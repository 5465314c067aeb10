//! A technology's words as one query with AND, OR and brackets, short enough for an address.

use crate::scan::ask::Reply;
use crate::scan::fault::{Fault, FaultKind};
use crate::scan::phrasing::{LONGEST_QUERY, Wording, encoded_length};
use crate::scan::subject::Subject;

/// Most names that are also asked for alone, since a breakdown shows at most so many parts.
const NAMES_ALONE: usize = 20;

/// A phrase that every source of scholarly works has in thousands of titles: where it finds nothing, the query is not read as
/// it is meant, and what else finds nothing says nothing.
const CONTROL: &str = "neural network";

/// The control query in a source's own syntax.
pub fn control(write: impl Fn(&Wording) -> String) -> String {
    let wording = Wording {
        names: vec![CONTROL.to_owned()],
        ..Wording::default()
    };
    write(&wording)
}

/// The fault of a control query that found nothing.
pub fn found_no_control(reply: &Reply) -> Fault {
    let message =
        format!("nothing matches, and neither does \"{CONTROL}\", which must: the query is not read as it is meant.");
    Fault::control(reply, message)
}

/// A query that fits into an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    /// The words in it.
    pub wording: Wording,
    /// The same in the source's own syntax.
    pub expression: String,
}

impl Query {
    /// Writes a technology's words with `write`; names are left out, the last ones first, until the query fits.
    ///
    /// Numbers of matches of several queries may not be added up, since a work can match more than one of them.
    pub fn of(subject: &Subject, write: impl Fn(&Wording) -> String) -> Result<Query, Fault> {
        let fits = |wording: &Wording| encoded_length(&write(wording)) <= LONGEST_QUERY;
        let wording = Wording::of(subject).with_some("name")?.fit(fits);
        if !fits(&wording) {
            return Err(barred(format!(
                "the context words and exclusions of {} are too long for a query; at most {LONGEST_QUERY} letters fit.",
                subject.technology
            )));
        }
        let expression = write(&wording);
        Ok(Query { wording, expression })
    }

    /// The names that are also asked for alone, each with its query; none where there is only one name.
    pub fn names_alone(&self, write: impl Fn(&Wording) -> String) -> Vec<(String, String)> {
        let names = match self.wording.names.len() {
            1 => &[],
            _ => self.names_shown(),
        };
        let alone = |name: &String| (name.clone(), write(&self.wording.with_name(name)));
        names.iter().map(alone).collect()
    }

    /// The names that a breakdown can show.
    pub fn names_shown(&self) -> &[String] {
        &self.wording.names[..self.wording.names.len().min(NAMES_ALONE)]
    }
}

/// Writes a wording; `term` writes a phrase, `not` is the word before what must not occur.
pub fn write_boolean(wording: &Wording, not: &str, term: impl Fn(&str) -> String) -> String {
    let any_of = |phrases: &[String]| match phrases {
        [phrase] => term(phrase),
        phrases => {
            let terms: Vec<String> = phrases.iter().map(|phrase| term(phrase)).collect();
            format!("({})", terms.join(" OR "))
        }
    };
    let mut expression = any_of(&wording.names);
    if !wording.context.is_empty() {
        expression = format!("{expression} AND {}", any_of(&wording.context));
    }
    if !wording.exclude.is_empty() {
        expression = format!("({expression}) {not} {}", any_of(&wording.exclude));
    }
    expression
}

/// A phrase in double quotes. A wording holds no quotation marks, so none can end it early.
pub fn quote(phrase: &str) -> String {
    format!("\"{phrase}\"")
}

/// A fault of what is to be asked, before anything is.
pub fn barred(message: impl Into<String>) -> Fault {
    Fault {
        kind: FaultKind::Barred,
        message: message.into(),
        address: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scan::sources::rehearsal::subject;

    fn query(subject: &Subject) -> Result<Query, Fault> {
        Query::of(subject, |wording| write_boolean(wording, "NOT", quote))
    }

    #[test]
    fn all_that_is_set_stands_in_the_query_in_quotes() {
        let mut subject = subject(&["rapid DNA", "portable DNA", "Rapid  dna"]);
        assert_eq!(
            query(&subject).unwrap().expression,
            r#"("rapid DNA" OR "portable DNA")"#
        );
        subject.context = vec!["police".to_owned()];
        subject.exclude = vec!["vaccine".to_owned(), "breeding, \"plants".to_owned()];
        let expected = r#"(("rapid DNA" OR "portable DNA") AND "police") NOT ("vaccine" OR "breeding plants")"#;
        assert_eq!(query(&subject).unwrap().expression, expected);
    }

    #[test]
    fn names_that_do_not_fit_are_left_out_last_first_and_told() {
        let names: Vec<String> = (0..40).map(|nth| format!("{}{nth}", "wörd ".repeat(20))).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let query = query(&subject(&names)).unwrap();
        let kept = query.wording.names.len();
        assert!((2..40).contains(&kept), "{kept}");
        assert!(encoded_length(&query.expression) <= LONGEST_QUERY);
        assert_eq!(query.wording.names, names[..kept]);
        assert!(query.wording.remark().unwrap().contains("wörd 39\""));
    }

    #[test]
    fn nothing_to_search_for_and_too_many_exclusions_are_faults() {
        assert_eq!(query(&subject(&["()"])).unwrap_err().kind, FaultKind::Barred);
        let mut subject = subject(&["rapid DNA"]);
        subject.exclude = (0..400).map(|nth| format!("exclusion {nth}")).collect();
        assert_eq!(query(&subject).unwrap_err().kind, FaultKind::Barred);
    }
}
