//! The version of a text, by which an outdated translation is found.

use std::ops::Range;

/// Returns the hash of a text's words, in 16 hexadecimal digits. `yaml` is the range of its front
/// matter.
///
/// White space and the line with `translated_from` do not count, so that wrapping a paragraph
/// differently does not make its translations outdated.
pub(super) fn version_hash(text: &str, yaml: &Range<usize>) -> String {
    let front = text[yaml.clone()].lines().filter(|line| !line.starts_with("translated_from:"));
    let mut words = String::with_capacity(text.len() + 1);
    for word in front.chain([&text[yaml.end..]]).flat_map(str::split_whitespace) {
        words.push_str(word);
        words.push(' ');
    }
    blake3::hash(words.as_bytes()).to_hex()[..16].to_owned()
}
