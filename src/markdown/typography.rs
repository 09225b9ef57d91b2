//! Sets the words of a run: quotation marks, dashes and spaces, each word with its neighbours across all markup.
//!
//! Code, addresses and the words of languages that Aikyn does not write stay as they are.

use crate::lang::Lang;
use crate::text::{Typographer, split_addresses};

use super::piece::{Piece, Tag};
use super::run::Bit;

/// Stands for something that is seen and is no word: a picture, an address.
const OBJECT: char = '\u{fffc}';

/// Sets one body from its start to its end, since quotation marks pair up over all of it.
pub(super) struct Setter {
    typographer: Typographer,
    lang: Lang,
}

impl Setter {
    pub fn new(lang: Lang) -> Self {
        Self { typographer: Typographer::new(lang), lang }
    }

    /// Sets a run. Every bit becomes one piece.
    pub fn set(&mut self, bits: Vec<Bit>, text: &str) -> Vec<Piece> {
        let neighbours = neighbours(&bits, text);
        // The language of each open tag, or none where it is not one of ours.
        let mut spoken: Vec<Option<Lang>> = vec![Some(self.lang)];
        let mut pieces = Vec::with_capacity(bits.len());
        for (bit, (before, after)) in bits.into_iter().zip(neighbours) {
            let now = spoken.last().copied().flatten();
            if let (Some(words), Some(_)) = (bit.words(text), now) {
                pieces.push(Piece::Text(self.words(words, before, after)));
                continue;
            }
            let piece = match bit {
                Bit::Words(range) => Piece::Text(text[range].to_owned()),
                Bit::Literal(words) => Piece::Text(words),
                Bit::Piece(piece) => piece,
            };
            match &piece {
                Piece::Open(Tag::Foreign(code)) => spoken.push(Lang::from_code(code.split('-').next().unwrap_or(code))),
                Piece::Open(_) => spoken.push(now),
                Piece::Close => drop(spoken.pop()),
                _ => {}
            }
            if let Some(lang) = spoken.last().copied().flatten() {
                self.typographer.speak(lang);
            }
            pieces.push(piece);
        }
        pieces
    }

    fn words(&mut self, words: &str, before: Option<char>, after: Option<char>) -> String {
        let parts = split_addresses(words);
        let mut set = String::with_capacity(words.len());
        for (place, &(part, is_address)) in parts.iter().enumerate() {
            if is_address {
                set.push_str(part);
                continue;
            }
            // Two parts side by side are never both words: the neighbour is an address.
            let before = if place == 0 { before } else { Some(OBJECT) };
            let after = if place + 1 == parts.len() { after } else { Some(OBJECT) };
            set.push_str(&self.typographer.piece(part, before, after));
        }
        set
    }
}

/// What stands before each bit and after it, whatever markup stands between.
fn neighbours(bits: &[Bit], text: &str) -> Vec<(Option<char>, Option<char>)> {
    let edges: Vec<_> = bits.iter().map(|bit| edges(bit, text)).collect();
    let mut last = None;
    let mut neighbours: Vec<_> = edges
        .iter()
        .map(|edges| {
            let before = last;
            last = edges.map_or(last, |(_, edge)| Some(edge));
            (before, None)
        })
        .collect();
    let mut next = None;
    for (edges, (_, after)) in edges.iter().zip(&mut neighbours).rev() {
        *after = next;
        next = edges.map_or(next, |(edge, _)| Some(edge));
    }
    neighbours
}

/// The first and the last character of what a reader sees of a bit.
fn edges(bit: &Bit, text: &str) -> Option<(char, char)> {
    let words = match bit {
        Bit::Piece(Piece::Code(words)) => words,
        Bit::Piece(Piece::Text(address)) => return (!address.is_empty()).then_some((OBJECT, OBJECT)),
        Bit::Piece(Piece::SoftBreak | Piece::HardBreak) => return Some(('\n', '\n')),
        Bit::Piece(Piece::Image(_) | Piece::Name(_)) => return Some((OBJECT, OBJECT)),
        _ => bit.words(text)?,
    };
    words.chars().next().zip(words.chars().next_back())
}
