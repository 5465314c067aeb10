//! The wording rules of the pages: singular and plural, lists in a sentence, what to do about a standard.

use jiff::civil::Date;

use crate::model::{Asked, DateFound, Dossier, Placement, Standard, StandardStatus, Technology, percent};

/// A number with its noun: "1 technology", "2 technologies".
pub fn count(number: usize, one: &str, many: &str) -> String {
    if number == 1 {
        format!("1 {one}")
    } else {
        format!("{number} {many}")
    }
}

/// Technologies, counted.
pub fn technologies(number: usize) -> String {
    count(number, "technology", "technologies")
}

/// Words joined as in a sentence: "a", "a and b", "a, b and c".
pub fn join(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

/// The words with the first letter large.
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A whole number with thin spaces between groups of three digits.
pub fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push('\u{202f}');
        }
        text.push(digit);
    }
    text
}

/// A number with at most two decimals.
pub fn short(number: f64) -> String {
    super::svg::number(number)
}

/// What speaks for a place, in half a line.
pub fn reason(dossier: &Dossier, technology: &Technology, placement: &Placement) -> String {
    let trl = &technology.trl;
    let maturity = if trl.low == trl.high {
        format!("TRL {}", trl.low)
    } else {
        format!("TRL {}–{}", trl.low, trl.high)
    };
    let demand = match placement.asked {
        Asked::NotYetAsked => "topic not yet asked".to_owned(),
        Asked::NobodyAsked => "nobody asked for it".to_owned(),
        Asked::Asked => format!("asked in {}", join(&topics_asking(dossier, placement))),
    };
    let unsure = match &placement.certainty {
        Some(certainty) if certainty.borderline => placement.confidence_words(&dossier.configuration),
        Some(_) | None => None,
    };
    let other = placement.certainty.as_ref().and_then(|certainty| {
        let ring = certainty.neighbour?;
        Some(format!(" ({})", percent(certainty.probability(ring))))
    });
    let unsure = unsure.map(|words| format!("; ring {words}{}", other.unwrap_or_default()));
    format!("{maturity}; {demand}{}", unsure.unwrap_or_default())
}

/// Names of the topics whose workshops ask for it, in the order of the plan.
pub fn topics_asking(dossier: &Dossier, placement: &Placement) -> Vec<String> {
    let asks = |topic: &str| {
        placement
            .demand
            .asks
            .iter()
            .any(|ask| ask.amount > 0.0 && ask.topic == topic)
    };
    dossier
        .configuration
        .topics
        .iter()
        .filter(|topic| asks(&topic.id))
        .map(|topic| topic.name.clone())
        .collect()
}

/// What a buyer does about a standard (METHOD 4).
pub fn action(standard: &Standard, successor: Option<&Standard>) -> String {
    let national = matches!(standard.kind.as_str(), "national-standard" | "american-standard");
    match standard.status {
        StandardStatus::Withdrawn => match successor {
            Some(successor) => format!("withdrawn: use {}", successor.number),
            None => "withdrawn: do not cite; no successor in our list".into(),
        },
        _ if national => "national only: propose a European standard or workshop agreement".into(),
        StandardStatus::Published | StandardStatus::Confirmed => "adopt".into(),
        StandardStatus::ToBeRevised => "adopt, watch the revision".into(),
        StandardStatus::UnderReview => "adopt, check the review".into(),
    }
}

/// The days of a workshop as one place of the source gives them: "13–14 March 2018".
pub fn days(found: &DateFound) -> String {
    let (first, last) = (found.first, found.last);
    let month = |date: Date| MONTHS[usize::try_from(date.month()).unwrap_or(1) - 1];
    if first == last {
        format!("{} {} {}", first.day(), month(first), first.year())
    } else if (first.year(), first.month()) == (last.year(), last.month()) {
        format!("{}–{} {} {}", first.day(), last.day(), month(last), last.year())
    } else {
        format!(
            "{} {} {} – {} {} {}",
            first.day(),
            month(first),
            first.year(),
            last.day(),
            month(last),
            last.year()
        )
    }
}

/// A day in long form: "24 November 2026".
pub fn day(date: Date) -> String {
    let month = MONTHS[usize::try_from(date.month()).unwrap_or(1) - 1];
    format!("{} {month} {}", date.day(), date.year())
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Kinds of document in words.
pub fn kind(kind: &str) -> String {
    kind.replace('-', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn standard(kind: &str, status: StandardStatus) -> Standard {
        Standard {
            id: "s".into(),
            number: "S 1".into(),
            title: "T".into(),
            body: "B".into(),
            kind: kind.into(),
            status,
            successor: None,
            stage: None,
            year: None,
            topics: vec![],
            technologies: vec![],
            note: "n".into(),
            source: "s".into(),
        }
    }

    #[test]
    fn one_is_singular_and_none_is_plural() {
        assert_eq!(
            [0, 1, 2].map(technologies),
            ["0 technologies", "1 technology", "2 technologies"]
        );
    }

    #[test]
    fn lists_read_like_a_sentence() {
        let words = |n: usize| (1..=n).map(|n| n.to_string()).collect::<Vec<_>>();
        assert_eq!([1, 2, 3].map(|n| join(&words(n))), ["1", "1 and 2", "1, 2 and 3"]);
    }

    #[test]
    fn a_withdrawn_standard_is_never_adopted() {
        let successor = standard("international-standard", StandardStatus::Published);
        let withdrawn = standard("international-standard", StandardStatus::Withdrawn);
        assert_eq!(action(&withdrawn, Some(&successor)), "withdrawn: use S 1");
        assert!(action(&withdrawn, None).contains("do not cite"));
        assert_eq!(
            action(&standard("international-standard", StandardStatus::ToBeRevised), None),
            "adopt, watch the revision"
        );
        assert!(action(&standard("national-standard", StandardStatus::Published), None).starts_with("national only"));
    }
}
