//! Links in the author's texts: where each leads, and whether anything is there.
//!
//! A link to another source file leads to its page; any other relative link is read from the page's own address, as a
//! browser would read it. Anchors are looked for later, when the pages are drawn.

use crate::foundation::diagnostics::{LinkFault, Note, Problem};
use crate::foundation::lang::Lang;
use crate::foundation::path::{parent, resolve, split_suffix};
use crate::foundation::span::Place;

use super::{PageId, Plan};

impl Plan<'_> {
    /// The address of the site that a relative link in a text means, for a reader of `lang`, with its anchor.
    /// `text` is the source file and `page` the page it is shown on.
    pub fn link(&self, text: &str, page: &str, address: &str, lang: Lang) -> Result<String, LinkFault> {
        let (path, rest) = split_suffix(address);
        if path.ends_with(".md") {
            let source = source_of(text, path).ok_or(LinkFault::Outside)?;
            let target = self.page_of_source(&source).ok_or(LinkFault::Target)?;
            return Ok(format!("{}{rest}", target.address(lang)));
        }
        let target = match path.strip_prefix('/') {
            Some(path) => resolve("", path),
            None => resolve(page, path),
        };
        let target = target.ok_or(LinkFault::Outside)?;
        if self.exists(&target) {
            return Ok(format!("{target}{rest}"));
        }
        // A picture that is shown somewhere can be opened by itself, as large as it is published.
        let picture = self.picture(text, path).and_then(|media| media.largest());
        picture.map(|picture| picture.address.clone()).ok_or(LinkFault::Target)
    }

    /// The page that a source file makes.
    fn page_of_source(&self, source: &str) -> Option<PageId> {
        self.versions().find(|(_, version, _)| &*version.path == source).map(|(id, _, _)| id)
    }
}

/// The source file that a link to another source file means.
fn source_of(text: &str, path: &str) -> Option<String> {
    match path.strip_prefix('/') {
        Some(path) => Some(format!("content/{path}")),
        None => resolve(parent(text), path),
    }
}

/// Notes every link of a text that leads to nothing. Where something could not be read, it may lead to what is to come of
/// that; the fault itself is told already.
pub fn check(plan: &Plan, notes: &mut Vec<Note>) {
    for (id, version, lang) in plan.versions() {
        let links = version.body.links().filter(|link| !link.image && !link.address.starts_with('#'));
        let mut links = links.peekable();
        if links.peek().is_none() {
            continue;
        }
        let page = id.address(lang);
        for link in links {
            let source =
                source_of(&version.path, split_suffix(&link.address).0).filter(|source| source.ends_with(".md"));
            if source.is_some_and(|source| plan.inputs.files.contains_key(source.as_str())) {
                // A text that is held back, or that has its own fault: the link is printed as words until it is there.
                continue;
            }
            if let Err(fault) = plan.link(&version.path, &page, &link.address, lang) {
                if fault == LinkFault::Target && !plan.site.is_whole {
                    continue;
                }
                let problem = Problem::BrokenLink { link: link.address.clone(), fault };
                notes.push(Note::new(Place::span(&version.path, link.span), problem));
            }
        }
    }
}
