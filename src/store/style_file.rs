//! `draw.toml` beside a table: title, logo, a note, and order, meanings and colours of rings and sectors.
//!
//! 1. The file is read as every data file is: whatever is wrong is told at once, with its place.
//! 2. Rings and sectors are compared with those of the table: where any are listed, all must be.
//! 3. Colours, of the file or else of the table, are checked against what stands on them and what they stand on, on white
//!    pages and on dark ones. One that cannot be read on is refused, and the hint names the nearest that can.

use std::path::{Component, Path, PathBuf};

use super::document::read_document;
use super::fields::{Fields, read_toml};
use super::files::{TextFile, decode};
use super::logo_file::read_logo;
use super::notes::Notes;
use super::text::Text;
use crate::diagnostic::{Diagnostic, Outcome, Place, Telling, excerpt, has_errors, nearest, sort};
use crate::model::{
    Colour, DARK, DrawStyle, LIGHT, Logo, OF_MARKS, OF_WORDS, RadarTable, Scheme, StyledName, TableName, Tone,
    contrast, lightness, limits, nearest_colour, parse_colour, write_colour,
};

/// The name of the file.
const NAME: &str = "draw.toml";

/// What is said of a drawing on the command line; it counts more than the file.
#[derive(Debug, Clone, Default)]
pub struct StyleWords {
    /// The title.
    pub title: Option<String>,
    /// What stands below it.
    pub subtitle: Option<String>,
    /// The file of the logo.
    pub logo: Option<PathBuf>,
}

/// Reads the wishes for the drawing of a table: `draw.toml` beside it, or in the folder that is the table, where there is
/// one, and the words of the command line.
pub fn read_style(path: &Path, words: &StyleWords, table: &RadarTable) -> Outcome<DrawStyle> {
    let folder = if path.is_dir() {
        path.to_owned()
    } else {
        path.parent().map(Path::to_owned).unwrap_or_default()
    };
    let notes = Notes::default();
    let file = folder.join(NAME);
    let (mut style, rings, sectors) = match file.is_file() {
        true => read_file(&file, &folder, table, &notes),
        false => Default::default(),
    };
    add_tones(&mut style, (&rings, &sectors), (table, path), &notes);
    if let Some(title) = &words.title {
        style.title = Some(title.clone());
    }
    if let Some(subtitle) = &words.subtitle {
        style.subtitle.clone_from(subtitle);
    }
    if let Some(logo) = &words.logo {
        let read = read_logo(logo).map_err(|complaint| notes.say(complaint)).ok();
        style.logo = read.map(|(ending, bytes)| Logo {
            ending,
            bytes,
            alternative: style.logo.take().map(|logo| logo.alternative).unwrap_or_default(),
        });
    }
    let mut diagnostics = notes.into_diagnostics();
    sort(&mut diagnostics);
    if has_errors(&diagnostics) {
        return Err(diagnostics);
    }
    let mut telling = Telling::default();
    telling.add(diagnostics);
    telling.give(style)
}

/// What a file says, and its rings and sectors.
fn read_file(path: &Path, folder: &Path, table: &RadarTable, notes: &Notes) -> (DrawStyle, Vec<Named>, Vec<Named>) {
    let shown = path.display().to_string();
    let text = match read_document(path) {
        Ok(bytes) => decode(&shown, bytes, notes),
        Err(complaint) => {
            notes.say(complaint);
            None
        }
    };
    let Some(text) = text else { return Default::default() };
    let file = TextFile::new(NAME.into(), shown, text);
    let read = read_toml(&file, notes, "draw.toml", |fields| {
        let title = fields.text_if_within("title", limits::LINE);
        let subtitle = fields.text_if_within("subtitle", limits::LINE);
        let note = fields.text_if("note");
        let logo = fields.text_if_within("logo", limits::ADDRESS);
        let alternative = fields.text_if_within("logo_alt", limits::LINE);
        let rings = read_names(fields, "rings", ("a ring", "the ring"), &table.rings);
        let sectors = read_names(fields, "sectors", ("a sector", "the sector"), &table.sectors);
        let style = DrawStyle {
            title: title.map(|title| title.value),
            subtitle: value(subtitle),
            note: value(note),
            logo: logo.and_then(|logo| {
                let inside = |part: Component| matches!(part, Component::Normal(_) | Component::CurDir);
                if !Path::new(&logo.value).components().all(inside) {
                    let message = format!("the logo \"{}\" does not lie beside the table.", excerpt(&logo.value));
                    let complaint = Diagnostic::error(logo.place, message);
                    notes.say(complaint.with_hint("copy it there, or name it with --logo FILE"));
                    return None;
                }
                let read = read_logo(&folder.join(&logo.value));
                let told = read.map_err(|complaint| notes.say(complaint.with_hint(format!("{} names it", logo.place))));
                told.ok().map(|(ending, bytes)| Logo {
                    ending,
                    bytes,
                    alternative: value(alternative),
                })
            }),
            ..DrawStyle::default()
        };
        Some((style, rings, sectors))
    });
    read.unwrap_or_default()
}

