//! Bodies of texts, with their links, cards, images and abbreviations resolved for one page.

use crate::foundation::diagnostics::RecordKind;
use crate::foundation::lang::Lang;
use crate::foundation::path::{OutputPath, relative};
use crate::model::site::Version;
use crate::source::markdown::{Abbreviation, AlertKind, BodyResolver, Picture, RecordLink};

use super::commitment::commitment_view;
use super::context::RenderContext;
use super::documents::document_view;
use super::event::programme_page;
use super::names::record_link;
use super::people::person_view;
use super::picture;
use super::view::*;

/// Resolves the references of one body on one page.
struct PageFill<'f, 'p> {
    cx: &'f RenderContext<'p>,
    version: &'f Version,
    /// The language of the text. It differs from the page's on a page that falls back.
    own: Lang,
    page: &'f PageView,
    file: Option<OutputPath>,
    /// Whether an image comes before the next one. Only the first image of a page is loaded
    /// eagerly.
    seen: bool,
    /// The ids of the events that the body shows in full.
    events: Vec<String>,
}

/// The body of a text on its page.
pub(super) struct BodyHtml {
    pub html: String,
    /// The ids of the events that the body shows, as cards or in schedules.
    pub events: Vec<String>,
}

/// Renders the body of a text for its page. `seen` says whether an image comes before the text.
pub(super) fn body_html(cx: &RenderContext, page: &PageView, version: &Version, own: Lang, seen: bool) -> BodyHtml {
    let file = OutputPath::new(&page.file);
    let mut fill = PageFill { cx, version, own, page, file, seen, events: Vec::new() };
    let html = version.body.render(&mut fill);
    BodyHtml { html, events: fill.events }
}

impl PageFill<'_, '_> {
    fn href(&self, address: &str) -> String {
        if address.contains("://") {
            return address.to_owned();
        }
        match &self.file {
            Some(file) => relative(file, address, self.page.portable),
            None => address.to_owned(),
        }
    }

    fn render_template<V: serde::Serialize>(&self, template: &str, view: Option<V>) -> Option<String> {
        // The error is dropped, because the record's own page reports it. The link remains.
        self.cx.render(template, self.page, &view?).ok()
    }
}

impl BodyResolver for PageFill<'_, '_> {
    fn record(&mut self, kind: RecordKind, id: &str) -> Option<RecordLink> {
        let link = record_link(self.cx, kind, id)?;
        let href = self.href(&link.address?);
        // The name is in the reader's language where possible, even in a text in another language.
        let name_lang = link.name.lang.and_then(Lang::from_code).unwrap_or(self.cx.lang);
        Some(RecordLink { href, name: link.name.text, name_lang: (name_lang != self.own).then_some(name_lang) })
    }

    fn card(&mut self, kind: RecordKind, id: &str) -> Option<String> {
        let cx = self.cx;
        match kind {
            RecordKind::Visit => {
                let visit = cx.visit(id).cloned();
                self.events.extend(visit.as_ref().map(|visit| visit.id.clone()));
                self.render_template("cards/visit.html", visit.map(|visit| VisitInText { visit }))
            }
            RecordKind::Programme => {
                let address = cx.plan.record(kind, id, cx.lang)?;
                let programme = programme_page(cx, &crate::source::yaml::Id::new(id)?);
                self.events
                    .extend(programme.iter().flat_map(|programme| &programme.visits).map(|visit| visit.id.clone()));
                self.render_template(
                    "cards/schedule.html",
                    programme.map(|programme| ScheduleCard { programme, address }),
                )
            }
            RecordKind::Person => {
                self.render_template("cards/person.html", person_view(cx, id).map(|person| PersonInText { person }))
            }
            RecordKind::Document => {
                let document = cx.plan.site.documents.get(id).and_then(|document| document_view(cx, document));
                self.render_template("cards/document.html", document.map(|document| DocumentInText { document }))
            }
            RecordKind::Commitment => {
                let commitment = cx.plan.site.commitments.get(id).map(|commitment| commitment_view(cx, commitment));
                self.render_template(
                    "cards/commitment.html",
                    commitment.map(|commitment| CommitmentInText { commitment }),
                )
            }
            kind => {
                let kind_name = if kind == RecordKind::Press { "release" } else { kind.name() };
                let link = record_link(cx, kind, id).filter(|link| link.address.is_some());
                self.render_template("cards/link.html", link.map(|link| LinkInText { kind: kind_name, link }))
            }
        }
    }

    fn relative(&mut self, address: &str) -> Option<String> {
        if address.starts_with('#') {
            return Some(address.to_owned());
        }
        let target = self.cx.plan.link(&self.version.path, &self.page.address, address, self.cx.lang).ok()?;
        Some(self.href(&target))
    }

    fn image(&mut self, address: &str) -> Option<Picture> {
        let media = self.cx.plan.picture(&self.version.path, address)?;
        let picture = picture::in_text(media, self.file.as_ref()?, self.page.portable, self.seen)?;
        self.seen = true;
        Some(picture)
    }

    fn abbreviation(&mut self, word: &str) -> Option<Abbreviation> {
        // Takes the longest abbreviation at the start of the word. A lower-case ending may follow
        // it.
        let ends = word.char_indices().map(|(at, _)| at).chain([word.len()]).skip(2);
        ends.collect::<Vec<_>>().into_iter().rev().find_map(|end| {
            let (short, ending) = word.split_at(end);
            if !ending.chars().all(|c| c == '-' || c.is_lowercase()) {
                return None;
            }
            let title = self.cx.abbreviations.get(&(self.own, short.to_owned()))?;
            Some(Abbreviation { length: end, title: title.clone() })
        })
    }

    fn alert(&mut self, kind: AlertKind) -> String {
        let key = match kind {
            AlertKind::Note => "alert-note",
            AlertKind::Tip => "alert-tip",
            AlertKind::Important => "alert-important",
            AlertKind::Warning => "alert-warning",
            AlertKind::Caution => "alert-caution",
        };
        self.cx.plan.theme.text(self.own, key, &[])
    }
}
