//! The addresses of pictures: `press/x/photo.1a2b3c4d-720.jpg`.
//!
//! A name changes with what is in the file and with how it was made, so a browser may keep it for ever. All languages
//! share a picture.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::foundation::diagnostics::{FileFault, Note, Problem};
use crate::foundation::path::{OutPath, parent};
use crate::foundation::span::SourcePath;
use crate::incremental::tracking::DependencyKind;
use crate::media::gallery::STATIC;
use crate::media::picture::{ImageFormat, Picture, Rendition};

use super::{Contents, Output, Plan, What};

/// A published picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Media {
    pub format: ImageFormat,
    /// The narrowest first; never empty.
    pub sizes: Vec<MediaSize>,
    /// The same as WebP, where there is any.
    pub webp: Vec<MediaSize>,
}

/// A published picture in one size.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MediaSize {
    pub address: String,
    /// Width and height in pixels; none for a drawing that does not tell its size.
    pub size: Option<(u32, u32)>,
}

/// The width that suits most screens, for whoever cannot choose.
const MIDDLE: u32 = 720;

impl Media {
    /// The largest size.
    pub fn largest(&self) -> Option<&MediaSize> {
        self.sizes.last()
    }

    /// The size for whoever cannot choose.
    pub fn middle(&self) -> Option<&MediaSize> {
        let fits = |one: &&MediaSize| one.size.is_none_or(|(width, _)| width <= MIDDLE);
        self.sizes.iter().rev().find(fits).or(self.sizes.first())
    }
}

impl Plan<'_> {
    /// Gives the pictures that texts show their addresses.
    pub(super) fn add_media(&mut self, others: &mut Vec<Output>, notes: &mut Vec<Note>) {
        // Two copies of one picture in a folder may come to the same name.
        let mut outputs: BTreeMap<OutPath, Output> = BTreeMap::new();
        let mut all = BTreeMap::new();
        for (source, (place, picture)) in &self.gallery.shown {
            let one = |rendition: &Rendition| {
                let address = address(source, picture, rendition)?;
                if !is_there_already(source, rendition) {
                    let what = What::Bytes(Contents(rendition.bytes.clone()));
                    outputs.insert(address.clone(), Output { path: address.clone(), source: place.clone(), what });
                }
                Some(MediaSize { address: address.as_str().to_owned(), size: rendition.size })
            };
            match published(picture, one) {
                Some(media) => drop(all.insert(source.clone(), media)),
                None => {
                    let problem = Problem::MissingFile { file: source.to_string(), fault: FileFault::Name };
                    notes.push(Note::new(place.clone(), problem));
                }
            }
        }
        self.media = Arc::new(all);
        others.extend(outputs.into_values());
    }

    /// What is published of a file under `content/static`.
    pub fn file(&self, address: &str) -> Option<&[u8]> {
        let path = format!("{STATIC}{address}");
        self.tracker.record(DependencyKind::File, &[&path]);
        self.gallery.files.get(path.as_str()).and_then(|bytes| bytes.as_deref())
    }

    /// The published picture that a text names.
    pub fn picture(&self, text: &str, address: &str) -> Option<&Media> {
        self.tracker.record(DependencyKind::Images, &[]);
        self.media.get(&crate::media::gallery::source(self.inputs, text, address).ok()?)
    }
}

fn published(picture: &Picture, mut one: impl FnMut(&Rendition) -> Option<MediaSize>) -> Option<Media> {
    Some(Media {
        format: picture.renditions.first()?.format,
        sizes: picture.renditions.iter().map(&mut one).collect::<Option<_>>()?,
        webp: picture.webp.iter().map(&mut one).collect::<Option<_>>()?,
    })
}

/// A drawing under `content/static` is published under its own name.
fn is_there_already(source: &SourcePath, rendition: &Rendition) -> bool {
    rendition.format == ImageFormat::Svg && source.starts_with(STATIC)
}

fn address(source: &SourcePath, picture: &Picture, rendition: &Rendition) -> Option<OutPath> {
    let path = source.strip_prefix(STATIC).or_else(|| source.strip_prefix("content/"))?;
    if is_there_already(source, rendition) {
        return OutPath::new(path);
    }
    let (folder, file) = path.split_at(parent(path).len());
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    // Both part the addresses of a `srcset` from each other.
    let stem = stem.replace(|c: char| c == ',' || c.is_whitespace(), "-");
    let width = rendition.size.filter(|_| rendition.format != ImageFormat::Svg).map(|(width, _)| format!("-{width}"));
    let (hash, width, ending) = (&picture.hash, width.unwrap_or_default(), rendition.format.extension());
    OutPath::new(&format!("{folder}{stem}.{hash}{width}.{ending}"))
}
