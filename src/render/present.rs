//! Makes a drawing fit for other programs: rules of its style sheet become presentation attributes, which Word,
//! LibreOffice, Inkscape, resvg and krilla all read; blips become links; texts are set in the font that is at hand.
//!
//! In: SVG of our own writers. Out: SVG again, or SVG without texts and the texts apart.

use std::collections::{BTreeMap, BTreeSet};

use resvg::usvg::roxmltree::{Document, Node};

use crate::model::{Anchor, Rect};

use super::font::{self, Weight};
use super::svg::{escape, number};

/// What becomes of the texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Letters {
    /// They stay as planned, in the fonts that every system has.
    Planned,
    /// They are set in the bundled font, inside their planned boxes.
    Fitted,
    /// They are taken out of the drawing and given apart, set in the bundled font inside their planned boxes.
    Apart,
}

/// A drawing made presentable.
#[derive(Debug, Clone)]
pub struct Presented {
    /// The drawing.
    pub svg: String,
    /// Its texts, where they were asked for apart.
    pub letterings: Vec<Lettering>,
    /// Letters that the bundled font lacks and a box stands for, where texts are fitted.
    pub lacking: BTreeSet<char>,
}

/// One line of text of a drawing.
#[derive(Debug, Clone, PartialEq)]
pub struct Lettering {
    /// The words.
    pub text: String,
    /// Where it is anchored.
    pub x: f64,
    /// Its baseline.
    pub y: f64,
    /// How it hangs on its `x`.
    pub anchor: Anchor,
    /// Size it is painted at.
    pub size: f64,
    /// Weight of the letters.
    pub weight: Weight,
    /// Red, green and blue.
    pub colour: [u8; 3],
    /// The box it was planned to stay in.
    pub room: Option<Rect>,
    /// The blip it names, by id.
    pub names: Option<String>,
}

/// How a drawing is to be made presentable.
pub struct Wishes<'a> {
    /// A style sheet besides the drawing's own; only rules for classes.
    pub sheet: &'a str,
    /// What becomes of the texts.
    pub letters: Letters,
    /// Address of a blip's page by the blip's id.
    pub links: &'a dyn Fn(&str) -> Option<String>,
    /// The part of the drawing to show, where not all of it.
    pub part: Option<Rect>,
}

/// Makes a drawing presentable.
pub fn present(svg: &str, wishes: &Wishes) -> Presented {
    let document = Document::parse(svg).expect("our own writers write well-formed SVG");
    let root = document.root_element();
    let mut rules = read_rules(wishes.sheet);
    for style in root
        .descendants()
        .filter(|node| node.has_tag_name("style") || node.tag_name().name() == "style")
    {
        rules.extend(read_rules(style.text().unwrap_or_default()));
    }
    let part = wishes.part.unwrap_or_else(|| view_box(root));
    let mut writer = Writer {
        wishes,
        rules,
        part,
        text: String::new(),
        letterings: Vec::new(),
        lacking: BTreeSet::new(),
    };
    writer.element(root, &BTreeMap::new());
    Presented {
        svg: writer.text,
        letterings: writer.letterings,
        lacking: writer.lacking,
    }
}

fn view_box(root: Node) -> Rect {
    let numbers: Vec<f64> = root
        .attribute("viewBox")
        .unwrap_or_default()
        .split_whitespace()
        .filter_map(|word| word.parse().ok())
        .collect();
    match numbers[..] {
        [x, y, width, height] => Rect { x, y, width, height },
        _ => {
            let side = |name| root.attribute(name).and_then(|word| word.parse().ok()).unwrap_or(100.0);
            Rect {
                x: 0.0,
                y: 0.0,
                width: side("width"),
                height: side("height"),
            }
        }
    }
}

/// Classes that must all be there, and what they declare.
type Rule = (Vec<String>, Vec<(String, String)>);

/// Rules of a style sheet whose selectors are classes only; others are for pages and are passed over.
fn read_rules(sheet: &str) -> Vec<Rule> {
    let mut rules = Vec::new();
    for block in sheet.split('}') {
        let Some((selectors, body)) = block.split_once('{') else {
            continue;
        };
        let declarations: Vec<(String, String)> = body
            .split(';')
            .filter_map(|line| line.split_once(':'))
            .map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()))
            .collect();
        for selector in selectors.split(',').map(str::trim) {
            let plain = selector.starts_with('.') && !selector.contains(|letter: char| " >+~:[#*".contains(letter));
            if plain {
                let classes = selector[1..].split('.').map(str::to_owned).collect();
                rules.push((classes, declarations.clone()));
            }
        }
    }
    rules
}

/// Properties that are attributes of SVG as well.
const ATTRIBUTES: [&str; 14] = [
    "fill",
    "fill-opacity",
    "font-family",
    "font-size",
    "font-style",
    "font-weight",
    "opacity",
    "stroke",
    "stroke-dasharray",
    "stroke-linecap",
    "stroke-linejoin",
    "stroke-opacity",
    "stroke-width",
    "text-anchor",
];

