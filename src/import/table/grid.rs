//! Rows of cells, of a text or a sheet, to items: the header is looked for, its columns are known, each row is read.

use super::keys::{Key, count_required, is_header, is_open, keys, suggest, suggest_ring};
use super::number::parse_cell_number;
use super::scale::{Scale, read_scale};
use super::values::truth_of;
use super::{FoundValue, MOST_ITEMS, RawItem, RawTable, RawValue};
use crate::diagnostic::{Diagnostic, Place, excerpt, nearest};
use crate::import::excess::measure;
use crate::import::links::is_safe;
use crate::import::movement::movement_of;
use crate::import::prose::is_web;
use crate::import::rings::is_usual;
use crate::model::{TableItem, TableLink, limits, parse_colour};

/// The most columns a table may have.
pub const MOST_COLUMNS: usize = 200;

/// How many rows are looked at for a header.
pub const HEADER_WITHIN: usize = 20;

/// How many rows are looked at to know what a column is.
const SAMPLE: usize = 500;

/// Columns a table cannot do without.
const REQUIRED: [Key; 3] = [Key::Name, Key::Ring, Key::Sector];

/// The rows of a table, its header among them.
pub struct Grid {
    /// The rows, first to last.
    pub rows: Vec<GridRow>,
    /// The sign between the values of a text; none in a sheet.
    pub separator: Option<char>,
    /// The name of the sheet; none in a text.
    pub sheet: Option<String>,
}

/// A row.
pub struct GridRow {
    /// Its values, each with its place.
    pub cells: Vec<(String, Place)>,
    /// Columns, from 0, of cells that lead somewhere, and where.
    pub links: Vec<(usize, String)>,
    /// Its number in the sheet; 0 in a text, whose rows are counted from the header.
    pub number: usize,
    /// Whether a quotation mark without an end has spoilt it.
    pub spoilt: bool,
}

/// The header of a grid, as an index of its rows: the first row that has all columns, else the one that has most of them.
pub fn find_header(rows: &[GridRow]) -> usize {
    let heads: Vec<Vec<&str>> = rows
        .iter()
        .take(HEADER_WITHIN)
        .map(|row| row.cells.iter().map(|(cell, _)| cell.trim()).collect())
        .collect();
    let whole = heads.iter().position(|words| is_header(words));
    whole.unwrap_or_else(|| {
        let filled = heads.iter().position(|words| words.iter().any(|word| !word.is_empty()));
        let found = heads
            .iter()
            .enumerate()
            .map(|(row, words)| (count_required(words), row));
        let best = found.max_by_key(|(count, row)| (*count, usize::MAX - row));
        best.filter(|(count, _)| *count > 0)
            .map_or(filled.unwrap_or(0), |(_, row)| row)
    })
}

/// Reads the rows below the header.
pub fn read(name: &str, mut grid: Grid, diagnostics: &mut Vec<Diagnostic>) -> Option<RawTable> {
    if grid.rows.is_empty() {
        let what = if grid.sheet.is_some() { "workbook" } else { "table" };
        let message = format!("the {what} is empty: it has not even a header.");
        diagnostics.push(Diagnostic::error(Place::in_file(name), message).with_hint(hint()));
        return None;
    }
    let below = grid.rows.split_off(find_header(&grid.rows));
    tell_above(&grid.rows, diagnostics);
    let (header, rows) = below.split_first()?;
    if rows.len() > MOST_ITEMS {
        let message = format!("the table has more than {MOST_ITEMS} rows; no more are drawn.");
        diagnostics.push(Diagnostic::error(Place::in_file(name), message).with_hint(super::SPLIT));
        return None;
    }
    let columns = Columns::read(name, header, rows, diagnostics)?;
    let mut items = Vec::new();
    let mut beyond = Vec::new();
    for (row, number) in rows.iter().zip(1..).filter(|(row, _)| !row.spoilt) {
        let called = match &grid.sheet {
            Some(sheet) => format!("row {} of sheet \"{sheet}\"", row.number),
            None => format!("row {number}"),
        };
        let item = read_row(row, called, &columns, grid.separator, diagnostics);
        beyond.extend(
            item.iter()
                .filter_map(|item| item.surplus.clone())
                .filter(|_| grid.separator.is_none()),
        );
        items.extend(item);
    }
    if let Some((place, what)) = beyond.first() {
        let message = match beyond.len() {
            1 => format!("a row {what}."),
            count => format!("{count} rows have values beyond the header; the first {what}."),
        };
        diagnostics.push(Diagnostic::warning(place.clone(), message).with_hint("give the column a header"));
        items.iter_mut().for_each(|item| item.surplus = None);
    }
    if items.is_empty() && !rows.iter().any(|row| row.spoilt) {
        diagnostics.push(Diagnostic::error(
            Place::in_file(name),
            "the table has a header but no rows.",
        ));
    }
    Some(RawTable::of_rows(name, items))
}

