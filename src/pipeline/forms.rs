//! Sheets for assessors: written for a criterion, and filled ones taken in as scores.

use std::path::Path;

use crate::diagnostic::{Diagnostic, Outcome, Telling, excerpt, nearest};
use crate::model::{Criterion, Dossier, Edition, Form, Origin, TRL_SCORES};
use crate::{publish, render, score, store};

use super::Folders;
use super::apart::{ReadIn, read_rows};
use super::next::choose_technologies;

/// What is wanted of a form.
#[derive(Debug, Clone, Copy)]
pub struct FormOrder<'a> {
    /// Id of the criterion, or `trl`.
    pub criterion: &'a str,
    /// Practitioner group, topic or ring whose technologies stand in it; all without one.
    pub only: Option<&'a str>,
    /// Pseudonym of the assessor.
    pub assessor: Option<&'a str>,
    /// Round of the panel.
    pub round: u32,
}

/// Composes a form.
///
/// # Errors
/// A sentence on what makes no sense.
pub fn compose_form(dossier: &Dossier, edition: &Edition, order: FormOrder) -> Result<Form, String> {
    let criterion = find_criterion(dossier, order.criterion)?;
    if order.assessor.is_some_and(|assessor| assessor.contains('@')) {
        return Err("the assessor is an address; pages show it to everybody, so give a pseudonym".into());
    }
    let chosen = order.only.map(|only| choose_technologies(dossier, Some(edition), only));
    let chosen = chosen.transpose()?;
    let wanted = |technology: &str| chosen.as_ref().is_none_or(|chosen| chosen.contains(technology));
    let panel = (order.assessor.unwrap_or_default(), order.round);
    let form = score::compose_form((dossier, edition), criterion, wanted, panel);
    if form.rows.is_empty() {
        return Err("no technology stands in this form".into());
    }
    if order.round > 1 && form.rows.iter().all(|row| row.before.is_none()) {
        return Err(format!(
            "nobody scored {} of these technologies in round {}; there is nothing to feed back",
            form.criterion,
            order.round - 1
        ));
    }
    Ok(form)
}

fn find_criterion(dossier: &Dossier, id: &str) -> Result<Option<usize>, String> {
    let criteria = &dossier.configuration.criteria;
    let Some(index) = criteria.iter().position(|criterion| criterion.id == id) else {
        if id == TRL_SCORES {
            return Ok(None);
        }
        let ids: Vec<&str> = criteria
            .iter()
            .map(|criterion| criterion.id.as_str())
            .chain([TRL_SCORES])
            .collect();
        let hint = nearest(id, ids.iter().copied()).unwrap_or_else(|| format!("known ones are {}", ids.join(", ")));
        return Err(format!("criterion \"{}\" is not known; {hint}", excerpt(id)));
    };
    match refuse(&criteria[index]) {
        Some(refusal) => Err(refusal),
        None => Ok(Some(index)),
    }
}

fn refuse(criterion: &Criterion) -> Option<String> {
    let source = match criterion.origin {
        Origin::Need => "the statements of workshops",
        Origin::Legal => "the legal class of a technology",
        Origin::Maturity(_) | Origin::Standards | Origin::Evidence | Origin::Assessed => return None,
    };
    (!criterion.takes_scores()).then(|| {
        format!(
            "{} comes from {source}, and scores on it do not count; name a panel for it in radar.toml first",
            criterion.id
        )
    })
}

/// Writes a form: a workbook where the name ends with .xlsx, else CSV.
pub fn write_form(dossier: &Dossier, form: &Form, path: &Path, folders: &Folders) -> Result<(), Diagnostic> {
    let workbook = path
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"));
    let bytes = match workbook {
        true => render::render_form_workbook(dossier, form),
        false => render::render_form_csv(dossier, form).into_bytes(),
    };
    publish::write_file(path, &bytes, &folders.to_guarded())
}

/// Takes the answered rows of a form in as a file of scores; gives its path and how many rows it has.
pub fn read_form(form: &Path, data: &Path, assessor: Option<&str>, read_in: ReadIn) -> Outcome<(String, usize)> {
    // From before the scores are read until the new ones are written, nobody else changes them.
    let _lock = super::lock_data(data, "score --read-form").map_err(|complaint| vec![complaint])?;
    let mut telling = Telling::default();
    let shown = form.display().to_string();
    let sheet = store::read_document(form).and_then(|bytes| read_rows(read_in, &shown, &bytes));
    let (rows, warnings) = telling.require(sheet)?.into_texts();
    telling.add(warnings);
    let written = telling.take(store::write_scores(data, form, &rows, assessor))?;
    telling.give(written)
}
