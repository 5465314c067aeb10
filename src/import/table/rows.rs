//! Rows to a radar where no file lists the sectors and rings: what the rows say counts, and bad rows are told from good
//! ones. Each bad row is one error with its row, column, value and the nearest value allowed; good rows are kept.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use super::lists::{ListedName, Lists};
use super::values::{
    keep, read_colour, read_description, read_movement, read_number, read_optional, split_list, truth_of,
};
use super::{FoundValue, RawItem, RawTable, RawValue};
use crate::diagnostic::{Diagnostic, Place, excerpt, nearest};
use crate::import::build::{Builder, RadarRow, Register};
use crate::import::excess::measure;
use crate::import::names::fold;
use crate::import::prose::{from_html, plain_name, without_unseen};
use crate::import::rings::{is_outside, is_usual, usual_order};
use crate::model::{Movement, Presence, RadarTable, Revision, TableEdition, TableLink, TableName, limits};

/// Whose columns these are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// Nobody's.
    Plain,
    /// Build your own radar: descriptions are HTML, and a status that is not understood is no change.
    Byor,
}

/// The rows of a file.
pub struct Sheet {
    file: String,
    title: String,
    items: Vec<RawItem>,
    lists: Lists,
}

impl Sheet {
    pub(super) fn of(file: &str, table: RawTable) -> Self {
        Sheet {
            file: file.to_owned(),
            title: table.title,
            items: table.items,
            lists: table.lists,
        }
    }

    /// Title of the file.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Whether the columns are those of Build your own radar.
    pub fn is_byor(&self) -> bool {
        self.items.iter().any(|item| item.is_new.is_some())
    }

    /// The names in the sheet with their rings and sectors, to tell two files with the same content.
    pub fn fingerprint(&self) -> Vec<(String, String, String)> {
        let text = |value: &Option<RawValue>| text_of(value).to_lowercase();
        let mut rows: Vec<_> = self
            .items
            .iter()
            .map(|item| (text(&item.name), text(&item.ring), text(&item.sector)))
            .collect();
        rows.sort();
        rows
    }
}

