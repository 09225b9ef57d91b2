//! The files of the example site that `init --example` writes: an invented project in every state.
//!
//! Days are written as distances from the day of `init`, so that the example always has events to
//! come. The pictures were drawn for it.

use jiff::civil::Date;

use crate::messages::Messages;

use super::scaffold::fill;

/// The texts with `{{placeholders}}`, each with its path below `content`.
const TEXTS: [(&str, &str); 18] = [
    ("site.yaml", include_str!("example/site.yaml")),
    ("data/organizations.yaml", include_str!("example/data/organizations.yaml")),
    ("data/people.yaml", include_str!("example/data/people.yaml")),
    ("data/districts.yaml", include_str!("example/data/districts.yaml")),
    ("data/municipalities.yaml", include_str!("example/data/municipalities.yaml")),
    ("data/programmes.yaml", include_str!("example/data/programmes.yaml")),
    ("data/visits.yaml", include_str!("example/data/visits.yaml")),
    ("data/commitments.yaml", include_str!("example/data/commitments.yaml")),
    ("data/glossary.yaml", include_str!("example/data/glossary.yaml")),
    ("data/documents.yaml", include_str!("example/data/documents.yaml")),
    ("pages/about.ky.md", include_str!("example/pages/about.ky.md")),
    ("pages/about.ru.md", include_str!("example/pages/about.ru.md")),
    ("press/water.ky.md", include_str!("example/press/water.ky.md")),
    ("press/water.ru.md", include_str!("example/press/water.ru.md")),
    ("press/canal.ky.md", include_str!("example/press/canal.ky.md")),
    ("press/canal.ru.md", include_str!("example/press/canal.ru.md")),
    ("press/hearing.ky.md", include_str!("example/press/hearing.ky.md")),
    ("press/hearing.ru.md", include_str!("example/press/hearing.ru.md")),
];

/// The files that are written unchanged, each with its path below `content`.
const FILES: [(&str, &[u8]); 16] = [
    ("map/districts.geojson", include_bytes!("example/map/districts.geojson")),
    ("press/water.webp", include_bytes!("example/water.webp")),
    ("press/canal.webp", include_bytes!("example/canal.webp")),
    ("press/bridge.webp", include_bytes!("example/bridge.webp")),
    ("static/people/aigul.webp", include_bytes!("example/aigul.webp")),
    ("static/people/nurlan.webp", include_bytes!("example/nurlan.webp")),
    ("static/logos/fund.svg", include_bytes!("example/fund.svg")),
    ("static/logos/center.svg", include_bytes!("example/center.svg")),
    ("static/docs/kashka-bulak.ky.txt", include_bytes!("example/static/kashka-bulak.ky.txt")),
    ("static/docs/kashka-bulak.ru.txt", include_bytes!("example/static/kashka-bulak.ru.txt")),
    ("static/docs/sary-talaa.ky.txt", include_bytes!("example/static/sary-talaa.ky.txt")),
    ("static/docs/sary-talaa.ru.txt", include_bytes!("example/static/sary-talaa.ru.txt")),
    ("static/docs/water.ky.txt", include_bytes!("example/static/water.ky.txt")),
    ("static/docs/water.ru.txt", include_bytes!("example/static/water.ru.txt")),
    ("static/docs/bins.ky.txt", include_bytes!("example/static/bins.ky.txt")),
    ("static/docs/bins.ru.txt", include_bytes!("example/static/bins.ru.txt")),
];

/// Returns the paths and bytes of the files of the example site.
pub(crate) fn files(messages: &Messages, today: Date) -> Vec<(String, Vec<u8>)> {
    let texts = TEXTS.iter().map(|(path, text)| (*path, fill(text, messages, today).into_bytes()));
    let files = FILES.iter().map(|(path, bytes)| (*path, bytes.to_vec()));
    texts.chain(files).map(|(path, bytes)| (format!("content/{path}"), bytes)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::MessageLang;

    #[test]
    fn all_placeholders_are_replaced() {
        for lang in MessageLang::ALL {
            for (path, bytes) in files(Messages::of(lang), jiff::civil::date(2026, 11, 30)) {
                let Ok(text) = String::from_utf8(bytes) else { continue };
                assert!(!text.contains("{{") && !text.contains("init-"), "{path}: {text}");
            }
        }
    }
}
