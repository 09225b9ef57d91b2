//! Every link of the finished site, held against what is really there.
//!
//! Links in the author's texts were looked at when the site was planned; what is left are their anchors, and the links
//! that templates make. A link to another host is not followed.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::note::{LinkFault, Note, Problem};
use crate::path::{Artifacts, OutPath, resolve};
use crate::plan::{Output, Plan, What};
use crate::span::Place;

mod scan;

use scan::Scan;

/// Notes every link and anchor that leads nowhere.
pub fn check(plan: &Plan, artifacts: &Artifacts, notes: &mut Vec<Note>) {
    let pages: Vec<(&Output, Scan)> = plan
        .outputs
        .par_iter()
        .filter(|output| output.path.as_str().ends_with(".html") && !matches!(output.what, What::Bytes(_)))
        .filter_map(|output| {
            let html = std::str::from_utf8(artifacts.get(&output.path)?).ok()?;
            Some((output, scan::scan(html)))
        })
        .collect();
    let ids: BTreeMap<&str, BTreeSet<&str>> =
        pages.iter().map(|(output, scan)| (output.path.as_str(), scan.ids.iter().copied().collect())).collect();
    // A page that could not be drawn has its own note; links to it are not broken.
    let broken: Vec<Option<Note>> = pages
        .par_iter()
        .flat_map_iter(|(output, scan)| scan.links.iter().map(|link| check_one(plan, &ids, output, link)))
        .collect();
    let mut told: BTreeSet<String> = BTreeSet::new();
    for note in broken.into_iter().flatten() {
        // A template that makes a broken link makes it on every page.
        if let Problem::BrokenLink { link, .. } = &note.problem
            && told.insert(format!("{link} {:?}", note.place))
        {
            notes.push(note);
        }
    }
}

fn check_one(plan: &Plan, ids: &BTreeMap<&str, BTreeSet<&str>>, output: &Output, link: &str) -> Option<Note> {
    let link = scan::unescaped(link);
    if link.starts_with("//") || link.split(['/', '?', '#']).next().is_some_and(|start| start.contains(':')) {
        return None;
    }
    let (path, anchor) = match link.split_once('#') {
        Some((path, anchor)) => (path, Some(anchor)),
        None => (&*link, None),
    };
    let path = path.split('?').next().unwrap_or(path);
    let from = output.path.address();
    let fault = match target(plan, from, path) {
        None => LinkFault::Outside,
        Some(target) if !plan.exists(&target) => LinkFault::Target,
        Some(target) => {
            let anchor = anchor.filter(|anchor| !anchor.is_empty() && !anchor.starts_with(":~:"))?;
            let file = file_of(&target);
            // Only pages that were drawn can be asked for their anchors.
            let known = ids.get(file.as_str()).or_else(|| ids.get(format!("{target}/index.html").as_str()))?;
            if known.contains(anchor) || known.contains(decoded(anchor).as_str()) {
                return None;
            }
            LinkFault::Anchor(anchor.to_owned())
        }
    };
    Some(place_note(plan, output, &link, fault))
}

fn target(plan: &Plan, from: &str, path: &str) -> Option<String> {
    if path.is_empty() {
        return Some(from.to_owned());
    }
    match path.strip_prefix('/') {
        Some(rooted) => {
            let base = plan.base_url.split_once("://").map_or("", |(_, rest)| rest);
            let base = base.find('/').map_or("", |slash| &base[slash + 1..]);
            resolve("", rooted.strip_prefix(base).unwrap_or(rooted))
        }
        None => resolve(from, path),
    }
}

fn file_of(address: &str) -> String {
    if address.is_empty() || address.ends_with('/') { format!("{address}index.html") } else { address.to_owned() }
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
    let place = plan.theme.place_of(&format!("\"{link}\"")).map(|place| place.inner(1));
    Note::new(place.unwrap_or_else(|| output.source.clone()), Problem::BrokenLink { link: link.to_owned(), fault })
}
