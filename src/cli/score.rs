//! `leadar score`: the table of placements, the whole working behind one, and what would follow from a change.

use std::fmt::Write;
use std::path::Path;

use crate::diagnostic::Diagnostic;
use crate::inert::show_line;
use crate::model::{Change, Dossier, Edition, Placement, Sureness, Technology};
use crate::pipeline::{self, Folders, Scores};
use crate::render::messages::message;
use crate::render::words;

use super::Ending;
use super::args::{ScoreFormat, ScoreWords};
use super::form;
use super::report::{Report, shown};

/// Scores and prints.
pub fn run(words: &ScoreWords, output: Option<&Path>, folders: &Folders, report: &Report) -> Ending {
    if words.schema {
        report.result(pipeline::SCORE_SCHEMA);
        return Ending::Fine;
    }
    if let Some(complaint) = check_company(words) {
        report.wrong_use(complaint);
        return Ending::WrongUse;
    }
    if let Some(filled) = &words.read_form {
        return form::read(filled, words, folders, report);
    }
    let Some(dossier) = report.take(pipeline::read(&folders.data)) else {
        return Ending::Problems;
    };
    let dossier = tune(dossier, words);
    let changes = match parse_changes(words, &dossier, report) {
        Ok(changes) => changes,
        Err(complaints) => {
            complaints.iter().for_each(|complaint| report.wrong_use(complaint));
            return Ending::WrongUse;
        }
    };
    // A trial asks what the rules say at once, not what waits for another edition.
    let editions = if changes.is_empty() {
        dossier.editions
    } else {
        Vec::new()
    };
    let dossier = Dossier { editions, ..dossier };
    let changed = match pipeline::change(&dossier, &changes) {
        Ok(changed) => changed,
        Err(complaint) => {
            report.wrong_use(&complaint);
            return Ending::WrongUse;
        }
    };
    if let Some(criterion) = &words.form {
        return form::write(criterion, (words, output), &changed, (folders, report));
    }
    if words.next {
        return find_out(words, &changed, report);
    }
    let base = if changes.is_empty() {
        None
    } else {
        match pipeline::score(&dossier, words.ranks) {
            Ok(base) => Some(base),
            Err(complaint) => return tell(report, complaint),
        }
    };
    let edition = match pipeline::score(&changed, words.ranks) {
        Ok(edition) => edition,
        Err(complaint) => return tell(report, complaint),
    };
    let scores = Scores {
        dossier: &changed,
        edition: &edition,
        base: base.as_ref(),
        changes: &changes,
    };
    show(words, &scores, folders, report)
}

/// Words that mean something only beside others.
fn check_company(words: &ScoreWords) -> Option<&'static str> {
    if words.only.is_some() && !words.next && words.form.is_none() {
        Some("--for goes with --next or --form")
    } else if words.assessor.is_some() && words.form.is_none() && words.read_form.is_none() {
        Some("--assessor goes with --form or --read-form")
    } else {
        None
    }
}

/// Prints what to find out next.
fn find_out(words: &ScoreWords, dossier: &Dossier, report: &Report) -> Ending {
    let doubts = match pipeline::find_out_next(dossier, words.only.as_deref()) {
        Ok(doubts) => doubts,
        Err(complaint) => {
            report.wrong_use(&complaint);
            return Ending::WrongUse;
        }
    };
    report.result(&match words.format {
        ScoreFormat::Table => pipeline::questions_to_text(dossier, &doubts),
        ScoreFormat::Csv => pipeline::questions_to_csv(dossier, &doubts),
        ScoreFormat::Json => pipeline::questions_to_json(dossier, &doubts),
    });
    Ending::Fine
}

fn tell(report: &Report, complaint: crate::diagnostic::Diagnostic) -> Ending {
    report.diagnostics(&[complaint]);
    Ending::Problems
}

