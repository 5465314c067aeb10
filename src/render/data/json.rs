//! The tables as one JSON object, and the shape of it.

use serde_json::{Map, Value, json};

use crate::inert::{escape_json, show};

use super::{Column, DataFile, is_number};

/// The tables as one JSON object: an array a table, an object a row. Texts on one line each; numbers are numbers, and null where
/// there is none.
pub fn to_json(files: &[DataFile]) -> String {
    let tables = files.iter().map(|file| {
        let rows = file.rows.iter().map(|row| format!("\n    {}", write_row(file, row)));
        let rows = rows.collect::<Vec<_>>().join(",");
        let end = if rows.is_empty() { "" } else { "\n  " };
        format!("\n  {}: [{rows}{end}]", Value::from(file.table()))
    });
    let tables = tables.collect::<Vec<_>>().join(",");
    escape_json(&format!("{{{tables}\n}}\n")).into_owned()
}

fn write_row(file: &DataFile, row: &[String]) -> Value {
    let cells = file.columns.iter().zip(row);
    let cells = cells.map(|((name, _), cell)| ((*name).to_owned(), write_value(name, cell)));
    Value::Object(cells.collect())
}

fn write_value(column: &str, cell: &str) -> Value {
    match is_number(column) {
        true => serde_json::from_str(cell).unwrap_or(Value::Null),
        false => Value::from(show(cell).as_ref()),
    }
}

/// The shape of that object, as JSON Schema 2020-12.
pub fn to_schema(files: &[DataFile]) -> String {
    let tables: Map<String, Value> = files
        .iter()
        .map(|file| (file.table().to_owned(), table(file)))
        .collect();
    let names: Vec<&str> = files.iter().map(DataFile::table).collect();
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object", "required": names, "additionalProperties": false, "properties": tables,
    });
    escape_json(&format!("{schema:#}\n")).into_owned()
}

fn table(file: &DataFile) -> Value {
    let names: Vec<&str> = file.columns.iter().map(|(name, _)| *name).collect();
    let columns: Map<String, Value> = file.columns.iter().map(column).collect();
    json!({
        "type": "array", "description": file.row,
        "items": {
            "type": "object", "required": names, "additionalProperties": false, "properties": columns,
        },
    })
}

fn column((name, says): &Column) -> (String, Value) {
    let kind = match is_number(name) {
        true => json!(["number", "null"]),
        false => json!("string"),
    };
    ((*name).to_owned(), json!({ "type": kind, "description": says() }))
}
