//! A drawing as PNG, at any scale, with the bundled font only: the same picture on every machine.

use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

use super::font::Weight;

/// The most pixels a picture may have: 16,384 × 16,384.
const MOST: f64 = 268_435_456.0;

static FONTS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = fontdb::Database::new();
    for weight in [Weight::Regular, Weight::Bold] {
        fonts.load_font_data(weight.bytes().to_vec());
    }
    fonts.set_sans_serif_family("Noto Sans");
    fonts.set_serif_family("Noto Sans");
    Arc::new(fonts)
});

/// The drawing as resvg sees it; only our own presentable drawings come here.
pub fn read_tree(svg: &str) -> Tree {
    let options = Options {
        fontdb: FONTS.clone(),
        font_family: "Noto Sans".into(),
        ..Options::default()
    };
    Tree::from_str(svg, &options).expect("our own writers write SVG that resvg reads")
}

/// Renders a presentable drawing; one unit of it becomes `scale` pixels. `Err` says why it cannot be.
pub fn render_png(svg: &str, scale: f64) -> Result<Vec<u8>, String> {
    let tree = read_tree(svg);
    let side = |length: f32| libm::round(f64::from(length) * scale);
    let (width, height) = (side(tree.size().width()), side(tree.size().height()));
    if !(width >= 1.0 && height >= 1.0) {
        return Err(format!("at a scale of {scale} the picture would have no pixels."));
    }
    if width * height > MOST {
        return Err(format!(
            "at a scale of {scale} the picture would be {width} × {height} pixels; at most 268 million can be drawn."
        ));
    }
    let mut picture = Pixmap::new(width as u32, height as u32).ok_or("there is no room for so large a picture.")?;
    let zoom = Transform::from_scale(
        (width / f64::from(tree.size().width())) as f32,
        (height / f64::from(tree.size().height())) as f32,
    );
    resvg::render(&tree, zoom, &mut picture.as_mut());
    picture
        .encode_png()
        .map_err(|error| format!("the picture cannot be written: {error}."))
}
