//! Promises on whole documents: the small bulletin with every defect, and any text at all.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::model::{Group, NeedKind, Role, Topic};
use crate::store::{file_name, write_draft};

mod formats;
mod newsletter;
mod unsorted;

const BULLETIN: &str = include_str!("../../tests/data/reports/harbour-bulletin.md");

fn group(id: &str, name: &str, aliases: &[&str]) -> Group {
    Group {
        id: id.into(),
        name: name.into(),
        lead: String::new(),
        aliases: aliases.iter().map(|alias| (*alias).to_owned()).collect(),
    }
}

fn topic(group: &str, year: u8, name: &str) -> Topic {
    Topic {
        id: words::file_slug(name),
        group: group.into(),
        year,
        name: name.into(),
        aliases: Vec::new(),
        printed: Vec::new(),
        line: 0,
        planned: None,
    }
}

fn harbour() -> (Vec<Group>, Vec<Topic>) {
    let groups = vec![
        group("PG1", "Harbour police", &[]),
        group("PG2", "Frontier posts", &[]),
        group("PG3", "Markets", &["Market"]),
    ];
    let topics = vec![
        topic("PG1", 1, "Small boats"),
        topic("PG1", 2, "Stolen engines"),
        topic("PG2", 1, "Document checks"),
        topic("PG2", 2, "Lorry scanners"),
        topic("PG3", 1, "Counterfeit toys"),
        topic("PG3", 2, "Street sales of medicine"),
    ];
    (groups, topics)
}

fn draft(text: &str) -> Draft {
    let (groups, topics) = harbour();
    let knowledge = Knowledge {
        groups: &groups,
        topics: &topics,
        lexicon: Lexicon::built_in(),
    };
    draft_workshops("bulletin.md", text.as_bytes(), &knowledge).expect("UTF-8")
}

fn kinds(workshop: &DraftWorkshop) -> Vec<(&'static str, usize)> {
    let mut counts: BTreeMap<NeedKind, usize> = BTreeMap::new();
    for need in &workshop.needs {
        *counts.entry(need.kind).or_default() += 1;
    }
    counts.into_iter().map(|(kind, count)| (kind.as_str(), count)).collect()
}

fn need<'d>(draft: &'d Draft, start: &str) -> &'d crate::model::Need {
    let mut needs = draft.workshops.iter().flat_map(|workshop| &workshop.needs);
    needs
        .find(|need| need.statement.starts_with(start))
        .expect("the statement is drafted")
}

fn assert_accounted(text: &str, draft: &Draft) {
    let ledger = draft.ledger;
    assert!(ledger.adds_up(), "{ledger:?}");
    assert_eq!(ledger.unused, draft.unused.len());
    let lines = reading::read_document("x.md", text.as_bytes(), Lexicon::built_in())
        .expect("a text")
        .lines;
    if ledger.cells == 0 {
        assert_eq!(ledger.lines, lines.len());
    }
    for unused in &draft.unused {
        assert!(
            lines
                .iter()
                .any(|line| line.number == unused.line && line.text.contains(&unused.text)),
            "{unused:?}"
        );
    }
    let needs: usize = draft.workshops.iter().map(|workshop| workshop.needs.len()).sum();
    assert!(
        // A cell of a table may hold several.
        needs <= ledger.statements || ledger.cells > 0,
        "{needs} statements on {} lines",
        ledger.statements
    );
}

#[test]
fn a_bulletin_gives_its_workshops_with_place_days_and_kinds() {
    let draft = draft(BULLETIN);
    assert_accounted(BULLETIN, &draft);
    let [boats, checks] = draft.workshops.as_slice() else {
        panic!("{:#?}", draft.workshops)
    };
    assert_eq!(
        (boats.topic.as_str(), boats.group.as_deref()),
        ("small-boats", Some("PG1"))
    );
    assert_eq!(
        (boats.place.as_deref(), boats.country.as_deref()),
        (Some("Faro, Algarve"), Some("PT"))
    );
    assert_eq!(
        boats.participants.as_deref(),
        Some("attended by officers from 4 countries")
    );
    assert_eq!(
        (checks.topic.as_str(), checks.group.as_deref()),
        ("document-checks", Some("PG2"))
    );
    assert_eq!((checks.place.as_deref(), checks.country.as_deref()), (None, Some("FI")));
    let expected = [
        ("priority", 2),
        ("requirement", 7),
        ("gap", 6),
        ("solution", 1),
        ("standardisation", 1),
        ("procurement", 1),
        ("legal", 1),
        ("capability", 2),
    ];
    let mut found = kinds(boats);
    found.sort();
    let mut wanted = expected.to_vec();
    wanted.sort();
    assert_eq!(found, wanted);
    assert_eq!(need(&draft, "There is a focus").kind, NeedKind::Priority);
    assert_eq!(need(&draft, "Having a teacher").kind, NeedKind::Requirement);
}

