//! Texts of a map, each line at its place.

use crate::model::{Point, TextBlock};
use crate::render::svg::{Attributes, PlannedText, SvgWriter, anchor_word};

/// Writes a text whose lines keep their planned width; `names` is the id of the blip it names.
pub fn write_text(svg: &mut SvgWriter, class: &str, attributes: Attributes, text: &TextBlock, names: Option<&str>) {
    // Letters of scripts that join or run from the right are wider or narrower than planned.
    let is_planned = text.lines.iter().all(|line| is_left_to_right(&line.text));
    let (holds, is_page) = (is_planned && svg.holds_widths(), svg.is_page());
    write_lines(svg, class, attributes, text, names, |attributes, width| {
        match holds && width > 0.0 {
            // The fonts of pages are alike but for the spaces between letters.
            true if is_page => attributes.tenth("textLength", width),
            true => {
                let attributes = attributes.number("textLength", width);
                attributes.text("lengthAdjust", "spacingAndGlyphs")
            }
            false => attributes,
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
    let bounds = [text.bounds.x, text.bounds.y, text.bounds.width, text.bounds.height];
    let room = match svg.is_page() {
        true => Attributes::new().tenths("data-box", &bounds),
        false => Attributes::new().numbers("data-box", &bounds),
    };
    let attributes = match svg.is_handed_down(class, size) {
        true => attributes.and(room),
        false => Attributes::new()
            .class(class)
            .and(attributes)
            .and(room)
            .number("font-size", size),
    };
    let attributes = match svg.hangs(text.anchor) {
        true => attributes,
        false => attributes.text("text-anchor", anchor_word(text.anchor)),
    };
    match text.lines.as_slice() {
        [line] => {
            let attributes = svg.place(attributes, &[("x", line.x), ("y", line.y)]);
            svg.words("text", hold(attributes, line.width), &line.text);
        }
        lines => {
            svg.open("text", attributes);
            for (row, line) in lines.iter().enumerate() {
                // A line that was broken after a hyphen or a slash goes on without a blank.
                let goes_on = row + 1 < lines.len() && !line.text.ends_with(['-', '/']);
                let space = if goes_on { " " } else { "" };
                let attributes = svg.place(Attributes::new(), &[("x", line.x), ("y", line.y)]);
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
