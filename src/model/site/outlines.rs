//! The outlines of areas that maps show.

use std::sync::Arc;

use crate::foundation::diagnostics::{Diagnostic, FileError, OutlinesError, Problem, Reported};
use crate::foundation::span::{Location, SourcePath, Span};
use crate::model::config::{self, Config};
use crate::source::geojson::Outlines;
use crate::source::input::{Entry, Inputs};

/// The outlines of the last build, by the fingerprint of their file.
pub(super) type OutlinesCache = Option<(u64, Arc<Outlines>)>;

/// Reads the outlines that `site.yaml` names. With a cache, an unchanged file is not read again.
pub(super) fn outlines(
    config: &Config,
    inputs: &Inputs,
    fingerprint: Option<u64>,
    cache: Option<&mut OutlinesCache>,
) -> Reported<Option<Arc<Outlines>>> {
    let Some(map) = &config.map else { return Reported::ok(None) };
    let path: SourcePath = map.outlines.value.0.as_str().into();
    let fault = match inputs.files.get(&path) {
        Some(Entry::File(bytes)) => return parse(&path, bytes, fingerprint, cache),
        Some(Entry::Unreadable(fault)) => fault.clone(),
        None => FileError::Absent,
    };
    let named_at = Location::span(&config::PATH.into(), map.outlines.span);
    Reported::new(None, vec![Diagnostic::new(named_at, Problem::MissingFile { file: path.to_string(), fault })])
}

fn parse(
    path: &SourcePath,
    bytes: &[u8],
    fingerprint: Option<u64>,
    cache: Option<&mut OutlinesCache>,
) -> Reported<Option<Arc<Outlines>>> {
    if let (Some(fingerprint), Some(Some((known, outlines)))) = (fingerprint, &cache)
        && *known == fingerprint
    {
        return Reported::ok(Some(outlines.clone()));
    }
    match Outlines::parse(bytes) {
        Ok(outlines) => {
            let outlines = Arc::new(outlines);
            if let (Some(fingerprint), Some(cache)) = (fingerprint, cache) {
                *cache = Some((fingerprint, outlines.clone()));
            }
            Reported::ok(Some(outlines))
        }
        Err(error) => {
            let location = match error {
                OutlinesError::NotJson { at } => Location::span(path, Span::new(at, at)),
                _ => Location::file(path),
            };
            Reported::new(None, vec![Diagnostic::new(location, Problem::BadOutlines(error))])
        }
    }
}
