//! Changes tried out on a dossier: parsed from what was typed, applied to a copy. No file is touched.

use crate::diagnostic::{excerpt, nearest};
use crate::model::{Change, Criterion, Dossier, Override, Trl, TrlBasis, ValueFunction, Weight, limits};

/// Parses weights such as `need=30,maturity=15`.
///
/// # Errors
/// A sentence on what makes no sense, with the nearest known name.
pub fn parse_weights(dossier: &Dossier, text: &str) -> Result<Vec<Change>, String> {
    let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
    parts.map(|part| parse_weight(dossier, part)).collect()
}

fn parse_weight(dossier: &Dossier, text: &str) -> Result<Change, String> {
    let (id, number) = text
        .split_once('=')
        .ok_or_else(|| format!("\"{}\" is not CRITERION=WEIGHT, such as need=30", excerpt(text)))?;
    let criterion = find_criterion(dossier, id.trim())?;
    let weight = number.trim().parse::<f64>().ok().and_then(Weight::new);
    let weight = weight.ok_or_else(|| {
        format!(
            "the weight \"{}\" is not a number from 0 to {}",
            excerpt(number.trim()),
            limits::LARGEST
        )
    })?;
    Ok(Change::Weight {
        criterion: criterion.id.clone(),
        weight: weight.value(),
    })
}

/// Parses a level such as `anpr.need=4`, `anpr.need=unknown`, or a TRL such as `anpr.trl=7` or `anpr.trl=6-8`.
///
/// # Errors
/// A sentence on what makes no sense, with the nearest known name.
pub fn parse_setting(dossier: &Dossier, text: &str) -> Result<Change, String> {
    let shape = || {
        format!(
            "\"{}\" is not TECHNOLOGY.CRITERION=LEVEL, such as anpr.need=4",
            excerpt(text)
        )
    };
    let (path, value) = text.split_once('=').ok_or_else(shape)?;
    let value = value.trim();
    // Identifiers may hold dots: every split is tried, the first known technology counts.
    let splits: Vec<(&str, &str)> = path
        .match_indices('.')
        .map(|(at, _)| (&path[..at], &path[at + 1..]))
        .collect();
    let known = splits
        .iter()
        .find_map(|(technology, criterion)| Some((dossier.current(technology.trim())?, criterion)));
    let Some((technology, criterion)) = known else {
        let (technology, _) = splits.first().ok_or_else(shape)?;
        let ids = dossier.technologies.iter().map(|technology| technology.id.as_str());
        let hint = nearest(technology, ids).unwrap_or_else(|| "leadar score lists them".into());
        let why = match splits
            .iter()
            .any(|(id, _)| dossier.left_technology(id.trim()).is_some())
        {
            true => "has left the radar",
            false => "is not known",
        };
        return Err(format!("technology \"{}\" {why}; {hint}", excerpt(technology)));
    };
    let (technology, criterion) = (technology.id.clone(), criterion.trim());
    if criterion == "trl" {
        let (low, high) = parse_trl(value)?;
        return Ok(Change::Trl { technology, low, high });
    }
    let criterion = find_criterion(dossier, criterion)?;
    Ok(Change::Level {
        technology,
        level: parse_level(criterion, value)?,
        criterion: criterion.id.clone(),
    })
}

fn find_criterion<'a>(dossier: &'a Dossier, id: &str) -> Result<&'a Criterion, String> {
    let criteria = &dossier.configuration.criteria;
    criteria.iter().find(|criterion| criterion.id == id).ok_or_else(|| {
        let ids: Vec<&str> = criteria.iter().map(|criterion| criterion.id.as_str()).collect();
        let hint = nearest(id, ids.iter().copied()).unwrap_or_else(|| format!("known ones are {}", ids.join(", ")));
        format!("criterion \"{}\" is not known; {hint}", excerpt(id))
    })
}

fn parse_trl(text: &str) -> Result<(u8, u8), String> {
    let (low, high) = text.split_once('-').unwrap_or((text, text));
    let end = |text: &str| text.trim().parse::<i64>().ok().and_then(Trl::new).map(Trl::level);
    match (end(low), end(high)) {
        (Some(low), Some(high)) if low <= high => Ok((low, high)),
        _ => Err(format!(
            "\"{}\" is not a TRL from 1 to 9, such as 7 or 6-8",
            excerpt(text)
        )),
    }
}

fn parse_level(criterion: &Criterion, text: &str) -> Result<Option<f64>, String> {
    if text == "unknown" {
        return Ok(None);
    }
    if let ValueFunction::Categories(categories) = &criterion.value
        && let Some(index) = categories.iter().position(|category| category.name == text)
    {
        return Ok(Some((index + 1) as f64));
    }
    let scale = criterion.scale;
    let level = text.parse::<f64>().ok().and_then(|level| scale.to_level(level));
    level.map(|level| Some(level.level())).ok_or_else(|| {
        format!(
            "\"{}\" is not a level of {}, a number from {} to {}, or unknown",
            excerpt(text),
            criterion.id,
            scale.low,
            scale.high
        )
    })
}

/// A copy of the dossier with the changes made.
///
/// # Errors
/// A sentence where nothing would weigh anything any more.
pub fn apply_changes(dossier: &Dossier, changes: &[Change]) -> Result<Dossier, String> {
    let mut changed = dossier.clone();
    for change in changes {
        apply(&mut changed, change);
    }
    let criteria = &changed.configuration.criteria;
    if !criteria.is_empty() && criteria.iter().all(|criterion| criterion.weight.value() == 0.0) {
        return Err("with these changes every weight is 0".into());
    }
    Ok(changed)
}

fn apply(dossier: &mut Dossier, change: &Change) {
    let date = dossier.configuration.date;
    let technologies = &mut dossier.technologies;
    match change {
        Change::Weight { criterion, weight } => {
            let mut criteria = dossier.configuration.criteria.iter_mut();
            if let Some(found) = criteria.find(|known| known.id == *criterion) {
                found.weight = Weight::new(*weight).unwrap_or(found.weight);
            }
        }
        Change::Trl { technology, low, high } => {
            if let Some(found) = technologies.iter_mut().find(|known| known.id == *technology) {
                found.trl.low = Trl::new(i64::from(*low)).unwrap_or(found.trl.low);
                found.trl.high = Trl::new(i64::from(*high)).unwrap_or(found.trl.high);
                found.trl.likely = None;
                // What somebody states is an estimate, whatever the records give.
                (found.trl.basis, found.trl.date) = (TrlBasis::DeskEstimate, date);
            }
        }
        Change::Level {
            technology,
            criterion,
            level,
        } => {
            if let Some(found) = technologies.iter_mut().find(|known| known.id == *technology) {
                found.overrides.push(Override {
                    criterion: criterion.clone(),
                    level: *level,
                    by: "what-if".into(),
                    date,
                    reason: "tried out, in no file.".into(),
                });
            }
        }
    }
}
