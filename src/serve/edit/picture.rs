//! The names of pictures that are added to a text.

use crate::foundation::path::parent;
use crate::language::short_slug;

use super::target::Target;

/// The first bytes of pictures, with the ending of their names.
const KINDS: [(&[u8], &str); 5] =
    [(b"\xff\xd8\xff", "jpg"), (b"\x89PNG\r\n\x1a\n", "png"), (b"GIF8", "gif"), (b"RIFF", "webp"), (b"<svg", "svg")];

/// Returns the path of a new picture next to a text, and its name there.
///
/// Returns `None` if the bytes are not a picture, or if the target is not a text.
pub(super) fn file_of(
    target: &Target,
    name: &str,
    bytes: &[u8],
    is_taken: impl Fn(&str) -> bool,
) -> Option<(String, String)> {
    let (_, ending) = KINDS.into_iter().find(|(start, _)| bytes.starts_with(start))?;
    let folder = match target {
        Target::Text { stem } => parent(stem).to_owned(),
        Target::New { .. } => format!("{}/", target.kind().filter(|kind| !kind.is_data)?.folder()),
        Target::Site | Target::Record { .. } => return None,
    };
    let base = short_slug(name.rsplit_once('.').map_or(name, |(base, _)| base));
    let base = if base.is_empty() { "picture".to_owned() } else { base };
    let names = std::iter::once(base.clone()).chain((2..).map(|number| format!("{base}-{number}")));
    let mut names = names.map(|name| format!("{name}.{ending}"));
    let name = names.find(|name| !is_taken(&format!("{folder}{name}")))?;
    Some((format!("{folder}{name}"), name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_get_a_free_name_next_to_the_text() {
        let text = Target::Text { stem: "content/press/suu".to_owned() };
        let file = |name: &str, bytes: &[u8]| file_of(&text, name, bytes, |path| path.ends_with("/suu-turagy.png"));
        let png = b"\x89PNG\r\n\x1a\n...";
        let found = file("../Суу турагы.JPG", png);
        assert_eq!(found, Some(("content/press/suu-turagy-2.png".to_owned(), "suu-turagy-2.png".to_owned())));
        assert_eq!(file("a.png", b"<html>"), None);
    }
}
