//! Styles of a Word file: which make headings, list items, bold or hidden text; each has what it does not say itself from
//! the style it is based on.

use std::collections::BTreeMap;

use crate::formats::{Step, walk};

/// The longest chain of styles that are followed.
const LONGEST_CHAIN: usize = 20;

/// What a style makes of a paragraph or of letters.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Style {
    /// The level of the heading it makes; `Some(None)` where it is told to make none.
    pub heading: Option<Option<u8>>,
    /// How deep a list item it makes, where it makes one.
    pub item: Option<usize>,
    /// Whether its letters are bold.
    pub bold: Option<bool>,
    /// Whether its letters are hidden.
    pub hidden: Option<bool>,
    /// Whether it is for lines of a table of contents.
    pub contents: bool,
}

/// The styles by their identifiers.
#[derive(Debug, Default)]
pub struct Styles(BTreeMap<String, Style>);

/// A style with the identifier of the one it is based on.
type Own = (Style, Option<String>);

impl Styles {
    /// Reads the part of the styles.
    pub fn read(text: &str) -> Result<Self, String> {
        let mut own: BTreeMap<String, Own> = BTreeMap::new();
        let mut open: Option<String> = None;
        walk(text, |step| match step {
            Step::Open("style", attributes) => open = attributes.get("styleId").map(str::to_owned),
            Step::Open(tag, attributes) => {
                if let Some(id) = &open {
                    let value = attributes.get("val").unwrap_or_default();
                    take(own.entry(id.clone()).or_default(), tag, value);
                }
            }
            Step::Close("style") => open = None,
            Step::Close(_) | Step::Text(_) => {}
        })?;
        let resolved = own.keys().map(|id| (id.clone(), resolve(id, &own)));
        Ok(Styles(resolved.collect()))
    }

    /// The style of an identifier; what the identifier alone tells where the file describes none.
    pub fn style(&self, id: &str) -> Style {
        self.0.get(id).copied().unwrap_or_else(|| Style {
            heading: heading_named(id).map(Some),
            item: item_named(id),
            ..Style::default()
        })
    }
}

/// Takes up what one tag says about a style.
fn take((style, base): &mut Own, tag: &str, value: &str) {
    match tag {
        "name" => {
            style.heading = heading_named(value).map(Some).or(style.heading);
            style.item = style.item.or(item_named(value));
            style.contents = value.to_lowercase().starts_with("toc ");
        }
        "b" => style.bold = Some(!is_off(value)),
        "vanish" => style.hidden = Some(!is_off(value)),
        "outlineLvl" => style.heading = style.heading.or(Some(outline_level(value))),
        "ilvl" => style.item = value.parse().ok(),
        "numId" if value == "0" => style.item = None,
        "numId" => style.item = style.item.or(Some(0)),
        "basedOn" => *base = Some(value.to_owned()),
        _ => {}
    }
}

fn resolve(id: &str, own: &BTreeMap<String, Own>) -> Style {
    let mut style = Style::default();
    let mut id = Some(id);
    for _ in 0..LONGEST_CHAIN {
        let Some((found, base)) = id.and_then(|id| own.get(id)) else {
            break;
        };
        style.heading = style.heading.or(found.heading);
        style.item = style.item.or(found.item);
        style.bold = style.bold.or(found.bold);
        style.hidden = style.hidden.or(found.hidden);
        style.contents |= found.contents;
        id = base.as_deref();
    }
    style
}

/// The level of a built-in heading style, by its name, or by the identifier that a translated Word makes of it.
fn heading_named(name: &str) -> Option<u8> {
    const STEMS: [&str; 19] = [
        "heading",
        "titre",
        "berschrift",
        "überschrift",
        "kop",
        "ttulo",
        "título",
        "nagwek",
        "nagłówek",
        "titlu",
        "titolo",
        "rubrik",
        "overskrift",
        "otsikko",
        "nadpis",
        "naslov",
        "cmsor",
        "címsor",
        "pealkiri",
    ];
    let name = name.to_lowercase().replace(' ', "");
    if matches!(
        name.as_str(),
        "title" | "titre" | "titel" | "ttulo" | "título" | "tytu" | "titlu" | "titolo"
    ) {
        return Some(1);
    }
    let level = STEMS.iter().find_map(|stem| name.strip_prefix(stem))?.parse().ok()?;
    (1..=9).contains(&level).then_some(level)
}

/// The depth of a built-in list style.
fn item_named(name: &str) -> Option<usize> {
    let name = name.to_lowercase().replace(' ', "");
    let rest = name.strip_prefix("listbullet").or(name.strip_prefix("listnumber"))?;
    match rest {
        "" => Some(0),
        depth => depth.parse::<usize>().ok().and_then(|depth| depth.checked_sub(1)),
    }
}

/// Whether the value of a property switches it off.
pub fn is_off(value: &str) -> bool {
    matches!(value, "0" | "false" | "off" | "none")
}

/// The level of a heading by its outline level; the tenth is that of body text.
pub fn outline_level(value: &str) -> Option<u8> {
    let level = value.parse::<u8>().ok().filter(|level| *level < 9);
    level.map(|level| level + 1)
}
