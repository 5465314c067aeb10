//! What may state a need, outside the known sections and beside them: documents of our own for each kind of fault that
//! real ones showed.

use super::{assert_accounted, draft};
use crate::model::{Draft, NeedKind};

fn firm(draft: &Draft) -> Vec<String> {
    let needs = draft.workshops.iter().flat_map(|workshop| &workshop.needs);
    needs
        .map(|need| format!("{}: {}", need.kind.as_str(), need.statement))
        .collect()
}

fn unsorted(draft: &Draft) -> Vec<String> {
    let lines = draft.workshops.iter().flat_map(|workshop| &workshop.unsorted);
    let kind = |kind: Option<NeedKind>| kind.map_or("?", NeedKind::as_str);
    lines
        .map(|line| format!("{}: {} ({})", kind(line.kind), line.statement, line.cue))
        .collect()
}

fn titles(draft: &Draft) -> Vec<&str> {
    draft.workshops.iter().map(|workshop| workshop.title.as_str()).collect()
}

fn read(text: &str) -> Draft {
    let draft = draft(text);
    assert_accounted(text, &draft);
    draft
}

#[test]
fn a_document_without_a_known_section_is_one_draft_of_what_may_state_a_need() {
    let draft = read(
        "# Notes from the quay\n\nIt rained all day.\n\nThe crew must see other boats at night. They drank tea.\n\n\
         ## Radios\n\n- Nobody could reach the harbour master\n- A list of all boats in the bay\n\n## Attendees\n\n- Ada Example must leave early\n",
    );
    assert_eq!(titles(&draft), ["Notes from the quay"]);
    assert_eq!(firm(&draft), [""; 0]);
    assert_eq!(
        unsorted(&draft),
        [
            "requirement: The crew must see other boats at night. They drank tea. (must)",
            "gap: Nobody could reach the harbour master (nobody)",
            "?: A list of all boats in the bay (a list item)",
        ]
    );
    assert_eq!(draft.ledger.unsorted, 3);
    assert!(
        draft.workshops[0]
            .unsorted
            .iter()
            .all(|line| !line.dismissed && line.line > 0)
    );
}

#[test]
fn text_beside_a_list_is_kept_with_the_kind_of_its_section() {
    let draft = read(
        "# Night boats workshop\n\n## Shortcomings\n\nTwo crews met in the dark and saw each other late.\n\n\
         The town pays for one lamp, and the second one stands in the store.\n\n- Lamps that rust\n\n## Wishes\n\n\
         The lamp shall burn in the rain.\n\n- A lamp for one hand\n",
    );
    assert_eq!(
        firm(&draft),
        ["gap: Lamps that rust", "requirement: A lamp for one hand"]
    );
    assert_eq!(
        unsorted(&draft),
        [
            "gap: Two crews met in the dark and saw each other late. (its section)",
            "gap: The town pays for one lamp, and the second one stands in the store. (its section)",
            "requirement: The lamp shall burn in the rain. (shall)",
        ]
    );
}

#[test]
fn a_heading_holds_for_all_headings_below_it_until_one_of_its_level() {
    let draft = read(
        "# Harbour van\n\n## User requirements\n\n### Engine requirements\n\n- Start in the cold\n\n### Seats\n\n- Room for a dog\n\n\
         ### Roof\n\n- A lamp that turns\n\n## Lunch\n\n- Soup with bread and butter\n",
    );
    let expected = [
        "requirement: Start in the cold",
        "requirement: Room for a dog",
        "requirement: A lamp that turns",
    ];
    assert_eq!(firm(&draft), expected);
    let themes: Vec<_> = draft.workshops[0]
        .needs
        .iter()
        .map(|need| need.theme.as_deref())
        .collect();
    assert_eq!(themes[1..], [Some("Seats"), Some("Roof")]);
    assert_eq!(unsorted(&draft), ["?: Soup with bread and butter (a list item)"]);
}

#[test]
fn where_headings_are_marked_a_bare_sentence_is_none() {
    let text = "Ropes and what is left if the shortcomings are mended\n\n- Good knots for everybody\n";
    let marked = read(&format!("# Keeping the boats\n\n## Raw notes\n\n{text}"));
    assert_eq!(firm(&marked), [""; 0]);
    let bare = read("Boats workshop\n\nShortcomings\n\n- No ropes\n");
    assert_eq!(firm(&bare), ["gap: No ropes"]);
}

#[test]
fn chapters_are_one_report_and_workshops_are_several() {
    let chapters =
        read("# Boats\n\n## Engines\n\n### Gaps\n\n- No spare parts\n\n## Sails\n\n### Gaps\n\n- No cloth\n");
    assert_eq!(titles(&chapters), ["Boats"]);
    assert_eq!(firm(&chapters), ["gap: No spare parts", "gap: No cloth"]);
    let several = read(
        "# Year report\n\n## Engines\n\nDate: 3 March 2021\n\n### Gaps\n\n- No spare parts\n\n## Sails\n\nDate: 4 April 2021\n\n### Gaps\n\n- No cloth\n",
    );
    assert_eq!(titles(&several), ["Engines", "Sails"]);
}

