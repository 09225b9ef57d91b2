//! QR codes (ISO/IEC 18004) for printed sheets, so that readers need not type a URL.
//!
//! This is the only module that names `fast_qr`. It returns the shape of a code without colours.

use std::fmt::Write;

use fast_qr::{ECL, QRBuilder};

/// The width of the quiet zone that scanners need, in modules.
const QUIET_ZONE: usize = 4;

/// A QR code as an SVG path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// The width of the drawing in modules, with the quiet zone.
    pub size: usize,
    /// The dark modules as the `d` attribute of an SVG path, one unit each.
    pub path: String,
}

/// Encodes a text. Returns `None` if it is too long for a QR code.
///
/// Uses error correction level M, which restores 15 % of a code that is dirty or torn.
pub fn code(text: &str) -> Option<Code> {
    let code = QRBuilder::new(text).ecl(ECL::M).build().ok()?;
    let mut path = String::new();
    for (y, row) in code.data.chunks(code.size.max(1)).take(code.size).enumerate() {
        let mut x = 0;
        while x < row.len() {
            let run = row[x..].iter().take_while(|square| square.value()).count();
            if run > 0 {
                // Writing to a `String` cannot fail.
                let _ = write!(path, "M{} {}h{run}v1h-{run}z", x + QUIET_ZONE, y + QUIET_ZONE);
            }
            x += run.max(1);
        }
    }
    Some(Code { size: code.size + 2 * QUIET_ZONE, path })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_has_finder_patterns_and_quiet_zone() {
        let code = code("https://example.kg/ky/visits/jazy-2017/").unwrap();
        let far = code.size - QUIET_ZONE - 7;
        for corner in [format!("M{QUIET_ZONE} {QUIET_ZONE}h7v1h-7z"), format!("M{far} {QUIET_ZONE}h7v1h-7z")] {
            assert!(code.path.contains(&corner), "{corner}: {}", code.path);
        }
        assert!(code.path.contains(&format!("M{QUIET_ZONE} {far}h7v1h-7z")), "{}", code.path);
        assert!(!code.path.contains("M0 ") && !code.path.contains("M3 "), "{}", code.path);
    }

    #[test]
    fn overlong_text_is_rejected() {
        assert!(code(&"x".repeat(2000)).is_some());
        assert_eq!(code(&"x".repeat(4000)), None);
    }

    #[test]
    fn encoding_is_deterministic() {
        assert_eq!(code("https://example.kg/"), code("https://example.kg/"));
        assert_ne!(code("https://example.kg/"), code("https://example.kg/ru/"));
    }
}
