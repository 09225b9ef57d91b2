//! The cards of one kind in one language, made once and shown on many pages.

use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;
use serde::Serialize;

use crate::foundation::lang::Lang;
use crate::incremental::stage_cache::StageCache;
use crate::incremental::tracking::{self, DependencyKind, Revisions, Tracker};
use crate::plan::PRESS_PER_PAGE;
use crate::source::yaml::Id;

use super::shared_view::SharedView;

/// The number of cards in a chunk. The pages of the list of releases show one chunk each.
const CHUNK: usize = PRESS_PER_PAGE;

/// A card in its list.
#[derive(Clone)]
pub(super) struct Card<T> {
    id: Id,
    view: SharedView<T>,
    /// A fingerprint of the view; 0 in a build that keeps nothing for the next one.
    fingerprint: u64,
}

/// The cards of the last build, by the ids of their records.
pub(super) type CardCache<T> = StageCache<Id, (), Option<Card<T>>>;

/// A handle to the cards of one kind in one language, in order.
///
/// Its tracker records every read.
pub(super) struct CardList<T> {
    name: &'static str,
    lang: Lang,
    cards: Arc<Vec<Card<T>>>,
    tracker: Tracker,
}

impl<T: Serialize + Clone + Send + Sync> CardList<T> {
    /// Makes the cards of the records with these ids.
    ///
    /// With a cache, a card is reused while the facts that it read are unchanged.
    ///
    /// `make` must not read other cards, because their revisions are not set yet.
    pub(super) fn new(
        name: &'static str,
        lang: Lang,
        ids: &[Id],
        cache: Option<(&mut CardCache<T>, &Revisions)>,
        make: impl Fn(&Id, &Tracker) -> Option<T> + Sync,
    ) -> Self {
        let card = |id: &Id, tracker: &Tracker, is_kept: bool| {
            let view = make(id, tracker)?;
            let json = if is_kept { serde_json::to_vec(&view).ok() } else { None };
            let fingerprint = json.map_or(0, |json| tracking::fingerprint_bytes(&json));
            Some(Card { id: id.clone(), view: SharedView::new(view), fingerprint })
        };
        let cards: Vec<Option<Card<T>>> = match cache {
            None => ids.par_iter().map(|id| card(id, &Tracker::default(), false)).collect(),
            Some((cache, revisions)) => {
                cache.update(revisions, ids.par_iter(), |id| ((*id).clone(), ()), |id, tracker| card(id, tracker, true))
            }
        };
        Self { name, lang, cards: Arc::new(cards.into_iter().flatten().collect()), tracker: Tracker::default() }
    }

    /// Sorts the cards by a key.
    pub(super) fn sorted_by_key<K: Ord>(self, key: impl Fn(&T) -> K) -> Self {
        let mut cards = Arc::unwrap_or_clone(self.cards);
        cards.sort_by_cached_key(|card| key(&card.view));
        Self { cards: Arc::new(cards), ..self }
    }
}

impl<T> CardList<T> {
    /// Creates a list without cards.
    pub(super) fn empty(name: &'static str, lang: Lang) -> Self {
        Self { name, lang, cards: Arc::default(), tracker: Tracker::default() }
    }

    /// Returns a handle to the same cards, whose reads `tracker` records.
    pub(super) fn tracked(&self, tracker: &Tracker) -> Self {
        Self { cards: self.cards.clone(), tracker: tracker.clone(), ..*self }
    }

    /// Returns the card at a position. The caller records how it came to the position.
    pub(super) fn get(&self, at: usize) -> Option<&SharedView<T>> {
        let card = self.cards.get(at)?;
        self.record_card(card.id.as_str());
        Some(&card.view)
    }

    /// Records that the card of a record was read, also where there is none.
    pub(super) fn record_card(&self, id: &str) {
        self.record(DependencyKind::Card, id);
    }

    /// Returns the cards at these positions that exist.
    pub(super) fn range(&self, range: Range<usize>) -> impl Iterator<Item = &SharedView<T>> {
        for chunk in range.start / CHUNK..range.end.div_ceil(CHUNK) {
            self.record(DependencyKind::CardChunk, &chunk.to_string());
        }
        let end = range.end.min(self.cards.len());
        self.cards.get(range.start.min(end)..end).unwrap_or_default().iter().map(|card| &card.view)
    }

    /// Returns the cards before and after the one at a position.
    pub(super) fn neighbours(&self, at: usize) -> (Option<&SharedView<T>>, Option<&SharedView<T>>) {
        if let Some(card) = self.cards.get(at) {
            self.record(DependencyKind::Neighbours, card.id.as_str());
        }
        let (before, after) = self.around(at);
        (before.map(|card| &card.view), after.map(|card| &card.view))
    }

    /// Returns all cards.
    pub(super) fn iter(&self) -> impl Iterator<Item = &SharedView<T>> {
        self.record(DependencyKind::CardList, "");
        self.cards.iter().map(|card| &card.view)
    }

    /// Returns the number of cards.
    pub(super) fn len(&self) -> usize {
        self.record(DependencyKind::CardCount, "");
        self.cards.len()
    }

    /// Sets the fingerprint of everything that can be read of the list.
    pub(super) fn set_revisions(&self, revisions: &mut Revisions) {
        let mut set =
            |kind, key: &str, fingerprint| revisions.set(kind, &[self.name, self.lang.code(), key], fingerprint);
        let fingerprint = |card: &Card<T>| (card.id.clone(), card.fingerprint);
        let list = |cards: &[Card<T>]| tracking::fingerprint(&cards.iter().map(fingerprint).collect::<Vec<_>>());
        for (at, card) in self.cards.iter().enumerate() {
            let (before, after) = self.around(at);
            set(DependencyKind::Card, card.id.as_str(), card.fingerprint);
            let neighbours = (before.map(fingerprint), after.map(fingerprint));
            set(DependencyKind::Neighbours, card.id.as_str(), tracking::fingerprint(&neighbours));
        }
        for (number, chunk) in self.cards.chunks(CHUNK).enumerate() {
            set(DependencyKind::CardChunk, &number.to_string(), list(chunk));
        }
        set(DependencyKind::CardCount, "", self.cards.len() as u64);
        set(DependencyKind::CardList, "", list(&self.cards));
    }

    fn around(&self, at: usize) -> (Option<&Card<T>>, Option<&Card<T>>) {
        (at.checked_sub(1).and_then(|at| self.cards.get(at)), self.cards.get(at + 1))
    }

    fn record(&self, kind: DependencyKind, key: &str) {
        self.tracker.record(kind, &[self.name, self.lang.code(), key]);
    }
}