/// Says what stands above the header.
fn tell_above(rows: &[GridRow], diagnostics: &mut Vec<Diagnostic>) {
    let mut cells = rows
        .iter()
        .flat_map(|row| &row.cells)
        .filter(|(cell, _)| !cell.trim().is_empty());
    let Some((first, place)) = cells.next() else { return };
    let count = 1 + cells.count();
    let message = match count {
        1 => format!("\"{}\" stands above the header and is not read.", excerpt(first.trim())),
        _ => format!(
            "{count} cells stand above the header and are not read, the first \"{}\".",
            excerpt(first.trim())
        ),
    };
    diagnostics.push(Diagnostic::warning(place.clone(), message));
}

/// What the columns of a table are.
struct Columns {
    words: Vec<String>,
    keys: Vec<Option<Key>>,
    scale: Scale,
}

impl Columns {
    /// The columns by the header; `None` when a required one is missing or one stands twice.
    fn read(name: &str, header: &GridRow, rows: &[GridRow], diagnostics: &mut Vec<Diagnostic>) -> Option<Self> {
        let words: Vec<String> = header.cells.iter().map(|(word, _)| word.clone()).collect();
        let start = header
            .cells
            .first()
            .map_or(Place::in_file(name), |(_, place)| place.clone());
        let place = |index: usize| header.cells.get(index).map_or(&start, |(_, place)| place).clone();
        if !check_size(&header.cells, &start, diagnostics) {
            return None;
        }
        let cells = |index: usize| cells_of(rows, index);
        let listed: Vec<&str> = words.iter().map(String::as_str).collect();
        let keys = keys(listed.iter().copied(), &cells);
        let mut good = true;
        for (index, (key, word)) in keys.iter().zip(&words).enumerate() {
            if key.is_none() {
                if let Some(hint) = suggest(word, &keys).filter(|_| !TableItem::is_team(word)) {
                    let message = format!("the column \"{}\" is kept as it stands.", excerpt(word.trim()));
                    diagnostics.push(Diagnostic::warning(place(index), message).with_hint(hint));
                }
            } else if let Some(before) = keys[..index].iter().position(|other| other == key) {
                let message = format!(
                    "the column \"{}\" says the same as column {} before it.",
                    excerpt(word),
                    before + 1
                );
                diagnostics.push(Diagnostic::error(place(index), message));
                good = false;
            }
        }
        let ring = keys.iter().position(|key| *key == Some(Key::Ring));
        if let Some(ring) = ring.filter(|ring| is_open(&words[*ring])) {
            let message = format!(
                "the column \"{}\" is read as the ring, since its values are names of rings.",
                excerpt(words[ring].trim())
            );
            diagnostics.push(Diagnostic::warning(place(ring), message).with_hint("call it \"ring\""));
        }
        for required in REQUIRED.iter().filter(|required| !keys.contains(&Some(**required))) {
            let message = format!(
                "no column is called \"{}\"; the header has \"{}\".",
                required.word(),
                words.join("\", \"")
            );
            let free = words.iter().zip(&keys).filter(|(_, key)| key.is_none());
            let near = || nearest(required.word(), free.map(|(word, _)| word.as_str()));
            let rings = || suggest_ring(&listed, &keys, &cells).filter(|_| *required == Key::Ring);
            let hint = rings().or_else(near).unwrap_or_else(hint);
            diagnostics.push(Diagnostic::error(start.clone(), message).with_hint(hint));
            good = false;
        }
        let score = keys.iter().position(|key| *key == Some(Key::Score));
        let scale = score.map_or(Scale::UNIT, |index| {
            read_scale(&words[index], &cells(index), place(index), diagnostics)
        });
        good.then_some(Columns { words, keys, scale })
    }
}

/// The values of a column, as far as they are looked at.
fn cells_of(rows: &[GridRow], index: usize) -> Vec<&str> {
    let cells = rows.iter().take(SAMPLE).filter_map(|row| row.cells.get(index));
    cells
        .map(|(cell, _)| cell.trim())
        .filter(|cell| !cell.is_empty())
        .collect()
}

