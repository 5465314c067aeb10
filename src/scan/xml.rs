//! XML replies taken apart by name: what is missing or renamed is a fault that names it and what stands there instead.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::ask::Reply;
use super::fault::Fault;
use crate::formats::{Step, walk};

/// Most names that a fault lists.
const LISTED: usize = 12;

/// A parsed element: names are without prefixes, the text is that of the element itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Element {
    name: String,
    attributes: Vec<(String, String)>,
    text: String,
    inner: Vec<Element>,
}

/// An element of a reply, with the way to it.
#[derive(Debug, Clone)]
pub struct Xml<'a> {
    reply: &'a Reply,
    element: &'a Element,
    path: Arc<str>,
}

/// Parses a reply; one that ends half-way, is no XML or has another root is a fault.
pub fn parse_xml(reply: &Reply, root: &str) -> Result<Element, Fault> {
    let bytes = reply.bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&reply.bytes);
    let text = std::str::from_utf8(bytes).map_err(|_| Fault::drift(reply, "the reply is not written in UTF-8."))?;
    let mut open: Vec<Element> = vec![Element::default()];
    let walked = walk(text, |step| match step {
        Step::Open(name, attributes) => open.push(Element {
            name: name.to_owned(),
            attributes: attributes
                .iter()
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .collect(),
            ..Element::default()
        }),
        Step::Close(_) => {
            if let Some(closed) = open.pop()
                && let Some(outer) = open.last_mut()
            {
                outer.inner.push(closed);
            }
        }
        Step::Text(text) => {
            if let Some(element) = open.last_mut() {
                element.text.push_str(text);
            }
        }
    });
    walked.map_err(|error| Fault::drift(reply, format!("the reply is no XML: {error}.")))?;
    let roots = open.pop().map(|outside| outside.inner).unwrap_or_default();
    match <[Element; 1]>::try_from(roots) {
        Ok([element]) if element.name == root => Ok(element),
        Ok([element]) => Err(Fault::drift(
            reply,
            format!("the reply is a <{}>, not a <{root}>.", element.name),
        )),
        Err(roots) => {
            let message = format!("the reply has {} outermost elements, not one <{root}>.", roots.len());
            Err(Fault::drift(reply, message))
        }
    }
}

impl<'a> Xml<'a> {
    /// The root of a reply that was parsed.
    pub fn of(reply: &'a Reply, element: &'a Element) -> Xml<'a> {
        Xml {
            reply,
            element,
            path: element.name.as_str().into(),
        }
    }

    /// A fault at this place.
    pub fn fault(&self, message: impl std::fmt::Display) -> Fault {
        Fault::drift(self.reply, format!("<{}> of the reply {message}", self.path))
    }

    /// An element inside that must be there; the first one where there are several.
    pub fn element(&self, name: &str) -> Result<Xml<'a>, Fault> {
        if let Some(found) = self.elements(name).into_iter().next() {
            return Ok(found);
        }
        let names: BTreeSet<&str> = self.element.inner.iter().map(|inner| inner.name.as_str()).collect();
        let there = match names.is_empty() {
            true => "it is empty".to_owned(),
            false => format!(
                "it has {}",
                names.into_iter().take(LISTED).collect::<Vec<&str>>().join(", ")
            ),
        };
        Err(self.fault(format!("has no <{name}>; {there}.")))
    }

    /// The elements of a name inside, in their order; none where there are none.
    pub fn elements(&self, name: &str) -> Vec<Xml<'a>> {
        let named = self.element.inner.iter().filter(|inner| inner.name == name);
        named
            .map(|element| Xml {
                reply: self.reply,
                element,
                path: format!("{}/{name}", self.path).into(),
            })
            .collect()
    }

    /// An attribute that must be there.
    pub fn attribute(&self, name: &str) -> Result<&'a str, Fault> {
        let attributes = &self.element.attributes;
        let found = attributes.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str()).ok_or_else(|| {
            let names: Vec<&str> = attributes
                .iter()
                .take(LISTED)
                .map(|(known, _)| known.as_str())
                .collect();
            self.fault(format!("has no attribute \"{name}\"; it has {}.", names.join(", ")))
        })
    }

    /// Its own text, with single blanks; it must have one.
    pub fn text(&self) -> Result<String, Fault> {
        let words: Vec<&str> = self.element.text.split_whitespace().collect();
        match words.is_empty() {
            true => Err(self.fault("is empty.")),
            false => Ok(words.join(" ")),
        }
    }

    /// A whole number that is not negative.
    pub fn count(&self) -> Result<u64, Fault> {
        let text = self.text()?;
        text.parse()
            .map_err(|_| self.fault(format!("is \"{text}\", not a count.")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scan::sources::rehearsal::reply_of;

    fn message(body: &str, read: impl Fn(&Xml) -> Result<(), Fault>) -> String {
        let reply = reply_of(body);
        let parsed = parse_xml(&reply, "feed");
        let fault = match &parsed {
            Ok(feed) => read(&Xml::of(&reply, feed)).expect_err("a fault"),
            Err(fault) => fault.clone(),
        };
        fault.message
    }

    #[test]
    fn what_is_missing_is_told_with_what_is_there() {
        let body = r#"<feed xmlns:o="urn:o"><o:total a="1">7</o:total><entry/></feed>"#;
        let missing = message(body, |feed| feed.element("totalResults").map(drop));
        assert_eq!(
            missing,
            "<feed> of the reply has no <totalResults>; it has entry, total."
        );
        let attribute = message(body, |feed| feed.element("total")?.attribute("term").map(drop));
        assert_eq!(
            attribute,
            "<feed/total> of the reply has no attribute \"term\"; it has a."
        );
        let empty = message(body, |feed| feed.element("entry")?.count().map(drop));
        assert_eq!(empty, "<feed/entry> of the reply is empty.");
    }

    #[test]
    fn pages_and_broken_replies_are_no_feed() {
        assert_eq!(
            message("<html></html>", |_| Ok(())),
            "the reply is a <html>, not a <feed>."
        );
        assert!(message("<feed><entry>", |_| Ok(())).starts_with("the reply is no XML"));
        assert_eq!(
            message("", |_| Ok(())),
            "the reply has 0 outermost elements, not one <feed>."
        );
    }
}
