//! The bytes of a rendered output.

use std::sync::Arc;

use crate::foundation::path::{OutputPath, OutputSink};
use crate::media::share_card::CardSvg;

/// The content of an output.
#[derive(Clone)]
pub(super) enum OutputBytes {
    /// A text that is not shared yet.
    Fresh(String),
    Text(Arc<str>),
    Drawn(Arc<[u8]>),
    Later(CardSvg),
    /// The outlet took the bytes.
    Gone,
}

impl OutputBytes {
    /// Returns the text. Returns `None` for binary content.
    pub(super) fn text(&self) -> Option<&str> {
        match self {
            OutputBytes::Fresh(text) => Some(text),
            OutputBytes::Text(text) => Some(text),
            OutputBytes::Drawn(_) | OutputBytes::Later(_) | OutputBytes::Gone => None,
        }
    }

    /// Returns the shared text, if this is one.
    pub(super) fn shared_text(&self) -> Option<Arc<str>> {
        match self {
            OutputBytes::Text(text) => Some(text.clone()),
            OutputBytes::Fresh(_) | OutputBytes::Drawn(_) | OutputBytes::Later(_) | OutputBytes::Gone => None,
        }
    }

    /// Offers the bytes to an outlet. A text that it leaves becomes shared.
    pub(super) fn let_go(self, path: &OutputPath, sink: &dyn OutputSink) -> Self {
        let taken = match &self {
            OutputBytes::Fresh(text) => sink.accept(path, text.as_bytes()),
            OutputBytes::Text(text) => sink.accept(path, text.as_bytes()),
            OutputBytes::Drawn(bytes) => sink.accept(path, bytes),
            OutputBytes::Later(_) | OutputBytes::Gone => false,
        };
        match self {
            _ if taken => OutputBytes::Gone,
            OutputBytes::Fresh(text) => OutputBytes::Text(text.into()),
            kept => kept,
        }
    }

    /// Returns the bytes, if they are shared.
    pub(super) fn bytes(&self) -> Option<Arc<[u8]>> {
        match self {
            OutputBytes::Text(text) => Some(text.clone().into()),
            OutputBytes::Drawn(bytes) => Some(bytes.clone()),
            OutputBytes::Fresh(_) | OutputBytes::Later(_) | OutputBytes::Gone => None,
        }
    }

    /// Returns the drawing of a card that was left undrawn.
    pub(super) fn drawing(&self) -> Option<&CardSvg> {
        match self {
            OutputBytes::Later(drawing) => Some(drawing),
            _ => None,
        }
    }
}
