//! The data of the edition: tables of values, as CSV (RFC 4180, UTF-8, commas, decimal points, ISO dates, a header row) and
//! as JSON.

use serde_json::Value;

use crate::inert::{escape_json, show, write_cell};
use crate::model::{Asked, Dossier, Edition};

/// A file of data with what a reader must know of it.
pub struct DataFile {
    /// Its name.
    pub name: &'static str,
    /// What one row is.
    pub row: &'static str,
    /// Columns with their meaning.
    pub columns: &'static [(&'static str, &'static str)],
    /// Number of rows without the header.
    pub rows: usize,
    /// The values, a row a row of the table.
    pub cells: Vec<Vec<String>>,
    /// The text of the file.
    pub text: String,
}

/// Every file of data, in the order of the method.
pub fn write_data(dossier: &Dossier, edition: &Edition) -> Vec<DataFile> {
    vec![
        write_file("needs.csv", "a statement of a workshop", NEEDS, needs(dossier)),
        write_file(
            "links.csv",
            "a link between a need and a technology",
            LINKS,
            links(dossier),
        ),
        write_file("technologies.csv", "a technology", TECHNOLOGIES, technologies(dossier)),
        write_file(
            "placements.csv",
            "a placement",
            PLACEMENTS,
            placements(dossier, edition),
        ),
        write_file(
            "levels.csv",
            "the level of a technology on a criterion",
            LEVELS,
            levels(dossier, edition),
        ),
        write_file(
            "certainty.csv",
            "how probable a ring is for a technology",
            CERTAINTY,
            certainty(dossier, edition),
        ),
        write_file(
            "moves.csv",
            "a change of one input that would change a ring",
            MOVES,
            switching_values(dossier, edition),
        ),
        write_file("assessors.csv", "a score of an assessor", ASSESSORS, assessors(dossier)),
        write_file(
            "standards.csv",
            "a standard or legal instrument",
            STANDARDS,
            standards(dossier),
        ),
    ]
}

/// The tables as one JSON object: an array a table, an object a row, every value as text on one line.
pub fn to_json(files: &[DataFile]) -> String {
    let table = |file: &DataFile| {
        let row = |row: &Vec<String>| {
            let cells = file.columns.iter().zip(row);
            let cells = cells.map(|((name, _), cell)| ((*name).to_owned(), Value::from(show(cell).as_ref())));
            Value::Object(cells.collect())
        };
        Value::Array(file.cells.iter().map(row).collect())
    };
    let tables = files
        .iter()
        .map(|file| (file.name.trim_end_matches(".csv").to_owned(), table(file)));
    escape_json(&format!("{:#}\n", Value::Object(tables.collect()))).into_owned()
}

type Columns = &'static [(&'static str, &'static str)];

fn write_file(name: &'static str, row: &'static str, columns: Columns, rows: Vec<Vec<String>>) -> DataFile {
    let header: Vec<String> = columns.iter().map(|(name, _)| (*name).to_owned()).collect();
    DataFile {
        name,
        row,
        columns,
        rows: rows.len(),
        text: write_csv(&header, &rows),
        cells: rows,
    }
}

/// Rows as CSV below a header; every row has as many cells as the header.
pub fn write_csv(header: &[String], rows: &[Vec<String>]) -> String {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    let mut write = |cells: &[String]| {
        let cells = cells.iter().map(|cell| write_cell(cell).into_owned());
        writer.write_record(cells).expect("rows have as many cells as columns");
    };
    write(header);
    rows.iter().for_each(|row| write(row));
    let bytes = writer.into_inner().expect("writing to memory cannot fail");
    String::from_utf8(bytes).expect("cells are UTF-8")
}

const NEEDS: Columns = &[
    ("need", "identifier"),
    ("workshop", "identifier of the workshop"),
    ("topic", "identifier of the topic"),
    ("kind", "kind of the statement"),
    ("statement", "the statement in our own words"),
    ("parent", "identifier of the lead-in it belongs to"),
    ("role", "statement, lead-in or boilerplate"),
    ("broad", "whether it wishes for a whole field"),
    ("document", "source"),
    ("section", "section of the source"),
    ("item", "number of the item in the section"),
    ("line", "line of the source"),
];

fn needs(dossier: &Dossier) -> Vec<Vec<String>> {
    let rows = dossier.needs().map(|(workshop, need)| {
        vec![
            need.id.clone(),
            workshop.id.clone(),
            workshop.topic.clone(),
            need.kind.as_str().into(),
            need.statement.clone(),
            need.parent.clone().unwrap_or_default(),
            need.role.as_str().into(),
            need.broad.to_string(),
            workshop.source.document.clone(),
            need.section.clone(),
            need.item.to_string(),
            need.line.to_string(),
        ]
    });
    rows.collect()
}

