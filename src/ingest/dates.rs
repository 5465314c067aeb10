//! Days as reports write them: "13th and 14th March", "28 February – 1 March 2018", "March 13-14, 2018",
//! "2018-03-13", "13.03.2018", raised ordinals in any markup.
//!
//! A day needs its month beside it; a year may be missing. Numbers with points are day, month, year; with slashes they are
//! that as well, unless the document has a date that can only be month, day, year (`puts_months_first`).

use jiff::civil::Date;

use super::lexicon::Lexicon;
use super::words::folded_word;

/// First and last day found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Days {
    first: (Option<i16>, i8, i8),
    last: (Option<i16>, i8, i8),
    /// Where they begin in the text, in bytes.
    pub offset: usize,
}

impl Days {
    /// The year, where the text states it.
    pub fn year(&self) -> Option<i16> {
        self.last.0
    }

    /// The days as dates; a year that the text does not state is taken from the caller.
    pub fn in_year(&self, otherwise: i16) -> Option<(Date, Date)> {
        let last_year = self.last.0.or(self.first.0).unwrap_or(otherwise);
        let over_new_year = self.first.0.is_none() && self.first.1 > self.last.1;
        let first_year = self.first.0.unwrap_or(last_year - i16::from(over_new_year));
        let first = Date::new(first_year, self.first.1, self.first.2).ok()?;
        let last = Date::new(last_year, self.last.1, self.last.2).ok()?;
        (first <= last).then_some((first, last))
    }
}

/// All days found in a text, in order.
pub fn find_days(text: &str, lexicon: &Lexicon) -> Vec<Days> {
    let tokens = tokens(text, lexicon);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let slashed = slashed_day(&tokens[at..], lexicon.months_first).map(|(day, taken)| (day, day, taken));
        match slashed.or_else(|| days_at(&tokens[at..])) {
            Some((first, last, taken)) => {
                let offset = tokens[at].offset;
                found.push(Days { first, last, offset });
                at += taken;
            }
            None => at += 1,
        }
    }
    found
}

/// The years a text names, 1990 to 2099.
pub fn find_years(text: &str, lexicon: &Lexicon) -> Vec<i16> {
    let tokens = tokens(text, lexicon).into_iter();
    tokens
        .filter_map(|token| match token.sort {
            Sort::Year(year) => Some(year),
            _ => None,
        })
        .collect()
}

/// Whether a cell of a table holds a date or a part of one.
pub fn is_date_like(text: &str, lexicon: &Lexicon) -> bool {
    let tokens = tokens(text, lexicon);
    let has = |wanted: fn(&Sort) -> bool| tokens.iter().any(|token| wanted(&token.sort));
    let ordinal =
        cleaned(text).split_whitespace().any(|text| lexicon.is_ordinal(text)) || ordinal_number(text, lexicon);
    let year = has(|sort| matches!(sort, Sort::Year(_)));
    let month = has(|sort| matches!(sort, Sort::Month(_)));
    let day = has(|sort| matches!(sort, Sort::Day(_)));
    let names = tokens.iter().filter(|token| token.sort == Sort::Other).count();
    names <= 1 && (year || ordinal && day || month && day)
}

/// Whether a number with points is a day and month rather than the number of a section.
pub fn is_short_date(label: &str) -> bool {
    let parts: Vec<&str> = label.split('.').collect();
    parts.len() == 3 && parts[2].len() == 4 || parts.iter().all(|part| part.len() == 2)
}

fn ordinal_number(text: &str, lexicon: &Lexicon) -> bool {
    let text = folded_word(&cleaned(text));
    text.split_whitespace().any(|word| {
        let ending = word.trim_start_matches(|character: char| character.is_ascii_digit());
        ending.len() < word.len() && lexicon.is_ordinal(ending)
    })
}

/// Names of months, and short forms, that are also words when they begin low.
const WORDS_LIKE_MONTHS: [&str; 11] = [
    "may", "march", "mar", "noi", "sie", "lip", "lis", "cze", "sty", "gru", "kwi",
];

type Day = (Option<i16>, i8, i8);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Day(i8),
    Year(i16),
    Month(i8),
    Range,
    Comma,
    Point,
    /// The last two digits of a year that no day has.
    Short(i16),
    Other,
}

