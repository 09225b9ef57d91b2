//! Checks every link of the finished site against the files and anchors that exist.
//!
//! The links of a page are read when it is rendered. Anchors on other pages are checked when all
//! pages are rendered. The plan has already checked links in texts of authors, but not their
//! anchors, nor links that templates write. Links to other hosts are not followed.

use std::collections::BTreeSet;
use std::hash::BuildHasher;
use std::sync::Mutex;

use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

use crate::foundation::diagnostics::{Diagnostic, LinkError, Problem};
use crate::foundation::panic::lock;
use crate::foundation::path::{OutputPath, parent, resolve, split_authority, split_suffix};
use crate::foundation::span::{Location, SourcePath};
use crate::incremental::tracking;
use crate::plan::{Output, OutputKind, Plan};
use crate::source::markdown::Relative;

mod scan;

/// Links that are already known to be valid, while the pages of one site are read.
#[derive(Default)]
pub(super) struct LinkCache {
    /// Hashes of valid links, each with the folder that it is relative to.
    links: FxHashSet<u64>,
}

/// The caches of valid links, one for each thread that reads pages.
#[derive(Default)]
pub(super) struct LinkCachePool(Mutex<Vec<LinkCache>>);

impl LinkCachePool {
    /// Runs `work` with a cache that no other thread uses at the same time.
    pub(super) fn lend<T>(&self, work: impl FnOnce(&mut LinkCache) -> T) -> T {
        let free = || lock(&self.0);
        let mut sound = free().pop().unwrap_or_default();
        let done = work(&mut sound);
        free().push(sound);
        done
    }
}

/// The ids and links of a rendered page that concern other pages.
#[derive(Debug, Default)]
pub(super) struct Links {
    /// Hashes of the ids on the page, sorted.
    ids: Box<[u64]>,
    /// The links to anchors of other pages.
    anchors: Box<[Anchor]>,
    /// The links that are broken whatever the other pages contain.
    broken: Box<[(String, LinkError)]>,
}

/// A link to an anchor of another page.
#[derive(Debug)]
struct Anchor {
    link: String,
    target: String,
}

/// Reads the ids and links of a rendered page, and checks the links except for anchors of other
/// pages.
pub(super) fn read(plan: &Plan, output: &Output, html: &str, sound: &mut LinkCache) -> Links {
    let from = output.path.address();
    let parent = grandparent(from);
    let scan = scan::scan(html);
    let mut ids: Box<[u64]> = scan.ids.iter().map(|id| tracking::fingerprint(*id)).collect();
    ids.sort_unstable();
    let (mut anchors, mut broken) = (Vec::new(), Vec::new());
    for written in scan.links {
        // A link that leaves its folder has the same target on all pages of the parent folder. Most
        // links of most pages are of this kind.
        let place = written.starts_with("../").then(|| FxBuildHasher.hash_one((parent, written)));
        if place.is_some_and(|place| sound.links.contains(&place)) {
            continue;
        }
        // A scheme contains no HTML escapes, so its colon can be found before unescaping.
        let start = written.bytes().find(|byte| matches!(byte, b'/' | b'?' | b'#' | b':'));
        if start == Some(b':') {
            continue;
        }
        let link = scan::unescaped(written);
        if link.starts_with("//") {
            continue;
        }
        match look(plan, from, &link) {
            Ok(None) => sound.links.extend(place),
            Ok(Some(target)) if target == from => {
                let anchor = anchor(&link).unwrap_or_default();
                if !has(&ids, anchor) {
                    broken.push((link.clone().into_owned(), LinkError::Anchor(anchor.to_owned())));
                }
            }
            Ok(Some(target)) => anchors.push(Anchor { link: link.into_owned(), target }),
            Err(fault) => broken.push((link.into_owned(), fault)),
        }
    }
    Links { ids, anchors: anchors.into(), broken: broken.into() }
}

/// Reports every broken link and anchor.
pub(super) fn check(plan: &Plan, pages: &[(&Output, &Links)], diagnostics: &mut Vec<Diagnostic>) {
    // A page that could not be rendered has its own diagnostic. Links to it are not broken.
    let ids: FxHashMap<&str, &[u64]> =
        pages.iter().map(|(output, links)| (output.path.address(), &*links.ids)).collect();
    let mut reported: BTreeSet<String> = BTreeSet::new();
    for (output, links) in pages {
        let anchors = links.anchors.iter().filter_map(|Anchor { link, target }| {
            let known = ids.get(target.as_str()).or_else(|| ids.get(format!("{target}/").as_str()))?;
            let anchor = anchor(link)?;
            (!has(known, anchor)).then(|| (link, LinkError::Anchor(anchor.to_owned())))
        });
        let broken = links.broken.iter().map(|(link, fault)| (link, fault.clone()));
        let mut broken = broken.chain(anchors).peekable();
        if broken.peek().is_none() {
            continue;
        }
        let written = WrittenLinks::of_page(plan, output);
        for (link, fault) in broken {
            let diagnostic = place_note(plan, output, &written, link, fault);
            // A broken link in a template appears on every page.
            if let Problem::BrokenLink { link, .. } = &diagnostic.problem
                && reported.insert(format!("{link} {:?}", diagnostic.location))
            {
                diagnostics.push(diagnostic);
            }
        }
    }
}

