//! The records of a site: one list per record type.

use crate::foundation::diagnostics::RecordKind;

use super::for_each_record_type;
use super::record_type::{AnyRecord, RecordType};
use super::records::{RecordList, Records};

macro_rules! define_record_lists {
    ($($Type:ident $field:ident,)*) => {
        use super::{$($Type),*};

        /// The records of a site, one list per record type.
        #[derive(Debug, Default, Clone)]
        pub struct RecordLists {
            $(pub $field: Records<$Type>,)*
        }

        impl RecordLists {
            /// The names of the record types' files under `content/data`.
            pub const FILES: [&'static str; [$($Type::FILE),*].len()] = [$($Type::FILE),*];

            /// Returns all lists.
            pub fn lists(&self) -> [&dyn RecordList; Self::FILES.len()] {
                [$(&self.$field),*]
            }

            fn lists_mut(&mut self) -> [&mut dyn RecordList; Self::FILES.len()] {
                [$(&mut self.$field),*]
            }

            /// Adds the records of another file.
            pub fn append(&mut self, other: Self) {
                $(self.$field.append(other.$field);)*
            }
        }
    };
}

for_each_record_type!(define_record_lists);

impl RecordLists {
    /// Returns the list whose records are in the file `content/data/{file}.yaml`, if there is one.
    pub fn of_file(&mut self, file: &str) -> Option<&mut dyn RecordList> {
        self.lists_mut().into_iter().find(|list| list.file() == file)
    }

    /// Returns the valid records of all types.
    pub fn records(&self) -> impl Iterator<Item = &dyn AnyRecord> {
        self.lists().into_iter().flat_map(|list| list.records())
    }

    /// Returns whether all records of the files are valid.
    pub fn is_complete(&self) -> bool {
        self.lists().iter().all(|list| list.is_complete())
    }
}

/// Returns the name of the file under `content/data` that holds a kind of record. Texts have none.
pub fn file_of(kind: RecordKind) -> Option<&'static str> {
    RecordLists::default().lists().into_iter().find(|list| list.kind() == kind).map(|list| list.file())
}
