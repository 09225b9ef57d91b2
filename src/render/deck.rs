//! The cards of one kind in one language, in their order: made once, lent to every page that shows them, and kept from
//! build to build as long as nothing that was seen while they were made is otherwise.

use std::ops::Range;

use rustc_hash::FxHashMap;
use serde::Serialize;

use crate::lang::Lang;
use crate::trace::{self, Facts, Subject, Trace};
use crate::yaml::Id;

use super::lent::Lent;

/// A card, and what it was made from.
#[derive(Clone)]
struct Dealt<T> {
    id: Id,
    card: Lent<T>,
    /// A print of what the card says; 0 where nobody will ask for it.
    print: u64,
    trace: Trace,
}

/// The cards of one kind in one language.
pub struct Deck<T> {
    name: &'static str,
    lang: Lang,
    cards: Vec<Dealt<T>>,
}

/// The cards of the last build, by their ids.
pub struct Held<T>(FxHashMap<Id, Dealt<T>>);

impl<T> Default for Held<T> {
    fn default() -> Self {
        Self(FxHashMap::default())
    }
}

impl<T: Serialize> Deck<T> {
    /// A deck without cards.
    pub fn empty(name: &'static str, lang: Lang) -> Self {
        Self { name, lang, cards: Vec::new() }
    }

    /// Adds a card: the one that is held, if all that was seen when it was made is still so, or else a new one.
    /// Without facts nothing is held.
    pub fn add(&mut self, id: &Id, held: &mut Held<T>, facts: Option<&Facts>, make: impl FnOnce() -> Option<T>) {
        let Some(facts) = facts else {
            let dealt = |card| Dealt { id: id.clone(), card: Lent::new(card), print: 0, trace: Trace::default() };
            self.cards.extend(make().map(dealt));
            return;
        };
        if let Some(known) = held.0.remove(id).filter(|known| facts.hold(&known.trace)) {
            self.cards.push(known);
            return;
        }
        let (card, trace) = trace::watch(make);
        self.cards.extend(card.map(|card| {
            let print = trace::print_of_bytes(&serde_json::to_vec(&card).unwrap_or_default());
            Dealt { id: id.clone(), card: Lent::new(card), print, trace }
        }));
    }

    /// Puts the cards in the order of a key.
    pub fn sort_by_key<K: Ord>(&mut self, key: impl Fn(&T) -> K) {
        self.cards.sort_by_cached_key(|dealt| key(&dealt.card));
    }
}

impl<T> Deck<T> {
    /// The card at a place. Who asks for a place has seen by himself what stands there.
    pub fn get(&self, at: usize) -> Option<&Lent<T>> {
        let dealt = self.cards.get(at)?;
        trace::saw(Subject::Card, &[self.name, self.lang.code(), dealt.id.as_str()], || dealt.print);
        Some(&dealt.card)
    }

    /// The cards at these places, as far as there are any.
    pub fn range(&self, range: Range<usize>) -> impl Iterator<Item = &Lent<T>> {
        let dealt = self.cards.get(range.start.min(self.cards.len())..range.end.min(self.cards.len()));
        let dealt = dealt.unwrap_or_default();
        let key = format!("{}-{}", range.start, range.end);
        trace::saw(Subject::Listed, &[self.name, self.lang.code(), &key], || print_of(dealt));
        dealt.iter().map(|dealt| &dealt.card)
    }

    /// The cards before and after the one at a place.
    pub fn beside(&self, at: usize) -> (Option<&Lent<T>>, Option<&Lent<T>>) {
        let (before, after) = (at.checked_sub(1).and_then(|at| self.cards.get(at)), self.cards.get(at + 1));
        if let Some(dealt) = self.cards.get(at) {
            let key = [self.name, self.lang.code(), "beside", dealt.id.as_str()];
            trace::saw(Subject::Listed, &key, || beside(before, after));
        }
        (before.map(|dealt| &dealt.card), after.map(|dealt| &dealt.card))
    }

    /// All cards.
    pub fn iter(&self) -> impl Iterator<Item = &Lent<T>> {
        trace::saw(Subject::List, &[self.name, self.lang.code()], || print_of(&self.cards));
        self.cards.iter().map(|dealt| &dealt.card)
    }

    /// How many cards there are.
    pub fn len(&self) -> usize {
        trace::saw(Subject::Listed, &[self.name, self.lang.code(), "length"], || self.cards.len() as u64);
        self.cards.len()
    }

    /// Tells how everything stands; `ranges` are those that pages ask for.
    pub fn tell(&self, facts: &mut Facts, ranges: impl Iterator<Item = Range<usize>>) {
        let lang = self.lang.code();
        for (at, dealt) in self.cards.iter().enumerate() {
            let id = dealt.id.as_str();
            facts.add(Subject::Card, &[self.name, lang, id], dealt.print);
            let before = at.checked_sub(1).and_then(|at| self.cards.get(at));
            facts.add(Subject::Listed, &[self.name, lang, "beside", id], beside(before, self.cards.get(at + 1)));
        }
        for range in ranges {
            let dealt = self.cards.get(range.start..range.end.min(self.cards.len())).unwrap_or_default();
            facts.add(Subject::Listed, &[self.name, lang, &format!("{}-{}", range.start, range.end)], print_of(dealt));
        }
        facts.add(Subject::Listed, &[self.name, lang, "length"], self.cards.len() as u64);
        facts.add(Subject::List, &[self.name, lang], print_of(&self.cards));
    }

    /// The cards, to be held for the next build.
    pub fn held(&self) -> Held<T>
    where
        T: Clone,
    {
        Held(self.cards.iter().map(|dealt| (dealt.id.clone(), dealt.clone())).collect())
    }
}

fn print_of<T>(cards: &[Dealt<T>]) -> u64 {
    trace::print(&cards.iter().map(|dealt| (dealt.id.as_str(), dealt.print)).collect::<Vec<_>>())
}

fn beside<T>(before: Option<&Dealt<T>>, after: Option<&Dealt<T>>) -> u64 {
    let print = |dealt: Option<&Dealt<T>>| dealt.map(|dealt| (dealt.id.clone(), dealt.print));
    trace::print(&(print(before), print(after)))
}
