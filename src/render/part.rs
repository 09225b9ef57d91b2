//! The parts of a page that are the same on all pages of a folder: the menu, the foot. Each is drawn once and lent.
//!
//! A part knows the folder of its page and not the page, so that links from it are the same for all pages there. Only a
//! page that the menu leads to, or the only one of its folder, has parts of its own.

use std::collections::BTreeMap;
use std::sync::Mutex;

use serde_json::{Map, Value as Json};

use crate::note::Note;
use crate::panic::lock;
use crate::path::parent;
use crate::theme::{Scope, Shared};

use super::shelf::Shelf;
use super::view::{PageView, PartPage};

/// The file that stands for all pages of a folder.
const ANY: &str = "_/index.html";

/// The parts that are drawn, by what they depend on.
#[derive(Default)]
pub struct Parts(Mutex<BTreeMap<Key, Shared>>);

/// File, kind of page, language of its text, and base of its links.
type Key = (String, &'static str, &'static str, String);

impl Shelf<'_> {
    /// The parts of a page.
    pub(super) fn parts_of(&self, page: &PageView) -> Result<Shared, Note> {
        let own = self.site_view.home == page.address
            || self.site_view.menu.iter().any(|entry| entry.address == page.address)
            || !page.base.is_empty();
        let page_folder = page.file.strip_suffix("/index.html");
        let (file, address) = match page_folder.filter(|_| !own) {
            Some(page_folder) => (format!("{}{ANY}", parent(page_folder)), String::new()),
            None => (page.file.clone(), page.address.clone()),
        };
        let key = (file, page.kind, page.text_lang, page.base.clone());
        if let Some(known) = self.known_parts().get(&key) {
            return Ok(known.clone());
        }
        let drawn = self.draw_parts(&PartPage {
            lang: page.lang,
            kind: page.kind,
            file: key.0.clone(),
            address,
            base: page.base.clone(),
            portable: page.portable,
            text_lang: page.text_lang,
            as_of: page.as_of.clone(),
        })?;
        // Another thread may have drawn the same meanwhile.
        self.known_parts().insert(key, drawn.clone());
        Ok(drawn)
    }

    fn known_parts(&self) -> std::sync::MutexGuard<'_, BTreeMap<Key, Shared>> {
        lock(&self.parts.0)
    }

    fn draw_parts(&self, page: &PartPage) -> Result<Shared, Note> {
        let none = Shared::new(&Json::Object(Map::new()));
        let scope = Scope { page, site: &self.site, data: &self.data, parts: &none };
        let mut drawn = BTreeMap::new();
        for (name, template) in self.plan.theme.parts() {
            let html = self.plan.theme.render(template, &scope, &Map::new())?;
            // The end of the file is no line of the page.
            drawn.insert(name, html.trim_end().to_owned());
        }
        Ok(Shared::drawn(&drawn))
    }
}
