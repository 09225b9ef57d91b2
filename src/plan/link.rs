//! The targets of links in texts.
//!
//! A link to a source file leads to its page. Any other relative link is resolved from the URL of
//! the page, as a browser does. Anchors are checked later, when the pages are rendered.

use crate::foundation::diagnostics::{Diagnostic, LinkError, Problem};
use crate::foundation::lang::Lang;
use crate::foundation::path::{address_of, composed, parent, resolve, split_suffix};
use crate::foundation::span::Location;
use crate::incremental::tracking::DependencyKind;

use super::{PageId, Plan};

impl Plan<'_> {
    /// Resolves a relative link to a path of the site, with its anchor, for a reader of `lang`.
    ///
    /// `text` is the path of the source file, and `page` that of the page which shows the text.
    pub fn link(&self, text: &str, page: &str, address: &str, lang: Lang) -> Result<String, LinkError> {
        let (path, rest) = split_suffix(address);
        if path.ends_with(".md") {
            let source = source_of(text, path).ok_or(LinkError::Outside)?;
            let target = self.page_of_source(&source).ok_or(LinkError::Target)?;
            return Ok(format!("{}{rest}", target.address(lang)));
        }
        let resolved = |path: &str| match path.strip_prefix('/') {
            Some(path) => resolve("", path),
            None => resolve(page, path),
        };
        let target = resolved(path).ok_or(LinkError::Outside)?;
        if self.exists(&target) {
            return Ok(format!("{}{rest}", address_of(&target)));
        }
        // The name of a file may contain `#`.
        if let Some(file) = resolved(address).filter(|file| !rest.is_empty() && self.exists(file)) {
            return Ok(address_of(&file).into_owned());
        }
        // A link to a picture that some text shows leads to its largest published size.
        let picture = self.picture(text, path).and_then(|media| media.largest());
        picture.map(|picture| picture.address.clone()).ok_or(LinkError::Target)
    }

    /// Returns the page of a source file.
    fn page_of_source(&self, source: &str) -> Option<&PageId> {
        self.tracker.record(DependencyKind::Source, &[source]);
        let index = || self.versions().map(|(id, version, _)| (version.path.clone(), id)).collect();
        self.sources.get_or_init(index).get(source)
    }
}

/// Resolves a link to a source file.
fn source_of(text: &str, path: &str) -> Option<String> {
    match path.strip_prefix('/') {
        Some(path) => Some(format!("content/{}", composed(path))),
        None => resolve(parent(text), path),
    }
}

/// Reports the broken links of all texts.
///
/// If the site is not complete, missing targets are not reported, because they may belong to an
/// invalid file.
pub(super) fn check(plan: &Plan) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
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
            let is_source = |source: String| {
                // A draft or an invalid text has no page. Its link is rendered as plain text until
                // it is published.
                plan.page_of_source(&source).is_some() || plan.inputs.files.contains_key(source.as_str())
            };
            if source.is_some_and(is_source) {
                continue;
            }
            if let Err(fault) = plan.link(&version.path, &page, &link.address, lang) {
                if fault == LinkError::Target && !plan.site.is_whole {
                    continue;
                }
                let problem = Problem::BrokenLink { link: link.address.clone(), fault };
                diagnostics.push(Diagnostic::new(Location::span(&version.path, link.span), problem));
            }
        }
    }
    diagnostics
}
