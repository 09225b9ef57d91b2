//! Views of the page itself and of the site.

use serde::Serialize;

use super::text::{DayView, ImageView, LinkView, TextView};

/// `page`: the metadata of the page that a template renders.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct PageView {
    /// The language of the interface, as in `<html lang>`.
    pub lang: &'static str,
    /// The kind of page: `home`, `press`, `release`, `schedule`, `visit`, `programme`, `results`,
    /// `commitments`, `municipalities`, `municipality`, `district`, `glossary`, `people`,
    /// `documents`, `data`, `page`, `root`, `not_found`, `alias`, `poster`, `leaflet`.
    pub kind: &'static str,
    /// The path of the file in the site: `ky/press/x/index.html`.
    pub file: String,
    /// The address of the page: `ky/press/x/`.
    pub address: String,
    /// The path in front of the site, such as `/sub/folder/`. Set only if links cannot be relative
    /// (404).
    pub base: String,
    /// Whether links name `index.html`, so that the site works without a server.
    pub portable: bool,
    /// The heading, and the title of the document.
    pub title: TextView,
    /// One or two plain sentences for search engines and messengers.
    pub description: Option<String>,
    /// The absolute URL of this page, or of the original that it falls back to.
    pub canonical: String,
    /// Whether search engines should ignore the page.
    pub noindex: bool,
    /// The translations of this page, including itself. Empty on a page that falls back.
    pub alternates: Vec<AlternateView>,
    /// The same page in each language of the site.
    pub switch: Vec<SwitchView>,
    /// The language of the text, if there is no translation in the page's language.
    pub fallback: Option<LanguageView>,
    /// The language of the page's text: that of `fallback`, else `lang`. Texts in it need no `lang`
    /// attribute.
    pub text_lang: &'static str,
    /// Whether the source has changed since this translation was made.
    pub outdated: bool,
    /// The day of the build, for pages that depend on it.
    pub as_of: DayView,
    /// The links from the home page to this one, without either.
    pub trail: Vec<LinkView>,
    /// Links that share this page. Nothing on pages that are not worth sharing.
    pub share: Option<ShareView>,
    /// The image that messengers show with a link to this page.
    pub picture: Option<SharePicture>,
    /// The JSON-LD of the page, safe inside `<script>`.
    pub linked_data: Option<String>,
}

/// `page` in the templates of `parts`: the fields that all pages of a folder share. A part is
/// rendered once for all of them. A page that the menu leads to has its own parts.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct PartPage {
    pub lang: &'static str,
    pub kind: &'static str,
    /// The file of the page, or one that represents all of a folder.
    pub file: String,
    /// The address of the page. Empty if the part is for all pages of a folder.
    pub address: String,
    pub base: String,
    pub portable: bool,
    pub text_lang: &'static str,
    pub as_of: DayView,
}

/// Links that open a messenger with the title and the URL of this page.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct ShareView {
    pub whatsapp: String,
    pub telegram: String,
}

/// An image for messengers.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct SharePicture {
    /// An absolute URL.
    pub href: String,
    pub alt: String,
    pub width: Option<u32>,
    pub height: Option<u32>,
}

/// The URL of the same page in another language, for search engines.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct AlternateView {
    /// A language, or `x-default`.
    pub lang: &'static str,
    /// An absolute URL.
    pub href: String,
}

/// A link of the language switch.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct SwitchView {
    pub lang: &'static str,
    /// The language's name in itself: `Кыргызча`.
    pub name: &'static str,
    pub address: String,
    /// Whether this is the page's own language.
    pub current: bool,
    /// Whether the page is translated into this language.
    pub translated: bool,
}

/// A language and its name in itself.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct LanguageView {
    pub lang: &'static str,
    pub name: &'static str,
}

/// `site`: the site, in the language of the page.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct SiteView {
    pub title: TextView,
    pub description: Option<TextView>,
    /// The absolute URL of the site, with `/` at the end.
    pub url: String,
    /// The address of the home page in this language.
    pub home: String,
    /// The sections that exist, in the order of the menu, then the pages with a place in the menu.
    pub menu: Vec<MenuView>,
    pub project: Option<ProjectView>,
    pub contacts: Vec<PersonView>,
    /// The Atom feed in this language, if there is one.
    pub feed: Option<String>,
    /// The address of the search. Nothing if the site has none.
    pub search: Option<String>,
    /// The calendar of all events, if there is one.
    pub calendar: Option<CalendarView>,
    /// The locale for Open Graph: `ky_KG`.
    pub locale: &'static str,
    /// The value of `extra:` in `site.yaml`.
    pub extra: crate::source::yaml::FreeValue,
}

/// A calendar to download or to subscribe to.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct CalendarView {
    pub address: String,
    /// The absolute URL, for calendar programs.
    pub href: String,
    /// The URL that subscribes to it in Google Calendar.
    pub google: String,
}

/// An entry of the menu.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct MenuView {
    /// The kind of page it leads to, as in `page.kind`; `page` for a plain page.
    pub kind: &'static str,
    pub address: String,
    /// The name of a plain page. Sections are named by messages of the theme.
    pub name: Option<TextView>,
}

/// The project of the site.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct ProjectView {
    pub name: TextView,
    pub abbreviation: Option<TextView>,
    pub summary: Option<TextView>,
    /// A statement that a funder asks for.
    pub disclaimer: Option<TextView>,
    pub funder: Option<OrganizationView>,
    pub implementer: Option<OrganizationView>,
    /// The organizations with a logo, in the order to show.
    pub logos: Vec<OrganizationView>,
    pub links: Vec<ProjectLinkView>,
    pub start: Option<DayView>,
    pub end: Option<DayView>,
}

/// An organization.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct OrganizationView {
    pub id: String,
    pub name: TextView,
    pub abbreviation: Option<TextView>,
    /// `funder`, `implementer`, `partner` or `authority`.
    pub role: Option<&'static str>,
    /// An external URL.
    pub url: Option<String>,
    pub logo: Option<ImageView>,
}

/// A page of the project in a social network.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct ProjectLinkView {
    /// `Facebook`
    pub name: String,
    /// An external URL.
    pub url: String,
}

/// A person.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct PersonView {
    pub id: String,
    /// `ky/people/#id`
    pub address: String,
    pub name: TextView,
    pub role: Option<TextView>,
    pub photo: Option<ImageView>,
    pub organization: Option<OrganizationView>,
    pub phone: Option<PhoneView>,
    pub email: Option<String>,
}

/// A phone number.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct PhoneView {
    /// With spaces for reading: `+996 770 771 711`.
    pub text: String,
    /// `tel:+996770771711`
    pub href: String,
}

/// `card.svg`: the image that messengers show, 1200 by 630 pixels. Some show only the middle
/// square, so all text fits into it.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct CardPage {
    pub title: LinesView,
    /// The date of an event or a release. A text that is absent has no lines, here and below.
    pub date: LinesView,
    pub place: LinesView,
    /// The name of the site. Absent on its own card.
    pub project: LinesView,
    /// The line height in font sizes.
    pub leading: f64,
    /// Whether the card is drawn over the picture of a release. It shows where the template draws
    /// nothing.
    pub picture: bool,
    /// The white grounds for logos, at most two. The program draws the logos on them.
    pub logos: Vec<PlateView>,
}

/// A place for a logo on a share card, in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(crate) struct PlateView {
    pub x: u16,
    pub y: u16,
    pub width: u16,
    pub height: u16,
}

/// A text broken into lines that fit.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct LinesView {
    /// The font size in pixels.
    pub size: u16,
    pub lines: Vec<String>,
}