const LINKS: Columns = &[
    ("need", "identifier of the need"),
    ("technology", "identifier of the technology"),
    ("grade", "core, related, constrains or rejected"),
    ("by", "who decided"),
    ("date", "when"),
    ("why", "why"),
];

fn links(dossier: &Dossier) -> Vec<Vec<String>> {
    let rows = dossier.links.iter().map(|link| {
        let grade = link.grade.as_str().to_owned();
        vec![
            link.need.clone(),
            link.technology.clone(),
            grade,
            link.by.clone(),
            link.date.to_string(),
            link.why.clone(),
        ]
    });
    rows.collect()
}

const TECHNOLOGIES: Columns = &[
    ("technology", "identifier"),
    ("name", "name"),
    ("description", "what it is"),
    ("activity", "identifier of the activity"),
    ("topics", "identifiers of topics, separated by semicolons"),
    ("trl_low", "low end of the TRL range, 1 to 9"),
    ("trl_high", "high end of the TRL range, 1 to 9"),
    ("trl_basis", "what the range rests on"),
    ("trl_date", "when it was judged"),
    ("legal_class", "identifier of the legal class"),
];

fn technologies(dossier: &Dossier) -> Vec<Vec<String>> {
    let rows = dossier.technologies.iter().map(|technology| {
        vec![
            technology.id.clone(),
            technology.name.clone(),
            technology.description.clone(),
            technology.activity.clone(),
            technology.topics.join("; "),
            technology.trl.low.to_string(),
            technology.trl.high.to_string(),
            technology.trl.basis.as_str().into(),
            technology.trl.date.to_string(),
            technology.legal_class.clone(),
        ]
    });
    rows.collect()
}

const PLACEMENTS: Columns = &[
    ("technology", "identifier"),
    ("ring", "identifier of the ring"),
    (
        "ruled",
        "identifier of the ring the rules ask for; another one where it waits to move",
    ),
    (
        "before",
        "identifier of its ring in the edition before; empty where it was not there",
    ),
    (
        "movement",
        "new, inward, outward or unchanged since the edition before; empty without one",
    ),
    ("rule", "number of the rule that fired, from 1"),
    (
        "value",
        "weighted value over the known criteria, 0 to 1; empty when none is known",
    ),
    ("coverage", "share of the weights whose criteria are known, 0 to 1"),
    ("demand", "sum over the statements linked, 0 or more"),
    ("asked", "asked, nobody-asked or not-yet-asked"),
    ("probability", "share of the draws in which this ring comes out, 0 to 1"),
    ("verdict", "firm, likely or contested"),
    ("borderline", "whether the probability is below the declared threshold"),
];

fn placements(dossier: &Dossier, edition: &Edition) -> Vec<Vec<String>> {
    let ring = |ring: usize| dossier.configuration.rings[ring].id.clone();
    let rows = edition.placements.iter().map(|placement| {
        let before = placement.before.as_ref();
        let asked = match placement.asked {
            Asked::Asked => "asked",
            Asked::NobodyAsked => "nobody-asked",
            Asked::NotYetAsked => "not-yet-asked",
        };
        vec![
            placement.technology.clone(),
            ring(placement.ring),
            ring(placement.ruled),
            before.and_then(|before| before.ring).map(ring).unwrap_or_default(),
            before
                .map(|before| before.movement.as_str().to_owned())
                .unwrap_or_default(),
            (placement.rule + 1).to_string(),
            placement
                .value
                .map(|value| format!("{:.6}", value.value()))
                .unwrap_or_default(),
            format!("{:.6}", placement.coverage),
            format!("{:.4}", placement.demand.total),
            asked.into(),
            placement
                .certainty
                .as_ref()
                .map(|certainty| format!("{:.6}", certainty.probability(placement.ring)))
                .unwrap_or_default(),
            placement
                .certainty
                .as_ref()
                .map(|certainty| certainty.class.as_str().to_owned())
                .unwrap_or_default(),
            placement
                .certainty
                .as_ref()
                .map(|certainty| certainty.borderline.to_string())
                .unwrap_or_default(),
        ]
    });
    rows.collect()
}

const CERTAINTY: Columns = &[
    ("technology", "identifier"),
    ("ring", "identifier of the ring"),
    ("drawn", "whether it is drawn in this ring"),
    ("probability", "share of the draws that end in this ring, 0 to 1"),
    ("standard_error", "standard error of the probability"),
    (
        "if_unknown",
        "the same with unknown levels that rules let pass drawn too; empty where none matters",
    ),
];

