//! Maps on paper: a document of pages with everything at its place (`Paper`), written as PDF by `paint`.
//!
//! 1. A kind of document composes its pages: one map with its list (`map`), with numbers in place of names where these have no
//!    room (`numbered`), the poster (`poster`), the one sheet on a topic or a group (`brief`). Lists flow through columns (`flow`).
//! 2. `paint` writes them: vectors, text that can be searched and copied, links, bookmarks, tags for assistive technology.
//!
//! Lengths are points, 1/72 inch, y down from the upper left corner of the page.

mod brief;
mod fit;
mod flow;
mod list;
mod map;
mod numbered;
mod paint;
mod poster;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::inert::show_line;
use crate::model::{Chart, Point, Radar, Rect, Sign};

use super::font::{self, Weight};
use super::map::{MapTarget, draw_sign, render_map};
use super::messages::message;
use super::svg::{Medium, TextRun};

pub use brief::{compose_brief, holds_all};
pub use map::{compose_map, compose_map_on_a4};
pub use paint::paint;
pub use poster::compose_poster;

/// The smallest letters on paper, in points.
pub const SMALLEST: f64 = 6.0;
/// Points in a millimetre.
const MILLIMETRE: f64 = 72.0 / 25.4;

/// What a document says besides the map itself.
#[derive(Debug, Clone)]
pub struct PaperTexts {
    /// Title of the document.
    pub title: String,
    /// Which edition of which radar, of which day.
    pub edition: String,
    /// The same where the radar's title stands beside it.
    pub edition_alone: String,
    /// What it shows, in a sentence or two; may be empty.
    pub summary: String,
    /// Meaning of each ring of the radar, in its order; may be empty.
    pub meanings: Vec<String>,
    /// Reason for the place of a blip, by its id.
    pub reasons: BTreeMap<String, String>,
    /// Where to read more, and the licence.
    pub imprint: String,
    /// BCP 47 tag of the language.
    pub language: String,
    /// The day the data stands at.
    pub date: Option<Date>,
    /// Address of the site, without a slash at its end, where there is one.
    pub site: Option<String>,
    /// Where the texts stand in the data.
    pub sources: TextSources,
}

/// Where the texts of a document stand in the data, for what is said when one has to be cut.
#[derive(Debug, Clone, Default)]
pub struct TextSources {
    /// The title.
    pub title: TextSource,
    /// The edition.
    pub edition: TextSource,
    /// The summary.
    pub summary: TextSource,
    /// Where to read more, and the licence.
    pub imprint: TextSource,
    /// File of rings.
    pub file: String,
}

impl TextSources {
    /// A key of a ring.
    fn of_ring(&self, id: &str, key: &str) -> TextSource {
        TextSource::new(&self.file, format!("{key} of ring \"{id}\""))
    }

    /// The name of a technology.
    fn of_blip(&self, id: &str) -> TextSource {
        TextSource::new(&format!("technologies/{id}.toml"), "name")
    }
}

/// Where a text stands in the data.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct TextSource {
    /// The file.
    pub file: String,
    /// The key, in words.
    pub key: String,
}

impl TextSource {
    /// A key of a file.
    pub fn new(file: &str, key: impl Into<String>) -> Self {
        TextSource {
            file: file.to_owned(),
            key: key.into(),
        }
    }
}

/// Size of a sheet of paper, in millimetres, upright.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaperFormat {
    /// 210 × 297.
    A4,
    /// 297 × 420.
    A3,
    /// 420 × 594.
    A2,
}

impl PaperFormat {
    /// Width and height in points, upright.
    pub fn upright(self) -> (f64, f64) {
        let (width, height) = match self {
            PaperFormat::A4 => (210.0, 297.0),
            PaperFormat::A3 => (297.0, 420.0),
            PaperFormat::A2 => (420.0, 594.0),
        };
        (width * MILLIMETRE, height * MILLIMETRE)
    }

    /// Width and height in points, lying.
    pub fn lying(self) -> (f64, f64) {
        let (width, height) = self.upright();
        (height, width)
    }
}

/// A document with everything at its place.
#[derive(Debug, Clone)]
pub struct Paper {
    /// Title.
    pub title: String,
    /// BCP 47 tag of the language.
    pub language: String,
    /// The day the data stands at.
    pub date: Option<Date>,
    /// Its pages.
    pub pages: Vec<PaperPage>,
    /// Letters that the font lacks and a box stands for.
    pub lacking: BTreeSet<char>,
    /// Texts that end with an ellipsis for want of room.
    pub cuts: BTreeSet<TextSource>,
}

