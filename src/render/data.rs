//! The data of the edition: tables of values, as CSV (RFC 4180, UTF-8, commas, decimal points, ISO dates, a header row) and
//! as JSON.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::inert::{escape_json, show, write_cell};
use crate::model::{Configuration, Dossier, Doubts, Edition, JointLink, Technology, records_may_be_shown};

use super::messages::message;
use super::scores::asked_word;
use super::words;

/// A file of data with what a reader must know of it.
pub struct DataFile {
    /// Its name.
    pub name: &'static str,
    /// What one row is.
    pub row: String,
    /// Columns with their meaning.
    pub columns: Columns,
    /// Number of rows without the header.
    pub rows: usize,
    /// The values, a row a row of the table.
    pub cells: Vec<Vec<String>>,
    /// The text of the file.
    pub text: String,
}

/// Every file of data, in the order of the method.
pub fn write_data(dossier: &Dossier, edition: &Edition, doubts: &Doubts) -> Vec<DataFile> {
    vec![
        write_file("needs.csv", message!("data-a-statement-of-a"), NEEDS, needs(dossier)),
        write_file("links.csv", message!("data-a-link-between-a"), LINKS, links(dossier)),
        write_file(
            "technologies.csv",
            message!("data-a-technology"),
            TECHNOLOGIES,
            technologies(dossier),
        ),
        write_file(
            "record-figures.csv",
            message!("data-a-figure-of-a-record"),
            RECORD_FIGURES,
            record_figures(dossier),
        ),
        write_file(
            "records.csv",
            message!("data-a-public-record"),
            RECORDS,
            records(dossier),
        ),
        write_file(
            "legal-classes.csv",
            message!("data-a-legal-class"),
            LEGAL_CLASSES,
            legal_classes(dossier),
        ),
        write_file(
            "placements.csv",
            message!("data-a-placement"),
            PLACEMENTS,
            placements(dossier, edition),
        ),
        write_file(
            "levels.csv",
            message!("data-the-level-of-a"),
            LEVELS,
            levels(dossier, edition),
        ),
        write_file(
            "certainty.csv",
            message!("data-how-probable-a-ring"),
            CERTAINTY,
            certainty(dossier, edition),
        ),
        write_file(
            "moves.csv",
            message!("data-a-change-of-one"),
            MOVES,
            switching_values(dossier, edition),
        ),
        write_file(
            "questions.csv",
            message!("data-a-question"),
            QUESTIONS,
            questions(dossier, doubts),
        ),
        write_file("trials.csv", message!("data-a-trial"), TRIALS, trials(dossier, doubts)),
        write_file(
            "assessors.csv",
            message!("data-a-score-of-an"),
            ASSESSORS,
            assessors(dossier),
        ),
        write_file(
            "standards.csv",
            message!("data-a-standard-or-legal"),
            STANDARDS,
            standards(dossier),
        ),
        write_file(
            "evidence-counts.csv",
            message!("data-a-scanned-count"),
            SCANNED_COUNTS,
            scanned_counts(dossier, edition),
        ),
        write_file(
            "evidence-records.csv",
            message!("data-a-scanned-record"),
            SCANNED_RECORDS,
            scanned_records(dossier),
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

/// What the files are, for programs: a Frictionless Data Package (specs.frictionlessdata.io, version 1), whose resources are the
/// CSV files with their columns. Every value is a text; what it means stands in its description.
pub fn to_package(configuration: &Configuration, files: &[DataFile]) -> String {
    let fields = |file: &DataFile| {
        let fields = file.columns.iter();
        fields
            .map(|(name, says)| json!({ "name": name, "type": "string", "description": says() }))
            .collect::<Vec<_>>()
    };
    let resources = files.iter().map(|file| {
        json!({
            "profile": "tabular-data-resource", "name": file.name.trim_end_matches(".csv"), "path": file.name,
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

/// Names of columns, which are format, with their meaning, which are words.
type Columns = &'static [(&'static str, fn() -> String)];

fn write_file(name: &'static str, row: String, columns: Columns, rows: Vec<Vec<String>>) -> DataFile {
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
    ("need", || message!("data-identifier")),
    ("workshop", || message!("data-identifier-of-the-workshop")),
    ("topic", || message!("data-identifier-of-the-topic")),
    ("kind", || message!("data-kind-of-the-statement")),
    ("statement", || message!("data-the-statement-in-our")),
    ("parent", || message!("data-identifier-of-the-lead")),
    ("role", || message!("data-statement-lead-in-or")),
    ("broad", || message!("data-whether-it-asks-for-a-field")),
    ("old", || message!("data-year-where-old")),
    ("document", || message!("data-source")),
    ("section", || message!("data-section-of-the-source")),
    ("item", || message!("data-number-of-the-item")),
    ("line", || message!("data-line-of-the-source")),
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
            dossier
                .old_since(workshop)
                .map(|year| year.to_string())
                .unwrap_or_default(),
            workshop.source.document.clone(),
            need.section.clone(),
            need.item.to_string(),
            need.line.to_string(),
        ]
    });
    rows.collect()
}

const LINKS: Columns = &[
    ("need", || message!("data-identifier-of-the-need")),
    ("technology", || message!("data-identifier-of-the-technology")),
    ("grade", || message!("data-core-related-constrains-or")),
    ("by", || message!("data-who-decided")),
    ("date", || message!("data-when")),
    ("why", || message!("data-why")),
    ("joint_grade", || message!("data-joint-grade")),
    ("probability", || message!("data-probability-of-link")),
    ("decided", || message!("data-who-stands-behind-link")),
];

fn links(dossier: &Dossier) -> Vec<Vec<String>> {
    let joint = dossier.configuration.link_trust.decide(&dossier.links);
    let joint: BTreeMap<(&str, &str), &JointLink> = joint
        .iter()
        .map(|link| ((link.need.as_str(), link.technology.as_str()), link))
        .collect();
    let rows = dossier.links.iter().map(|link| {
        let grade = link.grade.as_str().to_owned();
        let joint = joint[&(link.need.as_str(), link.technology.as_str())];
        vec![
            link.need.clone(),
            link.technology.clone(),
            grade,
            link.by.clone(),
            link.date.to_string(),
            link.why.clone(),
            joint.grade.as_str().into(),
            format!("{:.6}", joint.probability),
            joint.decided_by.as_str().into(),
        ]
    });
    rows.collect()
}

const TECHNOLOGIES: Columns = &[
    ("technology", || message!("data-identifier")),
    ("name", || message!("data-name")),
    ("description", || message!("data-what-it-is")),
    ("activity", || message!("data-identifier-of-the-activity")),
    ("topics", || message!("data-identifiers-of-topics-separated")),
    ("trl_low", || message!("data-low-end-of-the")),
    ("trl_high", || message!("data-high-end-of-the")),
    ("trl_basis", || message!("data-what-the-range-rests")),
    ("trl_date", || message!("data-when-it-was-judged")),
    ("legal_class", || message!("data-identifiers-of-legal-classes")),
    ("uses", || message!("data-further-uses")),
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
            technology.legal_cell(),
            list_uses(technology),
        ]
    });
    rows.collect()
}

