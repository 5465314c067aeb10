//! How well the linker does on the labelled statements of `tests/data/linking`, ranking and decision, each topic with
//! coefficients fitted on the others. Run: `cargo bench --bench link_quality`; after `--`, `--fit` prints fitted
//! coefficients, `--weights` tries weights of the ranking, `--vectors FILE` what a table of word vectors
//! adds, `--misses` lists what is not found, `--desk` measures on the
//! links of the radar itself, on which nothing is ever chosen.

mod fit;
mod labels;
mod measures;
mod recurring;

use std::collections::BTreeSet;
use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use labels::{Case, Label, gather, own_links, read_labels, with_labels};
use leadar::link::{Calibration, Linker, Weights, read_vectors, words_of};
use leadar::model::Dossier;
use leadar::store;
use measures::{Tally, Thresholds, measure_ranking};

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let reading = store::read_dossier(&root.join("radar-data"));
    let dossier = reading.expect("radar-data has no errors").value;
    if asked_for("--desk") {
        let cases = gather(&dossier, &Linker::over(&dossier), &own_links(&dossier));
        return report("links of the radar itself", &cases);
    }
    let same = root.join("tests/data/linking/wishes.csv");
    recurring::report_recurring(&dossier, &same, asked_for("--recurring"));
    let mut labels = Vec::new();
    let files = ["labels", "reports"];
    for file in files {
        labels.extend(read_labels(&root.join(format!("tests/data/linking/{file}.csv"))));
    }
    let dossier = with_labels(&dossier, &labels);
    if asked_for("--weights") {
        return try_weights(&dossier, &labels);
    }
    if let Some(file) = word_after("--vectors") {
        return report_vectors(&dossier, &labels, Path::new(&file));
    }
    let cases = gather(&dossier, &Linker::over(&dossier), &labels);
    for file in files {
        let part: Vec<&Case> = cases.iter().filter(|case| case.id.starts_with(file)).collect();
        report_ranking(&format!("{file}.csv"), part.into_iter());
    }
    report("all labelled statements", &cases);
    let mut plain = dossier.clone();
    plain.concepts = Default::default();
    report_ranking(
        "without concepts.toml",
        gather(&plain, &Linker::over(&plain), &labels).iter(),
    );
    let (mut left_out, mut by_score) = (Tally::default(), Tally::default());
    for topic in cases.iter().map(|case| case.topic.as_str()).collect::<BTreeSet<_>>() {
        let fitted = fit::fit(cases.iter().filter(|case| case.topic != topic));
        let others: Vec<&Case> = cases.iter().filter(|case| case.topic != topic).collect();
        let thresholds = Thresholds::fit(&others, &fitted, fit::KEPT);
        for case in cases.iter().filter(|case| case.topic == topic) {
            left_out.add(case, &fitted);
            by_score.add_by_score(case, &fitted, thresholds);
        }
    }
    println!("leaving one topic out: {left_out}");
    println!("the same by thresholds on the scores alone: {by_score}");
    if asked_for("--fit") {
        println!("fitted on all: {:.2?}", fit::fit(cases.iter()));
    }
    if asked_for("--misses") {
        print_misses(&cases);
    }
}

fn asked_for(word: &str) -> bool {
    std::env::args().any(|argument| argument == word)
}

fn word_after(name: &str) -> Option<String> {
    std::env::args().skip_while(|word| word != name).nth(1)
}

/// What a table of word vectors adds, by weight.
fn report_vectors(dossier: &Dossier, labels: &[Label], file: &Path) {
    let input = BufReader::new(File::open(file).expect("the table is there"));
    let vectors = read_vectors(&file.display().to_string(), input, words_of(dossier)).expect("the table has no faults");
    for meaning in [0.0, 0.1, 0.2, 0.3, 0.4, 0.6] {
        let weights = Weights {
            meaning,
            ..Weights::CHOSEN
        };
        let linker = Linker::with_weights(dossier, weights).with_vectors(Some(&vectors));
        report(&format!("meaning {meaning}"), &gather(dossier, &linker, labels));
    }
}

fn report(what: &str, cases: &[Case]) {
    report_ranking(what, cases.iter());
    println!("as shipped: {}", Tally::of(cases, &Calibration::CHOSEN));
}

fn report_ranking<'c>(what: &str, cases: impl Iterator<Item = &'c Case> + Clone) {
    let (ndcg, recall) = measure_ranking(cases.clone());
    println!(
        "{what}, {}: nDCG@5 {ndcg:.3}, recall@5 of core {recall:.3}",
        cases.count()
    );
}

/// Tries every combination of weights named as `--half 6,14`; those not named stay as shipped.
fn try_weights(dossier: &Dossier, labels: &[Label]) {
    let named = |name: &str| -> Option<Vec<f64>> {
        let values = word_after(name)?;
        Some(
            values
                .split(',')
                .map(|value| value.parse().expect("a number"))
                .collect(),
        )
    };
    type Set = fn(&mut Weights, f64);
    let dials: [(&str, Set); 12] = [
        ("--half", |weights, value| weights.half = value),
        ("--letters", |weights, value| weights.letters = value),
        ("--topic", |weights, value| weights.topic = value),
        ("--family", |weights, value| weights.family = value),
        ("--meaning", |weights, value| weights.meaning = value),
        ("--concept", |weights, value| weights.concept = value),
        ("--phrase", |weights, value| weights.phrase = value),
        ("--name", |weights, value| weights.fields[0] = value),
        ("--alias", |weights, value| weights.fields[1] = value),
        ("--description", |weights, value| weights.fields[2] = value),
        ("--topic-name", |weights, value| weights.fields[3] = value),
        ("--everyday", |weights, value| weights.everyday = value),
    ];
    let mut all = vec![(String::new(), Weights::CHOSEN)];
    for (name, set) in dials {
        let Some(values) = named(name) else { continue };
        let more = all.iter().flat_map(|(words, weights)| {
            values.iter().map(move |value| {
                let mut weights = *weights;
                set(&mut weights, *value);
                (format!("{words} {name} {value}"), weights)
            })
        });
        all = more.collect();
    }
    for (words, weights) in all {
        let linker = Linker::with_weights(dossier, weights);
        report_ranking(&words, gather(dossier, &linker, labels).iter());
    }
}

/// Statements whose core technologies are not among the first five, and what stands there.
fn print_misses(cases: &[Case]) {
    for case in cases {
        let found = |id: &String| case.head.iter().take(5).any(|(other, _)| other == id);
        if !case.core.is_empty() && case.core.iter().all(found) {
            continue;
        }
        let wanted: Vec<&str> = case.core.iter().chain(&case.related).map(String::as_str).collect();
        let head: Vec<String> = case
            .head
            .iter()
            .take(4)
            .map(|(id, evidence)| format!("{id} {:.2}", evidence.score))
            .collect();
        println!(
            "{} [{}] organisation {:.2}\n   {}",
            case.statement,
            wanted.join(", "),
            case.line.organisation,
            head.join(", ")
        );
    }
}
