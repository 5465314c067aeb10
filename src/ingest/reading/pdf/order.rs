//! Pieces of a page in reading order: single lines, columns one after the other, tables row by row.
//!
//! 1. Pieces at one height are a row.
//! 2. A run of rows that share an upright gap is a region with parts beside each other.
//! 3. Its parts are columns where each is a text in itself, and a table otherwise. The order of drawing tells: of columns
//!    one is drawn whole before the next, of a table cell after cell.
//! 4. Columns are read in the same way, each for itself.

use super::pieces::Piece;

/// A narrower gap than this does not part columns; in sizes of the letters.
const GUTTER: f64 = 0.9;

/// The fewest rows in which columns and tables have something on both sides of a gap.
const FEWEST_ROWS: usize = 3;

/// How deep columns are read in columns.
const DEEPEST: usize = 4;

/// The most rows of a page, or of a run of them, that are looked through for regions.
const MOST_ROWS: usize = 400;

/// A line of text; lengths in points.
#[derive(Debug, Clone, Default)]
pub struct Line {
    /// What it says, with a tab where there is a wide gap.
    pub text: String,
    /// The page.
    pub page: u32,
    /// Which column of the page it stands in; 0 for lines over the whole width.
    pub column: usize,
    /// Where it begins.
    pub left: f64,
    /// Where it ends.
    pub right: f64,
    /// Its base line, from the top of the page.
    pub top: f64,
    /// The size of its letters.
    pub size: f64,
    /// Width and height of the page.
    pub width: f64,
    /// Width and height of the page.
    pub height: f64,
}

/// A line, or a row of a table.
#[derive(Debug, Clone)]
pub enum Part {
    /// A line.
    Line(Line),
    /// A row with its cells.
    Row(Line, Vec<String>),
}

impl Part {
    /// The line, or the first one of the row.
    pub fn line(&self) -> &Line {
        match self {
            Part::Line(line) | Part::Row(line, _) => line,
        }
    }
}

/// Pieces at one height, from the left.
pub type Row = Vec<Piece>;

/// The parts of a page in reading order; columns are counted on from a number.
pub fn arrange(pieces: Vec<Piece>, column: &mut usize) -> Vec<Part> {
    let mut parts = Vec::new();
    arrange_within(pieces, 0, column, 0, &mut parts);
    parts
}

fn arrange_within(pieces: Vec<Piece>, own: usize, column: &mut usize, depth: usize, parts: &mut Vec<Part>) {
    let rows = to_rows(pieces);
    let mut at = 0;
    while at < rows.len() {
        let region = match rows.len() <= MOST_ROWS && depth < DEEPEST {
            true => find_region(&rows[at..]),
            false => None,
        };
        let Some(region) = region else {
            parts.push(Part::Line(to_line(&rows[at], own)));
            at += 1;
            continue;
        };
        let (skipped, inside) = (region.first, &rows[at + region.first..at + region.end]);
        for row in &rows[at..at + skipped] {
            parts.push(Part::Line(to_line(row, own)));
        }
        match region.kind {
            Kind::Columns => {
                for strip in Strips::of(inside, &region.gutters).strips {
                    *column += 1;
                    arrange_within(strip, *column, column, depth + 1, parts);
                }
            }
            Kind::Table => parts.extend(to_table(inside, &region.gutters, own)),
        }
        at += region.end;
    }
}

/// The rows of a page, from the top.
pub fn to_rows(mut pieces: Vec<Piece>) -> Vec<Row> {
    pieces.sort_by(|one, other| one.top.total_cmp(&other.top).then(one.left.total_cmp(&other.left)));
    let mut rows: Vec<Row> = Vec::new();
    for piece in pieces {
        match rows.last_mut().filter(|row| row[0].is_level_with(&piece)) {
            Some(row) => row.push(piece),
            None => rows.push(vec![piece]),
        }
    }
    for row in &mut rows {
        row.sort_by(|one, other| one.left.total_cmp(&other.left));
    }
    rows
}

