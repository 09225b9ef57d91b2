//! A view that many pages share.

use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use serde::{Serialize, Serializer};

use crate::theme::TemplateValue;

/// A view that is converted to a template value once, on first use. Clones share the view.
#[derive(Debug)]
pub(crate) struct SharedView<T>(Arc<(T, OnceLock<TemplateValue>)>);

impl<T: Serialize> SharedView<T> {
    /// Wraps a view for sharing.
    pub(crate) fn new(view: T) -> Self {
        Self(Arc::new((view, OnceLock::new())))
    }
}

impl<T> Clone for SharedView<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T> Deref for SharedView<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0.0
    }
}

impl<T: Serialize> Serialize for SharedView<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.1.get_or_init(|| TemplateValue::new(&self.0.0)).serialize(serializer)
    }
}
