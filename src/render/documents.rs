//! Views of documents.

use crate::foundation::diagnostics::RecordKind;
use crate::foundation::path::{address_of, split_suffix};
use crate::model::record::{Document, DocumentFile, Record};
use crate::source::yaml::Ref;

use super::context::RenderContext;
use super::names::record_link;
use super::view::DocumentView;

/// Returns the views of documents, in the order of the references.
pub(super) fn document_views(cx: &RenderContext, references: &[Ref]) -> Vec<DocumentView> {
    let found = references.iter().filter_map(|reference| cx.plan.site.documents.get(reference.value.as_str()));
    found.filter_map(|document| document_view(cx, document)).collect()
}

/// Returns the view of a document. Returns `None` if its file is missing.
pub(super) fn document_view(cx: &RenderContext, document: &Record<Document>) -> Option<DocumentView> {
    let (lang, file) = document.files.best(cx.lang, cx.plan.site.languages())?;
    let (address, name, bytes) = match &file.value {
        // A missing file has its own diagnostic, and a link to it would only add another.
        DocumentFile::Own(path) if !cx.plan.exists(path) => return None,
        DocumentFile::Own(path) => (address_of(path).into_owned(), path.as_str(), cx.plan.file(path).map(<[u8]>::len)),
        DocumentFile::Elsewhere(url) => (url.0.clone(), split_suffix(&url.0).0, None),
    };
    let external = matches!(file.value, DocumentFile::Elsewhere(_));
    let name = name.rsplit('/').next().unwrap_or_default();
    let form = name.rsplit_once('.').map(|(_, form)| form.to_uppercase());
    Some(DocumentView {
        id: document.id.to_string(),
        title: cx.view(&document.title),
        form: form.filter(|form| (2..=4).contains(&form.len()) && !matches!(form.as_str(), "HTML" | "HTM" | "PHP")),
        size: bytes.map(|bytes| file_size(cx, bytes as u64)),
        lang: lang.filter(|lang| *lang != cx.lang).map(|lang| lang.code()),
        date: document.date.as_ref().map(|day| cx.day(&day.value)),
        municipality: document
            .municipality
            .as_ref()
            .and_then(|id| record_link(cx, RecordKind::Municipality, id.value.as_str())),
        visit: document.visit.as_ref().and_then(|id| record_link(cx, RecordKind::Visit, id.value.as_str())),
        address,
        external,
    })
}

fn file_size(cx: &RenderContext, bytes: u64) -> String {
    let decimal = |tenths: u64| crate::language::decimal(cx.lang, u128::from(tenths) * 10);
    match bytes {
        1_000_000.. => cx.text("size-megabytes", &[("size", decimal(bytes / 100_000))]),
        _ => cx.text("size-kilobytes", &[("size", crate::language::number(cx.lang, bytes.div_ceil(1000)))]),
    }
}
