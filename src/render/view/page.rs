//! Views of the page itself and of the site.

use serde::Serialize;

use super::text::{DayView, LinkView, TextView};

/// `page`: what every template knows of the page it draws.
#[derive(Debug, Clone, Serialize)]
pub struct PageView {
    /// The language of the interface, as in `<html lang>`.
    pub lang: &'static str,
    /// Which page this is: `home`, `press`, `release`, `schedule`, `visit`, `programme`, `results`, `commitments`,
    /// `municipalities`, `municipality`, `district`, `glossary`, `people`, `documents`, `data`, `page`, `root`,
    /// `not_found`, `alias`, `poster`, `leaflet`.
    pub kind: &'static str,
    /// The file that is written, from the site's root: `ky/press/x/index.html`.
    pub file: String,
    /// The address of the page: `ky/press/x/`.
    pub address: String,
    /// Set only where links cannot be relative (404): the path before the site, such as `/sub/folder/`.
    pub base: String,
    /// Whether links name `index.html`, so that the folder also works without a server.
    pub portable: bool,
    /// The heading, and the title of the window.
    pub title: TextView,
    /// One or two plain sentences for search engines and messengers.
    pub description: Option<String>,
    /// The absolute address of this page, or of the original that it falls back to.
    pub canonical: String,
    /// Whether search engines should leave the page out.
    pub noindex: bool,
    /// The real translations of this page, itself included; empty on a page that falls back.
    pub alternates: Vec<AlternateView>,
    /// The same page in each language of the site.
    pub switch: Vec<SwitchView>,
    /// The language of the text, when it is not the page's: there is no translation yet.
    pub fallback: Option<LanguageView>,
    /// The language of the page's own text: that of `fallback`, else `lang`. A text in it needs no mark of its own.
    pub text_lang: &'static str,
    /// The source has changed since this translation was made.
    pub outdated: bool,
    /// The day the site was built, for pages that depend on it.
    pub as_of: DayView,
    /// The way from the home page to this one, without either.
    pub trail: Vec<LinkView>,
    /// Links that pass this page on; none on pages that nobody would pass on.
    pub share: Option<ShareView>,
    /// The picture that a messenger shows beside a link to this page.
    pub picture: Option<SharePicture>,
    /// What the page tells to search engines: JSON-LD, safe to stand inside `<script>`.
    pub linked_data: Option<String>,
}

/// `page` in the templates of `parts`: what the pages of one folder have in common, so that a part is drawn once for all
/// of them. A page that the menu leads to has its parts for itself.
#[derive(Debug, Clone, Serialize)]
pub struct PartPage {
    pub lang: &'static str,
    pub kind: &'static str,
    /// The file of the page, or one that stands for all of a folder.
    pub file: String,
    /// The address of the page; empty where the part is for all pages of a folder.
    pub address: String,
    pub base: String,
    pub portable: bool,
    pub text_lang: &'static str,
    pub as_of: DayView,
}

/// Addresses that open a messenger with the title and the address of this page.
#[derive(Debug, Clone, Serialize)]
pub struct ShareView {
    pub whatsapp: String,
    pub telegram: String,
}

/// A picture for messengers.
#[derive(Debug, Clone, Serialize)]
pub struct SharePicture {
    /// An absolute address.
    pub href: String,
    pub alt: String,
    pub width: Option<u32>,
    pub height: Option<u32>,
}

/// An address of the same page in another language, for search engines.
#[derive(Debug, Clone, Serialize)]
pub struct AlternateView {
    /// A language, or `x-default`.
    pub lang: &'static str,
    /// An absolute address.
    pub href: String,
}

/// A link of the language switch.
#[derive(Debug, Clone, Serialize)]
pub struct SwitchView {
    pub lang: &'static str,
    /// The language's name in itself: `Кыргызча`.
    pub name: &'static str,
    pub address: String,
    /// Whether this is the page's own language.
    pub current: bool,
    /// Whether the page exists in that language, and not only its interface.
    pub translated: bool,
}