/// A radar from the rows of one file an edition, oldest first; `None` when no row is good.
pub fn assemble_sheets(
    (id, title): (&str, &str),
    sheets: Vec<(TableEdition, Sheet)>,
    dialect: Dialect,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<RadarTable> {
    let editions = sheets.iter().map(|(edition, _)| edition.clone()).collect();
    let mut builder = Builder::new(Presence::Listed, false, editions);
    let file = sheets.first().map(|(_, sheet)| sheet.file.clone()).unwrap_or_default();
    for (_, sheet) in sheets.iter().rev() {
        declare(&mut builder.rings, &sheet.lists.rings);
        declare(&mut builder.sectors, &sheet.lists.sectors);
    }
    let listed = builder.rings.names.len();
    builder.declared = listed > 0 || !builder.sectors.names.is_empty();
    for (edition, (_, sheet)) in sheets.iter().enumerate() {
        let (long, items): (Vec<&RawItem>, Vec<&RawItem>) =
            sheet.items.iter().partition(|item| find_long(item).is_some());
        diagnostics.extend(long.into_iter().filter_map(find_long));
        let allowed = Allowed::of(&items, &sheet.lists);
        for item in items {
            match read_row(item, &allowed, dialect, diagnostics) {
                Ok((mut row, sector, ring)) => {
                    row.revision.edition = edition;
                    row.revision.sector = builder.sectors.add(&sector);
                    row.revision.ring = builder.rings.add(&ring);
                    let (in_sector, in_ring) = (row.revision.sector, row.revision.ring);
                    builder.add(row, diagnostics);
                    note_meaning(&item.sector_meaning, &mut builder.sectors.names[in_sector], diagnostics);
                    note_meaning(&item.ring_meaning, &mut builder.rings.names[in_ring], diagnostics);
                    note_colour(&item.sector_colour, &mut builder.sectors.names[in_sector], diagnostics);
                    note_colour(&item.ring_colour, &mut builder.rings.names[in_ring], diagnostics);
                }
                Err(errors) => diagnostics.extend(errors),
            }
        }
    }
    let mut guessed = Vec::new();
    let order = |rings: &[TableName]| {
        let names: Vec<String> = rings.iter().map(|ring| ring.name.clone()).collect();
        let usual = usual_order(&names).filter(|_| listed == 0);
        usual.unwrap_or_else(|| {
            guessed = names;
            let mut order: Vec<usize> = (0..rings.len()).collect();
            order.sort_by_key(|index| is_outside(&rings[*index].name));
            order
        })
    };
    let table = builder.finish(id, title, order);
    if guessed.len() > 1 && listed < guessed.len() {
        let message = format!(
            "no file says the order of the rings; from the centre they are taken as they appear: \"{}\".",
            guessed.join("\", \"")
        );
        let hint = "sort the rows by ring, or list \"rings\" in a JSON table or on a sheet of that name";
        diagnostics.push(Diagnostic::warning(Place::in_file(file), message).with_hint(hint));
    }
    table
}

/// Names that a sheet lists, in its order; those listed before stay.
fn declare(register: &mut Register, names: &[ListedName]) {
    for listed in names
        .iter()
        .filter(|listed| register.find(&listed.name).is_none())
        .collect::<Vec<_>>()
    {
        register.declare(&listed.name, &listed.name, listed.meaning.clone());
        if let Some(name) = register.names.last_mut() {
            name.colour = listed.colour;
        }
    }
}

/// Notes what a row says a sector or ring means. The first one that says something counts; another is told.
fn note_meaning(said: &Option<RawValue>, name: &mut TableName, diagnostics: &mut Vec<Diagnostic>) {
    let Some(said) = said else { return };
    let meaning = read_description(said);
    if name.description.is_empty() {
        name.description = meaning;
    } else if name.description != meaning {
        let message = format!(
            "{} {} is not what \"{}\" means before it; the first one counts.",
            said.called,
            said.shown(),
            excerpt(&name.name)
        );
        diagnostics.push(Diagnostic::warning(said.place.clone(), message));
    }
}

/// Notes the colour that a row says for a sector or ring. The first one that says one counts; another is told.
fn note_colour(said: &Option<RawValue>, name: &mut TableName, diagnostics: &mut Vec<Diagnostic>) {
    let Some(colour) = keep(said.as_ref(), read_colour, diagnostics) else {
        return;
    };
    let first = *name.colour.get_or_insert(colour);
    if let (Some(said), true) = (said, first != colour) {
        let message = format!(
            "{} {} is not that of \"{}\" before it; the first one counts.",
            said.called,
            said.shown(),
            excerpt(&name.name)
        );
        diagnostics.push(Diagnostic::warning(said.place.clone(), message));
    }
}

/// What sectors and rings a sheet may have: how many rows say each.
struct Allowed {
    rings: BTreeMap<String, (usize, String)>,
    sectors: BTreeMap<String, (usize, String)>,
    /// Whether nearly all rows use the usual words for rings.
    usual: bool,
    /// The rings and sectors for messages: told in many, found once.
    listed: [OnceCell<Vec<String>>; 2],
}

impl Allowed {
    fn of(items: &[&RawItem], lists: &Lists) -> Self {
        let count = |listed: &[ListedName], value: &dyn Fn(&RawItem) -> String| {
            // What a sheet lists is as sure as what many rows say.
            let listed = listed
                .iter()
                .map(|listed| (fold(&listed.name), (3, listed.name.clone())));
            let mut counts: BTreeMap<String, (usize, String)> = listed.collect();
            let items = items.iter().copied();
            // In a row with too many values a ring of a usual name still stands where it belongs.
            let straight = |item: &&RawItem| !overflows(item) || is_usual(&text_of(&item.ring));
            for item in items.filter(|item| straight(item) && !looks_shifted(item)) {
                let text = value(item);
                if !text.is_empty() {
                    counts.entry(fold(&text)).or_insert((0, text)).0 += 1;
                }
            }
            counts
        };
        let rings = count(&lists.rings, &|item| text_of(&item.ring));
        let total: usize = rings.values().map(|(count, _)| count).sum();
        let known: usize = rings
            .values()
            .filter(|(_, name)| is_usual(name))
            .map(|(count, _)| count)
            .sum();
        Allowed {
            sectors: count(&lists.sectors, &|item| text_of(&item.sector)),
            usual: known >= 10 && known * 5 >= total * 4,
            rings,
            listed: [OnceCell::new(), OnceCell::new()],
        }
    }

    /// Whether a ring is one; a single odd one among usual ones is not.
    fn has_ring(&self, ring: &str) -> bool {
        let count = self.rings.get(&fold(ring)).map_or(0, |(count, _)| *count);
        count > 0 && (is_usual(ring) || count > 1 || !self.usual && near(ring, &self.rings).is_none())
    }

    /// Whether a sector is one.
    fn has_sector(&self, sector: &str) -> bool {
        let count = self.sectors.get(&fold(sector)).map_or(0, |(count, _)| *count);
        let odd_one = self.usual && is_usual(sector) && fold(sector).parse::<usize>().is_err();
        count > 0 && !(odd_one && count < 3) && (count > 1 || near(sector, &self.sectors).is_none())
    }

    fn listed(&self, of: &BTreeMap<String, (usize, String)>, has: &dyn Fn(&str) -> bool) -> Vec<String> {
        let mut names: Vec<&(usize, String)> = of.values().filter(|(_, name)| has(name)).collect();
        names.sort_by_key(|(count, name)| (std::cmp::Reverse(*count), name.clone()));
        names.into_iter().map(|(_, name)| name.clone()).take(12).collect()
    }

    fn rings(&self) -> Vec<String> {
        let list = || {
            let rings = self.listed(&self.rings, &|ring| self.has_ring(ring));
            let order = usual_order(&rings);
            order.map_or(rings.clone(), |order| {
                order.iter().map(|index| rings[*index].clone()).collect()
            })
        };
        self.listed[0].get_or_init(list).clone()
    }

    fn sectors(&self) -> Vec<String> {
        let list = || self.listed(&self.sectors, &|sector| self.has_sector(sector));
        self.listed[1].get_or_init(list).clone()
    }
}

/// The most names one is compared with: a radar has up to eight sectors.
const MOST_COMPARED: usize = 40;

/// The frequent or usual name that a name used once is probably meant to be. Short names and numbers are what they are.
fn near(name: &str, names: &BTreeMap<String, (usize, String)>) -> Option<String> {
    if name.chars().count() < 4 || name.chars().any(char::is_numeric) {
        return None;
    }
    let likely = names.values().filter(|(count, other)| {
        (*count > 2 || is_usual(other)) && other.chars().count() >= 4 && fold(other) != fold(name)
    });
    nearest(name, likely.map(|(_, other)| other.as_str()).take(MOST_COMPARED))
}

fn text_of(value: &Option<RawValue>) -> String {
    match value.as_ref().map(|value| &value.found) {
        Some(FoundValue::Text(text)) => plain_name(text).0,
        Some(FoundValue::Number(number)) => number.to_string(),
        Some(FoundValue::Other(_)) | None => String::new(),
    }
}

/// Whether the row has more values than the header.
fn overflows(item: &RawItem) -> bool {
    item.width > 0 && item.cells.iter().skip(item.width).any(|(cell, _)| !cell.is_empty())
}

/// Whether a comma too many has moved the usual word for the ring out of its column.
fn looks_shifted(item: &RawItem) -> bool {
    let usual = |cell: &&(String, Place)| is_usual(&cell.0);
    let later = || item.cells.iter().skip(item.ring_column + 1).take(8);
    item.cells.len() > item.width
        && !item.cells.get(item.ring_column).as_ref().is_some_and(usual)
        && later().any(|cell| usual(&cell))
}

/// What is wrong with the row as a whole, if anything; the first thing only.
fn find_fault(item: &RawItem, name: &str, allowed: &Allowed) -> Option<Diagnostic> {
    let (ring, sector) = (text_of(&item.ring), text_of(&item.sector));
    let called = if name.is_empty() {
        item.called.clone()
    } else {
        format!("{} (\"{}\")", item.called, excerpt(name))
    };
    let place = |value: &Option<RawValue>| value.as_ref().map_or(item.place.clone(), |value| value.place.clone());
    let shift = shift_of(item, allowed);
    let unsure = item.cells.len() > item.width || !allowed.has_ring(&ring) || !allowed.has_sector(&sector);
    if overflows(item) && !allowed.has_ring(&ring) || shift.is_some() && unsure {
        return Some(tell_shift(item, &called, shift, allowed));
    }
    let missing = |what: &str, known: Vec<String>| {
        let hint = format!("{what}s are \"{}\"", known.join("\", \""));
        Diagnostic::error(item.place.clone(), format!("{called} has no {what}.")).with_hint(hint)
    };
    if name.is_empty() {
        return Some(Diagnostic::error(item.place.clone(), format!("{called} has no name.")));
    }
    if let Some((value, error)) = [&item.name, &item.ring, &item.sector].into_iter().find_map(error_value) {
        let message = format!("{called}: {} holds the error {error} of a spreadsheet.", value.called);
        return Some(Diagnostic::error(value.place.clone(), message).with_hint("mend the cell; the row is left out"));
    }
    let wrong = |what: &str, text: &str, place: Place, known: Vec<String>| {
        let message = format!(
            "{called}: {what} \"{}\" is none of the {what}s \"{}\".",
            excerpt(text),
            known.join("\", \"")
        );
        let hint = nearest(text, known.iter().map(String::as_str));
        let hint =
            hint.unwrap_or_else(|| format!("use one of them, or use \"{}\" in more than one row", excerpt(text)));
        Diagnostic::error(place, message).with_hint(hint)
    };
    match () {
        () if ring.is_empty() => Some(missing("ring", allowed.rings())),
        () if sector.is_empty() => Some(missing("sector", allowed.sectors())),
        () if !allowed.has_ring(&ring) => Some(wrong("ring", &ring, place(&item.ring), allowed.rings())),
        () if !allowed.has_sector(&sector) => Some(wrong("sector", &sector, place(&item.sector), allowed.sectors())),
        () => None,
    }
}

fn error_value(value: &Option<RawValue>) -> Option<(&RawValue, &str)> {
    let value = value.as_ref()?;
    let FoundValue::Text(text) = &value.found else {
        return None;
    };
    let errors = ["#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!"];
    let is_error = errors.contains(&text.as_str()) || text.starts_with("Err:5") && text.len() == 7;
    is_error.then_some((value, text.as_str()))
}

/// How many columns too far right the ring stands, when a comma in a value has moved the rest of the row.
fn shift_of(item: &RawItem, allowed: &Allowed) -> Option<usize> {
    let ring = |index: usize| {
        item.cells
            .get(index)
            .is_some_and(|(cell, _)| is_usual(cell) && allowed.has_ring(cell))
    };
    if item.cells.is_empty() || ring(item.ring_column) {
        return None;
    }
    (1..=8).find(|shift| ring(item.ring_column + shift))
}

fn tell_shift(item: &RawItem, called: &str, shift: Option<usize>, allowed: &Allowed) -> Diagnostic {
    let mut message = called.to_owned();
    let (ring, rings) = (text_of(&item.ring), allowed.rings());
    let good = allowed.has_ring(&ring);
    if !good {
        message.push_str(&format!(
            ": ring \"{}\" is none of the rings \"{}\"",
            excerpt(&ring),
            rings.join("\", \"")
        ));
    }
    let joint = if good { " has" } else { "; the row has" };
    let beyond = item
        .cells
        .iter()
        .skip(item.width)
        .position(|(cell, _)| !cell.is_empty());
    message.push_str(&format!(
        "{joint} {} values, the header {}.",
        item.cells.len(),
        item.width
    ));
    let place = match (&item.ring, beyond) {
        (Some(ring), _) if !good => ring.place.clone(),
        (_, Some(beyond)) => item.cells[item.width + beyond].1.clone(),
        _ => item.place.clone(),
    };
    let cell = |index: usize| item.cells.get(index).map_or("", |(cell, _)| cell.as_str());
    let hint = match shift {
        Some(shift) if item.ring_column > 0 => {
            let parts: Vec<&str> = (item.ring_column - 1..item.ring_column + shift).map(cell).collect();
            format!(
                "write \"{}\" between quotation marks; the ring is \"{}\" then",
                excerpt(&parts.join(", ")),
                excerpt(cell(item.ring_column + shift))
            )
        }
        _ => "put a value that holds a separator between quotation marks".to_owned(),
    };
    Diagnostic::error(place, message).with_hint(hint)
}

/// A sector, ring or name longer than any that is drawn.
fn find_long(item: &RawItem) -> Option<Diagnostic> {
    let values = [&item.name, &item.sector, &item.ring].into_iter().flatten();
    let mut long = values.filter_map(|value| match &value.found {
        FoundValue::Text(text) => Some((value, measure(&format!("a {}", value.called), text, limits::NAME)?)),
        FoundValue::Number(_) | FoundValue::Other(_) => None,
    });
    long.next().map(|(value, words)| {
        let message = format!("{} has {words}.", item.called);
        Diagnostic::error(value.place.clone(), message).with_hint("shorten it; the row is left out")
    })
}

fn read_row(
    item: &RawItem,
    allowed: &Allowed,
    dialect: Dialect,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<(RadarRow, String, String), Vec<Diagnostic>> {
    let raw = match item.name.as_ref().map(|value| &value.found) {
        Some(FoundValue::Text(text)) => text.clone(),
        Some(FoundValue::Number(number)) => number.to_string(),
        Some(FoundValue::Other(_)) | None => String::new(),
    };
    let (name, taken) = plain_name(&raw);
    if let Some(fault) = find_fault(item, &name, allowed) {
        return Err(vec![fault]);
    }
    let place = item.name.as_ref().map_or(&item.place, |value| &value.place).clone();
    if let Some(taken) = taken {
        let message = format!("{}: {taken} taken out of the name.", item.called);
        diagnostics.push(
            Diagnostic::warning(place.clone(), message).with_hint(format!("it is read as \"{}\"", excerpt(&name))),
        );
    }
    if let Some((place, what)) = &item.surplus {
        let message = format!("{} (\"{}\") {what}.", item.called, excerpt(&name));
        let hint = "put a value that holds a separator between quotation marks";
        diagnostics.push(Diagnostic::warning(place.clone(), message).with_hint(hint));
    }
    let optional = read_optional(item, diagnostics);
    let movement = read_moved(item, dialect, diagnostics);
    let row = RadarRow {
        place,
        called: item.called.clone(),
        id: optional.id,
        name,
        links: {
            let own = optional.link.map(|address| TableLink {
                address,
                words: String::new(),
            });
            let mut links: Vec<TableLink> = own.into_iter().chain(item.links.iter().cloned()).collect();
            let mut seen = BTreeSet::new();
            links.retain(|link| seen.insert(link.address.clone()));
            links
        },
        tags: split_list(item.tags.as_ref()),
        related: split_list(item.related.as_ref()),
        more: read_number(item).into_iter().chain(item.more.clone()).collect(),
        revision: Revision {
            edition: 0,
            sector: 0,
            ring: 0,
            score: optional.score,
            demand: optional.demand,
            movement,
            description: describe(item, dialect, diagnostics),
            shown: true,
        },
    };
    Ok((row, text_of(&item.sector), text_of(&item.ring)))
}

fn describe(item: &RawItem, dialect: Dialect, diagnostics: &mut Vec<Diagnostic>) -> String {
    let Some(value) = &item.description else {
        return String::new();
    };
    if let FoundValue::Text(text) = &value.found
        && without_unseen(text).1
    {
        let message = format!(
            "{}: signs that are not seen, or that turn the writing, are taken out of the description.",
            item.called
        );
        diagnostics.push(Diagnostic::warning(value.place.clone(), message));
    }
    match (&value.found, dialect) {
        (FoundValue::Text(text), Dialect::Byor) => from_html(text),
        _ => read_description(value),
    }
}

/// The movement by its column or, where that says none, by `isNew`. Build your own radar takes a status that it does not
/// understand for no change.
fn read_moved(item: &RawItem, dialect: Dialect, diagnostics: &mut Vec<Diagnostic>) -> Option<Movement> {
    let as_unchanged = |warning: Diagnostic, value: &RawValue| {
        let message = format!(
            "{}: {} is no movement; it is read as \"no change\".",
            item.called,
            value.shown()
        );
        Diagnostic { message, ..warning }
    };
    let read = |value: &RawValue| match read_movement(value) {
        Err(warning) if dialect == Dialect::Byor => Err(as_unchanged(warning, value)),
        read => read,
    };
    let before = diagnostics.len();
    let movement = keep(item.movement.as_ref(), read, diagnostics);
    if diagnostics.len() > before && dialect == Dialect::Byor {
        return Some(Movement::Unchanged);
    }
    if movement.is_some() {
        return movement;
    }
    let is_new = item.is_new.as_ref()?;
    let truth = match &is_new.found {
        FoundValue::Text(text) => truth_of(text),
        FoundValue::Number(_) | FoundValue::Other(_) => truth_of(&is_new.shown()),
    };
    if truth.is_none() {
        let message = format!(
            "{}: isNew {} is neither TRUE nor FALSE; it is read as FALSE.",
            item.called,
            is_new.shown()
        );
        diagnostics.push(Diagnostic::warning(is_new.place.clone(), message).with_hint("write TRUE or FALSE"));
    }
    truth.unwrap_or(false).then_some(Movement::New)
}
