//! Releases and pages, put together from the files of their languages.
//!
//! A field shared by all languages may be in any of the files. Two files that disagree are
//! reported. The fields of each language are kept as its version.

use std::sync::Arc;

use jiff::civil::DateTime;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::foundation::diagnostics::{DateError, Diagnostic, Limit, Problem, RecordKind, Reported, Rule};
use crate::foundation::lang::{Lang, Localized};
use crate::foundation::span::{Located, Location, SourcePath, Span};
use crate::foundation::value::Day;
use crate::incremental::stage_cache::StageCache;
use crate::incremental::tracking::{self, Revisions};
use crate::model::parse::{Parsed, TextFile, TextName};
use crate::model::record::{Correction, Front, PageFront, PressFront, SharedRefs, suppress_allowed};
use crate::source::input::Settings;
use crate::source::markdown::Body;
use crate::source::yaml::{FreeValue, Id};

use super::name_index::NameIndex;
use super::outlines::OutlinesCache;

/// A press release in all its languages.
#[derive(Debug)]
pub struct Release {
    pub slug: Id,
    /// The path of its files without language and extension.
    pub stem: String,
    pub date: Day,
    /// The place of the date in the file that states it.
    pub date_at: Location,
    pub visits: Vec<Id>,
    pub programmes: Vec<Id>,
    pub municipalities: Vec<Id>,
    pub people: Vec<Id>,
    /// `None` if the site's contacts apply.
    pub contacts: Option<Vec<Id>>,
    pub image: Option<Image>,
    pub draft: bool,
    pub publish_at: Option<DateTime>,
    pub expires_at: Option<DateTime>,
    pub versions: Localized<Version>,
}

/// A plain page in all its languages.
#[derive(Debug)]
pub struct Page {
    pub slug: Id,
    pub stem: String,
    pub menu: Option<u64>,
    pub image: Option<Image>,
    pub versions: Localized<Version>,
}

/// An image reference in a front matter.
#[derive(Debug, Clone)]
pub struct Image {
    /// The file with the reference, which a relative address starts from.
    pub named_in: SourcePath,
    pub span: Span,
    pub address: String,
}

/// The content of a text in one language.
#[derive(Debug)]
pub struct Version {
    pub path: SourcePath,
    /// The opening `---`.
    pub start: Span,
    pub title: String,
    pub summary: Option<String>,
    pub place: Option<String>,
    pub image_alt: Option<String>,
    pub image_credit: Option<String>,
    pub corrections: Vec<Correction>,
    pub aliases: Vec<Located<String>>,
    /// Unpublished. A draft release is hidden in all languages, a draft page only in this one.
    pub draft: bool,
    pub allow: Vec<Rule>,
    pub extra: FreeValue,
    pub body: Arc<Body>,
    pub hash: String,
    pub translation: Translation,
}

/// The state of a translation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Translation {
    /// The source that the others are translated from.
    Source,
    /// Made from the current source.
    Current,
    /// Made from an older source.
    Outdated,
    /// The source is not recorded.
    Unrecorded,
}

/// The texts of the site.
#[derive(Debug)]
pub(super) struct Texts {
    /// The newest first.
    pub press: Vec<Arc<Release>>,
    /// In the order of the menu, then by slug.
    pub pages: Vec<Page>,
    pub press_names: NameIndex,
    pub page_names: NameIndex,
}

/// The releases of the last build, by the path that their languages share.
///
/// The input of a release is a fingerprint of its files.
#[derive(Default)]
pub struct SiteCache {
    releases: StageCache<String, u64, Reported<Option<Arc<Release>>>>,
    pub(super) outlines: OutlinesCache,
}

