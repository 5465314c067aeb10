//! XML as a flat run of tags and texts, with limits; no entity beyond the five of XML is resolved.

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};

/// The deepest nesting followed.
const DEEPEST: usize = 400;

/// One step through a file.
#[derive(Debug)]
pub enum Step<'s> {
    /// A tag opens; its name without the prefix.
    Open(&'s str, &'s Attributes),
    /// A tag closes.
    Close(&'s str),
    /// Text.
    Text(&'s str),
}

/// Attributes by name without the prefix.
#[derive(Debug, Default)]
pub struct Attributes(Vec<(String, String)>);

impl Attributes {
    /// The value of an attribute.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }

    /// Every value of an attribute that stands there more than once.
    pub fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        let of_name = self.0.iter().filter(move |(known, _)| known == name);
        of_name.map(|(_, value)| value.as_str())
    }

    /// All of them: names and values.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    fn of(tag: &BytesStart) -> Self {
        let mut attributes = tag.attributes();
        let read = attributes.with_checks(false).filter_map(Result::ok);
        let pairs = read.filter_map(|attribute| {
            let name = attribute.key.local_name().as_ref().to_owned();
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).ok()?;
            Some((name, value.into_owned()))
        });
        Attributes(pairs.collect())
    }
}

/// Walks through a file; an error says what is wrong with it.
pub fn walk(text: &str, mut visit: impl FnMut(Step)) -> Result<(), String> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let mut depth = 0;
    loop {
        let event = reader.read_event().map_err(|error| error.to_string())?;
        match event {
            Event::Start(tag) => {
                depth += 1;
                if depth > DEEPEST {
                    return Err(format!("its parts are nested more than {DEEPEST} deep"));
                }
                visit(Step::Open(tag.local_name().as_ref(), &Attributes::of(&tag)));
            }
            Event::End(tag) => {
                depth -= 1;
                visit(Step::Close(tag.local_name().as_ref()));
            }
            Event::Text(text) => visit(Step::Text(&text)),
            Event::CData(text) => visit(Step::Text(&text)),
            Event::GeneralRef(name) => visit(Step::Text(&resolve(&name))),
            Event::Eof if depth > 0 => return Err("it ends before its parts are closed".to_owned()),
            Event::Eof => return Ok(()),
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
}

/// What a reference such as `amp` or `#233` stands for; an unknown one stands for itself.
fn resolve(name: &str) -> String {
    let number = name
        .strip_prefix('#')
        .and_then(|number| match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok(),
            None => number.parse().ok(),
        });
    match (name, number.and_then(char::from_u32)) {
        (_, Some(letter)) => letter.to_string(),
        ("amp", _) => "&".to_owned(),
        ("lt", _) => "<".to_owned(),
        ("gt", _) => ">".to_owned(),
        ("quot", _) => "\"".to_owned(),
        ("apos", _) => "'".to_owned(),
        _ => format!("&{name};"),
    }
}
