//! Numbers as people write them in cells: with a decimal comma, thousands apart, in percent, or as a fraction.

use crate::formats::parse_number;

/// A number of a cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CellNumber {
    /// The number; of a percentage the hundredth part.
    pub number: f64,
    /// Whether it is a share by itself, in percent or as a fraction, whatever the scale of its column.
    pub is_share: bool,
    /// Whether its comma could as well stand between thousands.
    pub is_ambiguous: bool,
}

/// The number of a cell, such as `0.8`, `0,8`, `1 200`, `1.200,5`, `80 %` or `4/5`; `None` for anything else.
pub fn parse_cell_number(text: &str) -> Option<CellNumber> {
    let text = text.trim().replace(['\u{2212}', '\u{2012}', '\u{2013}'], "-");
    if let Some(percent) = text.strip_suffix(['%', '％', '٪']) {
        let found = parse_plain(percent.trim_end())?;
        let (number, is_share) = (found.number / 100.0, true);
        return Some(CellNumber {
            number,
            is_share,
            ..found
        });
    }
    if let Some((part, whole)) = text.split_once('/') {
        let (part, whole) = (parse_plain(part.trim())?.number, parse_plain(whole.trim())?.number);
        return (part >= 0.0 && whole > 0.0).then_some(CellNumber {
            number: part / whole,
            is_share: true,
            is_ambiguous: false,
        });
    }
    parse_plain(&text)
}

fn parse_plain(text: &str) -> Option<CellNumber> {
    let joined = join_thousands(text);
    let comma_last = joined.rfind(',') > joined.rfind('.');
    let plain = match (joined.contains(','), joined.contains('.')) {
        (true, true) if comma_last => joined.replace('.', ""),
        (true, true) => joined.replace(',', ""),
        _ => joined,
    };
    let found = parse_number(&plain).filter(|found| found.number.is_finite())?;
    Some(CellNumber {
        number: found.number,
        is_share: false,
        is_ambiguous: found.is_ambiguous,
    })
}

/// The text without blanks and apostrophes between groups of three digits.
fn join_thousands(text: &str) -> String {
    let signs: Vec<char> = text.chars().collect();
    let digit = |at: usize| signs.get(at).is_some_and(char::is_ascii_digit);
    let apart = |at: usize| {
        let group = (1..=3).all(|step| digit(at + step)) && !digit(at + 4);
        matches!(signs[at], ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '’') && at > 0 && digit(at - 1) && group
    };
    let kept = (0..signs.len()).filter(|at| !apart(*at));
    kept.map(|at| signs[at]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_number_is_read_as_people_write_it() {
        for (text, number) in [
            ("0.8", 0.8),
            ("0,8", 0.8),
            (",5", f64::NAN),
            ("80 %", 0.8),
            ("80%", 0.8),
            ("12,5\u{a0}%", 0.125),
            ("4/5", 0.8),
            ("1 200", 1200.0),
            ("1\u{202f}200\u{202f}000", 1_200_000.0),
            ("1'200.5", 1200.5),
            ("1.200,5", 1200.5),
            ("1,200.5", 1200.5),
            ("\u{2212}3", -3.0),
            ("+2", 2.0),
            ("", f64::NAN),
            ("12 34", f64::NAN),
            ("1/0", f64::NAN),
            ("3/4/2025", f64::NAN),
            ("2025-01-01", f64::NAN),
            ("inf", f64::NAN),
            ("nan", f64::NAN),
            ("%", f64::NAN),
            ("high", f64::NAN),
        ] {
            let found = parse_cell_number(text).map_or(f64::NAN, |found| found.number);
            assert!(
                found == number || found.is_nan() && number.is_nan(),
                "{text:?}: {found}"
            );
        }
        assert_eq!(parse_cell_number("1,234").map(|found| found.is_ambiguous), Some(true));
        assert_eq!(parse_cell_number("0,125").map(|found| found.is_ambiguous), Some(false));
    }

    proptest! {
        #[test]
        fn point_and_comma_and_percent_say_the_same(thousandths in 0_u32..1000) {
            let number = f64::from(thousandths) / 1000.0;
            let point = format!("0.{thousandths:03}");
            let percent = format!("{}.{} %", thousandths / 10, thousandths % 10);
            for text in [point.clone(), point.replace('.', ","), percent.clone(), percent.replace('.', ",")] {
                let found = parse_cell_number(&text).expect("a number").number;
                prop_assert!((found - number).abs() < 1e-12, "{text}: {found}");
            }
        }
    }
}