/// Adds rings and sectors with their colours: those of the file or, where it lists none, what the table says of colours.
fn add_tones(
    style: &mut DrawStyle,
    (rings, sectors): (&[Named], &[Named]),
    (table, path): (&RadarTable, &Path),
    notes: &Notes,
) {
    let file = path.display().to_string();
    let of_table =
        |names: &[TableName]| -> Vec<Named> { names.iter().map(|name| Named::of_table(name, &file)).collect() };
    let (said_rings, said_sectors) = (of_table(&table.rings), of_table(&table.sectors));
    let chosen = if rings.is_empty() { &said_rings } else { rings };
    let styled_rings = tones_of_rings(chosen, notes);
    let grounds: Vec<Option<Tone>> = styled_rings.iter().map(|ring| ring.tone).collect();
    let chosen = if sectors.is_empty() { &said_sectors } else { sectors };
    let styled_sectors = tones_of_marks(chosen, &grounds, notes);
    let [ring_colours, sector_colours] = &mut style.coloured;
    *if rings.is_empty() {
        ring_colours
    } else {
        &mut style.rings
    } = styled_rings;
    *if sectors.is_empty() {
        sector_colours
    } else {
        &mut style.sectors
    } = styled_sectors;
}

fn value(text: Option<Text>) -> String {
    text.map(|text| text.value).unwrap_or_default()
}

/// A ring or sector as the file has it, or the table.
pub struct Named {
    name: Text,
    meaning: String,
    colour: Option<(Colour, Text)>,
    dark: Option<(Colour, Text)>,
}

impl Named {
    /// Something with a colour for white pages under one key, and perhaps one for dark ones under another.
    pub fn read(fields: &mut Fields, colour: &'static str, dark: &'static str, what: &str) -> Option<Self> {
        let (light, other) = (read_colour(fields, colour), read_colour(fields, dark));
        if let (None, Some((_, other))) = (&light, &other) {
            tell_dark_alone(other, fields.notes());
        }
        let place = light.as_ref()?.1.place.clone();
        Some(Named {
            name: Text {
                value: what.to_owned(),
                place,
            },
            meaning: String::new(),
            colour: light,
            dark: other,
        })
    }

    /// A ring with its colour for white pages.
    pub fn coloured(name: Text, colour: (Colour, Text)) -> Self {
        Named {
            name,
            meaning: String::new(),
            colour: Some(colour),
            dark: None,
        }
    }

    fn of_table(name: &TableName, file: &str) -> Self {
        let text = |value: String| Text {
            value,
            place: Place::in_file(file),
        };
        Named {
            name: text(name.name.clone()),
            meaning: String::new(),
            colour: name.colour.map(|colour| (colour, text(write_colour(colour)))),
            dark: None,
        }
    }
}

fn tell_dark_alone(dark: &Text, notes: &Notes) {
    let message = "there is a colour for dark pages, and none for white ones.";
    let complaint = Diagnostic::error(dark.place.clone(), message);
    notes.say(complaint.with_hint("add: colour = \"#…\""));
}

fn read_names(
    fields: &mut Fields,
    key: &'static str,
    (what, the): (&'static str, &'static str),
    known: &[TableName],
) -> Vec<Named> {
    let named = fields.some_tables(key, what, limits::DECLARED, |fields| {
        let name = fields.title("name", limits::NAME);
        let meaning = value(fields.text_if("meaning"));
        let colour = read_colour(fields, "colour");
        let dark = read_colour(fields, "dark");
        if let (None, Some((_, dark))) = (&colour, &dark) {
            tell_dark_alone(dark, fields.notes());
        }
        Some(Named {
            name: name?,
            meaning,
            colour,
            dark,
        })
    });
    let same = |one: &str, other: &str| one.trim().to_lowercase() == other.trim().to_lowercase();
    for (index, own) in named.iter().enumerate() {
        if let Some(first) = named[..index]
            .iter()
            .find(|other| same(&other.name.value, &own.name.value))
        {
            let message = format!("{the} \"{}\" stands here twice.", excerpt(&own.name.value));
            let complaint = Diagnostic::error(own.name.place.clone(), message);
            fields
                .notes()
                .say(complaint.with_hint(format!("the first one stands at {}", first.name.place)));
        }
    }
    if named.is_empty() {
        return named;
    }
    let is_listed = |name: &&TableName| named.iter().any(|own| same(&own.name.value, &name.name));
    let lacking: Vec<&str> = known
        .iter()
        .filter(|name| !is_listed(name))
        .map(|name| name.name.as_str())
        .collect();
    for own in named
        .iter()
        .filter(|own| !known.iter().any(|name| same(&own.name.value, &name.name)))
    {
        // What the table does not have is a slip of the pen where it is near to what is lacking here; else it is empty.
        if let Some(hint) = nearest(&own.name.value, lacking.iter().copied()) {
            let message = format!("{the} \"{}\" is not in the table.", excerpt(&own.name.value));
            fields
                .notes()
                .say(Diagnostic::error(own.name.place.clone(), message).with_hint(hint));
        }
    }
    if !lacking.is_empty() {
        let message = format!(
            "{key} are listed, but not \"{}\", which the table has.",
            lacking.join("\", \"")
        );
        fields.complain(key, message, Some(format!("list all {key}, in their order, or none")));
    }
    named
}

