//! The address of a site, in the form for machines and as its author wrote it.

use core::net::{IpAddr, Ipv6Addr};

use unicode_normalization::UnicodeNormalization;

use crate::foundation::path::{is_unreserved, split_authority};

use super::url::{Url, UrlError};

/// The URL of a site. Paths can be appended to it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct BaseUrl {
    /// In ASCII, with a slash at the end: `https://xn--80aswg.kg/`.
    pub ascii: String,
    /// As written, for readers, with a slash at the end: `https://сайт.kg/`.
    pub shown: String,
}

impl BaseUrl {
    /// Parses a URL without a query or fragment.
    pub fn parse(text: &str) -> Result<Self, UrlError> {
        let url = Url::parse(text)?.0;
        if url.contains(['?', '#', '"', '<', '>', '\\']) {
            return Err(UrlError::Shape);
        }
        let (authority, path) = split_authority(&url);
        let (host, port) = split_port(authority);
        let host = ascii_host(host).ok_or(UrlError::Shape)?;
        if !port.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(UrlError::Shape);
        }
        let scheme = if url.to_ascii_lowercase().starts_with("https") { "https" } else { "http" };
        let port = if port.is_empty() { String::new() } else { format!(":{port}") };
        let mut ascii = format!("{scheme}://{host}{port}");
        for byte in path.trim_end_matches('/').nfc().collect::<String>().bytes() {
            match byte {
                b'/' | b'%' => ascii.push(char::from(byte)),
                byte if is_unreserved(byte) => ascii.push(char::from(byte)),
                byte => ascii.push_str(&format!("%{byte:02X}")),
            }
        }
        ascii.push('/');
        Ok(Self { ascii, shown: format!("{}/", url.trim_end_matches('/')) })
    }

    /// Returns the name under which the site makes its permanent ids: its host.
    ///
    /// An IP address says nothing about who owns the ids (RFC 4151, RFC 7986), so it becomes a name
    /// that cannot be registered (RFC 2606).
    pub fn authority(&self) -> String {
        let (host, _) = split_port(split_authority(&self.ascii).0);
        match host.trim_matches(['[', ']']).parse::<IpAddr>() {
            Ok(_) => format!("{}.invalid", host.trim_matches(['[', ']']).replace(['.', ':'], "-")),
            Err(_) => host.to_owned(),
        }
    }
}

/// Splits an authority into the host, with the brackets of an IPv6 address, and the port.
fn split_port(authority: &str) -> (&str, &str) {
    match authority.rfind(']').map(|end| authority.split_at(end + 1)) {
        Some((host, port)) => (host, port.strip_prefix(':').unwrap_or(port)),
        None => authority.split_once(':').unwrap_or((authority, "")),
    }
}

/// Returns a host in ASCII, or `None` if it is not a host.
fn ascii_host(host: &str) -> Option<String> {
    if let Some(address) = host.strip_prefix('[') {
        let address: Ipv6Addr = address.strip_suffix(']')?.parse().ok()?;
        return Some(format!("[{address}]"));
    }
    let host = host.nfkc().collect::<String>().to_lowercase();
    let labels: Option<Vec<String>> = host.trim_end_matches('.').split('.').map(ascii_label).collect();
    Some(labels?.join(".")).filter(|host| host.len() <= 253)
}

fn ascii_label(label: &str) -> Option<String> {
    let is_allowed = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_') || is_mark(c);
    if label.is_empty() || label.starts_with('-') || label.ends_with('-') || !label.chars().all(is_allowed) {
        return None;
    }
    let ascii = if label.is_ascii() { label.to_owned() } else { format!("xn--{}", punycode(label)?) };
    (ascii.len() <= 63).then_some(ascii)
}

fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

