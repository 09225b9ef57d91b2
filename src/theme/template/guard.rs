//! Calls in templates that stop endless loops and endlessly growing values.
//!
//! The engine has no limit of its own. So each turn of a loop, each component, and each assignment
//! gets a call of a function that counts, or that measures the value. The calls write nothing. They
//! shift the columns of the line, which [`Guarded::original`] undoes in errors.

use std::cell::Cell;

use tera::{Kwargs, State, Tera, TeraResult, Value};

use crate::foundation::diagnostics::FunctionError;
use crate::foundation::span::Position;

/// The most turns of loops and components on one page, more than any page that a browser could show
/// has.
const MAX_TURNS: u32 = 1_000_000;
/// The largest value of a variable, in bytes. It is the size limit of a page.
const MAX_VALUE_BYTES: usize = super::MAX_PAGE_BYTES;

thread_local! {
    /// The turns of the page that this thread renders.
    static TURNS: Cell<u32> = const { Cell::new(0) };
}

/// Starts to count the turns of a page.
pub(super) fn start_page() {
    TURNS.set(0);
}

/// Registers the functions that the calls name.
pub(super) fn register(tera: &mut Tera) {
    tera.register_function("aikyn_turn", |_: Kwargs, _: &State| -> TeraResult<&'static str> {
        count_turn()?;
        Ok("")
    });
    tera.register_function("aikyn_turn_of_list", |_: Kwargs, _: &State| -> TeraResult<bool> {
        count_turn()?;
        Ok(true)
    });
    tera.register_function("aikyn_measure", |kwargs: Kwargs, state: &State| -> TeraResult<&'static str> {
        let name = kwargs.must_get::<&str>("of")?;
        let value = state.get::<Value>(name)?;
        match value.is_some_and(|value| is_larger_than(&value, MAX_VALUE_BYTES)) {
            true => {
                let megabytes = MAX_VALUE_BYTES / 1_000_000;
                Err(FunctionError::ValueTooLarge { name: name.to_owned(), megabytes }.into())
            }
            false => Ok(""),
        }
    });
}

fn count_turn() -> Result<(), FunctionError> {
    let turns = TURNS.get() + 1;
    TURNS.set(turns);
    if turns > MAX_TURNS { Err(FunctionError::TooManyTurns { limit: MAX_TURNS }) } else { Ok(()) }
}

/// Returns whether a value takes more than this many bytes. It looks no further than necessary.
fn is_larger_than(value: &Value, limit: usize) -> bool {
    fn rest(value: &Value, left: usize) -> Option<usize> {
        let left = left.checked_sub(value.as_str().map_or(0, str::len) + size_of::<Value>())?;
        let items = value.as_array().into_iter().flatten();
        let fields = value.as_map().into_iter().flat_map(|map| map.values());
        items.chain(fields).try_fold(left, |left, item| rest(item, left))
    }
    rest(value, limit).is_none()
}

/// The text of a template with the calls.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Guarded {
    pub text: String,
    calls: Vec<Call>,
}

/// A call in the text.
#[derive(Debug, Clone, PartialEq)]
struct Call {
    /// The place of the call in the text with the calls, in lines and columns from 1.
    line: usize,
    column: usize,
    /// Its length in characters.
    length: usize,
    /// The column of the tag in the original text, and its line.
    tag: (usize, usize),
}

impl Guarded {
    /// Returns the place in the original text. That of a call is the place of its tag.
    pub(super) fn original(&self, at: &Position) -> Position {
        let &Position::LineColumn(line, column) = at else { return *at };
        let mut shift = 0;
        for call in self.calls.iter().filter(|call| call.line == line && call.column <= column) {
            if column < call.column + call.length {
                return Position::LineColumn(call.tag.0, call.tag.1);
            }
            shift += call.length;
        }
        Position::LineColumn(line, column - shift)
    }
}

/// Adds the calls to the text of a template.
pub(super) fn guard(text: &str) -> Guarded {
    let mut scan = Scan { text, ..Scan::default() };
    scan.run();
    let mut guarded = Guarded::default();
    let (mut done, mut line, mut column) = (0, 1, 1);
    scan.calls.sort_by_key(|(at, ..)| *at);
    for (at, tag, call) in scan.calls {
        advance(&mut line, &mut column, &text[done..at]);
        guarded.text.push_str(&text[done..at]);
        let (mut tag_line, mut tag_column) = (1, 1);
        advance(&mut tag_line, &mut tag_column, &text[..tag]);
        let length = call.chars().count();
        guarded.calls.push(Call { line, column, length, tag: (tag_line, tag_column) });
        guarded.text.push_str(&call);
        column += length;
        done = at;
    }
    guarded.text.push_str(&text[done..]);
    guarded
}

