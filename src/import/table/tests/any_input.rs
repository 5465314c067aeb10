//! Promises on any input: limits, and bytes and tables of chance.

use proptest::prelude::*;

use super::*;

#[test]
fn too_many_sectors_rings_items_and_bytes_are_refused() {
    let many = |count: usize, row: fn(usize) -> String| {
        let rows: String = (0..count).map(row).collect();
        format!("name,ring,sector\n{rows}")
    };
    let sectors = |index: usize| format!("n{index},r,s{index}\n");
    assert_eq!(good("t.csv", &many(16, sectors)).sectors.len(), 16);
    assert!(errors("t.csv", &many(17, sectors))[0].contains("17 sectors"));
    let rings = |index: usize| format!("n{index},r{index},s\n");
    assert_eq!(good("t.csv", &many(10, rings)).rings.len(), 10);
    assert!(errors("t.csv", &many(11, rings))[0].contains("11 rings"));
    let items = |index: usize| format!("n{index},r,s\n");
    assert_eq!(good("t.csv", &many(10_000, items)).blips.len(), 10_000);
    assert!(errors("t.csv", &many(10_001, items))[0].contains("more than 10000 rows"));
    let (radar, diagnostics) = read_table("t.csv", &vec![b'x'; 10_000_001]);
    assert!(radar.is_none() && diagnostics.len() == 1);
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let (radar, diagnostics) = read_table("x", &bytes);
        prop_assert!(radar.is_some() || has_errors(&diagnostics));
    }

    #[test]
    fn any_table_like_text_gives_a_whole_radar_or_errors(pieces in proptest::collection::vec(piece(), 0..40), json: bool) {
        let body = pieces.concat();
        let text = if json { format!("{{\"sectors\":[\"a\"],\"rings\":[\"b\"],\"items\":[{body}]}}") } else { format!("name,ring,sector,score\n{body}") };
        let (radar, diagnostics) = read_table("x", text.as_bytes());
        prop_assert!(radar.is_some() || has_errors(&diagnostics));
        for (blip, number) in radar.iter().flat_map(|radar| &radar.blips).zip(1..) {
            prop_assert_eq!(blip.number, number);
            prop_assert!(!blip.id.contains(['/', '\\']) && !blip.id.is_empty());
        }
    }
}

/// Pieces that tables are made of, and any text.
fn piece() -> impl Strategy<Value = String> {
    let known = [
        "\n",
        ",",
        ";",
        "\"",
        "a",
        "b,c,d",
        "x,Adopt,s,0.5\n",
        "0.5",
        "\r\n",
        "{\"name\":\"n\",\"sector\":0,\"ring\":\"b\"}",
        "{\"name\":\"m\",\"sector\":\"a\",\"ring\":0}",
        "[",
        "]",
        "é",
        "\\",
        "null",
        "y,Restricted,s,1\n",
    ];
    prop_oneof![
        8 => proptest::sample::select(known.to_vec()).prop_map(str::to_owned),
        1 => ".{0,8}",
    ]
}
