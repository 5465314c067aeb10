//! Texts that have to fit: set smaller first, then cut with an ellipsis; what was cut is listed.

use crate::render::font::{self, Weight};

use super::TextSource;
use super::flow::{Paragraph, measure};

/// A line at the size at which it fits, or as much of it as fits.
#[derive(Debug, Clone)]
pub struct Fitted {
    /// The words.
    pub text: String,
    /// Size of the letters.
    pub size: f64,
    /// Width of the words.
    pub width: f64,
    /// Whether the end is missing.
    pub is_cut: bool,
}

/// A line of text in a room: at its size, or as much smaller as it needs, down to the least size; then cut.
pub fn fit_line(text: &str, (size, least): (f64, f64), weight: Weight, room: f64) -> Fitted {
    let text = font::writable(text).0;
    let wide = font::width(&text, size, weight);
    if wide <= room {
        return Fitted {
            text,
            size,
            width: wide,
            is_cut: false,
        };
    }
    let smaller = size * room / wide;
    if smaller >= least {
        return Fitted {
            text,
            size: smaller,
            width: room,
            is_cut: false,
        };
    }
    let text = font::shorten(&text, least, weight, room);
    Fitted {
        width: font::width(&text, least, weight),
        text,
        size: least,
        is_cut: true,
    }
}

/// A paragraph in a room: at the first of some sizes at which it is low enough, or at the last one and cut.
pub fn fit_paragraph(paragraph: &Paragraph, sizes: &[f64], (width, height): (f64, f64)) -> Paragraph {
    let at_size = |size: &f64| Paragraph {
        size: *size,
        ..paragraph.clone()
    };
    let is_low = |paragraph: &Paragraph| measure(std::slice::from_ref(paragraph), width)[0] <= height;
    let mut fitted = sizes.iter().map(at_size);
    let found = fitted.find(is_low);
    found.unwrap_or_else(|| {
        let last = sizes.last().copied().unwrap_or(paragraph.size);
        Paragraph {
            most: Some(((height / (super::flow::LEADING * last)) as usize).max(1)),
            ..at_size(&last)
        }
    })
}

/// What was cut: texts with more lines than they may have in a column of a width.
pub fn list_cut<'p>(paragraphs: &'p [Paragraph], width: f64) -> impl Iterator<Item = TextSource> + 'p {
    let is_cut = move |paragraph: &&Paragraph| super::flow::is_cut(paragraph, width);
    paragraphs
        .iter()
        .filter(is_cut)
        .filter_map(|paragraph| paragraph.source.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::pdf::TextRole;

    #[test]
    fn a_line_is_set_smaller_before_it_is_cut() {
        let text = "Drones as first responders";
        let wide = font::width(text, 10.0, Weight::Regular);
        let fit = |room: f64| fit_line(text, (10.0, 8.0), Weight::Regular, room);
        assert_eq!((fit(wide).size, fit(wide).is_cut), (10.0, false));
        let smaller = fit(0.9 * wide);
        assert!((smaller.size - 9.0).abs() < 1e-9 && !smaller.is_cut && smaller.text == text);
        let cut = fit(0.5 * wide);
        assert!(cut.is_cut && cut.text.ends_with('…') && cut.width <= 0.5 * wide);
        assert_eq!(fit(0.0).text, "…");
    }

    #[test]
    fn a_paragraph_is_low_enough_whatever_it_says() {
        let text = "some words ".repeat(400);
        let paragraph = Paragraph::new(TextRole::Paragraph, text, 10.0);
        let fitted = fit_paragraph(&paragraph, &[10.0, 8.0], (100.0, 50.0));
        assert!(measure(std::slice::from_ref(&fitted), 100.0)[0] <= 50.0);
        assert_eq!(fitted.size, 8.0);
        assert!(super::super::flow::is_cut(&fitted, 100.0));
    }
}
