//! The workshops of a topic: what is known of each, and its statements by kind with what answers them.

use serde::Serialize;

use crate::model::{AskedAs, Grade, Need, NeedKind, Role, Workshop};
use crate::render::messages::message;
use crate::render::pages::Reader;
use crate::render::pages::frame::Entry;
use crate::render::pages::standards::{answers_to, standard_entry};
use crate::render::pages::technology::words_behind;
use crate::render::words;

/// A workshop with all its statements.
#[derive(Serialize)]
pub struct WorkshopPart {
    id: String,
    title: String,
    place: Option<String>,
    country: Option<String>,
    participants: Option<String>,
    note: Option<String>,
    source: String,
    dates: Vec<DateRow>,
    disagree: bool,
    kinds: Vec<KindPart>,
}

/// A date as one place of the source gives it.
#[derive(Serialize)]
struct DateRow {
    days: String,
    found: String,
    line: u32,
}

/// The statements of one kind.
#[derive(Serialize)]
struct KindPart {
    /// Where they stand on the page.
    id: String,
    heading: String,
    needs: Vec<NeedRow>,
}

/// A statement with what answers it.
#[derive(Serialize)]
pub struct NeedRow {
    /// Identifier.
    pub id: String,
    /// Address from the root.
    pub href: String,
    /// Our wording.
    pub statement: String,
    /// Section, item and line of the source.
    pub place: String,
    /// Name of its workshop.
    pub workshop: String,
    /// Kind of the statement.
    pub kind: String,
    /// Note on the wording.
    pub note: Option<String>,
    /// "" or what the line is besides a statement.
    pub role: String,
    /// Whether it belongs to the line above.
    pub child: bool,
    /// Whether it asks for a whole field.
    pub broad: bool,
    /// "" or a mark of its age.
    pub old: String,
    /// Technologies with the grade of the link.
    pub technologies: Vec<LinkRow>,
    /// Standards that a line may ask for, found by words.
    pub standards: Vec<Entry>,
}

/// A technology linked to a statement.
#[derive(Serialize)]
pub struct LinkRow {
    name: String,
    href: String,
    ring: String,
    grade: &'static str,
    /// What the statement says of it, where that is no direct answer.
    how: String,
    by: String,
    date: String,
    why: String,
    trust: String,
    /// Whether the level of need of the technology rests on this statement alone.
    rests: bool,
    words: String,
}

impl WorkshopPart {
    /// The kinds of its statements, each with how many there are.
    pub fn list_kinds(&self) -> impl Iterator<Item = Entry> {
        let kinds = self.kinds.iter();
        kinds.map(|kind| Entry::new(kind.heading.clone(), format!("#{}", kind.id)))
    }
}

/// A workshop with all its statements.
pub fn workshop_part(reader: &Reader, workshop: &Workshop) -> WorkshopPart {
    let kinds = NeedKind::ALL.into_iter().filter_map(|kind| {
        let needs: Vec<NeedRow> = workshop
            .needs
            .iter()
            .filter(|need| need.kind == kind)
            .map(|need| need_row(reader, workshop, need))
            .collect();
        (!needs.is_empty()).then(|| KindPart {
            id: format!("k-{}-{}", workshop.id, kind.as_str()),
            heading: message!("counted-heading", heading = kind_heading(kind), count = needs.len()),
            needs,
        })
    });
    let dates = workshop.dates.iter().map(|date| DateRow {
        days: words::days(date),
        found: date.found.clone(),
        line: date.line,
    });
    WorkshopPart {
        id: workshop.id.clone(),
        title: workshop.title.clone(),
        place: workshop.place.clone(),
        country: workshop.country.clone(),
        participants: workshop.participants.clone(),
        note: workshop.note.clone(),
        source: message!(
            "source-from-line",
            document = &workshop.source.document,
            section = &workshop.source.section,
            line = workshop.source.line
        ),
        dates: dates.collect(),
        disagree: workshop.dates_disagree(),
        kinds: kinds.collect(),
    }
}

/// A statement with what answers it.
pub fn need_row(reader: &Reader, workshop: &Workshop, need: &Need) -> NeedRow {
    NeedRow {
        id: need.id.clone(),
        href: format!("topic/{}.html#n-{}", workshop.topic, need.id),
        statement: need.statement.clone(),
        place: match &need.theme {
            Some(theme) => message!(
                "place-in-source-with-theme",
                section = &need.section,
                theme = theme,
                item = need.item,
                line = need.line
            ),
            None => message!(
                "place-in-source",
                section = &need.section,
                item = need.item,
                line = need.line
            ),
        },
        workshop: workshop.title.clone(),
        kind: words::need_kind(need.kind),
        note: need.note.clone(),
        role: match need.role {
            Role::Statement => String::new(),
            Role::LeadIn => message!("introduces-lines-below"),
            Role::Boilerplate => message!("same-line-in-several"),
        },
        child: need.parent.is_some(),
        broad: need.broad,
        old: words::old_mark_of(reader.dossier, workshop),
        technologies: linked(reader, need),
        standards: standards(reader, need),
    }
}

fn linked(reader: &Reader, need: &Need) -> Vec<LinkRow> {
    let mut links = reader.dossier.joint_links(&need.id);
    links.retain(|link| link.grade.holds());
    links.sort_by(|a, b| (a.grade, &a.technology).cmp(&(b.grade, &b.technology)));
    let rows = links.iter().filter_map(|link| {
        let configuration = &reader.dossier.configuration;
        let technology = reader.dossier.technology(&link.technology)?;
        let placement = reader.edition.placement(&link.technology)?;
        let words = words::link_words(reader.dossier, link);
        Some(LinkRow {
            name: technology.name.clone(),
            href: format!("tech/{}.html", technology.id),
            ring: words::ring_name(placement, configuration),
            grade: link.grade.as_str(),
            how: say_how(need, link.grade),
            by: words.by,
            date: words.date,
            why: words.why,
            trust: words.trust,
            rests: words::only_ground(placement, configuration) == Some(&need.id),
            words: words_behind(reader, &need.id, &technology.id),
        })
    });
    rows.collect()
}

/// The standards that answer it, as somebody decided.
fn standards(reader: &Reader, need: &Need) -> Vec<Entry> {
    let answers = answers_to(reader, need).into_iter();
    answers.map(|(standard, _)| standard_entry(standard)).collect()
}

/// The heading over the statements of a kind.
fn kind_heading(kind: NeedKind) -> String {
    match kind {
        NeedKind::Capability => message!("heading-capabilities"),
        NeedKind::Gap => message!("heading-gaps"),
        NeedKind::Requirement => message!("heading-requirements"),
        NeedKind::Priority => message!("heading-priorities"),
        NeedKind::Solution => message!("heading-solutions"),
        NeedKind::Standardisation => message!("heading-standardisation"),
        NeedKind::Procurement => message!("heading-procurement"),
        NeedKind::Legal => message!("heading-legal"),
        NeedKind::Context => message!("heading-context"),
    }
}

/// What a statement says of a technology that is linked to it, where that is no direct answer.
fn say_how(need: &Need, grade: Grade) -> String {
    match AskedAs::of(need.kind, grade) {
        Some(AskedAs::DirectAnswer) => String::new(),
        Some(AskedAs::Help) => message!("link-helps"),
        Some(AskedAs::InUse) => message!("link-in-use"),
        Some(AskedAs::Background) => message!("link-background"),
        None => message!("link-limited"),
    }
}
