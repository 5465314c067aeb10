//! HTML pages: what a reader of the page sees, and what only furnishes it.

use super::lines;

#[test]
fn what_a_browser_does_not_show_is_no_text() {
    let page = "<html><body><h1>Night work</h1>
        <p hidden>one</p><div style=\"color: red; DISPLAY : none\"><p>two <b>bold</b></p></div>
        <p aria-hidden=\"true\">three</p><dialog><p>four</p></dialog><button>five</button>
        <select><option>six</option></select><template><p>seven</p></template>
        <p>No lamp <del>lasts</del> <ins>works</ins></p></body></html>";
    assert_eq!(lines(page.as_bytes()), ["# Night work", "No lamp works"]);
}

#[test]
fn menus_feet_and_notes_beside_the_text_are_furniture() {
    let page = "<html><body><nav><ul><li>Home</li></ul></nav><div role=\"banner\">The institute</div>
        <main><h1>Night work</h1><aside><p>Related</p></aside><p>No lamp works</p></main>
        <footer><p>Contact</p></footer></body></html>";
    let expected = [
        "~ Home",
        "~ The institute",
        "# Night work",
        "~ Related",
        "No lamp works",
        "~ Contact",
    ];
    assert_eq!(lines(page.as_bytes()), expected);
}

#[test]
fn definitions_and_cells_over_several_rows_keep_what_they_belong_to() {
    let page = "<html><body><dl><dt>Lamp</dt><dd>Breaks</dd><dd>Blinds</dd></dl>
        <table><tr><th>Group</th><th>Gap</th></tr>
        <tr><td rowspan=\"2\">Divers</td><td>No light</td></tr><tr><td>No air</td></tr>
        <tr><td rowspan=\"2\">Riders</td><td rowspan=\"2\">No saddle</td></tr><tr></tr></table></body></html>";
    let expected = [
        "? Lamp",
        "- Breaks",
        "- Blinds",
        "Group | Gap",
        "Divers | No light",
        "Divers | No air",
        "Riders | No saddle",
    ];
    assert_eq!(lines(page.as_bytes()), expected);
}
