//! The wording rules: lists in a sentence, days, what to do about a standard; what values say in words is in the files below.

mod asked;
mod candidates;
mod causes;
mod changes;
mod confidence;
mod doubts;
mod evidence;
mod held;
mod links;
mod map;
mod momentum;
mod needs;
mod reasons;
mod records;
mod staleness;

use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::model::{DateFound, Dossier, PartialDate, Standard, StandardAction, StandardKind, StandardStatus, Workshop};

use super::marks::strip;
use super::messages::message;

pub use asked::*;
pub use candidates::*;
pub use causes::*;
pub use changes::*;
pub use confidence::*;
pub use doubts::*;
pub use evidence::*;
pub use held::*;
pub use links::*;
pub use map::*;
pub use momentum::*;
pub use needs::*;
pub use reasons::*;
pub use records::*;
pub use staleness::*;

/// Technologies, counted.
pub fn technologies(number: usize) -> String {
    message!("technologies", count = number)
}

/// Words joined as in a sentence: "a", "a and b", "a, b and c".
pub fn join(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => message!("list-and", before = rest.join(", "), last = last),
    }
}

/// The words with the first letter large.
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// What names are sorted by: letters without case and accents; those that the language counts as letters of their own come
/// behind the letter they are made of.
pub fn alphabetic(name: &str) -> String {
    let own = message!("letters-of-their-own");
    let mut key = String::with_capacity(name.len());
    for letter in strip(name).to_lowercase().nfc() {
        let parts = std::iter::once(letter).nfd().filter(|part| !is_combining_mark(*part));
        key.extend(parts);
        if letter.is_alphabetic() && own.contains(letter) {
            key.push(char::MAX);
        }
    }
    key
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

/// What a buyer does about a standard (METHOD 4).
pub fn action(standard: &Standard, successor: Option<&Standard>) -> String {
    match standard.action() {
        StandardAction::Adopt => message!("action-adopt"),
        StandardAction::AdoptAndWatchRevision => message!("action-adopt-watch"),
        StandardAction::AdoptAndWatchReview => message!("action-adopt-check"),
        StandardAction::Watch => message!("action-watch"),
        StandardAction::Propose => message!("action-national-only"),
        StandardAction::Comply => message!("action-comply"),
        StandardAction::UseSuccessor | StandardAction::DoNotCite => match successor {
            Some(successor) => message!("action-use-successor", successor = &successor.number),
            None => message!("action-do-not-cite"),
        },
    }
}

/// The days of a workshop as one place of the source gives them: "13–14 March 2018".
pub fn days(found: &DateFound) -> String {
    let (first, last) = (found.first, found.last);
    if first == last {
        day(first)
    } else if (first.year(), first.month()) == (last.year(), last.month()) {
        message!(
            "days-in-month",
            first = first.day().to_string(),
            last = last.day().to_string(),
            month = month(last),
            year = last.year().to_string()
        )
    } else {
        message!(
            "days-over-months",
            first = first.day().to_string(),
            first_month = month(first),
            first_year = first.year().to_string(),
            last = last.day().to_string(),
            last_month = month(last),
            last_year = last.year().to_string()
        )
    }
}

/// The days of a workshop: as its sources give them, each with its source where they disagree; empty where none gives any.
pub fn days_of(workshop: &Workshop) -> String {
    if !workshop.dates_disagree() {
        return workshop.dates.first().map(days).unwrap_or_default();
    }
    let dates = workshop.dates.iter();
    let dates = dates.map(|date| message!("days-by-source", days = days(date), found = &date.found));
    let told = dates.reduce(|before, next| message!("days-or", before = before, next = next));
    told.unwrap_or_default()
}

/// A day, month or year in long form, as exactly as it is known: "November 2026".
pub fn partial_date(date: PartialDate) -> String {
    match (date.first_day(), date.month, date.day) {
        (Some(first), Some(_), Some(_)) => day(first),
        (Some(first), Some(_), None) => message!("month-of-year", month = month(first), year = date.year.to_string()),
        (Some(_) | None, _, _) => date.year.to_string(),
    }
}

/// A day in long form: "24 November 2026".
pub fn day(date: Date) -> String {
    message!(
        "day",
        day = date.day().to_string(),
        month = month(date),
        year = date.year().to_string()
    )
}

fn month(date: Date) -> String {
    match date.month() {
        1 => message!("january"),
        2 => message!("february"),
        3 => message!("march"),
        4 => message!("april"),
        5 => message!("may"),
        6 => message!("june"),
        7 => message!("july"),
        8 => message!("august"),
        9 => message!("september"),
        10 => message!("october"),
        11 => message!("november"),
        _ => message!("december"),
    }
}

/// How to cite the edition, for people; where nobody is named as an author, whoever answers for it stands there.
pub fn cite_edition(dossier: &Dossier) -> String {
    let configuration = &dossier.configuration;
    let authors = configuration.publication.list_authors();
    let citation = message!(
        "cite-edition",
        authors = match authors.is_empty() {
            true => configuration.contact.clone(),
            false => join(&authors),
        },
        title = &configuration.title,
        edition = &configuration.edition,
        date = day(configuration.date),
        digest = short_digest(dossier),
    );
    match &configuration.publication.address {
        Some(address) => format!("{citation} {address}/"),
        None => citation,
    }
}

/// The first letters of the digest of the data.
pub fn short_digest(dossier: &Dossier) -> String {
    dossier.digest.chars().take(16).collect()
}

/// Kinds of document in words.
pub fn standard_kind(kind: StandardKind) -> String {
    match kind {
        StandardKind::International => message!("kind-international-standard"),
        StandardKind::European => message!("kind-european-standard"),
        StandardKind::National => message!("kind-national-standard"),
        StandardKind::American => message!("kind-american-standard"),
        StandardKind::TechnicalSpecification => message!("kind-technical-specification"),
        StandardKind::TechnicalReport => message!("kind-technical-report"),
        StandardKind::WorkshopAgreement => message!("kind-workshop-agreement"),
        StandardKind::Consortium => message!("kind-consortium-standard"),
        StandardKind::CommunitySpecification => message!("kind-community-specification"),
        StandardKind::EuSpecification => message!("kind-eu-specification"),
        StandardKind::Recommendation => message!("kind-recommendation"),
        StandardKind::Guideline => message!("kind-guideline"),
        StandardKind::LegalAct => message!("kind-legal-act"),
    }
}

/// Where a standard stands in its life, in a word or two.
pub fn standard_status(status: StandardStatus) -> String {
    match status {
        StandardStatus::Published => message!("status-published"),
        StandardStatus::Confirmed => message!("status-confirmed"),
        StandardStatus::UnderReview => message!("status-under-review"),
        StandardStatus::ToBeRevised => message!("status-to-be-revised"),
        StandardStatus::Withdrawn => message!("status-withdrawn"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn standard(kind: StandardKind, status: StandardStatus) -> Standard {
        Standard {
            id: "s".into(),
            formerly: vec![],
            number: "S 1".into(),
            title: "T".into(),
            body: "B".into(),
            kind,
            status,
            successor: None,
            review_by: None,
            expires: None,
            stage: None,
            year: None,
            topics: vec![],
            technologies: vec![],
            note: "n".into(),
            source: None,
            url: None,
            answers: vec![],
        }
    }

    #[test]
    fn names_stand_in_the_order_of_the_alphabet_whatever_their_case_and_accents() {
        let mut names = ["Zebra", "éclair", "Äpfel", "apple", "Ebene"];
        names.sort_by_key(|name| alphabetic(name));
        assert_eq!(names, ["Äpfel", "apple", "Ebene", "éclair", "Zebra"]);
    }

    #[test]
    fn lists_read_like_a_sentence() {
        let words = |n: usize| (1..=n).map(|n| n.to_string()).collect::<Vec<_>>();
        assert_eq!([1, 2, 3].map(|n| join(&words(n))), ["1", "1 and 2", "1, 2 and 3"]);
    }

    #[test]
    fn neither_law_nor_a_withdrawn_standard_is_ever_adopted() {
        let successor = standard(StandardKind::International, StandardStatus::Published);
        let withdrawn = standard(StandardKind::International, StandardStatus::Withdrawn);
        assert_eq!(action(&withdrawn, Some(&successor)), "withdrawn: use S 1");
        assert!(action(&withdrawn, None).contains("do not cite"));
        assert_eq!(
            action(
                &standard(StandardKind::International, StandardStatus::ToBeRevised),
                None
            ),
            "adopt, watch the revision"
        );
        assert!(
            action(&standard(StandardKind::National, StandardStatus::Published), None).starts_with("national only")
        );
        assert!(action(&standard(StandardKind::LegalAct, StandardStatus::Published), None).starts_with("law"));
    }
}
