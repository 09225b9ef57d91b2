//! The rule of the importer: all text of a file is in the result or in a warning.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use aikyn::authoring::import::{Imported, SharedFacts};
use unicode_normalization::UnicodeNormalization;
use zip::ZipArchive;

/// The parts that hold text, by the start of their names.
const PARTS: [&str; 6] = ["document", "footnotes", "endnotes", "header", "footer", "comments"];

/// Asserts that the text of a Word file minus the result minus the warnings is empty.
pub(crate) fn assert_complete(bytes: &[u8], imported: &Imported) {
    let mut result = String::new();
    for text in &imported.texts {
        let shared = SharedFacts { date: text.date, person: text.person.clone(), is_draft: true };
        result.push_str(&text.markdown(&shared, &BTreeMap::new()));
    }
    let whole = key(&format!("{} {:?}", without_addresses(&result), imported.warnings));
    let mut rest = whole.clone();
    let mut paragraphs = paragraphs(bytes);
    // Longer paragraphs first, because a shorter one may be a part of them.
    paragraphs.sort_by_key(|texts| std::cmp::Reverse(texts.concat().len()));
    for texts in paragraphs {
        let paragraph = key(&texts.concat());
        match rest.find(&paragraph) {
            Some(at) => rest.replace_range(at..at + paragraph.len(), "\u{0}"),
            // A part of the paragraph may be in a warning.
            None => {
                for text in texts {
                    assert!(whole.contains(&key(&text)), "{text:?} is lost:\n{result}\n{:#?}", imported.warnings);
                }
            }
        }
    }
}

/// Returns the letters and digits of a text.
fn key(text: &str) -> String {
    text.nfkc().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric()).collect()
}

/// Removes the addresses of links and pictures, and the marks of notes.
fn without_addresses(markdown: &str) -> String {
    let mut text = String::new();
    let mut rest = markdown;
    while let Some(at) = rest.find("](").into_iter().chain(rest.find("[^")).min() {
        text.push_str(&rest[..at]);
        let end = if rest[at..].starts_with("[^") { ']' } else { ')' };
        let close = rest[at..].find(end).map_or(rest.len(), |close| at + close + 1);
        // The title of a picture is its caption.
        text.push_str(rest[at..close].split_once('"').map_or("", |(_, caption)| caption));
        rest = &rest[close..];
    }
    text + rest
}

/// Returns the text nodes of all paragraphs, without any regard to what is around them.
fn paragraphs(bytes: &[u8]) -> Vec<Vec<String>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut paragraphs = vec![Vec::new()];
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let name = name.rsplit('/').next().unwrap();
        if !PARTS.iter().any(|start| name.starts_with(start)) || !name.ends_with(".xml") {
            continue;
        }
        let mut xml = String::new();
        part.read_to_string(&mut xml).unwrap();
        // The fallback repeats what is in front of it.
        while let (Some(start), Some(end)) = (xml.find("<mc:Fallback"), xml.find("</mc:Fallback>")) {
            xml.replace_range(start..end + "</mc:Fallback>".len(), "");
        }
        for tag in xml.split('<') {
            let Some((tag, text)) = tag.split_once('>') else { continue };
            match tag.split([' ', '/']).next().unwrap().rsplit(':').next().unwrap() {
                "t" => paragraphs.last_mut().unwrap().push(unescaped(text)),
                "" if tag == "/w:p" => paragraphs.push(Vec::new()),
                _ => {}
            }
        }
    }
    paragraphs
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&apos;", "'").replace("&amp;", "&")
}
