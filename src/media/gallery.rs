//! The images of a site, ready to be published.
//!
//! An image that no text names is not published, unless it is under `content/static`. Files there
//! keep their names. Images among them are encoded again, because a copy would keep the place where
//! a photo was taken.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use crate::foundation::diagnostics::{Diagnostic, FileError, ImageError, Problem, Reported};
use crate::foundation::path::{parent, resolve};
use crate::foundation::progress::{Progress, Task};
use crate::foundation::span::{Location, SourcePath};
use crate::incremental::cache::BuildCache;
use crate::media::picture::{self, Picture, SanitizedImage};
use crate::model::site::Site;
use crate::source::input::{Entry, Inputs};

/// The folder of files that keep their names.
pub const STATIC: &str = "content/static/";

/// The images of a site by source path.
#[derive(Debug, Default)]
pub struct Gallery {
    /// The images that texts show, each with its first reference.
    pub shown: BTreeMap<SourcePath, (Location, Picture)>,
    /// The files under `content/static` as published. `None` for an image that cannot be published.
    pub files: BTreeMap<SourcePath, Option<Arc<[u8]>>>,
}

/// Finds and encodes all images, in parallel.
pub fn gallery(site: &Site, inputs: &Inputs, cache: &BuildCache, progress: &dyn Progress) -> Reported<Gallery> {
    let mut diagnostics = Vec::new();
    let wanted = wanted(site, inputs, &mut diagnostics);
    let shown: Vec<(&SourcePath, Option<&Location>, &[u8])> =
        wanted.iter().map(|(source, (place, bytes))| (source, Some(place), *bytes)).collect();
    let files = inputs.files_under(STATIC).filter_map(|(source, entry)| match entry {
        Entry::File(bytes) => Some((source, None, &**bytes)),
        Entry::Unreadable(_) => None,
    });
    let all: Vec<_> = shown.into_iter().chain(files).collect();
    let done = AtomicUsize::new(0);
    let made: Vec<Result<Made, ImageError>> = all
        .par_iter()
        .map(|(source, place, bytes)| {
            let made = match place {
                Some(_) => picture::responsive_variants(source, bytes, cache).map(Made::Shown),
                None => picture::sanitize(source, bytes, cache).map(Made::File),
            };
            progress.step(Task::Pictures, done.fetch_add(1, Ordering::Relaxed) + 1, all.len());
            made
        })
        .collect();
    let mut gallery = Gallery::default();
    for ((source, named_at, bytes), made) in all.into_iter().zip(made) {
        let place = || named_at.cloned().unwrap_or_else(|| Location::file(source));
        let fault = match made {
            Ok(Made::Shown(picture)) => {
                let fault = picture.animated.then_some(ImageError::Animated);
                gallery.shown.insert(source.clone(), (place(), picture));
                fault
            }
            Ok(Made::File(sanitized)) => {
                let fault = sanitized.as_ref().filter(|file| file.animated).map(|_| ImageError::Animated);
                let published = sanitized.map_or_else(|| bytes.into(), |file| file.bytes);
                gallery.files.insert(source.clone(), Some(published));
                fault
            }
            Err(fault) => {
                if named_at.is_none() {
                    gallery.files.insert(source.clone(), None);
                }
                Some(fault)
            }
        };
        // An image under `content/static` that a text shows is processed twice, and reported once.
        let again = named_at.is_none() && wanted.contains_key(source);
        if let Some(fault) = fault.filter(|_| !again) {
            diagnostics.push(Diagnostic::new(place(), Problem::BadPicture { file: source.to_string(), fault }));
        }
    }
    Reported::new(gallery, diagnostics)
}

enum Made {
    Shown(Picture),
    /// `None` if the file is published unchanged.
    File(Option<SanitizedImage>),
}

type Wanted<'i> = BTreeMap<SourcePath, (Location, &'i [u8])>;

/// Returns the images that texts show, and reports missing ones.
fn wanted<'i>(site: &Site, inputs: &'i Inputs, diagnostics: &mut Vec<Diagnostic>) -> Wanted<'i> {
    let mut wanted = Wanted::new();
    for (place, address) in named(site) {
        let fault = match source(inputs, &place.path, address) {
            Ok(source) => match inputs.files.get(&source) {
                Some(Entry::File(bytes)) => {
                    wanted.entry(source).or_insert((place, bytes));
                    continue;
                }
                Some(Entry::Unreadable(fault)) => fault.clone(),
                None => FileError::Absent,
            },
            Err(fault) => fault,
        };
        diagnostics.push(Diagnostic::new(place, Problem::MissingFile { file: address.to_owned(), fault }));
    }
    wanted
}

/// Returns every image reference, with its location.
fn named(site: &Site) -> Vec<(Location, &str)> {
    let mut named = Vec::new();
    let images = site.press().iter().map(|press| &press.image).chain(site.pages().iter().map(|page| &page.image));
    for image in images.flatten() {
        named.push((Location::span(&image.named_in, image.span), image.address.as_str()));
    }
    let logos = site.organizations.iter().filter_map(|record| Some((&record.path, record.logo.as_ref()?)));
    let photos = site.people.iter().filter_map(|record| Some((&record.path, record.photo.as_ref()?)));
    named.extend(logos.chain(photos).map(|(path, file)| (Location::span(path, file.span), file.value.as_str())));
    let press = site.press().iter().map(|press| &press.versions);
    for versions in press.chain(site.pages().iter().map(|page| &page.versions)) {
        for (_, version) in versions.iter() {
            for link in version.body.links().filter(|link| link.image) {
                named.push((Location::span(&version.path, link.span), link.address.as_str()));
            }
        }
    }
    named
}

/// Returns the source file of an image reference: relative to the text, or under `content/static`
/// if it begins with `/` or is in a record.
pub fn source(inputs: &Inputs, text: &str, address: &str) -> Result<SourcePath, FileError> {
    let is_record = text.starts_with("content/data/");
    let path = match address.strip_prefix('/').or(is_record.then_some(address)) {
        Some(path) => format!("{STATIC}{}", resolve("", path).ok_or(FileError::Absent)?),
        None => resolve(parent(text), address).ok_or(FileError::Absent)?,
    };
    match inputs.files.get_key_value(path.as_str()) {
        Some((source, Entry::File(_))) if source.starts_with("content/") => Ok(source.clone()),
        Some((_, Entry::Unreadable(fault))) => Err(fault.clone()),
        _ => Err(FileError::Absent),
    }
}
