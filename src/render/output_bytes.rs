//! The bytes of a rendered output.

use std::sync::Arc;

use crate::foundation::path::{OutPath, Outlet};
use crate::media::share_card::CardSvg;

/// What is written, drawn or not yet.
#[derive(Clone)]
pub enum Piece {
    /// Just drawn, and nobody's yet.
    Fresh(String),
    Text(Arc<str>),
    Drawn(Arc<[u8]>),
    Later(CardSvg),
    /// The outlet has it.
    Gone,
}

impl Piece {
    /// What is written, if it is a text.
    pub fn text(&self) -> Option<&str> {
        match self {
            Piece::Fresh(text) => Some(text),
            Piece::Text(text) => Some(text),
            Piece::Drawn(_) | Piece::Later(_) | Piece::Gone => None,
        }
    }

    /// Returns the text for shared use, if it is a text that the outlet left.
    pub fn shared_text(&self) -> Option<Arc<str>> {
        match self {
            Piece::Text(text) => Some(text.clone()),
            Piece::Fresh(_) | Piece::Drawn(_) | Piece::Later(_) | Piece::Gone => None,
        }
    }

    /// Hands what is written to an outlet, if it takes it; what it leaves can be shared.
    pub fn let_go(self, path: &OutPath, outlet: &dyn Outlet) -> Self {
        let taken = match &self {
            Piece::Fresh(text) => outlet.take(path, text.as_bytes()),
            Piece::Text(text) => outlet.take(path, text.as_bytes()),
            Piece::Drawn(bytes) => outlet.take(path, bytes),
            Piece::Later(_) | Piece::Gone => false,
        };
        match self {
            _ if taken => Piece::Gone,
            Piece::Fresh(text) => Piece::Text(text.into()),
            kept => kept,
        }
    }

    /// What is written, if it is drawn and can be shared.
    pub fn bytes(&self) -> Option<Arc<[u8]>> {
        match self {
            Piece::Text(text) => Some(text.clone().into()),
            Piece::Drawn(bytes) => Some(bytes.clone()),
            Piece::Fresh(_) | Piece::Later(_) | Piece::Gone => None,
        }
    }

    /// What is still to be drawn.
    pub fn drawing(&self) -> Option<&CardSvg> {
        match self {
            Piece::Later(drawing) => Some(drawing),
            _ => None,
        }
    }
}