fn list_uses(technology: &Technology) -> String {
    let uses = technology.uses.iter();
    let uses = uses.map(|found| format!("{} ({})", found.words, found.legal_class));
    uses.collect::<Vec<_>>().join("; ")
}

const RECORDS: Columns = &[
    ("technology", || message!("data-identifier-of-the-technology")),
    ("record", || message!("data-public-record")),
    ("kind", || message!("data-public-record-kind")),
    ("shown_in", || message!("data-public-record-shown-in")),
    ("speaks", || message!("data-public-record-speaks")),
    ("says", || message!("data-public-record-says")),
    ("who", || message!("data-public-record-who")),
    ("happened", || message!("data-public-record-happened")),
    ("published", || message!("data-public-record-published")),
    ("title", || message!("data-public-record-title")),
    ("publisher", || message!("data-public-record-publisher")),
    ("address", || message!("data-public-record-address")),
    ("language", || message!("data-public-record-language")),
    ("where", || message!("data-public-record-where")),
    ("strength", || message!("data-public-record-strength")),
    ("read", || message!("data-public-record-read")),
    ("note", || message!("data-public-record-note")),
    ("entered_by", || message!("data-public-record-entered-by")),
    ("entered", || message!("data-public-record-entered")),
];

fn records(dossier: &Dossier) -> Vec<Vec<String>> {
    let rows = dossier.records.iter().map(|record| {
        let named = record
            .who
            .iter()
            .map(|actor| format!("{} ({}, {})", actor.name, actor.sort.as_str(), actor.country));
        vec![
            record.technology.clone(),
            record.id.clone(),
            record.kind.as_str().into(),
            record.shown_in.map_or("", |shown| shown.as_str()).into(),
            record.speaks.as_str().into(),
            record.says.clone(),
            named.collect::<Vec<_>>().join("; "),
            record.happened.to_string(),
            record.published.map(|date| date.to_string()).unwrap_or_default(),
            record.title.clone(),
            record.publisher.clone(),
            record.address.clone(),
            record.language.clone(),
            record.location.clone(),
            record.strength.as_str().into(),
            record.read.as_str().into(),
            record.note.clone().unwrap_or_default(),
            record.entered_by.clone(),
            record.entered.to_string(),
        ]
    });
    rows.collect()
}

