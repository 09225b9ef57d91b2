//! One page: its view, its head, its template.

use serde::Serialize;

use crate::note::{Note, Problem};
use crate::path::OutPath;
use crate::plan::PageId;
use crate::span::Place;
use crate::theme::Scope;

use super::shelf::Shelf;
use super::view::{AliasPage, PageView, TextView};

impl Shelf<'_> {
    /// Draws a page.
    pub fn page(&self, id: &PageId) -> Result<String, Note> {
        match id {
            PageId::Home => self.draw(id, "home.html", Some(self.home_page())),
            PageId::Press(number) => self.draw(id, "press.html", Some(self.press_page(*number))),
            PageId::Release(slug) => {
                let head = self.head(id);
                self.draw_with(&head, "release.html", self.release_page(slug, &head))
            }
            PageId::Schedule => self.draw(id, "schedule.html", Some(self.schedule_page(None))),
            PageId::Year(year) => self.draw(id, "schedule.html", Some(self.schedule_page(Some(*year)))),
            PageId::Visit(visit) => {
                let record = self.plan.site.visits.get(visit.as_str());
                let view = record.zip(self.visit(visit.as_str()));
                self.draw(id, "visit.html", view.map(|(record, card)| self.visit_page(record, card.clone())))
            }
            PageId::Programme(programme) => self.draw(id, "programme.html", self.programme_page(programme)),
            PageId::Results => self.draw(id, "results.html", Some(self.results_page())),
            PageId::Commitments => self.draw(id, "commitments.html", Some(self.commitments_page())),
            PageId::Municipalities => self.draw(id, "municipalities.html", Some(self.municipalities_page())),
            PageId::Municipality(place) => self.draw(id, "municipality.html", self.municipality_page(place)),
            PageId::District(district) => self.draw(id, "district.html", self.district_page(district)),
            PageId::Glossary => self.draw(id, "glossary.html", Some(self.glossary_page())),
            PageId::People => self.draw(id, "people.html", Some(self.people_page())),
            PageId::Documents => self.draw(id, "documents.html", Some(self.documents_page())),
            PageId::Data => self.draw(id, "data.html", Some(self.data_page())),
            PageId::Search => self.draw(id, "search.html", Some(self.search_page())),
            PageId::Page(slug) => {
                let head = self.head(id);
                self.draw_with(&head, "page.html", self.text_page(slug, &head))
            }
        }
    }

    fn draw<V: Serialize>(&self, id: &PageId, template: &str, view: Option<V>) -> Result<String, Note> {
        self.draw_with(&self.head(id), template, view)
    }

    fn draw_with<V: Serialize>(&self, head: &PageView, template: &str, view: Option<V>) -> Result<String, Note> {
        // The plan lists only pages whose record is there, so a view is always found.
        let Some(view) = view else {
            let problem = Problem::TemplateMissing { template: template.to_owned() };
            return Err(Note::new(Place::file(&crate::config::PATH.into()), problem));
        };
        self.render(template, head, &view)
    }

    /// Draws a template with what all pages of this language share.
    pub fn render<V: Serialize>(&self, template: &str, page: &PageView, view: &V) -> Result<String, Note> {
        let scope = Scope { page, site: &self.site, data: &self.data, parts: &self.parts_of(page)? };
        self.plan.theme.render(template, &scope, view)
    }

    /// Draws the page at an old address.
    pub fn alias(&self, id: &PageId, file: &OutPath) -> Result<String, Note> {
        let target = id.address(self.lang);
        let head = self.head(id);
        let page = PageView {
            kind: "alias",
            file: file.as_str().to_owned(),
            address: file.address().to_string(),
            noindex: true,
            alternates: Vec::new(),
            trail: Vec::new(),
            share: None,
            linked_data: None,
            fallback: None,
            text_lang: head.lang,
            outdated: false,
            ..head
        };
        let name: TextView = page.title.clone();
        let href = crate::path::join(&self.plan.base_url, &target);
        self.render("alias.html", &page, &AliasPage { target, href, name })
    }
}
