//! Writes a document as PDF: vectors, text in reading order, links, bookmarks, tags (PDF/UA-1), the same bytes each time.

use std::collections::BTreeMap;
use std::num::NonZeroU16;

use krilla::action::LinkAction;
use krilla::annotation::{Annotation, LinkAnnotation, Target as Goal};
use krilla::color::rgb;
use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point as At, Rect as Area, Size, Transform};
use krilla::metadata::{DateTime, Metadata};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::{Page as Sheet, PageSettings};
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, ListNumbering, SpanTag, Tag, TagGroup, TagTree};
use krilla::text::{Font, TextDirection};
use krilla::{Document, SerializeSettings};
use krilla_svg::{SurfaceExt, SvgSettings};

use crate::model::Rect;
use crate::render::font::Weight;
use crate::render::raster::read_tree;

use super::{Hairline, Paper, PaperPage, Picture, Piece, PlacedText, Target, TextRole, left_end};

/// Writes the document.
pub fn paint(paper: &Paper) -> Vec<u8> {
    let configuration = ConfigurationBuilder::new()
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .expect("PDF/UA-1 alone contradicts nothing");
    let settings = SerializeSettings {
        configuration,
        ..SerializeSettings::default()
    };
    // What the standard refuses in a strange text, such as a letter of a private area, must not cost the document.
    write(paper, settings)
        .or_else(|_| write(paper, SerializeSettings::default()))
        .expect("a document of texts, drawings and links can be written")
}

fn write(paper: &Paper, settings: SerializeSettings) -> Result<Vec<u8>, krilla::error::KrillaError> {
    let mut painter = Painter {
        fonts: [Weight::Regular, Weight::Bold]
            .map(|weight| Font::new(weight.bytes().into(), 0).expect("the bundled font can be read")),
        entries: list_entries(paper),
        tree: TagTree::new().with_lang(Some(paper.language.clone())),
        list: None,
    };
    let mut document = Document::new_with(settings);
    for page in &paper.pages {
        painter.page(&mut document, page);
    }
    painter.end_list();
    document.set_tag_tree(painter.tree);
    document.set_outline(outline(paper));
    document.set_metadata(metadata(paper));
    document.finish()
}

fn metadata(paper: &Paper) -> Metadata {
    let metadata = Metadata::new()
        .title(paper.title.clone())
        .language(paper.language.clone())
        .creator(format!("leadar {}", env!("CARGO_PKG_VERSION")));
    match paper.date {
        Some(date) => {
            let part = |number: i8| u8::try_from(number).unwrap_or(1);
            let year = u16::try_from(date.year()).unwrap_or(1);
            metadata.creation_date(DateTime::new(year).month(part(date.month())).day(part(date.day())))
        }
        None => metadata,
    }
}

/// Where each entry stands: page and point.
fn list_entries(paper: &Paper) -> BTreeMap<String, XyzDestination> {
    let mut entries = BTreeMap::new();
    for (index, page) in paper.pages.iter().enumerate() {
        for piece in &page.pieces {
            if let Piece::Text(text) = piece
                && let (Some(entry), Some(line)) = (&text.entry, text.lines.first())
            {
                let above = At::from_xy(line.at.x as f32, (line.at.y - 2.0 * text.size) as f32);
                entries
                    .entry(entry.clone())
                    .or_insert_with(|| XyzDestination::new(index, above));
            }
        }
    }
    entries
}

/// Headings as bookmarks, those of level 2 below the last one of level 1.
fn outline(paper: &Paper) -> Outline {
    let mut tops: Vec<(String, XyzDestination, Vec<OutlineNode>)> = Vec::new();
    for (index, page) in paper.pages.iter().enumerate() {
        for piece in &page.pieces {
            let Piece::Text(text) = piece else { continue };
            let TextRole::Heading(level) = text.role else { continue };
            let Some(line) = text.lines.first() else { continue };
            let words: Vec<&str> = text.lines.iter().map(|line| line.text.as_str()).collect();
            let place = At::from_xy(0.0, (line.at.y - 1.5 * text.size).max(0.0) as f32);
            let goal = XyzDestination::new(index, place);
            match tops.last_mut() {
                Some((_, _, below)) if level > 1 => below.push(OutlineNode::new(words.join(" "), goal)),
                _ => tops.push((words.join(" "), goal, Vec::new())),
            }
        }
    }
    let mut outline = Outline::new();
    for (words, goal, below) in tops {
        let mut node = OutlineNode::new(words, goal).with_open(true);
        below.into_iter().for_each(|child| node.push_child(child));
        outline.push_child(node);
    }
    outline
}