#[test]
fn days_of_article_and_plan_are_both_kept_and_their_disagreement_is_told() {
    let draft = draft(BULLETIN);
    let dates = &draft.workshops[0].dates;
    let shown: Vec<String> = dates
        .iter()
        .map(|date| format!("{}/{} {}", date.first, date.last, date.found))
        .collect();
    assert_eq!(
        shown,
        ["2021-06-03/2021-06-04 article", "2021-06-05/2021-06-06 year plan"]
    );
    let warning = draft
        .warnings
        .iter()
        .find(|warning| warning.message.contains("disagree"))
        .expect("a warning");
    assert!(
        warning.message.contains("article, line 12") && warning.message.contains("year plan, line "),
        "{warning:?}"
    );
    assert_eq!(draft.workshops[1].dates[0].first.to_string(), "2021-09-14");
}

#[test]
fn lost_marks_page_breaks_and_lead_ins_are_mended_and_told() {
    let draft = draft(BULLETIN);
    let lost = need(&draft, "Compare faces");
    assert_eq!((lost.kind, lost.item, lost.parent.as_deref()), (NeedKind::Gap, 5, None));
    assert!(
        lost.note
            .as_deref()
            .is_some_and(|note| note.contains("read as one of the list"))
    );
    let lead = need(&draft, "To cover those");
    assert_eq!(lead.role, Role::LeadIn);
    for (start, parent) in [
        ("No name", true),
        ("False name", true),
        ("Several names", true),
        ("A fishing boat", false),
        ("Be able to call", false),
    ] {
        assert_eq!(need(&draft, start).parent.as_ref() == Some(&lead.id), parent, "{start}");
    }
    assert_eq!(need(&draft, "To hear what crews").role, Role::Boilerplate);
    assert_eq!(need(&draft, "Read a passport").theme.as_deref(), Some("tools"));
    assert_eq!(need(&draft, "Know the forgeries").theme.as_deref(), Some("training"));
}

#[test]
fn the_year_plan_is_read_in_spite_of_damaged_letters() {
    let draft = draft(BULLETIN);
    let topics: Vec<_> = draft
        .plan
        .iter()
        .map(|planned| (planned.year, planned.topic.as_deref()))
        .collect();
    let expected = [
        (Some(1), Some("small-boats")),
        (Some(1), Some("document-checks")),
        (Some(1), Some("counterfeit-toys")),
        (Some(2), Some("stolen-engines")),
        (Some(2), Some("lorry-scanners")),
        (Some(2), Some("street-sales-of-medicine")),
    ];
    assert_eq!(topics, expected);
    assert_eq!(draft.plan[3].printed, ["Stolen engines", "Stolcn cngincs"]);
    assert!(
        draft
            .warnings
            .iter()
            .any(|warning| warning.message.contains("Stolcn cngincs"))
    );
    assert_eq!(
        draft.plan[1].days.map(|(first, _)| first.to_string()).as_deref(),
        Some("2021-09-14")
    );
}

#[test]
fn a_draft_file_is_toml_with_local_dates_and_every_statement() {
    let (draft, dangerous) = (draft(BULLETIN), "a \"quoted\" \\ line\u{7f}\n[[needs]]");
    let mut workshop = draft.workshops[0].clone();
    workshop.needs[0].statement = dangerous.to_owned();
    let text = write_draft(&workshop);
    let table: toml::Table = text.parse().expect("well formed");
    assert_eq!(table["needs"].as_array().map(Vec::len), Some(workshop.needs.len()));
    assert_eq!(table["needs"][0]["statement"].as_str(), Some(dangerous));
    assert_eq!(table["dates"][0]["first"].to_string(), "2021-06-03");
    assert!(text.starts_with("# Draft from bulletin.md"));
    assert_eq!(file_name(&workshop), "2021-small-boats.toml");
}

#[test]
fn line_ends_and_byte_order_mark_change_nothing() {
    let plain = to_json(&[draft(BULLETIN)], &[]);
    let windows = format!("\u{feff}{}", BULLETIN.replace('\n', "\r\n"));
    assert_eq!(to_json(&[draft(&windows)], &[]), plain);
}

#[test]
fn a_document_without_workshops_gives_none_and_says_what_was_looked_for() {
    for text in ["", "Dear all,\n\n- a list\n", "# Minutes\n\n- tea\n- cake\n"] {
        let draft = draft(text);
        assert_accounted(text, &draft);
        assert!(draft.workshops.is_empty());
        assert!(
            draft
                .warnings
                .iter()
                .any(|warning| warning.message.contains("Capability gaps"))
        );
    }
}

