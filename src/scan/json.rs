//! JSON replies taken apart by name: what is missing, renamed or of another kind is a fault that names it.
//!
//! Numbers may stand as text, lists may be `null`, and one object may stand where a list of one is meant: sources do all of
//! that, and it changes nothing. A name that is missing is told with the names that are there.

use std::sync::Arc;

use serde_json::Value;

use super::ask::Reply;
use super::fault::Fault;

/// Most names that a fault lists.
const LISTED: usize = 12;

/// A value in a reply, with the way to it.
#[derive(Debug, Clone)]
pub struct Json<'a> {
    reply: &'a Reply,
    value: &'a Value,
    path: Arc<str>,
}

/// Parses a reply; one that ends half-way or is no JSON is a fault.
pub fn parse_json(reply: &Reply) -> Result<Value, Fault> {
    let bytes = reply.bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&reply.bytes);
    serde_json::from_slice(bytes).map_err(|error| {
        let message = match error.is_eof() {
            true => format!("the reply ends in the middle, after {} bytes.", bytes.len()),
            false => format!("the reply is no JSON: {error}."),
        };
        Fault::drift(reply, message)
    })
}

impl<'a> Json<'a> {
    /// The whole of a reply that was parsed.
    pub fn of(reply: &'a Reply, value: &'a Value) -> Json<'a> {
        Json {
            reply,
            value,
            path: "".into(),
        }
    }

    /// A fault at this place.
    pub fn fault(&self, message: impl std::fmt::Display) -> Fault {
        let place = match &*self.path {
            "" => "the reply".to_owned(),
            path => format!("\"{path}\" of the reply"),
        };
        Fault::drift(self.reply, format!("{place} {message}"))
    }

    /// A field that must be there and hold something.
    pub fn field(&self, name: &str) -> Result<Json<'a>, Fault> {
        if let Some(found) = self.optional(name)? {
            return Ok(found);
        }
        let object = self.object()?;
        if object.contains_key(name) {
            return Err(self.fault(format!("has \"{name}\", but it is empty.")));
        }
        let names: Vec<&str> = object.keys().take(LISTED).map(String::as_str).collect();
        let there = match names.as_slice() {
            [] => "it is empty".to_owned(),
            names => format!("it has {}", names.join(", ")),
        };
        Err(self.fault(format!("has no field \"{name}\"; {there}.")))
    }

    /// A field that may be absent or `null`.
    pub fn optional(&self, name: &str) -> Result<Option<Json<'a>>, Fault> {
        let value = self.object()?.get(name).filter(|value| !value.is_null());
        Ok(value.map(|value| self.inner(value, name)))
    }

    /// A field that must be there and may be `null`.
    pub fn nullable(&self, name: &str) -> Result<Option<Json<'a>>, Fault> {
        match self.object()?.contains_key(name) {
            true => self.optional(name),
            false => self.field(name).map(Some),
        }
    }

    fn inner(&self, value: &'a Value, name: &str) -> Json<'a> {
        let path = match &*self.path {
            "" => name.to_owned(),
            path => format!("{path}.{name}"),
        };
        Json {
            reply: self.reply,
            value,
            path: path.into(),
        }
    }

    fn object(&self) -> Result<&'a serde_json::Map<String, Value>, Fault> {
        let object = self.value.as_object();
        object.ok_or_else(|| self.fault(format!("is {}, not an object.", kind_of(self.value))))
    }

    /// The names of an object with their values, in the order of the reply.
    pub fn entries(&self) -> Result<Vec<(&'a str, Json<'a>)>, Fault> {
        let object = self.object()?;
        Ok(object
            .iter()
            .map(|(name, value)| (name.as_str(), self.inner(value, name)))
            .collect())
    }

    /// The entries of a list; `null` is an empty one, and anything but a list is a list of one.
    pub fn items(&self) -> Vec<Json<'a>> {
        match self.value {
            Value::Null => Vec::new(),
            Value::Array(items) => {
                let numbered = items.iter().enumerate();
                numbered
                    .map(|(index, value)| self.inner(value, &index.to_string()))
                    .collect()
            }
            _ => vec![self.clone()],
        }
    }

    /// A list of a field that must be there; `null` is an empty one.
    pub fn list(&self, name: &str) -> Result<Vec<Json<'a>>, Fault> {
        let object = self.object()?;
        match object.get(name) {
            Some(value) => Ok(self.inner(value, name).items()),
            None => self.field(name).map(|found| found.items()),
        }
    }

    /// A list of a field that may be absent.
    pub fn optional_list(&self, name: &str) -> Result<Vec<Json<'a>>, Fault> {
        Ok(self.optional(name)?.map_or_else(Vec::new, |found| found.items()))
    }

    /// A text; numbers are told as they stand.
    pub fn text(&self) -> Result<String, Fault> {
        match self.value {
            Value::String(text) => Ok(text.clone()),
            Value::Number(number) => Ok(number.to_string()),
            other => Err(self.fault(format!("is {}, not a text.", kind_of(other)))),
        }
    }

    /// A whole number that is not negative; it may stand as text.
    pub fn count(&self) -> Result<u64, Fault> {
        let number = match self.value {
            Value::Number(number) => number.as_u64(),
            Value::String(text) => text.trim().parse().ok(),
            _ => None,
        };
        number.ok_or_else(|| self.fault(format!("is {}, not a count.", kind_of(self.value))))
    }

    /// `true` or `false`.
    pub fn flag(&self) -> Result<bool, Fault> {
        let flag = self.value.as_bool();
        flag.ok_or_else(|| self.fault(format!("is {}, not true or false.", kind_of(self.value))))
    }

    /// The value itself.
    pub fn value(&self) -> &'a Value {
        self.value
    }
}

fn kind_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "empty",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