impl Paper {
    /// A document of these pages, with what was cut on them.
    fn of(words: &PaperTexts, pages: Vec<PaperPage>, cuts: BTreeSet<TextSource>) -> Self {
        Paper::set((&words.title, &words.language, words.date), pages, cuts)
    }

    /// A document with this title, in this language, of this day.
    fn set(
        (title, language, date): (&str, &str, Option<Date>),
        pages: Vec<PaperPage>,
        cuts: BTreeSet<TextSource>,
    ) -> Self {
        let mut lacking = BTreeSet::new();
        let mut pages = pages;
        for text in pages.iter_mut().flat_map(|page| page.texts_mut()) {
            let (written, missing) = font::writable(text);
            *text = written;
            lacking.extend(missing);
        }
        Paper {
            title: font::writable(title).0,
            language: language.to_owned(),
            date,
            pages,
            lacking,
            cuts,
        }
    }
}

/// One page.
#[derive(Debug, Clone)]
pub struct PaperPage {
    /// Width and height.
    pub size: (f64, f64),
    /// What is on it, in reading order.
    pub pieces: Vec<Piece>,
}

impl PaperPage {
    fn texts_mut(&mut self) -> impl Iterator<Item = &mut String> {
        self.pieces.iter_mut().flat_map(|piece| match piece {
            Piece::Picture(picture) => picture
                .text_runs
                .iter_mut()
                .map(|line| &mut line.text)
                .collect::<Vec<_>>(),
            Piece::Text(text) => text.lines.iter_mut().map(|line| &mut line.text).collect(),
            Piece::Rule(_) => Vec::new(),
        })
    }
}

/// Something on a page.
#[derive(Debug, Clone)]
pub enum Piece {
    /// A drawing.
    Picture(Picture),
    /// A text.
    Text(PlacedText),
    /// A thin line.
    Rule(Hairline),
}

/// A drawing on a page.
#[derive(Debug, Clone)]
pub struct Picture {
    /// The drawing without its texts.
    pub svg: String,
    /// Its upper left corner.
    pub at: Point,
    /// Its size on the page.
    pub size: (f64, f64),
    /// Its texts, in points of the page.
    pub text_runs: Vec<TextRun>,
    /// What it shows, for those who do not see it; `None` where it is only an ornament.
    pub about: Option<String>,
    /// Places that lead elsewhere.
    pub link_areas: Vec<LinkArea>,
}

/// A place of a drawing that leads elsewhere.
#[derive(Debug, Clone)]
pub struct LinkArea {
    /// The blip it belongs to.
    pub blip: String,
    /// Where it is, on the page.
    pub area: Rect,
    /// What it leads to, in words.
    pub words: String,
    /// Where it leads.
    pub target: Target,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// To an address.
    Address(String),
    /// To the entry of this name in the same document.
    Entry(String),
}

/// A text on a page.
#[derive(Debug, Clone)]
pub struct PlacedText {
    /// What it is.
    pub role: TextRole,
    /// Its lines.
    pub lines: Vec<PlacedLine>,
    /// Size of the letters.
    pub size: f64,
    /// Weight of the letters.
    pub weight: Weight,
    /// Darkness: 0 black, 255 white.
    pub grey: u8,
    /// Where it leads.
    pub target: Option<Target>,
    /// The name by which links find it.
    pub entry: Option<String>,
}

/// One line of a text.
#[derive(Debug, Clone)]
pub struct PlacedLine {
    /// The words.
    pub text: String,
    /// Left end of its baseline.
    pub at: Point,
}

/// What a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextRole {
    /// A heading of this level, 1 or 2; also a bookmark.
    Heading(u16),
    /// A paragraph.
    Paragraph,
    /// An entry of a list.
    Item,
    /// What stands on every page and is no part of the text.
    Footer,
}

/// A thin line from one point to another.
#[derive(Debug, Clone, Copy)]
pub struct Hairline {
    /// One end.
    pub from: Point,
    /// The other end.
    pub to: Point,
}

