//! What only the whole folder can show: rows given twice, links from lines that cannot carry them, days out of order.

use std::path::Path;

use jiff::civil::Date;

use crate::diagnostic::{Diagnostic, Place, excerpt, nearest};
use crate::model::{
    Configuration, Dossier, Grade, NeedKind, NeedsById, Origin, PublicRecordKind, Role, SectorsBy, StaleKind,
    Technology, Workshop, needs_by_id,
};

use super::Parts;
use super::notes::Notes;
use super::rule_check::check_rules;
use super::twice::{KeyedRow, advise, find_twice, quote};

/// Checks the parts against each other; what is wrong is noted.
pub fn check_whole(parts: &Parts, notes: &Notes) {
    check_twice(parts, notes);
    let needs = needs_by_id(&parts.workshops);
    check_link_kinds(parts, &needs, notes);
    for workshop in &parts.workshops {
        check_parents(parts, &needs, workshop, notes);
        check_days(parts, workshop, notes);
    }
    if let Some(configuration) = &parts.configuration {
        check_days_of_levels(parts, configuration, notes);
        check_scores_used(parts, configuration, notes);
        check_rules(parts, configuration, notes);
        for technology in &parts.technologies {
            check_pins(parts, configuration, technology, notes);
        }
    }
}

/// Says where frozen editions and the data no longer agree.
pub fn check_editions(parts: &Parts, digest: &str, notes: &Notes) {
    let Some(configuration) = &parts.configuration else {
        return;
    };
    let (name, date) = (&configuration.edition, configuration.date);
    for frozen in &parts.editions {
        let place = || Place::in_file(parts.folder.join("editions").join(&frozen.name).display().to_string());
        if frozen.name == *name && frozen.digest != digest {
            let message = format!("edition \"{name}\" is frozen, and the data has changed since.");
            let hint = "give the edition that the data makes now another name: [edition] name and date in radar.toml";
            notes.say(Diagnostic::warning(place(), message).with_hint(hint));
        } else if frozen.name != *name && !frozen.comes_before(name, date) {
            let message = format!(
                "the frozen edition of {} does not come before edition \"{name}\" of {date}; it is left out.",
                frozen.date
            );
            notes.say(Diagnostic::warning(place(), message).with_hint("set [edition] date in radar.toml"));
        }
    }
}

/// So many names are told of what is gone without a word.
const MOST_GONE: usize = 5;

/// Technologies of the edition before that are gone without a word: no file has their id, now or formerly.
pub fn check_gone(parts: &Parts, notes: &Notes) {
    let Some(configuration) = &parts.configuration else {
        return;
    };
    let (name, date) = (&configuration.edition, configuration.date);
    let mut before = parts.editions.iter().rev();
    let Some(last) = before.find(|frozen| frozen.name != *name && frozen.comes_before(name, date)) else {
        return;
    };
    let known = |id: &str| parts.technologies.iter().any(|known| known.ids().any(|own| own == id));
    let gone: Vec<&str> = last
        .placements
        .iter()
        .map(|placement| placement.technology.as_str())
        .filter(|id| !known(id))
        .collect();
    if gone.is_empty() || notes.has_errors() {
        return;
    }
    let named: Vec<String> = gone
        .iter()
        .take(MOST_GONE)
        .map(|id| format!("\"{}\"", excerpt(id)))
        .collect();
    let more = match gone.len().saturating_sub(MOST_GONE) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let message = format!(
        "of edition \"{}\" nothing is said any more of {}{more}.",
        excerpt(&last.name),
        named.join(", ")
    );
    let place = Place::in_file(parts.folder.join("technologies").display().to_string());
    let hint =
        "keep the file and write [left] with how and why; or formerly = [\"…\"] in the file of what it is called now";
    notes.say(Diagnostic::warning(place, message).with_hint(hint));
}

/// What assessors gave on need or law counts only where `radar.toml` names a panel: told once a criterion, where the first
/// row stands that does not count.
fn check_scores_used(parts: &Parts, configuration: &Configuration, notes: &Notes) {
    for criterion in configuration
        .criteria
        .iter()
        .filter(|criterion| !criterion.takes_scores())
    {
        let mut rows = parts.scores.iter().filter(|row| row.score.criterion == criterion.id);
        let Some(first) = rows.next() else { continue };
        let source = match criterion.origin {
            Origin::Legal => "the legal class",
            Origin::Need | Origin::Maturity(_) | Origin::Standards | Origin::Evidence | Origin::Assessed => {
                "statements"
            }
        };
        let message = format!(
            "scores on \"{}\" are shown and not counted ({} of them): its level comes from {source}.",
            criterion.id,
            1 + rows.count()
        );
        let hint = "where a panel may overrule that, name it and its least size: panel = \"…\" and least_assessors under [[criteria]]";
        notes.say(Diagnostic::warning(first.place.clone(), message).with_hint(hint));
    }
}

