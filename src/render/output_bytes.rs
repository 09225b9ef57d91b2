//! The bytes of a rendered output.

use std::sync::Arc;

use crate::foundation::path::{OutPath, Outlet};
use crate::media::share_card::CardSvg;

/// The content of an output.
#[derive(Clone)]
pub enum Piece {
    /// A text that is not shared yet.
    Fresh(String),
    Text(Arc<str>),
    Drawn(Arc<[u8]>),
    Later(CardSvg),
    /// The outlet took the bytes.
    Gone,
}

impl Piece {
    /// Returns the text. Returns `None` for binary content.
    pub fn text(&self) -> Option<&str> {
        match self {
            Piece::Fresh(text) => Some(text),
            Piece::Text(text) => Some(text),
            Piece::Drawn(_) | Piece::Later(_) | Piece::Gone => None,
        }
    }

    /// Returns the shared text, if this is one.
    pub fn shared_text(&self) -> Option<Arc<str>> {
        match self {
            Piece::Text(text) => Some(text.clone()),
            Piece::Fresh(_) | Piece::Drawn(_) | Piece::Later(_) | Piece::Gone => None,
        }
    }

    /// Offers the bytes to an outlet. A text that it leaves becomes shared.
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

    /// Returns the bytes, if they are shared.
    pub fn bytes(&self) -> Option<Arc<[u8]>> {
        match self {
            Piece::Text(text) => Some(text.clone().into()),
            Piece::Drawn(bytes) => Some(bytes.clone()),
            Piece::Fresh(_) | Piece::Later(_) | Piece::Gone => None,
        }
    }

    /// Returns the drawing of a card that was left undrawn.
    pub fn drawing(&self) -> Option<&CardSvg> {
        match self {
            Piece::Later(drawing) => Some(drawing),
            _ => None,
        }
    }
}