struct Writer<'a> {
    wishes: &'a Wishes<'a>,
    rules: Vec<Rule>,
    part: Rect,
    text: String,
    letterings: Vec<Lettering>,
    lacking: BTreeSet<char>,
}

impl Writer<'_> {
    fn element(&mut self, node: Node, inherited: &BTreeMap<String, String>) {
        let name = node.tag_name().name();
        if name == "style" {
            return;
        }
        let mut attributes = self.attributes(node);
        // What has no children hands nothing on, and letters as planned need no styles.
        let mut styles = BTreeMap::new();
        if node.has_children() && self.wishes.letters != Letters::Planned {
            styles.clone_from(inherited);
            let styled = attributes
                .iter()
                .filter(|(name, _)| ATTRIBUTES.contains(&name.as_str()));
            styles.extend(styled.cloned());
        }
        if name == "text" {
            match self.wishes.letters {
                Letters::Planned => {}
                Letters::Fitted => self.fit(node, &styles, &mut attributes),
                Letters::Apart => return self.take_out(node, &styles),
            }
        }
        let name = self.link(node, name, &mut attributes);
        self.text.push('<');
        self.text.push_str(name);
        for (name, value) in &attributes {
            for part in [" ", name, "=\"", &escape(value), "\""] {
                self.text.push_str(part);
            }
        }
        if !node.has_children() {
            self.text.push_str("/>");
            return;
        }
        self.text.push('>');
        for child in node.children() {
            if child.is_element() {
                self.element(child, &styles);
            } else if let Some(text) = child.text() {
                let text = if self.wishes.letters == Letters::Fitted && within_text(child) {
                    let (text, lacking) = font::writable(text);
                    self.lacking.extend(lacking);
                    text
                } else {
                    text.to_owned()
                };
                self.text.push_str(&escape_text(&text));
            }
        }
        self.text.push_str(&format!("</{name}>"));
    }

    /// The attributes of an element with those that its classes ask for; its own come first, as rules outdo them.
    fn attributes(&self, node: Node) -> Vec<(String, String)> {
        let mut attributes: Vec<(String, String)> = Vec::new();
        let root = node.parent().is_none_or(|parent| parent.is_root());
        if root {
            let part = &self.part;
            let frame = [part.x, part.y, part.width, part.height].map(number).join(" ");
            attributes.push(("xmlns".into(), "http://www.w3.org/2000/svg".into()));
            attributes.push(("xmlns:xlink".into(), "http://www.w3.org/1999/xlink".into()));
            attributes.push(("width".into(), number(part.width)));
            attributes.push(("height".into(), number(part.height)));
            attributes.push(("viewBox".into(), frame));
        }
        // Planned widths belong to the planned font.
        let is_planned_width = |name: &str| matches!(name, "textLength" | "lengthAdjust");
        let as_planned = self.wishes.letters == Letters::Planned;
        for attribute in node
            .attributes()
            .filter(|attribute| as_planned || !is_planned_width(attribute.name()))
        {
            if !attributes.iter().any(|(name, _)| name == attribute.name()) {
                attributes.push((attribute.name().to_owned(), attribute.value().to_owned()));
            }
        }
        let classes: Vec<&str> = node.attribute("class").unwrap_or_default().split_whitespace().collect();
        for (wanted, declarations) in &self.rules {
            if !wanted.iter().all(|class| classes.contains(&class.as_str())) {
                continue;
            }
            for (name, value) in declarations
                .iter()
                .filter(|(name, _)| ATTRIBUTES.contains(&name.as_str()))
            {
                match attributes.iter_mut().find(|(there, _)| there == name) {
                    Some((_, old)) => *old = value.clone(),
                    None => attributes.push((name.clone(), value.clone())),
                }
            }
        }
        attributes
    }

    /// A blip that has a page becomes a link to it.
    fn link<'n>(&self, node: Node, name: &'n str, attributes: &mut Vec<(String, String)>) -> &'n str {
        let blip = node.attribute("data-blip").filter(|_| name == "g");
        let Some(href) = blip.and_then(|blip| (self.wishes.links)(blip)) else {
            return name;
        };
        attributes.retain(|(name, _)| name != "role");
        // Word and LibreOffice know the older name only.
        attributes.push(("xlink:href".into(), href.clone()));
        attributes.push(("href".into(), href));
        "a"
    }

    fn fit(&self, node: Node, styles: &BTreeMap<String, String>, attributes: &mut [(String, String)]) {
        let size = number(self.set(node, styles).0);
        for (_, value) in attributes.iter_mut().filter(|(name, _)| name == "font-size") {
            value.clone_from(&size);
        }
    }

    /// The size and the weight a text is painted with.
    fn set(&self, node: Node, styles: &BTreeMap<String, String>) -> (f64, Weight) {
        let weight = match styles.get("font-weight").map(String::as_str) {
            Some("bold" | "600" | "700" | "800" | "900") => Weight::Bold,
            _ => Weight::Regular,
        };
        let planned = styles
            .get("font-size")
            .and_then(|size| size.parse().ok())
            .unwrap_or(16.0);
        let lines = lines_of(node);
        let words: Vec<String> = lines.iter().map(|line| font::writable(&line.0).0).collect();
        let words: Vec<&str> = words.iter().map(|line| line.trim_end()).collect();
        let room = room_of(node).map_or(f64::INFINITY, |room| room.width);
        (font::fit(&words, planned, weight, room), weight)
    }

    fn take_out(&mut self, node: Node, styles: &BTreeMap<String, String>) {
        let (size, weight) = self.set(node, styles);
        let anchor = match styles.get("text-anchor").map(String::as_str) {
            Some("middle") => Anchor::Middle,
            Some("end") => Anchor::End,
            _ => Anchor::Start,
        };
        for (text, x, y) in lines_of(node) {
            self.letterings.push(Lettering {
                text: text.trim_end().to_owned(),
                x: x - self.part.x,
                y: y - self.part.y,
                anchor,
                size,
                weight,
                colour: styles.get("fill").map_or([0, 0, 0], |fill| colour(fill)),
                room: room_of(node).map(|room| Rect {
                    x: room.x - self.part.x,
                    y: room.y - self.part.y,
                    ..room
                }),
                names: node
                    .attribute("data-label-for")
                    .or(node.attribute("data-number-for"))
                    .map(str::to_owned),
            });
        }
    }
}

