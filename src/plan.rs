//! The fourth stage: every output gets its address.
//!
//! Decides which outputs there are (section 6 of the content model), finds two outputs with the
//! same address, and resolves the addresses of records, images and links. It renders nothing, and
//! reads only the inputs.

mod collision;
mod dependencies;
mod link;
mod media;
mod output_index;
mod page_id;
mod pages;
mod sheet;
mod table;

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use rustc_hash::FxHashMap;

use crate::foundation::diagnostics::{Diagnostic, FileError, LinkError, Problem, RecordKind, Reported};
use crate::foundation::lang::{Lang, Localized};
use crate::foundation::path::{OutputPath, address_of};
use crate::foundation::span::{Location, SourcePath};
use crate::foundation::value::BaseUrl;
use crate::incremental::tracking::{DependencyKind, Tracker};
use crate::media::gallery::{Gallery, STATIC};
use crate::model::record::DocumentFile;
use crate::model::site::{Site, Version};
use crate::source::input::{Entry, Inputs};
use crate::source::yaml::Id;
use crate::theme::Theme;

use output_index::{Collected, OutputRequest};

pub use media::{MediaSize, PublishedImage};
pub use output_index::{OutputIndex, PlanCache};
pub use page_id::PageId;
pub use pages::PRESS_PER_PAGE;
pub use sheet::Sheet;
pub use table::{Table, TableFormat};

/// A handle to the site, the theme, and the path of every output.
///
/// Its tracker records every read.
#[derive(Debug)]
pub struct Plan<'a> {
    pub site: &'a Site,
    pub theme: &'a Theme,
    pub inputs: &'a Inputs,
    /// The URL of the site, in ASCII.
    pub base_url: String,
    /// The URL of the site for readers, as its author wrote it.
    pub shown_url: String,
    placed: Arc<OutputIndex>,
    gallery: &'a Gallery,
    /// The published form of each picture that a text shows, by its source.
    media: Arc<BTreeMap<SourcePath, PublishedImage>>,
    /// The page of each source file, indexed if a text links to one.
    sources: Arc<OnceLock<FxHashMap<SourcePath, PageId>>>,
    tracker: Tracker,
}

/// One file to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    pub path: OutputPath,
    /// The file or record that the output is made from.
    pub source: Location,
    pub what: OutputKind,
}

/// The kind of an output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OutputKind {
    /// The page that offers the languages.
    Root,
    /// The page for an unknown address: in all languages, or in one for servers that support it.
    NotFound(Option<Lang>),
    Page {
        lang: Lang,
        id: PageId,
    },
    /// The share card of a page.
    Card {
        lang: Lang,
        id: PageId,
    },
    /// A redirect from an old address to this page.
    Alias {
        lang: Lang,
        id: PageId,
    },
    /// A sheet of paper in a language, or in all.
    Sheet {
        lang: Option<Lang>,
        sheet: Sheet,
    },
    /// Existing bytes: assets, static files, images.
    Bytes(Contents),
    /// An image that cannot be published. It keeps its address, so that links to it are not
    /// reported as broken.
    Withheld,
    Feed(Lang),
    /// The calendar of all events, or of one municipality.
    Calendar {
        lang: Lang,
        place: Option<Id>,
    },
    Sitemap,
    Robots,
    /// The places that have a point, as GeoJSON.
    Places,
    /// The description of all open data.
    DataPackage,
    /// A table of open data, as CSV or as JSON.
    Data {
        kind: Table,
        format: TableFormat,
    },
}

/// The contents of a file.
#[derive(Debug, Clone, Eq)]
pub struct Contents(pub Arc<[u8]>);

impl PartialEq for Contents {
    fn eq(&self, other: &Self) -> bool {
        // Equal contents are mostly the same allocation, because the preview keeps unchanged files.
        Arc::ptr_eq(&self.0, &other.0) || self.0 == other.0
    }
}

/// Assigns a path to every output.
///
/// With a cache, the paths are reused while the list of requested outputs is unchanged.
pub fn plan<'a>(
    site: &'a Site,
    theme: &'a Theme,
    inputs: &'a Inputs,
    gallery: &'a Gallery,
    cache: Option<&mut PlanCache>,
) -> Reported<Plan<'a>> {
    let mut diagnostics = Vec::new();
    // The command line accepts only valid URLs.
    let other = inputs.settings.base_url.as_deref().and_then(|url| BaseUrl::parse(url).ok());
    let BaseUrl { ascii: base_url, shown: shown_url } = other.unwrap_or_else(|| site.config.base_url.value.clone());
    let (placed, media, sources) = (Arc::default(), Arc::default(), Arc::default());
    let mut plan =
        Plan { site, theme, inputs, base_url, shown_url, placed, gallery, media, sources, tracker: Tracker::default() };
    let mut others = Collected::default();
    plan.add_entrances(&mut others);
    plan.add_sheets(&mut others);
    plan.add_aliases(&mut others);
    plan.add_machine_files(&mut others);
    plan.add_bytes(&mut others);
    let media = plan.add_media().unpack(&mut others.diagnostics);
    others.outputs.extend(media);
    diagnostics.append(&mut others.diagnostics);
    let wanted = OutputRequest {
        pages: pages::pages(site),
        languages: site.languages().to_vec(),
        cards: site.config.outputs.cards,
        others: others.outputs,
        rejected: others.rejected,
    };
    plan.placed = output_index::place(wanted, cache);
    for diagnostic in &plan.placed.diagnostics {
        if !diagnostics.contains(diagnostic) {
            diagnostics.push(diagnostic.clone());
        }
    }
    plan.check_documents(&mut diagnostics);
    diagnostics.extend(link::check(&plan));
    Reported::new(plan, diagnostics)
}