/// One line of text.
fn line(role: TextRole, text: impl Into<String>, x: f64, y: f64, size: f64, weight: Weight) -> PlacedText {
    PlacedText {
        role,
        lines: vec![PlacedLine {
            text: text.into(),
            at: Point { x, y },
        }],
        size,
        weight,
        grey: if role == TextRole::Footer { 75 } else { 20 },
        target: None,
        entry: None,
    }
}

/// A map as it stands in a document: its part, where it goes, how large.
struct MapPlacement {
    /// Part of the drawing, in its units.
    part: Rect,
    /// Upper left corner on the page.
    at: Point,
    /// Points a unit.
    scale: f64,
}

/// The map of a radar at its place, with a link on every blip.
fn picture_map(radar: &Radar, chart: &Chart, words: &PaperTexts, place: &MapPlacement) -> Picture {
    let target = MapTarget::Paper {
        part: place.part,
        has_legend: false,
    };
    let drawn = render_map(radar, chart, target);
    let (at, scale) = (place.at, place.scale);
    let text_runs = drawn.text_runs.into_iter().map(|line| TextRun {
        x: at.x + line.x * scale,
        y: at.y + line.y * scale,
        size: line.size * scale,
        room: line.room.map(|room| Rect {
            x: at.x + room.x * scale,
            y: at.y + room.y * scale,
            width: room.width * scale,
            height: room.height * scale,
        }),
        ..line
    });
    Picture {
        svg: drawn.svg,
        at,
        size: (place.part.width * scale, place.part.height * scale),
        text_runs: text_runs.collect(),
        about: Some(describe(radar)),
        link_areas: list_link_areas(radar, chart, words, place),
    }
}

fn describe(radar: &Radar) -> String {
    message!(
        "paper-map-about",
        title = show_line(&radar.title).into_owned(),
        technologies = super::words::technologies(radar.blips.len())
    )
}

fn list_link_areas(radar: &Radar, chart: &Chart, words: &PaperTexts, place: &MapPlacement) -> Vec<LinkArea> {
    let half = chart.blip_radius * place.scale;
    let on_page = |point: Point| Point {
        x: place.at.x + (point.x - place.part.x) * place.scale,
        y: place.at.y + (point.y - place.part.y) * place.scale,
    };
    let link_areas = chart.marks.iter().map(|mark| {
        let blip = &radar.blips[mark.blip];
        let centre = on_page(mark.centre);
        LinkArea {
            blip: blip.id.clone(),
            area: Rect {
                x: centre.x - half,
                y: centre.y - half,
                width: 2.0 * half,
                height: 2.0 * half,
            },
            words: message!(
                "paper-mark",
                number = blip.number,
                name = show_line(&blip.name).into_owned(),
                ring = show_line(&radar.rings[blip.ring].name).into_owned()
            ),
            target: target_of(blip.href.as_deref(), &blip.id, words),
        }
    });
    link_areas.collect()
}

/// Where a blip leads on paper: to its page where that has an address of its own, else to its entry in the list.
fn target_of(href: Option<&str>, id: &str, words: &PaperTexts) -> Target {
    match (href, &words.site) {
        (Some(href), _) if super::map::is_absolute(href) => Target::Address(plain_address(href)),
        (Some(href), Some(site)) => Target::Address(plain_address(&format!("{site}/{href}"))),
        _ => Target::Entry(id.to_owned()),
    }
}

/// An address in ASCII, as PDF wants it: other letters by their bytes.
fn plain_address(address: &str) -> String {
    let plain = |byte: u8| match byte {
        b'!'..=b'~' => char::from(byte).to_string(),
        byte => format!("%{byte:02X}"),
    };
    address.bytes().map(plain).collect()
}

/// The sign of a legend, of a radius, before the line of a size that begins at a point.
fn picture_sign((sign, radius): (Sign, f64), baseline: Point, size: f64) -> Picture {
    Picture {
        svg: draw_sign(sign, radius, Medium::Paper),
        at: Point {
            x: baseline.x - 1.6 * size,
            y: baseline.y - 0.98 * size,
        },
        size: (1.3 * size, 1.3 * size),
        text_runs: Vec::new(),
        about: None,
        link_areas: Vec::new(),
    }
}

/// The left end of a line that hangs on a point.
fn left_end(line: &TextRun) -> f64 {
    let width = font::width(&line.text, line.size, line.weight);
    line.anchor.left_end(line.x, width)
}

#[cfg(test)]
mod tests;
