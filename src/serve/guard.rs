//! Who is answered, and with which headers.
//!
//! A page of somebody else's in the author's browser can ask any address of this machine. It is known by the name it
//! asks for (`Host`), or by where it comes from (`Origin`).

use std::net::IpAddr;

use axum::http::{HeaderMap, Method, StatusCode, header};

/// The headers of every answer; README advises the same for production.
pub const HEADERS: [(&str, &str); 4] = [
    (
        "Content-Security-Policy",
        "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'",
    ),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
];

/// Why a request is not answered.
pub fn refusal(method: &Method, headers: &HeaderMap, interface: IpAddr) -> Option<StatusCode> {
    let value = |name| headers.get(name).map(|value| value.to_str().unwrap_or(""));
    let host = value(header::HOST).unwrap_or("");
    if !is_own_name(host, interface) {
        return Some(StatusCode::FORBIDDEN);
    }
    if value(header::ORIGIN).is_some_and(|origin| origin != format!("http://{host}")) {
        return Some(StatusCode::FORBIDDEN);
    }
    // Fetch Metadata: what another site's page asks for is none of its business, even without an `Origin`.
    if value(header::HeaderName::from_static("sec-fetch-site")) == Some("cross-site")
        && value(header::HeaderName::from_static("sec-fetch-mode")) != Some("navigate")
    {
        return Some(StatusCode::FORBIDDEN);
    }
    (!matches!(*method, Method::GET | Method::HEAD)).then_some(StatusCode::METHOD_NOT_ALLOWED)
}

/// Whether a `Host` names this machine: a name that anybody can lead anywhere does not.
fn is_own_name(host: &str, interface: IpAddr) -> bool {
    let name = match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or(""),
        None => host.rsplit_once(':').map_or(host, |(name, _)| name),
    };
    let name = name.to_ascii_lowercase();
    if name == "localhost" || name.ends_with(".localhost") {
        return true;
    }
    match name.parse::<IpAddr>() {
        Ok(address) => address.is_loopback() || address == interface || interface.is_unspecified(),
        Err(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(method: Method, headers: &[(&str, &str)]) -> Option<u16> {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.insert(header::HeaderName::from_bytes(name.as_bytes()).unwrap(), value.parse().unwrap());
        }
        refusal(&method, &map, IpAddr::from([127, 0, 0, 1])).map(|status| status.as_u16())
    }

    #[test]
    fn only_this_machine_is_answered() {
        for host in ["127.0.0.1:1111", "localhost:1111", "localhost", "[::1]:1111", "site.localhost:80"] {
            assert_eq!(asked(Method::GET, &[("host", host)]), None, "{host}");
        }
        for host in ["", "example.kg", "127.0.0.1.example.kg", "10.0.0.5:1111", "localhost.example.kg"] {
            assert_eq!(asked(Method::GET, &[("host", host)]), Some(403), "{host}");
        }
    }

    #[test]
    fn pages_of_others_are_not_answered() {
        let own = ("host", "localhost:1111");
        assert_eq!(asked(Method::GET, &[own, ("origin", "http://localhost:1111")]), None);
        for origin in ["null", "https://example.kg", "http://localhost:2222"] {
            assert_eq!(asked(Method::GET, &[own, ("origin", origin)]), Some(403), "{origin}");
        }
        assert_eq!(asked(Method::GET, &[own, ("sec-fetch-site", "cross-site")]), Some(403));
        let link = [own, ("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "navigate")];
        assert_eq!(asked(Method::GET, &link), None, "a link on another page may lead here");
    }

    #[test]
    fn nothing_is_changed_from_outside() {
        for method in [Method::POST, Method::PUT, Method::DELETE, Method::OPTIONS] {
            assert_eq!(asked(method, &[("host", "localhost")]), Some(405));
        }
    }
}
