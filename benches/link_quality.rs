//! How well the linker does on the labelled statements of `tests/data/linking`, ranking and decision, each workshop
//! with thresholds chosen on the others. Run: `cargo bench --bench link_quality`.

use std::collections::BTreeMap;
use std::path::Path;

use leadar::link::{Evidence, Linker, Thresholds, Weights, decide};
use leadar::model::{Dossier, Need, NeedKind, Role, Source, Workshop};
use leadar::store;

/// A labelled statement with what the linker says of it.
struct Case {
    topic: String,
    statement: String,
    core: Vec<String>,
    related: Vec<String>,
    head: Vec<(String, Evidence)>,
    organisation: f64,
}

/// Sums of a run.
#[derive(Default, Clone, Copy)]
struct Tally {
    hits: f64,
    proposed: f64,
    wanted: f64,
    none_right: f64,
    none: f64,
    some_right: f64,
    some: f64,
}

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let reading = store::read_dossier(&root.join("radar-data"));
    let mut dossier = reading.dossier.expect("radar-data has no errors");
    let labels = read_labels(&root.join("tests/data/linking/labels.csv"));
    dossier.workshops = workshops(&labels);
    let linker = Linker::over(&dossier);
    if std::env::args().any(|word| word == "--weights") {
        return try_weights(&dossier, &labels);
    }
    let cases = gather(&dossier, &linker, &labels);
    report_ranking(&cases);
    let mut plain = dossier.clone();
    plain.concepts = Default::default();
    let without = Linker::over(&plain);
    print!("without concepts.toml: ");
    report_ranking(&gather(&plain, &without, &labels));
    report_decisions(&cases);
}

fn gather(dossier: &Dossier, linker: &Linker, labels: &[Label]) -> Vec<Case> {
    let mut cases = Vec::new();
    for (workshop, need) in dossier.needs() {
        let (head, organisation) = linker.evidence(workshop, need, 7);
        let label = labels
            .iter()
            .find(|label| label.1.id == need.id)
            .expect("each need comes from a label");
        cases.push(Case {
            topic: workshop.topic.clone(),
            statement: need.statement.clone(),
            core: label.2.clone(),
            related: label.3.clone(),
            head,
            organisation,
        });
    }
    cases
}

/// Tries every combination of weights named as `--half 6,14`; those not named stay as shipped.
fn try_weights(dossier: &Dossier, labels: &[Label]) {
    let words: Vec<String> = std::env::args().collect();
    let named = |name: &str| -> Option<Vec<f64>> {
        let at = words.iter().position(|word| word == name)?;
        let values = words.get(at + 1)?.split(',');
        Some(values.map(|value| value.parse().expect("a number")).collect())
    };
    type Set = fn(&mut Weights, f64);
    let dials: [(&str, Set); 11] = [
        ("--half", |weights, value| weights.half = value),
        ("--letters", |weights, value| weights.letters = value),
        ("--topic", |weights, value| weights.topic = value),
        ("--family", |weights, value| weights.family = value),
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
        print!("{words}: ");
        report_ranking(&gather(dossier, &linker, labels));
    }
}

fn report_decisions(cases: &[Case]) {
    println!(
        "\nthresholds as shipped: {}",
        words(tally(cases.iter(), &Thresholds::CHOSEN))
    );
    let mut whole = Tally::default();
    let topics: BTreeMap<&str, ()> = cases.iter().map(|case| (case.topic.as_str(), ())).collect();
    for topic in topics.keys() {
        let chosen = choose(cases.iter().filter(|case| case.topic != **topic));
        let left_out = tally(cases.iter().filter(|case| case.topic == **topic), &chosen);
        add(&mut whole, &left_out);
    }
    println!("leaving one workshop out: {}", words(whole));
    println!("chosen on all: {:?}", choose(cases.iter()));
    if std::env::args().any(|word| word == "--misses") {
        print_misses(cases);
    }
    if std::env::args().any(|word| word == "--features") {
        for case in cases {
            let first = case.head[0].1;
            let second = case.head[1].1;
            let graded = |id: &String| {
                if case.core.contains(id) {
                    2
                } else {
                    usize::from(case.related.contains(id))
                }
            };
            println!(
                "F\t{}\t{}\t{:.3}\t{:.3}\t{:.3}\t{:.0}\t{:.3}\t{}\t{:.3}\t{:.3}\t{:.3}\t{}",
                case.topic,
                u8::from(case.core.is_empty() && case.related.is_empty()),
                first.words,
                first.letters,
                first.phrase,
                first.topic,
                case.organisation,
                graded(&case.head[0].0),
                second.words,
                second.letters,
                second.phrase,
                graded(&case.head[1].0),
            );
        }
    }
}

