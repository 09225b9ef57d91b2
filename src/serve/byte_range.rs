//! Byte ranges of files (RFC 9110, section 14). Safari plays no film from a server without them.

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};

use std::ops::Range;
use std::sync::Arc;

/// The answer to the header `Range` of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
enum ByteRange {
    /// There is no range, or one that a server may ignore.
    Whole,
    Part(Range<usize>),
    /// The file has no byte of the range.
    Unsatisfiable,
}

/// Returns a response with a file, or with the part of it that the request asks for.
pub(super) fn response(method: &Method, headers: &HeaderMap, media_type: &str, bytes: &Arc<[u8]>) -> Response {
    let length = bytes.len();
    let all = Bytes::from_owner(bytes.clone());
    let common = [(header::CONTENT_TYPE, media_type), (header::ACCEPT_RANGES, "bytes")];
    match requested(method, headers, length) {
        ByteRange::Whole => (common, Body::from(all)).into_response(),
        ByteRange::Part(part) => {
            let place = format!("bytes {}-{}/{length}", part.start, part.end - 1);
            (StatusCode::PARTIAL_CONTENT, common, [(header::CONTENT_RANGE, place)], Body::from(all.slice(part)))
                .into_response()
        }
        ByteRange::Unsatisfiable => {
            let place = format!("bytes */{length}");
            (StatusCode::RANGE_NOT_SATISFIABLE, [(header::CONTENT_RANGE, place)]).into_response()
        }
    }
}

/// Returns the range that a request asks for. Several ranges at once are answered with the whole
/// file.
fn requested(method: &Method, headers: &HeaderMap, length: usize) -> ByteRange {
    let value = headers.get(header::RANGE).and_then(|value| value.to_str().ok());
    // The file has no validator that `If-Range` could be equal to.
    match value.filter(|_| *method == Method::GET && !headers.contains_key(header::IF_RANGE)) {
        Some(value) => parse(value, length).unwrap_or(ByteRange::Whole),
        None => ByteRange::Whole,
    }
}

/// Parses `bytes=0-99`, `bytes=100-` or `bytes=-100`. Returns `None` for anything else.
fn parse(value: &str, length: usize) -> Option<ByteRange> {
    let (unit, range) = value.split_once('=')?;
    let (first, last) = range.trim().split_once('-').filter(|_| unit.trim().eq_ignore_ascii_case("bytes"))?;
    let number =
        |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().unwrap_or(usize::MAX));
    let part = match (first.is_empty(), last.is_empty()) {
        (true, true) => return None,
        (true, false) => length.saturating_sub(number(last)?)..length,
        (false, true) => number(first)?..length,
        (false, false) => {
            let (first, last): (usize, usize) = (number(first)?, number(last)?);
            if last < first {
                return None;
            }
            first..last.saturating_add(1).min(length)
        }
    };
    Some(if part.start < part.end { ByteRange::Part(part) } else { ByteRange::Unsatisfiable })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_range_is_understood() {
        let part = |range| Some(ByteRange::Part(range));
        for (value, range) in [
            ("bytes=0-1", part(0..2)),
            ("bytes=0-", part(0..100)),
            ("Bytes = 10-19", part(10..20)),
            ("bytes=99-99", part(99..100)),
            ("bytes=90-1000", part(90..100)),
            ("bytes=-10", part(90..100)),
            ("bytes=-1000", part(0..100)),
            ("bytes=0-99999999999999999999999", part(0..100)),
            ("bytes=100-", Some(ByteRange::Unsatisfiable)),
            ("bytes=100-200", Some(ByteRange::Unsatisfiable)),
            ("bytes=-0", Some(ByteRange::Unsatisfiable)),
            ("bytes=5-4", None),
            ("bytes=0-1,5-6", None),
            ("bytes=-", None),
            ("bytes=a-b", None),
            ("bytes=+1-2", None),
            ("lines=0-1", None),
            ("", None),
        ] {
            assert_eq!(parse(value, 100), range, "{value}");
        }
        assert_eq!(parse("bytes=0-", 0), Some(ByteRange::Unsatisfiable));
    }

    #[test]
    fn only_get_without_a_condition_has_a_range() {
        let mut headers = HeaderMap::new();
        headers.insert(header::RANGE, "bytes=0-1".parse().unwrap());
        assert_eq!(requested(&Method::GET, &headers, 9), ByteRange::Part(0..2));
        assert_eq!(requested(&Method::HEAD, &headers, 9), ByteRange::Whole);
        headers.insert(header::IF_RANGE, "\"x\"".parse().unwrap());
        assert_eq!(requested(&Method::GET, &headers, 9), ByteRange::Whole);
    }
}
