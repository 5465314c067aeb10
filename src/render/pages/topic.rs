//! A topic's page: its technologies by ring, its workshop with every statement and what answers it.

use serde::Serialize;

use crate::model::{Asked, Need, NeedKind, Role, Topic, Workshop};
use crate::render::brief::BriefOf;
use crate::render::messages::message;
use crate::render::words;

use super::Reader;
use super::brief::brief_entries;
use super::buying::{BuyingOfTopic, buying_of_topic};
use super::entry::{RingList, by_ring, count_rings, entry};
use super::frame::{At, Entry, Frame, frame, home};
use super::home::group_href;
use super::standards::{answers_to, standard_entry};
use super::technology::words_behind;

/// A topic's page.
#[derive(Serialize)]
pub struct TopicPage {
    #[serde(flatten)]
    frame: Frame,
    year: u8,
    planned: Option<String>,
    printed: String,
    line: u32,
    counts: String,
    unanswered: usize,
    sheets: Vec<Entry>,
    lists: Vec<RingList>,
    buying: Option<BuyingOfTopic>,
    workshops: Vec<WorkshopPart>,
}

/// A workshop with all its statements.
#[derive(Serialize)]
struct WorkshopPart {
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
    name: String,
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
    pub kind: &'static str,
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
    by: String,
    date: String,
    why: String,
    trust: String,
    /// Whether the level of need of the technology rests on this statement alone.
    rests: bool,
    words: String,
}

/// Composes a topic's page.
pub fn page(reader: &Reader, topic: &Topic) -> TopicPage {
    let dossier = reader.dossier;
    let entries = dossier
        .technologies
        .iter()
        .zip(&reader.edition.placements)
        .filter(|(technology, placement)| {
            technology.topics.contains(&topic.id)
                || placement
                    .demand
                    .asks
                    .iter()
                    .any(|ask| ask.amount > 0.0 && ask.topic == topic.id)
        });
    let lists = by_ring(
        reader,
        entries
            .map(|(technology, placement)| entry(reader, technology, placement))
            .collect(),
    );
    let workshops: Vec<&Workshop> = dossier.workshops_on(&topic.id).collect();
    let unanswered = dossier
        .unanswered()
        .filter(|(workshop, _)| workshop.topic == topic.id)
        .count();
    let mut crumbs = vec![home()];
    crumbs.extend(group_crumb(reader, &topic.group));
    TopicPage {
        buying: buying_of_topic(reader, topic),
        frame: frame(
            reader,
            At::Folder,
            &topic.name,
            Some(message!("kind-topic")),
            &format!("topic/{}.html", topic.id),
            crumbs,
        ),
        year: topic.year,
        planned: topic.planned.clone(),
        printed: words::join(
            &topic
                .printed
                .iter()
                .map(|form| message!("quoted", text = form))
                .collect::<Vec<_>>(),
        ),
        line: topic.line,
        counts: count_rings(&lists),
        unanswered,
        sheets: brief_entries(reader, BriefOf::Topic(topic)),
        lists,
        workshops: workshops
            .into_iter()
            .map(|workshop| workshop_part(reader, workshop))
            .collect(),
    }
}

/// The page of a group, where it has one.
pub fn group_crumb(reader: &Reader, group: &str) -> Option<Entry> {
    let mut groups = reader.dossier.configuration.groups.iter();
    let name = &groups.find(|known| known.id == group)?.name;
    Some(Entry::new(name.clone(), group_href(reader, group)?))
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

fn workshop_part(reader: &Reader, workshop: &Workshop) -> WorkshopPart {
    let kinds = NeedKind::ALL.into_iter().filter_map(|kind| {
        let needs: Vec<NeedRow> = workshop
            .needs
            .iter()
            .filter(|need| need.kind == kind)
            .map(|need| need_row(reader, workshop, need))
            .collect();
        (!needs.is_empty()).then_some(KindPart {
            name: kind_heading(kind),
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
        href: address_of_need(workshop, need),
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
        kind: need.kind.as_str(),
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

/// The address of a statement, from the root of the site.
fn address_of_need(workshop: &Workshop, need: &Need) -> String {
    format!("topic/{}.html#n-{}", workshop.topic, need.id)
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

/// Technologies whose topics nobody has been asked about.
pub fn not_yet_asked(reader: &Reader) -> usize {
    reader
        .edition
        .placements
        .iter()
        .filter(|placement| placement.asked == Asked::NotYetAsked)
        .count()
}
