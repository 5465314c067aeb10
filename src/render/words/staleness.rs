//! What is to be looked at again, and why, in words.

use jiff::civil::Date;

use crate::model::{Dossier, Evidence, RankedStale, Stale, StaleKind, StalePart, StaleWhy, Standard, is_overdue};
use crate::render::messages::message;

use super::join;

/// Technologies that a list names of those that something touches.
const NAMED: usize = 3;

/// By when somebody is to look again, and whether that day has passed at the edition's date.
pub fn review_by(day: Option<Date>, today: Date) -> Option<String> {
    let date = super::day(day?);
    Some(match is_overdue(day, today) {
        true => message!("review-overdue", date = date),
        false => message!("review-by", date = date),
    })
}

/// The same of a standard, which nobody should cite before.
pub fn review_standard_by(standard: &Standard, today: Date) -> Option<String> {
    let words = review_by(standard.review_by, today)?;
    Some(match is_overdue(standard.review_by, today) {
        true => message!("standard-review-due", words = words),
        false => words,
    })
}

/// How long before the edition a day was, in days up to two months, then in months, then in years.
pub fn age_at_edition(day: Date, edition: Date) -> String {
    let days = edition
        .since(day)
        .map_or(0, |span| span.get_days())
        .max(0)
        .unsigned_abs();
    match days {
        0..=60 => message!("age-in-days", count = days),
        61..=729 => message!("age-in-months", count = days / 30),
        _ => message!("age-in-years", count = days / 365),
    }
}

/// When a standard lapses unless it is prolonged.
pub fn expires(standard: &Standard, today: Date) -> Option<String> {
    let expires = standard.expires?;
    Some(match expires < today {
        true => message!("standard-expired", day = super::day(expires)),
        false => message!("standard-expires", day = super::day(expires)),
    })
}

/// Since when what a source said is old at the edition's date.
pub fn evidence_old(dossier: &Dossier, evidence: &Evidence) -> Option<String> {
    let configuration = &dossier.configuration;
    let since = configuration
        .staleness
        .evidence_old_since(evidence, configuration.date)?;
    Some(message!("old-at-edition", since = super::day(since)))
}

/// The sort of a thing and what it is called: "Workshop “People trafficking”".
pub fn stale_name(stale: &Stale) -> String {
    let name = &stale.name;
    match stale.kind {
        StaleKind::Technology => message!("stale-technology", name = name),
        StaleKind::Standard => message!("stale-standard", name = name),
        StaleKind::Link => message!("stale-link", name = name, id = &stale.id),
        StaleKind::Workshop => message!("stale-workshop", name = name),
        StaleKind::Trl => message!("stale-trl", name = name),
        StaleKind::Records => message!("stale-records", name = name),
        StaleKind::Assessment => message!("stale-assessment", name = name, id = &stale.id),
        StaleKind::Evidence => message!("stale-evidence", name = name),
    }
}

/// Why it is to be looked at again, and since when.
pub fn stale_why(stale: &Stale) -> String {
    match stale.why {
        StaleWhy::Overdue(day) => message!("stale-overdue", date = super::day(day)),
        StaleWhy::Old(said, years) => message!(
            "stale-old",
            date = super::day(said),
            since = super::day(stale.since),
            years = years.to_string()
        ),
    }
}

/// What looking again is worth, and the technologies it touches, those first that add most to that.
pub fn stale_worth(dossier: &Dossier, ranked: &RankedStale) -> String {
    let touches = &ranked.stale.touches;
    let worth = format!("{:.2}", ranked.worth);
    let mut heaviest: Vec<(&String, f64)> = touches.iter().zip(ranked.parts.iter().map(StalePart::worth)).collect();
    heaviest.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    let named: Vec<String> = heaviest
        .iter()
        .take(NAMED)
        .map(|(id, _)| dossier.technology(id).map_or(*id, |known| &known.name).clone())
        .collect();
    match touches.len().saturating_sub(NAMED) {
        0 if touches.is_empty() => message!("stale-touches-none"),
        0 => message!("stale-worth", worth = worth, names = join(&named)),
        more => message!(
            "stale-worth-of-many",
            worth = worth,
            names = named.join(", "),
            more = more
        ),
    }
}