fn show(words: &ScoreWords, scores: &Scores, folders: &Folders, report: &Report) -> Ending {
    if let Some(folder) = &words.plots {
        match pipeline::write_plots(scores.dossier, scores.edition, folder, folders) {
            Ok(files) => {
                report.news(&(message!("plots-in", count = files, folder = shown(folder)) + "\n"));
            }
            Err(complaints) => {
                report.diagnostics(&complaints);
                return Ending::Problems;
            }
        }
    }
    if let Some(wanted) = &words.explain {
        return explain(wanted, scores, report);
    }
    match words.format {
        ScoreFormat::Table if scores.base.is_some() => report.result(&format_differences(scores)),
        ScoreFormat::Table => report.result(&format_table(scores)),
        ScoreFormat::Csv => report.result(&pipeline::scores_to_csv(scores)),
        ScoreFormat::Json => report.result(&pipeline::scores_to_json(scores)),
    }
    Ending::Fine
}

/// The dossier with the seed and the number of draws that were typed.
fn tune(mut dossier: Dossier, words: &ScoreWords) -> Dossier {
    let scoring = &mut dossier.configuration.scoring;
    scoring.seed = words.seed.unwrap_or(scoring.seed);
    if let Some(samples) = words.samples {
        scoring.samples = usize::try_from(samples).ok().or(scoring.samples);
        scoring.precision = None;
    }
    dossier
}

fn parse_changes(words: &ScoreWords, dossier: &Dossier, report: &Report) -> Result<Vec<Change>, Vec<String>> {
    let (mut changes, mut complaints) = (Vec::new(), Vec::new());
    for text in &words.what_if {
        match pipeline::parse_weights(dossier, text) {
            Ok(found) => changes.extend(found),
            Err(complaint) => complaints.push(complaint),
        }
    }
    for text in &words.set {
        match pipeline::parse_setting(dossier, text) {
            Ok(found) => {
                report.diagnostics(tell_renamed(dossier, text, &found).as_slice());
                changes.push(found);
            }
            Err(complaint) => complaints.push(complaint),
        }
    }
    if complaints.is_empty() {
        Ok(changes)
    } else {
        Err(complaints)
    }
}

/// A warning where a level was typed for a technology that is called otherwise now.
fn tell_renamed(dossier: &Dossier, typed: &str, change: &Change) -> Option<Diagnostic> {
    let (Change::Level { technology, .. } | Change::Trl { technology, .. }) = change else {
        return None;
    };
    let technology = dossier.technology(technology)?;
    let mut former = technology.formerly.iter();
    let typed = former.find(|id| {
        typed
            .trim_start()
            .strip_prefix(id.as_str())
            .is_some_and(|rest| rest.starts_with('.'))
    })?;
    pipeline::tell_renamed(technology, typed, "--set")
}

fn explain(wanted: &str, scores: &Scores, report: &Report) -> Ending {
    let Scores { dossier, edition, .. } = *scores;
    let (technology, renamed) = match pipeline::find_technology(dossier, wanted, "--explain") {
        Ok(found) => found,
        Err(complaint) => {
            report.diagnostics(&[complaint]);
            return Ending::WrongUse;
        }
    };
    report.diagnostics(renamed.as_slice());
    let placement = edition.placement(&technology.id).expect("each technology is placed");
    if let Some(before) = scores.base.and_then(|base| base.placement(&technology.id)) {
        report.result(&what_if(scores.changes));
        report.result(&format!("{}\n\n", difference_words(dossier, before, placement)));
    }
    report.result(&pipeline::explain(dossier, edition, technology, placement));
    Ending::Fine
}

fn difference_words(dossier: &Dossier, before: &Placement, after: &Placement) -> String {
    let ring = |placement: &Placement| words::ring_name(placement, &dossier.configuration);
    let value = |placement: &Placement| value_cell(placement);
    message!(
        "what-if-one",
        ring = ring(before),
        ring_now = ring(after),
        value = value(before),
        value_now = value(after),
        probability = probability_cell(before),
        probability_now = probability_cell(after)
    )
}

fn value_cell(placement: &Placement) -> String {
    placement
        .value
        .map_or_else(|| "-".to_owned(), |value| format!("{:.3}", value.value()))
}