/// A row as a line.
pub fn to_line(row: &Row, column: usize) -> Line {
    let mut line = Line {
        column,
        left: row[0].left,
        ..Line::default()
    };
    for piece in row {
        let gap = piece.left - line.right;
        let raised = piece.size < 0.8 * line.size && gap < 0.3 * line.size;
        let apart = gap > 0.05 * piece.size || gap < -0.3 * piece.size;
        if !line.text.is_empty() && !raised && apart {
            line.text.push(if gap > 2.5 * piece.size { '\t' } else { ' ' });
        }
        line.text.push_str(&piece.text);
        line.right = line.right.max(piece.right);
        if piece.size > line.size {
            (line.size, line.top) = (piece.size, piece.top);
        }
    }
    line
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Columns,
    Table,
}

/// Rows with parts beside each other.
#[derive(Debug)]
struct Region {
    /// Its first row and the one after its last.
    first: usize,
    end: usize,
    /// The gaps between its parts: from where to where.
    gutters: Vec<(f64, f64)>,
    kind: Kind,
}

/// A stretch that no piece of the rows so far takes up.
#[derive(Debug, Clone, Copy)]
struct Free {
    from: f64,
    to: f64,
    /// In how many rows something stands on the left of it, and on the right.
    left: usize,
    right: usize,
}

/// The longest region that begins with the first row.
fn find_region(rows: &[Row]) -> Option<Region> {
    let mut free = vec![Free {
        from: rows.iter().map(|row| row[0].left).fold(f64::MAX, f64::min),
        to: rows.iter().flatten().map(|piece| piece.right).fold(f64::MIN, f64::max),
        left: 0,
        right: 0,
    }];
    let mut found: Option<(usize, Vec<(f64, f64)>)> = None;
    for (index, row) in rows.iter().enumerate() {
        free = without(free, row);
        if free.is_empty() {
            break;
        }
        let parting = free.iter().filter(|free| free.left.min(free.right) >= FEWEST_ROWS);
        let gutters: Vec<(f64, f64)> = parting.map(|free| (free.from, free.to)).collect();
        if !gutters.is_empty() {
            found = Some((index + 1, gutters));
        }
    }
    let (end, gutters) = found?;
    let (first, end) = trimmed(rows, end, &gutters)?;
    let (kind, gutters) = kind_of(&rows[first..end], &gutters)?;
    Some(Region {
        first,
        end,
        gutters,
        kind,
    })
}

/// The free stretches without those that a row takes up, as far as they are wide enough, with what stands beside them.
fn without(mut free: Vec<Free>, row: &Row) -> Vec<Free> {
    for piece in row {
        let wide = GUTTER * piece.size;
        let parts = free.into_iter().flat_map(|free| {
            let (to, from) = (free.to.min(piece.left), free.from.max(piece.right));
            [Free { to, ..free }, Free { from, ..free }]
        });
        free = parts.filter(|free| free.to - free.from >= wide).collect();
    }
    for free in &mut free {
        let on_left = |piece: &Piece| is_left_of(piece, (free.from, free.to));
        let (left, right) = (on_left(&row[0]), row.last().is_some_and(|piece| !on_left(piece)));
        free.left += usize::from(left);
        free.right += usize::from(right);
    }
    free
}

fn is_left_of(piece: &Piece, gutter: (f64, f64)) -> bool {
    piece.right <= gutter.0 + 0.1
}

/// The rows of a region without those at its ends that stand on one side only and apart, or are larger, as headings are.
fn trimmed(rows: &[Row], end: usize, gutters: &[(f64, f64)]) -> Option<(usize, usize)> {
    let both = |row: &Row| {
        let mut gutters = gutters.iter();
        gutters
            .any(|gutter| is_left_of(&row[0], *gutter) && row.last().is_some_and(|piece| !is_left_of(piece, *gutter)))
    };
    let pairs = (0..end).filter(|row| both(&rows[*row])).collect::<Vec<usize>>();
    let (start, stop) = match (pairs.first(), pairs.last()) {
        (Some(first), Some(last)) => (*first, *last),
        _ => return None,
    };
    let apart = |above: usize, below: usize| {
        let (above, below) = (&rows[above][0], &rows[below][0]);
        below.top - above.top > 2.0 * above.size.min(below.size) || above.size > 1.12 * below.size
    };
    let mut first = start;
    while first > 0 && !apart(first - 1, first) {
        first -= 1;
    }
    let mut last = stop;
    while last + 1 < end && !apart(last, last + 1) && rows[last + 1][0].size < 1.12 * rows[last][0].size {
        last += 1;
    }
    Some((first, last + 1))
}

