//! The path of a technology through editions as a small picture: rings as bands, the one nearest to use on top, and a step
//! line that has a gap where the technology was not there.

use crate::model::Point;

use super::font::{self, Weight};
use super::svg::{Attributes, Medium, SvgWriter, number};

/// Font size of the names of rings and editions.
const LETTERS: f64 = 12.0;
/// How much wider than in the bundled font names may be in the font of a page.
const WIDER: f64 = 1.15;
/// Height of a band.
const BAND: f64 = 24.0;
/// From one edition to the next.
const STEP: f64 = 72.0;
/// Free space around the names, and at least so much beside the first and the last edition.
const PAD: f64 = 8.0;
const SIDE: f64 = 16.0;
/// Height of the names of editions.
const FOOT: f64 = 22.0;
/// Radius of a mark.
const MARK: f64 = 5.0;

/// A ring of the picture.
pub struct Band {
    /// Its name.
    pub name: String,
    /// The class of its ground.
    pub class: String,
}

/// What the picture shows.
pub struct PathPicture<'p> {
    /// Rings, the one nearest to use first.
    pub bands: &'p [Band],
    /// Names of the editions, the oldest first.
    pub editions: &'p [&'p str],
    /// The ring in each edition, by its place; `None` where the technology was not there.
    pub places: &'p [Option<usize>],
    /// The same in words.
    pub words: &'p str,
}

/// Where things stand.
struct Frame {
    /// Where the first edition stands.
    first: f64,
    /// From one edition to the next.
    step: f64,
    width: f64,
    height: f64,
}

impl Frame {
    /// Where an edition stands.
    fn x_of(&self, edition: usize) -> f64 {
        self.first + self.step * edition as f64
    }
}

/// Draws the picture for a page.
pub fn render_path(picture: &PathPicture) -> String {
    let frame = measure(picture);
    let mut svg = SvgWriter::new(Medium::Page, Point::default());
    let root = Attributes::new()
        .class("path-picture")
        .number("width", frame.width)
        .number("height", frame.height + FOOT)
        .numbers("viewBox", &[0.0, 0.0, frame.width, frame.height + FOOT])
        .text("role", "img")
        .text("aria-label", picture.words)
        .number("font-size", LETTERS);
    svg.open("svg", root);
    write_bands(&mut svg, picture.bands, frame.width);
    write_ends(&mut svg, picture.editions, &frame);
    write_line(&mut svg, picture.places, &frame);
    svg.finish().svg
}

fn measure(picture: &PathPicture) -> Frame {
    let width = |text: &str| WIDER * font::width(text, LETTERS, Weight::Regular);
    let names = picture.bands.iter().map(|band| width(&band.name)).fold(0.0, f64::max);
    let [first, last] = [picture.editions.first(), picture.editions.last()]
        .map(|name| name.map_or(0.0, |name| width(name) / 2.0 + PAD).max(SIDE));
    let steps = picture.editions.len().saturating_sub(1).max(1) as f64;
    // The names of both ends stand side by side.
    let step = STEP.max((first + last) / steps);
    let first = names + 2.0 * PAD + first;
    Frame {
        first,
        step,
        width: libm::ceil(first + step * steps + last),
        height: BAND * picture.bands.len() as f64,
    }
}

fn write_bands(svg: &mut SvgWriter, bands: &[Band], width: f64) {
    for (place, band) in bands.iter().enumerate() {
        let top = BAND * place as f64;
        let ground = Attributes::new().class(&format!("cell {}", band.class));
        let ground = ground.number("x", 0.0).number("y", top);
        svg.empty("rect", ground.number("width", width).number("height", BAND));
        let name = Attributes::new().class("name").number("x", PAD);
        svg.words("text", name.number("y", top + 0.68 * BAND), &band.name);
    }
}

/// The names of the first and the last edition.
fn write_ends(svg: &mut SvgWriter, editions: &[&str], frame: &Frame) {
    let y = frame.height + 0.7 * FOOT;
    if let [first, .., last] = editions {
        for (name, place) in [(first, 0), (last, editions.len() - 1)] {
            let text = Attributes::new()
                .class("name")
                .number("x", frame.x_of(place))
                .number("y", y);
            svg.words("text", text.text("text-anchor", "middle"), name);
        }
    }
}

fn write_line(svg: &mut SvgWriter, places: &[Option<usize>], frame: &Frame) {
    let at = |(index, place): (usize, &Option<usize>)| {
        Some(Point {
            x: frame.x_of(index),
            y: BAND * ((*place)? as f64 + 0.5),
        })
    };
    let points: Vec<Option<Point>> = places.iter().enumerate().map(at).collect();
    for pair in points.windows(2) {
        if let [Some(from), Some(to)] = pair {
            let path = [from.x, from.y, to.x, to.y].map(number);
            let [x, y, to_x, to_y] = &path;
            let line = Attributes::new().class("path");
            svg.empty("path", line.text("d", &format!("M{x} {y}H{to_x}V{to_y}")));
        }
    }
    for point in points.into_iter().flatten() {
        let mark = Attributes::new().class("dot").number("cx", point.x);
        svg.empty("circle", mark.number("cy", point.y).number("r", MARK));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draw(places: &[Option<usize>]) -> String {
        let band = |name: &str| Band {
            name: name.to_owned(),
            class: "ring-0".to_owned(),
        };
        render_path(&PathPicture {
            bands: &[band("Deploy"), band("Watch")],
            editions: &["one", "two", "three"],
            places,
            words: "Watch in one → Deploy in three",
        })
    }

    #[test]
    fn a_step_goes_along_its_ring_and_then_to_the_next_one() {
        let svg = draw(&[Some(1), Some(1), Some(0)]);
        assert_eq!(svg.matches("class=\"path\"").count(), 2, "{svg}");
        assert_eq!(svg.matches("class=\"dot\"").count(), 3, "{svg}");
        assert!(svg.contains("V36\"") && svg.contains("V12\""), "{svg}");
    }

    #[test]
    fn where_it_was_not_there_the_line_has_a_gap() {
        let svg = draw(&[Some(1), None, Some(0)]);
        assert_eq!(svg.matches("class=\"path\"").count(), 0, "{svg}");
        assert_eq!(svg.matches("class=\"dot\"").count(), 2, "{svg}");
    }
}
