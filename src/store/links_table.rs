//! `[links]` of `radar.toml`: how links count that nobody has reviewed, and how far links are trusted.

use crate::model::{LinkTrust, Unreviewed};

use super::demand_table::{SHARE, to_share};
use super::fields::Fields;
use super::named::values;

/// Reads what holds for links.
pub fn read_links(fields: &mut Fields) -> Option<(Unreviewed, LinkTrust)> {
    let unreviewed = fields.text_if("unreviewed");
    let unreviewed = unreviewed.and_then(|text| fields.choose(&text, "unreviewed", &Unreviewed::ALL));
    let trust = fields.table_if("trust", "[links.trust]", read_trust);
    Some((unreviewed.unwrap_or_default(), trust.unwrap_or_default()))
}

/// Reads with what probability a link holds, by who decided on it.
fn read_trust(fields: &mut Fields) -> Option<LinkTrust> {
    let usual = LinkTrust::default();
    let mut share = |key: &'static str, usual: f64| fields.quantity_if(key, SHARE, to_share).unwrap_or(usual);
    let trust = LinkTrust {
        one: share("one", usual.one),
        agreed: share("agreed", usual.agreed),
        disputed: share("disputed", usual.disputed),
        panel: share("panel", usual.panel),
        unreviewed: share("unreviewed", usual.unreviewed),
        panels: Vec::new(),
    };
    let panels = fields.texts("panels");
    let order = [
        ("unreviewed", trust.unreviewed, "one", trust.one),
        ("disputed", trust.disputed, "one", trust.one),
        ("one", trust.one, "agreed", trust.agreed),
        ("one", trust.one, "panel", trust.panel),
    ];
    for (less, below, more, above) in order.into_iter().filter(|(_, below, _, above)| below > above) {
        let message = format!("{less} is {below}, more than {more}, {above}.");
        fields.complain(
            less,
            message,
            Some("a link is trusted the more, the more people stand behind it".into()),
        );
    }
    for panel in &panels {
        fields.notes().word("name", panel);
    }
    Some(LinkTrust {
        panels: values(panels),
        ..trust
    })
}