/// A language and its name in itself.
#[derive(Debug, Clone, Serialize)]
pub struct LanguageView {
    pub lang: &'static str,
    pub name: &'static str,
}

/// `site`: what every template knows of the site, in the language of the page.
#[derive(Debug, Clone, Serialize)]
pub struct SiteView {
    pub title: TextView,
    pub description: Option<TextView>,
    /// The absolute address of the site, with `/` at the end.
    pub url: String,
    /// The address of the home page in this language.
    pub home: String,
    /// The sections that exist, in the order of the menu, then the pages that ask to be in it.
    pub menu: Vec<MenuView>,
    pub project: Option<ProjectView>,
    pub contacts: Vec<PersonView>,
    /// The Atom feed in this language, if there is one.
    pub feed: Option<String>,
    /// The address of the search; none for a site without one.
    pub search: Option<String>,
    /// The calendar of all events, if there is one.
    pub calendar: Option<CalendarView>,
    /// The locale for Open Graph: `ky_KG`.
    pub locale: &'static str,
    /// What `extra:` of `site.yaml` holds.
    pub extra: serde_json::Value,
}

/// A calendar to download or to subscribe to.
#[derive(Debug, Clone, Serialize)]
pub struct CalendarView {
    pub address: String,
    /// The absolute address, to be put into a calendar program.
    pub href: String,
    /// The address that subscribes to it in Google's calendar.
    pub google: String,
}

/// An entry of the menu.
#[derive(Debug, Clone, Serialize)]
pub struct MenuView {
    /// The kind of page it leads to, as in `page.kind`; `page` for a plain page.
    pub kind: &'static str,
    pub address: String,
    /// The name of a plain page; sections are named by the theme's interface texts.
    pub name: Option<TextView>,
}

/// The project behind the site.
#[derive(Debug, Clone, Serialize)]
pub struct ProjectView {
    pub name: TextView,
    pub abbreviation: Option<TextView>,
    pub summary: Option<TextView>,
    pub funder: Option<OrganizationView>,
    pub implementer: Option<OrganizationView>,
    pub start: Option<DayView>,
    pub end: Option<DayView>,
}

/// An organization.
#[derive(Debug, Clone, Serialize)]
pub struct OrganizationView {
    pub id: String,
    pub name: TextView,
    pub abbreviation: Option<TextView>,
    /// `funder`, `implementer`, `partner` or `authority`.
    pub role: Option<&'static str>,
    /// An address elsewhere.
    pub url: Option<String>,
}

/// A person.
#[derive(Debug, Clone, Serialize)]
pub struct PersonView {
    pub id: String,
    /// `ky/people/#id`
    pub address: String,
    pub name: TextView,
    pub role: Option<TextView>,
    pub organization: Option<OrganizationView>,
    pub phone: Option<PhoneView>,
    pub email: Option<String>,
}

/// A telephone number.
#[derive(Debug, Clone, Serialize)]
pub struct PhoneView {
    /// With spaces, to be read: `+996 770 771 711`.
    pub text: String,
    /// `tel:+996770771711`
    pub href: String,
}

/// `card.svg`: the picture that messengers show, 1200 by 630 pixels, of which some show only the middle square. All words
/// fit into that square.
#[derive(Debug, Clone, Serialize)]
pub struct CardPage {
    pub title: LinesView,
    /// Of an event or a release; without lines where there is none, like all that follow.
    pub date: LinesView,
    pub place: LinesView,
    /// The name of the site; without lines on its own card.
    pub project: LinesView,
    /// The height of a line, in sizes of type.
    pub leading: f64,
}

/// Words broken into lines that fit.
#[derive(Debug, Clone, Serialize)]
pub struct LinesView {
    /// The size of type, in pixels.
    pub size: u16,
    pub lines: Vec<String>,
}