#[derive(Debug, Clone, Copy)]
struct Token {
    sort: Sort,
    offset: usize,
    /// Its bytes.
    length: usize,
    /// Whether it is a slash.
    slash: bool,
}

/// "03/13/2018", "13/03/18": three numbers with slashes between, where the third is a year of two or four digits.
fn slashed_day(tokens: &[Token], months_first: bool) -> Option<(Day, usize)> {
    let [first, one, second, two, third] = tokens.first_chunk::<5>()?;
    let (Sort::Day(first), Sort::Day(second), true) = (first.sort, second.sort, one.slash && two.slash) else {
        return None;
    };
    let year = match third.sort {
        Sort::Year(year) => year,
        Sort::Day(year) if third.length == 2 => 2000 + i16::from(year),
        Sort::Short(year) => 2000 + year,
        _ => return None,
    };
    // A range goes on behind the first of its days.
    if tokens.get(5).is_some_and(|next| next.sort == Sort::Range) && third.length == 4 {
        return None;
    }
    let (day, month) = if months_first { (second, first) } else { (first, second) };
    valid((Some(year), month, day), 5).or_else(|| valid((Some(year), day, month), 5))
}

/// Whether the dates of a document put the month first: one can only be read so, and none only the other way.
pub fn puts_months_first<'t>(texts: impl Iterator<Item = &'t str>) -> bool {
    let (mut first, mut second) = (false, false);
    for text in texts {
        for date in text.split(|sign: char| !sign.is_ascii_digit() && sign != '/') {
            let parts: Vec<Option<u16>> = date.split('/').map(|part| part.parse().ok()).collect();
            if let [Some(one), Some(two), Some(_)] = parts[..] {
                first |= (1..=12).contains(&one) && (13..=31).contains(&two);
                second |= (13..=31).contains(&one) && (1..=12).contains(&two);
            }
        }
    }
    first && !second
}

/// The longest date at the beginning of the tokens, with the tokens it takes.
fn days_at(tokens: &[Token]) -> Option<(Day, Day, usize)> {
    let (first, taken) = one_day(tokens).or_else(|| days_before_month(tokens).map(|(_, day, n)| (day, n)))?;
    let start = days_before_month(tokens).map_or(first, |(start, _, _)| start);
    if start != first {
        return Some((start, first, taken));
    }
    if sort(tokens, taken) == Some(Sort::Range) {
        if let Some((last, more)) = one_day(&tokens[taken + 1..]) {
            return Some((first, last, taken + 1 + more));
        }
        if let (Some(Sort::Day(day)), (None, month, _)) = (sort(tokens, taken + 1), first) {
            let (year, more) = year_after(&tokens[taken + 2..]);
            return Some(((year, month, first.2), (year, month, day), taken + 2 + more));
        }
    }
    Some((first, first, taken))
}

/// "13 March [2018]", "March 13[, 2018]", "2018-03-13", "13.03.2018".
fn one_day(tokens: &[Token]) -> Option<(Day, usize)> {
    let sorts: Vec<Sort> = tokens.iter().take(5).map(|token| token.sort).collect();
    match sorts.as_slice() {
        [
            Sort::Year(year),
            Sort::Range,
            Sort::Day(month),
            Sort::Range,
            Sort::Day(day),
        ] => valid((Some(*year), *month, *day), 5),
        [
            Sort::Day(day),
            Sort::Point,
            Sort::Day(month),
            Sort::Point,
            Sort::Year(year),
        ] => valid((Some(*year), *month, *day), 5),
        [Sort::Day(day), Sort::Point, Sort::Month(month), ..] => {
            let (year, more) = year_after(&tokens[3..]);
            valid((year, *month, *day), 3 + more)
        }
        [Sort::Day(day), Sort::Month(month), ..] | [Sort::Month(month), Sort::Day(day), ..] => {
            let (year, more) = year_after(&tokens[2..]);
            valid((year, *month, *day), 2 + more)
        }
        _ => None,
    }
}

/// The most words and signs of one date: a month of days with commas between them is longer than any. Without it a long
/// list of numbers would be read to its end from each of them.
const MOST_JOINED: usize = 64;

