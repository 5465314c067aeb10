//! Texts of a map, each line at its place.

use crate::model::{Anchor, Point, TextBlock};
use crate::render::svg::{Attributes, PlannedText, SvgWriter};

/// Writes a text whose lines keep their planned width; `names` is the id of the blip it names.
pub fn write_text(svg: &mut SvgWriter, class: &str, attributes: Attributes, text: &TextBlock, names: Option<&str>) {
    // Letters of scripts that join or run from the right are wider or narrower than planned.
    let is_planned = text.lines.iter().all(|line| is_left_to_right(&line.text));
    let holds = is_planned && svg.holds_widths();
    write_lines(svg, class, attributes, text, names, |attributes, width| {
        if holds && width > 0.0 {
            let attributes = attributes.number("textLength", width);
            attributes.text("lengthAdjust", "spacingAndGlyphs")
        } else {
            attributes
        }
    });
}

/// Writes the name of a ring or a sector. It may grow on a small screen, so its width is not held.
pub fn write_axis_label(svg: &mut SvgWriter, class: &str, attributes: Attributes, text: &TextBlock) {
    write_lines(svg, class, attributes, text, None, |attributes, _| attributes);
}

fn write_lines(
    svg: &mut SvgWriter,
    class: &str,
    attributes: Attributes,
    text: &TextBlock,
    names: Option<&str>,
    hold: impl Fn(Attributes, f64) -> Attributes,
) {
    let lines = text.lines.iter();
    let planned = PlannedText {
        class,
        lines: lines
            .map(|line| (line.text.as_str(), Point { x: line.x, y: line.y }))
            .collect(),
        anchor: text.anchor,
        size: text.size,
        room: Some(text.bounds),
        names,
    };
    let Some(size) = svg.size_text(&planned) else { return };
    let anchor = match text.anchor {
        Anchor::Start => "start",
        Anchor::Middle => "middle",
        Anchor::End => "end",
    };
    let bounds = &text.bounds;
    let attributes = match svg.is_handed_down(class, size) {
        true => attributes.numbers("data-box", &[bounds.x, bounds.y, bounds.width, bounds.height]),
        false => Attributes::new()
            .class(class)
            .and(attributes)
            .numbers("data-box", &[bounds.x, bounds.y, bounds.width, bounds.height])
            .number("font-size", size),
    };
    let attributes = match text.anchor {
        // What SVG takes where nothing is said, and most names of a page have.
        Anchor::Start if svg.is_page() => attributes,
        Anchor::Start | Anchor::Middle | Anchor::End => attributes.text("text-anchor", anchor),
    };
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
                let attributes = Attributes::new().number("x", line.x).number("y", line.y);
                svg.words("tspan", hold(attributes, line.width), &format!("{}{space}", line.text));
            }
            svg.close();
        }
    }
}

/// Whether letters stand alone from left to right, so that the planned width is that of the painted text.
fn is_left_to_right(text: &str) -> bool {
    text.chars().all(|letter| u32::from(letter) < 0x0590)
}
