//! When a workshop was held: every range of days in its heading, its facts, its first lines and the year plan.

use crate::ingest::lexicon::Lexicon;
use crate::model::{DateFound, DraftTopic, DraftWarning};

use super::{Surroundings, first_line, title_of};
use crate::ingest::columns::Column;
use crate::ingest::dates::find_days;
use crate::ingest::outline::Article;
use crate::ingest::words::words;

pub fn dates_of(
    article: &Article,
    topic: &DraftTopic,
    around: &Surroundings,
    warnings: &mut Vec<DraftWarning>,
    used: &mut Vec<u32>,
) -> Vec<DateFound> {
    let planned = around
        .plan
        .iter()
        .find(|planned| planned.topic.as_deref() == Some(topic.as_str()));
    let planned = planned.and_then(|planned| Some((planned.days?, planned.days_line.unwrap_or(planned.line))));
    let year = planned.map(|((first, _), _)| first.year()).or(around.year);
    let heading = article.lines.first().map(|line| (article.heading.as_str(), *line));
    let mut dates: Vec<DateFound> = Vec::new();
    if let Some((text, line)) = heading {
        add_dates(text, year, |_| line, &mut dates, warnings, around.knowledge.lexicon);
    }
    for fact in article.facts.iter().filter(|fact| fact.column == Column::Date) {
        add_dates(
            &fact.text,
            year,
            |_| fact.line,
            &mut dates,
            warnings,
            around.knowledge.lexicon,
        );
    }
    for index in &article.intro {
        let block = &around.blocks[*index];
        if !tells_of_the_workshop(*index, around) {
            continue;
        }
        add_dates(
            &block.text,
            year,
            |offset| block.line_at(offset),
            &mut dates,
            warnings,
            around.knowledge.lexicon,
        );
    }
    used.extend(dates.iter().map(|date| date.line));
    dates.extend(planned.map(|((first, last), line)| DateFound {
        first,
        last,
        found: "year plan".to_owned(),
        line,
    }));
    warn_of_dates(article, &dates, warnings);
    dates
}

/// The longest paragraph whose days are those of the workshop without a word about a meeting, in words.
const SHORT: usize = 20;

/// Whether days in a paragraph may be those of the workshop: it is short, or speaks of a meeting, and neither it nor the
/// line above it calls them the days of something else ("Deadline", "Published on").
fn tells_of_the_workshop(index: usize, around: &Surroundings) -> bool {
    let lexicon = around.knowledge.lexicon;
    let block = &around.blocks[index];
    let text = &block.text;
    let above = index.checked_sub(1).map(|above| &around.blocks[above].text);
    let Some(days) = find_days(text, lexicon).into_iter().next() else {
        return false;
    };
    let all = words(text);
    let before: Vec<&str> = all
        .iter()
        .take_while(|word| word.at.end <= days.offset)
        .map(|word| word.text.as_str())
        .collect();
    let label = before.join(" ");
    let others = lexicon.ends_in_other_days(&label)
        || above.is_some_and(|above| lexicon.names_other_days(above.trim_end_matches(':')));
    let meets = all.len() <= SHORT || lexicon.held(text).is_some() || lexicon.names_workshop(&all);
    meets && !others
}

fn add_dates(
    text: &str,
    year: Option<i16>,
    line_at: impl Fn(usize) -> u32,
    dates: &mut Vec<DateFound>,
    warnings: &mut Vec<DraftWarning>,
    lexicon: &Lexicon,
) {
    for days in find_days(text, lexicon) {
        let line = line_at(days.offset);
        let Some((first, last)) = days.year().or(year).and_then(|year| days.in_year(year)) else {
            let message = "days are named here without a year, and no other place names one.".to_owned();
            warnings.push(DraftWarning { line, message });
            continue;
        };
        if days.year().is_none() {
            let message = format!(
                "the days {first} to {last} are named without a year; {} is taken.",
                last.year()
            );
            warnings.push(DraftWarning { line, message });
        }
        let found = "article".to_owned();
        if dates.iter().any(|date| (date.first, date.last) == (first, last)) {
            continue;
        }
        dates.push(DateFound {
            first,
            last,
            found,
            line,
        });
    }
}

fn warn_of_dates(article: &Article, dates: &[DateFound], warnings: &mut Vec<DraftWarning>) {
    let title = title_of(article);
    let Some(one) = dates.first() else {
        let message = format!("no days are found for the workshop \"{title}\".");
        return warnings.push(DraftWarning {
            line: first_line(article),
            message,
        });
    };
    for other in dates
        .iter()
        .filter(|other| (other.first, other.last) != (one.first, one.last))
    {
        let message = format!(
            "the dates of the workshop \"{title}\" disagree: {} to {} ({}, line {}), {} to {} ({}, line {}).",
            one.first, one.last, one.found, one.line, other.first, other.last, other.found, other.line
        );
        warnings.push(DraftWarning {
            line: one.line,
            message,
        });
    }
}