fn read_colour(fields: &mut Fields, key: &'static str) -> Option<(Colour, Text)> {
    let text = fields.text_if_within(key, limits::NAME)?;
    let colour = parse_colour(text.value.trim());
    if colour.is_none() {
        let message = format!("{key} \"{}\" is not a colour.", excerpt(&text.value));
        let complaint = Diagnostic::error(text.place.clone(), message);
        fields
            .notes()
            .say(complaint.with_hint("write it as #rrggbb, such as #12406f"));
    }
    Some((colour?, text))
}

/// What keeps a colour from being used: what stands on it or below it, that colour, the contrast needed.
type Fault = (&'static str, Colour, f64);

/// The first thing that cannot be told from the ground of a ring.
fn check_ground(colour: Colour, scheme: &Scheme) -> Option<Fault> {
    let pairs = [
        ("names on it", scheme.ink, OF_WORDS),
        ("its own name", scheme.soft, OF_WORDS),
        ("blips on it", scheme.blip, OF_MARKS),
        ("lines on it", scheme.line, OF_MARKS),
    ];
    pairs
        .into_iter()
        .find(|(_, other, least)| contrast(colour, *other) < *least)
}

/// The first thing that the blips and the name of a sector cannot be told from; `rings` have a colour of their own or the
/// usual one of their place.
fn check_blip(colour: Colour, scheme: &Scheme, rings: &[Option<Tone>]) -> Option<Fault> {
    let grounds = rings.iter().enumerate().map(|(place, tone)| match tone {
        Some(tone) if *scheme == LIGHT => tone.light,
        Some(tone) => tone.dark,
        None => scheme.rings[place.min(scheme.rings.len() - 1)],
    });
    let mut pairs = vec![
        ("the page below its name", scheme.ground, OF_WORDS),
        ("numbers on its blips", scheme.on_blip, OF_WORDS),
    ];
    pairs.extend(grounds.map(|ground| ("a ring below its blips", ground, OF_MARKS)));
    pairs
        .into_iter()
        .find(|(_, other, least)| contrast(colour, *other) < *least)
}

/// Rings with their colours, which what stands on them can be told from.
pub fn tones_of_rings(named: &[Named], notes: &Notes) -> Vec<StyledName> {
    tones(named, notes, check_ground)
}

/// Marks with their colours, which can be told from the grounds of rings.
pub fn tones_of_marks(named: &[Named], grounds: &[Option<Tone>], notes: &Notes) -> Vec<StyledName> {
    tones(named, notes, |colour, scheme| check_blip(colour, scheme, grounds))
}

/// The names with their colours, for dark pages too. A colour that cannot be used is told; the one its hint names goes on in
/// its place, so that later hints hold beside it.
fn tones(named: &[Named], notes: &Notes, check: impl Fn(Colour, &Scheme) -> Option<Fault>) -> Vec<StyledName> {
    let passes = |scheme: &'static Scheme| {
        let check = &check;
        move |colour| check(colour, scheme).is_none()
    };
    let tell = |(colour, text): &(Colour, Text), name: &str, scheme: &'static Scheme, pages: &str| {
        let Some((what, other, least)) = check(*colour, scheme) else {
            return Some(*colour);
        };
        let message = format!(
            "the colour {} of \"{}\" has a contrast of {:.2} with {what} ({}) on {pages} pages; at least {least} is needed.",
            write_colour(*colour),
            excerpt(name),
            contrast(*colour, other),
            write_colour(other)
        );
        let near = nearest_colour(*colour, lightness(*colour), passes(scheme));
        let hint = near.map(|near| {
            format!(
                "the nearest colour of this hue that can be read is {}",
                write_colour(near)
            )
        });
        notes.say(Diagnostic::error(text.place.clone(), message).with_hint_if(hint));
        near
    };
    let styled = named.iter().map(|own| {
        let name = &own.name.value;
        let light = own
            .colour
            .as_ref()
            .and_then(|colour| tell(colour, name, &LIGHT, "white"));
        let dark = own.dark.as_ref().and_then(|colour| tell(colour, name, &DARK, "dark"));
        // Dark pages turn light and dark round: grounds, which differ little, come apart a little more.
        let turned = |light: Colour| {
            let own = lightness(light);
            let turned = if own > 0.7 { 0.2 + 2.0 * (0.98 - own) } else { 1.2 - own };
            nearest_colour(light, turned.clamp(0.0, 1.0), passes(&DARK))
        };
        let tone = light.and_then(|light| {
            Some(Tone {
                light,
                dark: dark.or_else(|| turned(light))?,
            })
        });
        StyledName {
            id: name
                .split_whitespace()
                .map(str::to_lowercase)
                .collect::<Vec<_>>()
                .join("-"),
            name: name.trim().to_owned(),
            meaning: own.meaning.clone(),
            tone,
        }
    });
    styled.collect()
}
