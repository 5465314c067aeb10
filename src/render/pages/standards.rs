//! The standards page: what practitioners asked for and which standard answers it, then lists by what a buyer does about
//! each, the technologies for which none was found, and law apart from all of them.

use serde::Serialize;

use crate::model::{Need, NeedKind, Role, Standard, StandardAction, StandardAnswer, StandardKind, Workshop};
use crate::render::messages::message;
use crate::render::words;

use super::Reader;
use super::entry::{TechnologyEntry, entry};
use super::filter::{Filter, Listed, Things};
use super::frame::{At, Entry, Frame, frame, home};

/// The standards page.
#[derive(Serialize)]
pub struct StandardsPage {
    #[serde(flatten)]
    frame: Frame,
    lead: String,
    contents: Vec<Content>,
    asked: Vec<AskedFor>,
    filter: Filter,
    lists: Vec<StandardList>,
    missing: Vec<TechnologyEntry>,
}

/// A part of the page, with what it counts.
#[derive(Serialize)]
struct Content {
    id: &'static str,
    name: String,
    count: usize,
}

/// A statement that asks for a standard, with what answers it.
#[derive(Serialize)]
struct AskedFor {
    statement: String,
    href: String,
    workshop: String,
    old: String,
    answers: Vec<Answer>,
    /// What a machine found by its words, and nobody has looked at.
    proposed: Vec<Entry>,
}

/// A standard that answers a statement, as somebody decided.
#[derive(Serialize)]
struct Answer {
    standard: Entry,
    title: String,
    action: String,
    why: String,
    by: String,
    date: String,
}

/// Standards about which a buyer does the same.
#[derive(Serialize)]
struct StandardList {
    id: &'static str,
    heading: String,
    lead: String,
    standards: Vec<StandardRow>,
}

/// A standard.
#[derive(Serialize)]
struct StandardRow {
    id: String,
    /// The numbers of the filter's choices that it meets.
    choices: String,
    formerly: Vec<String>,
    number: String,
    title: String,
    note: String,
    /// What to do, where the heading of the list does not say all.
    action: String,
    successor: Option<Entry>,
    state: String,
    expires: String,
    review: String,
    body: String,
    kind: String,
    source: String,
    url: String,
    technologies: Vec<Entry>,
    asked_in: Vec<Entry>,
}

/// The lists with the actions that they hold.
const LISTS: [(&str, &[StandardAction]); 6] = [
    ("adopt", &[StandardAction::Adopt]),
    (
        "watch",
        &[
            StandardAction::AdoptAndWatchRevision,
            StandardAction::AdoptAndWatchReview,
        ],
    ),
    ("watch-only", &[StandardAction::Watch]),
    ("successor", &[StandardAction::UseSuccessor, StandardAction::DoNotCite]),
    ("propose", &[StandardAction::Propose]),
    ("law", &[StandardAction::Comply]),
];

/// Composes the standards page.
pub fn page(reader: &Reader) -> StandardsPage {
    let dossier = reader.dossier;
    let has_one = |id: &String| {
        let mut citable = dossier.standards.iter().filter(|standard| standard.is_citable());
        citable.any(|standard| standard.technologies.contains(id))
    };
    let missing = dossier.technologies.iter().zip(&reader.edition.placements);
    let missing: Vec<TechnologyEntry> = missing
        .filter(|(technology, _)| !has_one(&technology.id))
        .map(|(technology, placement)| entry(reader, technology, placement))
        .collect();
    let asking = dossier
        .needs()
        .filter(|(_, need)| need.kind == NeedKind::Standardisation && need.role == Role::Statement);
    let asked: Vec<AskedFor> = asking
        .map(|(workshop, need)| asked_for(reader, workshop, need))
        .collect();
    let filter = filter_of(reader);
    let lists: Vec<StandardList> = LISTS
        .into_iter()
        .map(|(id, actions)| {
            let (heading, lead) = list_words(id);
            StandardList {
                id,
                heading,
                lead,
                standards: rows(reader, &filter, actions),
            }
        })
        .filter(|list| !list.standards.is_empty())
        .collect();
    let law = lists.iter().filter(|list| list.id == "law");
    let law: usize = law.map(|list| list.standards.len()).sum();
    StandardsPage {
        frame: frame(
            reader,
            At::Root,
            &message!("navigation-standards"),
            Some(message!("kind-standards")),
            "standards.html",
            vec![home()],
        ),
        lead: message!(
            "standards-counted",
            standards = dossier.standards.len() - law,
            technologies = words::technologies(missing.len()),
        ),
        contents: list_contents(&asked, &lists, missing.len()),
        filter,
        asked,
        lists,
        missing,
    }
}

fn list_contents(asked: &[AskedFor], lists: &[StandardList], missing: usize) -> Vec<Content> {
    let content = |id, name, count| Content { id, name, count };
    let lists = lists
        .iter()
        .map(|list| content(list.id, list.heading.clone(), list.standards.len()));
    [content("asked", message!("asked-of-standards"), asked.len())]
        .into_iter()
        .chain(lists)
        .chain([content("none-found", message!("standards-none-found"), missing)])
        .collect()
}