const RECORD_FIGURES: Columns = &[
    ("technology", || message!("data-identifier-of-the-technology")),
    ("record", || message!("data-public-record")),
    ("about", || message!("data-figure-about")),
    ("low", || message!("data-figure-low")),
    ("high", || message!("data-figure-high")),
    ("unit", || message!("data-figure-unit")),
    ("covers", || message!("data-figure-covers")),
];

fn record_figures(dossier: &Dossier) -> Vec<Vec<String>> {
    let figures = dossier
        .records
        .iter()
        .flat_map(|record| record.figures.iter().map(move |figure| (record, figure)));
    let rows = figures.map(|(record, figure)| {
        vec![
            record.technology.clone(),
            record.id.clone(),
            figure.about.as_str().into(),
            figure.low.to_string(),
            figure.high.to_string(),
            figure.unit.clone(),
            figure.covers.clone(),
        ]
    });
    rows.collect()
}

const LEGAL_CLASSES: Columns = &[
    ("legal_class", || message!("data-identifier")),
    ("name", || message!("data-name")),
    ("meaning", || message!("data-what-it-is")),
    ("instrument", || message!("data-instrument-and-article")),
    ("effect", || message!("data-what-law-does")),
    ("level", || message!("data-level-on-legal-criterion")),
    ("level_special", || message!("data-level-with-special-categories")),
    ("safeguards", || message!("data-safeguards-usually-required")),
    ("checked_on", || message!("data-when-it-was-judged")),
    ("review", || message!("data-who-reviewed-it")),
    ("source", || message!("data-where-the-facts-were")),
];

fn legal_classes(dossier: &Dossier) -> Vec<Vec<String>> {
    let rows = dossier.configuration.legal_classes.iter().map(|class| {
        vec![
            class.id.clone(),
            class.name.clone(),
            class.meaning.clone(),
            class.instrument.clone(),
            class.effect.as_str().into(),
            class.level.to_string(),
            class.level_special.to_string(),
            class.safeguards.join("; "),
            class.checked_on.to_string(),
            class.review.clone().unwrap_or_default(),
            class.source.clone(),
        ]
    });
    rows.collect()
}

const PLACEMENTS: Columns = &[
    ("technology", || message!("data-identifier")),
    ("ring", || message!("data-identifier-of-the-ring")),
    ("ruled", || message!("data-identifier-of-the-ring-the-rules-ask")),
    ("before", || message!("data-identifier-of-its-ring")),
    ("movement", || message!("data-new-inward-outward-or")),
    ("rule", || message!("data-number-of-the-rule")),
    ("value", || message!("data-weighted-value-over-the")),
    ("coverage", || message!("data-share-of-the-weights")),
    ("demand", || message!("data-sum-over-the-statements")),
    ("asked", || message!("data-asked-not-mentioned-or")),
    ("rests_on", || message!("data-one-statement-it-rests-on")),
    ("probability", || message!("data-share-of-the-draws")),
    ("word", || message!("data-sure-word")),
    ("provisional", || message!("data-provisional")),
];

fn placements(dossier: &Dossier, edition: &Edition) -> Vec<Vec<String>> {
    let ring = |ring: usize| dossier.configuration.rings[ring].id.clone();
    let rows = edition.placements.iter().map(|placement| {
        let before = placement.before.as_ref();
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
            asked_word(placement.asked).into(),
            words::only_ground(placement, &dossier.configuration)
                .unwrap_or_default()
                .into(),
            placement
                .certainty
                .as_ref()
                .map(|certainty| format!("{:.6}", certainty.probability(placement.ring)))
                .unwrap_or_default(),
            placement
                .certainty
                .as_ref()
                .map(|certainty| certainty.word.as_str().to_owned())
                .unwrap_or_default(),
            words::one_sources(placement),
        ]
    });
    rows.collect()
}

const CERTAINTY: Columns = &[
    ("technology", || message!("data-identifier")),
    ("ring", || message!("data-identifier-of-the-ring")),
    ("drawn", || message!("data-whether-it-is-drawn")),
    ("probability", || message!("data-share-of-the-draws-that-end-in")),
    ("standard_error", || message!("data-standard-error-of-the")),
];