#[test]
fn other_marks_heading_levels_and_unknown_topics_are_read_too() {
    let text = "\
# Night trains\n\n### 1. Capability gaps\n\n• No light\n– No heat\n* No staff\n\n1. Priorities\n\n1. Light\n2) Heat\n\n### Menu\n\n- Soup\n\n\
Border dogs workshop\n====================\n\nPRIORITIES\n- Noses\n- More\n  noses\n";
    let draft = draft(text);
    assert_accounted(text, &draft);
    let [trains, dogs] = draft.workshops.as_slice() else {
        panic!("{draft:#?}")
    };
    assert_eq!(trains.topic, crate::model::DraftTopic::Unknown("night-trains".into()));
    let shown: Vec<String> = trains
        .needs
        .iter()
        .map(|need| format!("{} {}", need.kind.as_str(), need.statement))
        .collect();
    assert_eq!(
        shown,
        [
            "gap No light",
            "gap No heat",
            "gap No staff",
            "priority Light",
            "priority Heat"
        ]
    );
    let unsorted: Vec<&str> = trains.unsorted.iter().map(|line| line.statement.as_str()).collect();
    assert_eq!(
        unsorted,
        ["Soup"],
        "what stands under no known section is kept, and weighs nothing"
    );
    assert_eq!(dogs.topic.as_str(), "border-dogs");
    assert_eq!(dogs.needs[1].statement, "More noses");
    let warned = |part: &str| draft.warnings.iter().any(|warning| warning.message.contains(part));
    assert!(
        warned("names no known topic") && warned("\"Menu\""),
        "{:#?}",
        draft.warnings
    );
}

#[test]
fn parts_of_a_section_are_its_themes_and_a_heading_beside_it_is_not() {
    let text = "# Boats workshop\n\n## Gaps\n\n### Radio\n\n- a\n\n### Light\n\n- b\n\nOn the quay:\n\n- c\n\n## Menu\n\n- d\n";
    let draft = draft(text);
    let needs = draft.workshops[0].needs.iter();
    let shown: Vec<_> = needs.map(|need| (need.kind.as_str(), need.theme.as_deref())).collect();
    let expected = [
        ("gap", Some("Radio")),
        ("gap", Some("Light")),
        ("gap", Some("On the quay")),
    ];
    assert_eq!(shown, expected);
    let unsorted = &draft.workshops[0].unsorted;
    assert_eq!(
        (
            unsorted.len(),
            unsorted[0].statement.as_str(),
            unsorted[0].section.as_str()
        ),
        (1, "d", "Menu")
    );
}

#[test]
fn an_unused_cell_is_named_as_it_stands_in_the_file() {
    let text = "# Boats workshop\n\nPriorities\tNote\tx\n**`Faro`**\tMore boats\tmore\n";
    let draft = draft(text);
    assert_accounted(text, &draft);
    let found: Vec<&str> = draft.unused.iter().map(|unused| unused.text.as_str()).collect();
    assert!(found.contains(&"**`Faro`**"), "{found:?}");
}

proptest! {
    #[test]
    fn any_bytes_are_refused_or_accounted_for(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = draft_workshops("x", &bytes, &Knowledge::default()).map(|draft| to_json(&[draft], &[]));
    }

    #[test]
    fn any_text_is_accounted_for(pieces in proptest::collection::vec(piece(), 0..40)) {
        let text = pieces.concat();
        let (groups, topics) = harbour();
        let knowledge = Knowledge { groups: &groups, topics: &topics, lexicon: Lexicon::built_in() };
        let Ok(draft) = draft_workshops("x.md", text.as_bytes(), &knowledge) else { return Ok(()) };
        assert_accounted(&text, &draft);
        for workshop in &draft.workshops {
            prop_assert!(write_draft(workshop).parse::<toml::Table>().is_ok());
        }
    }
}

/// Pieces that a report is made of, and any text.
fn piece() -> impl Strategy<Value = String> {
    let known = [
        "\n",
        "\n\n",
        "- ",
        "  - ",
        "# ",
        "#### ",
        "Small boats workshop - Faro, Portugal",
        "Capability gaps",
        "Gaps:",
        "1. ",
        "priorities",
        "(continued)",
        "\t",
        "| a | b |",
        "3rd – 4th June",
        "2021",
        "-",
        "To cover:",
        " ",
        "There is a focus",
        "took place in ",
        "===",
        "\r\n",
        "é–",
        "\u{ad}",
        "YEAR\tGROUPS AND TOPICS\tx\n",
        "Stolen engines",
        "attended by ",
    ];
    prop_oneof![
        8 => proptest::sample::select(known.to_vec()).prop_map(str::to_owned),
        1 => ".{0,12}",
    ]
}
