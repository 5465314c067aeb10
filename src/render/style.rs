//! How each class of a map is painted outside pages: in files, pictures and on paper.
//!
//! `templates/map.css` says the same to pages, which may be laid over; a test holds the two together.

use crate::model::{Colour, LIGHT, MapColours, write_colour};

/// One declaration of a class.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Declaration {
    /// What fills a shape or the letters of a text; `None` leaves it empty.
    Fill(Option<Colour>),
    /// Colour of outlines and lines.
    Stroke(Colour),
    /// Width of outlines and lines.
    StrokeWidth(f64),
    /// How much of what lies below is covered by what fills a shape.
    FillOpacity(f64),
    /// Lengths of dashes and gaps.
    Dashes(&'static str),
    /// Bold letters.
    Bold,
}

use Declaration::{Bold, Dashes, Fill, FillOpacity, Stroke, StrokeWidth};

const INK: Colour = LIGHT.ink;
const SOFT: Colour = LIGHT.soft;
const LINE: Colour = LIGHT.line;
const BLIP: Colour = LIGHT.blip;
const LAW: Colour = [0x7d, 0x24, 0x33];
const WHITE: Colour = LIGHT.ground;

const fn fill(red: u8, green: u8, blue: u8) -> Declaration {
    Fill(Some([red, green, blue]))
}

const fn stroke(red: u8, green: u8, blue: u8) -> Declaration {
    Stroke([red, green, blue])
}

/// The last ring with a class of its own; those farther out have the same.
const LAST_RING: usize = 5;

/// The last ring whose colours differ from those of the next.
pub const LAST_TONE: usize = 3;

/// The classes, later ones outdoing earlier ones.
#[rustfmt::skip]
const CLASSES: [(&str, &[Declaration]); 40] = [
    ("paper", &[Fill(Some(WHITE))]),
    ("cell", &[Stroke([0x9f, 0xb3, 0xc8]), StrokeWidth(0.8)]),
    ("ring-0", &[fill(0xa9, 0xcc, 0xf0)]),
    ("ring-1", &[fill(0xcf, 0xe2, 0xf6)]),
    ("ring-2", &[fill(0xe8, 0xf1, 0xfa)]),
    ("ring-3", &[fill(0xfc, 0xfd, 0xff)]),
    ("ring-4", &[fill(0xfc, 0xfd, 0xff)]),
    ("ring-5", &[fill(0xfc, 0xfd, 0xff)]),
    ("alternate", &[FillOpacity(0.8)]),
    ("last-of-odd", &[FillOpacity(0.9)]),
    ("border", &[Stroke(WHITE), StrokeWidth(3.5)]),
    ("outside", &[fill(0xfb, 0xf4, 0xf4), Stroke(LAW), StrokeWidth(0.8), Dashes("2 3")]),
    ("ring-name", &[Fill(Some(INK)), Bold]),
    ("sector-name", &[Fill(Some(INK)), Bold]),
    ("name", &[Fill(Some(INK))]),
    ("leader", &[Stroke(LINE), StrokeWidth(0.7)]),
    ("dot", &[Fill(Some(BLIP))]),
    ("hollow", &[Fill(Some(WHITE)), Stroke(BLIP)]),
    ("barred", &[Fill(Some(LAW))]),
    ("number", &[Fill(Some(SOFT))]),
    ("bar", &[Fill(Some(WHITE))]),
    ("centre", &[Fill(Some(SOFT))]),
    ("rim", &[Fill(None), Stroke(BLIP)]),
    ("dot-0", &[fill(0x0a, 0x2c, 0x52)]),
    ("dot-1", &[fill(0x1b, 0x55, 0x90)]),
    ("dot-2", &[fill(0x3a, 0x74, 0xb0)]),
    ("dot-3", &[fill(0x5b, 0x76, 0x90)]),
    ("hollow-0", &[stroke(0x0a, 0x2c, 0x52)]),
    ("hollow-1", &[stroke(0x1b, 0x55, 0x90)]),
    ("hollow-2", &[stroke(0x3a, 0x74, 0xb0)]),
    ("hollow-3", &[stroke(0x5b, 0x76, 0x90)]),
    ("rim-0", &[stroke(0x0a, 0x2c, 0x52)]),
    ("rim-1", &[stroke(0x1b, 0x55, 0x90)]),
    ("rim-2", &[stroke(0x3a, 0x74, 0xb0)]),
    ("rim-3", &[stroke(0x5b, 0x76, 0x90)]),
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
            FillOpacity(_) => "fill-opacity",
            Dashes(_) => "stroke-dasharray",
            Bold => "font-weight",
        }
    }

    /// The value, as SVG and CSS write it.
    pub fn value(self) -> String {
        match self {
            Fill(None) => "none".into(),
            Fill(Some(colour)) | Stroke(colour) => write_colour(colour),
            StrokeWidth(width) => width.to_string(),
            FillOpacity(share) => share.to_string(),
            Dashes(dashes) => dashes.into(),
            Bold => "bold".into(),
        }
    }
}

