//! The numbers are those of the literature: one test for each family of reference vectors.
//!
//! Each test runs over every JSON file of its family below `tests/data/reference/`, or below the folder that the
//! environment variable `LEADAR_REFERENCE` names, so that anybody can run other vectors through it. The README there says
//! what each quantity means. What a file leaves out is not asked; what it expects must be answered. A case with
//! `expected_error` must be refused; in our own files by the rule named there.

use std::fs;
use std::path::{Path, PathBuf};

use crate::method::{Fault, Refusal};
use serde_json::Value;

mod evidence;
mod methods;
mod panels;
mod sampling;
mod simulations;
mod values;

/// What the engine answers to a case, in the words of the vectors.
type Answer = Result<Value, Refusal>;

/// One file of vectors.
struct Vectors {
    place: String,
    tolerance: Value,
    cases: Vec<Value>,
}

/// One case with the tolerance in force.
struct Case<'a> {
    inputs: &'a Value,
    expected: &'a Value,
    tolerance: &'a Value,
}

/// The folder of vectors, and whether it is ours.
fn folder() -> (PathBuf, bool) {
    match std::env::var_os("LEADAR_REFERENCE") {
        Some(folder) => (folder.into(), false),
        None => (Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/reference"), true),
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    let (folders, files): (Vec<PathBuf>, Vec<PathBuf>) = paths.into_iter().partition(|path| path.is_dir());
    let json = files
        .into_iter()
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"));
    json.chain(folders.iter().flat_map(|folder| self::files(folder)))
        .collect()
}

fn read_family(family: &str) -> Vec<Vectors> {
    let (folder, ours) = folder();
    let mut found = Vec::new();
    for path in files(&folder) {
        let text = fs::read_to_string(&path).expect("vectors are text");
        let file: Value = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        if file["family"] == family {
            found.push(Vectors {
                place: path.display().to_string(),
                tolerance: file["tolerance"].clone(),
                cases: file["cases"].as_array().expect("a list of cases").clone(),
            });
        }
    }
    assert!(!ours || !found.is_empty(), "no vectors of {family}");
    found
}

/// Runs a family: every case is answered and compared; all differences are told at once.
fn run(family: &str, answer: fn(&Value) -> Answer, compare: fn(&Case, &Value) -> Vec<String>) {
    let (_, ours) = folder();
    let mut wrong = Vec::new();
    for file in read_family(family) {
        for case in &file.cases {
            let id = format!("{}: {}", file.place, case["id"]);
            let tolerance = if case["tolerance"].is_null() {
                &file.tolerance
            } else {
                &case["tolerance"]
            };
            match (answer(&case["inputs"]), case["expected_error"].as_str()) {
                (Ok(_), Some(error)) => wrong.push(format!("{id}: computed what {error} should refuse")),
                (Err(refusal), Some(error)) if ours && refusal.fault.as_str() != error => {
                    wrong.push(format!(
                        "{id}: refused by {} instead of {error}",
                        refusal.fault.as_str()
                    ));
                }
                (Err(_), Some(_)) => {}
                (Err(refusal), None) => wrong.push(format!("{id}: refused: {refusal}")),
                (Ok(answer), None) => {
                    let case = Case {
                        inputs: &case["inputs"],
                        expected: &case["expected"],
                        tolerance,
                    };
                    wrong.extend(
                        compare(&case, &answer)
                            .into_iter()
                            .map(|difference| format!("{id}: {difference}")),
                    );
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{family}:\n{}", wrong.join("\n"));
}

/// Compares by |got − expected| ≤ abs + rel·|expected|, everything that is expected; whole numbers too.
fn compare_exactly(case: &Case, answer: &Value) -> Vec<String> {
    let tolerance = |key: &str| case.tolerance[key].as_f64().unwrap_or(0.0);
    let limit = Limit {
        abs: tolerance("abs"),
        rel: tolerance("rel"),
    };
    let mut wrong = Vec::new();
    compare_values("", case.expected, answer, &|_| limit, &mut wrong);
    wrong
}

#[derive(Clone, Copy)]
struct Limit {
    abs: f64,
    rel: f64,
}

fn compare_values(path: &str, expected: &Value, found: &Value, limit: &dyn Fn(&str) -> Limit, wrong: &mut Vec<String>) {
    match (expected, found) {
        (Value::Object(expected), _) => {
            for (key, expected) in expected {
                let path = format!("{path}.{key}");
                match found.get(key) {
                    Some(found) => compare_values(&path, expected, found, limit, wrong),
                    None => wrong.push(format!("{path} is not answered")),
                }
            }
        }
        (Value::Array(expected), Value::Array(found)) if expected.len() == found.len() => {
            for (index, (expected, found)) in expected.iter().zip(found).enumerate() {
                compare_values(&format!("{path}[{index}]"), expected, found, limit, wrong);
            }
        }
        (Value::Number(number), Value::Number(other)) => {
            let (number, other) = (number.as_f64().expect("a number"), other.as_f64().expect("a number"));
            let limit = limit(path);
            if (other - number).abs() > limit.abs + limit.rel * number.abs() {
                wrong.push(format!("{path} is {other} instead of {number}"));
            }
        }
        // Undefined as a whole or in each part.
        (Value::Array(parts), Value::Null) if parts.iter().all(Value::is_null) => {}
        _ if expected == found => {}
        _ => wrong.push(format!("{path} is {found} instead of {expected}")),
    }
}

/// A number of a file; texts stand for what a spreadsheet delivers.
fn number(value: &Value) -> Result<f64, Refusal> {
    match value {
        Value::String(text) if text == "NaN" => Ok(f64::NAN),
        Value::String(text) if text == "Infinity" => Ok(f64::INFINITY),
        Value::String(text) if text == "-Infinity" => Ok(f64::NEG_INFINITY),
        _ => value.as_f64().ok_or_else(|| Refusal::new(Fault::NotANumber, value)),
    }
}

fn optional(value: &Value) -> Result<Option<f64>, Refusal> {
    if value.is_null() {
        Ok(None)
    } else {
        number(value).map(Some)
    }
}

fn list<T>(value: &Value, read: impl Fn(&Value) -> Result<T, Refusal>) -> Result<Vec<T>, Refusal> {
    match value {
        Value::Array(entries) => entries.iter().map(read).collect(),
        Value::Null => Ok(Vec::new()),
        other => Err(Refusal::new(Fault::NotANumber, other)),
    }
}

fn numbers(value: &Value) -> Result<Vec<f64>, Refusal> {
    list(value, number)
}

fn table(value: &Value) -> Result<Vec<Vec<f64>>, Refusal> {
    list(value, numbers)
}

fn gappy_table(value: &Value) -> Result<Vec<Vec<Option<f64>>>, Refusal> {
    list(value, |row| list(row, optional))
}

fn indices(value: &Value) -> Result<Vec<usize>, Refusal> {
    list(value, |entry| number(entry).map(|number| number as usize))
}

fn identifiers(count: usize) -> Vec<String> {
    (0..count).map(|index| format!("item {index:05}")).collect()
}