fn certainty(dossier: &Dossier, edition: &Edition) -> Vec<Vec<String>> {
    let rings = &dossier.configuration.rings;
    let certain = edition
        .placements
        .iter()
        .filter_map(|placement| Some((placement, placement.certainty.as_ref()?)));
    let rows = certain.flat_map(|(placement, certainty)| {
        rings.iter().enumerate().map(move |(index, ring)| {
            vec![
                placement.technology.clone(),
                ring.id.clone(),
                (index == placement.ring).to_string(),
                format!("{:.6}", certainty.rings[index]),
                format!("{:.6}", certainty.errors[index]),
            ]
        })
    });
    rows.collect()
}

/// Columns of the questions.
pub const QUESTIONS: Columns = &[
    ("technology", || message!("data-identifier-of-the-technology")),
    ("input", || message!("data-input-asked-for")),
    ("expected_change", || message!("data-expected-change")),
    ("probability_of_change", || message!("data-probability-of-change")),
    ("ring", || message!("data-identifier-of-the-ring")),
    ("answers", || message!("data-answers-in-words")),
    ("who", || message!("data-who-could-tell")),
    ("question", || message!("data-question-in-words")),
    ("counted", || message!("data-whether-counted")),
];

/// A row a question, the largest expected change first.
pub fn questions(dossier: &Dossier, doubts: &Doubts) -> Vec<Vec<String>> {
    let configuration = &dossier.configuration;
    let ring = |technology: &str| {
        let now = doubts.trials_of(technology);
        now.map(|now| configuration.rings[now.ring].id.clone())
            .unwrap_or_default()
    };
    let rows = doubts.questions.iter().map(|question| {
        vec![
            question.technology.clone(),
            words::input_word(&question.input, configuration),
            format!("{:.6}", question.expected_change),
            format!("{:.6}", question.changes),
            ring(&question.technology),
            words::answers(question, configuration),
            words::who_could_tell(question, dossier),
            words::question(question, dossier),
            question.counted.to_string(),
        ]
    });
    rows.collect()
}

const TRIALS: Columns = &[
    ("technology", || message!("data-identifier-of-the-technology-or-all")),
    ("change", || message!("data-change-tried")),
    ("ring", || message!("data-identifier-of-the-ring-then")),
    ("probability", || message!("data-probability-now")),
    ("probability_then", || message!("data-probability-then")),
    ("moved", || message!("data-technologies-moved")),
    ("words", || message!("data-the-change-in-words")),
];

/// The whole edition first, then technology by technology.
fn trials(dossier: &Dossier, doubts: &Doubts) -> Vec<Vec<String>> {
    let configuration = &dossier.configuration;
    let number = |number: Option<f64>| number.map(|number| format!("{number:.6}")).unwrap_or_default();
    let all = doubts.moved.iter().map(|sum| {
        let mut row = vec![String::new(); 7];
        row[1] = words::trial_word(sum.trial.as_ref(), configuration);
        row[5] = sum.technologies.to_string();
        row[6] = words::one_way_trial(sum.trial.as_ref(), configuration);
        row
    });
    let each = doubts.trials.iter().flat_map(|found| {
        found.effects.iter().map(move |effect| {
            vec![
                found.technology.clone(),
                words::trial_word(Some(&effect.trial), configuration),
                configuration.rings[effect.ring].id.clone(),
                number(found.probability),
                number(effect.probability),
                u8::from(effect.ring != found.ring).to_string(),
                words::trial_effect(effect, found, configuration),
            ]
        })
    });
    all.chain(each).collect()
}

const MOVES: Columns = &[
    ("technology", || message!("data-identifier")),
    ("input", || message!("data-trl-low-the-identifier")),
    ("from", || message!("data-what-it-is-now")),
    ("to", || message!("data-the-nearest-number-with")),
    ("ring", || message!("data-identifier-of-the-ring-then")),
    ("words", || message!("data-the-change-in-words")),
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
                words::switching_value(found, configuration),
            ]
        })
    });
    rows.collect()
}

