//! The fingerprints of everything that can be read of a plan.

use crate::incremental::tracking::{self, DependencyKind, Revisions};

use super::{Plan, PublishedImage};

impl Plan<'_> {
    /// Sets the fingerprint of every fact of the plan.
    pub fn set_revisions(&self, revisions: &mut Revisions) {
        for path in self.placed.outputs.iter().map(|output| &output.path) {
            for address in [path.as_str(), path.address()] {
                revisions.set(DependencyKind::Address, &[address], 1);
            }
        }
        for (id, version, lang) in self.versions() {
            let fingerprint = tracking::fingerprint(&id.address(lang));
            revisions.set(DependencyKind::Source, &[&version.path], fingerprint);
        }
        revisions.set(DependencyKind::Outputs, &[], self.placed.fingerprint());
        // One fact covers all images, because few sites have enough of them for more to pay off.
        let images = self.media.iter().map(|(source, PublishedImage { format, sizes, webp })| {
            let sizes = sizes.iter().chain(webp).map(|one| (&one.address, one.size));
            (&**source, format.extension(), sizes.collect::<Vec<_>>())
        });
        revisions.set(DependencyKind::Images, &[], tracking::fingerprint(&images.collect::<Vec<_>>()));
        for (path, bytes) in &self.gallery.files {
            let fingerprint = bytes.as_deref().map_or(0, tracking::fingerprint_bytes);
            revisions.set(DependencyKind::File, &[path], fingerprint);
        }
    }
}
