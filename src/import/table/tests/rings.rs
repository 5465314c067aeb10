//! Promises on rings and sectors: in which order they stand, which column they come from, what they mean.

use super::*;

#[test]
fn rings_of_no_known_set_keep_the_order_of_appearance() {
    let radar = good(
        "t.csv",
        "name,ring,sector\na,Later,s\nb,Now,s\nc,Restricted,s\nd,Watch,s\n",
    );
    let rings: Vec<_> = radar.rings.iter().map(|ring| ring.name.as_str()).collect();
    assert_eq!(rings, ["Later", "Now", "Watch", "Restricted"]);
}

#[test]
fn a_status_is_a_ring_only_where_its_values_are() {
    let table = |header: &str, values: [&str; 3]| {
        let rows: String = (1..)
            .zip(values)
            .map(|(row, value)| format!("n{row},S,{value}\n"))
            .collect();
        format!("technology,domain,{header}\n{rows}")
    };
    for header in ["Status", "Progress", "Phase", "State", "Stage", "Maturity level"] {
        if header != "Maturity level" {
            let radar = good("t.csv", &table(header, ["Trial", "Hold", "Adopt"]));
            let rings: Vec<_> = radar.rings.iter().map(|ring| ring.name.as_str()).collect();
            assert_eq!(rings, ["Adopt", "Trial", "Hold"], "{header}");
        }
        for values in [
            ["10", "80", "80"],
            ["Open", "Closed", "Open"],
            ["2024-01-01", "2025-02-03", "2025-03-04"],
            ["5 %", "80 %", "9%"],
        ] {
            let found = errors("t.csv", &table(header, values));
            assert!(
                found[0].contains("no column is called \"ring\""),
                "{header} {values:?}: {found:#?}"
            );
        }
    }
    let both = "technology,domain,Status,Progress\nA,Air,10,Assess\nB,Sea,80,Deploy\n";
    let (radar, warnings) = read_with_warnings("t.csv", both);
    assert_eq!(rows(&radar), ["1 b Sea/Deploy None", "2 a Air/Assess None"]);
    assert!(
        warnings.len() == 1 && warnings[0].contains("the column \"Progress\" is read as the ring"),
        "and a status that says no movement is kept as it stands: {warnings:#?}"
    );
}

#[test]
fn rings_that_are_numbered_stand_in_the_order_of_their_numbers_in_every_reader() {
    let names = |radar: &Radar| radar.rings.iter().map(|ring| ring.name.clone()).collect::<Vec<_>>();
    let csv = "name,sector,ring\nA,S,Stage 3\nB,S,Stage 10\nC,S,Stage 1\n";
    assert_eq!(names(&good("t.csv", csv)), ["Stage 1", "Stage 3", "Stage 10"]);
    let json = r#"[{"name":"A","quadrant":3,"ring":3},{"name":"B","quadrant":1,"ring":0},{"name":"C","quadrant":0,"ring":10}]"#;
    assert_eq!(names(&good("t.json", json)), ["0", "3", "10"]);
    let listed = r#"{"sectors":["S"],"rings":["3","1","2"],"items":[{"name":"A","sector":"S","ring":"3"}]}"#;
    assert_eq!(
        names(&good("l.json", listed)),
        ["3", "1", "2"],
        "a file that lists them is right"
    );
}

#[test]
fn columns_say_what_rings_and_sectors_mean_and_the_first_one_counts() {
    let text = "name,ring,sector,Ring meaning,sector description\nA,Adopt,Air,Use it.,\nB,Adopt,Sea,,Wet.\nC,Adopt,Sea,Use <b>it</b>.,Wet.\n";
    let import = crate::import::read_radar("t.csv", &[("t.csv".into(), text.into())], None);
    let table = import.table.expect("it is read");
    assert_eq!(
        (
            table.rings[0].description.as_str(),
            table.sectors[1].description.as_str()
        ),
        ("Use it.", "Wet.")
    );
    let found = warnings(&import.diagnostics);
    assert!(
        found.len() == 1
            && found[0].starts_with(
                "warning: t.csv:4:13: ring meaning \"Use <b>it</b>.\" is not what \"Adopt\" means before it"
            ),
        "{found:#?}"
    );
}
