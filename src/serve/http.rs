//! Routes: the files of the site, and under `/_aikyn/` the dashboard and the API of the script.

mod editor;

use std::convert::Infallible;
use std::net::IpAddr;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{Query, Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use percent_encoding::percent_decode_str;
use tokio::sync::watch::Receiver;
use tokio_stream::StreamExt;
use tokio_stream::wrappers::WatchStream;

use super::author_lang::AuthorLang;
use super::connection::WRITE_TIMEOUT;
use super::edit::Editor;
use super::snapshot::{Snapshot, start};
use super::{api, byte_range, dashboard, guard, media_type};
use crate::foundation::path::OutputPath;
use crate::incremental::cache::BuildCache;
use crate::messages::Messages;

const SCRIPT: &str = include_str!("client.js");
const STYLE: &str = include_str!("client.css");

/// The state shared by all request handlers.
#[derive(Clone)]
pub(super) struct Server {
    snapshots: Receiver<Arc<Snapshot>>,
    cache: Arc<BuildCache>,
    interface: IpAddr,
    lang: AuthorLang,
    /// Whether pages that are not published have a note.
    notes: bool,
    /// `None` if the preview only shows the site.
    editor: Option<Arc<Editor>>,
}

impl Server {
    pub(super) fn new(
        snapshots: Receiver<Arc<Snapshot>>,
        cache: Arc<BuildCache>,
        interface: IpAddr,
        lang: AuthorLang,
        notes: bool,
        editor: Option<Editor>,
    ) -> Self {
        Self { snapshots, cache, interface, lang, notes, editor: editor.map(Arc::new) }
    }

    fn editor(&self) -> Option<Arc<Editor>> {
        self.editor.clone()
    }

    /// Returns the messages for a request that asks for a language.
    fn messages(&self, asked: &str) -> &'static Messages {
        self.lang.messages(asked, &self.snapshot())
    }

    /// Returns the file from which a page is made, and the byte at which its record begins.
    fn source_of(&self, page: &str) -> Option<(String, usize)> {
        let snapshot = self.snapshot();
        let (_, place) = snapshot.overview.pages.iter().find(|(address, _)| address == page)?;
        Some((place.path.to_string(), start(place)))
    }

    fn snapshot(&self) -> Arc<Snapshot> {
        self.snapshots.borrow().clone()
    }
}

/// Returns all routes, with the access check in front of them.
pub(super) fn router(server: Server) -> Router {
    let editor = if server.editor.is_some() { editor::routes() } else { Router::new() };
    Router::new()
        .merge(editor)
        .route("/_aikyn/", any(show_dashboard))
        .route("/_aikyn/client.js", any(|| async { typed("text/javascript; charset=utf-8", SCRIPT) }))
        .route("/_aikyn/client.css", any(|| async { typed("text/css; charset=utf-8", STYLE) }))
        .route("/_aikyn/state", any(show_state))
        .route("/_aikyn/events", any(events))
        .fallback(any(file))
        .layer(axum::middleware::from_fn_with_state(server.clone(), check_access))
        .with_state(server)
}

