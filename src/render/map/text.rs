//! Texts of a map, each line at its place.

use crate::model::{Anchor, TextBlock};
use crate::render::svg::{Attributes, SvgWriter};

/// Writes a text whose lines keep their planned width.
pub fn write_text(svg: &mut SvgWriter, attributes: Attributes, text: &TextBlock) {
    let belted = text.lines.iter().all(|line| is_left_to_right(&line.text));
    write_lines(svg, attributes, text, |attributes, width| {
        planned(attributes, width, belted)
    });
}

/// Writes a text. Names of rings and sectors may grow on a small screen, so their width is not held.
pub fn write_lines(
    svg: &mut SvgWriter,
    attributes: Attributes,
    text: &TextBlock,
    hold: impl Fn(Attributes, f64) -> Attributes,
) {
    let anchor = match text.anchor {
        Anchor::Start => "start",
        Anchor::Middle => "middle",
        Anchor::End => "end",
    };
    let bounds = &text.bounds;
    let attributes = attributes
        .numbers("data-box", &[bounds.x, bounds.y, bounds.width, bounds.height])
        .number("font-size", text.size)
        .text("text-anchor", anchor);
    let place = |x: f64, y: f64| Attributes::new().number("x", x).number("y", y);
    match text.lines.as_slice() {
        [line] => {
            let attributes = attributes.number("x", line.x).number("y", line.y);
            svg.words("text", hold(attributes, line.width), &line.text);
        }
        lines => {
            svg.open("text", attributes);
            for (row, line) in lines.iter().enumerate() {
                // A line that was broken after a hyphen or a slash goes on without a blank.
                let goes_on = row + 1 < lines.len() && !line.text.ends_with(['-', '/']);
                let space = if goes_on { " " } else { "" };
                let attributes = hold(place(line.x, line.y), line.width);
                svg.words("tspan", attributes, &format!("{}{space}", line.text));
            }
            svg.close();
        }
    }
}

/// Holds a line to its planned width, also where the viewer's font is another one.
fn planned(attributes: Attributes, width: f64, belted: bool) -> Attributes {
    if belted && width > 0.0 {
        attributes
            .number("textLength", width)
            .text("lengthAdjust", "spacingAndGlyphs")
    } else {
        attributes
    }
}

/// Whether letters stand alone from left to right, so that the planned width is that of the painted text.
fn is_left_to_right(text: &str) -> bool {
    text.chars().all(|letter| u32::from(letter) < 0x0590)
}