/// Encodes a label by Punycode (RFC 3492, section 6.3). Returns `None` if a number overflows.
fn punycode(label: &str) -> Option<String> {
    const BASE: u32 = 36;
    const LEAST: u32 = 1;
    const MOST: u32 = 26;
    let mut encoded: String = label.chars().filter(char::is_ascii).collect();
    let basic = u32::try_from(encoded.len()).ok()?;
    if basic > 0 {
        encoded.push('-');
    }
    let count = u32::try_from(label.chars().count()).ok()?;
    let (mut handled, mut code, mut delta, mut bias) = (basic, 128u32, 0u32, 72u32);
    while handled < count {
        let next = label.chars().map(u32::from).filter(|&c| c >= code).min()?;
        delta = (next - code).checked_mul(handled + 1)?.checked_add(delta)?;
        code = next;
        for c in label.chars().map(u32::from) {
            if c < code {
                delta = delta.checked_add(1)?;
            }
            if c != code {
                continue;
            }
            let mut rest = delta;
            for k in (BASE..).step_by(BASE as usize) {
                let threshold = k.saturating_sub(bias).clamp(LEAST, MOST);
                if rest < threshold {
                    break;
                }
                encoded.push(digit(threshold + (rest - threshold) % (BASE - threshold)));
                rest = (rest - threshold) / (BASE - threshold);
            }
            encoded.push(digit(rest));
            bias = adapted(delta, handled + 1, handled == basic);
            delta = 0;
            handled += 1;
        }
        delta += 1;
        code += 1;
    }
    Some(encoded)
}

/// Returns the digit of a number below 36: `a` to `z`, then `0` to `9`.
fn digit(number: u32) -> char {
    char::from_digit((number + 10) % 36, 36).unwrap_or('a')
}

/// Adapts the bias (RFC 3492, section 6.1).
fn adapted(delta: u32, count: u32, is_first: bool) -> u32 {
    let mut delta = if is_first { delta / 700 } else { delta / 2 };
    delta += delta / count;
    let mut k = 0;
    while delta > 455 {
        delta /= 35;
        k += 36;
    }
    k + 36 * delta / (delta + 38)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ascii(text: &str) -> String {
        BaseUrl::parse(text).unwrap().ascii
    }

    #[test]
    fn hosts_are_in_punycode_and_paths_percent_encoded() {
        for (text, expected) in [
            ("https://aiyl.kg", "https://aiyl.kg/"),
            ("HTTPS://Aiyl.KG/A/", "https://aiyl.kg/A/"),
            ("https://пример.испытание/", "https://xn--e1afmkfd.xn--80akhbyknj4f/"),
            ("https://сайт.kg:8080/жаңы/", "https://xn--80aswg.kg:8080/%D0%B6%D0%B0%D2%A3%D1%8B/"),
            ("https://bücher.example/a%20b", "https://xn--bcher-kva.example/a%20b/"),
            ("http://[2001:db8::1]:80/", "http://[2001:db8::1]:80/"),
        ] {
            assert_eq!(ascii(text), expected, "{text}");
        }
        assert_eq!(BaseUrl::parse("https://сайт.kg").unwrap().shown, "https://сайт.kg/");
        assert_eq!(ascii("https://\u{438}\u{306}.kg"), ascii("https://й.kg"), "composed and decomposed are one name");
        for text in [
            "https://a..kg",
            "https://-a.kg",
            "https://a_b c.kg",
            "https://a.kg:x/",
            "https://a.kg/?q",
            "https://a.kg/#x",
        ] {
            assert_eq!(BaseUrl::parse(text), Err(UrlError::Shape), "{text}");
        }
        assert_eq!(BaseUrl::parse("https://me:secret@a.kg/"), Err(UrlError::Credentials));
    }

    #[test]
    fn ids_have_no_ip_address() {
        let authority = |text| BaseUrl::parse(text).unwrap().authority();
        assert_eq!(authority("https://сайт.kg:8080/x/"), "xn--80aswg.kg");
        assert_eq!(authority("http://203.0.113.5/"), "203-0-113-5.invalid");
        assert_eq!(authority("http://[2001:db8::1]:80/"), "2001-db8--1.invalid");
    }
}
