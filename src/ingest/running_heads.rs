//! Running heads and feet of a plain text: short lines that stand on many pages, alike but for their numbers.
//!
//! A line that states a fact about a workshop is none of them, however often its like stands there: "Date: 3 March 2020"
//! under one workshop and "Date: 10 March 2020" under the next.

use std::collections::{BTreeMap, BTreeSet};

use super::columns::Column;
use super::dates::find_days;
use super::heads;
use super::lexicon::Lexicon;
use super::text::{Shape, TextLine};
use super::words::words;

/// The longest running head, in bytes.
const LONGEST: usize = 150;

/// On how many pages a line stands at least, to be a running head.
const MANY_PAGES: usize = 3;

/// The longest name of a labelled value, in words.
const LONGEST_LABEL: usize = 4;

/// The running heads of a text, folded, without numbers.
#[derive(Debug, Default)]
pub struct RunningHeads(BTreeSet<String>);

/// One of the lines that are alike.
struct Occurrence<'l> {
    text: &'l str,
    /// Whether the line before it, blank ones aside, is a heading.
    below_heading: bool,
}

impl RunningHeads {
    /// Finds the running heads of a text.
    pub fn of(lines: &[TextLine], lexicon: &Lexicon) -> Self {
        let mut alike: BTreeMap<String, Vec<Occurrence>> = BTreeMap::new();
        let mut below_heading = false;
        for line in lines.iter().filter(|line| !line.text.trim().is_empty()) {
            let text = line.text.trim();
            if line.shape == Shape::Free && line.text.len() <= LONGEST {
                let occurrence = Occurrence { text, below_heading };
                alike.entry(without_numbers(text)).or_default().push(occurrence);
            }
            below_heading = is_heading(line, lexicon);
        }
        let stand_on_pages = alike.into_iter().filter(|(folded, lines)| {
            lines.len() >= MANY_PAGES
                && !folded.is_empty()
                && !heads::is_plain_head(folded, lexicon)
                && !state_facts(lines, lexicon)
        });
        RunningHeads(stand_on_pages.map(|(folded, _)| folded).collect())
    }

    /// Whether a line is a running head.
    pub fn hold(&self, line: &str, lexicon: &Lexicon) -> bool {
        let told =
            line.trim_end().ends_with(':') || heads::is_plain_head(line, lexicon) || heads::is_continued(line, lexicon);
        line.len() <= LONGEST && !told && self.0.contains(&without_numbers(line))
    }
}

/// Whether a line that stands in the margin of pages states a fact about a workshop all the same.
pub fn states_fact(line: &str, lexicon: &Lexicon) -> bool {
    match heads::label(line, lexicon) {
        // The name of a group may look like a page: "PG 3".
        Some((Column::Group, _)) => true,
        Some(_) => !names_page(line, lexicon),
        None => false,
    }
}

/// Whether lines that are alike state facts: under a label that tells something of a workshop; a number or days that are
/// others each time; or days below a heading each time.
fn state_facts(lines: &[Occurrence], lexicon: &Lexicon) -> bool {
    let all = |test: &dyn Fn(&Occurrence) -> bool| lines.iter().all(test);
    let differ =
        |value: &dyn Fn(&str) -> String| lines.iter().map(|line| value(line.text)).collect::<BTreeSet<_>>().len() > 1;
    if all(&|line| states_fact(line.text, lexicon)) {
        return true;
    }
    if lines.iter().any(|line| names_page(line.text, lexicon)) {
        return false;
    }
    let numbered = all(&|line| labelled_number(line.text).is_some());
    let dated = all(&|line| !find_days(line.text, lexicon).is_empty());
    numbered && differ(&|text| labelled_number(text).unwrap_or_default())
        || dated && (differ(&|line| days(line, lexicon)) || all(&|line| line.below_heading))
}

/// The value of a line such as "Present: 23 officers", which begins with a number.
fn labelled_number(line: &str) -> Option<String> {
    let (name, value) = line.split_once(':')?;
    let count = words(name).len();
    let value = value.trim_start_matches(['*', '_', ' ']);
    let short = (1..=LONGEST_LABEL).contains(&count);
    (short && value.starts_with(|sign: char| sign.is_ascii_digit())).then(|| value.to_owned())
}

