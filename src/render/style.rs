//! How each class of a map is painted outside pages: in files, pictures and on paper.
//!
//! `templates/map.css` says the same to pages, which may be laid over; a test holds the two together.

/// Red, green and blue.
pub type Colour = [u8; 3];

/// One declaration of a class.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Declaration {
    /// What fills a shape or the letters of a text; `None` leaves it empty.
    Fill(Option<Colour>),
    /// Colour of outlines and lines.
    Stroke(Colour),
    /// Width of outlines and lines.
    StrokeWidth(f64),
    /// Lengths of dashes and gaps.
    Dashes(&'static str),
    /// Bold letters.
    Bold,
}

use Declaration::{Bold, Dashes, Fill, Stroke, StrokeWidth};

const INK: Colour = [0x1b, 0x1f, 0x24];
const SOFT: Colour = [0x4b, 0x53, 0x5c];
const LINE: Colour = [0x76, 0x7d, 0x86];
const BLIP: Colour = [0x12, 0x40, 0x6f];
const LAW: Colour = [0x7d, 0x24, 0x33];
const WHITE: Colour = [0xff, 0xff, 0xff];

const fn fill(red: u8, green: u8, blue: u8) -> Declaration {
    Fill(Some([red, green, blue]))
}

/// The classes, later ones outdoing earlier ones.
#[rustfmt::skip]
const CLASSES: [(&str, &[Declaration]); 27] = [
    ("paper", &[Fill(Some(WHITE))]),
    ("cell", &[Stroke([0x9f, 0xb3, 0xc8]), StrokeWidth(0.8)]),
    ("ring-0", &[fill(0xcf, 0xe0, 0xf3)]),
    ("ring-1", &[fill(0xdd, 0xe9, 0xf7)]),
    ("ring-2", &[fill(0xea, 0xf2, 0xfb)]),
    ("ring-3", &[fill(0xf5, 0xf9, 0xfd)]),
    ("ring-4", &[fill(0xf9, 0xfb, 0xfe)]),
    ("ring-5", &[fill(0xfc, 0xfd, 0xff)]),
    ("outside", &[fill(0xfb, 0xf4, 0xf4), Stroke(LAW), StrokeWidth(0.8), Dashes("2 3")]),
    ("ring-name", &[Fill(Some(SOFT)), Bold]),
    ("sector-name", &[Fill(Some(INK)), Bold]),
    ("name", &[Fill(Some(INK))]),
    ("leader", &[Stroke(LINE), StrokeWidth(0.7)]),
    ("dot", &[Fill(Some(BLIP))]),
    ("hollow", &[Fill(Some(WHITE)), Stroke(BLIP)]),
    ("barred", &[Fill(Some(LAW))]),
    ("number", &[Fill(Some(SOFT))]),
    ("bar", &[Fill(Some(WHITE))]),
    ("centre", &[Fill(Some(SOFT))]),
    ("badge", &[Fill(Some(WHITE))]),
    ("rim", &[Fill(None), Stroke(BLIP)]),
    ("doubt", &[Fill(Some(SOFT))]),
    ("on-blip", &[Fill(Some(WHITE))]),
    ("trail", &[Fill(None), Stroke(LINE), StrokeWidth(1.2), Dashes("3 2")]),
    ("swatch", &[Stroke(LINE), StrokeWidth(0.8)]),
    ("key-head", &[Fill(Some(INK)), Bold]),
    ("key-text", &[Fill(Some(INK))]),
];

impl Declaration {
    /// The property, as SVG and CSS call it.
    pub fn property(self) -> &'static str {
        match self {
            Fill(_) => "fill",
            Stroke(_) => "stroke",
            StrokeWidth(_) => "stroke-width",
            Dashes(_) => "stroke-dasharray",
            Bold => "font-weight",
        }
    }

    /// The value, as SVG and CSS write it.
    pub fn value(self) -> String {
        match self {
            Fill(None) => "none".into(),
            Fill(Some([red, green, blue])) | Stroke([red, green, blue]) => format!("#{red:02x}{green:02x}{blue:02x}"),
            StrokeWidth(width) => width.to_string(),
            Dashes(dashes) => dashes.into(),
            Bold => "bold".into(),
        }
    }
}

/// The class of a ring's tint; those farther out than the sixth have the same.
pub fn ring_class(ring: usize) -> String {
    format!("ring-{}", ring.min(5))
}

/// What the classes of an element, separated by blanks, declare together.
pub fn resolve(classes: &str) -> Vec<Declaration> {
    let mut resolved: Vec<Declaration> = Vec::new();
    let own = |class: &str| classes.split(' ').any(|own| own == class);
    for declaration in CLASSES.iter().filter(|(class, _)| own(class)).flat_map(|(_, all)| *all) {
        let same = |there: &&mut Declaration| there.property() == declaration.property();
        match resolved.iter_mut().find(same) {
            Some(there) => *there = *declaration,
            None => resolved.push(*declaration),
        }
    }
    resolved
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_and_files_paint_a_class_alike() {
        let css = |(class, all): &(&str, &[Declaration])| {
            let declaration = |one: &Declaration| format!("{}: {};", one.property(), one.value());
            let all: Vec<String> = all.iter().map(declaration).collect();
            format!(".{class} {{ {} }}\n", all.join(" "))
        };
        let written: String = CLASSES.iter().map(css).collect();
        assert_eq!(written, include_str!("../../templates/map.css"));
    }

    #[test]
    fn a_later_class_outdoes_an_earlier_one() {
        let band = resolve("cell outside");
        let values: Vec<String> = band.iter().map(|one| one.value()).collect();
        assert_eq!(values, ["#7d2433", "0.8", "#fbf4f4", "2 3"]);
    }
}