struct Painter {
    fonts: [Font; 2],
    entries: BTreeMap<String, XyzDestination>,
    tree: TagTree,
    list: Option<TagGroup>,
}

/// A link to be laid on the page when its surface is done, and the tags that wait for it.
struct Pending {
    areas: Vec<Rect>,
    words: String,
    target: Target,
    inside: Vec<Identifier>,
    home: TagHome,
}

/// Where a group of tags goes.
enum TagHome {
    Tree,
    Item,
}

impl Painter {
    fn page(&mut self, document: &mut Document, page: &PaperPage) {
        let settings = PageSettings::from_wh(page.size.0 as f32, page.size.1 as f32).expect("paper has a size");
        let mut sheet = document.start_page_with(settings);
        let mut surface = sheet.surface();
        let mut pending: Vec<Result<Pending, (TagGroup, TagHome)>> = Vec::new();
        for piece in &page.pieces {
            match piece {
                Piece::Picture(picture) => self.picture(&mut surface, picture, &mut pending),
                Piece::Text(text) => self.text(&mut surface, text, &mut pending),
                Piece::Rule(rule) => draw_rule(&mut surface, rule),
            }
        }
        surface.finish();
        for group in pending {
            match group {
                Ok(link) => self.link(&mut sheet, link),
                Err((group, home)) => self.put(group, home),
            }
        }
        sheet.finish();
    }

    fn put(&mut self, group: TagGroup, home: TagHome) {
        match home {
            TagHome::Tree => {
                self.end_list();
                self.tree.push(group);
            }
            TagHome::Item => {
                let list = self
                    .list
                    .get_or_insert_with(|| TagGroup::new(Tag::L(ListNumbering::None)));
                let body = TagGroup::with_children(Tag::LBody, vec![group.into()]);
                list.push(TagGroup::with_children(Tag::LI, vec![body.into()]));
            }
        }
    }

    fn end_list(&mut self) {
        if let Some(list) = self.list.take() {
            self.tree.push(list);
        }
    }

    fn link(&mut self, sheet: &mut Sheet, link: Pending) {
        let goal = match &link.target {
            Target::Address(address) => Some(Goal::Action(LinkAction::new(address.clone()).into())),
            Target::Entry(entry) => self
                .entries
                .get(entry)
                .map(|goal| Goal::Destination(goal.clone().into())),
        };
        let mut group = TagGroup::new(Tag::Link);
        let around = link.areas.into_iter().reduce(unite);
        match (goal, around) {
            (Some(goal), Some(around)) => {
                let annotation = LinkAnnotation::new(area(&around), goal);
                group.push(sheet.add_tagged_annotation(Annotation::new_link(annotation, Some(link.words))));
            }
            _ => group = TagGroup::new(Tag::Span),
        }
        link.inside.into_iter().for_each(|inside| group.push(inside));
        let paragraph = TagGroup::with_children(Tag::P, vec![group.into()]);
        self.put(paragraph, link.home);
    }

