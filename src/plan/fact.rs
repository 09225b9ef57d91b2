//! What whoever looks at a plan has seen of it, for those who remember what they made.

use crate::trace::{self, Facts, Subject};

use super::{Media, Plan};

impl Plan<'_> {
    /// Tells how everything stands.
    pub fn tell(&self, facts: &mut Facts) {
        for path in self.placed.outputs.iter().map(|output| &output.path) {
            facts.add(Subject::Address, &[path.as_str()], 1);
            if path.address() != path.as_str() {
                facts.add(Subject::Address, &[path.address()], 1);
            }
        }
        facts.add(Subject::Outputs, &[], self.placed.print());
        facts.add(Subject::Picture, &[], self.print_of_pictures());
        for (path, bytes) in &self.gallery.files {
            facts.add(Subject::File, &[path], print_of_file(bytes.as_deref()));
        }
    }

    /// A print of all pictures and their addresses. Few sites have so many that more need be told apart.
    fn print_of_pictures(&self) -> u64 {
        let media = self.media.iter().map(|(source, Media { form, sizes, webp })| {
            let sizes = sizes.iter().chain(webp).map(|one| (&one.address, one.size));
            (&**source, form.ending(), sizes.collect::<Vec<_>>())
        });
        trace::print(&media.collect::<Vec<_>>())
    }

    pub(super) fn saw_pictures(&self) {
        trace::saw(Subject::Picture, &[], || self.print_of_pictures());
    }

    pub(super) fn saw_file(&self, path: &str, bytes: Option<&[u8]>) {
        trace::saw(Subject::File, &[path], || print_of_file(bytes));
    }
}

/// A print of a file that is published as it is; 0 for none.
fn print_of_file(bytes: Option<&[u8]>) -> u64 {
    bytes.map_or(0, trace::print_of_bytes)
}