type Label = (String, Need, Vec<String>, Vec<String>);

fn read_labels(path: &Path) -> Vec<Label> {
    let mut reader = csv::Reader::from_path(path).expect("the labels are there");
    let rows = reader.records().map(|row| row.expect("a row of labels"));
    rows.enumerate()
        .map(|(number, row)| {
            let list = |cell: &str| cell.split(';').filter(|id| !id.is_empty()).map(str::to_owned).collect();
            let need = Need {
                id: format!("label-{number}"),
                kind: NeedKind::from_word(&row[1]).expect("a kind"),
                statement: row[2].to_owned(),
                section: String::new(),
                item: 1,
                line: 1,
                parent: None,
                theme: None,
                role: Role::Statement,
                votes: None,
                priority: None,
                gone: false,
                broad: false,
                note: None,
            };
            (row[0].to_owned(), need, list(&row[3]), list(&row[4]))
        })
        .collect()
}

fn workshops(labels: &[Label]) -> Vec<Workshop> {
    let mut by_topic: BTreeMap<&str, Vec<Need>> = BTreeMap::new();
    for (topic, need, ..) in labels {
        by_topic.entry(topic).or_default().push(need.clone());
    }
    let workshop = |(topic, needs): (&str, Vec<Need>)| Workshop {
        id: format!("labels-{topic}"),
        topic: topic.to_owned(),
        title: topic.to_owned(),
        language: None,
        place: None,
        country: None,
        participants: None,
        note: None,
        source: Source {
            document: "labels".into(),
            section: String::new(),
            line: 1,
        },
        dates: Vec::new(),
        needs,
    };
    by_topic.into_iter().map(workshop).collect()
}

/// nDCG@5 with gains 2 and 1, and recall@5 of core links, over statements that have any.
fn report_ranking(cases: &[Case]) {
    let (mut ndcg, mut ranked, mut recall, mut with_core) = (0.0, 0.0, 0.0, 0.0);
    for case in cases
        .iter()
        .filter(|case| !case.core.is_empty() || !case.related.is_empty())
    {
        let gain = |id: &str| match () {
            () if case.core.iter().any(|core| core == id) => 2.0,
            () if case.related.iter().any(|related| related == id) => 1.0,
            () => 0.0,
        };
        let discount = |place: usize| 1.0 / (place as f64 + 2.0).log2();
        let got: f64 = case
            .head
            .iter()
            .take(5)
            .enumerate()
            .map(|(place, (id, _))| gain(id) * discount(place))
            .sum();
        let mut best: Vec<f64> = case
            .core
            .iter()
            .map(|_| 2.0)
            .chain(case.related.iter().map(|_| 1.0))
            .collect();
        best.truncate(5);
        let most: f64 = best
            .iter()
            .enumerate()
            .map(|(place, gain)| gain * discount(place))
            .sum();
        ndcg += got / most;
        ranked += 1.0;
        if !case.core.is_empty() {
            let found = case
                .core
                .iter()
                .filter(|id| case.head.iter().take(5).any(|(other, _)| other == *id));
            recall += found.count() as f64 / case.core.len() as f64;
            with_core += 1.0;
        }
    }
    println!(
        "statements {} ({ranked} with a technology): nDCG@5 {:.3}, recall@5 of core {:.3}",
        cases.len(),
        ndcg / ranked,
        recall / with_core
    );
}