/// "13 – 14 March [2018]", "13, 14 and 15 March", "13.–14.03.2018".
fn days_before_month(tokens: &[Token]) -> Option<(Day, Day, usize)> {
    let Some(Sort::Day(first)) = sort(tokens, 0) else {
        return None;
    };
    let mut at = 1;
    while at < MOST_JOINED && matches!(sort(tokens, at), Some(Sort::Range | Sort::Comma | Sort::Point)) {
        let joint =
            at + 1 + usize::from(sort(tokens, at) == Some(Sort::Point) && sort(tokens, at + 1) == Some(Sort::Range));
        let Some(Sort::Day(_)) = sort(tokens, joint) else {
            return None;
        };
        let (last, taken) = match one_day(&tokens[joint..]) {
            Some(found) => found,
            None => {
                at = joint + 1;
                continue;
            }
        };
        let start = valid((last.0, last.1, first), 0)?.0;
        return (first <= last.2).then_some((start, last, joint + taken));
    }
    None
}

fn year_after(tokens: &[Token]) -> (Option<i16>, usize) {
    match (sort(tokens, 0), sort(tokens, 1)) {
        (Some(Sort::Year(year)), _) => (Some(year), 1),
        (Some(Sort::Comma), Some(Sort::Year(year))) => (Some(year), 2),
        _ => (None, 0),
    }
}

/// The day, when it exists in its year, or in a leap year where none is stated.
fn valid(day: Day, taken: usize) -> Option<(Day, usize)> {
    Date::new(day.0.unwrap_or(2000), day.1, day.2)
        .ok()
        .map(|_| (day, taken))
}

fn sort(tokens: &[Token], at: usize) -> Option<Sort> {
    tokens.get(at).map(|token| token.sort)
}

/// Markup of raised letters turned into blanks, byte by byte, so that offsets stay.
fn cleaned(text: &str) -> String {
    let mut text = text.replace("<sup>", "     ").replace("</sup>", "      ");
    for sign in ["$", "^", "{", "}", "*", "_"] {
        text = text.replace(sign, " ");
    }
    text
}

fn tokens(text: &str, lexicon: &Lexicon) -> Vec<Token> {
    let text = cleaned(text);
    let mut found = Vec::new();
    let mut rest = text.char_indices().peekable();
    while let Some((offset, character)) = rest.next() {
        let sort_here = |class: fn(char) -> bool| {
            text[offset..]
                .find(|c: char| !class(c))
                .map_or(text.len(), |n| offset + n)
        };
        let end = match character {
            _ if character.is_ascii_digit() => sort_here(|c| c.is_ascii_digit()),
            _ if character.is_alphabetic() => sort_here(char::is_alphabetic),
            _ => offset + character.len_utf8(),
        };
        while rest.peek().is_some_and(|(next, _)| *next < end) {
            rest.next();
        }
        if let Some(sort) = sort_of(&text[offset..end], lexicon) {
            found.push(Token {
                sort,
                offset,
                length: end - offset,
                slash: character == '/',
            });
        }
    }
    found
}

/// What a piece of text is in a date; `None` for what is passed over.
fn sort_of(piece: &str, lexicon: &Lexicon) -> Option<Sort> {
    let lower = folded_word(piece);
    match piece {
        "-" | "–" | "—" | "‐" | "−" => Some(Sort::Range),
        "," => Some(Sort::Comma),
        "." | "/" => Some(Sort::Point),
        _ if piece.trim().is_empty() => None,
        _ if piece.bytes().all(|byte| byte.is_ascii_digit()) => Some(number(piece)),
        _ if lexicon.is_ordinal(&lower) || lexicon.is_filler(&lower) => None,
        _ if lexicon.is_range(&lower) => Some(Sort::Range),
        _ if piece.starts_with(char::is_uppercase) || !WORDS_LIKE_MONTHS.contains(&lower.as_str()) => {
            Some(lexicon.month(&lower).map_or(Sort::Other, Sort::Month))
        }
        _ => Some(Sort::Other),
    }
}

