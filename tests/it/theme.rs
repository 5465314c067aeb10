//! How pages look is data: colours that can be read on, a logo, a line at the foot.

use crate::project::Project;

const LOGO: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 2 1\"><path d=\"M0 0h2v1H0z\"/></svg>\n";

fn with_theme(theme: &str) -> Project {
    Project::smallest().replace("radar.toml", "[edition]", &format!("[theme]\n{theme}\n\n[edition]"))
}

#[test]
fn colours_logo_and_foot_stand_on_every_page_and_an_edition_keeps_them() {
    let project = with_theme(
        "colour = \"#5a2d82\"\nlogo = \"house.svg\"\nlogo_alt = \"The house\"\nfooter = \"Made for <the> house\"",
    )
    .write("house.svg", LOGO);
    let run = project.build();
    assert!(!run.err.contains("house.svg"), "the logo is read: {}", run.err);
    assert_eq!(project.page("assets/logo.svg"), LOGO);
    for page in ["index.html", "needs.html"] {
        let text = project.page(page);
        assert!(
            text.contains("<img class=\"logo\" src=\"assets/logo.svg\" alt=\"The house\">"),
            "{page}"
        );
        assert!(text.contains("<p>Made for &lt;the&gt; house</p>"), "{page}");
    }
    let sheet = project.page("assets/site.css");
    assert!(
        sheet.contains("--blip: #5a2d82") && sheet.contains(".s0 .dot"),
        "marks and the line below the head"
    );
    let run = project.run(&["freeze"]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    let run = project.run(&["verify"]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
}

#[test]
fn what_cannot_be_read_on_or_is_no_plain_drawing_is_refused_with_its_place() {
    let told = |theme: &str| {
        let project = with_theme(theme).write("bad.svg", LOGO.replace("<path", "<script>x</script><path"));
        let run = project.run(&["check"]);
        assert_eq!(run.code, 1, "{theme}: {}", run.err);
        run.err
    };
    let pale = told("colour = \"#fefefe\"");
    assert!(
        pale.contains("radar.toml:") && pale.contains("contrast") && pale.contains("the nearest colour"),
        "{pale}"
    );
    assert!(told("colour = \"blueish\"").contains("is not a colour"));
    assert!(told("dark = \"#ffffff\"").contains("none for white ones"));
    assert!(told("rings = { nowhere = \"#cfe0f3\" }").contains("nowhere"));
    assert!(told("logo = \"../house.svg\"").contains("does not lie beside"));
    assert!(told("logo = \"house.png\"").contains("is no SVG"));
    assert!(told("logo = \"gone.svg\"").contains("is not there"));
    assert!(told("logo = \"bad.svg\"").contains("script"));
    assert!(told("color = \"#5a2d82\"").contains("colour"));
}