/// Whether the header has no more columns and no longer words than are read; what it has too much of is told.
fn check_size(cells: &[(String, Place)], start: &Place, diagnostics: &mut Vec<Diagnostic>) -> bool {
    if cells.len() > MOST_COLUMNS {
        let message = format!(
            "the header has {} columns; at most {MOST_COLUMNS} are read.",
            cells.len()
        );
        diagnostics.push(Diagnostic::error(start.clone(), message));
        return false;
    }
    let before = diagnostics.len();
    for (index, (word, place)) in cells.iter().enumerate() {
        if let Some(excess) = measure("a header", word, limits::HEADER) {
            let message = format!("column {} has {excess}.", index + 1);
            diagnostics.push(Diagnostic::error(place.clone(), message).with_hint("the first line names the columns"));
        }
    }
    diagnostics.len() == before
}

/// A row of values; an empty one of a text is only told.
fn read_row(
    row: &GridRow,
    called: String,
    columns: &Columns,
    separator: Option<char>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<RawItem> {
    let place = row.cells.first().map(|(_, place)| place.clone())?;
    if row.cells.iter().all(|(cell, _)| cell.trim().is_empty()) {
        if separator.is_some() {
            diagnostics.push(Diagnostic::warning(place, "the row is empty and left out."));
        }
        return None;
    }
    let mut item = RawItem::empty(place, called);
    item.width = columns.words.len();
    item.scale = columns.scale;
    let ring = columns.keys.iter().position(|column| *column == Some(Key::Ring));
    item.ring_column = ring.unwrap_or(0);
    item.cells = row
        .cells
        .iter()
        .map(|(cell, place)| (cell.trim().to_owned(), place.clone()))
        .collect();
    let settled = settle_surplus(&item.cells, columns, separator);
    if settled.moves {
        item.cells.clone_from(&settled.cells);
    }
    item.surplus = settled.told;
    for (index, (text, place)) in settled.cells.into_iter().enumerate() {
        match columns.keys.get(index).copied().flatten() {
            _ if text.is_empty() => {}
            Some(key) => {
                *item.slot(key) = Some(RawValue {
                    found: FoundValue::Text(text),
                    place,
                    called: key.word().to_owned(),
                });
            }
            None => {
                let word = columns
                    .words
                    .get(index)
                    .map(|word| word.trim())
                    .filter(|word| !word.is_empty());
                item.more
                    .push((word.map_or(format!("column {}", index + 1), str::to_owned), text));
            }
        }
    }
    take_links(&mut item, &row.links, columns, diagnostics);
    Some(item)
}

/// What the cells of a row lead to becomes links of the item: the name or the link its own, any other with its words.
fn take_links(item: &mut RawItem, links: &[(usize, String)], columns: &Columns, diagnostics: &mut Vec<Diagnostic>) {
    let own = |column: &usize| match columns.keys.get(*column).copied().flatten() {
        Some(Key::Link) => 0,
        Some(Key::Name) => 1,
        _ => 2,
    };
    let mut links: Vec<&(usize, String)> = links.iter().collect();
    links.sort_by_key(|(column, _)| (own(column), *column));
    for (column, address) in links {
        let Some((text, place)) = item.cells.get(*column).filter(|(text, _)| !text.is_empty()).cloned() else {
            continue;
        };
        if !is_safe(address) {
            let message = format!(
                "{}: the link to \"{}\" leads nowhere from a page.",
                item.called,
                excerpt(address)
            );
            let hint = "use an address that begins with https:// or http://; the words of the cell are kept";
            diagnostics.push(Diagnostic::warning(place, message).with_hint(hint));
            continue;
        }
        let has_link = item.link.as_ref().is_some_and(|link| match &link.found {
            FoundValue::Text(text) => is_web(text),
            FoundValue::Number(_) | FoundValue::Other(_) => false,
        });
        if own(column) < 2 && !has_link {
            item.link = Some(RawValue {
                found: FoundValue::Text(address.clone()),
                place,
                called: Key::Link.word().to_owned(),
            });
        } else if own(column) > 0 {
            item.links.push(TableLink {
                address: address.clone(),
                words: if own(column) == 1 {
                    String::new()
                } else {
                    excerpt(&text)
                },
            });
        }
    }
}

/// The values of a row, a value a column as far as it can be told.
struct Settled {
    cells: Vec<(String, Place)>,
    /// Where values beyond the header begin, and what was done with them.
    told: Option<(Place, String)>,
    /// Whether values have come to stand in another column than they did.
    moves: bool,
}

/// The values of a row with more of them than the header has columns, and what was done with the surplus.
///
/// A separator inside a text that is not in quotation marks makes too many values. They are put together again in the
/// last column of texts where that is the last of all, or where the values behind it then fit their columns; otherwise
/// each value stays where it stands.
fn settle_surplus(cells: &[(String, Place)], columns: &Columns, separator: Option<char>) -> Settled {
    let filled = cells.iter().rposition(|(cell, _)| !cell.is_empty());
    let (filled, width) = (filled.map_or(0, |last| last + 1), columns.words.len());
    if filled <= width || width == 0 {
        return Settled {
            cells: cells[..filled].to_vec(),
            told: None,
            moves: false,
        };
    }
    let joined = separator.and_then(|separator| join_surplus(&cells[..filled], columns, separator));
    let (read, moves, what) = match joined {
        Some((joined, column)) => {
            let word = excerpt(columns.words[column].trim());
            let what = format!("\"{}\" is read as its {word}", excerpt(&joined[column].0));
            (joined, column + 1 < width, what)
        }
        None => {
            let beyond: Vec<&str> = cells[width..filled].iter().map(|(cell, _)| cell.as_str()).collect();
            let what = format!("\"{}\" is kept as it stands", excerpt(&beyond.join("\", \"")));
            (cells[..filled].to_vec(), false, what)
        }
    };
    let told = format!("has {} values, the header {width}; {what}", cells.len());
    Settled {
        cells: read,
        told: Some((cells[width].1.clone(), told)),
        moves,
    }
}

/// The values with those put together that a separator has parted, and the column they belong to.
fn join_surplus(
    cells: &[(String, Place)],
    columns: &Columns,
    separator: char,
) -> Option<(Vec<(String, Place)>, usize)> {
    let (keys, width) = (&columns.keys, columns.words.len());
    let surplus = cells.len() - width;
    let last = width - 1;
    let digits = |index: usize| !cells[index].0.is_empty() && cells[index].0.bytes().all(|sign| sign.is_ascii_digit());
    let number = surplus == 1 && matches!(keys[last], Some(Key::Score | Key::Demand)) && digits(last) && digits(width);
    let column = if number || keys[last] == Some(Key::Name) {
        last
    } else {
        let texts = |index: &usize| matches!(keys[*index], Some(Key::Tags | Key::Related) | None);
        let description = keys.iter().position(|key| *key == Some(Key::Description));
        description.or_else(|| (0..width).rev().find(texts))?
    };
    let between = if number {
        separator.to_string()
    } else {
        format!("{separator} ")
    };
    let join = |column: usize| {
        let parts: Vec<&str> = cells[column..=column + surplus]
            .iter()
            .map(|(cell, _)| cell.as_str())
            .collect();
        let mut joined = cells[..column].to_vec();
        joined.push((parts.join(&between), cells[column].1.clone()));
        joined.extend_from_slice(&cells[column + surplus + 1..]);
        joined
    };
    if column == last {
        return Some((join(column), column));
    }
    let typed = |index: usize, text: &str| keys[index].is_none_or(|key| text.is_empty() || fits(key, text));
    let joined = join(column);
    let better = (column + 1..width).all(|index| typed(index, &joined[index].0))
        && (column + 1..width).any(|index| !typed(index, &cells[index].0));
    if better {
        return Some((joined, column));
    }
    let free = matches!(keys[last], Some(Key::Description | Key::Tags | Key::Related));
    free.then(|| (join(last), last))
}

/// Whether a text is a value of a kind that can be told.
fn fits(key: Key, text: &str) -> bool {
    match key {
        Key::Ring => is_usual(text),
        Key::Score | Key::Demand | Key::Number => parse_cell_number(text).is_some(),
        Key::Movement => movement_of(text).is_some(),
        Key::IsNew => truth_of(text).is_some(),
        Key::Link => is_safe(text) && text.contains(['/', '.']),
        Key::Id | Key::Name | Key::Sector | Key::Description | Key::Tags | Key::Related => true,
        Key::RingMeaning | Key::SectorMeaning => true,
        Key::RingColour | Key::SectorColour => parse_colour(text).is_some(),
    }
}

fn hint() -> String {
    "the first line names the columns, such as: name,sector,ring,score".to_owned()
}
