//! The terms under which the data may be used.
//!
//! The content model has no key for them, so they stand under `extra:` of `site.yaml`, in the words of a Data Package
//! (its section "licenses"): `extra: {data_license: {name: CC-BY-4.0, title: …, path: https://…}}`. Nothing is assumed
//! where the author says nothing.

use serde::Serialize;

use crate::site::Site;

/// A licence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct License {
    /// Its short name, as Open Definition lists it: `CC-BY-4.0`.
    pub name: String,
    pub title: Option<String>,
    /// The address of its text; only `https`.
    pub path: Option<String>,
}

impl License {
    /// The licence that the site names, if it names one.
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
