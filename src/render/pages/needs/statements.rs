//! The list of all statements, what is least answered first, with what it can be narrowed by.

use serde::Serialize;

use crate::model::{Grade, Nature, Need, NeedKind, Topic, Workshop};
use crate::render::messages::message;
use crate::render::pages::Reader;
use crate::render::pages::filter::{Filter, Listed, Things};
use crate::render::words;

use super::standing::Standing;

/// A statement with its workshop and how far it is answered.
pub struct Stated<'a> {
    /// The workshop.
    pub workshop: &'a Workshop,
    /// The statement.
    pub need: &'a Need,
    /// How far it is answered.
    pub standing: Standing,
}

impl Listed for Stated<'_> {
    fn id(&self) -> &str {
        &self.need.id
    }
}

/// All statements, in order of workshop and line.
pub fn list_stated<'a>(reader: &Reader<'a>) -> Vec<Stated<'a>> {
    let needs = reader.dossier.needs();
    needs
        .map(|(workshop, need)| Stated {
            workshop,
            need,
            standing: Standing::of(reader, need),
        })
        .collect()
}

/// The statements that are answered alike.
#[derive(Serialize)]
pub struct StandingPart {
    /// Its address on the page, and what it is called in addresses of the filter.
    id: String,
    name: String,
    count: String,
    number: usize,
    meaning: String,
    /// How many of its statements which sort of thing would settle; empty where it asks for nothing.
    natures: String,
    rows: Vec<StatementRow>,
}

/// A statement in the list.
#[derive(Serialize)]
struct StatementRow {
    id: String,
    choices: String,
    statement: String,
    /// Its place on the page of its topic.
    href: String,
    workshop: String,
    year: String,
    kind: String,
    nature: String,
    /// The line that introduces it.
    context: String,
    broad: bool,
    direct: Vec<LinkedTechnology>,
    helps: Vec<LinkedTechnology>,
    limits: Vec<LinkedTechnology>,
    in_use: Vec<LinkedTechnology>,
    unanswered: bool,
}

/// A technology with its ring.
#[derive(Serialize)]
struct LinkedTechnology {
    name: String,
    href: String,
    ring: String,
}

/// The parts of the list that hold a statement.
pub fn list_parts(reader: &Reader, stated: &[Stated], filter: &Filter) -> Vec<StandingPart> {
    let configuration = &reader.dossier.configuration;
    let parts = Standing::all(configuration).into_iter().filter_map(|standing| {
        let own: Vec<&Stated> = stated.iter().filter(|one| one.standing == standing).collect();
        if own.is_empty() {
            return None;
        }
        Some(StandingPart {
            id: standing.value(configuration),
            name: standing.name(configuration),
            count: message!("statements-counted", count = own.len()),
            number: own.len(),
            meaning: standing.meaning(configuration),
            natures: if standing.asks() {
                count_natures(&own)
            } else {
                String::new()
            },
            rows: own.into_iter().map(|one| row(reader, one, filter)).collect(),
        })
    });
    parts.collect()
}

/// The fragment that narrows the list to what a group said and is answered so far.
pub fn fragment(group: &str, standing: &str) -> String {
    format!("answer={standing}&group={group}")
}

/// "12 technical, 3 training".
fn count_natures(stated: &[&Stated]) -> String {
    let every = Nature::ALL.into_iter().map(Some).chain([None]);
    let counted = every.filter_map(|nature| {
        let count = stated.iter().filter(|one| one.need.nature == nature).count();
        (count > 0).then(|| message!("nature-counted", count = count, nature = words::nature(nature)))
    });
    counted.collect::<Vec<_>>().join(", ")
}