fn number(digits: &str) -> Sort {
    match (digits.len(), digits.parse::<i16>()) {
        (4, Ok(year)) if (1990..=2099).contains(&year) => Sort::Year(year),
        (2, Ok(year)) if (32..=99).contains(&year) => Sort::Short(year),
        (1 | 2, Ok(day)) if (1..=31).contains(&day) => i8::try_from(day).map_or(Sort::Other, Sort::Day),
        _ => Sort::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        let days = find_days(text, Lexicon::built_in()).into_iter();
        days.filter_map(|days| days.in_year(2001))
            .map(|(first, last)| format!("{first}/{last}"))
            .collect()
    }

    #[test]
    fn a_long_list_of_numbers_is_read_once_not_from_each_of_them() {
        assert_eq!(read(&"1,".repeat(200_000)), Vec::<String>::new());
        assert_eq!(read("1, 2, 3, 4 and 5 March 2001"), ["2001-03-01/2001-03-05"]);
    }

    #[test]
    fn days_are_read_in_every_spelling() {
        for text in [
            "Between 13th – 14th March 2018 they met",
            "13<sup>th</sup> - 14 <sup>th</sup> March 2018",
            "$13^{th} - 14^{th}$ March 2018",
            "March 13-14, 2018",
            "13 and 14 March, 2018",
            "the 13th of March to the 14th of March 2018",
            "2018-03-13 – 2018-03-14",
            "2018-03-13 to 2018-03-14",
            "13.03.2018 - 14.03.2018",
            "13/03/2018–14/03/2018",
            "13.-14.03.2018",
            "del 13 al 14 de marzo de 2018",
            "13 en 14 maart 2018",
            "13–14 martie 2018",
            "w dniach 13-14 marca 2018 r.",
        ] {
            assert_eq!(read(text), ["2018-03-13/2018-03-14"], "{text}");
        }
        assert_eq!(read("28 February – 1 March 2018"), ["2018-02-28/2018-03-01"]);
        assert_eq!(read("30 December – 2 January 2019"), ["2018-12-30/2019-01-02"]);
        assert_eq!(read("13, 14 and 15 March 2018"), ["2018-03-13/2018-03-15"]);
        assert_eq!(read("On 17th and 18th February the"), ["2001-02-17/2001-02-18"]);
        assert_eq!(
            read("11th October 2018, then 6 Dec 2018"),
            ["2018-10-11/2018-10-11", "2018-12-06/2018-12-06"]
        );
    }

    #[test]
    fn dates_with_slashes_are_read_in_the_order_of_their_document() {
        assert_eq!(read("12/02/2031"), ["2031-02-12/2031-02-12"]);
        assert_eq!(read("05/16/2020"), ["2020-05-16/2020-05-16"], "a day no month has");
        assert_eq!(
            read("12/02/31 and 13/05/45"),
            ["2031-02-12/2031-02-12", "2045-05-13/2045-05-13"]
        );
        let american = ["On 5/16/2020 they met.", "Date: 6/10/2020 at 11am"];
        assert!(puts_months_first(american.into_iter()));
        assert!(!puts_months_first(["16/5/2020", "6/10/2020"].into_iter()));
        assert!(!puts_months_first(["5/16/2020", "16/5/2020"].into_iter()));
        let fitted = Lexicon::built_in().fit(american.into_iter()).lexicon;
        let days = find_days("6/10/2020", &fitted);
        assert_eq!(
            days[0].in_year(2000).map(|(first, _)| first.to_string()).as_deref(),
            Some("2020-06-10")
        );
    }

    #[test]
    fn numbers_that_are_no_days_are_left_alone() {
        for text in [
            "9 countries may come",
            "31 February 2018",
            "September 2017",
            "25 workshops",
            "1-2-3",
            "version 1.2.3",
        ] {
            assert_eq!(read(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn a_cell_with_a_part_of_a_date_is_told_from_a_name() {
        for text in [
            "$20^{th} - 21^{st}$",
            "2018",
            "June 2018",
            "ber 2018",
            "14 <sup>th</sup> – 15 <sup>th</sup> March",
        ] {
            assert!(is_date_like(text, Lexicon::built_in()), "{text}");
        }
        for text in ["OAV 3", "Drugs", "Child sexual exploitation", "(PG 1)", ""] {
            assert!(!is_date_like(text, Lexicon::built_in()), "{text}");
        }
    }
}