    fn picture(
        &mut self,
        surface: &mut Surface,
        picture: &Picture,
        pending: &mut Vec<Result<Pending, (TagGroup, TagHome)>>,
    ) {
        let tag = match picture.about {
            Some(_) => ContentTag::Other,
            None => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Other)),
        };
        let shapes = surface.start_tagged(tag);
        surface.push_transform(&Transform::from_translate(picture.at.x as f32, picture.at.y as f32));
        let size = Size::from_wh(picture.size.0 as f32, picture.size.1 as f32).expect("a drawing has a size");
        let _ = surface.draw_svg(&read_tree(&picture.svg), size, SvgSettings::default());
        surface.pop();
        surface.end_tagged();
        let Some(about) = &picture.about else { return };
        let mut figure = TagGroup::new(Tag::Figure(Some(about.clone())));
        figure.push(shapes);
        let mut named: BTreeMap<&str, Vec<(Identifier, Rect)>> = BTreeMap::new();
        for line in &picture.text_runs {
            let id = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
            let left = left_end(line);
            self.write(surface, &line.text, (left, line.y), line.size, line.weight, line.colour);
            surface.end_tagged();
            match (&line.names, line.room) {
                (Some(blip), Some(room)) => named.entry(blip).or_default().push((id, room)),
                _ => figure.push(id),
            }
        }
        pending.push(Err((figure, TagHome::Tree)));
        for area in &picture.link_areas {
            let lines = named.remove(area.blip.as_str()).unwrap_or_default();
            let beside = lines
                .first()
                .map(|(_, room)| *room)
                .filter(|room| touch(room, &area.area));
            let inside = lines.iter().map(|(id, _)| *id).collect();
            pending.push(Ok(Pending {
                areas: [Some(area.area), beside].into_iter().flatten().collect(),
                words: area.words.clone(),
                target: area.target.clone(),
                inside,
                home: TagHome::Tree,
            }));
        }
        for (id, _) in named.into_values().flatten() {
            pending.push(Err((
                TagGroup::with_children(Tag::Span, vec![id.into()]),
                TagHome::Tree,
            )));
        }
    }

    fn text(
        &mut self,
        surface: &mut Surface,
        text: &PlacedText,
        pending: &mut Vec<Result<Pending, (TagGroup, TagHome)>>,
    ) {
        let footer = text.role == TextRole::Footer;
        let mut inside = Vec::new();
        for line in &text.lines {
            let tag = if footer {
                ContentTag::Artifact(Artifact::with_kind(ArtifactType::Footer))
            } else {
                ContentTag::Span(SpanTag::empty())
            };
            let id = surface.start_tagged(tag);
            let place = (line.at.x, line.at.y);
            self.write(surface, &line.text, place, text.size, text.weight, [text.grey; 3]);
            surface.end_tagged();
            inside.push(id);
        }
        if footer || inside.is_empty() {
            return;
        }
        let home = if text.role == TextRole::Item {
            TagHome::Item
        } else {
            TagHome::Tree
        };
        let words: Vec<&str> = text.lines.iter().map(|line| line.text.as_str()).collect();
        if let Some(target) = &text.target {
            pending.push(Ok(Pending {
                areas: text.lines.iter().map(|line| around(line, text)).collect(),
                words: words.join(" "),
                target: target.clone(),
                inside,
                home,
            }));
            return;
        }
        let children = inside.into_iter().map(Into::into).collect();
        let group = match text.role {
            TextRole::Heading(level) => {
                let level = NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN);
                TagGroup::with_children(Tag::Hn(level, Some(words.join(" "))), children)
            }
            TextRole::Paragraph | TextRole::Item | TextRole::Footer => TagGroup::with_children(Tag::P, children),
        };
        pending.push(Err((group, home)));
    }

    fn write(&self, surface: &mut Surface, text: &str, at: (f64, f64), size: f64, weight: Weight, colour: [u8; 3]) {
        let font = match weight {
            Weight::Regular => &self.fonts[0],
            Weight::Bold => &self.fonts[1],
        };
        let [red, green, blue] = colour;
        surface.set_stroke(None);
        surface.set_fill(Some(Fill {
            paint: rgb::Color::new(red, green, blue).into(),
            ..Fill::default()
        }));
        let start = At::from_xy(at.0 as f32, at.1 as f32);
        surface.draw_text(start, font.clone(), size as f32, text, false, TextDirection::Auto);
    }
}

/// A line of a text with the room it takes.
fn around(line: &super::PlacedLine, text: &PlacedText) -> Rect {
    Rect {
        x: line.at.x,
        y: line.at.y - text.size,
        width: crate::render::font::width(&line.text, text.size, text.weight),
        height: 1.3 * text.size,
    }
}

fn unite(one: Rect, other: Rect) -> Rect {
    let (x, y) = (one.x.min(other.x), one.y.min(other.y));
    Rect {
        x,
        y,
        width: (one.x + one.width).max(other.x + other.width) - x,
        height: (one.y + one.height).max(other.y + other.height) - y,
    }
}

/// Whether a name stands beside its blip, so that one link may cover both.
fn touch(one: &Rect, other: &Rect) -> bool {
    let clear = other.width;
    one.x < other.x + other.width + clear
        && other.x < one.x + one.width + clear
        && one.y < other.y + other.height + clear
        && other.y < one.y + one.height + clear
}

fn area(rect: &Rect) -> Area {
    let (width, height) = (rect.width.max(0.1), rect.height.max(0.1));
    Area::from_xywh(rect.x as f32, rect.y as f32, width as f32, height as f32).expect("an area has a size")
}

fn draw_rule(surface: &mut Surface, rule: &Hairline) {
    let mut path = PathBuilder::new();
    path.move_to(rule.from.x as f32, rule.from.y as f32);
    path.line_to(rule.to.x as f32, rule.to.y as f32);
    let Some(path) = path.finish() else { return };
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
    surface.set_fill(None);
    surface.set_stroke(Some(Stroke {
        paint: rgb::Color::new(120, 128, 138).into(),
        width: 0.6,
        ..Stroke::default()
    }));
    surface.draw_path(&path);
    surface.end_tagged();
}
