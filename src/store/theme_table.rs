//! `[theme]` of `radar.toml`: colours of marks and of rings, a logo, a line at the foot of every page.
//!
//! Colours are held to the same contrasts as those of `draw.toml`, and the logo to the same rules; it is SVG, since a frozen
//! edition keeps its data as text.

use std::path::{Component, Path};

use crate::diagnostic::{Diagnostic, excerpt};
use crate::model::{Logo, Ring, Theme, Tone, limits, parse_colour};

use super::fields::Fields;
use super::files::TextFile;
use super::logo_file::check_drawing;
use super::names::NameKind;
use super::notes::Notes;
use super::style_file::{Named, tones_of_marks, tones_of_rings};
use super::text::Text;

/// What the table says, before rings and files are known.
#[derive(Default)]
pub struct ThemeTable {
    mark: Option<Named>,
    rings: Vec<Named>,
    logo: Option<(Text, String)>,
    footer: Option<String>,
}

/// Reads the wishes for the look; what is wrong is noted.
pub fn read_theme(fields: &mut Fields) -> Option<ThemeTable> {
    let mark = Named::read(fields, "colour", "dark", "marks");
    let rings = fields.free_texts("rings");
    let rings = rings.into_iter().filter_map(|(id, text)| {
        let colour = read_colour(fields.notes(), &text);
        fields.notes().refer(NameKind::Ring, id.clone());
        Some(Named::coloured(id, (colour?, text)))
    });
    let rings = rings.collect();
    let logo = fields.text_if_within("logo", limits::ADDRESS);
    let alternative = fields.text_if_within("logo_alt", limits::LINE);
    let footer = fields.text_if_within("footer", limits::LINE);
    Some(ThemeTable {
        mark,
        rings,
        logo: logo.map(|logo| (logo, alternative.map(|text| text.value).unwrap_or_default())),
        footer: footer.map(|text| text.value),
    })
}

fn read_colour(notes: &Notes, text: &Text) -> Option<crate::model::Colour> {
    let colour = parse_colour(text.value.trim());
    if colour.is_none() {
        let message = format!("\"{}\" is not a colour.", excerpt(&text.value));
        let complaint = Diagnostic::error(text.place.clone(), message);
        notes.say(complaint.with_hint("write it as #rrggbb, such as #12406f"));
    }
    colour
}

/// Checks the colours against each other and what stands on them, and finds the logo among the files of the folder.
pub fn settle(table: ThemeTable, rings: &[Ring], files: &[TextFile], notes: &Notes) -> Theme {
    let coloured = tones_of_rings(&table.rings, notes);
    let tone_of = |ring: &Ring| -> Option<Tone> {
        let found = coloured.iter().find(|own| own.name == ring.id);
        found.and_then(|own| own.tone)
    };
    let grounds: Vec<Option<Tone>> = rings.iter().map(tone_of).collect();
    let mark = table.mark.and_then(|mark| {
        let styled = tones_of_marks(&[mark], &grounds, notes);
        styled.into_iter().next().and_then(|own| own.tone)
    });
    Theme {
        mark,
        rings: grounds,
        logo: table
            .logo
            .and_then(|(name, alternative)| find_logo(&name, alternative, files, notes)),
        footer: table.footer,
    }
}

fn find_logo(name: &Text, alternative: String, files: &[TextFile], notes: &Notes) -> Option<Logo> {
    let complain = |message: &str, hint: &str| {
        let message = format!("the logo \"{}\" {message}", excerpt(&name.value));
        notes.say(Diagnostic::error(name.place.clone(), message).with_hint(hint));
    };
    let mut parts = Path::new(&name.value).components();
    if !matches!((parts.next(), parts.next()), (Some(Component::Normal(_)), None)) {
        complain(
            "does not lie beside radar.toml.",
            "copy it there, and name the file alone",
        );
        return None;
    }
    if !name.value.ends_with(".svg") {
        complain("is no SVG.", "save it as plain SVG, which an edition can keep as text");
        return None;
    }
    let Some(file) = files.iter().find(|file| file.path == name.value) else {
        complain("is not there.", "put it beside radar.toml");
        return None;
    };
    if let Err(complaint) = check_drawing(Path::new(&file.shown), &file.text) {
        notes.say(complaint);
        return None;
    }
    Some(Logo {
        ending: "svg",
        bytes: file.text.clone().into_bytes(),
        alternative,
    })
}
