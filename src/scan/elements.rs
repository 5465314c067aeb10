//! XML replies taken apart by name: what is missing is a fault that names it and tells what is there.

use std::sync::Arc;

use crate::formats::{Step, walk};

use super::ask::Reply;
use super::fault::Fault;

/// Most names that a fault lists.
const LISTED: usize = 12;

/// An element of a reply; names are without their prefix.
#[derive(Debug, Clone, Default)]
pub struct Element {
    /// Its name.
    pub name: String,
    attributes: Vec<(String, String)>,
    /// The elements inside it.
    pub children: Vec<Element>,
    text: String,
}

/// Parses a reply into its outermost element; one that ends half-way or is no XML is a fault.
pub fn parse_xml(reply: &Reply) -> Result<Element, Fault> {
    let text = std::str::from_utf8(&reply.bytes).map_err(|error| {
        Fault::drift(
            reply,
            format!("the reply is no UTF-8 text after {} bytes.", error.valid_up_to()),
        )
    })?;
    let mut open = vec![Element::default()];
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
            let closed = open.pop();
            if let (Some(closed), Some(around)) = (closed, open.last_mut()) {
                around.children.push(closed);
            }
        }
        Step::Text(text) => {
            if let Some(inside) = open.last_mut() {
                inside.text.push_str(text);
            }
        }
    });
    walked.map_err(|error| Fault::drift(reply, format!("the reply is no whole XML: {error}.")))?;
    let outermost = open.pop().and_then(|mut around| around.children.pop());
    outermost.ok_or_else(|| Fault::drift(reply, "the reply is no XML: it has no element."))
}

impl Element {
    /// The first element of a name inside it.
    pub fn child(&self, name: &str) -> Option<&Element> {
        self.each_child(name).next()
    }

    /// The elements of a name inside it.
    pub fn each_child<'e>(&'e self, name: &str) -> impl Iterator<Item = &'e Element> {
        let name: Arc<str> = name.into();
        self.children.iter().filter(move |child| child.name == *name)
    }

    /// The first element at the end of a way of names.
    pub fn find(&self, way: &[&str]) -> Option<&Element> {
        way.iter().try_fold(self, |element, name| element.child(name))
    }

    /// An element that must be inside it.
    pub fn need(&self, reply: &Reply, name: &str) -> Result<&Element, Fault> {
        self.child(name).ok_or_else(|| {
            let names: Vec<&str> = self
                .children
                .iter()
                .take(LISTED)
                .map(|child| child.name.as_str())
                .collect();
            self.lacks(reply, &format!("element \"{name}\""), &names)
        })
    }

    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    /// An attribute that must be there.
    pub fn need_attribute(&self, reply: &Reply, name: &str) -> Result<&str, Fault> {
        self.attribute(name).ok_or_else(|| {
            let names: Vec<&str> = self
                .attributes
                .iter()
                .take(LISTED)
                .map(|(name, _)| name.as_str())
                .collect();
            self.lacks(reply, &format!("attribute \"{name}\""), &names)
        })
    }

    /// An attribute that must be there and be a count.
    pub fn need_count(&self, reply: &Reply, name: &str) -> Result<u64, Fault> {
        let text = self.need_attribute(reply, name)?;
        text.trim().parse().map_err(|_| {
            let message = format!(
                "the attribute \"{name}\" of \"{}\" is \"{text}\", not a count.",
                self.name
            );
            Fault::drift(reply, message)
        })
    }

    /// Its own text, trimmed.
    pub fn text(&self) -> &str {
        self.text.trim()
    }

    fn lacks(&self, reply: &Reply, what: &str, there: &[&str]) -> Fault {
        let there = match there {
            [] => "there is none".to_owned(),
            names => format!("it has {}", names.join(", ")),
        };
        Fault::drift(reply, format!("\"{}\" of the reply has no {what}; {there}.", self.name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scan::sources::play::reply_of;

    #[test]
    fn elements_are_found_by_name_and_missing_ones_are_named() {
        let reply =
            reply_of("<?xml version=\"1.0\"?>\n<a:top xmlns:a=\"x\" n=\"3\"><b>x &amp; y</b><c><d/></c></a:top>");
        let top = parse_xml(&reply).expect("XML");
        assert_eq!(
            (top.name.as_str(), top.child("b").map(Element::text)),
            ("top", Some("x & y"))
        );
        assert!(top.find(&["c", "d"]).is_some());
        assert_eq!(top.need_count(&reply, "n"), Ok(3));
        let lacks = top.need(&reply, "e").expect_err("it is missing").message;
        assert_eq!(lacks, "\"top\" of the reply has no element \"e\"; it has b, c.");
        let lacks = top.need_attribute(&reply, "m").expect_err("it is missing").message;
        assert!(lacks.contains("no attribute \"m\""), "{lacks}");
    }

    #[test]
    fn what_is_no_whole_xml_is_a_fault() {
        for text in ["", "<a><b></b>", "<a", "{}", "<a></b>"] {
            assert!(parse_xml(&reply_of(text)).is_err(), "{text}");
        }
    }
}
