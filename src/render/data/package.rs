//! What the tables are, for programs: a Frictionless Data Package (specs.frictionlessdata.io, version 1), whose resources are the
//! CSV files with their columns.

use serde_json::json;

use crate::inert::escape_json;
use crate::model::Configuration;

use super::{DataFile, is_number};

/// Writes the description. A column holds numbers or texts; what they mean stands in its description.
pub fn to_package(configuration: &Configuration, files: &[DataFile]) -> String {
    let kind = |name: &str| if is_number(name) { "number" } else { "string" };
    let fields = |file: &DataFile| {
        let fields = file.columns.iter();
        fields
            .map(|(name, says)| json!({ "name": name, "type": kind(name), "description": says() }))
            .collect::<Vec<_>>()
    };
    let resources = files.iter().map(|file| {
        json!({
            "profile": "tabular-data-resource", "name": file.table(), "path": file.name,
            "format": "csv", "mediatype": "text/csv", "encoding": "utf-8", "description": file.row,
            "bytes": file.text.len(), "schema": { "fields": fields(file), "missingValues": [""] },
        })
    });
    let letter = |c: char| {
        if c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-') {
            c.to_ascii_lowercase()
        } else {
            '-'
        }
    };
    let name: String = format!("{}-{}", configuration.title, configuration.edition)
        .chars()
        .map(letter)
        .collect();
    let package = json!({
        "profile": "tabular-data-package", "name": name, "title": configuration.title,
        "description": configuration.summary, "version": configuration.edition,
        "created": format!("{}T00:00:00Z", configuration.date), "licenses": [{ "name": configuration.licence }],
        "contributors": [{ "title": configuration.contact }], "resources": resources.collect::<Vec<_>>(),
    });
    escape_json(&format!("{package:#}\n")).into_owned()
}
