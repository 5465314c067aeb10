//! Lets paragraphs flow through columns: wrapped, a heading never alone at the foot, nothing cut in two.

use crate::model::{Point, Rect, Sign};
use crate::render::font::{self, Weight};

use super::{Piece, PlacedLine, PlacedText, Target, TextRole, TextSource, picture_sign};

/// From baseline to baseline, in sizes.
pub const LEADING: f64 = 1.24;

/// A paragraph on its way into a column.
#[derive(Debug, Clone)]
pub struct Paragraph {
    /// What it is.
    pub role: TextRole,
    /// What stands in front of it, such as a number; the lines hang behind it.
    pub front: String,
    /// The words.
    pub text: String,
    /// Size of the letters, in points.
    pub size: f64,
    /// Weight of the letters.
    pub weight: Weight,
    /// Darkness: 0 black, 255 white.
    pub grey: u8,
    /// How far the lines hang behind what stands in front, in sizes.
    pub hang: f64,
    /// Free space above it, in sizes; none at the head of a column.
    pub above: f64,
    /// Where it leads.
    pub target: Option<Target>,
    /// The name by which links find it.
    pub entry: Option<String>,
    /// The sign it explains, with its radius; drawn in front of it.
    pub sign: Option<(Sign, f64)>,
    /// The most lines it may have; the last one then ends with an ellipsis.
    pub most: Option<usize>,
    /// Where its words stand in the data.
    pub source: Option<TextSource>,
}

impl Paragraph {
    /// A plain paragraph.
    pub fn new(role: TextRole, text: impl Into<String>, size: f64) -> Self {
        Paragraph {
            role,
            front: String::new(),
            text: text.into(),
            size,
            weight: Weight::Regular,
            grey: 20,
            hang: 0.0,
            above: 0.0,
            target: None,
            entry: None,
            sign: None,
            most: None,
            source: None,
        }
    }

    /// A heading.
    pub fn heading(level: u16, text: impl Into<String>, size: f64) -> Self {
        Paragraph {
            weight: Weight::Bold,
            above: 0.7,
            ..Paragraph::new(TextRole::Heading(level), text, size)
        }
    }
}

/// Sets paragraphs one below the other into columns, and gives how many went in.
pub fn set_columns(paragraphs: &[Paragraph], columns: &[Rect]) -> (Vec<Piece>, usize) {
    let Some(width) = columns.first().map(|column| column.width) else {
        return (Vec::new(), 0);
    };
    let corners = place(paragraphs, &measure(paragraphs, width), columns);
    let mut pieces = Vec::new();
    for (paragraph, corner) in paragraphs.iter().zip(&corners) {
        let text = set(paragraph, wrap(paragraph, width), corner.x, corner.y);
        let sign = paragraph.sign.zip(text.lines.first());
        pieces.extend(sign.map(|(sign, line)| Piece::Picture(picture_sign(sign, line.at, text.size))));
        pieces.push(Piece::Text(text));
    }
    (pieces, corners.len())
}

/// The height of each paragraph in a column of a width, without the space above it.
pub fn measure(paragraphs: &[Paragraph], width: f64) -> Vec<f64> {
    let tall = |paragraph: &Paragraph| wrap(paragraph, width).len() as f64 * LEADING * paragraph.size;
    paragraphs.iter().map(tall).collect()
}

/// The upper left corner of each paragraph that finds room in columns of one width.
pub fn place(paragraphs: &[Paragraph], heights: &[f64], columns: &[Rect]) -> Vec<Point> {
    let mut corners = Vec::new();
    for column in columns {
        let mut top = column.y;
        while let Some(paragraph) = paragraphs.get(corners.len()) {
            let next = corners.len();
            let above = if top > column.y {
                paragraph.above * paragraph.size
            } else {
                0.0
            };
            let with_next = match paragraph.role {
                // At the head of a column a heading stands alone rather than nowhere.
                TextRole::Heading(_) if top > column.y => heights.get(next + 1).copied().unwrap_or_default(),
                TextRole::Heading(_) | TextRole::Paragraph | TextRole::Item | TextRole::Footer => 0.0,
            };
            if top + above + heights[next] + with_next > column.y + column.height + 0.01 {
                break;
            }
            corners.push(Point {
                x: column.x,
                y: top + above,
            });
            top += above + heights[next];
        }
    }
    corners
}

/// Sets paragraphs into columns that end at about the same height; all of them, or as many as fit.
pub fn set_balanced(paragraphs: &[Paragraph], columns: &[Rect]) -> (Vec<Piece>, usize) {
    let Some(most) = columns.first().map(|column| column.height) else {
        return (Vec::new(), 0);
    };
    let heights = measure(paragraphs, columns[0].width);
    let mut tall = heights.iter().sum::<f64>() / columns.len() as f64;
    while tall < most {
        let shorter: Vec<Rect> = columns
            .iter()
            .map(|column| Rect {
                height: tall,
                ..*column
            })
            .collect();
        if place(paragraphs, &heights, &shorter).len() == paragraphs.len() {
            return set_columns(paragraphs, &shorter);
        }
        tall += 2.0;
    }
    set_columns(paragraphs, columns)
}

