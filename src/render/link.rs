//! Every link of the finished site, held against what is really there.
//!
//! A page is read when it is drawn; anchors of other pages are looked for when all pages are there.
//!
//! Links in the author's texts were looked at when the site was planned; what is left are their anchors, and the links
//! that templates make. A link to another host is not followed.

use std::collections::BTreeSet;
use std::hash::BuildHasher;
use std::sync::Mutex;

use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

use crate::note::{LinkFault, Note, Problem};
use crate::panic::lock;
use crate::path::{OutPath, parent, resolve, split_authority, split_suffix};
use crate::plan::{Output, Plan, What};
use crate::span::Place;
use crate::trace;

mod scan;

/// What need not be looked at once more, while the pages of one site are read.
#[derive(Default)]
pub struct Sound {
    /// Prints of links, each with the folder it is read from, that are known to be sound.
    links: FxHashSet<u64>,
}

/// What each thread knows to be sound: as many as read pages at the same time.
#[derive(Default)]
pub struct Sounds(Mutex<Vec<Sound>>);

impl Sounds {
    /// Lends one to a work, which is the only one that has it.
    pub fn lend<T>(&self, work: impl FnOnce(&mut Sound) -> T) -> T {
        let free = || lock(&self.0);
        let mut sound = free().pop().unwrap_or_default();
        let done = work(&mut sound);
        free().push(sound);
        done
    }
}

/// What a drawn page has to do with others.
#[derive(Debug, Default)]
pub struct Links {
    /// Prints of the ids on the page.
    ids: Box<[u64]>,
    /// The anchors of other pages that it leads to.
    anchors: Box<[Anchor]>,
    /// What leads nowhere, whatever the other pages hold.
    broken: Box<[(String, LinkFault)]>,
}

/// A link to an anchor of another page.
#[derive(Debug)]
struct Anchor {
    link: String,
    target: String,
}

/// Reads the links of a drawn page, and holds those without an anchor against what is written.
pub fn read(plan: &Plan, output: &Output, html: &str, sound: &mut Sound) -> Links {
    let from = output.path.address();
    let parent = grandparent(from);
    let scan = scan::scan(html);
    let ids: Box<[u64]> = scan.ids.iter().map(|id| trace::print(*id)).collect();
    let (mut anchors, mut broken) = (Vec::new(), Vec::new());
    for written in scan.links {
        // Whatever stands in one folder and climbs out of it means the same on all pages there: most links of most pages.
        let place = written.starts_with("../").then(|| FxBuildHasher.hash_one((parent, written)));
        if place.is_some_and(|place| sound.links.contains(&place)) {
            continue;
        }
        // No escape of HTML stands before the colon of a scheme.
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
                    broken.push((link.clone().into_owned(), LinkFault::Anchor(anchor.to_owned())));
                }
            }
            Ok(Some(target)) => anchors.push(Anchor { link: link.into_owned(), target }),
            Err(fault) => broken.push((link.into_owned(), fault)),
        }
    }
    Links { ids, anchors: anchors.into(), broken: broken.into() }
}

/// Notes every link and anchor that leads nowhere.
pub fn check(plan: &Plan, pages: &[(&Output, &Links)], notes: &mut Vec<Note>) {
    // A page that could not be drawn has its own note; links to it are not broken.
    let ids: FxHashMap<&str, &[u64]> =
        pages.iter().map(|(output, links)| (output.path.address(), &*links.ids)).collect();
    let mut told: BTreeSet<String> = BTreeSet::new();
    for (output, links) in pages {
        let anchors = links.anchors.iter().filter_map(|Anchor { link, target }| {
            let known = ids.get(target.as_str()).or_else(|| ids.get(format!("{target}/").as_str()))?;
            let anchor = anchor(link)?;
            (!has(known, anchor)).then(|| (link, LinkFault::Anchor(anchor.to_owned())))
        });
        let broken = links.broken.iter().map(|(link, fault)| (link, fault.clone()));
        for (link, fault) in broken.chain(anchors) {
            let note = place_note(plan, output, link, fault);
            // A template that makes a broken link makes it on every page.
            if let Problem::BrokenLink { link, .. } = &note.problem
                && told.insert(format!("{link} {:?}", note.place))
            {
                notes.push(note);
            }
        }
    }
}

fn has(ids: &[u64], anchor: &str) -> bool {
    ids.contains(&trace::print(anchor)) || ids.contains(&trace::print(decoded(anchor).as_str()))
}

/// The anchor that a link names, if a browser looks for it.
fn anchor(link: &str) -> Option<&str> {
    let (_, anchor) = link.split_once('#')?;
    Some(anchor).filter(|anchor| !anchor.is_empty() && !anchor.starts_with(":~:"))
}

/// Looks where a link leads: nothing more is to be asked, or which page has to have its anchor, or why it leads nowhere.
fn look(plan: &Plan, from: &str, link: &str) -> Result<Option<String>, LinkFault> {
    let (path, _) = split_suffix(link);
    match target(plan, from, path) {
        None => Err(LinkFault::Outside),
        Some(target) if !plan.exists(&target) => Err(LinkFault::Target),
        Some(target) => {
            let page = target.strip_suffix("index.html").filter(|folder| folder.is_empty() || folder.ends_with('/'));
            Ok(anchor(link).map(|_| page.unwrap_or(&target).to_owned()))
        }
    }
}

/// The folder above the one that an address stands in.
fn grandparent(address: &str) -> &str {
    parent(parent(address).trim_end_matches('/'))
}

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

/// The note points at the words of the author who wrote the link, else at the template that has it, else at what the page
/// is made from.
fn place_note(plan: &Plan, output: &Output, link: &str, fault: LinkFault) -> Note {
    if let What::Page { lang, id } = &output.what {
        let version = plan.versions().find(|(page, _, own)| page == id && own == lang);
        if let Some((_, version, _)) = version {
            let page = id.address(*lang);
            let written = version.body.links().find(|written| {
                written.address == *link
                    || plan.link(&version.path, &page, &written.address, *lang).is_ok_and(|target| {
                        OutPath::new(&id.file(*lang)).is_some_and(|file| {
                            crate::path::relative(&file, &target, plan.inputs.settings.portable) == *link
                        })
                    })
            });
            if let Some(written) = written {
                let problem = Problem::BrokenLink { link: written.address.clone(), fault };
                return Note::new(Place::span(&version.path, written.span), problem);
            }
        }
    }
    let in_theme = |words: &str| plan.theme.place_of(&format!("\"{words}\"")).map(|place| place.inner(1));
    // A template names the address from the root of the site, and the page has the way to it.
    let (path, _) = split_suffix(link);
    let address = target(plan, output.path.address(), path).filter(|address| !address.is_empty());
    let place = in_theme(link).or_else(|| in_theme(&address?));
    Note::new(place.unwrap_or_else(|| output.source.clone()), Problem::BrokenLink { link: link.to_owned(), fault })
}