impl<'a> Plan<'a> {
    /// Returns a handle to the same plan with another tracker.
    ///
    /// `site` must have the same tracker.
    pub fn tracked<'t>(&'t self, site: &'t Site, tracker: &Tracker) -> Plan<'t> {
        Plan {
            site,
            base_url: self.base_url.clone(),
            shown_url: self.shown_url.clone(),
            placed: self.placed.clone(),
            media: self.media.clone(),
            sources: self.sources.clone(),
            tracker: tracker.clone(),
            ..*self
        }
    }

    /// Adds the page of languages and the pages for unknown addresses.
    fn add_entrances(&self, all: &mut Collected) {
        let site_file = Location::file(&crate::model::config::PATH.into());
        let own =
            self.site.languages().iter().map(|&lang| (format!("{lang}/404.html"), OutputKind::NotFound(Some(lang))));
        let both = [("index.html".to_owned(), OutputKind::Root), ("404.html".to_owned(), OutputKind::NotFound(None))];
        for (file, what) in both.into_iter().chain(own) {
            all.add(file, site_file.clone(), what);
        }
    }

    fn add_sheets(&self, all: &mut Collected) {
        for (sheet, lang, source) in sheet::sheets(self.site) {
            let file = format!("{}index.html", sheet.address(lang));
            all.add(file, source, OutputKind::Sheet { lang, sheet });
        }
    }

    fn add_aliases(&self, all: &mut Collected) {
        for (id, version, lang) in self.versions() {
            for alias in &version.aliases {
                let source = Location::span(&version.path, alias.span);
                let file = pages::alias_file(&alias.value);
                match file.and_then(|file| OutputPath::new(&file).ok_or(LinkError::NoPath)) {
                    Ok(path) => {
                        all.outputs.push(Output { path, source, what: OutputKind::Alias { lang, id: id.clone() } })
                    }
                    Err(fault) => {
                        let problem = Problem::BrokenLink { link: alias.value.clone(), fault };
                        all.diagnostics.push(Diagnostic::new(source, problem));
                    }
                }
            }
        }
    }

    fn add_machine_files(&self, all: &mut Collected) {
        let site = self.site;
        let site_file = Location::file(&crate::model::config::PATH.into());
        let place_of =
            |id: &Id| site.municipalities.get(id.as_str()).map(|place| Location::span(&place.path, place.at));
        let mut add = |file: &str, what: OutputKind| {
            let place = match &what {
                OutputKind::Calendar { place: Some(id), .. } => place_of(id),
                _ => None,
            };
            all.add(file.to_owned(), place.unwrap_or_else(|| site_file.clone()), what);
        };
        add("sitemap.xml", OutputKind::Sitemap);
        add("robots.txt", OutputKind::Robots);
        for &lang in site.languages() {
            if pages::has_feed(site, lang) {
                add(&feed_address(lang), OutputKind::Feed(lang));
            }
            for place in pages::calendars(site) {
                let address = calendar_address(lang, place.as_ref());
                add(&address, OutputKind::Calendar { lang, place });
            }
        }
        if pages::has_places(site) {
            add(PLACES, OutputKind::Places);
        }
        if !pages::tables(site).is_empty() {
            add(DATA_PACKAGE, OutputKind::DataPackage);
        }
        for table in pages::tables(site) {
            for format in TableFormat::ALL {
                add(&table.address(format), OutputKind::Data { kind: table, format });
            }
        }
    }

    /// Adds the theme's assets, and the author's static files with their images encoded again.
    fn add_bytes(&self, all: &mut Collected) {
        for asset in self.theme.assets() {
            let (path, source) = (asset.path.clone(), Location::file(&asset.source));
            all.outputs.push(Output { path, source, what: OutputKind::Bytes(Contents(asset.bytes.clone())) });
        }
        for (source, bytes) in &self.gallery.files {
            let what = match bytes {
                Some(bytes) => OutputKind::Bytes(Contents(bytes.clone())),
                None => OutputKind::Withheld,
            };
            match OutputPath::new(&source[STATIC.len()..]) {
                Some(path) => {
                    all.outputs.push(Output { path, source: Location::file(source), what });
                }
                None => {
                    let problem = Problem::MissingFile { file: source.to_string(), fault: FileError::Name };
                    all.diagnostics.push(Diagnostic::new(Location::file(source), problem));
                }
            }
        }
    }