/// Nothing can have been judged after the day at which the data stands: no level, by an assessor or by hand, link or TRL.
fn check_days_of_levels(parts: &Parts, configuration: &Configuration, notes: &Notes) {
    let scores = parts
        .scores
        .iter()
        .map(|row| (row.score.date, row.place.clone(), "score"));
    let links = parts.links.iter().map(|row| (row.link.date, row.place.clone(), "link"));
    let judged = parts.technologies.iter().map(|technology| {
        let place = file_of(parts, "technologies", &technology.id);
        (technology.trl.date, place, "TRL range")
    });
    let records = || parts.records.iter().zip(&parts.record_places);
    let entered = records().map(|(record, place)| (record.entered, place.clone(), "record entered"));
    // What is to come is announced, and does not count as if it had happened.
    let happened = records().filter(|(record, _)| record.kind != PublicRecordKind::Announcement);
    let happened =
        happened.filter_map(|(record, place)| Some((record.happened.first_day()?, place.clone(), "event of a record")));
    let set = parts.technologies.iter().flat_map(|technology| {
        let place = file_of(parts, "technologies", &technology.id);
        let overrides = technology.overrides.iter();
        overrides.map(move |set| (set.date, place.clone(), "override"))
    });
    let left = parts.left.iter().map(|(id, leaving)| {
        let place = file_of(parts, "technologies", id);
        (leaving.date, place, "leaving")
    });
    for (date, place, what) in scores
        .chain(links)
        .chain(judged)
        .chain(entered)
        .chain(happened)
        .chain(set)
        .chain(left)
        .filter(|(date, ..)| *date > configuration.date)
    {
        let message = format!(
            "the {what} of {date} lies after the edition's date {}.",
            configuration.date
        );
        // Links are decided after an edition too, and the program itself then writes the day of the decision.
        let told = match what {
            "link" => Diagnostic::warning(place, message),
            _ => Diagnostic::error(place, message),
        };
        notes.say(told.with_hint("mend the day, or set [edition] date in radar.toml"));
    }
}

/// What somebody was to look at again before the day at which the data stands: one line for all, which `check --stale` lists.
pub fn tell_overdue(dossier: &Dossier, folder: &Path) -> Option<Diagnostic> {
    let overdue = dossier.list_overdue(dossier.configuration.date);
    let count = |kind: StaleKind, one: &str, many: &str| {
        let number = overdue.iter().filter(|stale| stale.kind == kind).count();
        match number {
            0 => None,
            1 => Some(format!("1 {one}")),
            number => Some(format!("{number} {many}")),
        }
    };
    let counted = [
        count(StaleKind::Technology, "technology", "technologies"),
        count(StaleKind::Standard, "standard", "standards"),
        count(StaleKind::Link, "link", "links"),
    ];
    let counted: Vec<String> = counted.into_iter().flatten().collect();
    let first = overdue
        .iter()
        .min_by_key(|stale| (stale.since, stale.kind, &stale.id))?;
    let message = format!(
        "the day by which somebody was to look again has passed for {}; the first, {} \"{}\", was due by {}.",
        counted.join(", "),
        first.kind.as_str(),
        excerpt(&first.id),
        first.since
    );
    let told = Diagnostic::warning(Place::in_file(folder.display().to_string()), message);
    Some(told.with_hint(
        "leadar check --stale lists them; look again (leadar scan --standards may tell), then set another review_by",
    ))
}

fn check_twice(parts: &Parts, notes: &Notes) {
    let links = parts.links.iter().map(|row| {
        let link = &row.link;
        KeyedRow {
            key: vec![link.need.clone(), link.technology.clone(), link.by.clone()],
            says: vec![link.grade.as_str().into(), link.date.to_string(), link.why.clone()],
            place: row.place.clone(),
        }
    });
    let scores = parts.scores.iter().map(|row| {
        let score = &row.score;
        let mut key = vec![
            score.technology.clone(),
            score.criterion.clone(),
            score.assessor.clone(),
        ];
        if score.round > 1 {
            key.push(format!("round {}", score.round));
        }
        let levels = [score.low, score.mode, score.high].map(|level| level.to_string());
        KeyedRow {
            key,
            says: [&levels[..], &[score.date.to_string(), score.note.clone()]].concat(),
            place: row.place.clone(),
        }
    });
    for (what, rows) in [("link", links.collect()), ("score", scores.collect())] {
        for (row, other, advice) in find_twice(rows) {
            let message = format!("the {what} {} is given twice.", quote(&row.key));
            notes.say(advise(Diagnostic::error(row.place, message), &other, &advice));
        }
    }
}

