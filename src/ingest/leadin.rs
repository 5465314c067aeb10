//! Lead-ins and their children, and lines that the editors put into several workshops.

use std::collections::{BTreeMap, BTreeSet};

use super::outline::Item;
use super::words::{folded, likeness, words};
use crate::model::{DraftWarning, DraftWorkshop, Need, Role};

/// The fewest words for which the same line in two workshops is the editors' and not a need stated twice.
const EDITORIAL: usize = 5;

/// How alike two lines must be to be the same line, 0 to 1.
const SAME: f64 = 0.95;

/// The most different lines that are compared letter by letter; beyond, only equal ones are the same.
const FEW: usize = 500;

/// Gives the statements of one section their parents: items set in below another, and those that a line ending
/// with a colon leads to.
///
/// Where the list is flat, the line below a lead-in is its child, and so are the next ones as long as they are about
/// as short and do not begin like the line above the lead-in.
pub fn link_children(items: &[Item], needs: &mut [Need]) {
    let mut index = 0;
    while index < needs.len() {
        let below = children_set_in(items, index);
        let leads = needs[index].statement.ends_with(':') && index + 1 < needs.len();
        let flat = leads && below == 0;
        let children = if flat {
            children_of_flat_list(needs, index)
        } else {
            below
        };
        if leads {
            needs[index].role = Role::LeadIn;
        }
        let parent = needs[index].id.clone();
        for child in &mut needs[index + 1..=index + children] {
            child.parent = Some(parent.clone());
            if flat {
                note(
                    child,
                    "the list is flat; the lead-in is chosen by the length of the line",
                );
            }
        }
        index += 1;
    }
}

/// Gives statements of a table the parents that a column names, by what the source calls them or by their words.
pub fn link_named(parents: &[Option<String>], labels: &[(String, String)], needs: &mut [Need]) {
    let statements: Vec<(String, String)> = needs
        .iter()
        .map(|need| (folded(&need.statement), need.id.clone()))
        .collect();
    for (need, parent) in needs.iter_mut().zip(parents) {
        let Some(parent) = parent else { continue };
        let labelled = labels.iter().find(|(label, _)| label == parent).map(|(_, id)| id);
        let wanted = folded(parent);
        let said = || statements.iter().find(|(said, _)| *said == wanted).map(|(_, id)| id);
        match labelled.or_else(said).filter(|id| **id != need.id) {
            Some(id) => need.parent = Some(id.clone()),
            None => note(
                need,
                &format!("the table puts it under \"{parent}\", which is no statement of this workshop"),
            ),
        }
    }
}

/// How many items below one are set in further.
fn children_set_in(items: &[Item], index: usize) -> usize {
    let listed = |item: &&Item| item.origin == super::outline::Origin::Listed;
    if items[index].origin != super::outline::Origin::Listed {
        return 0;
    }
    let deeper = |item: &&Item| item.indent > items[index].indent;
    items[index + 1..].iter().take_while(listed).take_while(deeper).count()
}

fn children_of_flat_list(needs: &[Need], lead: usize) -> usize {
    let length = |need: &Need| words(&need.statement).len();
    let opening = |need: &Need| {
        words(&need.statement)
            .into_iter()
            .take(2)
            .map(|word| word.text)
            .collect::<Vec<_>>()
    };
    let longest = (2 * length(&needs[lead + 1]) + 2).max(4);
    let above = lead.checked_sub(1).map(|above| opening(&needs[above]));
    let belongs = |need: &&Need| length(need) <= longest && Some(opening(need)) != above;
    1 + needs[lead + 2..].iter().take_while(belongs).count()
}

/// Marks lines that stand in two workshops or more.
pub fn mark_boilerplate(workshops: &mut [DraftWorkshop], warnings: &mut Vec<DraftWarning>) {
    let mut lines: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (index, workshop) in workshops.iter().enumerate() {
        for need in &workshop.needs {
            lines.entry(folded(&need.statement)).or_default().insert(index);
        }
    }
    let elsewhere = |line: &str, own: usize| {
        let exact = lines
            .get(line)
            .is_some_and(|found| found.iter().any(|index| *index != own));
        let mut others = lines.iter();
        exact
            || lines.len() <= FEW
                && others.any(|(other, found)| found.iter().any(|index| *index != own) && is_same(line, other))
    };
    for (index, workshop) in workshops.iter_mut().enumerate() {
        for need in &mut workshop.needs {
            let line = folded(&need.statement);
            match elsewhere(&line, index) {
                true if line.split(' ').count() >= EDITORIAL => {
                    need.role = Role::Boilerplate;
                    let message = format!("{}: another workshop has the same line; it weighs nothing.", need.id);
                    warnings.push(DraftWarning {
                        line: need.line,
                        message,
                    });
                }
                true => note(need, "another workshop has the same few words"),
                false => {}
            }
        }
    }
}

fn is_same(one: &str, other: &str) -> bool {
    let lengths = one.len().abs_diff(other.len()) * 20 <= one.len().max(other.len());
    one == other || lengths && likeness(one, other) >= SAME
}

fn note(need: &mut Need, text: &str) {
    need.note = Some(match need.note.take() {
        Some(note) => format!("{note}; {text}"),
        None => text.to_owned(),
    });
}