fn certainty(dossier: &Dossier, edition: &Edition) -> Vec<Vec<String>> {
    let rings = &dossier.configuration.rings;
    let certain = edition
        .placements
        .iter()
        .filter_map(|placement| Some((placement, placement.certainty.as_ref()?)));
    let rows = certain.flat_map(|(placement, certainty)| {
        rings.iter().enumerate().map(move |(index, ring)| {
            let unknown = certainty.rings_if_unknown.as_ref();
            vec![
                placement.technology.clone(),
                ring.id.clone(),
                (index == placement.ring).to_string(),
                format!("{:.6}", certainty.rings[index]),
                format!("{:.6}", certainty.errors[index]),
                unknown.map(|found| format!("{:.6}", found[index])).unwrap_or_default(),
            ]
        })
    });
    rows.collect()
}

const MOVES: Columns = &[
    ("technology", "identifier"),
    ("input", "trl.low, the identifier of a criterion, a weight, or law"),
    ("from", "what it is now; empty where unknown"),
    ("to", "the nearest number with which the ring is another"),
    ("ring", "identifier of the ring then"),
    ("words", "the change in words"),
];

fn switching_values(dossier: &Dossier, edition: &Edition) -> Vec<Vec<String>> {
    let configuration = &dossier.configuration;
    let rows = edition.placements.iter().flat_map(|placement| {
        placement.switching_values.iter().map(|found| {
            vec![
                placement.technology.clone(),
                found.input_word(configuration),
                found.from.map(|from| from.to_string()).unwrap_or_default(),
                found.to.to_string(),
                configuration.rings[found.ring].id.clone(),
                found.to_words(configuration),
            ]
        })
    });
    rows.collect()
}

const ASSESSORS: Columns = &[
    ("technology", "identifier"),
    ("criterion", "identifier"),
    ("round", "round of the panel, from 1"),
    ("assessor", "pseudonym"),
    ("low", "lowest plausible level"),
    ("mode", "most plausible level"),
    ("high", "highest plausible level"),
    ("date", "when it was given"),
    ("note", "why"),
];

fn assessors(dossier: &Dossier) -> Vec<Vec<String>> {
    let rows = dossier.scores.iter().map(|score| {
        vec![
            score.technology.clone(),
            score.criterion.clone(),
            score.round.to_string(),
            score.assessor.clone(),
            score.low.to_string(),
            score.mode.to_string(),
            score.high.to_string(),
            score.date.to_string(),
            score.note.clone(),
        ]
    });
    rows.collect()
}

const LEVELS: Columns = &[
    ("technology", "identifier"),
    ("criterion", "identifier of the criterion"),
    ("weight", "weight of the criterion"),
    ("level", "level, 1 worst to 5 best; empty when missing"),
    ("because", "why"),
];

fn levels(dossier: &Dossier, edition: &Edition) -> Vec<Vec<String>> {
    let rows = edition.placements.iter().flat_map(|placement| {
        placement.assessments.iter().map(|assessment| {
            let criterion = &dossier.configuration.criteria[assessment.criterion];
            vec![
                placement.technology.clone(),
                criterion.id.clone(),
                criterion.weight.value().to_string(),
                assessment.level.map(|level| level.to_string()).unwrap_or_default(),
                assessment.because.clone(),
            ]
        })
    });
    rows.collect()
}

const STANDARDS: Columns = &[
    ("standard", "identifier"),
    ("number", "number as printed on it"),
    ("title", "title"),
    ("body", "body that keeps it"),
    ("kind", "sort of document"),
    ("status", "where it stands in its life"),
    ("year", "year of publication"),
    ("successor", "identifier of the one that took its place"),
    ("technologies", "identifiers, separated by semicolons"),
    ("source", "where the facts were checked"),
];

fn standards(dossier: &Dossier) -> Vec<Vec<String>> {
    let rows = dossier.standards.iter().map(|standard| {
        vec![
            standard.id.clone(),
            standard.number.clone(),
            standard.title.clone(),
            standard.body.clone(),
            standard.kind.clone(),
            standard.status.as_str().into(),
            standard.year.map(|year| year.to_string()).unwrap_or_default(),
            standard.successor.clone().unwrap_or_default(),
            standard.technologies.join("; "),
            standard.source.clone(),
        ]
    });
    rows.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_never_becomes_a_formula_and_a_number_stays_one() {
        let row = ["=1+1", "@x", "-0.5", "+ plus", "plain", "x;=1", "\u{1b}"].map(str::to_owned);
        let text = write_csv(&row, &[row.to_vec()]);
        let cells = "'=1+1,'@x,-0.5,'+ plus,plain,x;'=1,␛\r\n";
        assert_eq!(text, format!("{cells}{cells}"));
    }
}
