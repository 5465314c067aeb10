//! What plotters draws on: each line, box, dot and text becomes SVG by our own writer, with the class of its ink.
//!
//! Plotters knows colours only, so an ink travels through it as its place in the palette and is looked up here.

use std::convert::Infallible;

use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind};

use crate::model::{Anchor, Plot, Point};
use crate::render::svg::{Attributes, Drawing, Medium, PlannedText, SvgWriter};

use super::WIDTH;
use super::ink::Ink;

/// The height of a line, by which plotters measures fonts, in sizes of the letters.
pub const LINE: f64 = 1.24;

/// A plot and where it goes.
#[derive(Clone, Copy)]
pub struct Sheet<'a> {
    /// The plot with its words.
    pub plot: &'a Plot,
    /// What it is drawn for.
    pub medium: Medium,
    /// Whether it lies on white paper, as pictures that stand by themselves do.
    pub has_paper: bool,
}

impl Sheet<'_> {
    /// Draws on the sheet, which is so high. Title and text alternative come first, as assistive technology wants them.
    pub fn draw(&self, height: u32, paint: impl FnOnce(Backend)) -> Drawing {
        let mut svg = SvgWriter::new(self.medium, Point::default());
        let id = |what: &str| format!("plot-{}-{what}", self.plot.id);
        let root = Attributes::new()
            .text("width", &WIDTH.to_string())
            .text("height", &height.to_string())
            .text("viewBox", &format!("0 0 {WIDTH} {height}"))
            .text("xmlns", "http://www.w3.org/2000/svg")
            .class("plot")
            .text("role", "img");
        let root = root.text("aria-labelledby", &id("title"));
        svg.open("svg", root.text("aria-describedby", &id("about")));
        if self.has_paper {
            let paper = Attributes::new().text("width", "100%").text("height", "100%");
            svg.empty("rect", paper.text("fill", "#ffffff"));
        }
        svg.words("title", Attributes::new().text("id", &id("title")), &self.plot.title);
        svg.words(
            "desc",
            Attributes::new().text("id", &id("about")),
            &self.plot.alternative,
        );
        svg.end_line();
        paint(Backend { svg: &mut svg, height });
        svg.finish()
    }
}

/// The surface that plotters draws on.
pub struct Backend<'a> {
    svg: &'a mut SvgWriter,
    height: u32,
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

/// How an ink fills or strokes a shape: `property` has its colour, the other one is `none`.
fn painted(attributes: Attributes, color: BackendColor, property: &str) -> Attributes {
    let ink = Ink::from_palette(color);
    ["fill", "stroke"]
        .into_iter()
        .fold(attributes, |attributes, one| match one == property {
            true => attributes.class(&ink.class()).text(one, ink.colour()),
            false => attributes.text(one, "none"),
        })
}

fn whole(attributes: Attributes, name: &str, value: impl ToString) -> Attributes {
    attributes.text(name, &value.to_string())
}

fn points(path: impl IntoIterator<Item = BackendCoord>) -> String {
    path.into_iter().map(|(x, y)| format!("{x},{y} ")).collect()
}

impl Backend<'_> {
    fn element(&mut self, name: &'static str, attributes: Attributes, color: BackendColor) -> Drawn {
        if color.alpha > 0.0 {
            self.svg.empty(name, attributes);
            self.svg.end_line();
        }
        Ok(())
    }
}

impl DrawingBackend for Backend<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        (WIDTH, self.height)
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, at: BackendCoord, color: BackendColor) -> Drawn {
        self.draw_rect(at, (at.0 + 1, at.1 + 1), &color, true)
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        let ink = Ink::from_palette(style.color());
        let line = Attributes::new().text("opacity", "1").class(&ink.class());
        let line = whole(line.text("stroke", ink.colour()), "stroke-width", style.stroke_width());
        let line = whole(whole(line, "x1", from.0), "y1", from.1);
        self.element("line", whole(whole(line, "x2", to.0), "y2", to.1), style.color())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let corner = whole(whole(Attributes::new(), "x", upper_left.0), "y", upper_left.1);
        let size = whole(corner, "width", bottom_right.0 - upper_left.0);
        let shape = whole(size, "height", bottom_right.1 - upper_left.1).text("opacity", "1");
        let property = if fill { "fill" } else { "stroke" };
        self.element("rect", painted(shape, style.color(), property), style.color())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        let ink = Ink::from_palette(style.color());
        let line = Attributes::new()
            .text("fill", "none")
            .text("opacity", "1")
            .class(&ink.class());
        let line = whole(line.text("stroke", ink.colour()), "stroke-width", style.stroke_width());
        self.element("polyline", line.text("points", &points(path)), style.color())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        let ink = Ink::from_palette(style.color());
        let shape = Attributes::new().text("opacity", "1").class(&ink.class());
        let shape = shape.text("fill", ink.colour()).text("points", &points(path));
        self.element("polygon", shape, style.color())
    }

    fn draw_circle<S: BackendStyle>(&mut self, centre: BackendCoord, radius: u32, style: &S, fill: bool) -> Drawn {
        let shape = whole(whole(Attributes::new(), "cx", centre.0), "cy", centre.1);
        let shape = whole(shape, "r", radius).text("opacity", "1");
        let shape = painted(shape, style.color(), if fill { "fill" } else { "stroke" });
        self.element(
            "circle",
            whole(shape, "stroke-width", style.stroke_width()),
            style.color(),
        )
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Drawn {
        let ink = Ink::from_palette(style.color());
        let (anchor, word) = match style.anchor().h_pos {
            HPos::Left => (Anchor::Start, "start"),
            HPos::Right => (Anchor::End, "end"),
            HPos::Center => (Anchor::Middle, "middle"),
        };
        let down = match style.anchor().v_pos {
            VPos::Top => "0.76em",
            VPos::Center => "0.5ex",
            VPos::Bottom => "-0.5ex",
        };
        let planned = PlannedText {
            class: "",
            lines: vec![(text, Point::default())],
            anchor,
            size: style.size() / LINE,
            room: None,
            names: None,
        };
        let Some(size) = self.svg.size_text(&planned) else {
            return Ok(());
        };
        let attributes = whole(whole(Attributes::new(), "x", at.0), "y", at.1);
        let attributes = attributes.text("dy", down).text("text-anchor", word);
        let attributes = attributes.text("font-family", style.family().as_str());
        let attributes = match self.svg.holds_widths() {
            true => whole(attributes, "font-size", size),
            false => attributes.number("font-size", size),
        };
        let attributes = attributes.text("opacity", "1");
        self.svg
            .open("text", attributes.class(&ink.class()).text("fill", ink.colour()));
        self.svg.end_line();
        self.svg.content(text);
        self.svg.end_line();
        self.svg.close();
        self.svg.end_line();
        Ok(())
    }
}
