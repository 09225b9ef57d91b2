//! The partials that are the same on all pages of a folder: the menu, the footer.
//!
//! A partial knows the folder of its page but not the page, so its links are the same for all pages
//! of the folder. A page that the menu leads to, or the only one of its folder, has its own
//! partials.

use std::collections::BTreeMap;
use std::sync::Mutex;

use serde_json::{Map, Value as Json};

use crate::foundation::diagnostics::Diagnostic;
use crate::foundation::panic::lock;
use crate::foundation::path::parent;
use crate::theme::{TemplateContext, TemplateValue, Theme};

use super::view::{PageView, PartPage, SiteView};

/// The file that represents all pages of a folder.
const ANY: &str = "_/index.html";

/// A cache of rendered partials.
#[derive(Default)]
pub(super) struct Partials(Mutex<BTreeMap<Key, TemplateValue>>);

/// The file, the kind of page, the language of its text, and the base of its links.
type Key = (String, &'static str, &'static str, String);

impl Partials {
    /// Returns the partials of a page, rendered once for all pages that share them.
    pub(super) fn of_page(
        &self,
        page: &PageView,
        site_view: &SiteView,
        theme: &Theme,
        site: &TemplateValue,
        data: &TemplateValue,
    ) -> Result<TemplateValue, Diagnostic> {
        let own = site_view.home == page.address
            || site_view.menu.iter().any(|entry| entry.address == page.address)
            || !page.base.is_empty();
        let page_folder = page.file.strip_suffix("/index.html");
        let (file, address) = match page_folder.filter(|_| !own) {
            Some(page_folder) => (format!("{}{ANY}", parent(page_folder)), String::new()),
            None => (page.file.clone(), page.address.clone()),
        };
        let cache = || lock(&self.0);
        let key = (file, page.kind, page.text_lang, page.base.clone());
        if let Some(partials) = cache().get(&key) {
            return Ok(partials.clone());
        }
        let part_page = PartPage {
            lang: page.lang,
            kind: page.kind,
            file: key.0.clone(),
            address,
            base: page.base.clone(),
            portable: page.portable,
            text_lang: page.text_lang,
            as_of: page.as_of.clone(),
        };
        // The lock is not held here, so two threads may render the same partials. Both are equal.
        let partials = render(&part_page, theme, site, data)?;
        cache().insert(key, partials.clone());
        Ok(partials)
    }
}

fn render(
    page: &PartPage,
    theme: &Theme,
    site: &TemplateValue,
    data: &TemplateValue,
) -> Result<TemplateValue, Diagnostic> {
    let none = TemplateValue::new(&Json::Object(Map::new()));
    let scope = TemplateContext { page, site, data, parts: &none };
    let mut rendered = BTreeMap::new();
    for (name, template) in theme.parts() {
        let html = theme.render(template, &scope, &Map::new())?;
        // The newline at the end of the file is not part of the page.
        rendered.insert(name, html.trim_end().to_owned());
    }
    Ok(TemplateValue::drawn(&rendered))
}