/// Text between elements: quotation marks may stay, line ends may not be lost.
fn escape_text(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn within_text(node: Node) -> bool {
    node.ancestors().any(|ancestor| ancestor.tag_name().name() == "text")
}

/// The lines of a text with the place of each.
fn lines_of(node: Node) -> Vec<(String, f64, f64)> {
    let at = |node: Node, name: &str| node.attribute(name).and_then(|word| word.parse::<f64>().ok());
    let spans: Vec<Node> = node
        .children()
        .filter(|child| child.tag_name().name() == "tspan")
        .collect();
    let spans = if spans.is_empty() { vec![node] } else { spans };
    let place = |span: Node, name: &str| at(span, name).or(at(node, name)).unwrap_or_default();
    spans
        .into_iter()
        .map(|span| {
            let words: String = span
                .descendants()
                .filter(|node| node.is_text())
                .filter_map(|node| node.text())
                .collect();
            (words, place(span, "x"), place(span, "y"))
        })
        .collect()
}

fn room_of(node: Node) -> Option<Rect> {
    let numbers: Vec<f64> = node
        .attribute("data-box")?
        .split_whitespace()
        .filter_map(|word| word.parse().ok())
        .collect();
    match numbers[..] {
        [x, y, width, height] => Some(Rect { x, y, width, height }),
        _ => None,
    }
}

/// A colour as our style sheets write it: six digits, or white where they write otherwise.
fn colour(text: &str) -> [u8; 3] {
    let digits = text.trim_start_matches('#');
    let pair = |at: usize| {
        digits
            .get(at..at + 2)
            .and_then(|pair| u8::from_str_radix(pair, 16).ok())
    };
    match (pair(0), pair(2), pair(4)) {
        (Some(red), Some(green), Some(blue)) => [red, green, blue],
        _ => [255, 255, 255],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wishes(letters: Letters, links: &dyn Fn(&str) -> Option<String>) -> Wishes<'_> {
        Wishes {
            sheet: ".dot { fill: #12406f; } .dot.big, .x { stroke: #000000 } a:hover { fill: red }",
            letters,
            links,
            part: None,
        }
    }

    const MAP: &str = "<svg viewBox='0 0 100 50'><style>.name{font-weight:bold}</style><g data-blip='a' role='img'>\
                       <circle class='dot big' r='3'/></g><text class='name' x='5' y='9' font-size='10' \
                       data-box='5 0 20 12' data-label-for='a'>R&amp;D &lt;one></text></svg>";

    #[test]
    fn rules_become_attributes_and_the_style_sheet_goes() {
        let made = present(MAP, &wishes(Letters::Planned, &|_| None)).svg;
        assert!(made.contains("fill=\"#12406f\" stroke=\"#000000\""), "{made}");
        assert!(
            made.contains("font-weight=\"bold\"") && !made.contains("<style"),
            "{made}"
        );
        assert!(made.contains(">R&amp;D &lt;one&gt;</text>"), "{made}");
    }

    #[test]
    fn a_blip_with_a_page_becomes_a_link() {
        let made = present(MAP, &wishes(Letters::Planned, &|id| Some(format!("tech/{id}.html")))).svg;
        assert!(
            made.contains("<a data-blip=\"a\" xlink:href=\"tech/a.html\" href=\"tech/a.html\"><circle"),
            "{made}"
        );
    }

    #[test]
    fn texts_taken_out_fit_their_boxes() {
        let made = present(MAP, &wishes(Letters::Apart, &|_| None));
        let text = &made.letterings[0];
        assert!(!made.svg.contains("<text"));
        assert_eq!((text.text.as_str(), text.names.as_deref()), ("R&D <one>", Some("a")));
        assert!(font::width(&text.text, text.size, text.weight) <= 20.0);
    }
}
