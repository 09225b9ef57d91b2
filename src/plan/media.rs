//! The paths of published pictures: `press/x/photo.1a2b3c4d-720.jpg`.
//!
//! The hash in a name changes with the source and the encoder, so a browser may cache the file for
//! ever. All languages share a picture.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::foundation::diagnostics::{Diagnostic, FileError, Problem, Reported};
use crate::foundation::path::{OutputPath, address_of, parent};
use crate::foundation::span::SourcePath;
use crate::incremental::tracking::DependencyKind;
use crate::media::gallery::STATIC;
use crate::media::picture::{ImageFormat, Picture, Rendition};

use super::{Contents, Output, OutputKind, Plan};

/// A published picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedImage {
    pub format: ImageFormat,
    /// The narrowest first. Never empty.
    pub sizes: Vec<MediaSize>,
    /// The same sizes as WebP, if the program supports it.
    pub webp: Vec<MediaSize>,
}

/// A published picture in one size.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MediaSize {
    pub address: String,
    /// The width and height in pixels, or `None` for an SVG without a size.
    pub size: Option<(u32, u32)>,
}

/// The width in pixels for clients that cannot choose one.
const MIDDLE: u32 = 720;

impl PublishedImage {
    /// Returns the largest size.
    pub fn largest(&self) -> Option<&MediaSize> {
        self.sizes.last()
    }

    /// Returns the size for clients that cannot choose one.
    pub fn middle(&self) -> Option<&MediaSize> {
        let fits = |media: &&MediaSize| media.size.is_none_or(|(width, _)| width <= MIDDLE);
        self.sizes.iter().rev().find(fits).or(self.sizes.first())
    }
}

impl Plan<'_> {
    /// Sets the paths of the pictures that texts show, and returns their files.
    pub(super) fn add_media(&mut self) -> Reported<Vec<Output>> {
        let mut diagnostics = Vec::new();
        // Two copies of a picture in one folder may have the same name.
        let mut outputs: BTreeMap<OutputPath, Output> = BTreeMap::new();
        let mut all = BTreeMap::new();
        for (source, (place, picture)) in &self.gallery.shown {
            let media_size = |rendition: &Rendition| {
                let address = address(source, picture, rendition)?;
                if !keeps_its_name(source, rendition) {
                    let what = OutputKind::Bytes(Contents(rendition.bytes.clone()));
                    outputs.insert(address.clone(), Output { path: address.clone(), source: place.clone(), what });
                }
                Some(MediaSize { address: address_of(address.as_str()).into_owned(), size: rendition.size })
            };
            match published(picture, media_size) {
                Some(media) => drop(all.insert(source.clone(), media)),
                None => {
                    let problem = Problem::MissingFile { file: source.to_string(), fault: FileError::Name };
                    diagnostics.push(Diagnostic::new(place.clone(), problem));
                }
            }
        }
        self.media = Arc::new(all);
        Reported::new(outputs.into_values().collect(), diagnostics)
    }

    /// Returns the published contents of a file under `content/static`.
    pub fn file(&self, address: &str) -> Option<&[u8]> {
        let path = format!("{STATIC}{address}");
        self.tracker.record(DependencyKind::File, &[&path]);
        self.gallery.files.get(path.as_str()).and_then(|bytes| bytes.as_deref())
    }

    /// Returns the bytes of a published picture in its largest size, with their format.
    pub fn picture_bytes(&self, text: &str, address: &str) -> Option<(ImageFormat, Arc<[u8]>)> {
        self.picture(text, address)?;
        let source = crate::media::gallery::source(self.inputs, text, address).ok()?;
        // The name of an SVG under `content/static` does not change with its content.
        self.tracker.record(DependencyKind::File, &[&source]);
        let largest = self.gallery.shown.get(&source)?.1.renditions.last()?;
        Some((largest.format, largest.bytes.clone()))
    }

    /// Returns the published picture to which a text refers.
    pub fn picture(&self, text: &str, address: &str) -> Option<&PublishedImage> {
        self.tracker.record(DependencyKind::Images, &[]);
        self.media.get(&crate::media::gallery::source(self.inputs, text, address).ok()?)
    }
}

fn published(picture: &Picture, mut media_size: impl FnMut(&Rendition) -> Option<MediaSize>) -> Option<PublishedImage> {
    Some(PublishedImage {
        format: picture.renditions.first()?.format,
        sizes: picture.renditions.iter().map(&mut media_size).collect::<Option<_>>()?,
        webp: picture.webp.iter().map(&mut media_size).collect::<Option<_>>()?,
    })
}

/// Returns whether the picture is published under its own name, as an SVG under `content/static`
/// is.
fn keeps_its_name(source: &SourcePath, rendition: &Rendition) -> bool {
    rendition.format == ImageFormat::Svg && source.starts_with(STATIC)
}

fn address(source: &SourcePath, picture: &Picture, rendition: &Rendition) -> Option<OutputPath> {
    let path = source.strip_prefix(STATIC).or_else(|| source.strip_prefix("content/"))?;
    if keeps_its_name(source, rendition) {
        return OutputPath::new(path);
    }
    let (folder, file) = path.split_at(parent(path).len());
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    // Commas and spaces separate the URLs of a `srcset`.
    let stem = stem.replace(|c: char| c == ',' || c.is_whitespace(), "-");
    let width = rendition.size.filter(|_| rendition.format != ImageFormat::Svg).map(|(width, _)| format!("-{width}"));
    let (hash, width, ending) = (&picture.hash, width.unwrap_or_default(), rendition.format.extension());
    OutputPath::new(&format!("{folder}{stem}.{hash}{width}.{ending}"))
}