/// In which strip between gaps a piece stands, from 0.
fn strip_of(piece: &Piece, gutters: &[(f64, f64)]) -> usize {
    gutters.iter().filter(|gutter| !is_left_of(piece, **gutter)).count()
}

/// How the strips between gaps look.
struct Strips {
    strips: Vec<Vec<Piece>>,
    /// How often the drawing changes from one strip to another.
    switches: usize,
    /// In how many rows more than one strip has something.
    shared: usize,
}

impl Strips {
    fn of(rows: &[Row], gutters: &[(f64, f64)]) -> Self {
        let mut all: Vec<Piece> = rows.iter().flatten().cloned().collect();
        all.sort_by_key(|piece| piece.order);
        let mut strips = vec![Vec::new(); gutters.len() + 1];
        let (mut switches, mut last) = (0, None);
        for piece in all {
            let at = strip_of(&piece, gutters);
            switches += usize::from(last.is_some_and(|last| last != at));
            last = Some(at);
            strips[at].push(piece);
        }
        let shared = rows.iter().filter(|row| {
            let at = |piece: Option<&Piece>| piece.map(|piece| strip_of(piece, gutters));
            at(row.first()) != at(row.last())
        });
        Strips {
            strips,
            switches,
            shared: shared.count(),
        }
    }

    /// Whether each strip is a text in itself, and they are drawn as such.
    fn are_columns(&self) -> bool {
        let gaps = self.strips.len() - 1;
        let texts = self.strips.iter().filter(|strip| is_text(strip)).count();
        let all = texts == self.strips.len();
        match self.switches {
            whole if whole <= gaps => texts * 2 >= self.strips.len(),
            few if few <= 3.max(self.shared / 4) => all,
            many if many * 5 >= self.shared * gaps * 6 => all && self.strips.iter().all(|strip| is_running(strip)),
            _ => false,
        }
    }
}

/// Whether pieces make a text: lines of several words, most of which fill their column.
fn is_text(pieces: &[Piece]) -> bool {
    let left = pieces.iter().map(|piece| piece.left).fold(f64::MAX, f64::min);
    let right = pieces.iter().map(|piece| piece.right).fold(f64::MIN, f64::max);
    let words: usize = pieces.iter().map(|piece| piece.text.split_whitespace().count()).sum();
    let full = pieces
        .iter()
        .filter(|piece| piece.right - piece.left >= 0.6 * (right - left))
        .count();
    pieces.len() >= FEWEST_ROWS && words >= 3 * pieces.len() && full * 2 >= pieces.len()
}

/// Whether sentences run on from line to line.
fn is_running(pieces: &[Piece]) -> bool {
    let low = pieces
        .iter()
        .filter(|piece| piece.text.starts_with(char::is_lowercase))
        .count();
    low * 3 >= pieces.len()
}

/// What a region is, and by which gaps; `None` where it is neither columns nor a table.
fn kind_of(rows: &[Row], gutters: &[(f64, f64)]) -> Option<(Kind, Vec<(f64, f64)>)> {
    if Strips::of(rows, gutters).are_columns() {
        return Some((Kind::Columns, gutters.to_vec()));
    }
    let mut wide = gutters.to_vec();
    wide.sort_by(|one, other| (other.1 - other.0).total_cmp(&(one.1 - one.0)));
    let columns = wide.iter().find(|gutter| Strips::of(rows, &[**gutter]).are_columns());
    if let Some(gutter) = columns {
        return Some((Kind::Columns, vec![*gutter]));
    }
    let crossed = |gutter: &&(f64, f64)| Strips::of(rows, &[**gutter]).shared >= FEWEST_ROWS;
    let gutters: Vec<(f64, f64)> = gutters.iter().filter(crossed).copied().collect();
    (!gutters.is_empty()).then_some((Kind::Table, gutters))
}