#[test]
fn front_matter_gives_the_title_and_no_needs() {
    let draft = read(
        "---\ntitle: \"Boats at night\"\nauthor:\n - name: Ada Example\n   role: Challenges of harbours\ndate: September 2031\n---\n\n\
         --- abstract\n\nThe meeting took place in Faro on 3-5 June 2031.\n\n# Feedback\n\n## Requirements\n\n* Lamps on every boat\n",
    );
    assert_eq!(titles(&draft), ["Boats at night"]);
    assert_eq!(firm(&draft), ["requirement: Lamps on every boat"]);
    assert_eq!(unsorted(&draft), [""; 0]);
    let dates = &draft.workshops[0].dates;
    assert_eq!(
        (dates.len(), dates[0].first.to_string(), dates[0].last.to_string()),
        (1, "2031-06-03".into(), "2031-06-05".into())
    );
}

#[test]
fn days_of_other_things_are_no_days_of_a_workshop() {
    let draft = read(
        "# Boats\n\nPublished: 3 May 2031\n\nDeadline\n\n5 May 2031\n\nLast updated on 6 May 2031\n\nOpening date: 7 May 2031\n\n\
         The crews met on 9 May 2031.\n\n## Gaps\n\n- No lamps\n",
    );
    let days: Vec<String> = draft.workshops[0]
        .dates
        .iter()
        .map(|date| date.first.to_string())
        .collect();
    assert_eq!(days, ["2031-05-09"]);
}

#[test]
fn lines_that_state_nothing_are_told_with_their_reason() {
    let draft = read(
        "# Boats workshop\n\n## Gaps\n\n- n/a\n- (none reported)\n- Related use cases: 4.1 Night\n- ada@example.org\n- © 2031 Example Harbour\n- No lamps\n",
    );
    assert_eq!(firm(&draft), ["gap: No lamps"]);
    let reasons: Vec<&str> = draft.unused.iter().map(|unused| unused.reason.as_str()).collect();
    let expected = [
        "stands for nothing",
        "stands for nothing",
        "refers elsewhere",
        "contact line",
        "copyright and licences",
    ];
    assert_eq!(reasons, expected);
}

#[test]
fn markup_is_off_the_statements() {
    let draft = read(
        "# Boats <a id=\"b\"></a>\n\n## Requirements <a href=\"#r\"></a>\n\n- **Range**: ten *sea* miles\n- See the [chart](x.html) at night\n\n\
         ## Gaps\n\n| Part | Notes |\n| --- | --- |\n| Lamps | <p>Lamps rust</p><ul><li>No spare glass</li></ul> |\n",
    );
    assert_eq!(
        firm(&draft),
        [
            "requirement: Range: ten sea miles",
            "requirement: See the chart at night",
            "gap: Lamps rust",
            "gap: No spare glass"
        ]
    );
}

#[test]
fn columns_that_answer_are_no_statements_and_a_no_leaves_the_row_out() {
    let asked = read(
        "No\tRequirement\tPriority level (H/M/L)\tProposed date\tGap (Y/N)\n1\tThe lamp should turn\tH\t2031-01-02\tY\n2\tThe lamp should float\tM\t2031-01-03\tN\n",
    );
    assert_eq!(
        firm(&asked),
        [
            "requirement: The lamp should turn",
            "requirement: The lamp should float"
        ]
    );
    let needs = &asked.workshops[0].needs;
    assert_eq!(
        (needs[0].priority.as_deref(), needs[1].priority.as_deref()),
        (Some("H"), Some("M"))
    );
    assert!(asked.workshops[0].dates.is_empty());
    let compared = read(
        "Step\tAs-is\tGap\tGap - description\n1\tCrew looks out\tN\tN/A\n2\tCrew calls\tY\tNobody hears the call\n",
    );
    assert_eq!(firm(&compared), ["gap: Nobody hears the call"]);
}

#[test]
fn user_stories_of_a_table_are_sentences() {
    let draft = read(
        "ID\tAs a\tI want\tSo that\n1\tskipper\ta lamp that turns\tothers see me\n2\tpilot\ta chart\tI find the pier\n",
    );
    assert_eq!(
        firm(&draft),
        [
            "requirement: As a skipper, I want a lamp that turns so that others see me",
            "requirement: As a pilot, I want a chart so that I find the pier"
        ]
    );
}

#[test]
fn groups_under_one_topic_are_drafts_of_their_own() {
    let draft = read(
        "Topic\tGroup\tCountry\tGap\nSmall boats\tHarbour police\tSpain\tNo lamps\nSmall boats\tMarkets\tPoland\tNo scales\n",
    );
    let found: Vec<_> = draft
        .workshops
        .iter()
        .map(|workshop| (workshop.countries.clone(), workshop.needs.len()))
        .collect();
    assert_eq!(found, [(vec!["ES".to_owned()], 1), (vec!["PL".to_owned()], 1)]);
}