/// The class of a ring's tint; those farther out than the sixth have the same.
pub fn ring_class(ring: usize) -> String {
    format!("ring-{}", ring.min(LAST_RING))
}

/// The class of a ring's swatch in headings of pages.
pub fn tone_class(ring: usize, outside: bool) -> String {
    match outside {
        true => "swatch-restricted".to_owned(),
        false => format!("tone-{}", ring.min(LAST_TONE)),
    }
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

/// The colours that were chosen for a map, and the sector in which something is drawn.
#[derive(Debug, Clone, Copy, Default)]
pub struct Painted {
    /// The colours.
    pub colours: MapColours,
    /// The sector; `None` outside of any.
    pub sector: Option<usize>,
}

impl Painted {
    /// What the classes of an element declare, in the colours chosen.
    pub fn resolve(&self, classes: &str) -> Vec<Declaration> {
        let mut resolved = resolve(classes);
        let sector = self.sector.and_then(|sector| self.colours.of_sector(sector));
        for class in classes.split(' ') {
            let ring = class.strip_prefix("ring-").and_then(|ring| ring.parse().ok());
            let chosen = match class {
                "dot" | "sector-name" => sector.map(|tone| Fill(Some(tone.light))),
                "hollow" | "rim" => sector.map(|tone| Stroke(tone.light)),
                _ => ring
                    .and_then(|ring| self.colours.of_ring(ring))
                    .map(|tone| Fill(Some(tone.light))),
            };
            let Some(chosen) = chosen else { continue };
            resolved.retain(|there| there.property() != chosen.property());
            resolved.push(chosen);
        }
        resolved
    }
}

/// All classes as a style sheet for what stands below one class, in the light colours of a map: for fragments of pages.
pub fn write_scoped(scope: &str, colours: &MapColours) -> String {
    let rule = |(class, all): &(&str, &[Declaration])| {
        let said = all.iter().map(|one| format!("{}:{}", one.property(), one.value()));
        format!(".{scope} .{class}{{{}}}\n", said.collect::<Vec<_>>().join(";"))
    };
    let rings = colours.rings.iter().enumerate().filter_map(|(ring, tone)| {
        let colour = write_colour(tone.as_ref()?.light);
        Some(format!(".{scope} .ring-{ring}{{fill:{colour}}}\n"))
    });
    let sectors = colours.sectors.iter().enumerate().filter_map(|(sector, tone)| {
        let colour = write_colour(tone.as_ref()?.light);
        Some(format!(
            ".{scope} .s{sector} .dot,.{scope} .sector-name.s{sector}{{fill:{colour}}}\n.{scope} .s{sector} .hollow,.{scope} .s{sector} .rim{{stroke:{colour}}}\n"
        ))
    });
    CLASSES.iter().map(rule).chain(rings).chain(sectors).collect()
}

/// The same for pages, as a style sheet to go behind the site's own: in light, dark and on paper. Where readers force
/// colours of their own nothing is said.
pub fn write_rules(colours: &MapColours) -> String {
    let rules = |colour_of: fn(&crate::model::Tone) -> Colour| -> String {
        let rings = colours.rings.iter().enumerate().filter_map(|(ring, tone)| {
            let colour = write_colour(colour_of(tone.as_ref()?));
            Some(format!(
                "  .ring-{ring} {{ fill: {colour}; }} .ground-{ring} {{ background: {colour}; }}\n"
            ))
        });
        let sectors = colours.sectors.iter().enumerate().filter_map(|(sector, tone)| {
            let colour = write_colour(colour_of(tone.as_ref()?));
            Some(format!(
                "  .s{sector} .dot, .sector-name.s{sector} {{ fill: {colour}; }} .s{sector} .hollow, .s{sector} .rim {{ stroke: {colour}; }}\n"
            ))
        });
        rings.chain(sectors).collect()
    };
    let light = rules(|tone| tone.light);
    if light.is_empty() {
        return light;
    }
    let dark = rules(|tone| tone.dark);
    format!(
        "@media (forced-colors: none) {{\n{light}}}\n@media screen and (forced-colors: none) and (prefers-color-scheme: dark) {{\n{dark}}}\n"
    )
}

/// The colour of all marks as that of the line below the head of a page, where all sectors have one.
pub fn write_accent(colours: &MapColours) -> String {
    let Some(first) = colours
        .of_sector(0)
        .filter(|first| colours.sectors.iter().all(|tone| *tone == Some(*first)))
    else {
        return String::new();
    };
    let (light, dark) = (write_colour(first.light), write_colour(first.dark));
    format!(
        ":root {{ --blip: {light}; }}\n@media screen and (prefers-color-scheme: dark) {{\n  :root {{ --blip: {dark}; }}\n}}\n"
    )
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
    fn chosen_colours_go_to_rings_and_to_what_stands_in_a_sector() {
        let tone = |light| crate::model::Tone { light, dark: [1, 2, 3] };
        let mut colours = MapColours::default();
        colours.rings[1] = Some(tone([0xaa, 0xbb, 0xcc]));
        colours.sectors[2] = Some(tone([0x11, 0x22, 0x33]));
        let resolve = |sector, classes: &str| {
            let all = Painted { colours, sector }.resolve(classes);
            all.iter()
                .map(|one| format!("{} {}", one.property(), one.value()))
                .collect::<Vec<_>>()
                .join("; ")
        };
        assert_eq!(resolve(None, "ring-1"), "fill #aabbcc");
        assert_eq!(resolve(Some(2), "dot"), "fill #112233");
        assert_eq!(resolve(Some(2), "hollow"), "fill #ffffff; stroke #112233");
        assert_eq!(resolve(Some(0), "dot"), "fill #12406f");
        let css = write_rules(&colours);
        assert!(
            css.contains(".ring-1 { fill: #aabbcc; }") && css.contains(".s2 .dot"),
            "{css}"
        );
        assert_eq!(css.matches("#010203").count(), 4, "{css}");
        assert_eq!(write_rules(&MapColours::default()), "");
    }

    #[test]
    fn dark_pages_are_painted_in_the_colours_that_contrast_is_checked_against() {
        let css = include_str!("../../templates/map-modes.css");
        let dark = crate::model::DARK;
        let named = [
            ("--ground", dark.ground),
            ("--ink", dark.ink),
            ("--line", dark.line),
            ("--blip", dark.blip),
            ("--on-blip", dark.on_blip),
        ];
        for (name, colour) in named {
            assert!(css.contains(&format!("{name}: {};", write_colour(colour))), "{name}");
        }
        for (ring, colour) in dark.rings.into_iter().enumerate() {
            assert!(
                css.contains(&format!("--tint-{ring}: {};", write_colour(colour))),
                "ring {ring}"
            );
        }
    }

    #[test]
    fn a_later_class_outdoes_an_earlier_one() {
        let band = resolve("cell outside");
        let values: Vec<String> = band.iter().map(|one| one.value()).collect();
        assert_eq!(values, ["#7d2433", "0.8", "#fbf4f4", "2 3"]);
    }
}
