//! Texts and records that are not on the published site: drafts, and releases outside their period.

use jiff::civil::DateTime;

use crate::foundation::diagnostics::RecordKind;
use crate::foundation::lang::Lang;
use crate::foundation::span::{Location, SourcePath, Span};
use crate::model::record::{RecordLists, Records};
use crate::source::yaml::Id;

use super::text::{Page, Release, Texts};

/// The reason why something is not published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unpublished {
    Draft,
    /// It is published at this time.
    Future(DateTime),
    /// It was removed at this time.
    Expired(DateTime),
}

impl Unpublished {
    /// Returns the name used by `status --format json`.
    pub const fn name(self) -> &'static str {
        match self {
            Unpublished::Draft => "draft",
            Unpublished::Future(_) => "future",
            Unpublished::Expired(_) => "expired",
        }
    }

    /// Returns the time from which this changes, or `None` for a draft.
    pub const fn time(self) -> Option<DateTime> {
        match self {
            Unpublished::Draft => None,
            Unpublished::Future(time) | Unpublished::Expired(time) => Some(time),
        }
    }
}

/// A text or a record that is not published.
#[derive(Debug, Clone)]
pub struct UnpublishedItem {
    pub kind: RecordKind,
    pub id: Id,
    /// The languages in which it is not published.
    pub languages: Vec<Lang>,
    pub place: Location,
    pub reason: Unpublished,
}

/// Lists what is not published, in the order of the sources.
pub(super) fn list(texts: &Texts, records: &RecordLists, languages: &[Lang], now: DateTime) -> Vec<UnpublishedItem> {
    let mut items: Vec<UnpublishedItem> = Vec::new();
    for release in &texts.press {
        let Some(reason) = reason_of(release, now) else { continue };
        let files = release.versions.iter().map(|(_, version)| &version.path);
        add(&mut items, RecordKind::Press, &release.slug, files, languages, reason);
    }
    for Page { slug, versions, .. } in &texts.pages {
        let drafts = || versions.iter().filter(|(_, version)| version.draft);
        // A reader of another language sees the version that is left.
        let hidden: Vec<Lang> = match drafts().count() == versions.iter().count() {
            true => languages.to_vec(),
            false => Vec::new(),
        };
        add(
            &mut items,
            RecordKind::Page,
            slug,
            drafts().map(|(_, version)| &version.path),
            &hidden,
            Unpublished::Draft,
        );
    }
    let visits = records.visits.valid.iter().filter(|visit| visit.draft);
    let visits = visits.map(|visit| (RecordKind::Visit, &visit.id, &visit.path, visit.at));
    let commitments = records.commitments.valid.iter().filter(|commitment| commitment.draft);
    let commitments = commitments.map(|record| (RecordKind::Commitment, &record.id, &record.path, record.at));
    let begun = unfinished(RecordKind::Visit, &records.visits);
    let begun = begun.chain(unfinished(RecordKind::Commitment, &records.commitments));
    for (kind, id, path, at) in visits.chain(commitments).chain(begun) {
        let (id, place) = (id.clone(), Location::span(path, at));
        items.push(UnpublishedItem { kind, id, languages: languages.to_vec(), place, reason: Unpublished::Draft });
    }
    items.sort_by(|a, b| a.place.cmp(&b.place));
    items
}

fn unfinished<T>(kind: RecordKind, records: &Records<T>) -> impl Iterator<Item = (RecordKind, &Id, &SourcePath, Span)> {
    records.unfinished.iter().map(move |draft| (kind, &draft.id, &draft.path, draft.at))
}

fn add<'p>(
    items: &mut Vec<UnpublishedItem>,
    kind: RecordKind,
    id: &Id,
    files: impl Iterator<Item = &'p SourcePath>,
    languages: &[Lang],
    reason: Unpublished,
) {
    items.extend(files.map(|path| UnpublishedItem {
        kind,
        id: id.clone(),
        languages: languages.to_vec(),
        place: Location::file(path),
        reason,
    }));
}

fn reason_of(release: &Release, now: DateTime) -> Option<Unpublished> {
    if release.draft {
        return Some(Unpublished::Draft);
    }
    let future = release.publish_at.filter(|at| now < *at).map(Unpublished::Future);
    future.or_else(|| release.expires_at.filter(|at| *at <= now).map(Unpublished::Expired))
}
