//! The logo of a site: a picture of a known kind, small, and inert whoever opens it.

use std::path::Path;

use crate::diagnostic::{Diagnostic, Place, excerpt};
use crate::disk::read_regular;
use crate::formats::{Step, walk};

/// The largest logo, in bytes: larger ones make every page slow.
const LARGEST: u64 = 500_000;

/// Reads a logo, and gives the ending of its file. What it is shows its content, whatever its name.
pub fn read_logo(path: &Path) -> Result<(&'static str, Vec<u8>), Diagnostic> {
    let bytes = read_regular(path, LARGEST)?;
    let complain = |message: String| Diagnostic::error(Place::in_file(path.display().to_string()), message);
    let starts = |head: &[u8]| bytes.starts_with(head);
    if starts(b"\x89PNG\r\n\x1a\n") {
        return Ok(("png", bytes));
    }
    if starts(b"\xff\xd8\xff") {
        return Ok(("jpg", bytes));
    }
    if starts(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Ok(("webp", bytes));
    }
    let text = std::str::from_utf8(&bytes).unwrap_or_default();
    if !text.contains("<svg") {
        let complaint = complain("the logo is not a picture that browsers show.".into());
        return Err(complaint.with_hint("use PNG, JPEG, WebP or SVG"));
    }
    match find_active(text) {
        Ok(None) => Ok(("svg", bytes)),
        Ok(Some(part)) => {
            let complaint = complain(format!("the logo holds {part}, which a picture must not."));
            Err(complaint.with_hint("save it as plain SVG, or as PNG"))
        }
        Err(fault) => Err(complain(format!("the logo is not whole: {fault}.")).with_hint("save it again, or as PNG")),
    }
}

/// Elements of plain drawings; no other one is let in.
const PLAIN: [&str; 30] = [
    "svg",
    "g",
    "defs",
    "title",
    "desc",
    "metadata",
    "path",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polyline",
    "polygon",
    "text",
    "tspan",
    "use",
    "symbol",
    "clipPath",
    "mask",
    "linearGradient",
    "radialGradient",
    "stop",
    "pattern",
    "style",
    "filter",
    "feGaussianBlur",
    "feOffset",
    "feBlend",
    "feMerge",
    "feMergeNode",
];

/// What of an SVG acts or asks for something outside it, in words.
fn find_active(text: &str) -> Result<Option<String>, String> {
    let lower = text.to_ascii_lowercase();
    let words = ["<!entity", "javascript:", "@import", "expression(", "<?xml-stylesheet"];
    if let Some(word) = words.iter().find(|word| lower.contains(**word)) {
        return Ok(Some(format!("\"{word}\"")));
    }
    let mut found = None;
    walk(text, |step| {
        let Step::Open(name, attributes) = step else { return };
        let is_outside = |value: &str| {
            let value = value.trim().to_ascii_lowercase();
            let addresses = value.match_indices("url(").map(|(at, word)| &value[at + word.len()..]);
            let mut addresses = addresses.map(|rest| rest.trim_start_matches([' ', '"', '\'']));
            addresses.any(|address| !address.starts_with('#'))
        };
        let bad = if !PLAIN.contains(&name) && !in_metadata(name) {
            Some(format!("<{}>", excerpt(name)))
        } else {
            attributes.iter().find_map(|(key, value)| {
                let acts = key.to_ascii_lowercase().starts_with("on");
                let leads = key == "href" && !value.trim().starts_with('#');
                (acts || leads || is_outside(value)).then(|| format!("{}=\"{}\"", excerpt(key), excerpt(value)))
            })
        };
        if found.is_none() {
            found = bad;
        }
    })?;
    // Style sheets inside may name addresses too.
    let in_styles = lower
        .split("url(")
        .skip(1)
        .any(|rest| !rest.trim_start_matches([' ', '"', '\'']).starts_with('#'));
    Ok(found.or_else(|| in_styles.then(|| "an address outside it".into())))
}

/// Elements that drawing programs write about a drawing and no browser acts on.
fn in_metadata(name: &str) -> bool {
    [
        "RDF",
        "Work",
        "format",
        "type",
        "Agent",
        "creator",
        "namedview",
        "grid",
        "page",
    ]
    .contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_acts_in_a_drawing_is_named() {
        let active = |inside: &str| {
            find_active(&format!("<svg xmlns=\"http://www.w3.org/2000/svg\">{inside}</svg>")).expect("it is whole")
        };
        assert_eq!(
            active("<path d=\"M0 0\" fill=\"url(#a)\"/><use href=\"#b\"/><style>.a{fill:url(#a)}</style>"),
            None
        );
        for inside in [
            "<script>alert(1)</script>",
            "<path onload=\"alert(1)\"/>",
            "<foreignObject/>",
            "<a href=\"https://example.org\"><path/></a>",
            "<use href=\"other.svg#a\"/>",
            "<image href=\"data:image/png;base64,AAAA\"/>",
            "<path style=\"fill:URL( https://example.org)\"/>",
            "<style>@import 'x'</style>",
            "<style>.a{fill:url('https://example.org')}</style>",
            "<set attributeName=\"href\" to=\"javascript:alert(1)\"/>",
        ] {
            assert!(active(inside).is_some(), "{inside}");
        }
        assert!(find_active("<svg><g></svg>").is_err() || find_active("<svg><g>").is_err());
    }
}
