//! Where an ask goes: the whole address without keys, and whether we may go there.

use std::net::IpAddr;

pub use reqwest::Url;

use super::ask::{Ask, AskPlace};

/// The declared base of a source, and the one that stands in its place.
#[derive(Debug, Clone)]
pub struct Bases {
    /// The source's own.
    pub declared: String,
    /// A mirror or a test server that is asked instead.
    pub instead: Option<Url>,
}

/// The address of an ask at the source's own base, without keys: what a reply is known by.
pub fn to_address(ask: &Ask, bases: &Bases) -> Result<Url, String> {
    let whole = match &ask.place {
        AskPlace::Path(path) => format!("{}{path}", bases.declared.trim_end_matches('/')),
        AskPlace::Address(address) => address.clone(),
    };
    let mut url = Url::parse(&whole).map_err(|error| format!("\"{whole}\" is no address: {error}."))?;
    if !matches!(url.scheme(), "http" | "https") || url.host_str().is_none() {
        return Err(format!("\"{whole}\" is no address of the web."));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err("an address must not hold a name or password.".to_owned());
    }
    if !ask.query.is_empty() {
        let mut pairs = url.query_pairs_mut();
        for (name, value) in &ask.query {
            pairs.append_pair(name, value);
        }
    }
    url.set_fragment(None);
    Ok(url)
}

/// The same address at the place that is really asked.
pub fn to_served(address: &Url, bases: &Bases) -> Url {
    let Some(instead) = &bases.instead else {
        return address.clone();
    };
    let mut served = instead.clone();
    let before = instead.path().trim_end_matches('/');
    served.set_path(&format!("{before}{}", address.path()));
    served.set_query(address.query());
    served
}

/// Whether an address of the network belongs to nobody's own house: neither loopback, private, link-local, shared, nor
/// reserved (RFC 6890).
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(four) => {
            let [a, b, c, _] = four.octets();
            let shared = a == 100 && (64..128).contains(&b);
            let benchmark = a == 198 && (b == 18 || b == 19);
            let protocol = (a, b, c) == (192, 0, 0);
            !(four.is_private()
                || four.is_loopback()
                || four.is_link_local()
                || four.is_broadcast()
                || four.is_documentation()
                || four.is_multicast()
                || a == 0
                || a >= 240
                || shared
                || benchmark
                || protocol)
        }
        IpAddr::V6(six) => {
            if let Some(four) = six.to_ipv4_mapped() {
                return is_public(IpAddr::V4(four));
            }
            let [first, second, ..] = six.segments();
            let unique_local = first & 0xfe00 == 0xfc00;
            let link_local = first & 0xffc0 == 0xfe80;
            let documentation = first == 0x2001 && second == 0xdb8;
            // 64:ff9b::/96 and 2002::/16 carry an IPv4 address that need not be public.
            let carrying = (first == 0x64 && second == 0xff9b) || first == 0x2002;
            !(six.is_loopback()
                || six.is_unspecified()
                || six.is_multicast()
                || unique_local
                || link_local
                || documentation
                || carrying)
        }
    }
}

/// The host of an address when it is written as a number.
pub fn literal_host(url: &Url) -> Option<IpAddr> {
    let host = url.host_str()?.trim_start_matches('[').trim_end_matches(']');
    host.parse().ok()
}

/// Whether an address means this machine.
pub fn is_loopback(url: &Url) -> bool {
    let literal = literal_host(url).is_some_and(|address| address.is_loopback());
    literal
        || url
            .host_str()
            .is_some_and(|host| host == "localhost" || host.ends_with(".localhost"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_open_network_are_public() {
        for inside in [
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "198.18.0.1",
            "240.0.0.1",
            "255.255.255.255",
            "224.0.0.1",
            "192.0.0.8",
            "203.0.113.1",
            "::1",
            "::",
            "fe80::1",
            "fc00::1",
            "fd12::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "64:ff9b::7f00:1",
            "2002:7f00:1::",
            "ff02::1",
        ] {
            assert!(!is_public(inside.parse().expect(inside)), "{inside}");
        }
        for outside in [
            "1.1.1.1",
            "8.8.8.8",
            "172.32.0.1",
            "100.128.0.1",
            "2606:4700::1111",
            "::ffff:8.8.8.8",
        ] {
            assert!(is_public(outside.parse().expect(outside)), "{outside}");
        }
    }

    #[test]
    fn a_mirror_stands_in_the_place_of_the_host_and_keeps_path_and_query() {
        let bases = |instead: &str| Bases {
            declared: "https://api.example.org/v1".into(),
            instead: Some(Url::parse(instead).expect("an address")),
        };
        let ask = Ask::of_path("/works").with("search", "\"rapid DNA\" & more, or less");
        for (instead, served) in [
            ("http://127.0.0.1:8080", "http://127.0.0.1:8080/v1/works?search="),
            (
                "https://mirror.example.net/openalex/",
                "https://mirror.example.net/openalex/v1/works?search=",
            ),
        ] {
            let bases = bases(instead);
            let address = to_address(&ask, &bases).expect("an address");
            assert!(
                address
                    .as_str()
                    .starts_with("https://api.example.org/v1/works?search=%22rapid+DNA%22+%26+more")
            );
            let found = to_served(&address, &bases);
            assert!(found.as_str().starts_with(served), "{found}");
            assert_eq!(
                found.query_pairs().next().expect("a pair").1,
                "\"rapid DNA\" & more, or less"
            );
        }
    }

    #[test]
    fn an_address_that_is_none_or_holds_a_password_is_refused() {
        for wrong in [
            "file:///etc/passwd",
            "https://user:word@example.org/",
            "data:text/html,x",
            "no address",
        ] {
            let ask = Ask {
                place: AskPlace::Address(wrong.into()),
                ..Ask::of_path("")
            };
            let bases = Bases {
                declared: String::new(),
                instead: None,
            };
            assert!(to_address(&ask, &bases).is_err(), "{wrong}");
        }
    }
}