/// A table while its rows are read.
struct OpenRow {
    cells: Vec<String>,
    /// In each column the piece that was added last.
    last: Vec<Option<Piece>>,
    line: Line,
}

/// The rows of a table. Where it is drawn cell by cell, a row ends where the drawing goes back to the left; otherwise each
/// height is a row, but for those that only go on with what stands above.
fn to_table(rows: &[Row], gutters: &[(f64, f64)], column: usize) -> Vec<Part> {
    let place = |piece: &Piece| strip_of(piece, gutters);
    let mut by_drawing: Vec<&Piece> = rows.iter().flatten().collect();
    by_drawing.sort_by_key(|piece| piece.order);
    let wrapped = by_drawing.windows(2).filter(|pair| {
        let below = pair[1].top - pair[0].top;
        place(pair[0]) == place(pair[1]) && below > 0.5 * pair[1].size && below < 1.6 * pair[1].size
    });
    let cell_by_cell = wrapped.count() > 0 && is_downwards(&by_drawing, gutters);
    let pieces: Vec<&Piece> = match cell_by_cell {
        true => by_drawing,
        false => rows.iter().flatten().collect(),
    };
    let rights: Vec<f64> = (0..=gutters.len())
        .map(|at| {
            let own = pieces.iter().filter(|piece| place(piece) == at);
            own.map(|piece| piece.right).fold(f64::MIN, f64::max)
        })
        .collect();
    let mut open: Option<OpenRow> = None;
    let mut parts = Vec::new();
    let mut before: Option<(usize, &Piece)> = None;
    for piece in pieces {
        let at = place(piece);
        let new = match (&before, &open) {
            (Some((last, above)), Some(row)) => {
                let level = above.is_level_with(piece);
                match cell_by_cell {
                    true => at < *last && !level || at == *last && piece.top - above.top > 1.7 * piece.size,
                    false => !level && !row.takes(piece, at, &rights),
                }
            }
            _ => true,
        };
        if new {
            parts.extend(open.take().map(OpenRow::close));
        }
        let row = open.get_or_insert_with(|| OpenRow::at(piece, gutters.len() + 1, column));
        row.put(piece, at);
        before = Some((at, piece));
    }
    parts.extend(open.map(OpenRow::close));
    parts
}

/// Whether a table is drawn from its top to its bottom: no cell far above one that was drawn before.
fn is_downwards(pieces: &[&Piece], gutters: &[(f64, f64)]) -> bool {
    let place = |piece: &Piece| strip_of(piece, gutters);
    let mut deepest = vec![f64::MIN; gutters.len() + 1];
    pieces.iter().all(|piece| {
        let known = &mut deepest[place(piece)];
        let fits = piece.top > *known - 0.6 * piece.size;
        *known = known.max(piece.top);
        fits
    })
}

impl OpenRow {
    fn at(piece: &Piece, columns: usize, column: usize) -> Self {
        OpenRow {
            cells: vec![String::new(); columns],
            last: vec![None; columns],
            line: to_line(&vec![piece.clone()], column),
        }
    }

    /// Whether a piece below goes on with its cell: in small letters, or where the line above has filled the column.
    fn takes(&self, piece: &Piece, at: usize, rights: &[f64]) -> bool {
        let last = self.last[at].as_ref();
        let first_empty = at > 0 || self.cells.len() == 1;
        last.is_some_and(|last| {
            let close = piece.top - last.top < 1.5 * piece.size;
            let low = piece.text.starts_with(char::is_lowercase);
            let full = last.right > rights[at] - 3.0 * last.size && !last.text.ends_with(['.', ';', '!', '?']);
            close && (low || full && first_empty)
        })
    }

    fn put(&mut self, piece: &Piece, at: usize) {
        let cell = &mut self.cells[at];
        if !cell.is_empty() {
            cell.push('\n');
        }
        cell.push_str(&piece.text);
        self.last[at] = Some(piece.clone());
        self.line.right = self.line.right.max(piece.right);
        self.line.left = self.line.left.min(piece.left);
    }

    fn close(self) -> Part {
        Part::Row(self.line, self.cells)
    }
}
