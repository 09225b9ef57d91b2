//! The addresses of the editor below `/_aikyn/edit/`.

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Path, RawQuery, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};

use super::{Server, html, typed};
use crate::serve::edit::{Answer, Editor, FormData, SCRIPT, STYLE, Visit};
use crate::serve::media_type;

/// The most bytes of a form.
const MAX_FORM: usize = 4_000_000;
/// The most bytes of a picture.
const MAX_PICTURE: usize = 40_000_000;
/// The cookie with the language that the author has chosen.
const LANG: &str = "aikyn-lang";

/// Returns the routes of the editor.
pub(super) fn routes() -> Router<Server> {
    Router::new()
        .route("/_aikyn/edit/", get(list))
        .route("/_aikyn/edit/edit.js", get(|| async { typed("text/javascript; charset=utf-8", SCRIPT) }))
        .route("/_aikyn/edit/edit.css", get(|| async { typed("text/css; charset=utf-8", STYLE) }))
        .route("/_aikyn/edit/form", get(form))
        .route("/_aikyn/edit/at", get(at))
        .route("/_aikyn/edit/save", post(save))
        .route("/_aikyn/edit/undo", post(undo))
        .route("/_aikyn/edit/check", post(check))
        .route("/_aikyn/edit/paste", post(paste))
        .route("/_aikyn/edit/preview/", get(|state| preview(state, Path(String::new()))))
        .route("/_aikyn/edit/preview/{*path}", get(preview))
        .layer(DefaultBodyLimit::max(MAX_FORM))
        .merge(Router::new().route("/_aikyn/edit/picture", post(picture)).layer(DefaultBodyLimit::max(MAX_PICTURE)))
}

fn query_of(query: Option<String>) -> FormData {
    FormData::parse(query.unwrap_or_default().as_bytes()).unwrap_or_default()
}

/// Runs a request of the editor on a thread that may wait for the disk and for a build.
async fn run<T: Send + 'static>(
    server: &Server,
    lang: &str,
    answer: impl FnOnce(&Editor, &Visit) -> T + Send + 'static,
) -> Result<T, StatusCode> {
    let editor: Arc<Editor> = server.editor().ok_or(StatusCode::NOT_FOUND)?;
    let snapshot = server.snapshot();
    let messages = server.messages(lang);
    let work = move || answer(&editor, &Visit { snapshot: &snapshot, messages });
    tokio::task::spawn_blocking(work).await.map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)
}

/// Returns the language that a request asks for: that of its address, or that of its cookie.
fn lang_of(query: &FormData, headers: &HeaderMap) -> String {
    let cookies = headers.get(header::COOKIE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let cookie = cookies.split(';').find_map(|pair| pair.trim().strip_prefix(LANG)?.strip_prefix('='));
    let chosen = query.get("lang");
    if chosen.is_empty() { cookie.unwrap_or_default().to_owned() } else { chosen.to_owned() }
}

async fn list(State(server): State<Server>, RawQuery(query): RawQuery, headers: HeaderMap) -> Response {
    let query = query_of(query);
    let lang = lang_of(&query, &headers);
    let told = query.get("told").to_owned();
    let page = run(&server, &lang, move |editor, visit| editor.list(visit, &told)).await;
    let mut response = page.map_or_else(IntoResponse::into_response, |page| html(StatusCode::OK, page));
    let is_known =
        !query.get("lang").is_empty() && lang.len() == 2 && lang.bytes().all(|byte| byte.is_ascii_lowercase());
    let cookie = HeaderValue::from_str(&format!("{LANG}={lang}; Path=/_aikyn; SameSite=Strict"));
    if let (true, Ok(cookie)) = (is_known, cookie) {
        response.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    response
}

async fn form(State(server): State<Server>, RawQuery(query): RawQuery, headers: HeaderMap) -> Response {
    let query = query_of(query);
    let lang = lang_of(&query, &headers);
    answered(run(&server, &lang, move |editor, visit| editor.form(visit, &query)).await)
}

/// Leads from a page of the site to the form of its source.
async fn at(State(server): State<Server>, RawQuery(query): RawQuery) -> Response {
    let query = query_of(query);
    let place = server.source_of(query.get("page").trim_start_matches('/'));
    let found =
        run(&server, "", move |editor, visit| place.and_then(|(path, offset)| editor.form_of(visit, &path, offset)));
    let address = found.await.map(|address| address.unwrap_or_else(|| "/_aikyn/edit/".to_owned()));
    answered(address.map(Answer::Redirect))
}

async fn save(State(server): State<Server>, headers: HeaderMap, body: Bytes) -> Response {
    let Some(data) = FormData::parse(&body) else { return StatusCode::BAD_REQUEST.into_response() };
    let lang = lang_of(&FormData::default(), &headers);
    answered(run(&server, &lang, move |editor, visit| editor.save(visit, &data)).await)
}

async fn undo(State(server): State<Server>, headers: HeaderMap, body: Bytes) -> Response {
    let Some(data) = FormData::parse(&body) else { return StatusCode::BAD_REQUEST.into_response() };
    let lang = lang_of(&FormData::default(), &headers);
    answered(run(&server, &lang, move |editor, visit| editor.undo(visit, &data)).await)
}

async fn check(State(server): State<Server>, headers: HeaderMap, body: Bytes) -> Response {
    let Some(data) = FormData::parse(&body) else { return StatusCode::BAD_REQUEST.into_response() };
    let lang = lang_of(&FormData::default(), &headers);
    match run(&server, &lang, move |editor, visit| editor.check(visit, &data)).await {
        Ok(Some(json)) => typed("application/json", json),
        Ok(None) => StatusCode::CONFLICT.into_response(),
        Err(status) => status.into_response(),
    }
}

async fn paste(State(server): State<Server>, body: Bytes) -> Response {
    let Some(data) = FormData::parse(&body) else { return StatusCode::BAD_REQUEST.into_response() };
    match run(&server, "", move |editor, _| editor.paste(&data)).await {
        Ok(Some(text)) => typed("text/plain; charset=utf-8", text),
        Ok(None) => StatusCode::CONFLICT.into_response(),
        Err(status) => status.into_response(),
    }
}

async fn picture(State(server): State<Server>, RawQuery(query): RawQuery, headers: HeaderMap, body: Bytes) -> Response {
    let query = query_of(query);
    let lang = lang_of(&FormData::default(), &headers);
    match run(&server, &lang, move |editor, visit| editor.add_picture(visit, &query, body.to_vec())).await {
        Ok(Ok(name)) => typed("text/plain; charset=utf-8", name),
        Ok(Err(reason)) => (StatusCode::CONFLICT, reason).into_response(),
        Err(status) => status.into_response(),
    }
}

/// A file of the site with the values that are not saved yet. The form shows it in a frame.
async fn preview(State(server): State<Server>, Path(path): Path<String>) -> Response {
    match run(&server, "", move |editor, _| editor.preview(&path)).await {
        Ok(Some((name, bytes))) => typed(media_type::of(&name), bytes),
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(status) => status.into_response(),
    }
}

fn answered(answer: Result<Answer, StatusCode>) -> Response {
    match answer {
        Ok(Answer::Redirect(address)) => (StatusCode::SEE_OTHER, [(header::LOCATION, address)]).into_response(),
        Ok(Answer::Page(status, page)) => {
            html(StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR), page)
        }
        Err(status) => status.into_response(),
    }
}