/// Moves a place over a text.
fn advance(line: &mut usize, column: &mut usize, text: &str) {
    match text.rsplit_once('\n') {
        Some((before, last)) => {
            *line += before.matches('\n').count() + 1;
            *column = last.chars().count() + 1;
        }
        None => *column += text.chars().count(),
    }
}

/// Finds the places of calls: after which byte, for which tag, and the call.
#[derive(Default)]
struct Scan<'t> {
    text: &'t str,
    at: usize,
    calls: Vec<(usize, usize, String)>,
    /// The names of variables that `{% set %}` captures, in open tags.
    captured: Vec<&'t str>,
    /// A template that extends another may only have assignments outside of blocks.
    extends: bool,
    /// The number of open blocks and components.
    depth: usize,
}

impl<'t> Scan<'t> {
    fn run(&mut self) {
        while let Some(start) = self.text[self.at..].find('{').map(|start| self.at + start) {
            self.at = start + 1;
            let rest = &self.text[start..];
            if rest.starts_with("{#") {
                self.at = rest.find("#}").map_or(self.text.len(), |end| start + end + 2);
            } else if rest.starts_with("{{") || rest.starts_with("{%") {
                self.tag(start);
            }
        }
    }

    /// Reads the tag at `start`, up to its end.
    fn tag(&mut self, start: usize) {
        let is_statement = self.text[start..].starts_with("{%");
        let close = if is_statement { "%}" } else { "}}" };
        let inside = start + 2;
        let Some(end) = self.expression(inside, start, close) else {
            self.at = self.text.len();
            return;
        };
        self.at = end + 2;
        if is_statement {
            let content = self.text[inside..end].trim_start_matches('-').trim_start();
            self.statement(start, content, self.text[..end].ends_with('-'));
        }
    }

