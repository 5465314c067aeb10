//! What only furnishes the pages: lines at their heads and feet that stand on several pages alike but for numbers, numbers
//! of pages alone, and what a browser prints around a page: date, title, address, "1/8".

use std::collections::{BTreeMap, BTreeSet};

use super::super::super::running_heads::states_fact;
use super::super::super::words::folded;
use super::letters::Page;
use super::order::{Line, to_rows};
use crate::ingest::lexicon::Lexicon;

/// How much of the height of a page its head and foot take.
const MARGIN: f64 = 0.1;

/// How far apart a line may stand on two pages and still be the same head or foot; in points.
const SAME_PLACE: f64 = 40.0;

/// Whether a line stands where running heads and the numbers of pages stand.
pub fn is_marginal(line: &Line) -> bool {
    line.top < MARGIN * line.height || line.top > (1.0 - MARGIN) * line.height
}

/// The heads and feet of a document.
#[derive(Debug, Default)]
pub struct Furniture {
    /// Folded, without numbers.
    repeated: BTreeSet<String>,
}

impl Furniture {
    /// Finds the lines that stand at the head or foot of two pages or more.
    pub fn of(pages: &[Page], lexicon: &Lexicon) -> Self {
        let rows = |page: &Page| -> Vec<Line> {
            let rows = to_rows(page.pieces.clone());
            rows.iter().map(|row| page.line(row)).filter(is_marginal).collect()
        };
        Furniture::among(pages.iter().flat_map(rows), lexicon)
    }

    fn among(lines: impl Iterator<Item = Line>, lexicon: &Lexicon) -> Self {
        let mut alike: BTreeMap<String, Vec<(u32, f64)>> = BTreeMap::new();
        for line in lines.filter(|line| !states_fact(&line.text, lexicon)) {
            alike
                .entry(without_numbers(&line.text))
                .or_default()
                .push((line.page, line.top));
        }
        let repeated = alike.into_iter().filter(|(_, places)| {
            let mut pairs = places.iter().zip(places.iter().skip(1));
            pairs.any(|(one, other)| one.0 != other.0 && (one.1 - other.1).abs() < SAME_PLACE)
        });
        Furniture {
            repeated: repeated.map(|(text, _)| text).collect(),
        }
    }

    /// Whether a line is one of them.
    pub fn holds(&self, line: &Line) -> bool {
        is_marginal(line)
            && (self.repeated.contains(&without_numbers(&line.text))
                || is_counted(&line.text)
                || is_printed(&line.text))
    }
}

/// Whether a line is nothing but the number of a page: `12`, `- 3 -`, `3 of 8`, `iv`, `Page 2`.
fn is_counted(text: &str) -> bool {
    let folded = folded(text);
    let words: Vec<&str> = folded.split(' ').collect();
    let number = |word: &str| word.len() <= 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    let roman = |word: &str| word.len() <= 5 && word.bytes().all(|byte| b"ivxl".contains(&byte));
    match words.as_slice() {
        [one] => number(one) || roman(one),
        [_, one] if number(words[0]) => number(one),
        ["page" | "seite" | "pagina" | "strona" | "side" | "sida", rest @ ..] => rest.iter().any(|word| number(word)),
        [one, "of" | "de" | "von" | "van" | "z" | "din" | "sur" | "di", other] => number(one) && number(other),
        _ => false,
    }
}

/// Whether a browser printed a line: it has an address or the date and hour, and "1/8" or a title beside it.
fn is_printed(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_address =
        |word: &&str| word.starts_with("http://") || word.starts_with("https://") || word.starts_with("file://");
    let is_counter = |word: &&str| {
        let mut numbers = word.split('/');
        let number = |part: Option<&str>| {
            part.is_some_and(|part| (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit()))
        };
        number(numbers.next()) && number(numbers.next()) && numbers.next().is_none()
    };
    let is_hour = |word: &str| {
        let mut parts = word.trim_end_matches(|sign: char| !sign.is_ascii_digit()).split(':');
        let digits = |part: Option<&str>| {
            part.is_some_and(|part| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit()))
        };
        digits(parts.next()) && digits(parts.next())
    };
    let is_date = |word: &&str| {
        let word = word.trim_end_matches(',');
        let parts: Vec<&str> = word.split(['/', '.', '-']).collect();
        parts.len() == 3
            && parts
                .iter()
                .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let dated = words.first().is_some_and(is_date) && words.iter().skip(1).take(2).any(|word| is_hour(word));
    let addressed =
        words.first().is_some_and(is_address) && (words.len() == 1 || words.len() == 2 && is_counter(&words[1]));
    dated || addressed || words.len() == 1 && is_counter(&words[0])
}

fn without_numbers(text: &str) -> String {
    let folded = folded(text);
    let words = folded
        .split(' ')
        .filter(|word| !word.bytes().all(|byte| byte.is_ascii_digit()));
    words.collect::<Vec<&str>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, page: u32, top: f64) -> Line {
        Line {
            text: text.to_owned(),
            page,
            top,
            height: 800.0,
            width: 600.0,
            ..Line::default()
        }
    }

    #[test]
    fn what_a_browser_prints_around_a_page_is_furniture_on_a_single_page_too() {
        let furniture = Furniture::default();
        for text in [
            "https://example.org/needs/report.html 1/8",
            "4/20/31, 9:41 AM Needs of small forces",
            "20.04.2031, 09:41",
            "3/8",
            "12",
            "Page 3 of 12",
            "iv",
        ] {
            assert!(furniture.holds(&line(text, 1, 790.0)), "{text}");
            assert!(!furniture.holds(&line(text, 1, 400.0)), "{text}");
        }
        for text in [
            "No tool finds the pilot",
            "https://example.org says so in 1/8 of all cases",
            "12 officers",
        ] {
            assert!(!furniture.holds(&line(text, 1, 790.0)), "{text}");
        }
    }

    #[test]
    fn heads_that_stand_on_several_pages_go_and_facts_stay() {
        let lexicon = Lexicon::built_in();
        let pages = |text: &str| [1, 2].map(|page| line(&format!("{text} {page}"), page, 30.0));
        let heads = pages("Needs of small forces");
        assert!(Furniture::among(heads.clone().into_iter(), lexicon).holds(&heads[0]));
        let facts = pages("Group:");
        assert!(!Furniture::among(facts.clone().into_iter(), lexicon).holds(&facts[0]));
        let once = line("Needs", 1, 30.0);
        assert!(!Furniture::among([once.clone()].into_iter(), lexicon).holds(&once));
    }
}