#[test]
fn an_identifier_begins_a_topic_of_a_call() {
    let topic = |number: u8, name: &str, outcome: &str| {
        format!(
            "HORIZON-CL3-2031-FCT-01-0{number}: {name}\n\nExpected Outcome:\n\n- {outcome}\n\nScope: Proposals should test it.\n\nType of Action\n\nInnovation Actions\n\n"
        )
    };
    let draft = read(&(topic(1, "Lamps", "Crews can see") + &topic(2, "Ropes", "Boats stay where they are")));
    assert_eq!(draft.profile.as_deref(), Some("Horizon topic"));
    assert_eq!(titles(&draft), ["Lamps", "Ropes"]);
    assert_eq!(
        firm(&draft),
        ["requirement: Crews can see", "requirement: Boats stay where they are"]
    );
}

#[test]
fn italian_and_portuguese_reports_are_read() {
    let italian = read(
        "# Seminario sulle barche\n\n## Criticità\n\n- Mancano le lampade\n\n## Esigenze degli utenti\n\n- Una lampada per ogni barca\n",
    );
    assert_eq!(
        firm(&italian),
        ["gap: Mancano le lampade", "requirement: Una lampada per ogni barca"]
    );
    let portuguese = read(
        "# Oficina sobre barcos\n\n## Carências\n\n- Faltam lâmpadas\n\n## Necessidades\n\n- Uma lâmpada por barco\n",
    );
    assert_eq!(
        firm(&portuguese),
        ["gap: Faltam lâmpadas", "requirement: Uma lâmpada por barco"]
    );
}

#[test]
fn a_column_of_topics_names_workshops_only_where_it_names_several_rows() {
    let own = read(
        "ID\tTitle\tRequirement\n1\tLamp\tThe lamp should turn\n2\tRope\tThe rope should hold\n3\tBell\tThe bell should ring\n",
    );
    assert_eq!((own.workshops.len(), own.workshops[0].needs.len()), (1, 3));
    assert_eq!(own.workshops[0].needs[1].theme.as_deref(), Some("Rope"));
    let shared = read(
        "Topic\tRequirement\nNight\tThe lamp should turn\nNight\tThe rope should hold\nFog\tThe bell should ring\nFog\tThe horn should sound\n",
    );
    assert_eq!(titles(&shared), ["Night", "Fog"]);
}

#[test]
fn fields_of_a_form_and_the_trail_of_a_page_are_no_needs() {
    let draft = read(
        "Harbour / Research / Reports\n\nSpecification documentation:\n\nProject name: Lamp chart\nClient: Example Harbour\nVersion: 1.0\n\n\
         ## Overview\n\nThe chart must show every lamp of the bay.\n",
    );
    assert_eq!(firm(&draft), [""; 0]);
    assert_eq!(
        unsorted(&draft),
        ["requirement: The chart must show every lamp of the bay. (must)"]
    );
    let listed = read("Boats workshop\n\n## Requirements\n\nProject name: Lamp chart\n\nRange: must be ten miles\n");
    assert_eq!(firm(&listed), ["requirement: Range: must be ten miles"]);
}

#[test]
fn a_workshop_of_which_nothing_is_sorted_is_a_draft_of_its_own() {
    let draft = read(
        "# Workshop on drones, 3 May 2031, Madrid\n\n## Gaps\n\n- No tool finds the pilot\n\n\
         # Workshop on boats, 5 June 2031, Lisbon\n\nWe need more lamps on the quay.\n",
    );
    let found: Vec<_> = draft
        .workshops
        .iter()
        .map(|workshop| (workshop.needs.len(), workshop.unsorted.len()))
        .collect();
    assert_eq!(found, [(1, 0), (0, 1)]);
    assert_eq!(draft.workshops[1].place.as_deref(), Some("Lisbon"));
}

#[test]
fn what_stands_for_nothing_counts_for_nothing_and_a_theme_holds_for_its_row() {
    let draft = read("Gap\tPriority\tTheme\nLamps rust\thigh\tSea\nn/a\tlow\tSea\nCars stop in the rain\tlow\t\n");
    assert_eq!(firm(&draft), ["gap: Lamps rust", "gap: Cars stop in the rain"]);
    assert_eq!(draft.workshops[0].needs[1].theme, None);
    assert_eq!(draft.ledger.statements, 2);
}

#[test]
fn a_sentence_said_twice_on_one_line_is_one_entry() {
    let twice = "We need more radios in the cellars. ".repeat(8);
    let draft = read(&format!("# Boats\n\n{twice}\n"));
    assert_eq!(draft.workshops[0].unsorted.len(), 1);
}
