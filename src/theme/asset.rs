//! Assets: static files of a theme, published under names that contain a content hash.
//!
//! Browsers may cache such a file forever, because a changed file has another name. A stylesheet
//! may refer to other assets as `url(icon.svg)`, relative to its own folder. These names are
//! replaced before the stylesheet itself is hashed. A stylesheet may refer to another one only if
//! that one precedes it in alphabetical order. Other URLs stay unchanged.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::foundation::diagnostics::{Diagnostic, FileError, Problem, Reported};
use crate::foundation::path::{OutputPath, address_of, relative, resolve, split_suffix};
use crate::foundation::span::{Location, SourcePath};

use super::chain::ThemeLayer;

const FOLDER: &str = "static/";

/// A static file of a theme.
#[derive(Debug, Clone)]
pub struct Asset {
    /// The name that templates use: `style.css`.
    pub name: String,
    pub path: OutputPath,
    pub bytes: Arc<[u8]>,
    pub source: SourcePath,
}

/// Loads the assets of a chain. Of two with the same name, that of the first theme counts.
pub(super) fn load(chain: &[ThemeLayer]) -> Reported<Vec<Asset>> {
    let mut found: BTreeMap<&str, (SourcePath, &[u8])> = BTreeMap::new();
    for link in chain {
        for (file, bytes) in &link.files {
            if let Some(name) = file.strip_prefix(FOLDER) {
                found.entry(name).or_insert_with(|| (link.path(file), *bytes));
            }
        }
    }
    let mut diagnostics = Vec::new();
    let mut assets: Vec<Asset> = Vec::new();
    // Stylesheets come last, because they contain the hashed names of the others.
    let (styles, others): (Vec<_>, Vec<_>) = found.into_iter().partition(|(name, _)| name.ends_with(".css"));
    for (name, (source, bytes)) in others.into_iter().chain(styles) {
        let bytes: Arc<[u8]> = match name.ends_with(".css").then(|| std::str::from_utf8(bytes)) {
            Some(Ok(style)) => renamed(name, style, &assets).into_bytes().into(),
            _ => bytes.into(),
        };
        match OutputPath::new(&hashed(name, &bytes)) {
            Some(path) => assets.push(Asset { name: name.to_owned(), path, bytes, source }),
            None => {
                let problem = Problem::MissingFile { file: source.to_string(), fault: FileError::Name };
                diagnostics.push(Diagnostic::new(Location::file(&source), problem));
            }
        }
    }
    Reported::new(assets, diagnostics)
}

/// Returns the hashed path of an asset: `style.css` becomes `assets/style.1a2b3c4d.css`.
fn hashed(name: &str, bytes: &[u8]) -> String {
    let hash = &blake3::hash(bytes).to_hex()[..8];
    match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() && !ending.contains('/') => format!("assets/{stem}.{hash}.{ending}"),
        _ => format!("assets/{name}.{hash}"),
    }
}

/// Returns a stylesheet with the names of assets replaced by their hashed paths.
fn renamed(stylesheet: &str, style: &str, assets: &[Asset]) -> String {
    let mut text = String::with_capacity(style.len());
    let mut rest = style;
    while let Some(start) = rest.find("url(") {
        let (before, after) = rest.split_at(start + "url(".len());
        let (written, after) = after.split_at(after.find(')').unwrap_or(after.len()));
        let link = written.trim().trim_matches(['"', '\'']);
        text.push_str(before);
        match new_link(stylesheet, link, assets) {
            Some(new) => text.push_str(&written.replace(link, &new)),
            None => text.push_str(written),
        }
        rest = after;
    }
    text + rest
}

fn new_link(stylesheet: &str, link: &str, assets: &[Asset]) -> Option<String> {
    let (path, rest) = split_suffix(link);
    let name = resolve(stylesheet, path)?;
    let asset = assets.iter().find(|asset| asset.name == name)?;
    let from = OutputPath::new(&format!("assets/{stylesheet}"))?;
    Some(relative(&from, &address_of(asset.path.as_str()), false) + rest)
}