/// Rejects requests that `guard` refuses and adds the security headers to every response.
async fn check_access(State(server): State<Server>, request: Request, next: axum::middleware::Next) -> Response {
    let is_form = server.editor.is_some() && request.uri().path().starts_with("/_aikyn/edit/");
    // The editor shows pages of the site in a frame.
    let is_framed = request.uri().path().starts_with("/_aikyn/edit/preview/");
    let mut response = match guard::refusal(request.method(), request.headers(), server.interface, is_form) {
        None => next.run(request).await,
        Some(status) => {
            let key = if status == StatusCode::FORBIDDEN { "forbidden" } else { "not-allowed" };
            let mut response = (status, server.lang.messages("", &server.snapshot()).get(key)).into_response();
            if status == StatusCode::METHOD_NOT_ALLOWED {
                response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
            }
            response
        }
    };
    let headers = response.headers_mut();
    for (name, value) in guard::HEADERS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if is_framed {
        headers.insert("Content-Security-Policy", HeaderValue::from_static(guard::FRAMED_POLICY));
    }
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// A response with a media type.
fn typed(media_type: &'static str, body: impl Into<Body>) -> Response {
    ([(header::CONTENT_TYPE, media_type)], body.into()).into_response()
}

fn html(status: StatusCode, text: String) -> Response {
    (status, typed("text/html; charset=utf-8", text)).into_response()
}

#[derive(serde::Deserialize)]
struct DashboardQuery {
    /// The language that the author has chosen.
    #[serde(default)]
    lang: String,
}

async fn show_dashboard(State(server): State<Server>, Query(query): Query<DashboardQuery>) -> Response {
    let snapshot = server.snapshot();
    html(
        StatusCode::OK,
        dashboard::dashboard(&snapshot, server.lang.messages(&query.lang, &snapshot), server.editor.is_some()),
    )
}

#[derive(serde::Deserialize)]
struct StateQuery {
    #[serde(default)]
    page: String,
    #[serde(default)]
    lang: String,
}

async fn show_state(State(server): State<Server>, Query(query): Query<StateQuery>) -> Response {
    let page = decoded(&query.page).unwrap_or_default();
    let snapshot = server.snapshot();
    let messages = server.lang.messages(&query.lang, &snapshot);
    typed("application/json", api::state(&snapshot, page.trim_start_matches('/'), messages, server.editor.is_some()))
}

/// Streams build events. The first is sent at once, so that a page notices builds it has missed.
async fn events(State(server): State<Server>) -> Sse<impl tokio_stream::Stream<Item = Result<Event, Infallible>>> {
    let stream =
        WatchStream::new(server.snapshots).map(|snapshot| Ok(Event::default().data(api::build_event(&snapshot))));
    Sse::new(stream).keep_alive(KeepAlive::new().interval(WRITE_TIMEOUT / 3))
}

async fn file(State(server): State<Server>, request: Request) -> Response {
    let snapshot = server.snapshot();
    let Some(site) = &snapshot.site else {
        return html(
            StatusCode::SERVICE_UNAVAILABLE,
            dashboard::waiting(&snapshot, server.lang.messages("", &snapshot)),
        );
    };
    let Some(path) = decoded(request.uri().path()) else { return StatusCode::NOT_FOUND.into_response() };
    let name = path.trim_start_matches('/');
    let find = |name: &str| OutputPath::new(name).and_then(|path| site.get(&path));
    let name = if name.is_empty() || name.ends_with('/') { format!("{name}index.html") } else { name.to_owned() };
    if let Some(bytes) = find(&name) {
        return file_response(&request, &name, bytes, &snapshot, &server);
    }
    if find(&format!("{name}/index.html")).is_some() {
        let target = format!("{}/", request.uri().path());
        // A location that begins with `//` would redirect to another host.
        let target = format!("/{}", target.trim_start_matches('/'));
        return (StatusCode::TEMPORARY_REDIRECT, [(header::LOCATION, target)]).into_response();
    }
    if let Some(drawing) = OutputPath::new(&name).and_then(|path| snapshot.drawings.get(&path).cloned()) {
        let cache = server.cache.clone();
        return match tokio::task::spawn_blocking(move || drawing.render(&cache)).await {
            Ok(Ok(bytes)) => file_response(&request, &name, &bytes, &snapshot, &server),
            // A build reports the reason.
            _ => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        };
    }
    match find("404.html") {
        Some(bytes) => page_response(&name, bytes, StatusCode::NOT_FOUND, &snapshot, &server),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// A response with a file, or with the part of it that the request asks for.
fn file_response(request: &Request, name: &str, bytes: &Arc<[u8]>, snapshot: &Snapshot, server: &Server) -> Response {
    match name.ends_with(".html") {
        true => page_response(name, bytes, StatusCode::OK, snapshot, server),
        false => byte_range::response(request.method(), request.headers(), media_type::of(name), bytes),
    }
}

/// A response with a page, which gets the client script, and a note if readers do not see it.
fn page_response(name: &str, bytes: &[u8], status: StatusCode, snapshot: &Snapshot, server: &Server) -> Response {
    let is_missing = status == StatusCode::NOT_FOUND;
    let address = name.strip_suffix("index.html").unwrap_or(name);
    let with_slash = format!("{}/", address.trim_end_matches('/'));
    let item = snapshot.overview.unpublished_at(&with_slash).filter(|_| is_missing || server.notes);
    let messages = server.lang.messages("", snapshot);
    let note = match item {
        Some(item) => {
            let reason = messages.unpublished(item.reason);
            let key = if is_missing { "note-not-shown" } else { "note-not-published" };
            let file = item.place.path.to_string();
            Some(messages.format(key, &[("reason", reason.into()), ("file", file.into())]))
        }
        None => is_missing.then(|| messages.format("note-no-page", &[("address", format!("/{address}").into())])),
    };
    html(status, dashboard::with_script(&String::from_utf8_lossy(bytes), snapshot, note.as_deref()))
}

/// Decodes percent-encoding. Returns `None` if the result is not UTF-8.
fn decoded(path: &str) -> Option<String> {
    percent_decode_str(path).decode_utf8().ok().map(|path| path.into_owned())
}
