//! The answers: files of the site, and under `/_aikyn/` what the pages need to keep up with it.

use std::convert::Infallible;
use std::net::IpAddr;
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Query, Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use percent_encoding::percent_decode_str;
use tokio::sync::watch::Receiver;
use tokio_stream::StreamExt;
use tokio_stream::wrappers::WatchStream;

use crate::memo::Memo;
use crate::path::OutPath;
use crate::words::Words;

use super::connection::PATIENCE;
use super::{Snapshot, dashboard, guard, media_type, state};

const SCRIPT: &str = include_str!("client.js");
const STYLE: &str = include_str!("client.css");

/// All that an answer needs.
#[derive(Clone)]
pub struct Server {
    snapshots: Receiver<Arc<Snapshot>>,
    memo: Arc<Memo>,
    interface: IpAddr,
    words: &'static Words,
}

impl Server {
    pub fn new(snapshots: Receiver<Arc<Snapshot>>, memo: Arc<Memo>, interface: IpAddr, words: &'static Words) -> Self {
        Self { snapshots, memo, interface, words }
    }

    fn snapshot(&self) -> Arc<Snapshot> {
        self.snapshots.borrow().clone()
    }
}

/// All answers.
pub fn router(server: Server) -> Router {
    Router::new()
        .route("/_aikyn/", any(show_dashboard))
        .route("/_aikyn/client.js", any(|| async { answer("text/javascript; charset=utf-8", SCRIPT) }))
        .route("/_aikyn/client.css", any(|| async { answer("text/css; charset=utf-8", STYLE) }))
        .route("/_aikyn/state", any(show_state))
        .route("/_aikyn/events", any(events))
        .fallback(any(file))
        .layer(axum::middleware::from_fn_with_state(server.clone(), guarded))
        .with_state(server)
}

async fn guarded(State(server): State<Server>, request: Request, next: axum::middleware::Next) -> Response {
    let mut response = match guard::refusal(request.method(), request.headers(), server.interface) {
        None => next.run(request).await,
        Some(status) => {
            let key = if status == StatusCode::FORBIDDEN { "forbidden" } else { "not-allowed" };
            let mut response = (status, server.words.plain(key)).into_response();
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
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn answer(kind: &'static str, body: impl Into<Body>) -> Response {
    ([(header::CONTENT_TYPE, kind)], body.into()).into_response()
}

fn html(status: StatusCode, text: String) -> Response {
    (status, answer("text/html; charset=utf-8", text)).into_response()
}

async fn show_dashboard(State(server): State<Server>) -> Response {
    html(StatusCode::OK, dashboard::dashboard(&server.snapshot(), server.words))
}

#[derive(serde::Deserialize)]
struct Asked {
    #[serde(default)]
    page: String,
}

async fn show_state(State(server): State<Server>, Query(asked): Query<Asked>) -> Response {
    let page = decoded(&asked.page).unwrap_or_default();
    answer("application/json", state::json(&server.snapshot(), page.trim_start_matches('/'), server.words))
}

/// One event at once, so that a page knows what it has missed, and one for each build.
async fn events(State(server): State<Server>) -> Sse<impl tokio_stream::Stream<Item = Result<Event, Infallible>>> {
    let stream = WatchStream::new(server.snapshots).map(|snapshot| Ok(Event::default().data(state::news(&snapshot))));
    Sse::new(stream).keep_alive(KeepAlive::new().interval(PATIENCE / 3))
}

async fn file(State(server): State<Server>, request: Request) -> Response {
    let snapshot = server.snapshot();
    let Some(site) = &snapshot.site else {
        return html(StatusCode::SERVICE_UNAVAILABLE, dashboard::waiting(&snapshot, server.words));
    };
    let Some(path) = decoded(request.uri().path()) else { return StatusCode::NOT_FOUND.into_response() };
    let name = path.trim_start_matches('/');
    let find = |name: &str| OutPath::new(name).and_then(|path| site.get(&path));
    let name = if name.is_empty() || name.ends_with('/') { format!("{name}index.html") } else { name.to_owned() };
    if let Some(bytes) = find(&name) {
        return served(&name, bytes, StatusCode::OK, &snapshot);
    }
    if find(&format!("{name}/index.html")).is_some() {
        let target = format!("{}/", request.uri().path());
        // `//host/` would lead to another host.
        let target = format!("/{}", target.trim_start_matches('/'));
        return (StatusCode::TEMPORARY_REDIRECT, [(header::LOCATION, target)]).into_response();
    }
    if let Some(drawing) = OutPath::new(&name).and_then(|path| snapshot.drawings.get(&path).cloned()) {
        let memo = server.memo.clone();
        return match tokio::task::spawn_blocking(move || drawing.render(&memo)).await {
            Ok(Ok(bytes)) => served(&name, &bytes, StatusCode::OK, &snapshot),
            // A build says why.
            _ => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        };
    }
    match find("404.html") {
        Some(bytes) => served("404.html", bytes, StatusCode::NOT_FOUND, &snapshot),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// A file; a page gets the script that keeps it up to date.
fn served(name: &str, bytes: &Arc<[u8]>, status: StatusCode, snapshot: &Snapshot) -> Response {
    if name.ends_with(".html") {
        let text = String::from_utf8_lossy(bytes);
        return html(status, dashboard::with_script(&text, snapshot));
    }
    let kind = media_type::of(name);
    (status, [(header::CONTENT_TYPE, kind)], Body::from(Bytes::from_owner(bytes.clone()))).into_response()
}

fn decoded(path: &str) -> Option<String> {
    percent_decode_str(path).decode_utf8().ok().map(|path| path.into_owned())
}
