//! The cross-checked records of a site: one table per record type.

use rustc_hash::FxHashMap;

use crate::foundation::diagnostics::{RecordKind, Reported};
use crate::foundation::span::SourcePath;
use crate::incremental::tracking::{Revisions, Tracker};
use crate::model::record::{RecordLists, RecordType, for_each_record_type};
use crate::source::yaml::Text;

use super::record_table::RecordTable;

macro_rules! define_record_tables {
    ($($Type:ident $field:ident,)*) => {
        use crate::model::record::{$($Type),*};

        /// The records of a site, one table per record type.
        #[derive(Debug)]
        pub struct RecordTables {
            $(pub $field: RecordTable<$Type>,)*
        }

        impl RecordTables {
            /// Makes the tables, and reports ids that are not unique.
            pub(super) fn new(lists: RecordLists) -> Reported<Self> {
                let mut diagnostics = Vec::new();
                let tables = Self { $($field: RecordTable::new(lists.$field, &mut diagnostics),)* };
                Reported::new(tables, diagnostics)
            }

            /// Returns handles to the same records, whose reads `tracker` records.
            pub(super) fn tracked(&self, tracker: &Tracker) -> Self {
                Self { $($field: self.$field.tracked(tracker),)* }
            }

            /// Sets the fingerprint of every record, from those of the source files.
            pub(super) fn set_revisions(&self, files: &FxHashMap<SourcePath, u64>, revisions: &mut Revisions) {
                $(self.$field.set_revisions(files, revisions);)*
            }

            /// Returns the name of a record. Texts are not in the tables.
            pub fn record_name(&self, kind: RecordKind, id: &str) -> Option<&Text> {
                match kind {
                    $(RecordKind::$Type => self.$field.get(id)?.name(),)*
                    RecordKind::Press | RecordKind::Page => None,
                }
            }
        }
    };
}

for_each_record_type!(define_record_tables);
