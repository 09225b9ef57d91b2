//! The license of the data.
//!
//! The content model has no key for it. It is under `extra:` in `site.yaml` instead, with the keys
//! of a Data Package: `extra: {data_license: {name: CC-BY-4.0, title: …, path: https://…}}`. The
//! data has no license by default.

use serde::Serialize;

use crate::model::site::Site;

/// A license.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct License {
    /// The identifier in the Open Definition list: `CC-BY-4.0`.
    pub name: String,
    pub title: Option<String>,
    /// The `https` URL of its text.
    pub path: Option<String>,
}

impl License {
    /// Returns the license that the site declares.
    pub fn of(site: &Site) -> Option<Self> {
        let license = site.config.extra.0.get("data_license")?;
        let text = |key: &str| license.get(key)?.as_str().map(str::to_owned);
        Some(Self {
            name: text("name")?,
            title: text("title"),
            path: text("path").filter(|path| path.starts_with("https://")),
        })
    }
}