/// Joins the language files of each text. With a cache, unchanged releases are reused.
pub(super) fn resolve(
    press: Vec<Arc<TextFile<PressFront>>>,
    pages: Vec<Arc<TextFile<PageFront>>>,
    broken: &[TextName],
    languages: &[Lang],
    fingerprints: &FxHashMap<SourcePath, u64>,
    cache: Option<&mut SiteCache>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Texts {
    type Files = (String, Vec<Arc<TextFile<PressFront>>>);
    let mut broken_langs: FxHashMap<&str, Vec<Lang>> = FxHashMap::default();
    for name in broken {
        broken_langs.entry(&name.stem).or_default().push(name.lang);
    }
    let broken_of = |stem: &str| broken_langs.get(stem).map_or(&[][..], Vec::as_slice);
    let release = |(stem, files): Files| {
        let (broken, mut diagnostics) = (broken_of(&stem), Vec::new());
        let press = resolve_press(stem, files, broken, languages, &mut diagnostics);
        Reported::new(press.map(Arc::new), diagnostics)
    };
    let releases = Parsed::by_stem(press).into_par_iter();
    let releases: Vec<Reported<Option<Arc<Release>>>> = match cache {
        None => releases.map(release).collect(),
        Some(SiteCache { releases: cache, .. }) => cache.in_scope(tracking::fingerprint(languages)).update(
            &Revisions::default(),
            releases,
            |(stem, files)| {
                let files: Vec<_> = files.iter().map(|file| fingerprints.get(&file.path)).collect();
                (stem.clone(), tracking::fingerprint(&(files, broken_of(stem))))
            },
            |files, _| release(files),
        ),
    };
    let mut press: Vec<Arc<Release>> = releases.into_iter().filter_map(|release| release.unpack(diagnostics)).collect();
    let pages = Parsed::by_stem(pages).into_iter();
    let mut pages: Vec<Page> = pages
        .filter_map(|(stem, files)| {
            let broken = broken_of(&stem);
            resolve_page(stem, files, broken, languages, diagnostics)
        })
        .collect();
    press.sort_by(|a, b| b.date.last().cmp(&a.date.last()).then_with(|| a.slug.cmp(&b.slug)));
    pages.sort_by(|a, b| {
        let place = |page: &Page| page.menu.unwrap_or(u64::MAX);
        place(a).cmp(&place(b)).then_with(|| a.slug.cmp(&b.slug))
    });
    Texts { press, pages, press_names: NameIndex::default(), page_names: NameIndex::default() }
}

impl Texts {
    /// Drops drafts, releases that are not published yet or no longer, and names what is left.
    ///
    /// Returns the time at which the next release appears or expires.
    pub(super) fn drop_unpublished(&mut self, now: DateTime, settings: &Settings) -> Option<DateTime> {
        let moments = self.press.iter().flat_map(|press| [press.publish_at, press.expires_at]).flatten();
        let next = moments.filter(|at| *at > now).min();
        self.press.retain(|press| {
            let early = press.publish_at.is_some_and(|at| now < at) && !settings.future;
            let late = press.expires_at.is_some_and(|at| at <= now);
            (!press.draft || settings.drafts) && !early && !late
        });
        for page in &mut self.pages {
            page.versions.retain(|version| !version.draft || settings.drafts);
        }
        self.pages.retain(|page| !page.versions.is_empty());
        self.press_names = NameIndex::new(self.press.iter().map(|press| (&press.slug, press.stem.as_str())));
        self.page_names = NameIndex::new(self.pages.iter().map(|page| (&page.slug, page.stem.as_str())));
        next
    }
}

/// The most pages in the menu. Each of them has a menu of its own, with links to all others.
const MAX_MENU: usize = 30;

/// Reports a menu that is too long, and cuts it.
pub(super) fn limit_menu(pages: &mut [Page], diagnostics: &mut Vec<Diagnostic>) {
    for (number, page) in pages.iter_mut().filter(|page| page.menu.is_some()).skip(MAX_MENU).enumerate() {
        if let Some((_, version)) = page.versions.iter().next().filter(|_| number == 0) {
            let problem = Problem::LimitExceeded(Limit::Menu { limit: MAX_MENU });
            diagnostics.push(Diagnostic::new(Location::span(&version.path, version.start), problem));
        }
        page.menu = None;
    }
}

fn resolve_press(
    stem: String,
    mut files: Vec<Arc<TextFile<PressFront>>>,
    broken: &[Lang],
    languages: &[Lang],
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Release> {
    order(&mut files, languages);
    let mut fields = SharedFields { files: &files, diagnostics };
    let date = fields.shared("date", |front| front.date.clone());
    let slug = fields.shared("slug", |front| front.front.slug.clone());
    let visits = fields.refs("visits", |front| &front.visits);
    let programmes = fields.refs("programmes", |front| &front.programmes);
    let municipalities = fields.refs("municipalities", |front| &front.municipalities);
    let people = fields.refs("people", |front| &front.people);
    let contacts = fields.refs("contacts", |front| &front.contacts);
    let image = fields.image(|front| &front.front);
    let draft = fields.shared("draft", |front| front.front.draft.clone());
    let publish_at = fields.shared("publish_at", |front| front.publish_at.clone());
    let expires_at = fields.shared("expires_at", |front| front.expires_at.clone());
    if let (Some((_, publish)), Some((path, expires))) = (&publish_at, &expires_at)
        && expires.value.0 <= publish.value.0
    {
        let problem = Problem::InvalidDate { text: expires.value.0.to_string(), fault: DateError::EndBeforeStart };
        fields.diagnostics.push(Diagnostic::new(Location::span(path, expires.span), problem));
    }
    fields.alt(&image, |front| &front.front);
    let is_draft = draft.as_ref().is_some_and(|(_, draft)| draft.value);
    // Readers see no draft in the other language.
    if !is_draft {
        fields.untranslated(&stem, languages, broken, |front| &front.front);
    }
    fields.empty(languages, |file| is_draft || file.front.front.allow.contains(&Rule::EmptyText));
    let first = files.first()?;
    // The date may be in the file that could not be read.
    if date.is_none() && broken.is_empty() {
        let problem = Problem::MissingKey { key: "date", section: RecordKind::Press.into() };
        diagnostics.push(Diagnostic::new(Location::span(&first.path, first.front.front.start), problem));
    }
    let slug = slug.map_or_else(|| first.name.slug.clone(), |(_, slug)| slug.value);
    let (date_path, date) = date?;
    let places: Vec<Localized<String>> = files.iter().map(|file| file.front.place.clone()).collect();
    let versions = versions(
        with_words(files),
        |file| &file.front.front,
        diagnostics,
        |front, lang| {
            let place = places.iter().find_map(|place| place.get(lang)).cloned();
            (front.front, place, front.image_credit, front.corrections)
        },
    );
    Some(Release {
        slug,
        stem,
        date: date.value,
        date_at: Location::span(&date_path, date.span),
        visits: visits.unwrap_or_default(),
        programmes: programmes.unwrap_or_default(),
        municipalities: municipalities.unwrap_or_default(),
        people: people.unwrap_or_default(),
        contacts,
        image,
        draft: draft.is_some_and(|(_, draft)| draft.value),
        publish_at: publish_at.map(|(_, at)| at.value.0),
        expires_at: expires_at.map(|(_, at)| at.value.0),
        versions,
    })
}

fn resolve_page(
    stem: String,
    mut files: Vec<Arc<TextFile<PageFront>>>,
    broken: &[Lang],
    languages: &[Lang],
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Page> {
    order(&mut files, languages);
    let mut fields = SharedFields { files: &files, diagnostics };
    let slug = fields.shared("slug", |front| front.front.slug.clone());
    let menu = fields.shared("menu", |front| front.menu.clone());
    let image = fields.image(|front| &front.front);
    fields.alt(&image, |front| &front.front);
    let is_draft = |file: &Arc<TextFile<PageFront>>| file.front.front.draft.as_ref().is_some_and(|draft| draft.value);
    if !files.iter().all(is_draft) {
        fields.untranslated(&stem, languages, broken, |front| &front.front);
    }
    fields.empty(languages, |file| {
        let front = &file.front.front;
        front.draft.as_ref().is_some_and(|draft| draft.value) || front.allow.contains(&Rule::EmptyText)
    });
    let slug = slug.map_or_else(|| files.first().map(|file| file.name.slug.clone()), |(_, slug)| Some(slug.value))?;
    let versions = versions(
        with_words(files),
        |file| &file.front.front,
        diagnostics,
        |front, _| (front.front, None, None, Vec::new()),
    );
    Some(Page { slug, stem, menu: menu.map(|(_, menu)| menu.value), image, versions })
}

/// Leaves out the files without words, unless all are. An empty translation counts as missing.
fn with_words<F>(mut files: Vec<Arc<TextFile<F>>>) -> Vec<Arc<TextFile<F>>> {
    if files.iter().any(|file| !file.body.is_empty()) {
        files.retain(|file| !file.body.is_empty());
    }
    files
}

/// Sorts files in the order of the site's languages.
fn order<F>(files: &mut [Arc<TextFile<F>>], languages: &[Lang]) {
    files.sort_by_key(|file| languages.iter().position(|lang| *lang == file.name.lang));
}

/// Reads the shared fields of a text's files, and reports conflicts.
struct SharedFields<'f, F> {
    files: &'f [Arc<TextFile<F>>],
    diagnostics: &'f mut Vec<Diagnostic>,
}

impl<F> SharedFields<'_, F> {
    /// Returns the value of a field, and reports every file with another one.
    fn shared<T: PartialEq>(
        &mut self,
        key: &'static str,
        get: impl Fn(&F) -> Option<Located<T>>,
    ) -> Option<(SourcePath, Located<T>)> {
        let mut first: Option<(SourcePath, Located<T>)> = None;
        for file in self.files {
            let Some(field) = get(&file.front) else { continue };
            match &first {
                None => first = Some((file.path.clone(), field)),
                Some((path, other)) if other.value != field.value => {
                    let problem = Problem::ConflictingFact { key, first: Location::span(path, other.span) };
                    self.diagnostics.push(Diagnostic::new(Location::span(&file.path, field.span), problem));
                }
                Some(_) => {}
            }
        }
        first
    }

    /// Returns a shared list of ids. Lists with the same ids in another order are equal.
    fn refs(&mut self, key: &'static str, get: impl Fn(&F) -> &SharedRefs) -> Option<Vec<Id>> {
        let sorted = |front: &F| {
            get(front).as_ref().map(|list| {
                let mut ids: Vec<Id> = list.value.iter().map(|reference| reference.value.clone()).collect();
                ids.sort();
                Located::new(ids, list.span)
            })
        };
        self.shared(key, sorted)?;
        let list = self.files.iter().find_map(|file| get(&file.front).as_ref())?;
        Some(list.value.iter().map(|reference| reference.value.clone()).collect())
    }

    fn image(&mut self, front: impl Fn(&F) -> &Front) -> Option<Image> {
        let (named_in, image) = self.shared("image", |fields| front(fields).image.clone())?;
        Some(Image { named_in, span: image.span, address: image.value })
    }

    /// Reports languages without an alternative text for the image.
    fn alt(&mut self, image: &Option<Image>, front: impl Fn(&F) -> &Front) {
        let Some(image) = image else { return };
        for file in self.files {
            let front = front(&file.front);
            if front.image_alt.is_none() {
                let span = front.image.as_ref().map_or(front.start, |image| image.span);
                let problem = Problem::MissingAlt { image: image.address.clone() };
                self.diagnostics.push(Diagnostic::new(Location::span(&file.path, span), problem));
            }
        }
    }

    /// Reports files without words, unless `is_allowed`.
    fn empty(&mut self, languages: &[Lang], is_allowed: impl Fn(&TextFile<F>) -> bool) {
        let shown = languages
            .iter()
            .copied()
            .find(|lang| self.files.iter().any(|file| file.name.lang == *lang && !file.body.is_empty()));
        for file in self.files.iter().filter(|file| file.body.is_empty() && !is_allowed(file)) {
            self.diagnostics.push(Diagnostic::new(Location::file(&file.path), Problem::EmptyText { shown }));
        }
    }

    /// Reports languages without a file.
    fn untranslated(&mut self, stem: &str, languages: &[Lang], broken: &[Lang], front: impl Fn(&F) -> &Front) {
        let Some(first) = self.files.first() else { return };
        if front(&first.front).allow.contains(&Rule::MissingTranslation) {
            return;
        }
        // A language with an unreadable file is not missing.
        for &lang in languages.iter().filter(|lang| !broken.contains(lang)) {
            if self.files.iter().all(|file| file.name.lang != lang) {
                let expected_file = format!("{stem}.{lang}.md").into();
                let problem = Problem::PageUntranslated { lang, from: first.name.lang, expected_file };
                self.diagnostics.push(Diagnostic::new(Location::file(&first.path), problem));
            }
        }
    }
}

type Own = (Front, Option<String>, Option<String>, Vec<Correction>);

fn versions<F: Clone>(
    files: Vec<Arc<TextFile<F>>>,
    front: impl Fn(&TextFile<F>) -> &Front,
    diagnostics: &mut Vec<Diagnostic>,
    own: impl Fn(F, Lang) -> Own,
) -> Localized<Version> {
    // The source is the first file without `translated_from`, and the default language comes first.
    let source = files.iter().position(|file| front(file).translated_from.is_none()).unwrap_or(0);
    let source_hash = files.get(source).map(|file| file.hash.clone()).unwrap_or_default();
    let mut versions = Localized::default();
    for (at, file) in files.into_iter().enumerate() {
        let file = Arc::unwrap_or_clone(file);
        let translation = match &front(&file).translated_from {
            _ if at == source => Translation::Source,
            None => Translation::Unrecorded,
            Some(hash) if hash.value == source_hash => Translation::Current,
            Some(_) => Translation::Outdated,
        };
        let notes_before = diagnostics.len();
        if let (Translation::Outdated, Some(hash)) = (translation, &front(&file).translated_from) {
            let problem = Problem::TranslationOutdated { file: file.path.clone() };
            diagnostics.push(Diagnostic::new(Location::span(&file.path, hash.span), problem));
        }
        let lang = file.name.lang;
        let (front, place, image_credit, corrections) = own(file.front, lang);
        suppress_allowed(diagnostics, notes_before, &front.allow);
        versions.set(
            lang,
            Version {
                path: file.path,
                start: front.start,
                title: front.title,
                summary: front.summary,
                place,
                image_alt: front.image_alt,
                image_credit,
                corrections,
                aliases: front.aliases,
                draft: front.draft.is_some_and(|draft| draft.value),
                allow: front.allow,
                extra: front.extra.0,
                body: file.body,
                hash: file.hash,
                translation,
            },
        );
    }
    versions
}