    fn check_documents(&self, diagnostics: &mut Vec<Diagnostic>) {
        for document in &self.site.documents {
            for file in document.files.all() {
                let DocumentFile::Own(path) = &file.value else { continue };
                let fault = match self.inputs.files.get(format!("{STATIC}{path}").as_str()) {
                    Some(Entry::File(_)) => continue,
                    Some(Entry::Unreadable(fault)) => fault.clone(),
                    None => FileError::Absent,
                };
                let problem = Problem::MissingFile { file: path.clone(), fault };
                diagnostics.push(Diagnostic::new(Location::span(&document.path, file.span), problem));
            }
        }
    }

    /// Returns every language version of every text, with its page.
    pub fn versions(&self) -> impl Iterator<Item = (PageId, &'a Version, Lang)> + '_ {
        let press = self.site.press().iter().map(|press| (PageId::Release(press.slug.clone()), &press.versions));
        let pages = self.site.pages().iter().map(|page| (PageId::Page(page.slug.clone()), &page.versions));
        press.chain(pages).flat_map(|(id, versions)| {
            versions.iter().map(move |(lang, version)| (id.clone(), version, lang)).collect::<Vec<_>>()
        })
    }

    /// Whether there is an output at this address of a folder (`ky/press/`) or a file.
    pub fn exists(&self, address: &str) -> bool {
        let found = |address: &str| {
            self.tracker.record(DependencyKind::Address, &[address]);
            self.placed.addresses.contains(address)
        };
        // Servers redirect a folder without its final slash.
        found(address) || (!address.ends_with('/') && found(&format!("{address}/")))
    }

    /// Returns all outputs, sorted by path. No path occurs twice.
    pub fn outputs(&self) -> &[Output] {
        self.tracker.record(DependencyKind::Outputs, &[]);
        &self.placed.outputs
    }

    /// Returns the index of all outputs.
    pub fn placed(&self) -> &Arc<OutputIndex> {
        &self.placed
    }

    /// Returns the address of a page, if the page is published.
    pub fn address(&self, id: &PageId, lang: Lang) -> Option<String> {
        let address = id.address(lang);
        self.exists(&address).then_some(address)
    }

    /// Returns the address of a sheet, if the sheet is published.
    pub fn sheet(&self, sheet: &Sheet, lang: Option<Lang>) -> Option<String> {
        let address = sheet.address(lang);
        self.exists(&address).then_some(address)
    }

    /// Returns the address at which a record is shown. Returns `None` if it has no page or is
    /// unpublished.
    pub fn record(&self, kind: RecordKind, id: &str, lang: Lang) -> Option<String> {
        let checked = Id::new(id)?;
        let on = |page: PageId| Some(format!("{}#{id}", self.address(&page, lang)?));
        match kind {
            RecordKind::Visit => self.address(&PageId::Visit(checked), lang),
            RecordKind::Municipality => self.address(&PageId::Municipality(checked), lang),
            RecordKind::District => self.address(&PageId::District(checked), lang),
            RecordKind::Programme => self.address(&PageId::Programme(checked), lang),
            RecordKind::Press => self.address(&PageId::Release(self.site.release(id)?.1.slug.clone()), lang),
            RecordKind::Page => self.address(&PageId::Page(self.site.page(id)?.slug.clone()), lang),
            RecordKind::Person => on(PageId::People),
            RecordKind::Term => on(PageId::Glossary),
            RecordKind::Commitment => on(PageId::Commitments),
            RecordKind::Document => {
                let document = self.site.documents.get(id)?;
                match &document.files.best(lang, self.site.languages())?.1.value {
                    DocumentFile::Own(path) => Some(address_of(path).into_owned()),
                    DocumentFile::Elsewhere(url) => Some(url.0.clone()),
                }
            }
            RecordKind::Organization => None,
        }
    }

    /// Returns the language versions of a text page. Returns `None` for a page made from data.
    pub fn versions_of(&self, id: &PageId) -> Option<&'a Localized<Version>> {
        match id {
            PageId::Release(slug) => self.site.release(slug.as_str()).map(|(_, press)| &press.versions),
            PageId::Page(slug) => self.site.page(slug.as_str()).map(|page| &page.versions),
            _ => None,
        }
    }
}

/// The path of the places that have a point.
pub const PLACES: &str = "data/places.geojson";

/// The description of all open data.
pub const DATA_PACKAGE: &str = "data/datapackage.json";

/// Returns the folder of a language's search index. No other output may be in it.
pub fn search_folder(lang: Lang) -> String {
    format!("{}index/", PageId::Search.address(lang))
}

/// Returns the address of a language's feed.
pub fn feed_address(lang: Lang) -> String {
    format!("{lang}/feed.xml")
}

/// Returns the address of a calendar.
pub fn calendar_address(lang: Lang, place: Option<&Id>) -> String {
    match place {
        Some(place) => format!("{}calendar.ics", PageId::Municipality(place.clone()).address(lang)),
        None => format!("{lang}/calendar.ics"),
    }
}