/// What the lists can be narrowed by.
fn filter_of(reader: &Reader) -> Filter {
    let configuration = &reader.dossier.configuration;
    let rows: Vec<&Standard> = reader.dossier.standards.iter().collect();
    let group_of = |topic: &String| {
        let mut topics = configuration.topics.iter();
        topics.find(|known| known.id == *topic).map(|known| known.group.clone())
    };
    let groups = configuration.groups.iter();
    let groups = groups.map(|group| (group.id.clone(), group.name.clone())).collect();
    let topics = configuration.topics.iter();
    let topics = topics.map(|topic| (topic.id.clone(), topic.name.clone())).collect();
    let kinds = StandardKind::ALL.map(|(kind, word)| (word.to_owned(), words::capital(&words::standard_kind(kind))));
    Filter::of(Things::Standards, rows.len())
        .with(&rows, "group", message!("filter-any-group"), groups, |standard| {
            standard.topics.iter().filter_map(group_of).collect()
        })
        .with(&rows, "topic", message!("topics-word"), topics, |standard| {
            standard.topics.clone()
        })
        .with(&rows, "kind", message!("kind-of-document"), kinds.into(), |standard| {
            vec![standard.kind.as_str().to_owned()]
        })
}

impl Listed for &Standard {
    fn id(&self) -> &str {
        &self.id
    }
}

/// The heading of a list, and what a buyer does about what stands in it.
fn list_words(id: &str) -> (String, String) {
    match id {
        "adopt" => (message!("standards-adopt"), message!("standards-adopt-lead")),
        "watch" => (message!("standards-watch"), message!("standards-watch-lead")),
        "watch-only" => (message!("standards-watch-only"), message!("standards-watch-only-lead")),
        "successor" => (message!("standards-successor"), message!("standards-successor-lead")),
        "propose" => (message!("standards-propose"), message!("standards-propose-lead")),
        _ => (message!("standards-law"), message!("standards-law-lead")),
    }
}

/// A standard's name, leading to its place on the page.
pub fn standard_entry(standard: &Standard) -> Entry {
    Entry::new(standard.number.clone(), format!("standards.html#s-{}", standard.id))
}

/// The standards that somebody decided answer a statement, with the decision.
pub fn answers_to<'d>(reader: &Reader<'d>, need: &Need) -> Vec<(&'d Standard, &'d StandardAnswer)> {
    let standards = reader.dossier.standards.iter();
    let answers = standards.flat_map(|standard| standard.answers.iter().map(move |answer| (standard, answer)));
    answers.filter(|(_, answer)| answer.need == need.id).collect()
}

fn asked_for(reader: &Reader, workshop: &Workshop, need: &Need) -> AskedFor {
    let answers: Vec<Answer> = answers_to(reader, need)
        .into_iter()
        .map(|(standard, answer)| Answer {
            standard: standard_entry(standard),
            title: standard.title.clone(),
            action: words::capital(&words::action(standard, successor_of(reader, standard))),
            why: answer.why.clone(),
            by: words::who(&answer.by),
            date: words::day(answer.date),
        })
        .collect();
    let proposed = match answers.is_empty() {
        true => proposals_for(reader, need),
        false => Vec::new(),
    };
    let row = super::topic::need_row(reader, workshop, need);
    AskedFor {
        statement: row.statement,
        href: row.href,
        workshop: row.workshop,
        old: row.old,
        answers,
        proposed,
    }
}

fn proposals_for(reader: &Reader, need: &Need) -> Vec<Entry> {
    let candidates = reader.notes.standards.get(&need.id).into_iter().flatten();
    let found = candidates.filter_map(|candidate| {
        let mut all = reader.dossier.standards.iter();
        all.find(|standard| standard.id == candidate.standard)
    });
    found.map(standard_entry).collect()
}

/// The standard that took the place of another.
pub fn successor_of<'d>(reader: &Reader<'d>, standard: &Standard) -> Option<&'d Standard> {
    let id = standard.successor.as_ref()?;
    reader.dossier.standards.iter().find(|other| other.id == *id)
}

/// The standards of some actions, by number.
fn rows(reader: &Reader, filter: &Filter, actions: &[StandardAction]) -> Vec<StandardRow> {
    let all = reader.dossier.standards.iter();
    let mut chosen: Vec<&Standard> = all.filter(|standard| actions.contains(&standard.action())).collect();
    chosen.sort_by(|one, other| (&one.number, &one.id).cmp(&(&other.number, &other.id)));
    chosen
        .into_iter()
        .map(|standard| row(reader, filter, standard))
        .collect()
}

fn row(reader: &Reader, filter: &Filter, standard: &Standard) -> StandardRow {
    let dossier = reader.dossier;
    let today = dossier.configuration.date;
    let technologies = standard.technologies.iter().filter_map(|id| dossier.technology(id));
    let asked_in = standard.answers.iter().filter_map(|answer| {
        let (workshop, need) = dossier.need(&answer.need)?;
        let row = super::topic::need_row(reader, workshop, need);
        Some(Entry::new(workshop.title.clone(), row.href))
    });
    StandardRow {
        id: standard.id.clone(),
        choices: filter.choices_of(&standard.id),
        formerly: standard.formerly.clone(),
        number: standard.number.clone(),
        title: standard.title.clone(),
        note: standard.note.clone(),
        action: match standard.action() {
            StandardAction::AdoptAndWatchRevision | StandardAction::AdoptAndWatchReview | StandardAction::DoNotCite => {
                words::capital(&words::action(standard, None))
            }
            _ => String::new(),
        },
        successor: successor_of(reader, standard).map(standard_entry),
        state: match standard.year {
            Some(year) => message!(
                "standard-state-of-year",
                state = words::standard_status(standard.status),
                year = year.to_string(),
            ),
            None => words::standard_status(standard.status),
        },
        expires: words::expires(standard, today).unwrap_or_default(),
        review: words::review_standard_by(standard, today).unwrap_or_default(),
        body: standard.body.clone(),
        kind: words::standard_kind(standard.kind),
        source: standard.source.clone().unwrap_or_default(),
        url: standard.url.clone().unwrap_or_default(),
        technologies: technologies
            .map(|found| Entry::new(found.name.clone(), format!("tech/{}.html", found.id)))
            .collect(),
        asked_in: asked_in.collect(),
    }
}