fn row(reader: &Reader, stated: &Stated, filter: &Filter) -> StatementRow {
    let Stated {
        workshop,
        need,
        standing,
    } = stated;
    let linked = |wanted: &[Grade]| linked_technologies(reader, need, wanted);
    let asks = standing.asks();
    let in_use = match standing {
        Standing::InUse => linked(&[Grade::Core, Grade::Related]),
        _ => Vec::new(),
    };
    let year = workshop.dates.iter().map(|date| date.last.year()).max();
    StatementRow {
        id: need.id.clone(),
        choices: filter.choices_of(&need.id),
        statement: need.statement.clone(),
        href: format!("topic/{}.html#n-{}", workshop.topic, need.id),
        workshop: workshop.title.clone(),
        year: year.map(|year| year.to_string()).unwrap_or_default(),
        kind: words::need_kind(need.kind),
        nature: words::nature(need.nature),
        context: words::context_of(reader.dossier, need).unwrap_or_default(),
        broad: need.broad,
        direct: if asks { linked(&[Grade::Core]) } else { Vec::new() },
        helps: if asks { linked(&[Grade::Related]) } else { Vec::new() },
        limits: linked(&[Grade::Constrains]),
        in_use,
        unanswered: *standing == Standing::Unanswered,
    }
}

/// Technologies linked to a statement by one of the grades, nearest ring first.
fn linked_technologies(reader: &Reader, need: &Need, wanted: &[Grade]) -> Vec<LinkedTechnology> {
    let configuration = &reader.dossier.configuration;
    let mut links = reader.dossier.joint_links(&need.id);
    links.retain(|link| wanted.contains(&link.grade));
    let mut found: Vec<_> = links
        .iter()
        .filter_map(|link| {
            let technology = reader.dossier.technology(&link.technology)?;
            Some((reader.edition.placement(&link.technology)?, technology))
        })
        .collect();
    found.sort_by_key(|(placement, technology)| {
        let outside = configuration.rings[placement.ring].outside;
        (outside, placement.ring, &technology.id)
    });
    let linked = found.into_iter().map(|(placement, technology)| LinkedTechnology {
        name: technology.name.clone(),
        href: format!("tech/{}.html", technology.id),
        ring: words::ring_name(placement, configuration),
    });
    linked.collect()
}

/// What the list can be narrowed by.
pub fn filter_of_statements(reader: &Reader, stated: &[Stated]) -> Filter {
    let configuration = &reader.dossier.configuration;
    let standings = Standing::all(configuration).into_iter();
    let standings = standings.map(|standing| (standing.value(configuration), standing.name(configuration)));
    let natures = Nature::ALL.into_iter().map(Some).chain([None]);
    let natures = natures.map(|nature| (name_nature(nature), words::capital(&words::nature(nature))));
    let groups = configuration.groups.iter();
    let groups = groups.map(|group| (group.id.clone(), group.name.clone()));
    let workshops = reader.dossier.workshops.iter();
    let workshops = workshops.map(|workshop| (workshop.id.clone(), workshop.title.clone()));
    let kinds = NeedKind::ALL.into_iter();
    let kinds = kinds.map(|kind| (kind.as_str().to_owned(), words::capital(&words::need_kind(kind))));
    Filter::of(Things::Statements, stated.len())
        .with(
            stated,
            "answer",
            message!("filter-answered"),
            standings.collect(),
            |one| vec![one.standing.value(configuration)],
        )
        .with(stated, "nature", message!("filter-nature"), natures.collect(), |one| {
            vec![name_nature(one.need.nature)]
        })
        .with(stated, "kind", message!("filter-kind"), kinds.collect(), |one| {
            vec![one.need.kind.as_str().to_owned()]
        })
        .with(stated, "group", message!("column-group"), groups.collect(), |one| {
            group_of(reader, one.workshop).map(str::to_owned).into_iter().collect()
        })
        .with(
            stated,
            "workshop",
            message!("workshop-word"),
            workshops.collect(),
            |one| vec![one.workshop.id.clone()],
        )
}

fn name_nature(nature: Option<Nature>) -> String {
    nature.map_or("not-sorted", Nature::as_str).to_owned()
}

/// The group of a workshop's topic.
pub fn group_of<'a>(reader: &Reader<'a>, workshop: &Workshop) -> Option<&'a str> {
    let topic: Option<&'a Topic> = reader.dossier.topic(&workshop.topic);
    topic.map(|topic| topic.group.as_str())
}
