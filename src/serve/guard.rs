//! Access checks and security headers.
//!
//! Any web page in the author's browser can send requests to this machine. Checking `Host` defends
//! against DNS rebinding, and checking `Origin` and Fetch Metadata against cross-site requests.

use std::net::IpAddr;

use axum::http::{HeaderMap, Method, StatusCode, header};

/// The headers of every response. README recommends the same for production.
pub const HEADERS: [(&str, &str); 4] = [
    (
        "Content-Security-Policy",
        "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'",
    ),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
];

/// The policy of pages that the editor shows in a frame.
pub(super) const FRAMED_POLICY: &str =
    "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; object-src 'none'";

/// Returns the status of the response if the request must be rejected.
///
/// A form is accepted only from a page of the preview, which `Origin` proves.
pub(super) fn refusal(method: &Method, headers: &HeaderMap, interface: IpAddr, is_form: bool) -> Option<StatusCode> {
    let value = |name| headers.get(name).map(|value| value.to_str().unwrap_or(""));
    let host = value(header::HOST).unwrap_or("");
    if !is_own_host(host, interface) {
        return Some(StatusCode::FORBIDDEN);
    }
    if value(header::ORIGIN).is_some_and(|origin| origin != format!("http://{host}")) {
        return Some(StatusCode::FORBIDDEN);
    }
    // Fetch Metadata reveals cross-site requests without `Origin`. Following a link is allowed.
    if value(header::HeaderName::from_static("sec-fetch-site")) == Some("cross-site")
        && value(header::HeaderName::from_static("sec-fetch-mode")) != Some("navigate")
    {
        return Some(StatusCode::FORBIDDEN);
    }
    match *method {
        Method::GET | Method::HEAD => None,
        Method::POST if is_form => {
            let site = value(header::HeaderName::from_static("sec-fetch-site"));
            let is_own = value(header::ORIGIN).is_some() && site.is_none_or(|site| site == "same-origin");
            (!is_own).then_some(StatusCode::FORBIDDEN)
        }
        _ => Some(StatusCode::METHOD_NOT_ALLOWED),
    }
}

/// Returns whether `Host` is an address of this machine or `localhost`.
///
/// Other names are rejected, because their DNS records can point to any address.
fn is_own_host(host: &str, interface: IpAddr) -> bool {
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

    fn status(method: Method, headers: &[(&str, &str)]) -> Option<u16> {
        status_of(method, headers, false)
    }

    fn status_of(method: Method, headers: &[(&str, &str)], is_form: bool) -> Option<u16> {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.insert(header::HeaderName::from_bytes(name.as_bytes()).unwrap(), value.parse().unwrap());
        }
        refusal(&method, &map, IpAddr::from([127, 0, 0, 1]), is_form).map(|status| status.as_u16())
    }

    #[test]
    fn only_own_host_names_are_allowed() {
        for host in ["127.0.0.1:1111", "localhost:1111", "localhost", "[::1]:1111", "site.localhost:80"] {
            assert_eq!(status(Method::GET, &[("host", host)]), None, "{host}");
        }
        for host in ["", "example.kg", "127.0.0.1.example.kg", "10.0.0.5:1111", "localhost.example.kg"] {
            assert_eq!(status(Method::GET, &[("host", host)]), Some(403), "{host}");
        }
    }

    #[test]
    fn cross_site_requests_are_rejected() {
        let own = ("host", "localhost:1111");
        assert_eq!(status(Method::GET, &[own, ("origin", "http://localhost:1111")]), None);
        for origin in ["null", "https://example.kg", "http://localhost:2222"] {
            assert_eq!(status(Method::GET, &[own, ("origin", origin)]), Some(403), "{origin}");
        }
        assert_eq!(status(Method::GET, &[own, ("sec-fetch-site", "cross-site")]), Some(403));
        let link = [own, ("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "navigate")];
        assert_eq!(status(Method::GET, &link), None, "following a link from another site is allowed");
    }

    #[test]
    fn forms_are_accepted_from_pages_of_the_preview_only() {
        let own = ("host", "localhost:1111");
        let origin = ("origin", "http://localhost:1111");
        assert_eq!(status_of(Method::POST, &[own, origin], true), None);
        assert_eq!(status_of(Method::POST, &[own, origin, ("sec-fetch-site", "same-origin")], true), None);
        for headers in [&[own][..], &[own, ("origin", "null")], &[own, origin, ("sec-fetch-site", "same-site")]] {
            assert_eq!(status_of(Method::POST, headers, true), Some(403), "{headers:?}");
        }
        assert_eq!(status_of(Method::PUT, &[own, origin], true), Some(405));
    }

    #[test]
    fn only_get_and_head_are_allowed() {
        for method in [Method::POST, Method::PUT, Method::DELETE, Method::OPTIONS] {
            assert_eq!(status(method, &[("host", "localhost")]), Some(405));
        }
    }
}