    /// Reads an expression up to `close`, and adds the calls for the lists that it computes.
    fn expression(&mut self, start: usize, tag: usize, close: &str) -> Option<usize> {
        let bytes = self.text.as_bytes();
        // The open brackets: for a computed list, whether it has a condition.
        let mut open: Vec<(u8, Option<bool>)> = Vec::new();
        let (mut at, mut calls) = (start, Vec::new());
        loop {
            let byte = *bytes.get(at)?;
            let is_word = |at: usize| bytes.get(at).is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_');
            match byte {
                _ if open.is_empty() && bytes[at..].starts_with(close.as_bytes()) => break,
                b'"' | b'\'' | b'`' => at += 1 + self.text[at + 1..].find(char::from(byte))?,
                b'[' | b'(' | b'{' => open.push((byte, None)),
                b']' | b')' | b'}' => {
                    if let Some((b'[', Some(false))) = open.pop() {
                        calls.push((at, tag, " if aikyn_turn_of_list()".to_owned()));
                    }
                }
                b'f' | b'i' if !is_word(at.wrapping_sub(1)) => {
                    let word =
                        &self.text[at..at + bytes[at..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count()];
                    match (word, open.last_mut()) {
                        ("for", Some((b'[', list @ None))) => *list = Some(false),
                        ("if", Some((b'[', list @ Some(false)))) if !is_word(at + 2) => {
                            *list = Some(true);
                            calls.push((at + 2, tag, " aikyn_turn_of_list() and".to_owned()));
                        }
                        _ => {}
                    }
                }
                _ => {}
            }
            at += 1;
        }
        self.calls.append(&mut calls);
        Some(at)
    }

    /// Adds the calls after a statement whose text is `content`.
    fn statement(&mut self, start: usize, content: &'t str, trims: bool) {
        let word = name(content);
        let rest = content[word.len()..].trim_start();
        match word {
            "raw" => {
                let end = self.text[self.at..].find("endraw").map_or(self.text.len(), |end| self.at + end);
                self.at = end;
            }
            "extends" => self.extends = true,
            "block" => self.depth += 1,
            "endblock" | "endcomponent" => self.depth = self.depth.saturating_sub(1),
            "component" => {
                self.depth += 1;
                let body = &self.text[self.at..];
                // Only a component with others inside can call itself.
                if has_components(body.split("endcomponent").next().unwrap_or(body)) {
                    self.call(start, "aikyn_turn()", trims);
                }
            }
            "for" => self.call(start, "aikyn_turn()", trims),
            "set" | "set_global" if rest[name(rest).len()..].trim_start().starts_with('=') => {
                self.measure(start, name(rest), trims);
            }
            "set" | "set_global" => self.captured.push(name(rest)),
            "endset" => {
                if let Some(name) = self.captured.pop() {
                    self.measure(start, name, trims);
                }
            }
            _ => {}
        }
    }

    fn measure(&mut self, start: usize, name: &str, trims: bool) {
        if !self.extends || self.depth > 0 {
            self.call(start, &format!("aikyn_measure(of=\"{name}\")"), trims);
        }
    }

    /// Adds a call after the tag that ends here. If the tag trims the text after it, so does the
    /// call.
    fn call(&mut self, start: usize, call: &str, trims: bool) {
        let end = if trims { "-}}" } else { "}}" };
        self.calls.push((self.at, start, format!("{{{{ {call} {end}")));
    }
}

/// Returns whether a text calls a component: `{{ <card /> }}` or `{% <card> %}`.
fn has_components(text: &str) -> bool {
    let before = |at: usize| text[..at].trim_end().trim_end_matches('-');
    text.match_indices('<').any(|(at, _)| before(at).ends_with("{{") || before(at).ends_with("{%"))
}

/// Returns the identifier at the start of a text.
fn name(text: &str) -> &str {
    &text[..text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len())]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_follow_the_tags() {
        for (text, guarded) in [
            ("{% for a in b %}x{% endfor %}", "{% for a in b %}{{ aikyn_turn() }}x{% endfor %}"),
            ("{%- for a in b -%} x", "{%- for a in b -%}{{ aikyn_turn() -}} x"),
            ("{% set a = \"%}\" %}.", "{% set a = \"%}\" %}{{ aikyn_measure(of=\"a\") }}."),
            ("{% set a | upper %}x{% endset %}.", "{% set a | upper %}x{% endset %}{{ aikyn_measure(of=\"a\") }}."),
            (
                "{% component c(a, b=[1]) %}<p>x{% endcomponent %}{{ <c /> }}",
                "{% component c(a, b=[1]) %}<p>x{% endcomponent %}{{ <c /> }}",
            ),
            ("{% component c() %}{{- <c /> }}", "{% component c() %}{{ aikyn_turn() }}{{- <c /> }}"),
            ("{% component c() %}{% <d> %}", "{% component c() %}{{ aikyn_turn() }}{% <d> %}"),
            ("{{ [a for a in b] }}", "{{ [a for a in b if aikyn_turn_of_list()] }}"),
            ("{{ [[a] for a in b if a or c] }}", "{{ [[a] for a in b if aikyn_turn_of_list() and a or c] }}"),
            ("{{ [a if b else c for a in d] }}", "{{ [a if b else c for a in d if aikyn_turn_of_list()] }}"),
            ("{{ [format, wait[0], iffy] }}", "{{ [format, wait[0], iffy] }}"),
            ("{% raw %}{% for a in b %}{% endraw %}{# {% for #}", "{% raw %}{% for a in b %}{% endraw %}{# {% for #}"),
            (
                "{% extends 'b' %}{% set a = 1 %}{% block c %}{% set d = 1 %}{% endblock %}",
                "{% extends 'b' %}{% set a = 1 %}{% block c %}{% set d = 1 %}{{ aikyn_measure(of=\"d\") }}{% endblock %}",
            ),
            ("{ {{ a", "{ {{ a"),
        ] {
            assert_eq!(guard(text).text, guarded);
        }
    }

    #[test]
    fn places_are_those_of_the_original_text() {
        let text = "ң\n«{% for a in b %}{{ [a for a in b] }}{{ nope }}»\n{{ nope }}";
        let guarded = guard(text);
        let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
        let column = |text: &str, line: usize, word: &str| {
            let line = &lines(text)[line - 1];
            line[..line.find(word).unwrap()].chars().count() + 1
        };
        for line in [2, 3] {
            let at = Position::LineColumn(line, column(&guarded.text, line, "nope"));
            assert_eq!(guarded.original(&at), Position::LineColumn(line, column(text, line, "nope")));
        }
        let call = Position::LineColumn(2, column(&guarded.text, 2, "aikyn_turn()"));
        assert_eq!(guarded.original(&call), Position::LineColumn(2, 2), "the place of the loop");
        assert_eq!(guarded.original(&Position::File), Position::File);
    }
}