fn has(ids: &[u64], anchor: &str) -> bool {
    let has = |id: &str| ids.binary_search(&tracking::fingerprint(id)).is_ok();
    has(anchor) || has(decoded(anchor).as_str())
}

/// Returns the anchor of a link, if a browser looks for it.
fn anchor(link: &str) -> Option<&str> {
    let (_, anchor) = link.split_once('#')?;
    Some(anchor).filter(|anchor| !anchor.is_empty() && !anchor.starts_with(":~:"))
}

/// Checks the target of a link.
///
/// Returns the page that must have its anchor, or `None` if the link has no anchor.
fn look(plan: &Plan, from: &str, link: &str) -> Result<Option<String>, LinkError> {
    let (path, _) = split_suffix(link);
    match target(plan, from, path) {
        None => Err(LinkError::Outside),
        Some(target) if !plan.exists(&target) => Err(LinkError::Target),
        Some(target) => {
            let page = target.strip_suffix("index.html").filter(|folder| folder.is_empty() || folder.ends_with('/'));
            Ok(anchor(link).map(|_| page.unwrap_or(&target).to_owned()))
        }
    }
}

/// Returns the parent of the folder that contains an address.
fn grandparent(address: &str) -> &str {
    parent(parent(address).trim_end_matches('/'))
}

/// Returns the address that a path leads to, or `None` if it leaves the site.
fn target(plan: &Plan, from: &str, path: &str) -> Option<String> {
    if path.is_empty() {
        return Some(from.to_owned());
    }
    match path.strip_prefix('/') {
        Some(rooted) => {
            let (_, base) = split_authority(&plan.base_url);
            resolve("", rooted.strip_prefix(base.trim_start_matches('/')).unwrap_or(rooted))
        }
        None => resolve(from, path),
    }
}

fn decoded(anchor: &str) -> String {
    resolve("", anchor).unwrap_or_else(|| anchor.to_owned())
}

/// The links in the text of a page, by the address as written and by that on the page.
struct WrittenLinks<'p>(Option<(&'p SourcePath, FxHashMap<String, &'p Relative>)>);

impl<'p> WrittenLinks<'p> {
    fn of_page(plan: &Plan<'p>, output: &Output) -> Self {
        let OutputKind::Page { lang, id } = &output.what else { return Self(None) };
        let Some(version) = plan.versions_of(id).and_then(|versions| versions.get(*lang)) else { return Self(None) };
        let (page, file) = (id.address(*lang), OutputPath::new(&id.file(*lang)));
        let mut links = FxHashMap::default();
        for written in version.body.links() {
            let target = plan.link(&version.path, &page, &written.address, *lang).ok();
            let on_page = target
                .zip(file.as_ref())
                .map(|(target, file)| crate::foundation::path::relative(file, &target, plan.inputs.settings.portable));
            for address in on_page.into_iter().chain([written.address.clone()]) {
                links.entry(address).or_insert(written);
            }
        }
        Self(Some((&version.path, links)))
    }

    fn find(&self, link: &str) -> Option<(&'p SourcePath, &'p Relative)> {
        let (path, links) = self.0.as_ref()?;
        Some((path, links.get(link)?))
    }
}

/// Creates the diagnostic of a broken link.
///
/// It points to the link in the author's text, or else in a template, or else to the source of the
/// page.
fn place_note(plan: &Plan, output: &Output, written: &WrittenLinks, link: &str, fault: LinkError) -> Diagnostic {
    if let Some((path, written)) = written.find(link) {
        let problem = Problem::BrokenLink { link: written.address.clone(), fault };
        return Diagnostic::new(Location::span(path, written.span), problem);
    }
    let in_theme = |words: &str| plan.theme.place_of(&format!("\"{words}\"")).map(|place| place.inner(1));
    // A template contains the address from the site's root, but the page a relative link to it.
    let (path, _) = split_suffix(link);
    let address = target(plan, output.path.address(), path).filter(|address| !address.is_empty());
    let place = in_theme(link).or_else(|| in_theme(&address?));
    Diagnostic::new(
        place.unwrap_or_else(|| output.source.clone()),
        Problem::BrokenLink { link: link.to_owned(), fault },
    )
}
