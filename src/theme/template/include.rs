//! Finds the `include` tags that lead from a page's template to another.
//!
//! The engine names only the template in which an error arises.

use std::collections::BTreeSet;

use crate::foundation::span::Location;

use super::source::{Source, name_in_theme, path};
use super::tag::{Tag, tags};

/// Returns the `include` tags between two templates, the innermost first.
///
/// The list is empty if no tag is needed, because the page's template extends the other one.
pub(super) fn path_to(sources: &[Source], page: &str, template: &str) -> Vec<Location> {
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut next: Vec<(&Source, Vec<Location>)> =
        find(sources, page).map(|source| (source, Vec::new())).into_iter().collect();
    while !next.is_empty() {
        let mut deeper = Vec::new();
        for (source, through) in next {
            // A parent takes the place of the template that extends it.
            for source in lineage(sources, source) {
                if !seen.insert(&source.name) {
                    continue;
                }
                if source.name == template {
                    return through;
                }
                for tag in tags(&source.text, "include") {
                    let Some(included) = find(sources, tag.name) else { continue };
                    let mut through = through.clone();
                    through.insert(0, place(source, tag));
                    deeper.push((included, through));
                }
            }
        }
        next = deeper;
    }
    Vec::new()
}

/// Returns a template and all that it extends.
fn lineage<'s>(sources: &'s [Source], source: &'s Source) -> Vec<&'s Source> {
    let mut all = vec![source];
    while let Some(parent) = all.last().and_then(|last| find(sources, tags(&last.text, "extends").next()?.name)) {
        if all.iter().any(|known| known.name == parent.name) {
            break;
        }
        all.push(parent);
    }
    all
}

/// Finds a template by the name in a tag. Of two with the same name, that of the first theme
/// counts.
fn find<'s>(sources: &'s [Source], name: &str) -> Option<&'s Source> {
    let exact = sources.iter().find(|source| source.name == name);
    exact.or_else(|| sources.iter().find(|source| name_in_theme(&source.name) == name))
}

fn place(source: &Source, tag: Tag) -> Location {
    Location { path: path(&source.name), at: tag.at(&source.text) }
}