/// The height of paragraphs one below the other in a column of a width.
pub fn height(paragraphs: &[Paragraph], width: f64) -> f64 {
    let above = paragraphs
        .iter()
        .skip(1)
        .map(|paragraph| paragraph.above * paragraph.size);
    measure(paragraphs, width).iter().sum::<f64>() + above.sum::<f64>()
}

/// The lines of a paragraph in a column of a width, cut where it may have no more.
fn wrap(paragraph: &Paragraph, width: f64) -> Vec<String> {
    let (size, weight) = (paragraph.size, paragraph.weight);
    let room = width - paragraph.hang * size;
    let mut lines = wrap_whole(paragraph, width);
    if let Some(most) = paragraph.most.filter(|most| lines.len() > *most) {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            *last = font::shorten(last, size, weight, room);
        }
    }
    lines
}

fn wrap_whole(paragraph: &Paragraph, width: f64) -> Vec<String> {
    let room = width - paragraph.hang * paragraph.size;
    font::wrap(
        &font::writable(&paragraph.text).0,
        paragraph.size,
        paragraph.weight,
        room,
    )
}

/// Whether a paragraph has more to say than its lines in a column of a width.
pub fn is_cut(paragraph: &Paragraph, width: f64) -> bool {
    let most = paragraph.most.unwrap_or(usize::MAX);
    most < usize::MAX && wrap_whole(paragraph, width).len() > most
}

/// Paragraphs none of which is taller than a column: what is taller goes on as a paragraph of its own.
pub fn split_tall(paragraphs: Vec<Paragraph>, column: &Rect) -> Vec<Paragraph> {
    let split = |paragraph: Paragraph| {
        let holds = ((column.height / (LEADING * paragraph.size)) as usize).max(1);
        let lines = wrap(&paragraph, column.width);
        if lines.len() <= holds {
            return vec![paragraph];
        }
        let parts = lines.chunks(holds).enumerate().map(|(index, lines)| Paragraph {
            text: lines.join(" "),
            front: if index == 0 {
                paragraph.front.clone()
            } else {
                String::new()
            },
            sign: paragraph.sign.filter(|_| index == 0),
            entry: paragraph.entry.clone().filter(|_| index == 0),
            most: Some(holds),
            ..paragraph.clone()
        });
        parts.collect()
    };
    paragraphs.into_iter().flat_map(split).collect()
}

fn set(paragraph: &Paragraph, lines: Vec<String>, left: f64, top: f64) -> PlacedText {
    let size = paragraph.size;
    let baseline = |row: usize| top + size * (0.96 + LEADING * row as f64);
    let mut set: Vec<PlacedLine> = Vec::new();
    if !paragraph.front.is_empty() {
        let at = Point {
            x: left,
            y: baseline(0),
        };
        set.push(PlacedLine {
            text: paragraph.front.clone(),
            at,
        });
    }
    let indent = left + paragraph.hang * size;
    set.extend(lines.into_iter().enumerate().map(|(row, text)| PlacedLine {
        text,
        at: Point {
            x: indent,
            y: baseline(row),
        },
    }));
    PlacedText {
        role: paragraph.role,
        lines: set,
        size,
        weight: paragraph.weight,
        grey: paragraph.grey,
        target: paragraph.target.clone(),
        entry: paragraph.entry.clone(),
    }
}

/// Columns side by side in a rectangle.
pub fn columns(within: Rect, count: usize, gap: f64) -> Vec<Rect> {
    let width = (within.width - gap * (count as f64 - 1.0)) / count as f64;
    (0..count)
        .map(|column| Rect {
            x: within.x + column as f64 * (width + gap),
            width,
            ..within
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMN: Rect = Rect {
        x: 0.0,
        y: 0.0,
        width: 100.0,
        height: 40.0,
    };

    #[test]
    fn a_heading_never_stands_alone_at_the_foot() {
        let item = |text: &str| Paragraph::new(TextRole::Item, text, 8.0);
        let paragraphs = [
            item("one"),
            item("two"),
            Paragraph::heading(2, "Pilot", 8.0),
            item("three"),
        ];
        let (pieces, set) = set_columns(&paragraphs, &columns(COLUMN, 2, 10.0));
        assert_eq!(set, 4);
        let Piece::Text(heading) = &pieces[2] else {
            panic!("a text")
        };
        assert_eq!(heading.lines[0].at.x, 55.0, "the heading went on to the next column");
    }

    #[test]
    fn what_does_not_fit_is_counted_not_lost() {
        let paragraphs = vec![Paragraph::new(TextRole::Item, "entry", 8.0); 9];
        let (texts, set) = set_columns(&paragraphs, &[COLUMN]);
        assert_eq!((texts.len(), set), (4, 4));
    }
}
