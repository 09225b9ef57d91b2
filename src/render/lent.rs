//! A card that many pages show: made once for each language, and lent to every page as it is.

use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use serde::{Serialize, Serializer};

use crate::theme::Shared;

/// A view that is made ready for the templates once, when the first of them asks. A copy costs nothing.
#[derive(Debug)]
pub struct Lent<T>(Arc<(T, OnceLock<Shared>)>);

impl<T: Serialize> Lent<T> {
    /// Makes a view ready to be lent.
    pub fn new(view: T) -> Self {
        Self(Arc::new((view, OnceLock::new())))
    }
}

impl<T> Clone for Lent<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T> Deref for Lent<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0.0
    }
}

impl<T: Serialize> Serialize for Lent<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.1.get_or_init(|| Shared::new(&self.0.0)).serialize(serializer)
    }
}
