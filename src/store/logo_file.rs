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
    check_drawing(path, text)?;
    Ok(("svg", bytes))
}

/// Checks that a logo in SVG is a plain drawing.
pub fn check_drawing(path: &Path, text: &str) -> Result<(), Diagnostic> {
    let complain = |message: String| Diagnostic::error(Place::in_file(path.display().to_string()), message);
    match find_active(text) {
        Ok(None) => Ok(()),
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

/// What styles and attributes of plain drawings may call; no other function is let in.
const FUNCTIONS: [&str; 16] = [
    "url",
    "rgb",
    "rgba",
    "hsl",
    "hsla",
    "matrix",
    "translate",
    "translatex",
    "translatey",
    "scale",
    "scalex",
    "scaley",
    "rotate",
    "skewx",
    "skewy",
    "calc",
];

/// Attributes that are words for people and are read by no browser.
const WORDS: [&str; 6] = ["label", "title", "docname", "export-filename", "aria-label", "id"];

/// What of an SVG acts or asks for something outside it, in words.
fn find_active(text: &str) -> Result<Option<String>, String> {
    let lower = text.to_ascii_lowercase();
    let words = ["<!doctype", "<!entity", "javascript:", "<?xml-stylesheet"];
    // A type without parts of its own is what drawing programs write.
    let is_plain_type = |word: &str| {
        let inside = lower.split_once(word).and_then(|(_, rest)| rest.split('>').next());
        word == "<!doctype" && inside.is_some_and(|inside| !inside.contains('['))
    };
    if let Some(word) = words.iter().find(|word| lower.contains(**word) && !is_plain_type(word)) {
        return Ok(Some(format!("\"{word}\"")));
    }
    let (mut found, mut styles, mut in_style) = (None, String::new(), false);
    walk(text, |step| match step {
        Step::Open(name, attributes) => {
            in_style = name == "style";
            let bad = if !PLAIN.contains(&name) && !in_metadata(name) {
                Some(format!("<{}>", excerpt(name)))
            } else {
                attributes.iter().find_map(|(key, value)| {
                    let acts = key.to_ascii_lowercase().starts_with("on") || key == "base";
                    let leads = ["href", "src"].contains(&key) && !value.trim().starts_with('#');
                    let bad = acts || leads || !WORDS.contains(&key) && !is_inert_style(value);
                    bad.then(|| format!("{}=\"{}\"", excerpt(key), excerpt(value)))
                })
            };
            if found.is_none() {
                found = bad;
            }
        }
        Step::Text(text) if in_style => styles.push_str(text),
        Step::Close(_) => in_style = false,
        Step::Text(_) => {}
    })?;
    // What `@` begins in a style sheet, such as `@import` and `@font-face`, no plain drawing needs.
    let bad = styles.contains(['@', '&', '<']) || !is_inert_style(&styles);
    Ok(found.or_else(|| bad.then(|| "a style that a plain drawing has no use for".into())))
}

/// Whether a style, or the value of an attribute, asks for nothing outside the drawing: no escapes, which would hide words
/// from this check, no function that is not known, and addresses only of what is in the drawing itself.
fn is_inert_style(style: &str) -> bool {
    let style = style.to_ascii_lowercase();
    let is_part = |sign: char| sign.is_alphanumeric() || "-_".contains(sign);
    let mut calls = style.match_indices('(').map(|(at, _)| {
        let function = style[..at].trim_end().rsplit(|sign: char| !is_part(sign)).next();
        (function.unwrap_or_default(), &style[at + 1..])
    });
    let is_inert = |(function, rest): (&str, &str)| {
        let inside = rest.trim_start_matches([' ', '"', '\'', '\n', '\t']);
        match function {
            "url" => inside.starts_with('#'),
            "" => true,
            function => FUNCTIONS.contains(&function),
        }
    };
    !style.contains('\\') && calls.all(is_inert)
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
            "<style>@\\69mport 'x'</style>",
            "<path style=\"fill:\\75rl(https://example.org)\"/>",
            "<path style=\"fill:u&#114;l(https://example.org)\"/>",
            "<path style=\"background:image-set('https://example.org/a.png' 1x)\"/>",
            "<path style=\"background:-webkit-image-set(url(#a) 1x)\"/>",
            "<path style=\"fill:ur/**/l(https://example.org)\"/>",
            "<path fill=\"src('https://example.org')\"/>",
            "<style>.a{background:image('https://example.org')}</style>",
            "<style><![CDATA[.a{background:image('x')}]]></style>",
            "<style>&#64;import 'x'</style>",
            "<g xml:base=\"https://example.org/\"><use href=\"#a\"/></g>",
            "<style>.a{fill:url('https://example.org')}</style>",
            "<set attributeName=\"href\" to=\"javascript:alert(1)\"/>",
        ] {
            assert!(active(inside).is_some(), "{inside}");
        }
        for inside in [
            "<g transform=\"translate(1 2) rotate(3)\" style=\"fill:rgb(1,2,3);filter:url( '#b' )\"/>",
            "<g label=\"Layer (1)\"><path d=\"M0 0\"/></g><style>.a:not{fill:hsl(1 2% 3%)}</style>",
        ] {
            assert_eq!(active(inside), None, "{inside}");
        }
        let typed = "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/svg11.dtd\"><svg/>";
        assert_eq!(find_active(typed), Ok(None));
        let entity = "<!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>";
        assert!(find_active(entity).is_ok_and(|bad| bad.is_some()));
        assert!(find_active("<svg><g></svg>").is_err() || find_active("<svg><g>").is_err());
    }
}
