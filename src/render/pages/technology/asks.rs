//! Who asked for a technology: wishes that it answers, wishes that it helps with, and existing practice, each by workshop;
//! and who linked the statements to it, for the working.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::model::{Ask, AskedAs, Grade, MatchedWord, Placement, Technology, Workshop};
use crate::render::messages::message;
use crate::render::pages::Reader;
use crate::render::words;

/// Who asked.
#[derive(Serialize)]
pub struct WhoAsked {
    /// In a sentence.
    words: String,
    /// A part for each thing that statements say of it; those that nobody says are left out.
    parts: Vec<Part>,
    /// Statements that limit it.
    limits: Vec<OfWorkshop>,
}

/// Statements that say the same of it.
#[derive(Serialize)]
struct Part {
    heading: String,
    workshops: Vec<OfWorkshop>,
}

/// Statements of one workshop.
#[derive(Serialize)]
struct OfWorkshop {
    title: String,
    /// Its days and place, where it stands on the page for the first time.
    when: String,
    old: String,
    statements: Vec<Statement>,
}

/// A statement.
#[derive(Serialize)]
struct Statement {
    href: String,
    words: String,
    /// What a reader needs to understand it.
    context: String,
    kind: String,
    /// Whether the level of need rests on it alone.
    rests: bool,
}

/// Who linked a statement to the technology, when and why.
#[derive(Serialize)]
pub struct LinkTrail {
    need: String,
    href: String,
    amount: String,
    source: String,
    by: String,
    date: String,
    why: String,
    trust: String,
    words: String,
}

/// Who asked for a technology.
pub fn list_asks(reader: &Reader, placement: &Placement) -> WhoAsked {
    let asks = &placement.demand.asks;
    let mut dated = BTreeSet::new();
    let parts = AskedAs::ALL.into_iter().filter_map(|sort| {
        let own: Vec<&Ask> = asks.iter().filter(|ask| ask.asked_as() == Some(sort)).collect();
        let heading = words::asked_as(sort);
        (!own.is_empty()).then(|| Part {
            heading: message!("counted-heading", heading = heading, count = own.len()),
            workshops: by_workshop(reader, placement, &own, &mut dated),
        })
    });
    let parts = parts.collect();
    let limits: Vec<&Ask> = asks.iter().filter(|ask| ask.grade == Grade::Constrains).collect();
    WhoAsked {
        words: say_who(reader, placement),
        parts,
        limits: by_workshop(reader, placement, &limits, &mut dated),
    }
}

/// How many statements of how many workshops and groups ask for it, and how many tell of use.
fn say_who(reader: &Reader, placement: &Placement) -> String {
    let wishes: Vec<&Ask> = placement.demand.asks.iter().filter(|ask| is_wish(ask)).collect();
    if wishes.is_empty() {
        return String::new();
    }
    let mut sessions: Vec<&str> = wishes.iter().map(|ask| ask.session.as_str()).collect();
    sessions.sort_unstable();
    sessions.dedup();
    let groups = reader.dossier.configuration.groups.iter();
    let groups = groups.filter(|group| wishes.iter().any(|ask| ask.group == group.id));
    let groups: Vec<String> = groups.map(|group| group.name.clone()).collect();
    message!(
        "who-asked",
        statements = wishes.len(),
        workshops = message!(
            "asked-by-workshops-of",
            workshops = sessions.len(),
            groups = words::join(&groups)
        )
    )
}

fn is_wish(ask: &Ask) -> bool {
    match ask.asked_as() {
        Some(AskedAs::DirectAnswer | AskedAs::Help) => true,
        Some(AskedAs::InUse | AskedAs::Background) | None => false,
    }
}

/// The statements by workshop, in the order in which the strongest of each stands. The days of a workshop are told where it
/// stands first.
fn by_workshop<'d>(
    reader: &Reader<'d>,
    placement: &Placement,
    asks: &[&Ask],
    dated: &mut BTreeSet<&'d str>,
) -> Vec<OfWorkshop> {
    let rests_on = words::only_ground(placement, &reader.dossier.configuration);
    let mut listed: Vec<(&str, OfWorkshop)> = Vec::new();
    for ask in asks {
        let Some((workshop, need)) = reader.dossier.need(&ask.need) else {
            continue;
        };
        let known = listed.iter().position(|(id, _)| *id == workshop.id);
        let index = known.unwrap_or_else(|| {
            let first = dated.insert(&workshop.id);
            let when = if first { days_and_place(workshop) } else { String::new() };
            let (title, old) = (workshop.title.clone(), words::old_mark(ask.old));
            let statements = Vec::new();
            listed.push((
                &workshop.id,
                OfWorkshop {
                    title,
                    when,
                    old,
                    statements,
                },
            ));
            listed.len() - 1
        });
        listed[index].1.statements.push(Statement {
            href: format!("topic/{}.html#n-{}", workshop.topic, need.id),
            words: need.statement.clone(),
            context: words::context_of(reader.dossier, need).unwrap_or_default(),
            kind: words::need_kind(need.kind),
            rests: rests_on == Some(need.id.as_str()),
        });
    }
    listed.into_iter().map(|(_, workshop)| workshop).collect()
}

/// All days that sources give for a workshop, and where it was held.
fn days_and_place(workshop: &Workshop) -> String {
    let when = words::days_of(workshop);
    match &workshop.place {
        Some(place) => message!("date-and-place", date = when, place = place),
        None => when,
    }
}

/// Who linked each statement to the technology, in the order of the demand.
pub fn list_trails(reader: &Reader, technology: &Technology, placement: &Placement) -> Vec<LinkTrail> {
    let asks = placement.demand.asks.iter();
    let trails = asks.filter_map(|ask| trail(reader, technology, ask));
    trails.collect()
}

fn trail(reader: &Reader, technology: &Technology, ask: &Ask) -> Option<LinkTrail> {
    let (workshop, need) = reader.dossier.need(&ask.need)?;
    let link = words::ask_link_words(reader.dossier, ask, &technology.id);
    Some(LinkTrail {
        need: need.id.clone(),
        href: format!("topic/{}.html#n-{}", workshop.topic, need.id),
        amount: words::short(ask.amount),
        source: message!(
            "place-in-document",
            document = &workshop.source.document,
            section = &need.section,
            item = need.item,
            line = need.line
        ),
        by: link.by,
        date: link.date,
        why: link.why,
        trust: link.trust,
        words: words_behind(reader, &need.id, &technology.id),
    })
}

/// The words of a need that speak for a technology, in one line; empty where they have none in common.
pub fn words_behind(reader: &Reader, need: &str, technology: &str) -> String {
    let key = (need.to_owned(), technology.to_owned());
    let matched = reader.notes.words.get(&key).into_iter().flatten();
    matched.map(MatchedWord::to_words).collect::<Vec<_>>().join(", ")
}