fn probability_cell(placement: &Placement) -> String {
    let certainty = placement.certainty.as_ref();
    certainty.map_or_else(
        || "-".to_owned(),
        |certainty| format!("{:.2}", certainty.probability(placement.ring)),
    )
}

/// The table, ring by ring from the centre, best value first.
fn format_table(scores: &Scores) -> String {
    let Scores { dossier, edition, .. } = *scores;
    let rows = pipeline::in_reading_order(dossier, edition);
    let width = id_width(&rows);
    let ring_cell = |placement: &Placement| words::ring_name(placement, &dossier.configuration);
    let ring_width = rows.iter().map(|(_, placement)| ring_cell(placement).chars().count());
    let ring_width = ring_width.max().unwrap_or(0).max(10);
    let mut text = format!(
        "{:<width$}  {:<ring_width$}  {:>5}  {:>4}  {:<12}  {:<10}  {:>6}  {:<14}  {:<4}  {}\n",
        message!("table-technology"),
        message!("table-ring"),
        message!("table-value"),
        message!("table-sure"),
        message!("table-verdict"),
        message!("table-neighbour"),
        message!("table-demand"),
        message!("table-asked"),
        message!("table-rule"),
        message!("table-name")
    );
    for (technology, placement) in rows {
        let ring = |index: usize| dossier.configuration.rings[index].name.as_str();
        let certainty = placement.certainty.as_ref();
        let mark = if placement.one_source.is_empty() { "" } else { "*" };
        let verdict = certainty.map_or("-".to_owned(), |certainty| format!("{}{mark}", certainty.word.as_str()));
        let neighbour = certainty.and_then(|certainty| certainty.neighbour).map_or("-", ring);
        let asked = words::asked(placement.asked);
        let (value, sure) = (value_cell(placement), probability_cell(placement));
        let rule = 1 + placement.held.as_ref().map_or(placement.rule, |held| held.rule);
        let demand = placement.demand.total;
        let _ = writeln!(
            text,
            "{:<width$}  {:<ring_width$}  {value:>5}  {sure:>4}  {verdict:<12}  {neighbour:<10}  {demand:>6.2}  {asked:<14}  {rule:<4}  {}",
            technology.id,
            ring_cell(placement),
            show_line(&technology.name)
        );
    }
    text.push_str(&foot(dossier, edition));
    text.push_str(&weights_words(dossier, edition));
    text
}

/// What a quarter more or less of one weight does, in a line.
fn weights_words(dossier: &Dossier, edition: &Edition) -> String {
    let changes = &edition.weight_changes;
    let Some(most) = changes
        .iter()
        .rev()
        .max_by_key(|change| (change.rings.len(), change.passing.len()))
    else {
        return String::new();
    };
    let (passing, criterion) = (most.passing.len(), &dossier.configuration.criteria[most.criterion].id);
    let change = words::weight_share(most);
    let told = match most.rings.len() {
        0 => message!(
            "score-weights-no-ring",
            passing = passing,
            criterion = criterion,
            change = change
        ),
        rings => message!(
            "score-weights-rings",
            rings = rings,
            passing = passing,
            criterion = criterion,
            change = change
        ),
    };
    told + "\n"
}

fn id_width(rows: &[(&Technology, &Placement)]) -> usize {
    let widths = rows.iter().map(|(technology, _)| technology.id.chars().count());
    widths.max().unwrap_or(0).max(10)
}

