//! What differs between two editions, and why.

use std::path::Path;

use crate::diagnostic::{Diagnostic, Outcome, Place, Telling, both, excerpt};
use crate::model::{Differences, Dossier, Edition, FrozenEdition, MadeOf, Reasons};
use crate::{render, score, store};

use super::naming::find_technology;
use super::sides::{Side, read_edition_data, read_side, read_working_side};

/// What differs between two editions by name, folder or revision; without a second one the other is what the data makes.
pub fn compare_editions(data: &Path, older: &str, newer: Option<&str>) -> Outcome<Differences> {
    let mut telling = Telling::default();
    let (older, newer) = telling.take(read_sides(data, older, newer))?;
    // Names and renames are those of the newer side, else of whatever is known.
    let differences = match newer.dossier.as_ref().or(older.dossier.as_ref()) {
        Some(dossier) => compare_sides(&older, &newer, dossier),
        None => {
            let known = telling.take(super::read(data))?;
            compare_sides(&older, &newer, &known)
        }
    };
    telling.give(differences)
}

/// What each change between two editions did to one technology, by its id or name, as text.
pub fn explain_comparison(data: &Path, (older, newer): (&str, Option<&str>), technology: &str) -> Outcome<String> {
    let mut telling = Telling::default();
    let (older, newer) = telling.take(read_sides(data, older, newer))?;
    let (Some(old), Some(new)) = (&older.dossier, &newer.dossier) else {
        return telling.give(render::results_only());
    };
    let (technology, renamed) = telling.require(find_technology(new, technology, "--explain"))?;
    telling.add(renamed);
    let reasons = explain_differences((&older.frozen, old), (&newer.frozen, new));
    telling.give(render::explain_differences_of(
        &reasons,
        &technology.id,
        &technology.name,
    ))
}

fn read_sides(data: &Path, older: &str, newer: Option<&str>) -> Outcome<(Side, Side)> {
    both(
        read_side(data, older),
        newer.map_or_else(|| read_working_side(data), |newer| read_side(data, newer)),
    )
}

/// What differs, with reasons where both sides hold what made them.
fn compare_sides(older: &Side, newer: &Side, known: &Dossier) -> Differences {
    let reasons = older.dossier.as_ref().zip(newer.dossier.as_ref());
    let reasons = reasons.map(|(old, new)| explain_differences((&older.frozen, old), (&newer.frozen, new)));
    let found = Differences::between(
        &older.frozen,
        &newer.frozen,
        &known.configuration,
        &known.renames(),
        reasons,
    );
    found.with_left(known, newer.frozen.date)
}

/// The reasons by what the data say, and what the method adds where an edition was frozen by another version.
fn explain_differences(old: (&FrozenEdition, &Dossier), new: (&FrozenEdition, &Dossier)) -> Reasons {
    let reasons = score::explain_differences(old.1, new.1, &store::settle_trl);
    reasons.with_method(old.0, new.0, &new.1.renames())
}

/// What differs between the edition before and the one the data makes; `None` without an edition before.
/// With a warning where what made it is not at hand.
///
/// # Errors
/// What is wrong with what the edition before holds.
pub fn compare_with_before(data: &Path, dossier: &Dossier, edition: &Edition) -> Outcome<Option<Differences>> {
    let mut telling = Telling::default();
    let Some(before) = dossier.editions_before().next() else {
        return telling.give(None);
    };
    let now = FrozenEdition::of(dossier, edition, Vec::new());
    let reasons = match before.made_of {
        MadeOf::ResultsOnly => None,
        MadeOf::Inputs => {
            let old = read_edition_data(data, &before.name)?.value;
            Some(explain_differences((before, &old), (&now, dossier)))
        }
        // Where git lacks what it was made of it is built upon all the same, and nothing says why.
        MadeOf::Blobs(_) => match read_edition_data(data, &before.name) {
            Ok(old) => Some(explain_differences((before, &old.value), (&now, dossier))),
            Err(told) => {
                telling.add([warn_of_no_reasons(&before.name, &told)]);
                None
            }
        },
    };
    let found = Differences::between(before, &now, &dossier.configuration, &dossier.renames(), reasons);
    telling.give(Some(found.with_left(dossier, now.date)))
}

fn warn_of_no_reasons(edition: &str, told: &[Diagnostic]) -> Diagnostic {
    let why = told.first().map(|told| told.message.trim_end_matches('.').to_owned());
    let message = format!(
        "edition \"{}\" was frozen by reference, and what made it cannot be read here ({}): the pages do not say why things moved.",
        excerpt(edition),
        why.unwrap_or_default()
    );
    let place = Place::in_file(format!("editions/{edition}"));
    Diagnostic::warning(place, message).with_hint("build in a whole clone of the repository")
}

/// What differs between two editions, as text.
pub fn describe_differences(differences: &Differences) -> String {
    render::describe_differences(differences)
}

/// What differs between two editions, as JSON.
pub fn differences_to_json(differences: &Differences) -> String {
    render::render_differences_json(differences)
}