/// Lead-ins and boilerplate ask for nothing, and only legal lines limit.
fn check_link_kinds(parts: &Parts, needs: &NeedsById, notes: &Notes) {
    for row in &parts.links {
        let Some((_, need)) = needs.get(row.link.need.as_str()) else {
            continue;
        };
        match (need.role, row.link.grade) {
            (_, Grade::Rejected) => {}
            (Role::LeadIn, _) => notes.say(
                Diagnostic::error(
                    row.place.clone(),
                    format!("\"{}\" only introduces the lines below it.", need.id),
                )
                .with_hint("link its child lines instead"),
            ),
            (Role::Boilerplate, _) => notes.say(Diagnostic::error(
                row.place.clone(),
                format!(
                    "\"{}\" is a line repeated by the editors; it asks for nothing.",
                    need.id
                ),
            )),
            (Role::Statement, Grade::Constrains) if need.kind != NeedKind::Legal => notes.say(
                Diagnostic::error(
                    row.place.clone(),
                    format!(
                        "\"{}\" is of kind {}; only legal lines constrain.",
                        need.id,
                        need.kind.as_str()
                    ),
                )
                .with_hint("grade it core or related, or make the line legal"),
            ),
            (Role::Statement, _) => {}
        }
    }
}

fn check_parents(parts: &Parts, needs: &NeedsById, workshop: &Workshop, notes: &Notes) {
    for need in &workshop.needs {
        let Some(parent) = &need.parent else { continue };
        let Some((home, found)) = needs.get(parent.as_str()) else {
            continue;
        };
        let fault = if home.id != workshop.id {
            format!("its parent \"{parent}\" belongs to workshop {}.", home.id)
        } else if found.parent.is_some() || found.id == need.id {
            format!("its parent \"{parent}\" is no line of the first level.")
        } else {
            continue;
        };
        notes.say(Diagnostic::error(
            file_of(parts, "workshops", &workshop.id),
            format!("need \"{}\": {fault}", need.id),
        ));
    }
}

fn check_days(parts: &Parts, workshop: &Workshop, notes: &Notes) {
    let place = file_of(parts, "workshops", &workshop.id);
    if workshop.dates_disagree() {
        let dates = workshop.dates.iter();
        let dates: Vec<String> = dates
            .map(|date| format!("{} to {} ({}, line {})", date.first, date.last, date.found, date.line))
            .collect();
        notes.say(
            Diagnostic::warning(
                place.clone(),
                format!("the source gives several dates: {}.", dates.join("; ")),
            )
            .with_hint("all are kept and shown; correct the file when somebody knows"),
        );
    }
    let edition = parts
        .configuration
        .as_ref()
        .map_or(Date::MAX, |configuration| configuration.date);
    for date in workshop.dates.iter().filter(|date| date.first > edition) {
        let message = format!(
            "the workshop of {} lies after the edition's date {edition}.",
            date.first
        );
        notes.say(
            Diagnostic::error(place.clone(), message)
                .with_hint("a workshop is entered when it has been held; set [edition] date in radar.toml"),
        );
    }
}

fn check_pins(parts: &Parts, configuration: &Configuration, technology: &Technology, notes: &Notes) {
    for (view, sector) in &technology.sectors {
        let Some(view) = configuration.views.iter().find(|known| known.id == *view) else {
            continue;
        };
        let sectors: Vec<&str> = match &view.sectors {
            SectorsBy::Groups => configuration.groups.iter().map(|group| group.id.as_str()).collect(),
            SectorsBy::Activities => configuration
                .activities
                .iter()
                .map(|activity| activity.id.as_str())
                .collect(),
            SectorsBy::TopicsOf(group) => {
                let topics = configuration.topics.iter().filter(|topic| topic.group == *group);
                topics.map(|topic| topic.id.as_str()).collect()
            }
        };
        if !sectors.contains(&sector.as_str()) {
            let message = format!("view \"{}\" has no sector \"{}\".", view.id, excerpt(sector));
            let hint =
                nearest(sector, sectors.iter().copied()).unwrap_or_else(|| format!("it has {}", sectors.join(", ")));
            notes.say(Diagnostic::error(file_of(parts, "technologies", &technology.id), message).with_hint(hint));
        }
    }
}

fn file_of(parts: &Parts, folder: &str, id: &str) -> Place {
    Place::in_file(
        parts
            .folder
            .join(folder)
            .join(format!("{id}.toml"))
            .display()
            .to_string(),
    )
}
