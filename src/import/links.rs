//! Addresses of links in tables and radars: web addresses and relative ones, nothing that could do something else.

use super::prose::is_web;
use crate::diagnostic::{Diagnostic, Place};
use crate::inert::is_unseen;
use crate::model::TableLink;

/// Whether an address is safe to follow: http, https, or relative without a scheme, and no sign in it that deceives.
pub fn is_safe(address: &str) -> bool {
    let odd = address.contains(|sign: char| is_unseen(sign) || sign.is_whitespace() || sign == '\\');
    let head = address.split(['/', '?', '#']).next().unwrap_or_default();
    let relative = !head.contains(':') && !address.starts_with("//");
    !odd && (is_web(address) || relative)
}

/// The address of an entry, when it is a safe one.
pub fn read_link(link: Option<&str>, called: &str, place: &Place, diagnostics: &mut Vec<Diagnostic>) -> Vec<TableLink> {
    let Some(link) = link else { return Vec::new() };
    if is_safe(link) {
        return vec![TableLink {
            address: link.to_owned(),
            words: String::new(),
        }];
    }
    let message = format!(
        "{called}: link \"{}\" is no web address; it is left out.",
        link.chars().take(80).collect::<String>()
    );
    diagnostics.push(
        Diagnostic::warning(place.clone(), message).with_hint("use an address that begins with https:// or http://"),
    );
    Vec::new()
}
