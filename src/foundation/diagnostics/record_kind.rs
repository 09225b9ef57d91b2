//! The kinds of records, by the names that authors, messages and templates use.

/// Defines [`RecordKind`] from one line per kind: the variant and its name.
macro_rules! record_kinds {
    ($($kind:ident $name:literal,)*) => {
        /// The kind of a record: something with an id that other records and texts can refer to.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum RecordKind {
            $($kind,)*
        }

        impl RecordKind {
            /// Every kind.
            pub const ALL: [Self; [$($name),*].len()] = [$(Self::$kind),*];

            /// Returns the name, which is also the scheme of links to the record:
            /// `visit:jazy-2017`.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$kind => $name,)*
                }
            }
        }
    };
}

record_kinds! {
    Organization "organization",
    Person "person",
    District "district",
    Municipality "municipality",
    Programme "programme",
    Visit "visit",
    Commitment "commitment",
    Term "term",
    Document "document",
    Press "press",
    Page "page",
}

impl RecordKind {
    /// Returns whether a text can link to the record. An organization is shown nowhere by itself.
    pub const fn is_linkable(self) -> bool {
        !matches!(self, Self::Organization)
    }

    /// Returns the kind that a link's scheme names, or `None` if the scheme is not one of a record.
    pub fn from_scheme(scheme: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.is_linkable() && kind.name() == scheme)
    }

    /// Returns the schemes of links to records.
    pub fn schemes() -> impl Iterator<Item = &'static str> {
        Self::ALL.into_iter().filter(|kind| kind.is_linkable()).map(Self::name)
    }
}
