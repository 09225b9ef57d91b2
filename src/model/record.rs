//! The record types of a site: the keys that an author may write, and their types.
//!
//! A record type knows its own keys (section 3 of the content model). It does not know whether the
//! records it refers to exist, nor where it is shown.

mod commitment;
mod district;
mod document;
pub(crate) mod front;
mod municipality;
mod organization;
mod page;
mod person;
mod press;
mod programme;
mod record_lists;
mod record_type;
mod records;
mod results;
mod term;
mod visit;

/// Calls a macro with the table of record types: each type, and the name of its list in a site.
macro_rules! for_each_record_type {
    ($callback:ident) => {
        $callback! {
            Organization organizations,
            Person people,
            District districts,
            Municipality municipalities,
            Programme programmes,
            Visit visits,
            Commitment commitments,
            Term terms,
            Document documents,
        }
    };
}
pub(crate) use for_each_record_type;

pub use commitment::{Commitment, CommitmentStatus, Evidence, Update};
pub use district::District;
pub use document::{Document, DocumentFile, DocumentFiles};
pub use front::{Front, SharedRefs, TextType};
pub use municipality::{Municipality, MunicipalityKind, Population};
pub use organization::{Organization, OrganizationRole};
pub use page::PageFront;
pub use person::Person;
pub use press::{Correction, PressFront};
pub use programme::{Programme, Stated};
pub use record_lists::{RecordLists, file_of};
pub use record_type::{AnyRecord, Record, RecordType};
pub use records::{RecordList, Records, UnfinishedDraft, suppress_allowed};
pub use results::{Participants, Priority, Question, Results};
pub use term::Term;
pub use visit::{Invited, Visit, VisitKind, VisitStatus};