fn tally<'c>(cases: impl Iterator<Item = &'c Case>, thresholds: &Thresholds) -> Tally {
    let mut tally = Tally::default();
    for case in cases {
        let evidence: Vec<Evidence> = case.head.iter().map(|(_, evidence)| *evidence).collect();
        let verdict = decide(&evidence, case.organisation, thresholds);
        let firm = case.head.iter().take(verdict.firm);
        tally.hits += firm.filter(|(id, _)| case.core.contains(id)).count() as f64;
        tally.proposed += verdict.firm as f64;
        tally.wanted += case.core.len() as f64;
        let proposes = verdict.firm + verdict.suggested > 0;
        if case.core.is_empty() && case.related.is_empty() {
            tally.none += 1.0;
            tally.none_right += f64::from(u8::from(!proposes));
        } else {
            tally.some += 1.0;
            tally.some_right += f64::from(u8::from(proposes));
        }
    }
    tally
}

fn add(whole: &mut Tally, part: &Tally) {
    whole.hits += part.hits;
    whole.proposed += part.proposed;
    whole.wanted += part.wanted;
    whole.none_right += part.none_right;
    whole.none += part.none;
    whole.some_right += part.some_right;
    whole.some += part.some;
}

fn f1(tally: &Tally) -> f64 {
    2.0 * tally.hits / (tally.proposed + tally.wanted).max(1.0)
}

fn words(tally: Tally) -> String {
    format!(
        "core micro-F1 {:.3} (precision {:.3}, recall {:.3}); of {} that need none {:.0} % get none, of {} others {:.0} % get one",
        f1(&tally),
        tally.hits / tally.proposed.max(1.0),
        tally.hits / tally.wanted.max(1.0),
        tally.none,
        100.0 * tally.none_right / tally.none.max(1.0),
        tally.some,
        100.0 * tally.some_right / tally.some.max(1.0),
    )
}

/// The thresholds of a grid with the best sum of micro-F1 and the two shares of right yes and no.
fn choose<'c>(cases: impl Iterator<Item = &'c Case> + Clone) -> Thresholds {
    let mut best = (f64::MIN, Thresholds::CHOSEN);
    for some in (30..100).step_by(5) {
        for organisation in [0.5, 0.75, 1.0] {
            for firm in (60..190).step_by(10) {
                for second in [0.85, 0.9, 0.95, 1.0] {
                    let thresholds = Thresholds {
                        some: f64::from(some) / 100.0,
                        firm: f64::from(firm) / 100.0,
                        second,
                        organisation,
                        ..Thresholds::CHOSEN
                    };
                    let tally = tally(cases.clone(), &thresholds);
                    let right = tally.none_right / tally.none.max(1.0) + tally.some_right / tally.some.max(1.0);
                    let value = f1(&tally) + 0.5 * right;
                    if value > best.0 {
                        best = (value, thresholds);
                    }
                }
            }
        }
    }
    best.1
}

fn print_misses(cases: &[Case]) {
    for case in cases {
        let wanted = case.core.iter().chain(&case.related);
        let missing: Vec<&String> = case
            .core
            .iter()
            .filter(|id| !case.head.iter().take(5).any(|(other, _)| other == *id))
            .collect();
        if !missing.is_empty() || case.core.is_empty() {
            let head: Vec<String> = case
                .head
                .iter()
                .take(4)
                .map(|(id, evidence)| format!("{id} {:.2}", evidence.strength()))
                .collect();
            println!(
                "{} [{}] org {:.2}\n   {}",
                case.statement,
                wanted.cloned().collect::<Vec<_>>().join(", "),
                case.organisation,
                head.join(", ")
            );
        }
    }
}