/// What the figures come from, below a table.
fn foot(dossier: &Dossier, edition: &Edition) -> String {
    let Some(run) = &edition.run else { return String::new() };
    let count = |wanted: Sureness| {
        let certain = edition
            .placements
            .iter()
            .filter_map(|placement| placement.certainty.as_ref());
        certain.filter(|certainty| certainty.word == wanted).count()
    };
    let scoring = &dossier.configuration.scoring;
    let counts = message!(
        "score-foot-words",
        sure = words::percent(scoring.sure),
        fairly = words::percent(scoring.fairly_sure),
        sure_count = count(Sureness::Sure),
        fairly_count = count(Sureness::FairlySure),
        borderline_count = count(Sureness::Borderline)
    );
    let sure = match run.rings_exact {
        true => message!("score-foot-sure-exact"),
        false => message!(
            "score-foot-sure",
            draws = run.samples.to_string(),
            half_width = format!("{:.4}", run.half_width)
        ),
    };
    let provisional = edition
        .placements
        .iter()
        .filter(|placement| !placement.one_source.is_empty())
        .count();
    let star = (provisional > 0).then(|| message!("score-foot-star", count = provisional));
    let held = edition.placements.iter().filter(|placement| placement.held.is_some());
    let held = Some(held.count()).filter(|held| *held > 0);
    let held = held.map(|count| message!("score-foot-held", count = count));
    let run = message!(
        "score-foot-run",
        seed = run.seed,
        weights = words::weights_drawn(&dossier.configuration.scoring),
        version = &run.version
    );
    let lines = [Some(String::new()), Some(sure), Some(counts), star, held, Some(run)];
    lines.into_iter().flatten().map(|line| line + "\n").collect()
}

/// What is tried out.
fn what_if(changes: &[Change]) -> String {
    message!("what-if", changes = words::trials(changes)) + "\n"
}

/// What a change comes to: every technology whose ring, value or probability is another, rings that change first.
fn format_differences(scores: &Scores) -> String {
    let Scores {
        dossier,
        edition,
        base,
        changes,
    } = *scores;
    let mut text = what_if(changes);
    let rows = pipeline::in_reading_order(dossier, edition);
    let pairs = rows.into_iter().filter_map(|(technology, after)| {
        let before = base?.placement(&technology.id)?;
        Some((technology, before, after))
    });
    let value = |placement: &Placement| placement.value.map(|value| value.value());
    let sure = |placement: &Placement| {
        let certainty = placement.certainty.as_ref();
        certainty.map(|certainty| certainty.probability(placement.ring))
    };
    let differs = |before: &Placement, after: &Placement| {
        before.ring != after.ring || value(before) != value(after) || sure(before) != sure(after)
    };
    let mut changed: Vec<_> = pairs.filter(|(_, before, after)| differs(before, after)).collect();
    changed.sort_by_key(|(_, before, after)| before.ring == after.ring);
    let rings = changed
        .iter()
        .filter(|(_, before, after)| before.ring != after.ring)
        .count();
    let _ = writeln!(
        text,
        "{}\n",
        message!("what-if-moved", rings = rings, others = changed.len() - rings)
    );
    if !changed.is_empty() {
        text.push_str(&difference_rows(dossier, &changed));
    }
    text.push_str(&foot(dossier, edition));
    text
}

fn difference_rows(dossier: &Dossier, changed: &[(&Technology, &Placement, &Placement)]) -> String {
    let widths = changed.iter().map(|(technology, _, _)| technology.id.chars().count());
    let width = widths.max().unwrap_or(0).max(10);
    let mut text = format!(
        "{:<width$}  {:<24}  {:<14}  {:>6}  {:<12}  {:<10}\n",
        message!("table-technology"),
        message!("table-ring"),
        message!("table-value"),
        message!("table-by"),
        message!("table-sure"),
        message!("table-rank")
    );
    let ring = |placement: &Placement| words::ring_name(placement, &dossier.configuration);
    let rank = |placement: &Placement| {
        let ranking = placement.ranking.as_ref();
        ranking.map_or_else(|| "-".to_owned(), |ranking| ranking.rank.to_string())
    };
    for (technology, before, after) in changed {
        let arrow = |before: String, after: String| {
            if before == after {
                before
            } else {
                format!("{before} > {after}")
            }
        };
        let by = match (before.value, after.value) {
            (Some(before), Some(after)) => format!("{:+.3}", after.value() - before.value()),
            _ => "-".into(),
        };
        let _ = writeln!(
            text,
            "{:<width$}  {:<24}  {:<14}  {by:>6}  {:<12}  {:<10}",
            technology.id,
            arrow(ring(before), ring(after)),
            arrow(value_cell(before), value_cell(after)),
            arrow(probability_cell(before), probability_cell(after)),
            arrow(rank(before), rank(after))
        );
    }
    text
}
