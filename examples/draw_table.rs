//! Draws a table of a name, a ring and a sector a row as a map: `cargo run --example draw_table > map.svg`.
//!
//! The same as `leadar draw TABLE --svg -`, as a library: read, arrange, render.

use leadar::{import, pipeline, render};

const TABLE: &str = "\
name,ring,sector,score
Portable radio,Adopt,Communication,0.9
Body-worn video,Adopt,Evidence,0.6
Rapid DNA,Trial,Evidence,0.7
Counter-drone systems,Trial,Air,0.5
Gait recognition,Hold,Evidence,0.2
";

fn main() {
    let (radar, diagnostics) = import::read_table("table.csv", TABLE.as_bytes());
    for diagnostic in &diagnostics {
        eprintln!("{diagnostic}");
    }
    let Some(radar) = radar else {
        std::process::exit(1);
    };
    let chart = pipeline::arrange(&radar);
    println!("{}", render::render_standalone(&radar, &chart, None));
}
