//! Which files report one and the same workshop: those on one topic and day.

use std::collections::BTreeMap;

use super::Workshop;

/// For each workshop the index of the first one that reports the same session, which may be itself.
///
/// Two files report one session where they have the topic in common and a day among all dates found for them. A file
/// without a date cannot be shown to report another session, so it counts with the first dated one on its topic.
pub fn find_sessions(workshops: &[Workshop]) -> Vec<usize> {
    let mut session: Vec<usize> = (0..workshops.len()).collect();
    let mut topics: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, workshop) in workshops.iter().enumerate() {
        topics.entry(&workshop.topic).or_default().push(index);
    }
    for on_topic in topics.values() {
        for (place, later) in on_topic.iter().enumerate() {
            for earlier in &on_topic[..place] {
                if share_a_day(&workshops[*earlier], &workshops[*later]) {
                    join(&mut session, on_topic, *earlier, *later);
                }
            }
        }
        let dated = on_topic.iter().find(|index| !workshops[**index].dates.is_empty());
        let first = *dated.unwrap_or(&on_topic[0]);
        for index in on_topic.iter().filter(|index| workshops[**index].dates.is_empty()) {
            join(&mut session, on_topic, first, *index);
        }
    }
    session
}

fn share_a_day(one: &Workshop, other: &Workshop) -> bool {
    let mut dates = one.dates.iter();
    dates.any(|a| other.dates.iter().any(|b| a.first <= b.last && b.first <= a.last))
}

fn join(session: &mut [usize], on_topic: &[usize], one: usize, other: usize) {
    let (first, second) = (session[one].min(session[other]), session[one].max(session[other]));
    for index in on_topic {
        if session[*index] == second {
            session[*index] = first;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::DateFound;
    use jiff::civil::date;

    fn workshop(id: &str, topic: &str, days: &[(i8, i8)]) -> Workshop {
        let mut workshop = Workshop::with_needs(id, topic, Vec::new());
        workshop.dates = days
            .iter()
            .map(|(first, last)| DateFound {
                first: date(2026, 3, *first),
                last: date(2026, 3, *last),
                found: "report".into(),
                line: 1,
            })
            .collect();
        workshop
    }

    #[test]
    fn files_on_one_topic_and_day_are_one_session() {
        let workshops = [
            workshop("a", "drones", &[(1, 2)]),
            workshop("b", "drones", &[(9, 9), (2, 3)]),
            workshop("c", "drones", &[(9, 10)]),
            workshop("d", "drones", &[(20, 20)]),
            workshop("e", "radio", &[(1, 2)]),
        ];
        assert_eq!(find_sessions(&workshops), [0, 0, 0, 3, 4]);
    }

    #[test]
    fn a_file_without_a_date_is_no_further_session() {
        let workshops = [
            workshop("a", "drones", &[]),
            workshop("b", "drones", &[(1, 1)]),
            workshop("c", "drones", &[(2, 2)]),
            workshop("d", "drones", &[]),
        ];
        assert_eq!(find_sessions(&workshops), [0, 0, 2, 0]);
    }
}
