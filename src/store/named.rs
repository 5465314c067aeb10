//! Names taken from a table: defined here, referred to here, or titles that nothing else of their sort may bear.

use crate::model::limits;

use super::fields::Fields;
use super::names::NameKind;
use super::text::Text;

/// Takes the key `id` and notes that it is defined here.
pub fn define_id(fields: &mut Fields, kind: NameKind) -> Option<Text> {
    let id = fields.name("id", limits::NAME)?;
    fields.notes().define(kind, &id);
    Some(id)
}

/// Takes a name that nothing else of its sort may bear.
pub fn title(fields: &mut Fields, key: &'static str, sort: &'static str) -> Option<Text> {
    let name = fields.title(key, limits::NAME)?;
    fields.notes().title(sort, &name);
    Some(name)
}

/// Takes a list of identifiers and notes that they are referred to here.
pub fn refer_all(fields: &mut Fields, key: &'static str, kind: NameKind) -> Vec<String> {
    fields
        .texts(key)
        .into_iter()
        .map(|text| fields.notes().refer(kind, text))
        .collect()
}

/// Takes the names that something bore before, and notes that references to them are meant for it.
pub fn read_formerly(fields: &mut Fields, kind: NameKind, now: &str) -> Vec<String> {
    let names = fields.texts("formerly");
    for name in &names {
        fields.notes().rename(kind, name.clone(), now);
    }
    values(names)
}

/// The texts without their places.
pub fn values(texts: Vec<Text>) -> Vec<String> {
    texts.into_iter().map(|text| text.value).collect()
}