fn days(line: &str, lexicon: &Lexicon) -> String {
    let days = find_days(line, lexicon);
    let dates = days.iter().map(|days| days.in_year(2000));
    format!("{:?}", dates.collect::<Vec<_>>())
}

/// Whether a line has the number of a page: "page 3".
fn names_page(line: &str, lexicon: &Lexicon) -> bool {
    let all = words(line);
    let is_number = |text: &str| text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    let mut pairs = all.windows(2);
    pairs.any(|pair| lexicon.is_page_noun(&pair[0].text) && is_number(&pair[1].text))
}

fn is_heading(line: &TextLine, lexicon: &Lexicon) -> bool {
    let text = line.text.trim();
    let ruled = text.len() >= 3 && (text.bytes().all(|byte| byte == b'=') || text.bytes().all(|byte| byte == b'-'));
    matches!(line.shape, Shape::Heading(_) | Shape::Strong)
        || text.starts_with('#')
        || ruled
        || heads::label(text, lexicon).is_some()
}

/// A line folded, without its numbers.
fn without_numbers(line: &str) -> String {
    let words: Vec<String> = words(line).into_iter().map(|word| word.text).collect();
    let kept = words
        .into_iter()
        .filter(|word| !word.bytes().all(|byte| byte.is_ascii_digit()));
    kept.collect::<Vec<String>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::super::text::lines;
    use super::*;

    /// Which of some lines are running heads, when each is followed by a paragraph of its own; `heading` stands above.
    fn dropped(heading: &str, heads: &[&str]) -> Vec<bool> {
        let text: Vec<String> = heads
            .iter()
            .enumerate()
            .map(|(at, head)| {
                format!(
                    "{heading}{head}\n\nSome {} text that stands alone.\n\n",
                    "x".repeat(at + 1)
                )
            })
            .collect();
        let found = RunningHeads::of(&lines(&text.concat()), Lexicon::built_in());
        heads.iter().map(|head| found.hold(head, Lexicon::built_in())).collect()
    }

    #[test]
    fn labelled_facts_stay_however_often_their_like_stands_there() {
        for name in [
            "Date",
            "Place",
            "Participants",
            "Group",
            "Country",
            "**Venue**",
            "When",
            "Fecha",
            "Datum",
        ] {
            let lines = ["12 March 2020", "13 March 2020", "14 March 2020"].map(|value| format!("{name}: {value}"));
            let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
            assert_eq!(dropped("", &lines), [false; 3], "{lines:?}");
        }
        assert_eq!(dropped("", &["Place: Madrid"; 4]), [false; 4]);
        assert_eq!(dropped("", &["Group: PG 3", "Group: PG 4", "Group: PG 5"]), [false; 3]);
        let present = ["Present: 23 officers", "Present: 12 officers", "Present: 9 officers"];
        assert_eq!(dropped("", &present), [false; 3]);
    }

    #[test]
    fn days_that_differ_stay_and_days_that_never_do_only_below_headings() {
        let held = ["Held on 3 March 2020", "Held on 10 March 2020", "Held on 17 March 2020"];
        assert_eq!(dropped("", &held), [false; 3]);
        let spanish = ["3 de marzo de 2020", "10 de marzo de 2020", "17 de marzo de 2020"];
        assert_eq!(dropped("", &spanish), [false; 3]);
        assert_eq!(dropped("", &["Newsletter of 3 March 2020"; 3]), [true; 3]);
        assert_eq!(dropped("## Workshop: A\n\n", &["3 March 2020"; 3]), [false; 3]);
    }

    #[test]
    fn heads_and_feet_with_the_numbers_of_pages_still_go() {
        for feet in [
            ["Report on needs 1", "Report on needs 2", "Report on needs 3"],
            [
                "Needs of officers | page 1",
                "Needs of officers | page 2",
                "Needs of officers | page 3",
            ],
            [
                "Date: 3 March 2020, page 1",
                "Date: 3 March 2020, page 2",
                "Date: 3 March 2020, page 3",
            ],
            [
                "Deliverable D3.1: page 1",
                "Deliverable D3.1: page 2",
                "Deliverable D3.1: page 3",
            ],
            ["3 March 2020 page 1", "3 March 2020 page 2", "3 March 2020 page 3"],
        ] {
            assert_eq!(dropped("", &feet), [true; 3], "{feet:?}");
        }
    }
}