const ASSESSORS: Columns = &[
    ("technology", || message!("data-identifier")),
    ("criterion", || message!("data-identifier")),
    ("round", || message!("data-round-of-the-panel")),
    ("assessor", || message!("data-pseudonym")),
    ("low", || message!("data-lowest-plausible-level")),
    ("mode", || message!("data-most-plausible-level")),
    ("high", || message!("data-highest-plausible-level")),
    ("date", || message!("data-when-it-was-given")),
    ("note", || message!("data-why")),
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
    ("technology", || message!("data-identifier")),
    ("criterion", || message!("data-identifier-of-the-criterion")),
    ("weight", || message!("data-weight-of-the-criterion")),
    ("level", || message!("data-level-1-worst-to")),
    ("because", || message!("data-why")),
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
                words::because(assessment),
            ]
        })
    });
    rows.collect()
}

const STANDARDS: Columns = &[
    ("standard", || message!("data-identifier")),
    ("number", || message!("data-number-as-printed-on")),
    ("title", || message!("data-title")),
    ("body", || message!("data-body-that-keeps-it")),
    ("kind", || message!("data-sort-of-document")),
    ("status", || message!("data-where-it-stands-in")),
    ("year", || message!("data-year-of-publication")),
    ("successor", || message!("data-identifier-of-the-one")),
    ("review_by", || message!("data-review-by")),
    ("technologies", || message!("data-identifiers-separated-by-semicolons")),
    ("source", || message!("data-where-the-facts-were")),
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
            standard.review_by.map(|day| day.to_string()).unwrap_or_default(),
            standard.technologies.join("; "),
            standard.source.clone(),
        ]
    });
    rows.collect()
}

const SCANNED_COUNTS: Columns = &[
    ("source", || message!("data-source-asked")),
    ("technology", || message!("data-identifier")),
    ("year", || message!("data-scanned-year")),
    ("count", || message!("data-scanned-matches")),
    ("total", || message!("data-scanned-total")),
    ("complete", || message!("data-scanned-complete")),
    ("break", || message!("data-scanned-break")),
    ("retrieved", || message!("data-retrieved")),
    ("query", || message!("data-query")),
    ("licence", || message!("data-licence")),
];

fn scanned_counts(dossier: &Dossier, edition: &Edition) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for evidence in &dossier.evidence {
        let placed = edition
            .placements
            .iter()
            .find(|placement| placement.technology == evidence.technology);
        let momentum =
            placed.and_then(|placement| placement.momentum.iter().find(|trend| trend.source == evidence.source));
        for count in &evidence.counts {
            let breaks = momentum.is_some_and(|trend| trend.breaks.iter().any(|(year, _)| *year == count.year));
            rows.push(vec![
                evidence.source.clone(),
                evidence.technology.clone(),
                count.year.to_string(),
                count.count.to_string(),
                count.total.map(|total| total.to_string()).unwrap_or_default(),
                (count.year <= evidence.complete_through).to_string(),
                breaks.to_string(),
                evidence.retrieved.to_string(),
                evidence.query.clone(),
                evidence.licence.clone().unwrap_or_default(),
            ]);
        }
    }
    rows
}

const SCANNED_RECORDS: Columns = &[
    ("source", || message!("data-source-asked")),
    ("technology", || message!("data-identifier")),
    ("kind", || message!("data-record-kind")),
    ("record", || message!("data-record-identifier")),
    ("title", || message!("data-title")),
    ("date", || message!("data-record-date")),
    ("end", || message!("data-record-end")),
    ("scheme", || message!("data-record-scheme")),
    ("status", || message!("data-record-status")),
    ("countries", || message!("data-record-countries")),
    ("organisations", || message!("data-record-organisations")),
    ("cited", || message!("data-record-cited")),
    ("chosen", || message!("data-record-chosen")),
    ("address", || message!("data-record-address")),
    ("retrieved", || message!("data-retrieved")),
    ("licence", || message!("data-licence")),
];

/// Records of sources whose terms let them be shown.
fn scanned_records(dossier: &Dossier) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for evidence in dossier
        .evidence
        .iter()
        .filter(|evidence| records_may_be_shown(&evidence.source))
    {
        for record in &evidence.records {
            let optional = |text: &Option<String>| text.clone().unwrap_or_default();
            rows.push(vec![
                evidence.source.clone(),
                evidence.technology.clone(),
                record.kind.as_str().to_owned(),
                record.id.clone(),
                record.title.clone(),
                optional(&record.date),
                optional(&record.end),
                optional(&record.scheme),
                optional(&record.status),
                record.countries.join("; "),
                record.organisations.join("; "),
                record.cited.map(|cited| cited.to_string()).unwrap_or_default(),
                record.chosen.map_or("", |chosen| chosen.as_str()).to_owned(),
                optional(&record.url),
                evidence.retrieved.to_string(),
                optional(&evidence.licence),
            ]);
        }
    }
    rows
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
